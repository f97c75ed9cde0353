// What the spelling of a literal means: numbers, and strings with their escapes.
#pragma once

#include "engine/syntax/arena.h"
#include "engine/syntax/ast.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace awaitscope {

/// Fills in the constant of a NUMBER token: `type`, and `integer` or `base` and `text`, or `number`.
void read_number(std::string_view spelling, ast::Constant& constant, Arena& arena);

/// CPython refuses decimal integers with more digits than this (sys.get_int_max_str_digits()).
inline constexpr std::size_t kMaxDecimalDigits = 4300;

/// The message with which CPython refuses a NUMBER token whose spelling the tokenizer accepted, or empty.
std::string number_error(std::string_view spelling);

/// An escape that means nothing ("\d"): Python keeps it as it stands, and warns.
struct InvalidEscape {
    std::string_view escape;  // without the backslash: one character, or three octal digits
    std::uint32_t offset;     // of the backslash in the token
};

/// The value of one STRING token, or of the literal text of an f-string.
struct DecodedString {
    std::string value;
    bool bytes = false;
    bool unicode_prefix = false;
    std::optional<InvalidEscape> invalid_escape;  // the first one
    std::string error;  // as CPython words it: "(unicode error) 'unicodeescape' codec can't decode …"
    bool unknown_name = false;  // \N{…} with a name that our table does not have
};

/// Splits prefix and quotes off a STRING token and decodes what is inside.
DecodedString decode_string_token(std::string_view spelling);

/// Decodes escapes in literal text that has no quotes around it (parts of f-strings).
DecodedString decode_text(std::string_view text, bool raw);

}  // namespace awaitscope
