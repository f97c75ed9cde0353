// The native part of the `weakref` module; the rest is python/weakref.py.
#include "engine/vm/weakref.h"

#include "engine/modules/module_list.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

std::vector<Value> references_to(const Value& object) {
    std::vector<Value> references;
    if (!object.is_object() || object.object()->type->weakrefs_offset == 0) return references;
    for (auto* link = static_cast<WeakrefObject*>(weakrefs_of(object.object())); link; link = link->next)
        references.push_back(Value::share(link));
    return references;
}

Value count_references(Vm& vm, Bound arguments) {
    return vm.make_int(static_cast<std::int64_t>(references_to(arguments[0]).size()));
}

Value list_references(Vm& vm, Bound arguments) { return vm.make_list(references_to(arguments[0])); }

constexpr NativeSpec kFunctions[] = {
    {.name = "getweakrefcount", .parameters = "object, /", .function = count_references},
    {.name = "getweakrefs", .parameters = "object, /", .function = list_references},
};

}  // namespace

bool populate_weakref(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    vm.add_value(module, "ref", Value::share(vm.types.weakref));
    return true;
}

}  // namespace awaitscope
