// What the interpreter computes by itself, without asking a type: ints of 63 bits and floats.
#pragma once

#include "engine/compile/opcodes.h"
#include "engine/vm/frame_life.h"
#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/vm.h"

#include <cmath>

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
[[gnu::always_inline]] inline void drop_float(Vm& vm, Object* object) {
    if (--object->refcount != 0) return;
    if (object->gc_slot == 0)
        vm.heap.free(object, sizeof(FloatObject));
    else
        destroy(object);
}

/// Replaces two exact floats on top of the stack by one. A temporary that dies here gives its memory to the
/// result.
[[gnu::always_inline]] inline void float_result(Vm& vm, Value*& sp, double x) {
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

/// An int or a float as a double, as float arithmetic takes them; false for all else.
[[gnu::always_inline]] inline bool number_of(const Vm& vm, const Value& v, double& out) {
    if (v.is_small_int()) {
        out = static_cast<double>(v.small());
        return true;
    }
    if (!is_exact(v, vm.types.float_)) return false;
    out = float_of(v);
    return true;
}

/// Both operands as doubles, if one at least is a float.
[[gnu::always_inline]] inline bool mixed_numbers(const Vm& vm, const Value& a, const Value& b, double& x,
                                                 double& y) {
    return number_of(vm, a, x) && number_of(vm, b, y) && !both_small(a, b);
}

/// float_result where one operand may be an int.
inline void mixed_result(Vm& vm, Value* operands, double x) {
    for (int i : {0, 1})
        if (operands[i].is_object()) drop_float(vm, operands[i].object());
    std::construct_at(operands, vm.make_float(x));
}

/// a ** b where it is the C library's pow and nothing more: no special values, no error.
inline bool power_quickly(double a, double b, double& out) {
    if (!(a > 0.0) || !std::isfinite(a) || !std::isfinite(b)) return false;
    out = std::pow(a, b);
    return std::isfinite(out);
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
[[gnu::always_inline]] inline bool compare_plainly(T a, T b) {
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
[[gnu::always_inline]] inline bool compare_quickly(Vm& vm, Value& a, Value& b, bool& truth) {
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
