#include "engine/export/text_width.h"

#include "engine/base/utf8.h"

#include <algorithm>
#include <utility>

namespace awaitscope {
namespace {

struct Range {
    char32_t first, last;
};
// East Asian wide and fullwidth blocks and the emoji blocks; good enough for names and output.
constexpr Range kWide[] = {{0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2614, 0x2615},
                           {0x26A1, 0x26A1},   {0x2705, 0x2705},   {0x274C, 0x274C},   {0x2E80, 0x303E},
                           {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},
                           {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},   {0xFF00, 0xFF60},
                           {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
                           {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}};
// Combining marks, joiners, variation selectors, and the marks that turn the direction of text.
constexpr Range kZero[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F},
                           {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
                           {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x20D0, 0x20FF},
                           {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};

template <std::size_t N>
bool is_in(char32_t c, const Range (&ranges)[N]) {
    const Range* after =
        std::upper_bound(std::begin(ranges), std::end(ranges), c,
                         [](char32_t wanted, const Range& range) { return wanted < range.first; });
    return after != std::begin(ranges) && c <= std::prev(after)->last;
}

char32_t decode(std::string_view sequence) {
    if (sequence.size() == 1) return static_cast<unsigned char>(sequence[0]);
    char32_t value = static_cast<unsigned char>(sequence[0]) & (0xFFU >> (sequence.size() + 1));
    for (const char byte : sequence.substr(1))
        value = value << 6 | (static_cast<unsigned char>(byte) & 0x3FU);
    return value;
}

/// The next character of the text, made harmless, and its width.
std::pair<std::string_view, int> take_character(std::string_view& text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    const std::size_t length = utf8_length(text);
    const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
    text.remove_prefix(character.size());
    if (length == 0) return {replacement, 1};
    const char32_t c = decode(character);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return {replacement, 1};
    if (is_in(c, kZero)) {
        const bool turns_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        if (turns_direction) return {replacement, 1};
        return {character, 0};
    }
    return {character, is_in(c, kWide) ? 2 : 1};
}

}  // namespace

int text_columns(std::string_view text) {
    int columns = 0;
    while (!text.empty()) columns += take_character(text).second;
    return columns;
}

std::string cut_to_columns(std::string_view text, int columns) {
    std::string all;
    std::string shortened;  // the longest beginning that leaves room for the dots
    int used = 0;
    while (!text.empty()) {
        const auto [character, width] = take_character(text);
        used += width;
        if (used > columns) return columns < 1 ? std::string() : shortened + "…";
        all += character;
        if (used < columns) shortened = all;
    }
    return all;
}

std::string pad_to_columns(std::string_view text, int columns) {
    std::string padded = cut_to_columns(text, columns);
    const int missing = columns - text_columns(padded);
    if (missing > 0) padded.append(static_cast<std::size_t>(missing), ' ');
    return padded;
}

}  // namespace awaitscope
