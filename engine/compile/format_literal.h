// printf-style formats that are known when the program is compiled.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// A stretch of literal text, or one conversion of the next operand.
struct FormatPart {
    std::string text;     ///< literal, if conversion is 0
    char conversion = 0;  ///< 's', 'r' or 'a'
    std::string spec;     ///< format specification in f-string terms; may be empty
};

/// The parts of `format % (operand, …)` if it may become an f-string: only %s, %r and %a, and exactly
/// `operands` of them. CPython's optimize_format.
std::optional<std::vector<FormatPart>> split_format(std::string_view format, std::size_t operands);

}  // namespace awaitscope
