// Types: definition of built-in ones, look-up along the MRO, versions (Objects/typeobject.c).
#include "engine/vm/type.h"

#include "engine/vm/descriptors.h"
#include "engine/vm/object_protocol.h"
#include "engine/vm/type_objects.h"
#include "engine/vm/type_slots.h"
#include "engine/vm/vm_private.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::uint32_t kInheritedFlags = 0xffff'0000u | kTypeSequence | kTypeMapping;

TupleObject* leak_tuple(Value tuple) {
    return static_cast<TupleObject*>(tuple.leak());
}

/// [type] + the base's MRO: built-in types have single inheritance, those with more get their MRO from
/// make_class.
TupleObject* single_mro(Vm& vm, Type* type, const Type* base) {
    std::vector<Value> order{Value::share(type)};
    if (base)
        for (const Value& above : base->mro->items()) order.push_back(above);
    return leak_tuple(vm.make_tuple(order));
}

void set_layout(Type* type, const Vm::TypeSpec& spec, const Type* base) {
    type->instance_size = static_cast<std::uint32_t>(spec.instance_size);
    if (spec.instance_size == 0) type->instance_size = base ? base->instance_size : sizeof(Object);
    type->attributes_offset = static_cast<std::int32_t>(spec.attributes_offset);
    type->weakrefs_offset = static_cast<std::int32_t>(spec.weakrefs_offset);
    if (!base) return;
    if (type->attributes_offset == 0) type->attributes_offset = base->attributes_offset;
    if (type->weakrefs_offset == 0) type->weakrefs_offset = base->weakrefs_offset;
}

}  // namespace

void set_plain_end(Type* type) {
    const bool plain = !(type->flags & kTypeHeap) && !type->slots.finalize && !type->slots.traverse &&
                       type->attributes_offset == 0 && type->weakrefs_offset == 0;
    if (plain) type->flags |= kTypePlainEnd;
    const bool bare = !(type->flags & kTypeHeap) && !type->slots.finalize && type->attributes_offset == 0;
    if (bare) type->flags |= kTypeBareEnd;
}

void Vm::define_type(Type* type, const TypeSpec& spec) {
    Type* base = spec.base ? spec.base : type == types.object ? nullptr : types.object;
    type->vm = this;
    type->name = type->qualname = intern(spec.name);
    type->base = base;
    type->bases = leak_tuple(base ? make_tuple({Value::share(base)}) : make_tuple(std::span<const Value>()));
    type->dict = static_cast<DictObject*>(make_dict().value().leak());
    type->flags = spec.flags | (base ? base->flags & (kInheritedFlags | kTypeAttributes | kTypeWeakrefs) : 0);
    type->version = new_version();
    set_layout(type, spec, base);
    type->mro = single_mro(*this, type, base);
    type->slots = spec.slots;
    if (base) {
        base->subclasses.push_back(type);
        inherit_slots(type, base);
    }
    if (type->attributes_offset != 0) type->shape = make_root_shape(*this);
    set_plain_end(type);
    add_slot_wrappers(*this, type, spec.slots);
    if (spec.slots.construct) dict_set(*this, type->dict, names.__new__, make_new_function(*this, type));
    add_methods(type, spec.methods);
    for (const GetSetSpec& getset : spec.getsets)
        dict_set(*this, type->dict, intern(getset.name), make_getset(*this, type, getset));
    if (std::string_view(spec.module) != "builtins")
        dict_set(*this, type->dict, names.__module__, make_str(spec.module));
}

Type* Vm::make_type(const TypeSpec& spec) {
    Type* type = make_blank_type(*this);
    define_type(type, spec);
    return type;
}

Type* make_blank_type(Vm& vm) {
    Type* type = new_type_object(vm, vm.types.type);
    vm_statics(vm).push_back(type);
    return type;
}

Type* new_type_object(Vm& vm, Type* metatype) {
    // The very first blanks are made before `type` itself is.
    Type* type = metatype && metatype->instance_size != 0
                     ? vm.heap.make_instance<Type>(metatype)
                     : static_cast<Type*>(vm.heap.allocate(sizeof(Type)));
    if (!metatype || metatype->instance_size == 0) {
        type->refcount = 1;
        type->gc_slot = 0;
        type->type = metatype;
    }
    type->vm = &vm;
    type->name = type->qualname = nullptr;
    type->base = nullptr;
    type->bases = type->mro = nullptr;
    type->dict = nullptr;
    type->flags = type->version = type->instance_size = type->prefix_size = type->inline_values = 0;
    type->attributes_offset = type->weakrefs_offset = 0;
    type->shape = nullptr;
    type->weakrefs = nullptr;
    std::construct_at(&type->slots);
    std::construct_at(&type->member_offsets);
    std::construct_at(&type->subclasses);
    std::construct_at(&type->registered_in);
    return type;
}

void Vm::add_methods(Type* type, std::span<const NativeSpec> methods) {
    for (const NativeSpec& spec : methods)
        dict_set(*this, type->dict, intern(spec.name), make_native_method(*this, type, spec));
    renew_versions(*this, type);
}

bool Vm::is_subtype(const Type* type, const Type* base) {
    if (type == base) return true;
    if (!type->mro) return false;
    for (const Value& above : type->mro->items())
        if (above.object() == base) return true;
    return false;
}

const Value* Vm::lookup(Type* type, StrObject* name) const {
    LookupCache::Entry& entry = private_->lookups.at(type->version, name);
    if (entry.version == type->version && entry.name == name) return entry.found;
    const Value* found = nullptr;
    for (const Value& above : type->mro->items()) {
        found = dict_find(above.as<Type>()->dict, name);
        if (found) break;
    }
    entry = {type->version, name, found};
    return found;
}

void renew_versions(Vm& vm, Type* type) {
    type->version = vm.new_version();
    for (Type* below : type->subclasses) renew_versions(vm, below);
}

bool Vm::set_type_attribute(Type* type, StrObject* name, const Value* value) {
    Value old;  // dies last: its end may run code that looks at the type
    if (Value* before = dict_find(type->dict, name)) old = *before;
    if (value) {
        dict_set(*this, type->dict, name, *value);
    } else if (!dict_erase(type->dict, name)) {
        return false;
    }
    renew_versions(*this, type);
    update_slots(*this, type, name);
    return true;
}

// -- What type objects own
// -------------------------------------------------------------------------------------------

void traverse_type(Object* object, GcVisitor& visitor) {
    const Type* type = static_cast<Type*>(object);
    visitor.visit(type->dict);
    visitor.visit(type->bases);
    visitor.visit(type->mro);
}

namespace {

void unregister(Type* type) {
    for (Type* base : type->registered_in) std::erase(base->subclasses, type);
    type->registered_in.clear();
}

}  // namespace

void clear_type(Object* object) {
    Type* type = static_cast<Type*>(object);
    unregister(type);  // now, while the bases are certainly there
    // The dict may be shared with nobody, but a look-up during the clearing must still find tables.
    dict_clear(type->dict);
    renew_versions(*type->vm, type);
    // The MRO holds the type itself; keep the tuple's shape for those that still look.
    Value alone = type->vm->make_tuple(std::span<const Value>());
    Value old = Value::adopt(std::exchange(type->mro, leak_tuple(std::move(alone))));
}

void dealloc_type(Object* object) {
    Type* type = static_cast<Type*>(object);
    Vm& vm = *type->vm;
    unregister(type);
    Value drop[] = {Value::adopt(type->dict), Value::adopt(type->bases), Value::adopt(type->mro)};
    free_shape_tree(type->shape);
    std::destroy_at(&type->member_offsets);
    std::destroy_at(&type->subclasses);
    std::destroy_at(&type->registered_in);
    vm.heap.free_instance(object);
}

}  // namespace awaitscope
