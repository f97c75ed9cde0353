// `_run_source(text, namespace)`: what exec is, for the engine's own Python modules only; programs have no
// exec. The functions that the text makes count as the engine's: no frames in tracebacks.
#include "engine/modules/module_list.h"
#include "engine/vm/import.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

Value run_source(Vm& vm, Bound arguments) {
    const std::shared_ptr<const CodeUnit> unit =
        compile_source(vm, "<generated>", vm.utf8(arguments[0]), true);
    if (!unit) return Value();
    // A nameless module whose dict is the namespace.
    const Value module = vm.call(Value::share(vm.types.module), {vm.make_str("")});
    if (!module) return Value();
    auto* object = module.as<ModuleObject>();
    const Value before = Value::adopt(object->dict);
    object->dict = static_cast<DictObject*>(Value(arguments[1]).leak());
    dict_set(vm, object->dict, vm.names.__builtins__, Value::share(vm.builtins()));
    return vm.run_module(unit, *object);
}

constexpr NativeSpec kFunctions[] = {
    {.name = "_run_source", .parameters = "text, namespace, /", .function = run_source},
};

}  // namespace

bool populate_run_source(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    return true;
}

}  // namespace awaitscope
