// `_awaitscope`: what only the engine's own Python modules ask for. `native_type` is a class decorator: the
// class stands for one that CPython writes in C, so messages name it with its module ("datetime.timedelta"),
// and its attributes can't be set.
#include "engine/modules/module_list.h"
#include "engine/vm/refusals.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

Value native_type(Vm& vm, Bound arguments) {
    if (!vm.is_type(arguments[0])) return vm.raise(vm.exc.TypeError, "a class is needed");
    arguments[0].as<Type>()->flags |= kTypeNative;
    return arguments[0];
}

/// Ends the run at the program's line: what is asked for is not part of Awaitscope.
Value refuse(Vm& vm, Bound arguments) {
    return vm.is_str(arguments[0]) ? refuse_here(vm, vm.utf8(arguments[0])) : Value();
}

constexpr NativeSpec kFunctions[] = {
    {.name = "refuse", .parameters = "sentence, /", .function = refuse, .kind = NativeSpec::Kind::function},
    {.name = "native_type",
     .parameters = "cls, /",
     .function = native_type,
     .kind = NativeSpec::Kind::function},
};

}  // namespace

bool populate_engine_support(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    return true;
}

}  // namespace awaitscope
