// The few facts about Unicode characters that the front end needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace awaitscope {

/// May begin an identifier (XID_Start and '_') or continue one (XID_Continue); UAX #31, as
/// str.isidentifier().
bool is_identifier_start(std::uint32_t code_point);
bool is_identifier_continue(std::uint32_t code_point);

/// str.isprintable() for one character.
bool is_printable(std::uint32_t code_point);

/// NFKC of an identifier in UTF-8, as CPython's parser applies it to names with non-ASCII characters.
std::string normalize_identifier(std::string_view name);

/// One code point of valid UTF-8, and its length in bytes.
struct DecodedCharacter {
    std::uint32_t code_point;
    std::uint32_t length;
};
DecodedCharacter decode_character(std::string_view text);

/// Appends a code point as UTF-8; surrogates as their three-byte form.
void append_utf8(std::string& out, std::uint32_t code_point);

}  // namespace awaitscope
