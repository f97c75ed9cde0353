#include "engine/run/session.h"

#include "engine/aio/asyncio.h"
#include "engine/modules/modules.h"
#include "engine/run/overrides.h"
#include "engine/run/recorder.h"
#include "engine/trace/trace_builder.h"
#include "engine/vm/import.h"
#include "engine/vm/vm.h"
#include "engine/world/world.h"

namespace awaitscope {

namespace {

constexpr std::string_view kEngine = "awaitscope 0.1.0";
constexpr std::string_view kPython = "3.14";

/// One run, from source to trace. The members' order matters: the recorder watches the VM until the VM has
/// died.
class Run final : OutputSink {
  public:
    Run(const SourceFile& main_file, const RunOptions& options)
        : main_file_(main_file),
          options_(options),
          builder_(header()),
          recorder_(builder_, options.level, options.max_events) {
        recorder_.inspect_at(options.inspect_at);
        recorder_.report_to(options.on_progress);
    }

    RunResult run() {
        {
            Vm vm;
            set_up(vm);
            recorder_.begin(vm, main_file_);
            status_ = run_main(vm);
            tear_down(vm);
            end_ = vm.now;
            limited_ = vm.stopping();
            recorder_.end(vm, status_);
        }
        return {builder_.finish(status_, end_), status_, limited_, recorder_.inspected()};
    }

  private:
    TraceHeader header() const {
        TraceHeader header;
        header.program = main_file_.name;
        header.engine = kEngine;
        header.python = kPython;
        header.seed = options_.seed;
        header.level = options_.level;
        return header;
    }

    void set_up(Vm& vm) {
        vm.output = this;
        vm.seed = options_.seed;
        vm.limits.steps = options_.max_steps;
        vm.limits.until = options_.until;
        vm.limits.cancel = options_.cancel;
        vm.find_source = options_.find_source;
        vm.argv = {main_file_.name};
        vm.argv.insert(vm.argv.end(), options_.arguments.begin(), options_.arguments.end());
        register_modules(vm);
        register_asyncio(vm);
        register_world(vm);
    }

    void write(int stream, std::string_view text) override {
        if (options_.on_output && !silent_) options_.on_output(stream, text);
    }

    /// Runs the main file and returns the exit status.
    int run_main(Vm& vm) {
        const SourceEdit edit = make_override_edit(options_.set);
        const std::shared_ptr<const CodeUnit> unit = compile_source(
            vm, main_file_.name, main_file_.text, false, options_.set.empty() ? nullptr : &edit);
        if (unit) {
            main_module_ = Value::share(new_module(vm, "__main__", "", main_file_.name));
            // As under `python3 FILE`, the main module belongs to no package.
            dict_set(vm, main_module_.as<ModuleObject>()->dict, vm.names.__package__, Value::none());
            if (vm.run_module(unit, *main_module_.as<ModuleObject>())) return 0;
        }
        return report_uncaught(vm);
    }

    /// What CPython's pymain does with an exception that nobody caught.
    int report_uncaught(Vm& vm) {
        if (vm.stopping()) {
            vm.clear_exception();
            return 1;
        }
        const Value exception = vm.take_exception();
        if (vm.is_instance(exception, vm.exc.SystemExit)) return exit_status(vm, exception);
        vm.write(2, vm.format_exception(exception));
        uncaught_frames_ = exception.as<ExceptionObject>()->traceback;
        return 1;
    }

    static int exit_status(Vm& vm, const Value& exception) {
        const Value code = none_or(exception.as<ExceptionObject>()->extra()[extra::kSystemExitCode]);
        if (code.is_none()) return 0;
        if (code.is_bool()) return code.is_true() ? 1 : 0;
        if (code.is_small_int()) return static_cast<int>(code.small() & 0xff);
        if (vm.is_int(code)) return 255;
        if (const Value text = vm.str(code)) vm.write(2, vm.utf8(text) + "\n");
        vm.clear_exception();
        return 1;
    }

    static Value none_or(const Value& value) { return value.is_null() ? Value::none() : value; }

    /// The end of the interpreter: the main module's names go, in the order in which they came, then what is
    /// left in cycles. Finalisers and "never awaited" warnings may still print. The limit's message comes
    /// last.
    void tear_down(Vm& vm) {
        if (main_module_) dict_clear(main_module_.as<ModuleObject>()->dict);
        vm.heap.collect();
        main_module_ = Value();
        // What an uncaught exception's frames held lives until nobody listens any more: no warning about it is seen.
        silent_ = true;
        uncaught_frames_ = Value();
        silent_ = false;
        if (vm.stopping()) {
            recorder_.limit(vm, vm.stop_message());
            write(2, vm.stop_message() + "\n");
        }
    }

    const SourceFile& main_file_;
    const RunOptions& options_;
    TraceBuilder builder_;
    Recorder recorder_;
    Value main_module_;
    Value uncaught_frames_;  // the traceback of the exception that ended the program
    bool silent_ = false;
    int status_ = 0;
    VirtualTime end_ = 0;
    bool limited_ = false;
};

}  // namespace

RunResult run_program(const SourceFile& main_file, const RunOptions& options) {
    return Run(main_file, options).run();
}

}  // namespace awaitscope
