// int: to and from text, to and from float.
#include "engine/vm/number.h"
#include "engine/vm/vm.h"

#include <array>
#include <charconv>
#include <cmath>

namespace awaitscope {

namespace {

/// sys.get_int_max_str_digits(): longer decimal texts are refused, as their conversion is quadratic.
constexpr std::size_t kMaxDigits = 4300;

constexpr bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
}

int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

std::string_view strip(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// Reads a prefix such as "0x" that agrees with `base`; sets a base of 0 to what the prefix says, 10 without
/// one. `prefixed` tells whether an underscore may follow at once.
bool take_prefix(std::string_view& digits, int& base, bool& prefixed) {
    prefixed = false;
    int named = 0;
    if (digits.size() >= 2 && digits[0] == '0') {
        switch (digits[1]) {
            case 'x':
            case 'X': named = 16; break;
            case 'o':
            case 'O': named = 8; break;
            case 'b':
            case 'B': named = 2; break;
            default: break;
        }
    }
    if (named != 0 && (base == 0 || base == named)) {
        base = named;
        digits.remove_prefix(2);
        prefixed = true;
        return true;
    }
    if (base != 0) return true;
    base = 10;
    // "010" is an error in base 0, "00" is not.
    if (digits.size() > 1 && digits[0] == '0') {
        for (char c : digits) {
            if (c != '0' && c != '_') return false;
        }
    }
    return true;
}

/// The digits without underscores; false if one is misplaced or a digit is not of the base.
bool collect_digits(std::string_view digits, int base, bool prefixed, std::string& out) {
    bool underscore_allowed = prefixed;
    for (char c : digits) {
        if (c == '_') {
            if (!underscore_allowed) return false;
            underscore_allowed = false;
            continue;
        }
        if (digit_value(c) >= base) return false;
        out.push_back(c);
        underscore_allowed = true;
    }
    return !out.empty() && digits.back() != '_';
}

bool is_power_of_two(int base) {
    return (base & (base - 1)) == 0;
}

}  // namespace

Value int_from_text(Vm& vm, std::string_view ascii, int base, const Value& literal) {
    int wanted = base;
    std::string_view text = strip(ascii);
    bool negative = false;
    if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
        negative = text[0] == '-';
        text.remove_prefix(1);
    }
    bool prefixed = false;
    std::string digits;
    if (text.empty() || !take_prefix(text, base, prefixed) || !collect_digits(text, base, prefixed, digits)) {
        Value shown = vm.repr(literal);
        if (!shown) return Value();
        return vm.raise_f(vm.exc.ValueError, "invalid literal for int() with base {}: {}", wanted,
                          vm.utf8(shown));
    }
    if (digits.size() <= 11) {  // any base: 36 ** 11 < 2 ** 62
        std::int64_t n = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), n, base);
        return Value::small_int(negative ? -n : n);
    }
    if (digits.size() > kMaxDigits && !is_power_of_two(base)) {
        return vm.raise_f(
            vm.exc.ValueError,
            "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use "
            "sys.set_int_max_str_digits() to increase the limit",
            kMaxDigits, digits.size());
    }
    Mpz n;
    mpz_set_str(n, digits.c_str(), base);
    if (negative) mpz_neg(n, n);
    return vm.make_int(n.get());
}

bool int_to_text(Vm& vm, const Value& v, int base, std::string& out) {
    std::int64_t small = 0;
    if (int_fits_int64(v, small)) {
        std::array<char, 72> buffer;
        auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), small, base);
        out.assign(buffer.data(), end);
        return true;
    }
    IntView view(v);
    if (!is_power_of_two(base)) {
        // sizeinbase may be one too large in base 10: near the limit the text decides.
        std::size_t digits = mpz_sizeinbase(view, base);
        bool too_long = digits > kMaxDigits + 1;
        if (!too_long && digits == kMaxDigits + 1) {
            Mpz limit;
            mpz_ui_pow_ui(limit, static_cast<unsigned long>(base), kMaxDigits);
            too_long = mpz_cmpabs(view, limit) >= 0;
        }
        if (too_long) {
            vm.raise_f(vm.exc.ValueError,
                       "Exceeds the limit ({} digits) for integer string conversion; use "
                       "sys.set_int_max_str_digits() to increase the limit",
                       kMaxDigits);
            return false;
        }
    }
    out.resize(mpz_sizeinbase(view, base) + 2);
    mpz_get_str(out.data(), base, view);
    out.resize(std::char_traits<char>::length(out.c_str()));
    return true;
}

Value int_from_double(Vm& vm, double x) {
    if (std::isnan(x)) return vm.raise(vm.exc.ValueError, "cannot convert float NaN to integer");
    if (std::isinf(x)) return vm.raise(vm.exc.OverflowError, "cannot convert float infinity to integer");
    if (std::fabs(x) < 0x1p62) return Value::small_int(static_cast<std::int64_t>(x));
    Mpz n;
    mpz_set_d(n, x);
    return vm.make_int(n.get());
}

}  // namespace awaitscope
