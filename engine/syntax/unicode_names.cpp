#include "engine/syntax/unicode_names.h"

#include <algorithm>
#include <iterator>

namespace awaitscope {
namespace {

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

struct Folding {
    std::uint32_t from;
    std::uint32_t to;
};

struct LongFolding {
    std::uint32_t from;
    std::uint32_t to[4];
};

struct Composition {
    std::uint32_t base;
    std::uint32_t mark;
    std::uint32_t composed;
};

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wmissing-braces"
#endif
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "engine/syntax/unicode_tables.inc"

bool contains(const Range* begin, const Range* end, std::uint32_t code_point) {
    const Range* range = std::upper_bound(
        begin, end, code_point, [](std::uint32_t value, const Range& r) { return value < r.first; });
    return range != begin && code_point <= std::prev(range)->last;
}

template <class T, std::size_t N>
const T* find_folding(const T (&table)[N], std::uint32_t code_point) {
    const T* entry = std::lower_bound(std::begin(table), std::end(table), code_point,
                                      [](const T& f, std::uint32_t value) { return f.from < value; });
    return entry != std::end(table) && entry->from == code_point ? entry : nullptr;
}

std::uint32_t compose(std::uint32_t base, std::uint32_t mark) {
    auto less = [](const Composition& c, const Composition& key) {
        return c.base != key.base ? c.base < key.base : c.mark < key.mark;
    };
    Composition key{base, mark, 0};
    const Composition* entry =
        std::lower_bound(std::begin(kCompositions), std::end(kCompositions), key, less);
    return entry != std::end(kCompositions) && entry->base == base && entry->mark == mark ? entry->composed
                                                                                          : 0;
}

// Korean syllables compose by arithmetic (Unicode, section 3.12).
std::uint32_t compose_hangul(std::uint32_t first, std::uint32_t second) {
    constexpr std::uint32_t kSyllables = 0xAC00, kLead = 0x1100, kVowel = 0x1161, kTail = 0x11A7;
    if (first >= kLead && first < kLead + 19 && second >= kVowel && second < kVowel + 21) {
        return kSyllables + ((first - kLead) * 21 + (second - kVowel)) * 28;
    }
    if (first >= kSyllables && first < kSyllables + 11172 && (first - kSyllables) % 28 == 0 &&
        second > kTail && second < kTail + 28) {
        return first + (second - kTail);
    }
    return 0;
}

void append_composed(std::u32string& out, std::uint32_t code_point) {
    if (!out.empty()) {
        std::uint32_t composed = compose(out.back(), code_point);
        if (composed == 0) composed = compose_hangul(out.back(), code_point);
        if (composed != 0) {
            out.back() = composed;
            return;
        }
    }
    out += static_cast<char32_t>(code_point);
}

}  // namespace

bool is_identifier_start(std::uint32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return contains(std::begin(kIdentifierStart), std::end(kIdentifierStart), c);
}

bool is_identifier_continue(std::uint32_t c) {
    if (c < 0x80) return is_identifier_start(c) || (c >= '0' && c <= '9');
    return contains(std::begin(kIdentifierContinue), std::end(kIdentifierContinue), c);
}

bool is_printable(std::uint32_t c) {
    if (c < 0x80) return c >= ' ' && c < 0x7F;
    return !contains(std::begin(kNotPrintable), std::end(kNotPrintable), c);
}

DecodedCharacter decode_character(std::string_view text) {
    auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    std::uint32_t lead = byte(0);
    if (lead < 0x80 || text.size() < 2) return {lead, 1};
    if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    if (text.size() < 3) return {lead, 1};
    if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
    if (text.size() < 4) return {lead, 1};
    return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

void append_utf8(std::string& out, std::uint32_t c) {
    auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | c >> 6);
        add(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        add(0xE0 | c >> 12);
        add(0x80 | (c >> 6 & 0x3F));
        add(0x80 | (c & 0x3F));
    } else {
        add(0xF0 | c >> 18);
        add(0x80 | (c >> 12 & 0x3F));
        add(0x80 | (c >> 6 & 0x3F));
        add(0x80 | (c & 0x3F));
    }
}

std::string normalize_identifier(std::string_view name) {
    std::u32string folded;
    while (!name.empty()) {
        auto [code_point, length] = decode_character(name);
        name.remove_prefix(length);
        if (const auto* single = find_folding(kFoldings, code_point)) {
            append_composed(folded, single->to);
        } else if (const auto* several = find_folding(kLongFoldings, code_point)) {
            for (std::uint32_t part : several->to) {
                if (part != 0) append_composed(folded, part);
            }
        } else {
            append_composed(folded, code_point);
        }
    }
    std::string out;
    for (char32_t c : folded) append_utf8(out, c);
    return out;
}

}  // namespace awaitscope
