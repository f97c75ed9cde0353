#include "engine/modules/regex_program.h"

#include "engine/vm/unicode.h"

#include <algorithm>

namespace awaitscope {

namespace {

// Lowercase letters that share their uppercase with other ones, group by group.
constexpr char32_t kSameUppercase[][3] = {
    {0x69, 0x131},   {0x73, 0x17f},    {0xb5, 0x3bc},    {0x345, 0x3b9, 0x1fbe},  {0x390, 0x1fd3},
    {0x3b0, 0x1fe3}, {0x3b2, 0x3d0},   {0x3b5, 0x3f5},   {0x3b8, 0x3d1},          {0x3ba, 0x3f0},
    {0x3c0, 0x3d6},  {0x3c1, 0x3f1},   {0x3c2, 0x3c3},   {0x3c6, 0x3d5},          {0x432, 0x1c80},
    {0x434, 0x1c81}, {0x43e, 0x1c82},  {0x441, 0x1c83},  {0x442, 0x1c84, 0x1c85}, {0x44a, 0x1c86},
    {0x463, 0x1c87}, {0x1c88, 0xa64b}, {0x1e61, 0x1e9b}, {0xfb05, 0xfb06},
};

/// No code point from here on has another case.
constexpr char32_t kCaseEnd = 0x1e944;

bool is_word(char32_t c, RegexAlphabet alphabet) {
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    return alphabet == RegexAlphabet::unicode &&
           unicode_is(c, kUnicodeAlpha | kUnicodeDecimal | kUnicodeDigit | kUnicodeNumeric);
}

bool is_space(char32_t c, RegexAlphabet alphabet) {
    if (alphabet == RegexAlphabet::ascii) return c == ' ' || (c >= '\t' && c <= '\r');
    return is_unicode_space(c);
}

bool is_digit(char32_t c, RegexAlphabet alphabet) {
    if (c < 0x80) return c >= '0' && c <= '9';
    return alphabet == RegexAlphabet::unicode && unicode_is(c, kUnicodeDecimal);
}

}  // namespace

char32_t regex_lower(char32_t c, RegexAlphabet alphabet) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    if (alphabet == RegexAlphabet::ascii || c >= kCaseEnd) return c;
    const UnicodeRecord& record = unicode_record(c);
    if (record.flags & kUnicodeSpecialLower) {
        // The one code point of that kind, a dotted capital I, begins with its simple lowercase.
        std::u32string full;
        append_lower(c, full);
        return full.front();
    }
    return static_cast<char32_t>(static_cast<std::int32_t>(c) + record.lower);
}

bool regex_category_has(RegexCategory category, RegexAlphabet alphabet, char32_t c) {
    switch (category) {
        case RegexCategory::digit: return is_digit(c, alphabet);
        case RegexCategory::not_digit: return !is_digit(c, alphabet);
        case RegexCategory::space: return is_space(c, alphabet);
        case RegexCategory::not_space: return !is_space(c, alphabet);
        case RegexCategory::word: return is_word(c, alphabet);
        case RegexCategory::not_word: return !is_word(c, alphabet);
    }
    return false;
}

void RegexSet::add_range(char32_t first, char32_t last) {
    ranges_.emplace_back(first, last);
}

void RegexSet::add_folded_range(char32_t first, char32_t last, RegexAlphabet alphabet) {
    if (last >= kCaseEnd) add_range(std::max(first, kCaseEnd), last);
    std::vector<char32_t> variants;
    for (char32_t c = first; c <= last && c < kCaseEnd; ++c) {
        const char32_t lower = regex_lower(c, alphabet);
        if (!ranges_.empty() && ranges_.back().second + 1 == lower) {
            ranges_.back().second = lower;
        } else {
            add_range(lower, lower);
        }
        if (alphabet == RegexAlphabet::ascii) continue;
        for (const auto& group : kSameUppercase) {
            if (std::find(std::begin(group), std::end(group), lower) == std::end(group)) continue;
            for (const char32_t other : group)
                if (other != 0) variants.push_back(other);
        }
    }
    for (const char32_t other : variants) add_range(other, other);
}

void RegexSet::add_category(RegexCategory category, RegexAlphabet alphabet) {
    categories_.emplace_back(category, alphabet);
}

void RegexSet::finish() {
    std::sort(ranges_.begin(), ranges_.end());
    std::vector<std::pair<char32_t, char32_t>> merged;
    for (const auto& range : ranges_) {
        if (!merged.empty() && range.first <= merged.back().second + 1) {
            merged.back().second = std::max(merged.back().second, range.second);
        } else {
            merged.push_back(range);
        }
    }
    ranges_ = std::move(merged);
    for (char32_t c = 0; c < 256; ++c)
        if (contains_slowly(c) != negated_) low_[c / 64] |= std::uint64_t{1} << (c % 64);
}

bool RegexSet::contains_slowly(char32_t c) const {
    const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), c,
                                        [](char32_t x, const auto& range) { return x < range.first; });
    if (after != ranges_.begin() && c <= std::prev(after)->second) return true;
    return std::any_of(categories_.begin(), categories_.end(), [c](const auto& category) {
        return regex_category_has(category.first, category.second, c);
    });
}

}  // namespace awaitscope
