// math: functions of ints, and from floats to ints.
#include "engine/modules/math.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <cmath>
#include <limits>

namespace awaitscope {

namespace {

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;
constexpr std::int64_t kLargest = 10'000'000;  ///< of factorials and the like, so that memory suffices

Value factorial(Vm& vm, Bound args) {
    Value n = as_index(vm, args[0]);
    if (!n) return Value();
    if (int_sign(n) < 0) return vm.raise(vm.exc.ValueError, "factorial() not defined for negative values");
    std::int64_t value = 0;
    if (!int_fits_int64(n, value)) {
        return vm.raise_f(vm.exc.OverflowError, "factorial() argument should not exceed {}",
                          std::numeric_limits<std::int64_t>::max());
    }
    if (value > kLargest) return vm.raise(vm.exc.MemoryError, "");
    Mpz result;
    mpz_fac_ui(result, static_cast<unsigned long>(value));
    return vm.make_int(result.get());
}

bool non_negative(Vm& vm, const Value& argument, const char* name, Value& out) {
    out = as_index(vm, argument);
    if (!out) return false;
    if (int_sign(out) >= 0) return true;
    vm.raise_f(vm.exc.ValueError, "{} must be a non-negative integer", name);
    return false;
}

Value comb(Vm& vm, Bound args) {
    Value n = as_index(vm, args[0]);
    if (!n) return Value();
    Value k = as_index(vm, args[1]);
    if (!k) return Value();
    if (!non_negative(vm, args[0], "n", n) || !non_negative(vm, args[1], "k", k)) return Value();
    Value rest = int_subtract(vm, n, k);
    if (int_sign(rest) < 0) return Value::small_int(0);
    const Value& smaller = int_compare(k, rest) < 0 ? k : rest;
    std::int64_t count = 0;
    if (!int_fits_int64(smaller, count) || count > kLargest) {
        return vm.raise_f(vm.exc.OverflowError, "min(n - k, k) must not exceed {}",
                          std::numeric_limits<std::int64_t>::max());
    }
    Mpz result;
    mpz_bin_ui(result, IntView(n), static_cast<unsigned long>(count));
    return vm.make_int(result.get());
}

Value perm(Vm& vm, Bound args) {
    if (!args[1] || args[1].is_none()) return factorial(vm, args.first(1));
    Value n;
    Value k;
    if (!non_negative(vm, args[0], "n", n) || !non_negative(vm, args[1], "k", k)) return Value();
    if (int_compare(n, k) < 0) return Value::small_int(0);
    std::int64_t count = 0;
    if (!int_fits_int64(k, count) || count > kLargest) {
        return vm.raise_f(vm.exc.OverflowError, "k must not exceed {}",
                          std::numeric_limits<std::int64_t>::max());
    }
    Mpz result(1);
    Mpz factor;
    mpz_set(factor, IntView(n));
    for (std::int64_t i = 0; i < count; ++i) {
        mpz_mul(result, result, factor);
        mpz_sub_ui(factor, factor, 1);
    }
    return vm.make_int(result.get());
}

template <void (*operation)(mpz_ptr, mpz_srcptr, mpz_srcptr), int start>
Value fold(Vm& vm, Bound args) {
    Mpz result(start);
    for (const Value& argument : args[0].as<TupleObject>()->items()) {
        Value n = as_index(vm, argument);
        if (!n) return Value();
        operation(result, result, IntView(n));
    }
    return vm.make_int(result.get());
}

Value isqrt(Vm& vm, Bound args) {
    Value n = as_index(vm, args[0]);
    if (!n) return Value();
    if (int_sign(n) < 0) return vm.raise(vm.exc.ValueError, "isqrt() argument must be nonnegative");
    Mpz root;
    mpz_sqrt(root, IntView(n));
    return vm.make_int(root.get());
}

/// floor and ceil: the special method if there is one, else through a float.
Value by_method(Vm& vm, const Value& v, StrObject* name, double (*function)(double)) {
    if (vm.type_of(v) == vm.types.float_) return int_from_double(vm, function(v.as<FloatObject>()->value));
    Value method = vm.special_method(v, name);
    if (method) return vm.call(method);
    if (!vm.pending.is_null()) return Value();
    double x = 0;
    return vm.to_double(v, x) ? int_from_double(vm, function(x)) : Value();
}

double floor_of(double x) {
    return std::floor(x);
}
double ceil_of(double x) {
    return std::ceil(x);
}

Value floor(Vm& vm, Bound args) {
    return by_method(vm, args[0], vm.names.__floor__, floor_of);
}
Value ceil(Vm& vm, Bound args) {
    return by_method(vm, args[0], vm.names.__ceil__, ceil_of);
}

Value trunc(Vm& vm, Bound args) {
    Value method = vm.special_method(args[0], vm.names.__trunc__);
    if (method) return vm.call(method);
    if (!vm.pending.is_null()) return Value();
    return vm.raise_f(vm.exc.TypeError, "type {} doesn't define __trunc__ method", type_name(vm, args[0]));
}

constexpr NativeSpec kFunctions[] = {
    {"factorial", "n, /", factorial, nullptr, kFunction},
    {"comb", "n, k, /", comb, nullptr, kFunction},
    {"perm", "n, k=None, /", perm, nullptr, kFunction},
    {"gcd", "*integers", fold<mpz_gcd, 0>, nullptr, kFunction},
    {"lcm", "*integers", fold<mpz_lcm, 1>, nullptr, kFunction},
    {"isqrt", "n, /", isqrt, nullptr, kFunction},
    {"floor", "x, /", floor, nullptr, kFunction},
    {"ceil", "x, /", ceil, nullptr, kFunction},
    {"trunc", "x, /", trunc, nullptr, kFunction},
};

}  // namespace

std::span<const NativeSpec> math_integer_functions() {
    return kFunctions;
}

}  // namespace awaitscope
