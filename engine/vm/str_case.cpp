// str: upper and lower case, and questions about the kind of characters.
#include "engine/vm/str_methods.h"
#include "engine/vm/unicode.h"
#include "engine/vm/vm.h"

#include <string>

namespace awaitscope {

namespace {

constexpr char32_t kSigma = 0x3a3;

/// Whether the sigma at `i` ends a word: a cased letter before it and none after, others that ignore case
/// between.
bool is_final_sigma(const StrObject* s, std::size_t i) {
    std::size_t before = i;
    while (before > 0 && unicode_is(s->at(before - 1), kUnicodeCaseIgnorable)) --before;
    if (before == 0 || !unicode_is(s->at(before - 1), kUnicodeCased)) return false;
    std::size_t after = i + 1;
    while (after < s->length && unicode_is(s->at(after), kUnicodeCaseIgnorable)) ++after;
    return after == s->length || !unicode_is(s->at(after), kUnicodeCased);
}

void append_lower_at(const StrObject* s, std::size_t i, std::u32string& out) {
    char32_t c = s->at(i);
    if (c == kSigma) {
        out.push_back(is_final_sigma(s, i) ? 0x3c2 : 0x3c3);
    } else {
        append_lower(c, out);
    }
}

template <class Convert>
Value convert_ascii(Vm& vm, const StrObject* s, Convert convert) {
    if (s->length == 0) return vm.make_str("");
    StrObject* out = new_str(vm, s->length, 0x7f);
    std::uint8_t* text = static_cast<std::uint8_t*>(out->data());
    const std::uint8_t* from = s->data1();
    const std::size_t length = s->length;
    for (std::size_t i = 0; i < length; ++i) text[i] = convert(from[i]);
    return Value::adopt(out);
}

bool ascii_lower(std::uint8_t c) {
    return c >= 'a' && c <= 'z';
}
bool ascii_upper(std::uint8_t c) {
    return c >= 'A' && c <= 'Z';
}
std::uint8_t to_ascii_lower(std::uint8_t c) {
    return ascii_upper(c) ? static_cast<std::uint8_t>(c + 32) : c;
}
std::uint8_t to_ascii_upper(std::uint8_t c) {
    return ascii_lower(c) ? static_cast<std::uint8_t>(c - 32) : c;
}

Value upper(Vm& vm, Bound args) {
    const StrObject* s = str_of(args[0]);
    if (s->ascii) return convert_ascii(vm, s, [](std::uint8_t c) { return to_ascii_upper(c); });
    std::u32string out;
    for (std::size_t i = 0; i < s->length; ++i) append_upper(s->at(i), out);
    return make_str(vm, out);
}

Value lower(Vm& vm, Bound args) {
    const StrObject* s = str_of(args[0]);
    if (s->ascii) return convert_ascii(vm, s, [](std::uint8_t c) { return to_ascii_lower(c); });
    std::u32string out;
    for (std::size_t i = 0; i < s->length; ++i) append_lower_at(s, i, out);
    return make_str(vm, out);
}

Value casefold(Vm& vm, Bound args) {
    const StrObject* s = str_of(args[0]);
    if (s->ascii) return convert_ascii(vm, s, [](std::uint8_t c) { return to_ascii_lower(c); });
    std::u32string out;
    for (std::size_t i = 0; i < s->length; ++i) append_folded(s->at(i), out);
    return make_str(vm, out);
}

Value swapcase(Vm& vm, Bound args) {
    const StrObject* s = str_of(args[0]);
    std::u32string out;
    for (std::size_t i = 0; i < s->length; ++i) {
        char32_t c = s->at(i);
        if (unicode_is(c, kUnicodeUpper)) {
            append_lower_at(s, i, out);
        } else if (unicode_is(c, kUnicodeLower)) {
            append_upper(c, out);
        } else {
            out.push_back(c);
        }
    }
    return make_str(vm, out);
}

Value capitalize(Vm& vm, Bound args) {
    const StrObject* s = str_of(args[0]);
    std::u32string out;
    if (s->length > 0) append_title(s->at(0), out);
    for (std::size_t i = 1; i < s->length; ++i) append_lower_at(s, i, out);
    return make_str(vm, out);
}

Value title(Vm& vm, Bound args) {
    const StrObject* s = str_of(args[0]);
    std::u32string out;
    bool inside_word = false;
    for (std::size_t i = 0; i < s->length; ++i) {
        char32_t c = s->at(i);
        if (inside_word) {
            append_lower_at(s, i, out);
        } else {
            append_title(c, out);
        }
        inside_word = unicode_is(c, kUnicodeCased);
    }
    return make_str(vm, out);
}

template <std::uint16_t flags>
Value all_are(Vm&, Bound args) {
    const StrObject* s = str_of(args[0]);
    for (std::size_t i = 0; i < s->length; ++i) {
        if (!unicode_is(s->at(i), flags)) return Value::boolean(false);
    }
    return Value::boolean(s->length > 0);
}

Value isspace(Vm&, Bound args) {
    const StrObject* s = str_of(args[0]);
    for (std::size_t i = 0; i < s->length; ++i) {
        if (!is_unicode_space(s->at(i))) return Value::boolean(false);
    }
    return Value::boolean(s->length > 0);
}

Value isprintable(Vm&, Bound args) {
    const StrObject* s = str_of(args[0]);
    for (std::size_t i = 0; i < s->length; ++i) {
        if (!unicode_is(s->at(i), kUnicodePrintable)) return Value::boolean(false);
    }
    return Value::boolean(true);
}

Value isascii(Vm&, Bound args) {
    return Value::boolean(str_of(args[0])->ascii);
}

/// At least one cased character, and none of the other case or title case.
template <std::uint16_t wanted, std::uint16_t unwanted>
Value has_case(Vm&, Bound args) {
    const StrObject* s = str_of(args[0]);
    bool cased = false;
    for (std::size_t i = 0; i < s->length; ++i) {
        if (unicode_is(s->at(i), unwanted)) return Value::boolean(false);
        cased = cased || unicode_is(s->at(i), wanted);
    }
    return Value::boolean(cased);
}

Value istitle(Vm&, Bound args) {
    const StrObject* s = str_of(args[0]);
    bool cased = false;
    bool previous_cased = false;
    for (std::size_t i = 0; i < s->length; ++i) {
        char32_t c = s->at(i);
        if (unicode_is(c, kUnicodeUpper | kUnicodeTitle)) {
            if (previous_cased) return Value::boolean(false);
            previous_cased = cased = true;
        } else if (unicode_is(c, kUnicodeLower)) {
            if (!previous_cased) return Value::boolean(false);
            cased = true;
        } else {
            previous_cased = false;
        }
    }
    return Value::boolean(cased);
}

Value isidentifier(Vm&, Bound args) {
    const StrObject* s = str_of(args[0]);
    if (s->length == 0 || (!unicode_is(s->at(0), kUnicodeIdentifierStart) && s->at(0) != U'_')) {
        return Value::boolean(false);
    }
    for (std::size_t i = 1; i < s->length; ++i) {
        if (!unicode_is(s->at(i), kUnicodeIdentifierPart)) return Value::boolean(false);
    }
    return Value::boolean(true);
}

constexpr std::uint16_t kAlphanumeric = kUnicodeAlpha | kUnicodeDecimal | kUnicodeDigit | kUnicodeNumeric;

constexpr NativeSpec kMethods[] = {
    {"upper", "self, /", upper},
    {"lower", "self, /", lower},
    {"casefold", "self, /", casefold},
    {"swapcase", "self, /", swapcase},
    {"capitalize", "self, /", capitalize},
    {"title", "self, /", title},
    {"isalpha", "self, /", all_are<kUnicodeAlpha>},
    {"isalnum", "self, /", all_are<kAlphanumeric>},
    {"isdecimal", "self, /", all_are<kUnicodeDecimal>},
    {"isdigit", "self, /", all_are<kUnicodeDigit>},
    {"isnumeric", "self, /", all_are<kUnicodeNumeric>},
    {"isspace", "self, /", isspace},
    {"isprintable", "self, /", isprintable},
    {"isascii", "self, /", isascii},
    {"islower", "self, /", has_case<kUnicodeLower, kUnicodeUpper | kUnicodeTitle>},
    {"isupper", "self, /", has_case<kUnicodeUpper, kUnicodeLower | kUnicodeTitle>},
    {"istitle", "self, /", istitle},
    {"isidentifier", "self, /", isidentifier},
};

}  // namespace

std::span<const NativeSpec> str_case_methods() {
    return kMethods;
}

}  // namespace awaitscope
