// What str's methods must know of a code point. The tables are generated at build time (unicode_tables.py).
#pragma once

#include <cstdint>
#include <string>

namespace awaitscope {

struct UnicodeRecord {
    /// Distance to the mapped code point, or where the special mapping begins if the flag says so.
    std::int32_t upper, lower, title, fold;
    std::uint16_t flags;
    std::uint8_t decimal;  ///< value of a decimal digit, 255 for others
    std::uint8_t digit;    ///< value of a digit such as a superscript, 255 for others
};

enum UnicodeFlag : std::uint16_t {
    kUnicodeAlpha = 1 << 0,
    kUnicodeDecimal = 1 << 1,
    kUnicodeDigit = 1 << 2,
    kUnicodeNumeric = 1 << 3,
    kUnicodeLower = 1 << 4,
    kUnicodeUpper = 1 << 5,
    kUnicodeTitle = 1 << 6,
    kUnicodeSpace = 1 << 7,
    kUnicodePrintable = 1 << 8,
    kUnicodeIdentifierStart = 1 << 9,
    kUnicodeIdentifierPart = 1 << 10,
    kUnicodeCaseIgnorable = 1 << 11,
    kUnicodeSpecialUpper = 1 << 12,
    kUnicodeSpecialLower = 1 << 13,
    kUnicodeSpecialTitle = 1 << 14,
    kUnicodeSpecialFold = 1 << 15,
    kUnicodeCased = kUnicodeLower | kUnicodeUpper | kUnicodeTitle,
};

const UnicodeRecord& unicode_record(char32_t c);
inline bool unicode_is(char32_t c, std::uint16_t flags) {
    return (unicode_record(c).flags & flags) != 0;
}
inline bool is_unicode_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
    return unicode_is(c, kUnicodeSpace);
}
inline bool is_line_break(char32_t c) {
    return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// The full mappings, which may be up to three code points.
void append_upper(char32_t c, std::u32string& out);
void append_lower(char32_t c, std::u32string& out);
void append_title(char32_t c, std::u32string& out);
void append_folded(char32_t c, std::u32string& out);

}  // namespace awaitscope
