// int: the constructor and the methods.
#include "engine/vm/int_methods.h"

#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace awaitscope {

namespace {

/// int(x) of anything that is no text: __int__, __index__ or __trunc__ (PyNumber_Long).
Value int_from_number(Vm& vm, const Value& x) {
    Type* type = vm.type_of(x);
    if (vm.is_int(x) && (x.is_small_int() || x.is_bool() || type == vm.types.int_)) return int_exact(vm, x);
    if (type->slots.to_int) {
        Value result = type->slots.to_int(vm, x);
        if (!result) return Value();
        if (!vm.is_int(result)) {
            return vm.raise_f(vm.exc.TypeError, "__int__ returned non-int (type {})",
                              vm.ascii_or_empty(Value::share(vm.type_of(result)->name)));
        }
        return int_exact(vm, result);
    }
    if (type->slots.index) {
        Value result = type->slots.index(vm, x);
        if (!result) return Value();
        return int_exact(vm, result);
    }
    if (vm.is_str(x)) return int_from_text(vm, numeric_text(vm, x.as<StrObject>()), 10, x);
    if (vm.has_flag(x, kTypeBytes)) return int_from_text(vm, x.as<BytesObject>()->view(), 10, x);
    if (vm.has_flag(x, kTypeByteArray)) return int_from_text(vm, x.as<ByteArrayObject>()->bytes, 10, x);
    return vm.raise_f(vm.exc.TypeError,
                      "int() argument must be a string, a bytes-like object or a real number, not '{}'",
                      full_name(type));
}

Value int_from_literal(Vm& vm, const Value& x, const Value& base_value) {
    Value index = as_index(vm, base_value);
    if (!index) return Value();
    std::int64_t base = 0;
    if (!int_fits_int64(index, base) || base < 0 || base == 1 || base > 36) {
        return vm.raise(vm.exc.ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    int radix = static_cast<int>(base);
    if (vm.is_str(x)) return int_from_text(vm, numeric_text(vm, x.as<StrObject>()), radix, x);
    if (vm.has_flag(x, kTypeBytes)) return int_from_text(vm, x.as<BytesObject>()->view(), radix, x);
    if (vm.has_flag(x, kTypeByteArray)) return int_from_text(vm, x.as<ByteArrayObject>()->bytes, radix, x);
    return vm.raise(vm.exc.TypeError, "int() can't convert non-string with explicit base");
}

}  // namespace

Value int_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.positional + args.keywords() > 2) {
        return vm.raise_f(vm.exc.TypeError, "int expected at most 2 arguments, got {}", args.total());
    }
    const Value* base = args.positional > 1 ? &args[1] : nullptr;
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        const StrObject* name = (*args.names)[i].as<StrObject>();
        if (!equal(name, "base")) {
            return vm.raise_f(vm.exc.TypeError, "int() got an unexpected keyword argument '{}'",
                              to_utf8(name));
        }
        base = &args[args.positional + i];
    }
    Value result;
    if (args.positional == 0) {
        if (base) return vm.raise(vm.exc.TypeError, "int() missing string argument");
        result = Value::small_int(0);
    } else {
        result = base ? int_from_literal(vm, args[0], *base) : int_from_number(vm, args[0]);
    }
    if (!result || cls == vm.types.int_) return result;
    BigInt* instance = vm.heap.make_instance<BigInt>(cls);
    mpz_init_set(instance->value, IntView(result));
    return Value::adopt(instance);
}

namespace {

Value bit_length(Vm&, Bound args) {
    IntView n(args[0]);
    bool zero = mpz_sgn(static_cast<mpz_srcptr>(n)) == 0;
    return Value::small_int(zero ? 0 : static_cast<std::int64_t>(mpz_sizeinbase(n, 2)));
}

Value bit_count(Vm&, Bound args) {
    IntView n(args[0]);
    Mpz magnitude;
    mpz_abs(magnitude, n);
    return Value::small_int(static_cast<std::int64_t>(mpz_popcount(magnitude)));
}

/// The byteorder argument; false with the ValueError pending.
bool read_byteorder(Vm& vm, const Value& argument, bool& little) {
    little = false;
    if (!argument) return true;
    if (vm.is_str(argument)) {
        const StrObject* name = argument.as<StrObject>();
        if (equal(name, "big")) return true;
        little = equal(name, "little");
        if (little) return true;
        vm.raise(vm.exc.ValueError, "byteorder must be either 'little' or 'big'");
        return false;
    }
    vm.raise_f(vm.exc.TypeError, "{}() argument 'byteorder' must be str, not {}", "to_bytes",
               full_name(vm.type_of(argument)));
    return false;
}

Value to_bytes(Vm& vm, Bound args) {
    std::int64_t length = 1;
    if (args[1] && !vm.to_int64(args[1], length)) return Value();
    bool little = false;
    if (!read_byteorder(vm, args[2], little)) return Value();
    bool is_signed = false;
    if (args[3] && !vm.truth(args[3], is_signed)) return Value();
    if (length < 0) return vm.raise(vm.exc.ValueError, "length argument must be non-negative");
    Mpz n;
    mpz_set(n, IntView(args[0]));
    bool negative = mpz_sgn(n.get()) < 0;
    if (negative && !is_signed) {
        return vm.raise(vm.exc.OverflowError, "can't convert negative int to unsigned");
    }
    std::uint64_t bits = static_cast<std::uint64_t>(length) * 8;
    if (negative) {
        // Two's complement: n + 2 ** bits, where n >= -2 ** (bits - 1).
        Mpz lowest;
        if (bits > 0) mpz_setbit(lowest, bits - 1);
        mpz_neg(lowest, lowest);
        if (bits == 0 || mpz_cmp(n, lowest) < 0)
            return vm.raise(vm.exc.OverflowError, "int too big to convert");
        Mpz modulus;
        mpz_setbit(modulus, bits);
        mpz_add(n, n, modulus);
    } else {
        std::uint64_t needed = mpz_sgn(n.get()) == 0 ? 0 : mpz_sizeinbase(n, 2) + (is_signed ? 1 : 0);
        if (needed > bits) return vm.raise(vm.exc.OverflowError, "int too big to convert");
    }
    std::string bytes(static_cast<std::size_t>(length), '\0');
    std::size_t written = 0;
    std::string digits((mpz_sizeinbase(n, 2) + 7) / 8, '\0');
    mpz_export(digits.data(), &written, -1, 1, 0, 0, n);
    std::copy_n(digits.begin(), std::min(written, bytes.size()), bytes.begin());
    if (!little) std::reverse(bytes.begin(), bytes.end());
    return vm.make_bytes(bytes);
}

Value from_bytes(Vm& vm, Bound args) {
    bool little = false;
    if (!read_byteorder(vm, args[2], little)) return Value();
    bool is_signed = false;
    if (args[3] && !vm.truth(args[3], is_signed)) return Value();
    std::string bytes;
    if (!bytes_of_object(vm, args[1], bytes)) return Value();
    Mpz n;
    mpz_import(n, bytes.size(), little ? -1 : 1, 1, 0, 0, bytes.data());
    std::uint64_t bits = bytes.size() * 8;
    if (is_signed && bits > 0 && mpz_tstbit(n, bits - 1)) {
        Mpz modulus;
        mpz_setbit(modulus, bits);
        mpz_sub(n, n, modulus);
    }
    Value result = vm.make_int(n.get());
    if (args[0].as<Type>() == vm.types.int_) return result;
    return vm.call(args[0], {result});
}

Value as_integer_ratio(Vm& vm, Bound args) {
    return vm.make_tuple({int_exact(vm, args[0]), Value::small_int(1)});
}

Value exact(Vm& vm, Bound args) {
    return int_exact(vm, args[0]);
}

Value is_integer(Vm&, Bound) {
    return Value::boolean(true);
}

/// round(n, -digits): to the nearest multiple of 10 ** digits, halves to the even multiple.
Value round_int(Vm& vm, Bound args) {
    if (!args[1] || args[1].is_none()) return int_exact(vm, args[0]);
    Value index = as_index(vm, args[1]);
    if (!index) return Value();
    if (int_sign(index) >= 0) return int_exact(vm, args[0]);
    std::int64_t digits = 0;
    IntView n(args[0]);
    if (!int_fits_int64(index, digits) || static_cast<std::uint64_t>(-digits) > mpz_sizeinbase(n, 10) + 1) {
        return Value::small_int(0);
    }
    Mpz unit;
    mpz_ui_pow_ui(unit, 10, static_cast<unsigned long>(-digits));
    Mpz quotient;
    Mpz rest;
    mpz_fdiv_qr(quotient, rest, n, unit);
    mpz_mul_2exp(rest, rest, 1);
    int order = mpz_cmp(rest, unit);
    if (order > 0 || (order == 0 && mpz_odd_p(quotient.get()))) mpz_add_ui(quotient, quotient, 1);
    mpz_mul(quotient, quotient, unit);
    return vm.make_int(quotient.get());
}

Value int_divmod(Vm& vm, const Value& a, const Value& b) {
    if (!vm.is_int(a) || !vm.is_int(b)) return Value::not_implemented();
    Value quotient = int_floor_divide(vm, a, b);
    if (!quotient) return Value();
    Value rest = int_remainder(vm, a, b);
    if (!rest) return Value();
    return vm.make_tuple({quotient, rest});
}

Value divmod_forward(Vm& vm, Bound args) {
    return int_divmod(vm, args[0], args[1]);
}

Value divmod_reflected(Vm& vm, Bound args) {
    return int_divmod(vm, args[1], args[0]);
}

Value power(Vm& vm, Bound args) {
    if (!vm.is_int(args[0]) || !vm.is_int(args[1])) return Value::not_implemented();
    if (!args[2] || args[2].is_none()) return int_power(vm, args[0], args[1]);
    if (!vm.is_int(args[2])) return Value::not_implemented();
    return int_power_mod(vm, args[0], args[1], args[2]);
}

Value getnewargs(Vm& vm, Bound args) {
    return vm.make_tuple({int_exact(vm, args[0])});
}

Value size_of(Vm&, Bound args) {
    // CPython: a header of 24 bytes and 4 for every 30 bits, at least one.
    std::size_t bits = mpz_sizeinbase(static_cast<mpz_srcptr>(IntView(args[0])), 2);
    return Value::small_int(static_cast<std::int64_t>(24 + 4 * std::max<std::size_t>(1, (bits + 29) / 30)));
}

Value format(Vm& vm, Bound args) {
    if (!vm.is_str(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "__format__() argument must be str, not {}",
                          full_name(vm.type_of(args[1])));
    }
    return format_int(vm, args[0], args[1].as<StrObject>());
}

Value get_self(Vm& vm, const Value& self) {
    return int_exact(vm, self);
}

Value get_zero(Vm&, const Value&) {
    return Value::small_int(0);
}

Value get_one(Vm&, const Value&) {
    return Value::small_int(1);
}

constexpr NativeSpec kMethods[] = {
    {"bit_length", "self, /", bit_length},
    {"bit_count", "self, /", bit_count},
    {"to_bytes", "self, /, length=1, byteorder='big', *, signed=False", to_bytes},
    {"from_bytes", "cls, /, bytes, byteorder='big', *, signed=False", from_bytes, nullptr,
     NativeSpec::Kind::class_method},
    {"as_integer_ratio", "self, /", as_integer_ratio},
    {"conjugate", "self, /", exact},
    {"is_integer", "self, /", is_integer},
    {"__round__", "self, ndigits=None, /", round_int},
    {"__trunc__", "self, /", exact},
    {"__floor__", "self, /", exact},
    {"__ceil__", "self, /", exact},
    {"__divmod__", "self, value, /", divmod_forward},
    {"__rdivmod__", "self, value, /", divmod_reflected},
    {"__pow__", "self, value, mod=None, /", power},
    {"__format__", "self, format_spec, /", format},
    {"__getnewargs__", "self, /", getnewargs},
    {"__sizeof__", "self, /", size_of},
};

constexpr GetSetSpec kGetSets[] = {
    {"real", get_self},
    {"imag", get_zero},
    {"numerator", get_self},
    {"denominator", get_one},
};

}  // namespace

std::span<const NativeSpec> int_method_table() {
    return kMethods;
}

std::span<const GetSetSpec> int_getset_table() {
    return kGetSets;
}

bool Vm::to_int64(const Value& v, std::int64_t& out) {
    if (v.is_small_int()) {
        out = v.small();
        return true;
    }
    Value index = as_index(*this, v);
    if (!index) return false;
    if (int_fits_int64(index, out)) return true;
    raise(exc.OverflowError, "Python int too large to convert to C ssize_t");
    return false;
}

bool Vm::to_double(const Value& v, double& out) {
    if (has_flag(v, kTypeFloat)) {
        out = v.as<FloatObject>()->value;
        return true;
    }
    if (is_int(v)) {
        if (int_to_double(v, out)) return true;
        raise(exc.OverflowError, "int too large to convert to float");
        return false;
    }
    Type* type = type_of(v);
    if (type->slots.to_float) {
        Value result = type->slots.to_float(*this, v);
        if (!result) return false;
        if (!has_flag(result, kTypeFloat)) {
            raise_f(exc.TypeError, "{}.__float__ returned non-float (type {})", type_name(*this, v),
                    type_name(*this, result));
            return false;
        }
        out = result.as<FloatObject>()->value;
        return true;
    }
    if (type->slots.index) {
        Value result = as_index(*this, v);
        return result && to_double(result, out);
    }
    raise_f(exc.TypeError, "must be real number, not {}", type_name(*this, v));
    return false;
}

}  // namespace awaitscope
