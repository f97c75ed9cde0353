// format(x, spec) of int, float, complex and str.
#include "engine/vm/format_spec.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace awaitscope {

namespace {

constexpr std::int64_t kMaxPrecision = std::int64_t{1} << 31;

bool check_precision(Vm& vm, const FormatSpec& spec) {
    if (spec.precision < kMaxPrecision) return true;
    vm.raise(vm.exc.ValueError, "precision too big");
    return false;
}

Value format_character(Vm& vm, const Value& v, FormatSpec spec) {
    if (spec.sign) return vm.raise(vm.exc.ValueError, "Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) {
        return vm.raise(vm.exc.ValueError,
                        "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    std::int64_t code = 0;
    if (!int_fits_int64(v, code)) {
        return vm.raise(vm.exc.OverflowError, "Python int too large to convert to C long");
    }
    if (code < 0 || code > 0x10ffff) return vm.raise(vm.exc.OverflowError, "%c arg not in range(0x110000)");
    Value character = vm.make_str(static_cast<char32_t>(code));
    if (!spec.align_given && spec.align == '=') spec.align = '>';
    return pad_text(vm, character.as<StrObject>(), spec);
}

Value format_integer(Vm& vm, const Value& v, const FormatSpec& spec) {
    if (spec.precision >= 0 || spec.fraction_grouping) {
        return vm.raise(vm.exc.ValueError, "Precision not allowed in integer format specifier");
    }
    if (spec.coerce_zero) {
        return vm.raise(vm.exc.ValueError,
                        "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec.type == U'c') return format_character(vm, v, spec);
    int base = 10;
    int group = 3;
    NumberText number;
    switch (spec.type) {
        case U'b': base = 2; break;
        case U'o': base = 8; break;
        case U'x':
        case U'X': base = 16; break;
        default: break;
    }
    if (base != 10) {
        group = 4;
        if (spec.alternate) number.prefix = std::string("0") + static_cast<char>(spec.type);
    }
    if (!int_to_text(vm, v, base, number.digits)) return Value();
    if (number.digits[0] == '-') {
        number.negative = true;
        number.digits.erase(0, 1);
    }
    if (spec.type == U'X') {
        for (char& c : number.digits) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return lay_out_number(vm, number, spec, group);
}

/// A double as the spec's type writes it. `shortest` types are the empty one and 'n'.
NumberText double_number(double x, const FormatSpec& spec, bool& percent, bool keeps_point_zero = true) {
    char type = spec.type == 0 ? 'r' : static_cast<char>(spec.type);
    bool add_point_zero = type == 'r' && keeps_point_zero;
    percent = type == '%';
    if (percent) {
        type = 'f';
        x *= 100;
    }
    if (type == 'n') type = 'g';
    int precision = 6;
    if (spec.precision >= 0) {
        precision = static_cast<int>(spec.precision);
        if (type == 'r') type = 'g';
    }
    std::string text = double_text(x, type, precision, spec.alternate, add_point_zero);
    if (type == 'r' && spec.alternate && text.find('.') == std::string::npos && std::isfinite(x)) {
        std::size_t e = text.find('e');
        text.insert(e == std::string::npos ? text.size() : e, ".");
    }
    if (spec.coerce_zero && text[0] == '-' && text.find_first_of("123456789in") == std::string::npos) {
        text.erase(0, 1);
    } else if (spec.coerce_zero && text[0] == '-' && std::isfinite(x)) {
        // Digits of the exponent do not count.
        std::size_t e = text.find_first_of("eE");
        std::string mantissa = text.substr(0, e);
        if (mantissa.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
    }
    NumberText number = split_number(text);
    if (percent) number.rest += '%';
    return number;
}

Value format_double(Vm& vm, double x, const FormatSpec& spec) {
    if (!check_precision(vm, spec)) return Value();
    bool percent = false;
    return lay_out_number(vm, double_number(x, spec, percent), spec, 3);
}

bool is_float_type(char32_t type) {
    constexpr std::u32string_view kTypes = U"eEfFgGn%";
    return type == 0 || kTypes.find(type) != std::u32string_view::npos;
}

}  // namespace

namespace {

/// format(n, "[0][width][d]"), which is most of what programs ask for; null if the spec is another one.
Value format_plainly(Vm& vm, std::int64_t n, const StrObject* text) {
    constexpr std::int64_t kWidest = 200;
    if (!text->ascii) return Value();
    std::string_view spec = text->view();
    const bool zeros = spec.starts_with('0');
    if (zeros) spec.remove_prefix(1);
    std::int64_t width = 0;
    for (; !spec.empty() && spec[0] >= '0' && spec[0] <= '9' && width <= kWidest; spec.remove_prefix(1))
        width = width * 10 + (spec[0] - '0');
    if (width > kWidest || (!spec.empty() && spec != "d")) return Value();
    char digits[24];
    const char* end = std::to_chars(digits, digits + sizeof digits, n).ptr;
    const char* begin = digits;
    const auto length = end - begin;
    if (width <= length) return small_int_text(vm, n);
    StrObject* s = new_str(vm, static_cast<std::size_t>(width), 0x7f);
    char* out = static_cast<char*>(s->data());
    if (zeros && *begin == '-') *out++ = *begin++;
    out = std::fill_n(out, width - length, zeros ? '0' : ' ');
    std::copy(begin, end, out);
    return Value::adopt(s);
}

}  // namespace

Value format_int(Vm& vm, const Value& v, const StrObject* text) {
    if (text->length == 0) return vm.str(v);
    if (v.is_small_int()) {
        Value plain = format_plainly(vm, v.small(), text);
        if (plain) return plain;
    }
    FormatSpec spec;
    if (!parse_format_spec(vm, text, U'd', '>', type_name(vm, v), spec)) return Value();
    switch (spec.type) {
        case U'b':
        case U'c':
        case U'd':
        case U'o':
        case U'x':
        case U'X':
        case U'n': return format_integer(vm, v, spec);
        default: break;
    }
    if (!is_float_type(spec.type)) return unknown_format_code(vm, spec.type, type_name(vm, v));
    double x = 0;
    if (!int_to_double(v, x)) return vm.raise(vm.exc.OverflowError, "int too large to convert to float");
    return format_double(vm, x, spec);
}

Value format_float(Vm& vm, const Value& v, const StrObject* text) {
    if (text->length == 0) return vm.str(v);
    FormatSpec spec;
    if (!parse_format_spec(vm, text, 0, '>', type_name(vm, v), spec)) return Value();
    if (!is_float_type(spec.type)) return unknown_format_code(vm, spec.type, type_name(vm, v));
    return format_double(vm, v.as<FloatObject>()->value, spec);
}

Value format_complex(Vm& vm, const Value& v, const StrObject* text) {
    if (text->length == 0) return vm.str(v);
    FormatSpec spec;
    if (!parse_format_spec(vm, text, 0, '>', type_name(vm, v), spec)) return Value();
    if (!is_float_type(spec.type) || spec.type == U'%') {
        return unknown_format_code(vm, spec.type, type_name(vm, v));
    }
    if (!check_precision(vm, spec)) return Value();
    if (spec.fill == U'0' && !spec.fill_given) {
        return vm.raise(vm.exc.ValueError, "Zero padding is not allowed in complex format specifier");
    }
    if (spec.align == '=') {
        return vm.raise(vm.exc.ValueError, "'=' alignment flag is not allowed in complex format specifier");
    }
    const ComplexObject* z = v.as<ComplexObject>();
    bool only_imaginary = spec.type == 0 && z->real == 0 && !std::signbit(z->real);
    bool percent = false;
    auto part = [&](double x, char sign) {
        FormatSpec part_spec = spec;
        part_spec.sign = sign;
        part_spec.width = -1;
        NumberText number = double_number(x, part_spec, percent, false);
        // Without a type the digits are repr's, but whole numbers have no ".0".
        if (spec.type == 0 && number.point && number.fraction == "0" && !spec.alternate) {
            number.point = false;
            number.fraction.clear();
        }
        std::string head = number.negative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
        return head + number_body(number, part_spec, 3, 0);
    };
    std::string out;
    if (!only_imaginary) out = part(z->real, spec.sign);
    out += part(z->imag, only_imaginary ? spec.sign : '+') + "j";
    if (spec.type == 0 && !only_imaginary) out = "(" + out + ")";
    Value body = vm.make_str(out);
    return pad_text(vm, body.as<StrObject>(), spec);
}

Value format_str(Vm& vm, const Value& v, const StrObject* text) {
    if (text->length == 0) return vm.str(v);
    FormatSpec spec;
    std::string name = type_name(vm, v);
    if (!parse_format_spec(vm, text, U's', '<', name, spec)) return Value();
    if (spec.type != U's') return unknown_format_code(vm, spec.type, name);
    auto refuse = [&](const char* message) { return vm.raise(vm.exc.ValueError, message); };
    if (spec.sign == ' ') return refuse("Space not allowed in string format specifier");
    if (spec.sign) return refuse("Sign not allowed in string format specifier");
    if (spec.coerce_zero) return refuse("Negative zero coercion (z) not allowed in string format specifier");
    if (spec.alternate) return refuse("Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=') return refuse("'=' alignment not allowed in string format specifier");
    const StrObject* s = v.as<StrObject>();
    if (spec.precision < 0 || spec.precision >= s->length) return pad_text(vm, s, spec);
    Value part = str_slice(vm, s, 0, static_cast<std::size_t>(spec.precision));
    return pad_text(vm, part.as<StrObject>(), spec);
}

}  // namespace awaitscope
