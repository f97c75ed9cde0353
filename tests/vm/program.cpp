#include "tests/vm/program.h"

#include "engine/vm/import.h"

namespace awaitscope::testing {

namespace {

struct Collector final : OutputSink {
    std::string text;
    void write(int stream, std::string_view utf8) override {
        if (stream == 1) text += utf8;
    }
};

}  // namespace

Outcome run(std::string_view source) {
    Collector output;
    Outcome outcome;
    Vm vm;
    vm.output = &output;
    std::shared_ptr<const CodeUnit> unit = compile_source(vm, "test.py", source, false);
    if (unit) {
        Value module = Value::share(new_module(vm, "__main__", "", "test.py"));
        vm.run_module(unit, *module.as<ModuleObject>());
    }
    if (vm.pending) {
        Value exception = vm.take_exception();
        outcome.error = vm.format_exception(exception);
    }
    vm.shut_down();
    outcome.out = output.text;
    return outcome;
}

}  // namespace awaitscope::testing
