// The format-spec mini-language: parsing and layout.
#include "engine/vm/format_spec.h"

#include "engine/vm/number.h"
#include "engine/vm/unicode.h"
#include "engine/vm/vm.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace awaitscope {

namespace {

bool is_align(char32_t c) {
    return c == U'<' || c == U'>' || c == U'=' || c == U'^';
}

/// Reads decimal digits; -1 with ValueError if they are too many; the number of characters read otherwise.
std::int64_t read_number(Vm& vm, const StrObject* s, std::size_t& i, std::int64_t& out) {
    std::int64_t consumed = 0;
    std::int64_t value = 0;
    while (i < s->length && unicode_record(s->at(i)).decimal < 10) {
        std::int64_t digit = unicode_record(s->at(i)).decimal;
        if (value > (INT64_MAX - digit) / 10) {
            vm.raise(vm.exc.ValueError, "Too many decimal digits in format string");
            return -1;
        }
        value = value * 10 + digit;
        ++i;
        ++consumed;
    }
    if (consumed > 0) out = value;
    return consumed;
}

bool both_separators(Vm& vm) {
    vm.raise(vm.exc.ValueError, "Cannot specify both ',' and '_'.");
    return false;
}

/// Reads ',' or '_'; false with ValueError if both stand there.
bool read_grouping(Vm& vm, const StrObject* s, std::size_t& i, char& out) {
    for (char32_t separator : {U',', U'_', U','}) {
        if (i >= s->length || s->at(i) != separator) continue;
        if (out == ',' && separator == U',') break;
        if (out != 0) return both_separators(vm);
        out = static_cast<char>(separator);
        ++i;
    }
    return true;
}

bool wrong_grouping(Vm& vm, char separator, char32_t type) {
    if (type > 32 && type < 128) {
        vm.raise_f(vm.exc.ValueError, "Cannot specify '{}' with '{}'.", separator, static_cast<char>(type));
    } else {
        vm.raise_f(vm.exc.ValueError, "Cannot specify '{}' with '\\x{:x}'.", separator,
                   static_cast<unsigned>(type));
    }
    return false;
}

bool check_grouping(Vm& vm, const FormatSpec& spec) {
    constexpr std::u32string_view kFloat = U"efgEG%F";
    bool plain = spec.type == 0;
    bool is_float = kFloat.find(spec.type) != std::u32string_view::npos;
    if (spec.grouping) {
        bool power_of_two = spec.type == U'b' || spec.type == U'o' || spec.type == U'x' || spec.type == U'X';
        bool allowed = plain || is_float || spec.type == U'd' || (power_of_two && spec.grouping == '_');
        if (!allowed) return wrong_grouping(vm, spec.grouping, spec.type);
    }
    if (spec.fraction_grouping && !plain && !is_float)
        return wrong_grouping(vm, spec.fraction_grouping, spec.type);
    return true;
}

}  // namespace

bool parse_format_spec(Vm& vm, const StrObject* s, char32_t default_type, char default_align,
                       const std::string& type_name, FormatSpec& out) {
    std::size_t i = 0;
    auto at = [&](std::size_t k) { return k < s->length ? s->at(k) : U'\0'; };
    out.align = default_align;
    out.type = default_type;
    if (s->length >= 2 && is_align(at(1))) {
        out.fill = at(0);
        out.align = static_cast<char>(at(1));
        out.fill_given = out.align_given = true;
        i = 2;
    } else if (s->length >= 1 && is_align(at(0))) {
        out.align = static_cast<char>(at(0));
        out.align_given = true;
        i = 1;
    }
    if (at(i) == U'+' || at(i) == U'-' || at(i) == U' ') out.sign = static_cast<char>(at(i++));
    if (at(i) == U'z') {
        out.coerce_zero = true;
        ++i;
    }
    if (at(i) == U'#') {
        out.alternate = true;
        ++i;
    }
    if (!out.fill_given && at(i) == U'0') {
        out.fill = U'0';
        if (!out.align_given && default_align == '>') out.align = '=';
        ++i;
    }
    if (read_number(vm, s, i, out.width) < 0) return false;
    if (!read_grouping(vm, s, i, out.grouping)) return false;
    if (at(i) == U'.') {
        ++i;
        std::int64_t consumed = read_number(vm, s, i, out.precision);
        if (consumed < 0 || !read_grouping(vm, s, i, out.fraction_grouping)) return false;
        if (consumed == 0 && out.fraction_grouping == 0) {
            vm.raise(vm.exc.ValueError, "Format specifier missing precision");
            return false;
        }
    }
    if (i + 1 < s->length) {
        vm.raise_f(vm.exc.ValueError, "Invalid format specifier '{}' for object of type '{}'", to_utf8(s),
                   type_name);
        return false;
    }
    if (i < s->length) out.type = at(i);
    return check_grouping(vm, out);
}

Value unknown_format_code(Vm& vm, char32_t code, const std::string& type_name) {
    if (code > 32 && code < 128) {
        return vm.raise_f(vm.exc.ValueError, "Unknown format code '{}' for object of type '{}'",
                          static_cast<char>(code), type_name);
    }
    return vm.raise_f(vm.exc.ValueError, "Unknown format code '\\x{:x}' for object of type '{}'",
                      static_cast<unsigned>(code), type_name);
}

// --- Layout
// -------------------------------------------------------------------------------------------------

namespace {

/// Digits in groups from the right, filled up with zeros to `min_width` characters.
std::string group_digits(const std::string& digits, char separator, int group, std::int64_t min_width) {
    std::string reversed;
    std::int64_t left = static_cast<std::int64_t>(digits.size());
    if (!separator) {
        std::int64_t zeros = std::max<std::int64_t>(min_width - left, 0);
        return std::string(static_cast<std::size_t>(zeros), '0') + digits;
    }
    bool first = true;
    while (true) {
        std::int64_t length = std::min<std::int64_t>(group, std::max<std::int64_t>({left, min_width, 1}));
        std::int64_t zeros = std::max<std::int64_t>(0, length - left);
        std::int64_t taken = std::max<std::int64_t>(0, std::min(left, length));
        if (!first) reversed.push_back(separator);
        for (std::int64_t k = 0; k < taken; ++k)
            reversed.push_back(digits[static_cast<std::size_t>(left - 1 - k)]);
        reversed.append(static_cast<std::size_t>(zeros), '0');
        left -= taken;
        min_width -= length;
        if (left <= 0 && min_width <= 0) break;
        first = false;
        --min_width;
    }
    return std::string(reversed.rbegin(), reversed.rend());
}

std::string group_fraction(const std::string& digits, char separator) {
    if (!separator) return digits;
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % 3 == 0) out.push_back(separator);
        out.push_back(digits[i]);
    }
    return out;
}

std::string sign_text(const NumberText& number, const FormatSpec& spec) {
    if (number.negative) return "-";
    return spec.sign == '+' ? "+" : spec.sign == ' ' ? " " : "";
}

std::string tail_text(const NumberText& number, const FormatSpec& spec) {
    std::string tail;
    if (number.point) tail = "." + group_fraction(number.fraction, spec.fraction_grouping);
    return tail + number.rest;
}

}  // namespace

std::string number_body(const NumberText& number, const FormatSpec& spec, int group, std::int64_t min_width) {
    bool digitless = number.digits.empty() && min_width <= 0;
    std::string digits = digitless ? "" : group_digits(number.digits, spec.grouping, group, min_width);
    return digits + tail_text(number, spec);
}

Value lay_out_number(Vm& vm, const NumberText& number, const FormatSpec& spec, int group) {
    std::string head = sign_text(number, spec) + number.prefix;
    std::string tail = tail_text(number, spec);
    std::int64_t min_width = 0;
    // "inf" and "nan" have no digits that zeros and separators could join: they are filled up as a text is.
    if (spec.fill == U'0' && spec.align == '=' && !number.digits.empty()) {
        min_width = spec.width - static_cast<std::int64_t>(head.size() + tail.size());
    }
    std::string body = number_body(number, spec, group, min_width);
    std::int64_t missing = spec.width - static_cast<std::int64_t>(head.size() + body.size());
    std::size_t padding = static_cast<std::size_t>(std::max<std::int64_t>(missing, 0));
    std::size_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    StrBuilder out(vm);
    out.append_repeated(spec.fill, left);
    out.append(head);
    if (spec.align == '=') {
        out.append_repeated(spec.fill, padding);
        left = padding;
    }
    out.append(body);
    out.append_repeated(spec.fill, padding - left);
    return out.finish();
}

NumberText split_number(std::string_view text) {
    NumberText number;
    if (!text.empty() && text[0] == '-') {
        number.negative = true;
        text.remove_prefix(1);
    }
    std::size_t i = 0;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    number.digits = text.substr(0, i);
    if (i < text.size() && text[i] == '.') {
        number.point = true;
        std::size_t begin = ++i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
        number.fraction = text.substr(begin, i - begin);
    }
    number.rest = text.substr(i);
    return number;
}

Value pad_text(Vm& vm, const StrObject* s, const FormatSpec& spec) {
    std::int64_t missing = std::max<std::int64_t>(spec.width - static_cast<std::int64_t>(s->length), 0);
    std::size_t padding = static_cast<std::size_t>(missing);
    std::size_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    StrBuilder out(vm);
    out.append_repeated(spec.fill, left);
    out.append(s);
    out.append_repeated(spec.fill, padding - left);
    return out.finish();
}

// --- Text of doubles
// ----------------------------------------------------------------------------------------

namespace {

/// Digits and decimal exponent of |x|, rounded to `precision` digits (or shortest if that is 0).
std::string decimal_digits(double x, int precision, int& exponent) {
    std::vector<char> buffer(static_cast<std::size_t>(precision) + 40);
    char* begin = buffer.data();
    char* end = begin + buffer.size();
    auto [stop, error] =
        precision == 0
            ? std::to_chars(begin, end, std::fabs(x), std::chars_format::scientific)
            : std::to_chars(begin, end, std::fabs(x), std::chars_format::scientific, precision - 1);
    std::string_view text(begin, static_cast<std::size_t>(stop - begin));
    std::size_t e = text.find('e');
    std::string digits(1, text[0]);
    if (e > 2) digits.append(text.substr(2, e - 2));
    std::string_view power = text.substr(e + 1);
    if (power[0] == '+') power.remove_prefix(1);
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    return digits;
}

std::string exponent_text(int exponent) {
    return fmt::format("e{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
}

std::string general_text(double x, int precision, bool alternate, bool add_point_zero) {
    if (precision == 0) precision = 1;
    int exponent = 0;
    std::string digits = decimal_digits(x, precision, exponent);
    if (!alternate) {
        while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    }
    int point = exponent + 1;
    std::string out = std::signbit(x) ? "-" : "";
    if (point <= -4 || point > precision - (add_point_zero ? 1 : 0)) {
        out += digits[0];
        if (digits.size() > 1 || alternate) out.append(".").append(digits, 1);
        return out + exponent_text(exponent);
    }
    if (point <= 0) {
        out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
        return out;
    }
    std::size_t whole = static_cast<std::size_t>(point);
    if (digits.size() < whole) digits.append(whole - digits.size(), '0');
    out.append(digits, 0, whole);
    if (digits.size() > whole || alternate) {
        out.append(".").append(digits, whole);
    } else if (add_point_zero) {
        out.append(".0");
    }
    return out;
}

}  // namespace

std::string double_text(double x, char type, int precision, bool alternate, bool add_point_zero) {
    bool upper = type >= 'A' && type <= 'Z';
    char kind = upper ? static_cast<char>(type - 'A' + 'a') : type;
    std::string out;
    if (!std::isfinite(x)) {
        out = float_repr(x);
    } else if (kind == 'r') {
        out = float_repr(x);
    } else if (kind == 'g') {
        out = general_text(x, precision, alternate, add_point_zero);
    } else if (kind == 'e') {
        int exponent = 0;
        std::string digits = decimal_digits(x, precision + 1, exponent);
        out = std::signbit(x) ? "-" : "";
        out += digits[0];
        if (precision > 0 || alternate) out.append(".").append(digits, 1);
        out += exponent_text(exponent);
    } else {
        std::vector<char> buffer(static_cast<std::size_t>(precision) + 350);
        auto [stop, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x,
                                           std::chars_format::fixed, precision);
        out.assign(buffer.data(), stop);
        if (precision == 0 && alternate) out += '.';
    }
    if (upper) {
        for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

}  // namespace awaitscope
