// Module objects (Objects/moduleobject.c).
#include "engine/vm/builtin_types.h"
#include "engine/vm/function.h"
#include "engine/vm/generic_attributes.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <cstddef>

namespace awaitscope {

namespace {

ModuleObject* module_of(const Value& v) {
    return v.as<ModuleObject>();
}

void module_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<ModuleObject*>(object)->dict);
}
void module_dealloc(Object* object) {
    Value dict = Value::adopt(static_cast<ModuleObject*>(object)->dict);
    object->type->vm->heap.free_instance(object);
}

Value module_construct(Vm& vm, Type* cls, const Args&) {
    auto* module = vm.heap.make_instance<ModuleObject>(cls);
    module->name = vm.intern("?");
    module->dict = static_cast<DictObject*>(vm.make_dict().value().leak());
    module->weakrefs = nullptr;
    vm.heap.track(module);
    return Value::adopt(module);
}

bool module_init(Vm& vm, const Value& self, const Args& args) {
    if (args.positional == 0 || args.positional > 2 || !vm.is_str(args[0])) {
        vm.raise(vm.exc.TypeError, "module() missing required argument 'name' (pos 1)");
        return false;
    }
    ModuleObject* module = module_of(self);
    module->name = vm.intern(args[0]).get();
    dict_set(vm, module->dict, vm.names.__name__, args[0]);
    dict_set(vm, module->dict, vm.names.__doc__, args.positional > 1 ? args[1] : Value::none());
    dict_set(vm, module->dict, vm.names.__package__, Value::none());
    dict_set(vm, module->dict, vm.names.__loader__, Value::none());
    dict_set(vm, module->dict, vm.names.__spec__, Value::none());
    return true;
}

Value module_repr(Vm& vm, const Value& self) {
    const Value* file = dict_find(module_of(self)->dict, vm.intern("__file__"));
    const Value* name = dict_find(module_of(self)->dict, vm.names.__name__);
    const std::string text = name && vm.is_str(*name) ? vm.utf8(*name) : "?";
    if (file && vm.is_str(*file))
        return vm.make_str(fmt::format("<module '{}' from '{}'>", text, vm.utf8(*file)));
    const bool listed = dict_find(vm.modules.get(), vm.intern(text)) != nullptr;
    return vm.make_str(fmt::format("<module '{}'{}>", text, listed ? " (built-in)" : ""));
}

/// Its own names, then its __getattr__ (PEP 562).
Value module_get_attribute(Vm& vm, const Value& self, StrObject* name) {
    DictObject* dict = module_of(self)->dict;
    const Value* on_type = vm.lookup(vm.type_of(self), name);
    if (on_type && vm.type_of(*on_type)->slots.descriptor_set) return generic_get_attribute(vm, self, name);
    if (const Value* found = dict_find(dict, name)) return *found;
    if (on_type) return generic_get_attribute(vm, self, name);
    if (const Value* hook = dict_find(dict, vm.names.__getattr__))
        return vm.call(Value(*hook), {Value::share(name)});
    const Value* own = dict_find(dict, vm.names.__name__);
    raise_attribute_error(vm, self, name,
                          own && vm.is_str(*own)
                              ? fmt::format("module '{}' has no attribute '{}'", vm.utf8(*own), to_utf8(name))
                              : fmt::format("module has no attribute '{}'", to_utf8(name)));
    return Value();
}

bool module_set_attribute(Vm& vm, const Value& self, StrObject* name, const Value* value) {
    const Value* on_type = vm.lookup(vm.type_of(self), name);
    if (on_type && vm.type_of(*on_type)->slots.descriptor_set)
        return generic_set_attribute(vm, self, name, value);
    DictObject* dict = module_of(self)->dict;
    if (value) return dict_set(vm, dict, name, *value), true;
    if (dict_erase(dict, name)) return true;
    raise_attribute_error(
        vm, self, name,
        fmt::format("'{}' object has no attribute '{}'", full_name(vm.type_of(self)), to_utf8(name)));
    return false;
}

Value get_dict(Vm&, const Value& self) {
    return Value::share(module_of(self)->dict);
}
Value method_dir(Vm& vm, Bound arguments) {
    DictObject* dict = module_of(arguments[0])->dict;
    if (const Value* hook = dict_find(dict, vm.names.__dir__)) return vm.call(Value(*hook));
    std::vector<Value> keys;
    std::size_t position = 0;
    const DictObject::Entry* entry;
    while (dict_next(dict, position, entry)) keys.push_back(entry->key);
    return vm.make_list(std::move(keys));
}

constexpr NativeSpec kMethods[] = {{"__dir__", "self, /", method_dir}};
constexpr GetSetSpec kGetSets[] = {{"__dict__", get_dict}};

}  // namespace

void make_module_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "module";
    spec.instance_size = sizeof(ModuleObject);
    spec.flags = kTypeBase | kTypeWeakrefs;
    spec.weakrefs_offset = offsetof(ModuleObject, weakrefs);
    spec.slots.dealloc = module_dealloc;
    spec.slots.traverse = module_traverse;
    spec.slots.construct = module_construct;
    spec.slots.init = module_init;
    spec.slots.repr = module_repr;
    spec.slots.get_attribute = module_get_attribute;
    spec.slots.set_attribute = module_set_attribute;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    vm.define_type(vm.types.module, spec);
}

}  // namespace awaitscope
