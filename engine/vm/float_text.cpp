// float: to and from text, rounding to decimal digits.
#include "engine/vm/number.h"
#include "engine/vm/vm.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace awaitscope {

namespace {

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_ignoring_case(std::string_view text, std::string_view word) {
    if (text.size() != word.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (lower(text[i]) != word[i]) return false;
    }
    return true;
}

/// Underscores may stand between digits only; false else. `out` is the text without them.
bool drop_underscores(std::string_view text, std::string& out) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            out.push_back(text[i]);
            continue;
        }
        if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) return false;
    }
    return true;
}

/// Of a number that is out of range: whether it is too large (not too small).
bool is_huge(std::string_view number) {
    std::int64_t point = 0;  // digits before the decimal point, from the first that is not zero
    bool seen_point = false;
    bool significant = false;
    std::size_t i = 0;
    for (; i < number.size() && lower(number[i]) != 'e'; ++i) {
        if (number[i] == '.') {
            seen_point = true;
        } else {
            significant = significant || number[i] != '0';
            if (!seen_point && significant) ++point;
            if (seen_point && !significant) --point;
        }
    }
    std::int64_t exponent = 0;
    if (i < number.size()) {
        std::string_view digits = number.substr(i + 1);
        bool negative = !digits.empty() && digits[0] == '-';
        if (!digits.empty() && (digits[0] == '-' || digits[0] == '+')) digits.remove_prefix(1);
        std::from_chars_result read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
        if (read.ec != std::errc()) return !negative;
        if (negative) exponent = -exponent;
    }
    return exponent > -point;
}

/// Digits, an optional point, an optional exponent; nothing else.
bool is_decimal_number(std::string_view text) {
    std::size_t i = 0;
    std::size_t digits = 0;
    while (i < text.size() && is_digit(text[i])) ++i, ++digits;
    if (i < text.size() && text[i] == '.') {
        ++i;
        while (i < text.size() && is_digit(text[i])) ++i, ++digits;
    }
    if (digits == 0) return false;
    if (i == text.size()) return true;
    if (lower(text[i]) != 'e') return false;
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    std::size_t exponent_begin = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i == text.size() && i > exponent_begin;
}

}  // namespace

bool float_from_text(std::string_view ascii, double& out) {
    while (!ascii.empty() && is_space(ascii.front())) ascii.remove_prefix(1);
    while (!ascii.empty() && is_space(ascii.back())) ascii.remove_suffix(1);
    std::string text;
    if (!drop_underscores(ascii, text)) return false;
    std::string_view number = text;
    bool negative = false;
    if (!number.empty() && (number[0] == '+' || number[0] == '-')) {
        negative = number[0] == '-';
        number.remove_prefix(1);
    }
    if (equal_ignoring_case(number, "inf") || equal_ignoring_case(number, "infinity")) {
        out = std::numeric_limits<double>::infinity();
    } else if (equal_ignoring_case(number, "nan")) {
        out = std::numeric_limits<double>::quiet_NaN();
    } else {
        if (!is_decimal_number(number)) return false;
        std::from_chars_result read = std::from_chars(number.data(), number.data() + number.size(), out);
        if (read.ec == std::errc::result_out_of_range) {
            out = is_huge(number) ? std::numeric_limits<double>::infinity() : 0.0;
        }
    }
    if (negative) out = -out;
    return true;
}

std::string float_repr(double x) {
    if (std::isnan(x)) return "nan";
    if (std::isinf(x)) return x < 0 ? "-inf" : "inf";
    std::array<char, 40> buffer;
    auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), x, std::chars_format::scientific);
    std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    std::string out;
    if (text[0] == '-') {
        out = "-";
        text.remove_prefix(1);
    }
    std::size_t e = text.find('e');
    std::string digits(1, text[0]);
    if (e > 2) digits.append(text.substr(2, e - 2));
    int exponent = 0;
    std::string_view exponent_text = text.substr(e + 1);
    if (exponent_text[0] == '+') exponent_text.remove_prefix(1);
    std::from_chars(exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent);
    int count = static_cast<int>(digits.size());
    if (exponent < -4 || exponent >= 16) {
        out += digits[0];
        if (count > 1) out.append(".").append(digits, 1);
        out += exponent < 0 ? "e-" : "e+";
        int magnitude = exponent < 0 ? -exponent : exponent;
        if (magnitude < 10) out += '0';
        out += std::to_string(magnitude);
    } else if (exponent < 0) {
        out.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0').append(digits);
    } else if (count <= exponent + 1) {
        out.append(digits).append(static_cast<std::size_t>(exponent + 1 - count), '0').append(".0");
    } else {
        std::size_t point = static_cast<std::size_t>(exponent + 1);
        out.append(digits, 0, point).append(".").append(digits, point);
    }
    return out;
}

namespace {

/// To a multiple of 10 ** places, ties to even, exactly.
double round_to_tens(double x, int places) {
    Mpz whole;
    mpz_set_d(whole, std::fabs(x));
    bool fraction = std::fabs(x) != std::floor(std::fabs(x));
    Mpz unit;
    mpz_ui_pow_ui(unit, 10, static_cast<unsigned long>(places));
    Mpz quotient;
    Mpz rest;
    mpz_fdiv_qr(quotient, rest, whole, unit);
    mpz_mul_2exp(rest, rest, 1);
    int order = mpz_cmp(rest, unit);
    if (order > 0 || (order == 0 && (fraction || mpz_odd_p(quotient.get()))))
        mpz_add_ui(quotient, quotient, 1);
    mpz_mul(quotient, quotient, unit);
    std::string digits(mpz_sizeinbase(quotient, 10) + 2, '\0');
    mpz_get_str(digits.data(), 10, quotient);
    double result = 0;
    float_from_text(digits.c_str(), result);
    return std::copysign(result, x);
}

}  // namespace

bool float_round(double x, int digits, double& out) {
    out = x;
    if (!std::isfinite(x) || digits > 323) return true;
    if (digits < -308) {
        out = 0.0 * x;
        return true;
    }
    if (digits < 0) {
        out = round_to_tens(x, -digits);
        return std::isfinite(out);
    }
    std::array<char, 700> buffer;
    auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), x, std::chars_format::fixed, digits);
    return float_from_text(std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data())),
                           out) &&
           std::isfinite(out);
}

}  // namespace awaitscope
