// float: methods.
#include "engine/vm/float_methods.h"

#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace awaitscope {

namespace {

double value_of(const Value& v) {
    return v.as<FloatObject>()->value;
}

Value is_integer(Vm&, Bound args) {
    double x = value_of(args[0]);
    return Value::boolean(std::isfinite(x) && std::floor(x) == x);
}

Value as_integer_ratio(Vm& vm, Bound args) {
    double x = value_of(args[0]);
    if (std::isinf(x)) return vm.raise(vm.exc.OverflowError, "cannot convert Infinity to integer ratio");
    if (std::isnan(x)) return vm.raise(vm.exc.ValueError, "cannot convert NaN to integer ratio");
    int exponent = 0;
    double mantissa = std::frexp(x, &exponent);
    for (int i = 0; i < 300 && mantissa != std::floor(mantissa); ++i) {
        mantissa *= 2;
        --exponent;
    }
    Mpz numerator;
    Mpz denominator(1);
    mpz_set_d(numerator, mantissa);
    mpz_mul_2exp(exponent > 0 ? numerator : denominator, exponent > 0 ? numerator : denominator,
                 static_cast<mp_bitcnt_t>(std::abs(exponent)));
    return vm.make_tuple({vm.make_int(numerator.get()), vm.make_int(denominator.get())});
}

Value hex(Vm& vm, Bound args) {
    double x = value_of(args[0]);
    if (!std::isfinite(x)) return vm.make_str(float_repr(x));
    std::string sign = std::signbit(x) ? "-" : "";
    if (x == 0) return vm.make_str(sign + "0x0.0p+0");
    int exponent = 0;
    double mantissa = std::frexp(std::fabs(x), &exponent);
    int shift = 1 - std::max(std::numeric_limits<double>::min_exponent - exponent, 0);
    mantissa = std::ldexp(mantissa, shift);
    exponent -= shift;
    std::uint64_t whole = static_cast<std::uint64_t>(mantissa);
    std::uint64_t fraction =
        static_cast<std::uint64_t>(std::ldexp(mantissa - static_cast<double>(whole), 52));
    return vm.make_str(fmt::format("{}0x{:x}.{:013x}p{}{}", sign, whole, fraction, exponent < 0 ? '-' : '+',
                                   std::abs(exponent)));
}

Value fromhex(Vm& vm, Bound args) {
    if (!vm.is_str(args[1])) return vm.raise(vm.exc.TypeError, "fromhex() argument must be str");  // METH_O
    std::string owned = numeric_text(vm, args[1].as<StrObject>());
    std::string_view text = owned;
    auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    bool negative = !text.empty() && text[0] == '-';
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    double x = 0;
    bool prefixed = text.size() > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    if (!prefixed && float_from_text(text, x) && !std::isfinite(x) && !text.empty() && text[0] > '9') {
        // inf and nan
    } else {
        if (prefixed) text.remove_prefix(2);
        std::string digits(text);
        std::from_chars_result read =
            std::from_chars(digits.data(), digits.data() + digits.size(), x, std::chars_format::hex);
        bool all = read.ptr == digits.data() + digits.size() && !digits.empty();
        // from_chars knows inf and nan too: only digits may begin here.
        if (!all || read.ec == std::errc::invalid_argument || digits[0] == 'i' || digits[0] == 'n' ||
            digits[0] == 'I' || digits[0] == 'N' || digits[0] == '-') {
            return vm.raise(vm.exc.ValueError, "invalid hexadecimal floating-point string");
        }
        if (read.ec == std::errc::result_out_of_range) {
            if (digits.find("p-") == std::string::npos) {
                return vm.raise(vm.exc.OverflowError, "hexadecimal value too large to represent as a float");
            }
            x = 0;
        }
    }
    Value result = vm.make_float(negative ? -x : x);
    if (args[0].as<Type>() == vm.types.float_) return result;
    return vm.call(args[0], {result});
}

Value round_float(Vm& vm, Bound args) {
    double x = value_of(args[0]);
    if (!args[1] || args[1].is_none()) return int_from_double(vm, std::nearbyint(x));
    Value index = as_index(vm, args[1]);
    if (!index) return Value();
    std::int64_t digits = 0;
    if (!int_fits_int64(index, digits)) digits = int_sign(index) * 10000;
    digits = std::clamp<std::int64_t>(digits, -10000, 10000);
    double rounded = 0;
    if (!float_round(x, static_cast<int>(digits), rounded)) {
        return vm.raise(vm.exc.OverflowError, "rounded value too large to represent");
    }
    return vm.make_float(rounded);
}

Value trunc(Vm& vm, Bound args) {
    return int_from_double(vm, value_of(args[0]));
}
Value floor(Vm& vm, Bound args) {
    return int_from_double(vm, std::floor(value_of(args[0])));
}
Value ceil(Vm& vm, Bound args) {
    return int_from_double(vm, std::ceil(value_of(args[0])));
}

Value conjugate(Vm&, Bound args) {
    return args[0];
}

Value divmod(Vm& vm, const Value& a, const Value& b) {
    double x = 0;
    double y = 0;
    for (const auto& [operand, place] : {std::pair{&a, &x}, std::pair{&b, &y}}) {
        if (!Vm::has_flag(*operand, kTypeFloat) && !vm.is_int(*operand)) return Value::not_implemented();
        if (!vm.to_double(*operand, *place)) return Value();
    }
    if (y == 0) return vm.raise(vm.exc.ZeroDivisionError, "division by zero");
    return vm.make_tuple({vm.make_float(float_floor_divide(x, y)), vm.make_float(float_remainder(x, y))});
}

Value divmod_forward(Vm& vm, Bound args) {
    return divmod(vm, args[0], args[1]);
}
Value divmod_reflected(Vm& vm, Bound args) {
    return divmod(vm, args[1], args[0]);
}

Value format(Vm& vm, Bound args) {
    if (!vm.is_str(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "__format__() argument must be str, not {}",
                          type_name(vm, args[1]));
    }
    return format_float(vm, args[0], args[1].as<StrObject>());
}

Value from_number(Vm& vm, Bound args) {
    double x = 0;
    if (!vm.to_double(args[1], x)) return Value();
    Value result = vm.type_of(args[1]) == vm.types.float_ ? args[1] : vm.make_float(x);
    if (args[0].as<Type>() == vm.types.float_) return result;
    return vm.call(args[0], {result});
}

Value getnewargs(Vm& vm, Bound args) {
    return vm.make_tuple({vm.make_float(value_of(args[0]))});
}

Value get_real(Vm& vm, const Value& self) {
    return vm.make_float(value_of(self));
}
Value get_imag(Vm& vm, const Value&) {
    return vm.make_float(0.0);
}

constexpr NativeSpec kMethods[] = {
    {"is_integer", "self, /", is_integer},
    {"as_integer_ratio", "self, /", as_integer_ratio},
    {"hex", "self, /", hex},
    {"fromhex", "cls, string, /", fromhex, nullptr, NativeSpec::Kind::class_method},
    {"from_number", "cls, number, /", from_number, nullptr, NativeSpec::Kind::class_method},
    {"conjugate", "self, /", conjugate},
    {"__round__", "self, ndigits=None, /", round_float},
    {"__trunc__", "self, /", trunc},
    {"__floor__", "self, /", floor},
    {"__ceil__", "self, /", ceil},
    {"__divmod__", "self, value, /", divmod_forward},
    {"__rdivmod__", "self, value, /", divmod_reflected},
    {"__format__", "self, format_spec, /", format},
    {"__getnewargs__", "self, /", getnewargs},
};

constexpr GetSetSpec kGetSets[] = {{"real", get_real}, {"imag", get_imag}};

}  // namespace

std::span<const NativeSpec> float_method_table() {
    return kMethods;
}

std::span<const GetSetSpec> float_getset_table() {
    return kGetSets;
}

}  // namespace awaitscope
