// Attributes: the slow path of each instruction, which also fills its inline cache.
#include "engine/vm/attributes.h"
#include "engine/vm/descriptors.h"
#include "engine/vm/generic_attributes.h"
#include "engine/vm/object_protocol.h"
#include "engine/vm/operations.h"
#include "engine/vm/specialised.h"
#include "engine/vm/super.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

/// An instruction whose cache has been wrong so often meets too many kinds of objects to be worth one.
constexpr std::uint32_t kMostMisses = 64;

bool may_specialise(const Instruction& at, InlineCache& cache) {
    return at.cache != 0 && ++cache.counter < kMostMisses;
}

void specialise(Instruction& at, Special op) {
    at.op = static_cast<std::uint8_t>(op);
}

/// For instructions that serve two kinds of objects: what was met so far becomes the older entry.
void specialise(Instruction& at, Special op, InlineCache& cache, const CacheEntry& entry) {
    const bool again = at.op == static_cast<std::uint8_t>(op);
    cache.older = again ? CacheEntry(cache) : CacheEntry();
    static_cast<CacheEntry&>(cache) = entry;
    specialise(at, op);
}

bool is_generic(const Type* type) {
    return type->slots.get_attribute == generic_get_attribute;
}

/// The type's attribute block of this object while it has a shape; null else.
Attributes* shaped(const Value& object, const Type* type) {
    if (type->attributes_offset == 0) return nullptr;
    Attributes& attributes = attributes_of(object.object(), type->attributes_offset);
    return attributes.shape ? &attributes : nullptr;
}

/// Position in a module's dict, or -1.
std::int32_t module_position(Vm& vm, const Value& object, StrObject* name) {
    if (vm.type_of(object) != vm.types.module) return -1;
    const Value* on_type = vm.lookup(vm.types.module, name);
    if (on_type && vm.type_of(*on_type)->slots.descriptor_set) return -1;
    return dict_position(object.as<ModuleObject>()->dict, name);
}

void cache_instance_attribute(Vm& vm, Instruction& at, InlineCache& cache, const Value& object,
                              StrObject* name) {
    Type* type = vm.type_of(object);
    if (!object.is_object() || !is_generic(type)) return;
    const Value* found = vm.lookup(type, name);
    if (found) {
        const Type* kind = vm.type_of(*found);
        if (kind == vm.types.member) {
            const auto* member = found->as<MemberObject>();
            if (!Vm::is_subtype(type, member->owner)) return;
            cache.version = type->version;
            cache.index = static_cast<std::uint32_t>(member->offset);
            return specialise(at, Special::LOAD_ATTR_MEMBER);
        }
        if (kind == vm.types.property) {
            const Value& getter = found->as<PropertyObject>()->getter;
            if (!getter || vm.type_of(getter) != vm.types.function) return;
            cache.version = type->version;
            cache.object = getter.object();
            return specialise(at, Special::LOAD_ATTR_PROPERTY);
        }
        if (kind->slots.descriptor_set) return;
    }
    Attributes* attributes = shaped(object, type);
    if (!attributes) return;
    const std::int32_t index = attributes->shape->find(name);
    if (index < 0) return;
    specialise(at, Special::LOAD_ATTR_VALUE, cache,
               {type->version, static_cast<std::uint32_t>(index), attributes->shape->id, nullptr});
}

void cache_class_attribute(Vm& vm, Instruction& at, InlineCache& cache, const Value& object,
                           StrObject* name) {
    Type* meta = vm.type_of(object);
    if (meta->slots.get_attribute != vm.types.type->slots.get_attribute) return;
    if (vm.lookup(meta, name)) return;
    const Value* found = vm.lookup(object.as<Type>(), name);
    if (!found || !found->is_object()) return;
    if (vm.type_of(*found)->slots.descriptor_get && vm.type_of(*found) != vm.types.function) return;
    cache.version = object.as<Type>()->version;
    cache.version2 = meta->version;
    cache.object = found->object();
    specialise(at, Special::LOAD_ATTR_CLASS);
}

}  // namespace

Value load_attribute(Vm& vm, Instruction& at, InlineCache& cache, const Value& object, StrObject* name) {
    if (may_specialise(at, cache)) {
        const std::int32_t position = module_position(vm, object, name);
        if (position >= 0) {
            cache.version = dict_keys_version(vm, object.as<ModuleObject>()->dict);
            cache.index = static_cast<std::uint32_t>(position);
            specialise(at, Special::LOAD_ATTR_MODULE);
        } else if (vm.is_type(object)) {
            cache_class_attribute(vm, at, cache, object, name);
        } else {
            cache_instance_attribute(vm, at, cache, object, name);
        }
    } else if (at.op != static_cast<std::uint8_t>(Opcode::LOAD_ATTR)) {
        at.op = static_cast<std::uint8_t>(Opcode::LOAD_ATTR);
    }
    return vm.get_attribute(object, name);
}

namespace {

/// The function to call with the object in front, if that is what object.name means; null else.
const Value* find_method(Vm& vm, const Value& object, StrObject* name) {
    Type* type = vm.type_of(object);
    if (!is_generic(type)) return nullptr;
    const Value* found = vm.lookup(type, name);
    if (!found || !(vm.type_of(*found)->flags & kTypeMethodDescriptor)) return nullptr;
    if (type->attributes_offset != 0 &&
        find_in(attributes_of(object.object(), type->attributes_offset), name))
        return nullptr;
    return found;
}

}  // namespace

Value load_method(Vm& vm, Instruction& at, InlineCache& cache, const Value& object, StrObject* name,
                  bool& unbound) {
    const bool may = may_specialise(at, cache);
    if (const Value* method = find_method(vm, object, name)) {
        unbound = true;
        const Type* type = vm.type_of(object);
        const Attributes* attributes = object.is_object() ? shaped(object, type) : nullptr;
        if (may && (type->attributes_offset == 0 || attributes)) {
            specialise(at, Special::LOAD_METHOD_UNBOUND, cache,
                       {type->version, 0, attributes ? attributes->shape->id : 0, method->object()});
        }
        return *method;
    }
    if (may) {
        const std::int32_t position = module_position(vm, object, name);
        if (position >= 0) {
            cache.version = dict_keys_version(vm, object.as<ModuleObject>()->dict);
            cache.index = static_cast<std::uint32_t>(position);
            specialise(at, Special::LOAD_METHOD_MODULE);
        }
    }
    return vm.get_attribute(object, name);
}

bool store_attribute(Vm& vm, Instruction& at, InlineCache& cache, const Value& object, StrObject* name,
                     Value value) {
    Type* type = vm.type_of(object);
    const bool generic = object.is_object() && type->slots.set_attribute == generic_set_attribute;
    if (!generic || !may_specialise(at, cache)) return vm.set_attribute(object, name, value);
    if (const Value* found = vm.lookup(type, name)) {
        const Type* kind = vm.type_of(*found);
        if (kind == vm.types.member && Vm::is_subtype(type, found->as<MemberObject>()->owner)) {
            cache.version = type->version;
            cache.index = static_cast<std::uint32_t>(found->as<MemberObject>()->offset);
            specialise(at, Special::STORE_ATTR_MEMBER);
            return vm.set_attribute(object, name, value);
        }
        if (kind->slots.descriptor_set) return vm.set_attribute(object, name, value);
    }
    Attributes* attributes = shaped(object, type);
    if (!attributes) return vm.set_attribute(object, name, value);
    Shape* before = attributes->shape;
    const std::int32_t index = before->find(name);
    if (index >= 0) {
        specialise(at, Special::STORE_ATTR_VALUE, cache,
                   {type->version, static_cast<std::uint32_t>(index), before->id, nullptr});
        attributes->values[index] = std::move(value);
        return true;
    }
    set_in(vm, object.object(), *attributes, name, std::move(value));
    if (attributes->shape) {
        cache.version = type->version;
        cache.version2 = before->id;
        cache.index = before->count;
        cache.shape = attributes->shape;
        specialise(at, Special::STORE_ATTR_NEW);
    }
    return true;
}

Value load_super(Vm& vm, const Value& super, const Value& cls, const Value& self, StrObject* name,
                 bool method, bool& unbound) {
    const bool usual = super.is_object() && super.object() == vm.types.super && vm.is_type(cls);
    if (!usual) {
        Value object = vm.call(super, {cls, self});
        return object ? vm.get_attribute(object, name) : Value();
    }
    return super_attribute(vm, cls.as<Type>(), self, name, method ? &unbound : nullptr);
}

Value load_super_method(Vm& vm, Instruction& at, InlineCache& cache, const Value& super, const Value& cls,
                        const Value& self, StrObject* name, bool& unbound) {
    Value found = load_super(vm, super, cls, self, name, true, unbound);
    // A function of a class above: found again as long as neither class changes.
    const bool usual = super.is_object() && super.object() == vm.types.super && vm.is_type(cls);
    if (found && unbound && usual && self.is_object() && !vm.is_type(self) &&
        Vm::is_subtype(vm.type_of(self), cls.as<Type>()) && may_specialise(at, cache)) {
        cache.version = cls.as<Type>()->version;
        cache.version2 = vm.type_of(self)->version;
        cache.object = found.object();
        specialise(at, Special::LOAD_SUPER_METHOD_UNBOUND);
    }
    return found;
}

Value load_special(Vm& vm, const Value& object, SpecialMethod which, bool& unbound) {
    StrObject* const names[] = {vm.names.__enter__, vm.names.__exit__, vm.names.__aenter__,
                                vm.names.__aexit__};
    StrObject* name = names[static_cast<int>(which)];
    Type* type = vm.type_of(object);
    const Value* found = vm.lookup(type, name);
    if (found) {
        Value method = *found;
        const Type* kind = vm.type_of(method);
        unbound = kind->flags & kTypeMethodDescriptor;
        if (!unbound && kind->slots.descriptor_get)
            return kind->slots.descriptor_get(vm, method, object, type);
        return method;
    }
    const bool async = which == SpecialMethod::aenter || which == SpecialMethod::aexit;
    StrObject* other_enter = async ? vm.names.__enter__ : vm.names.__aenter__;
    StrObject* other_exit = async ? vm.names.__exit__ : vm.names.__aexit__;
    std::string hint;
    if (vm.lookup(type, other_enter) && vm.lookup(type, other_exit)) {
        hint = fmt::format(" but it supports the {}context manager protocol. Did you mean to use '{}'?",
                           async ? "" : "asynchronous ", async ? "with" : "async with");
    }
    return vm.raise_f(vm.exc.TypeError,
                      "'{}' object does not support the {}context manager protocol (missed {} "
                      "method){}",
                      qualified_name(vm, type), async ? "asynchronous " : "", to_utf8(name), hint);
}

}  // namespace awaitscope
