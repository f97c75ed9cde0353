// Look-ups in the generated tables.
#include "engine/vm/unicode.h"

#include <cstddef>

namespace awaitscope {

namespace {

#include "unicode_tables.inc"

constexpr std::uint32_t kBlock = 128;

void append_mapped(char32_t c, std::int32_t delta, bool special, std::u32string& out) {
    if (!special) {
        out.push_back(static_cast<char32_t>(static_cast<std::int32_t>(c) + delta));
        return;
    }
    const char32_t* text = kSpecialText + delta;
    out.append(text + 1, static_cast<std::size_t>(text[0]));
}

}  // namespace

const UnicodeRecord& unicode_record(char32_t c) {
    return kRecords[kStage2[std::size_t{kStage1[c / kBlock]} * kBlock + c % kBlock]];
}

void append_upper(char32_t c, std::u32string& out) {
    const UnicodeRecord& record = unicode_record(c);
    append_mapped(c, record.upper, record.flags & kUnicodeSpecialUpper, out);
}

void append_lower(char32_t c, std::u32string& out) {
    const UnicodeRecord& record = unicode_record(c);
    append_mapped(c, record.lower, record.flags & kUnicodeSpecialLower, out);
}

void append_title(char32_t c, std::u32string& out) {
    const UnicodeRecord& record = unicode_record(c);
    append_mapped(c, record.title, record.flags & kUnicodeSpecialTitle, out);
}

void append_folded(char32_t c, std::u32string& out) {
    const UnicodeRecord& record = unicode_record(c);
    append_mapped(c, record.fold, record.flags & kUnicodeSpecialFold, out);
}

}  // namespace awaitscope
