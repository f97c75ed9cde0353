// What the interpreter computes by itself, without asking a type: ints of 63 bits and floats.
#pragma once

#include "engine/compile/opcodes.h"
#include "engine/vm/frame_life.h"
#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/vm.h"

namespace awaitscope {

inline bool both_small(const Value& a, const Value& b) {
    return a.bits() & b.bits() & 1;
}

inline bool is_exact(const Value& v, const Type* type) {
    return v.is_object() && v.object()->type == type;
}

inline double float_of(const Value& v) {
    return v.as<FloatObject>()->value;
}

/// Ends a reference to an exact float. One that nobody has asked the address of needs no ceremony.
inline void drop_float(Vm& vm, Object* object) {
    if (--object->refcount != 0) return;
    if (object->gc_slot == 0)
        vm.heap.free(object, sizeof(FloatObject));
    else
        destroy(object);
}

/// Replaces two exact floats on top of the stack by one. A temporary that dies here gives its memory to the
/// result.
inline void float_result(Vm& vm, Value*& sp, double x) {
    Object* const a = sp[-2].object();
    Object* const b = sp[-1].object();
    --sp;
    if (a->refcount == 1) {
        static_cast<FloatObject*>(a)->value = x;
        drop_float(vm, b);
        return;
    }
    FloatObject* result = static_cast<FloatObject*>(b);
    if (b->refcount == 1) {
        result->value = x;
    } else {
        result = static_cast<FloatObject*>(vm.heap.allocate(sizeof(FloatObject)));
        result->refcount = 1;
        result->gc_slot = 0;
        result->type = a->type;
        result->value = x;
        drop_float(vm, b);  // b may be a
        drop_float(vm, a);
        std::construct_at(sp - 1, Value::adopt(result));
        return;
    }
    --a->refcount;
    std::construct_at(sp - 1, Value::adopt(result));
}

/// The item at a Python index, negative ones counted from the end; null if there is none.
template <class Items>
inline auto item_at(Items&& items, std::int64_t index) -> decltype(items.data()) {
    const std::size_t size = items.size();
    if (index < 0) index += static_cast<std::int64_t>(size);
    return static_cast<std::size_t>(index) < size ? items.data() + index : nullptr;
}

inline std::int64_t floor_divide(std::int64_t x, std::int64_t y) {
    // Division of 32 bits takes a fraction of the time.
    if (((x | y) >> 31) == 0) return static_cast<std::uint32_t>(x) / static_cast<std::uint32_t>(y);
    const std::int64_t quotient = x / y;
    return quotient - ((x % y != 0) & ((x < 0) != (y < 0)));
}

inline std::int64_t floor_remainder(std::int64_t x, std::int64_t y) {
    if (((x | y) >> 31) == 0) return static_cast<std::uint32_t>(x) % static_cast<std::uint32_t>(y);
    const std::int64_t rest = x % y;
    return rest != 0 && ((rest < 0) != (y < 0)) ? rest + y : rest;
}

template <CompareOp kOp, class T>
bool compare_plainly(T a, T b) {
    switch (kOp) {
        case CompareOp::lt: return a < b;
        case CompareOp::le: return a <= b;
        case CompareOp::eq: return a == b;
        case CompareOp::ne: return a != b;
        case CompareOp::gt: return a > b;
        case CompareOp::ge: return a >= b;
    }
    return false;
}

/// Compares two ints, floats or strs (for equality); false if it is not for this function.
template <CompareOp kOp>
inline bool compare_quickly(Vm& vm, Value& a, Value& b, bool& truth) {
    if (both_small(a, b)) {
        truth =
            compare_plainly<kOp>(static_cast<std::int64_t>(a.bits()), static_cast<std::int64_t>(b.bits()));
        return true;
    }
    if (is_exact(a, vm.types.float_) && is_exact(b, vm.types.float_)) {
        truth = compare_plainly<kOp>(float_of(a), float_of(b));
        drop_float(vm, b.object());
        drop_float(vm, a.object());
        return true;
    }
    if constexpr (kOp == CompareOp::eq || kOp == CompareOp::ne) {
        if (is_exact(a, vm.types.str) && is_exact(b, vm.types.str)) {
            const bool same = identical(a, b) || equal(a.as<StrObject>(), b.as<StrObject>());
            truth = same == (kOp == CompareOp::eq);
            drop_dead(b);
            drop_dead(a);
            return true;
        }
    }
    return false;
}

}  // namespace awaitscope
