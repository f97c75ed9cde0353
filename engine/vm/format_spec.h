// The format-spec mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][grouping][type].
#pragma once

#include "engine/vm/str.h"
#include "engine/vm/value.h"

#include <cstdint>
#include <string>

namespace awaitscope {

class Vm;

struct FormatSpec {
    char32_t fill = U' ';
    char align = 0;  ///< '<', '>', '^', '='; the type's default if not given
    bool align_given = false;
    bool fill_given = false;
    char sign = 0;  ///< '+', '-', ' ', 0 if not given
    bool coerce_zero = false;
    bool alternate = false;
    std::int64_t width = -1;
    char grouping = 0;  ///< ',', '_', or 0
    std::int64_t precision = -1;
    char fraction_grouping = 0;  ///< of the digits after the point
    char32_t type = 0;
};

/// False with ValueError pending. `type_name` is for its messages.
bool parse_format_spec(Vm& vm, const StrObject* text, char32_t default_type, char default_align,
                       const std::string& type_name, FormatSpec& out);
/// "Unknown format code 'y' for object of type 'int'".
Value unknown_format_code(Vm& vm, char32_t code, const std::string& type_name);

/// A number taken apart, ASCII: laid out with sign, grouping and padding.
struct NumberText {
    bool negative = false;
    std::string prefix;    ///< "0x" and the like
    std::string digits;    ///< before the point
    std::string fraction;  ///< after it, without the point
    bool point = false;
    std::string rest;  ///< exponent, percent sign, "inf"
};
/// `group` is 3 or 4, used if the spec asks for grouping.
Value lay_out_number(Vm& vm, const NumberText& number, const FormatSpec& spec, int group);
/// The same without padding.
std::string number_body(const NumberText& number, const FormatSpec& spec, int group, std::int64_t min_width);
/// Splits what double_text wrote.
NumberText split_number(std::string_view text);

/// C's %e, %f, %g (type 'e', 'f', 'g', upper case too) and repr ('r'), as PyOS_double_to_string writes them.
/// `add_point_zero`: "1.0" rather than "1" where no exponent follows.
std::string double_text(double x, char type, int precision, bool alternate, bool add_point_zero);

/// Adds padding by spec (align '<', '>', '^').
Value pad_text(Vm& vm, const StrObject* s, const FormatSpec& spec);

}  // namespace awaitscope
