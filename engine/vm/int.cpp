// int: arithmetic. Small ints take the paths at the top of each function, anything wider goes through GMP.
#include "engine/vm/builtin_types.h"
#include "engine/vm/int_methods.h"
#include "engine/vm/number.h"
#include "engine/vm/vm.h"

#include <cmath>
#include <limits>

namespace awaitscope {

namespace {

/// Results above this are refused with MemoryError before GMP is asked for the memory.
constexpr std::uint64_t kMaxBits = std::uint64_t{1} << 33;

std::int64_t small_or_bool(const Value& v) {
    return v.is_small_int() ? v.small() : (v.is_true() ? 1 : 0);
}

bool is_immediate_int(const Value& v) {
    return v.is_small_int() || v.is_bool();
}

bool both_ints(Vm& vm, const Value& a, const Value& b) {
    return vm.is_int(a) && vm.is_int(b);
}

}  // namespace

IntView::IntView(const Value& v) {
    if (!is_immediate_int(v)) {
        pointer_ = v.as<BigInt>()->value;
        return;
    }
    std::int64_t n = small_or_bool(v);
    limb_ = n < 0 ? static_cast<mp_limb_t>(-n) : static_cast<mp_limb_t>(n);
    pointer_ = mpz_roinit_n(view_, &limb_, n < 0 ? -1 : (n > 0 ? 1 : 0));
}

Value Vm::make_int(std::int64_t n) {
    if (Value::fits_int(n)) return Value::small_int(n);
    BigInt* big = heap.make<BigInt>(types.int_);
    mpz_init_set_si(big->value, n);
    return Value::adopt(big);
}

Value Vm::make_int(mpz_srcptr n) {
    if (mpz_fits_slong_p(n)) return make_int(static_cast<std::int64_t>(mpz_get_si(n)));
    BigInt* big = heap.make<BigInt>(types.int_);
    mpz_init_set(big->value, n);
    return Value::adopt(big);
}

bool int_fits_int64(const Value& v, std::int64_t& out) {
    if (is_immediate_int(v)) {
        out = small_or_bool(v);
        return true;
    }
    mpz_srcptr big = v.as<BigInt>()->value;
    if (!mpz_fits_slong_p(big)) return false;
    out = mpz_get_si(big);
    return true;
}

int int_sign(const Value& v) {
    return mpz_sgn(static_cast<mpz_srcptr>(IntView(v)));
}

bool int_to_double(const Value& v, double& out) {
    std::int64_t n = 0;
    if (int_fits_int64(v, n)) {
        out = static_cast<double>(n);
        return true;
    }
    IntView view(v);
    std::size_t bits = mpz_sizeinbase(view, 2);
    if (bits > 1024) return false;
    // 55 bits with the last one sticky, so that ldexp's argument rounds once, to even.
    Mpz top;
    std::size_t shift = bits - 55;
    mpz_tdiv_q_2exp(top, view, shift);
    std::uint64_t head = mpz_get_ui(top);  // the magnitude
    if (mpz_scan1(view, 0) < shift) head |= 1;
    out = std::ldexp(static_cast<double>(head), static_cast<int>(shift));
    if (mpz_sgn(static_cast<mpz_srcptr>(view)) < 0) out = -out;
    return std::isfinite(out);
}

std::int64_t int_hash(const Value& v) {
    constexpr std::uint64_t kModulus = (std::uint64_t{1} << 61) - 1;
    std::uint64_t magnitude;
    bool negative;
    if (is_immediate_int(v)) {
        std::int64_t n = small_or_bool(v);
        negative = n < 0;
        magnitude = (negative ? static_cast<std::uint64_t>(-n) : static_cast<std::uint64_t>(n)) % kModulus;
    } else {
        mpz_srcptr big = v.as<BigInt>()->value;
        negative = mpz_sgn(big) < 0;
        magnitude = mpz_tdiv_ui(big, kModulus);
    }
    std::int64_t hash = static_cast<std::int64_t>(magnitude);
    if (negative) hash = -hash;
    return hash == -1 ? -2 : hash;
}

int int_compare_double(const Value& v, double x) {
    if (std::isinf(x)) return x > 0 ? -1 : 1;
    return mpz_cmp_d(static_cast<mpz_srcptr>(IntView(v)), x);
}

int int_compare(const Value& a, const Value& b) {
    if (is_immediate_int(a) && is_immediate_int(b)) {
        std::int64_t x = small_or_bool(a);
        std::int64_t y = small_or_bool(b);
        return x < y ? -1 : (x > y ? 1 : 0);
    }
    return mpz_cmp(IntView(a), IntView(b));
}

Value int_add(Vm& vm, const Value& a, const Value& b) {
    // Two 63-bit ints can't overflow 64 bits.
    if (is_immediate_int(a) && is_immediate_int(b)) return vm.make_int(small_or_bool(a) + small_or_bool(b));
    Mpz sum;
    mpz_add(sum, IntView(a), IntView(b));
    return vm.make_int(sum.get());
}

Value int_subtract(Vm& vm, const Value& a, const Value& b) {
    if (is_immediate_int(a) && is_immediate_int(b)) return vm.make_int(small_or_bool(a) - small_or_bool(b));
    Mpz difference;
    mpz_sub(difference, IntView(a), IntView(b));
    return vm.make_int(difference.get());
}

Value int_multiply(Vm& vm, const Value& a, const Value& b) {
    if (is_immediate_int(a) && is_immediate_int(b)) {
        std::int64_t product;
        if (!__builtin_mul_overflow(small_or_bool(a), small_or_bool(b), &product))
            return vm.make_int(product);
    }
    IntView x(a);
    IntView y(b);
    if (mpz_sizeinbase(x, 2) + mpz_sizeinbase(y, 2) > kMaxBits) return vm.raise(vm.exc.MemoryError, "");
    Mpz product;
    mpz_mul(product, x, y);
    return vm.make_int(product.get());
}

Value int_floor_divide(Vm& vm, const Value& a, const Value& b) {
    if (is_immediate_int(a) && is_immediate_int(b)) {
        std::int64_t x = small_or_bool(a);
        std::int64_t y = small_or_bool(b);
        if (y == 0) return vm.raise(vm.exc.ZeroDivisionError, "division by zero");
        std::int64_t quotient = x / y;
        if (x % y != 0 && (x < 0) != (y < 0)) --quotient;
        return vm.make_int(quotient);
    }
    IntView divisor(b);
    if (mpz_sgn(static_cast<mpz_srcptr>(divisor)) == 0) {
        return vm.raise(vm.exc.ZeroDivisionError, "division by zero");
    }
    Mpz quotient;
    mpz_fdiv_q(quotient, IntView(a), divisor);
    return vm.make_int(quotient.get());
}

Value int_remainder(Vm& vm, const Value& a, const Value& b) {
    if (is_immediate_int(a) && is_immediate_int(b)) {
        std::int64_t x = small_or_bool(a);
        std::int64_t y = small_or_bool(b);
        if (y == 0) return vm.raise(vm.exc.ZeroDivisionError, "division by zero");
        std::int64_t rest = x % y;
        if (rest != 0 && (rest < 0) != (y < 0)) rest += y;
        return Value::small_int(rest);
    }
    IntView divisor(b);
    if (mpz_sgn(static_cast<mpz_srcptr>(divisor)) == 0) {
        return vm.raise(vm.exc.ZeroDivisionError, "division by zero");
    }
    Mpz rest;
    mpz_fdiv_r(rest, IntView(a), divisor);
    return vm.make_int(rest.get());
}

namespace {

/// Quotient of two nonzero ints, rounded once to the nearest double, ties to even (long_true_divide).
/// False if it is too large.
bool divide_exactly(mpz_srcptr a, mpz_srcptr b, double& out) {
    constexpr std::int64_t kDigits = std::numeric_limits<double>::digits;             // 53
    constexpr std::int64_t kMinExponent = std::numeric_limits<double>::min_exponent;  // -1021
    std::int64_t a_bits = static_cast<std::int64_t>(mpz_sizeinbase(a, 2));
    std::int64_t b_bits = static_cast<std::int64_t>(mpz_sizeinbase(b, 2));
    std::int64_t difference = a_bits - b_bits;
    if (difference > std::numeric_limits<double>::max_exponent) return false;
    bool negative = (mpz_sgn(a) < 0) != (mpz_sgn(b) < 0);
    if (difference < kMinExponent - kDigits - 1) {
        out = negative ? -0.0 : 0.0;
        return true;
    }
    std::int64_t shift = std::max(difference, kMinExponent) - kDigits - 2;
    Mpz numerator;
    Mpz denominator;
    mpz_abs(numerator, a);
    mpz_abs(denominator, b);
    if (shift <= 0) {
        mpz_mul_2exp(numerator, numerator, static_cast<mp_bitcnt_t>(-shift));
    } else {
        mpz_mul_2exp(denominator, denominator, static_cast<mp_bitcnt_t>(shift));
    }
    Mpz quotient;
    Mpz rest;
    mpz_tdiv_qr(quotient, rest, numerator, denominator);
    std::uint64_t q = mpz_get_ui(quotient);
    if (mpz_sgn(rest.get()) != 0) q |= 1;
    std::int64_t q_bits = static_cast<std::int64_t>(mpz_sizeinbase(quotient, 2));
    std::int64_t extra_bits = std::max(q_bits, kMinExponent - shift) - kDigits;
    std::uint64_t half = std::uint64_t{1} << (extra_bits - 1);
    if ((q & half) && (q & (3 * half - 1))) q += half;
    q &= ~(2 * half - 1);
    out = std::ldexp(static_cast<double>(q), static_cast<int>(shift));
    if (!std::isfinite(out)) return false;
    if (negative) out = -out;
    return true;
}

}  // namespace

Value int_true_divide(Vm& vm, const Value& a, const Value& b) {
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    if (is_immediate_int(a) && is_immediate_int(b)) {
        std::int64_t x = small_or_bool(a);
        std::int64_t y = small_or_bool(b);
        if (y == 0) return vm.raise(vm.exc.ZeroDivisionError, "division by zero");
        if (x >= -kExact && x <= kExact && y >= -kExact && y <= kExact) {
            return vm.make_float(static_cast<double>(x) / static_cast<double>(y));
        }
    }
    IntView dividend(a);
    IntView divisor(b);
    if (mpz_sgn(static_cast<mpz_srcptr>(divisor)) == 0) {
        return vm.raise(vm.exc.ZeroDivisionError, "division by zero");
    }
    double quotient = 0;
    if (mpz_sgn(static_cast<mpz_srcptr>(dividend)) == 0) {
        quotient = mpz_sgn(static_cast<mpz_srcptr>(divisor)) < 0 ? -0.0 : 0.0;
    } else if (!divide_exactly(dividend, divisor, quotient)) {
        return vm.raise(vm.exc.OverflowError, "integer division result too large for a float");
    }
    return vm.make_float(quotient);
}

Value int_power(Vm& vm, const Value& a, const Value& b) {
    if (int_sign(b) < 0) {
        double base = 0;
        double exponent = 0;
        if (!int_to_double(a, base) || !int_to_double(b, exponent)) {
            return vm.raise(vm.exc.OverflowError, "int too large to convert to float");
        }
        return float_power(vm, base, exponent);
    }
    IntView base(a);
    std::int64_t exponent = 0;
    if (mpz_cmpabs_ui(base, 1) <= 0) {
        // 0, 1 and -1 stay small whatever the exponent.
        bool odd = mpz_odd_p(static_cast<mpz_srcptr>(IntView(b)));
        if (int_sign(b) == 0) return Value::small_int(1);
        int sign = mpz_sgn(static_cast<mpz_srcptr>(base));
        return Value::small_int(sign < 0 && !odd ? 1 : sign);
    }
    if (!int_fits_int64(b, exponent) ||
        static_cast<std::uint64_t>(exponent) > kMaxBits / (mpz_sizeinbase(base, 2))) {
        return vm.raise(vm.exc.MemoryError, "");
    }
    Mpz result;
    mpz_pow_ui(result, base, static_cast<unsigned long>(exponent));
    return vm.make_int(result.get());
}

Value int_power_mod(Vm& vm, const Value& a, const Value& b, const Value& modulus) {
    IntView m(modulus);
    if (mpz_sgn(static_cast<mpz_srcptr>(m)) == 0) {
        return vm.raise(vm.exc.ValueError, "pow() 3rd argument cannot be 0");
    }
    Mpz base;
    Mpz exponent;
    Mpz positive;
    mpz_set(base, IntView(a));
    mpz_set(exponent, IntView(b));
    mpz_abs(positive, m);
    if (mpz_sgn(exponent.get()) < 0) {
        if (mpz_invert(base, base, positive) == 0) {
            return vm.raise(vm.exc.ValueError, "base is not invertible for the given modulus");
        }
        mpz_neg(exponent, exponent);
    }
    Mpz result;
    mpz_powm(result, base, exponent, positive);
    // Python's result has the sign of the modulus.
    if (mpz_sgn(static_cast<mpz_srcptr>(m)) < 0 && mpz_sgn(result.get()) != 0) mpz_add(result, result, m);
    return vm.make_int(result.get());
}

namespace {

Value int_shift(Vm& vm, const Value& a, const Value& b, bool left) {
    if (int_sign(b) < 0) return vm.raise(vm.exc.ValueError, "negative shift count");
    if (int_sign(a) == 0) return Value::small_int(0);
    std::int64_t count = 0;
    if (!int_fits_int64(b, count)) {
        if (left) return vm.raise(vm.exc.OverflowError, "too many digits in integer");
        return Value::small_int(int_sign(a) < 0 ? -1 : 0);
    }
    if (left) {
        if (is_immediate_int(a) && count < 62) {
            std::int64_t shifted;
            if (!__builtin_mul_overflow(small_or_bool(a), std::int64_t{1} << count, &shifted)) {
                return vm.make_int(shifted);
            }
        }
        if (static_cast<std::uint64_t>(count) > kMaxBits) return vm.raise(vm.exc.MemoryError, "");
    } else if (is_immediate_int(a)) {
        return Value::small_int(small_or_bool(a) >> (count > 62 ? 62 : count));
    }
    Mpz result;
    if (left) {
        mpz_mul_2exp(result, IntView(a), static_cast<mp_bitcnt_t>(count));
    } else {
        mpz_fdiv_q_2exp(result, IntView(a), static_cast<mp_bitcnt_t>(count));
    }
    return vm.make_int(result.get());
}

using GmpOperation = void (*)(mpz_ptr, mpz_srcptr, mpz_srcptr);

template <BinaryOp op>
Value int_bitwise(Vm& vm, const Value& a, const Value& b) {
    if (!both_ints(vm, a, b)) return Value::not_implemented();
    if (a.is_bool() && b.is_bool()) {
        bool x = a.is_true();
        bool y = b.is_true();
        return Value::boolean(op == BinaryOp::and_ ? x && y : op == BinaryOp::or_ ? x || y : x != y);
    }
    if (is_immediate_int(a) && is_immediate_int(b)) {
        std::int64_t x = small_or_bool(a);
        std::int64_t y = small_or_bool(b);
        return Value::small_int(op == BinaryOp::and_ ? x & y : op == BinaryOp::or_ ? x | y : x ^ y);
    }
    GmpOperation operation = op == BinaryOp::and_ ? mpz_and : op == BinaryOp::or_ ? mpz_ior : mpz_xor;
    Mpz result;
    operation(result, IntView(a), IntView(b));
    return vm.make_int(result.get());
}

template <Value (*operation)(Vm&, const Value&, const Value&)>
Value checked(Vm& vm, const Value& a, const Value& b) {
    if (!both_ints(vm, a, b)) return Value::not_implemented();
    return operation(vm, a, b);
}

template <bool left>
Value shift(Vm& vm, const Value& a, const Value& b) {
    if (!both_ints(vm, a, b)) return Value::not_implemented();
    return int_shift(vm, a, b, left);
}

Value compare_ints(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if (!both_ints(vm, a, b)) return Value::not_implemented();
    int order = int_compare(a, b);
    switch (op) {
        case CompareOp::lt: return Value::boolean(order < 0);
        case CompareOp::le: return Value::boolean(order <= 0);
        case CompareOp::eq: return Value::boolean(order == 0);
        case CompareOp::ne: return Value::boolean(order != 0);
        case CompareOp::gt: return Value::boolean(order > 0);
        case CompareOp::ge: return Value::boolean(order >= 0);
    }
    return Value::not_implemented();
}

bool hash_int(Vm&, const Value& self, std::int64_t& out) {
    out = int_hash(self);
    return true;
}

bool int_truth(Vm&, const Value& self, bool& out) {
    out = int_sign(self) != 0;
    return true;
}

Value int_repr(Vm& vm, const Value& self) {
    if (self.is_small_int()) return small_int_text(vm, self.small());
    std::string text;
    if (!int_to_text(vm, self, 10, text)) return Value();
    return vm.make_str(text);
}

Value int_negative(Vm& vm, const Value& self) {
    return int_subtract(vm, Value::small_int(0), self);
}

Value int_invert(Vm& vm, const Value& self) {
    return int_subtract(vm, Value::small_int(-1), self);
}

Value int_absolute(Vm& vm, const Value& self) {
    return int_sign(self) < 0 ? int_negative(vm, self) : int_exact(vm, self);
}

Value int_float(Vm& vm, const Value& self) {
    double x = 0;
    if (!int_to_double(self, x)) {
        return vm.raise(vm.exc.OverflowError, "int too large to convert to float");
    }
    return vm.make_float(x);
}

void dealloc_int(Object* self) {
    mpz_clear(static_cast<BigInt*>(self)->value);
    self->type->vm->heap.free_instance(self);
}

Value bool_repr(Vm& vm, const Value& self) {
    return Value::share(vm.intern(self.is_true() ? "True" : "False"));
}

Value bool_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.keywords() > 0) return vm.raise(vm.exc.TypeError, "bool() takes no keyword arguments");
    if (args.positional > 1) {
        return vm.raise_f(vm.exc.TypeError, "bool expected at most 1 argument, got {}", args.positional);
    }
    (void)cls;
    bool truth = false;
    if (args.positional == 1 && !vm.truth(args[0], truth)) return Value();
    return Value::boolean(truth);
}

Value bool_invert(Vm& vm, const Value& self) {
    if (!vm.warn(
            vm.exc.DeprecationWarning,
            "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns "
            "the bitwise inversion of the underlying int object and is usually not what you expect from "
            "negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want "
            "the bitwise inversion of the underlying int.")) {
        return Value();
    }
    return Value::small_int(self.is_true() ? -2 : -1);
}

}  // namespace

Value int_exact(Vm& vm, const Value& v) {
    if (v.is_small_int()) return v;
    if (v.is_bool()) return Value::small_int(v.is_true() ? 1 : 0);
    if (v.object()->type == vm.types.int_) return v;
    return vm.make_int(v.as<BigInt>()->value);
}

void make_int_types(Vm& vm) {
    Slots slots;
    slots.dealloc = dealloc_int;
    slots.construct = int_construct;
    slots.repr = int_repr;
    slots.hash = hash_int;
    slots.compare = compare_ints;
    slots.truth = int_truth;
    auto binary = [&slots](BinaryOp op) -> auto& {
        return slots.binary[static_cast<int>(op)];
    };
    binary(BinaryOp::add) = checked<int_add>;
    binary(BinaryOp::subtract) = checked<int_subtract>;
    binary(BinaryOp::multiply) = checked<int_multiply>;
    binary(BinaryOp::floor_divide) = checked<int_floor_divide>;
    binary(BinaryOp::remainder) = checked<int_remainder>;
    binary(BinaryOp::true_divide) = checked<int_true_divide>;
    binary(BinaryOp::power) = checked<int_power>;
    binary(BinaryOp::lshift) = shift<true>;
    binary(BinaryOp::rshift) = shift<false>;
    binary(BinaryOp::and_) = int_bitwise<BinaryOp::and_>;
    binary(BinaryOp::or_) = int_bitwise<BinaryOp::or_>;
    binary(BinaryOp::xor_) = int_bitwise<BinaryOp::xor_>;
    slots.negative = int_negative;
    slots.positive = int_exact;
    slots.invert = int_invert;
    slots.absolute = int_absolute;
    slots.to_int = int_exact;
    slots.to_float = int_float;
    slots.index = int_exact;
    Vm::TypeSpec spec;
    spec.name = "int";
    spec.instance_size = sizeof(BigInt);
    spec.flags = kTypeBase | kTypeInt;
    spec.slots = slots;
    spec.methods = int_method_table();
    spec.getsets = int_getset_table();
    vm.define_type(vm.types.int_, spec);

    Vm::TypeSpec bool_spec;
    bool_spec.name = "bool";
    bool_spec.base = vm.types.int_;
    bool_spec.flags = kTypeInt;
    bool_spec.slots.construct = bool_construct;
    bool_spec.slots.repr = bool_repr;
    bool_spec.slots.invert = bool_invert;
    bool_spec.slots.binary[static_cast<int>(BinaryOp::and_)] = int_bitwise<BinaryOp::and_>;
    bool_spec.slots.binary[static_cast<int>(BinaryOp::or_)] = int_bitwise<BinaryOp::or_>;
    bool_spec.slots.binary[static_cast<int>(BinaryOp::xor_)] = int_bitwise<BinaryOp::xor_>;
    vm.define_type(vm.types.bool_, bool_spec);
}

}  // namespace awaitscope
