#include "engine/vm/error_stream.h"

#include "engine/vm/exception.h"
#include "engine/vm/frame.h"
#include "engine/vm/function.h"
#include "engine/vm/traceback.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

/// sys.NAME if it is not what sys began with (sys.__NAME__); null if it is, or if nobody has imported sys.
Value replaced_in_sys(Vm& vm, std::string_view name) {
    if (!vm.modules) return Value();  // the interpreter is being taken down
    const Value* sys = dict_find(vm.modules.get(), vm.intern("sys"));
    if (!sys || vm.type_of(*sys) != vm.types.module) return Value();
    DictObject* globals = sys->as<ModuleObject>()->dict;
    const Value* now = dict_find(globals, vm.intern(name));
    const Value* original = dict_find(globals, vm.intern(fmt::format("__{}__", name)));
    return now && original && now->bits() != original->bits() ? *now : Value();
}

/// Calls sys.unraisablehook if the program has put one there. True if it has.
bool call_unraisable_hook(Vm& vm, const Value& exception, std::string_view where, const Value& object) {
    const Value hook = replaced_in_sys(vm, "unraisablehook");
    if (!hook || hook.is_none()) return false;
    const Value* sys = dict_find(vm.modules.get(), vm.intern("sys"));
    const Value type = vm.get_attribute(*sys, vm.intern("UnraisableHookArgs"));
    std::string message = fmt::format("Exception ignored {}", where);
    Value named = object ? object : Value::none();
    if (object) {
        const Value description = vm.repr(object);
        if (!description) vm.clear_exception();
        message += " " + (description ? vm.utf8(description) : "<object repr() failed>");
        named = Value::none();
    }
    const Value parts =
        vm.make_tuple({Value::share(vm.type_of(exception)), exception,
                       exception.as<ExceptionObject>()->traceback, vm.make_str(message), named});
    const Value arguments = type ? vm.call(type, {parts}) : Value();
    if (!arguments || !vm.call(hook, {arguments})) vm.clear_exception();
    return true;
}

}  // namespace

void write_to_stderr(Vm& vm, std::string_view text) {
    const Value stream = replaced_in_sys(vm, "stderr");
    if (!stream) return vm.write(2, text);
    if (stream.is_none()) return;
    if (!vm.call_method(stream, vm.intern("write"), {vm.make_str(text)})) vm.clear_exception();
}

void Vm::write_unraisable(std::string_view where, const Value& object) {
    if (stopping() || !pending) return clear_exception();  // the run is over: nobody is told
    const Value exception = take_exception();
    // An error of the engine's own code was raised in no frame: it happened in the one that runs.
    if (exception.as<ExceptionObject>()->traceback.is_none() && current_frame)
        add_traceback_entry(*this, exception, *current_frame);
    if (call_unraisable_hook(*this, exception, where, object)) return;
    std::string text = fmt::format("Exception ignored {}", where);
    if (object) {
        const Value description = repr(object);
        if (!description) clear_exception();
        text += " " + (description ? utf8(description) : "<object repr() failed>");
    }
    text += ":\n";
    const std::vector<FrameSummary> stack = stack_of_traceback(exception.as<ExceptionObject>()->traceback);
    if (!stack.empty()) text += "Traceback (most recent call last):\n" + format_stack_plain(*this, stack);
    const std::unique_ptr<ExceptionReport> report = make_report(*this, exception);
    const Value message = str(exception);  // bare: this report makes no suggestions
    if (message) report->message = utf8(message);
    clear_exception();
    text += format_report_only(*report);
    write_to_stderr(*this, text);
}

}  // namespace awaitscope
