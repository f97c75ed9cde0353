// Attribute access (Objects/object.c, _PyObject_GenericGetAttrWithDict and its setter).
#include "engine/vm/attributes.h"

#include "engine/vm/generic_attributes.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

namespace awaitscope {

void raise_attribute_error(Vm& vm, const Value& object, StrObject* name, std::string_view message) {
    vm.raise(vm.exc.AttributeError, message);
    auto* exception = vm.pending.as<ExceptionObject>();
    exception->extra()[extra::kAttributeErrorName] = Value::share(name);
    exception->extra()[extra::kAttributeErrorObject] = object;
}

Value generic_find_attribute(Vm& vm, const Value& object, StrObject* name) {
    Type* type = vm.type_of(object);
    const Value* found = vm.lookup(type, name);
    Value held;  // the lookup's result is borrowed from a dict that a getter may change
    Value (*get)(Vm&, const Value&, const Value&, Type*) = nullptr;
    if (found) {
        held = *found;
        const Type* kind = vm.type_of(held);
        get = kind->slots.descriptor_get;
        if (get && kind->slots.descriptor_set) return get(vm, held, object, type);
    }
    if (type->attributes_offset != 0) {
        if (Value* own = find_in(attributes_of(object.object(), type->attributes_offset), name)) return *own;
    }
    if (get) return get(vm, held, object, type);
    return held;
}

Value generic_get_attribute(Vm& vm, const Value& object, StrObject* name) {
    Value result = generic_find_attribute(vm, object, name);
    if (!result && !vm.pending) {
        raise_attribute_error(
            vm, object, name,
            fmt::format("'{}' object has no attribute '{}'", full_name(vm.type_of(object)), to_utf8(name)));
    }
    return result;
}

bool generic_set_attribute(Vm& vm, const Value& object, StrObject* name, const Value* value) {
    Type* type = vm.type_of(object);
    const Value* found = vm.lookup(type, name);
    if (found) {
        Value held = *found;
        if (auto* set = vm.type_of(held)->slots.descriptor_set) return set(vm, held, object, value);
    }
    if (type->attributes_offset != 0) {
        Attributes& attributes = attributes_of(object.object(), type->attributes_offset);
        if (value) {
            set_in(vm, object.object(), attributes, name, *value);
            return true;
        }
        if (erase_in(vm, object.object(), attributes, name)) return true;
    }
    const char* form =
        !found                         ? (type->attributes_offset == 0
                                              ? "'{}' object has no attribute '{}' and no __dict__ for setting new attributes"
                                              : "'{}' object has no attribute '{}'")
        : type->attributes_offset != 0 ? "'{}' object has no attribute '{}'"
                                       : "'{}' object attribute '{}' is read-only";
    raise_attribute_error(vm, object, name, fmt::format(fmt::runtime(form), full_name(type), to_utf8(name)));
    return false;
}

// -- Vm's access functions
// -------------------------------------------------------------------------------------------

Value Vm::get_attribute(const Value& object, StrObject* name) {
    return type_of(object)->slots.get_attribute(*this, object, name);
}

Value Vm::find_attribute(const Value& object, StrObject* name, bool& missing) {
    auto* get = type_of(object)->slots.get_attribute;
    Value result;
    if (get == generic_get_attribute) {
        result = generic_find_attribute(*this, object, name);
        missing = !result && !pending;
        if (result || missing) return result;
    } else {
        result = get(*this, object, name);
    }
    missing = !result && pending_is(exc.AttributeError);
    if (missing) clear_exception();
    return result;
}

bool Vm::set_attribute(const Value& object, StrObject* name, const Value& value) {
    auto* set = type_of(object)->slots.set_attribute;
    if (set) return set(*this, object, name, &value);
    raise_f(exc.TypeError, "'{}' object has no attributes (assign to .{})", full_name(type_of(object)),
            to_utf8(name));
    return false;
}

bool Vm::delete_attribute(const Value& object, StrObject* name) {
    auto* set = type_of(object)->slots.set_attribute;
    if (set) return set(*this, object, name, nullptr);
    raise_f(exc.TypeError, "'{}' object has no attributes (del .{})", full_name(type_of(object)),
            to_utf8(name));
    return false;
}

Value Vm::special_method(const Value& object, StrObject* name) {
    Type* type = type_of(object);
    const Value* found = lookup(type, name);
    if (!found) return Value();
    Value held = *found;
    if (auto* get = type_of(held)->slots.descriptor_get) return get(*this, held, object, type);
    return held;
}

Value Vm::call_method(const Value& object, StrObject* name, std::initializer_list<Value> positional) {
    Value method = get_attribute(object, name);
    if (!method) return Value();
    return call(method, positional);
}

}  // namespace awaitscope
