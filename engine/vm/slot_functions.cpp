// Slots of classes written in Python: each looks its special method up on the type and calls it
// (Objects/typeobject.c, slot_*). And the table that links names, slots and wrappers.
#include "engine/vm/generic_attributes.h"
#include "engine/vm/sequence.h"
#include "engine/vm/slot_wrappers.h"
#include "engine/vm/type_slots.h"
#include "engine/vm/vm_private.h"

#include <cstddef>

namespace awaitscope {

Value call_special(Vm& vm, StrObject* name, const Value& self, std::initializer_list<Value> arguments,
                   bool& missing) {
    Type* type = vm.type_of(self);
    const Value* found = vm.lookup(type, name);
    missing = found == nullptr;
    if (missing) return Value();
    Value method = *found;
    Value buffer[4];
    std::size_t count = 0;
    const Type* kind = vm.type_of(method);
    if (kind->flags & kTypeMethodDescriptor) {
        buffer[count++] = self;
    } else if (kind->slots.descriptor_get) {
        method = kind->slots.descriptor_get(vm, method, self, type);
        if (!method) return Value();
    }
    for (const Value& argument : arguments) buffer[count++] = argument;
    return vm.call(method, Args{buffer, count, nullptr});
}

namespace {

/// For slots whose method certainly exists: a class that loses it loses the slot too. While a class is being
/// changed it may still be gone.
Value call_known(Vm& vm, StrObject* name, const Value& self, std::initializer_list<Value> arguments) {
    bool missing = false;
    Value result = call_special(vm, name, self, arguments, missing);
    if (missing) raise_attribute_error(vm, self, name, to_utf8(name));
    return result;
}

template <StrObject* Names::*N>
Value slot_unary(Vm& vm, const Value& self) {
    return call_known(vm, vm.names.*N, self, {});
}

template <BinaryOp Op>
constexpr StrObject* Names::*binary_name() {
    constexpr StrObject* Names::*table[] = {
#define X(name, symbol, method, reflected, inplace) &Names::method,
        AWAITSCOPE_BINARY_OPS(X)
#undef X
    };
    return table[static_cast<int>(Op)];
}
template <BinaryOp Op>
constexpr StrObject* Names::*reflected_name() {
    constexpr StrObject* Names::*table[] = {
#define X(name, symbol, method, reflected, inplace) &Names::reflected,
        AWAITSCOPE_BINARY_OPS(X)
#undef X
    };
    return table[static_cast<int>(Op)];
}
template <BinaryOp Op>
constexpr StrObject* Names::*inplace_name() {
    constexpr StrObject* Names::*table[] = {
#define X(name, symbol, method, reflected, inplace) &Names::inplace,
        AWAITSCOPE_BINARY_OPS(X)
#undef X
    };
    return table[static_cast<int>(Op)];
}

/// The right operand's reflected method comes first only if its class overrides it (method_is_overloaded).
bool overrides(Vm& vm, const Value& left, const Value& right, StrObject* name) {
    const Value* ours = vm.lookup(vm.type_of(right), name);
    const Value* theirs = vm.lookup(vm.type_of(left), name);
    if (!ours) return false;
    return !theirs || !identical(*ours, *theirs);
}

/// SLOT1BINFULL
template <BinaryOp Op>
Value slot_binary(Vm& vm, const Value& left, const Value& right) {
    StrObject* name = vm.names.*binary_name<Op>();
    StrObject* reflected = vm.names.*reflected_name<Op>();
    auto* here = &slot_binary<Op>;
    Type* left_type = vm.type_of(left);
    Type* right_type = vm.type_of(right);
    bool do_other = left_type != right_type && right_type->slots.binary[static_cast<int>(Op)] == here;
    bool missing = false;
    if (left_type->slots.binary[static_cast<int>(Op)] == here) {
        if (do_other && Vm::is_subtype(right_type, left_type) && overrides(vm, left, right, reflected)) {
            Value result = call_special(vm, reflected, right, {left}, missing);
            if (!missing && !result.is_not_implemented()) return result;
            do_other = false;
        }
        Value result = call_special(vm, name, left, {right}, missing);
        if ((!missing && !result.is_not_implemented()) || right_type == left_type)
            return missing ? Value::not_implemented() : result;
    }
    if (do_other) {
        Value result = call_special(vm, reflected, right, {left}, missing);
        if (!missing) return result;
    }
    return Value::not_implemented();
}

template <BinaryOp Op>
Value slot_inplace(Vm& vm, const Value& self, const Value& other) {
    return call_known(vm, vm.names.*inplace_name<Op>(), self, {other});
}

Value slot_compare(Vm& vm, const Value& self, const Value& other, CompareOp op) {
    StrObject* const operators[] = {vm.names.__lt__, vm.names.__le__, vm.names.__eq__,
                                    vm.names.__ne__, vm.names.__gt__, vm.names.__ge__};
    bool missing = false;
    Value result = call_special(vm, operators[static_cast<int>(op)], self, {other}, missing);
    return missing ? Value::not_implemented() : result;
}

bool slot_hash(Vm& vm, const Value& self, std::int64_t& out) {
    Value result = call_known(vm, vm.names.__hash__, self, {});
    if (!result) return false;
    if (!vm.is_int(result))
        return vm.raise(vm.exc.TypeError, "__hash__ method should return an integer"), false;
    // hash(int) of what came back: reduces big ones, and turns -1 into -2.
    if (!vm.types.int_->slots.hash(vm, result, out)) return false;
    if (result.is_small_int()) out = result.small();
    if (out == -1) out = -2;
    return true;
}

bool slot_truth(Vm& vm, const Value& self, bool& out) {
    Value result = call_known(vm, vm.names.__bool__, self, {});
    if (!result) return false;
    if (!result.is_bool()) {
        vm.raise_f(vm.exc.TypeError, "__bool__ should return bool, returned {}",
                   full_name(vm.type_of(result)));
        return false;
    }
    out = result.is_true();
    return true;
}

Value slot_get_attribute(Vm& vm, const Value& self, StrObject* name) {
    return call_known(vm, vm.names.__getattribute__, self, {Value::share(name)});
}

/// A class with __getattr__ (slot_tp_getattr_hook).
Value slot_get_attribute_hook(Vm& vm, const Value& self, StrObject* name) {
    const Value* getattribute = vm.lookup(vm.type_of(self), vm.names.__getattribute__);
    Value result;
    const bool generic = !getattribute || (vm.type_of(*getattribute) == vm.types.slot_wrapper &&
                                           getattribute->as<SlotWrapperObject>()->owner == vm.types.object);
    if (generic) {
        result = generic_find_attribute(vm, self, name);
        if (result) return result;
    } else {
        result = slot_get_attribute(vm, self, name);
        if (result) return result;
    }
    if (vm.pending) {
        if (!vm.pending_is(vm.exc.AttributeError)) return Value();
        vm.clear_exception();
    }
    if (!vm.lookup(vm.type_of(self), vm.names.__getattr__)) {
        raise_attribute_error(
            vm, self, name,
            fmt::format("'{}' object has no attribute '{}'", full_name(vm.type_of(self)), to_utf8(name)));
        return Value();
    }
    return call_known(vm, vm.names.__getattr__, self, {Value::share(name)});
}

bool slot_set_attribute(Vm& vm, const Value& self, StrObject* name, const Value* value) {
    Value result = value ? call_known(vm, vm.names.__setattr__, self, {Value::share(name), *value})
                         : call_known(vm, vm.names.__delattr__, self, {Value::share(name)});
    return static_cast<bool>(result);
}

Value slot_call(Vm& vm, const Value& self, const Args& args) {
    const Value* found = vm.lookup(vm.type_of(self), vm.names.__call__);
    if (!found)
        return vm.raise_f(vm.exc.TypeError, "'{}' object is not callable", full_name(vm.type_of(self)));
    return call_bound(vm, Value(*found), self, args);
}

bool slot_init(Vm& vm, const Value& self, const Args& args) {
    const Value* found = vm.lookup(vm.type_of(self), vm.names.__init__);
    if (!found) return true;
    Value result = call_bound(vm, Value(*found), self, args);
    if (!result) return false;
    if (result.is_none()) return true;
    vm.raise_f(vm.exc.TypeError, "__init__() should return None, not '{}'", full_name(vm.type_of(result)));
    return false;
}

Value slot_construct(Vm& vm, Type* cls, const Args& args) {
    Value method = vm.get_attribute(Value::share(cls), vm.names.__new__);
    if (!method) return Value();
    std::vector<Value> values{Value::share(cls)};
    for (const Value& value : args.all()) values.push_back(value);
    return vm.call(method, Args{values.data(), args.positional + 1, args.names});
}

Value slot_next(Vm& vm, const Value& self) {
    Value result = call_known(vm, vm.names.__next__, self, {});
    return result;
}

Value slot_iter(Vm& vm, const Value& self) {
    const Value* found = vm.lookup(vm.type_of(self), vm.names.__iter__);
    if (found && found->is_none())
        return vm.raise_f(vm.exc.TypeError, "'{}' object is not iterable", full_name(vm.type_of(self)));
    return call_known(vm, vm.names.__iter__, self, {});
}

Value slot_descriptor_get(Vm& vm, const Value& self, const Value& instance, Type* owner) {
    bool missing = false;
    Value result = call_special(
        vm, vm.names.__get__, self,
        {instance ? instance : Value::none(), owner ? Value::share(owner) : Value::none()}, missing);
    return missing ? self : result;
}

bool slot_descriptor_set(Vm& vm, const Value& self, const Value& instance, const Value* value) {
    Value result = value ? call_known(vm, vm.names.__set__, self, {instance, *value})
                         : call_known(vm, vm.names.__delete__, self, {instance});
    return static_cast<bool>(result);
}

bool slot_length(Vm& vm, const Value& self, std::int64_t& out) {
    Value result = call_known(vm, vm.names.__len__, self, {});
    if (!result) return false;
    if (!vm.to_int64(result, out)) {
        if (!vm.pending_is(vm.exc.OverflowError)) return false;
        vm.clear_exception();
        return vm.raise(vm.exc.OverflowError, "cannot fit 'int' into an index-sized integer"), false;
    }
    if (out < 0) return vm.raise(vm.exc.ValueError, "__len__() should return >= 0"), false;
    return true;
}

bool slot_contains(Vm& vm, const Value& self, const Value& item, bool& out) {
    const Value* found = vm.lookup(vm.type_of(self), vm.names.__contains__);
    if (found && found->is_none()) {
        vm.raise_f(vm.exc.TypeError, "'{}' object is not a container", full_name(vm.type_of(self)));
        return false;
    }
    Value result = call_known(vm, vm.names.__contains__, self, {item});
    return result && vm.truth(result, out);
}

Value slot_get_item(Vm& vm, const Value& self, const Value& key) {
    return call_known(vm, vm.names.__getitem__, self, {key});
}

bool slot_set_item(Vm& vm, const Value& self, const Value& key, const Value* value) {
    Value result = value ? call_known(vm, vm.names.__setitem__, self, {key, *value})
                         : call_known(vm, vm.names.__delitem__, self, {key});
    return static_cast<bool>(result);
}

void slot_finalize(Vm& vm, const Value& self) {
    bool missing = false;
    if (!call_special(vm, vm.names.__del__, self, {}, missing) && !missing) {
        const Value* method = vm.lookup(vm.type_of(self), vm.names.__del__);
        vm.write_unraisable("while calling deallocator", method ? *method : self);
    }
}

// -- The table
// -------------------------------------------------------------------------------------------------------

template <class F>
AnyFunction any(F* function) {
    return reinterpret_cast<AnyFunction>(function);
}

#define SLOT(field) offsetof(Slots, field)
#define ARRAY_SLOT(field, op) (offsetof(Slots, field) + static_cast<std::size_t>(op) * sizeof(AnyFunction))
#define UNARY(name, field) \
    { &Names::name, SLOT(field), any(&slot_unary<&Names::name>), wrap_unary, 0 }

const SlotDef* make_defs(std::size_t& count) {
    static const SlotDef defs[] = {
#define X(op, symbol, method, reflected, own)                                                            \
    {&Names::method, ARRAY_SLOT(binary, BinaryOp::op), any(&slot_binary<BinaryOp::op>), wrap_binary,     \
     static_cast<std::uint8_t>(BinaryOp::op)},                                                           \
        {&Names::reflected, ARRAY_SLOT(binary, BinaryOp::op), any(&slot_binary<BinaryOp::op>),           \
         wrap_reflected, static_cast<std::uint8_t>(BinaryOp::op)},                                       \
        {&Names::own, ARRAY_SLOT(inplace, BinaryOp::op), any(&slot_inplace<BinaryOp::op>), wrap_inplace, \
         static_cast<std::uint8_t>(BinaryOp::op)},
        AWAITSCOPE_BINARY_OPS(X)
#undef X
#define COMPARE(name, op) \
    {&Names::name, SLOT(compare), any(&slot_compare), wrap_compare, static_cast<std::uint8_t>(CompareOp::op)}
            COMPARE(__lt__, lt),
        COMPARE(__le__, le),
        COMPARE(__eq__, eq),
        COMPARE(__ne__, ne),
        COMPARE(__gt__, gt),
        COMPARE(__ge__, ge),
#undef COMPARE
        UNARY(__repr__, repr),
        UNARY(__str__, str),
        {&Names::__hash__, SLOT(hash), any(&slot_hash), wrap_hash, 0},
        {&Names::__bool__, SLOT(truth), any(&slot_truth), wrap_truth, 0},
        {&Names::__getattribute__, SLOT(get_attribute), any(&slot_get_attribute), wrap_get_attribute, 0},
        {&Names::__getattr__, SLOT(get_attribute), any(&slot_get_attribute_hook), nullptr, 0},
        {&Names::__setattr__, SLOT(set_attribute), any(&slot_set_attribute), wrap_set_attribute, 0},
        {&Names::__delattr__, SLOT(set_attribute), any(&slot_set_attribute), wrap_delete_attribute, 0},
        {&Names::__call__, SLOT(call), any(&slot_call), wrap_call, 0},
        {&Names::__init__, SLOT(init), any(&slot_init), wrap_init, 0},
        {&Names::__new__, SLOT(construct), any(&slot_construct), nullptr, 0},
        {&Names::__iter__, SLOT(iter), any(&slot_iter), wrap_unary, 0},
        {&Names::__next__, SLOT(next), any(&slot_next), wrap_next, 0},
        {&Names::__get__, SLOT(descriptor_get), any(&slot_descriptor_get), wrap_descriptor_get, 0},
        {&Names::__set__, SLOT(descriptor_set), any(&slot_descriptor_set), wrap_descriptor_set, 0},
        {&Names::__delete__, SLOT(descriptor_set), any(&slot_descriptor_set), wrap_descriptor_delete, 0},
        {&Names::__len__, SLOT(length), any(&slot_length), wrap_length, 0},
        {&Names::__contains__, SLOT(contains), any(&slot_contains), wrap_contains, 0},
        {&Names::__getitem__, SLOT(get_item), any(&slot_get_item), wrap_get_item, 0},
        {&Names::__setitem__, SLOT(set_item), any(&slot_set_item), wrap_set_item, 0},
        {&Names::__delitem__, SLOT(set_item), any(&slot_set_item), wrap_delete_item, 0},
        // Of the built-in sequences; classes in Python have binary slots for these names.
        {&Names::__add__, SLOT(concat), nullptr, wrap_binary, 0},
        {&Names::__iadd__, SLOT(inplace_concat), nullptr, wrap_inplace, 0},
        {&Names::__mul__, SLOT(repeat), nullptr, wrap_repeat, 0},
        {&Names::__rmul__, SLOT(repeat), nullptr, wrap_repeat, 0},
        {&Names::__imul__, SLOT(inplace_repeat), nullptr, wrap_repeat, 0},
        UNARY(__neg__, negative),
        UNARY(__pos__, positive),
        UNARY(__invert__, invert),
        UNARY(__abs__, absolute),
        UNARY(__int__, to_int),
        UNARY(__float__, to_float),
        UNARY(__index__, index),
        UNARY(__await__, await),
        UNARY(__aiter__, aiter),
        UNARY(__anext__, anext),
        {&Names::__del__, SLOT(finalize), any(&slot_finalize), wrap_finalize, 0},
    };
    count = std::size(defs);
    return defs;
}

#undef SLOT
#undef ARRAY_SLOT
#undef UNARY

}  // namespace

std::span<const SlotDef> slot_defs() {
    std::size_t count = 0;
    const SlotDef* defs = make_defs(count);
    return {defs, count};
}

}  // namespace awaitscope
