// Encoding and decoding text: UTF-8, ASCII, Latin-1, UTF-16, UTF-32, with CPython's error handlers.
#include "engine/vm/sequence.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {

namespace {

enum class Codec : std::uint8_t {
    unknown,
    utf8,
    utf8_sig,
    ascii,
    latin1,
    utf16,
    utf16_le,
    utf16_be,
    utf32,
    utf32_le,
    utf32_be
};

/// Lower case with '-' for every run of other punctuation, as the codec registry looks names up.
Codec find_codec(std::string_view name) {
    std::string normal;
    for (char c : name) {
        bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
        if (word) {
            normal.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
        } else if (!normal.empty() && normal.back() != '-') {
            normal.push_back('-');
        }
    }
    struct Alias {
        std::string_view name;
        Codec codec;
    };
    static constexpr Alias kAliases[] = {
        {"utf-8", Codec::utf8},         {"utf8", Codec::utf8},          {"u8", Codec::utf8},
        {"utf", Codec::utf8},           {"cp65001", Codec::utf8},       {"utf-8-sig", Codec::utf8_sig},
        {"ascii", Codec::ascii},        {"us-ascii", Codec::ascii},     {"646", Codec::ascii},
        {"latin-1", Codec::latin1},     {"latin1", Codec::latin1},      {"latin", Codec::latin1},
        {"l1", Codec::latin1},          {"iso-8859-1", Codec::latin1},  {"iso8859-1", Codec::latin1},
        {"8859", Codec::latin1},        {"cp819", Codec::latin1},       {"utf-16", Codec::utf16},
        {"utf16", Codec::utf16},        {"u16", Codec::utf16},          {"utf-16-le", Codec::utf16_le},
        {"utf-16le", Codec::utf16_le},  {"utf-16-be", Codec::utf16_be}, {"utf-16be", Codec::utf16_be},
        {"utf-32", Codec::utf32},       {"utf32", Codec::utf32},        {"u32", Codec::utf32},
        {"utf-32-le", Codec::utf32_le}, {"utf-32le", Codec::utf32_le},  {"utf-32-be", Codec::utf32_be},
        {"utf-32be", Codec::utf32_be},
    };
    for (const Alias& alias : kAliases) {
        if (alias.name == normal) return alias.codec;
    }
    return Codec::unknown;
}

bool unknown_handler(Vm& vm, std::string_view errors) {
    vm.raise_f(vm.exc.LookupError, "unknown error handler name '{}'", errors);
    return false;
}

// --- Decoding
// -----------------------------------------------------------------------------------------------

class Decoder {
  public:
    Decoder(Vm& vm, std::string_view bytes, const Value& object, std::string_view errors)
        : vm_(vm), bytes_(bytes), object_(object), errors_(errors) {}

    Value run(Codec codec) {
        bool done = true;
        switch (codec) {
            case Codec::utf8: done = utf8(); break;
            case Codec::utf8_sig:
                if (bytes_.starts_with("\xef\xbb\xbf")) position_ = 3;
                done = utf8();
                break;
            case Codec::ascii: done = ascii(); break;
            case Codec::latin1:
                for (char c : bytes_) out_.push_back(static_cast<unsigned char>(c));
                break;
            case Codec::utf16: done = utf16(take_mark("\xff\xfe", "\xfe\xff")); break;
            case Codec::utf16_le: done = utf16(false); break;
            case Codec::utf16_be: done = utf16(true); break;
            case Codec::utf32:
                done = utf32(
                    take_mark(std::string_view("\xff\xfe\0\0", 4), std::string_view("\0\0\xfe\xff", 4)));
                break;
            case Codec::utf32_le: done = utf32(false); break;
            case Codec::utf32_be: done = utf32(true); break;
            case Codec::unknown: done = false; break;
        }
        return done ? make_str(vm_, out_) : Value();
    }

  private:
    std::uint32_t byte(std::size_t i) const { return static_cast<unsigned char>(bytes_[i]); }

    /// Whether a byte order mark says big-endian; it is skipped.
    bool take_mark(std::string_view little, std::string_view big) {
        bool is_little = bytes_.starts_with(little);
        bool is_big = !is_little && bytes_.starts_with(big);
        if (is_little || is_big) position_ = little.size();
        return is_big;
    }

    /// Bytes [position_, end) are wrong: the handler decides. False: exception pending.
    bool error(std::string_view encoding, std::size_t end, std::string_view reason) {
        std::size_t begin = position_;
        position_ = end;
        if (errors_ == "strict") {
            vm_.raise_args(
                vm_.exc.UnicodeDecodeError,
                {vm_.make_str(encoding), object_, Value::small_int(static_cast<std::int64_t>(begin)),
                 Value::small_int(static_cast<std::int64_t>(end)), vm_.make_str(reason)});
            return false;
        }
        if (errors_ == "ignore") return true;
        if (errors_ == "replace") {
            out_.push_back(0xfffd);
            return true;
        }
        if (errors_ == "backslashreplace") {
            for (std::size_t i = begin; i < end; ++i) {
                for (char c : fmt::format("\\x{:02x}", byte(i)))
                    out_.push_back(static_cast<unsigned char>(c));
            }
            return true;
        }
        bool escape = errors_ == "surrogateescape";
        if (escape || errors_ == "surrogatepass") {
            if (escape && byte(begin) >= 0x80) {
                out_.push_back(0xdc00 + byte(begin));
                position_ = begin + 1;
                return true;
            }
            if (!escape && begin + 3 <= bytes_.size() && byte(begin) == 0xed && byte(begin + 1) >= 0xa0) {
                out_.push_back(0xd000 | ((byte(begin + 1) & 0x3f) << 6) | (byte(begin + 2) & 0x3f));
                position_ = begin + 3;
                return true;
            }
            errors_ = "strict";
            position_ = begin;
            return error(encoding, end, reason);
        }
        return unknown_handler(vm_, errors_);
    }

    bool ascii() {
        while (position_ < bytes_.size()) {
            if (byte(position_) < 0x80) {
                out_.push_back(byte(position_++));
            } else if (!error("ascii", position_ + 1, "ordinal not in range(128)")) {
                return false;
            }
        }
        return true;
    }

    bool utf8() {
        while (position_ < bytes_.size()) {
            std::uint32_t first = byte(position_);
            if (first < 0x80) {
                out_.push_back(first);
                ++position_;
                continue;
            }
            std::size_t length = first >= 0xc2 && first < 0xe0   ? 2
                                 : first >= 0xe0 && first < 0xf0 ? 3
                                 : first >= 0xf0 && first < 0xf5 ? 4
                                                                 : 0;
            if (length == 0) {
                if (!error("utf-8", position_ + 1, "invalid start byte")) return false;
                continue;
            }
            char32_t c = first & (0x7f >> length);
            std::size_t k = 1;
            bool valid = true;
            for (; k < length && position_ + k < bytes_.size(); ++k) {
                std::uint32_t next = byte(position_ + k);
                std::uint32_t low = 0x80;
                std::uint32_t high = 0xbf;
                if (k == 1) {
                    // Overlong forms, surrogates and code points past the end are cut off at the second byte.
                    if (first == 0xe0) low = 0xa0;
                    if (first == 0xed) high = 0x9f;
                    if (first == 0xf0) low = 0x90;
                    if (first == 0xf4) high = 0x8f;
                }
                if (next < low || next > high) {
                    valid = false;
                    break;
                }
                c = (c << 6) | (next & 0x3f);
            }
            if (valid && k == length) {
                out_.push_back(c);
                position_ += length;
            } else if (!error("utf-8", position_ + k,
                              valid ? "unexpected end of data" : "invalid continuation byte")) {
                return false;
            }
        }
        return true;
    }

    bool utf16(bool big) {
        const char* name = big ? "utf-16-be" : "utf-16-le";
        auto unit = [&](std::size_t i) {
            return big ? (byte(i) << 8) | byte(i + 1) : byte(i) | (byte(i + 1) << 8);
        };
        while (position_ < bytes_.size()) {
            if (position_ + 2 > bytes_.size()) {
                if (!error(name, bytes_.size(), "truncated data")) return false;
                continue;
            }
            char32_t c = unit(position_);
            if (c < 0xd800 || c > 0xdfff) {
                out_.push_back(c);
                position_ += 2;
            } else if (c >= 0xdc00) {
                if (!error(name, position_ + 2, "illegal encoding")) return false;
            } else if (position_ + 4 > bytes_.size()) {
                if (!error(name, bytes_.size(), "unexpected end of data")) return false;
            } else {
                char32_t low = unit(position_ + 2);
                if (low >= 0xdc00 && low <= 0xdfff) {
                    out_.push_back(0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
                    position_ += 4;
                } else if (!error(name, position_ + 2, "illegal UTF-16 surrogate")) {
                    return false;
                }
            }
        }
        return true;
    }

    bool utf32(bool big) {
        const char* name = big ? "utf-32-be" : "utf-32-le";
        while (position_ < bytes_.size()) {
            if (position_ + 4 > bytes_.size()) {
                if (!error(name, bytes_.size(), "truncated data")) return false;
                continue;
            }
            char32_t c = 0;
            for (std::size_t k = 0; k < 4; ++k) c |= byte(position_ + (big ? 3 - k : k)) << (8 * k);
            if (c > 0x10ffff) {
                if (!error(name, position_ + 4, "code point not in range(0x110000)")) return false;
            } else if (c >= 0xd800 && c <= 0xdfff) {
                if (!error(name, position_ + 4, "code point in surrogate code point range(0xd800, 0xe000)")) {
                    return false;
                }
            } else {
                out_.push_back(c);
                position_ += 4;
            }
        }
        return true;
    }

    Vm& vm_;
    std::string_view bytes_;
    const Value& object_;
    std::string_view errors_;
    std::size_t position_ = 0;
    std::u32string out_;
};

// --- Encoding
// -----------------------------------------------------------------------------------------------

class Encoder {
  public:
    Encoder(Vm& vm, const Value& str, std::string_view errors, std::string& out)
        : vm_(vm), str_(str), s_(str.as<StrObject>()), errors_(errors), out_(out) {}

    bool run(Codec codec) {
        switch (codec) {
            case Codec::utf8_sig: out_ = "\xef\xbb\xbf"; [[fallthrough]];
            case Codec::utf8:
                width_ = 1;
                name_ = "utf-8";
                break;
            case Codec::ascii:
                limit_ = 0x80;
                name_ = "ascii";
                reason_ = "ordinal not in range(128)";
                break;
            case Codec::latin1:
                limit_ = 0x100;
                name_ = "latin-1";
                reason_ = "ordinal not in range(256)";
                break;
            case Codec::utf16: out_ = "\xff\xfe"; [[fallthrough]];
            case Codec::utf16_le:
            case Codec::utf16_be:
                width_ = 2;
                name_ = codec == Codec::utf16      ? "utf-16"
                        : codec == Codec::utf16_le ? "utf-16-le"
                                                   : "utf-16-be";
                break;
            case Codec::utf32: out_ = std::string("\xff\xfe\0\0", 4); [[fallthrough]];
            case Codec::utf32_le:
            case Codec::utf32_be:
                width_ = 4;
                name_ = codec == Codec::utf32      ? "utf-32"
                        : codec == Codec::utf32_le ? "utf-32-le"
                                                   : "utf-32-be";
                break;
            case Codec::unknown: return false;
        }
        big_ = codec == Codec::utf16_be || codec == Codec::utf32_be;
        unicode_ = width_ != 0;
        std::size_t i = 0;
        while (i < s_->length) {
            if (allowed(s_->at(i))) {
                put(s_->at(i++));
                continue;
            }
            std::size_t end = i + 1;
            while (end < s_->length && !allowed(s_->at(end))) ++end;
            if (!error(i, end)) return false;
            i = end;
        }
        return true;
    }

  private:
    bool allowed(char32_t c) const { return unicode_ ? c < 0xd800 || c > 0xdfff : c < limit_; }

    void put_unit(std::uint32_t unit, int bytes) {
        for (int k = 0; k < bytes; ++k) {
            int shift = 8 * (big_ ? bytes - 1 - k : k);
            out_.push_back(static_cast<char>((unit >> shift) & 0xff));
        }
    }

    void put(char32_t c) {
        if (!unicode_) {
            out_.push_back(static_cast<char>(c));
        } else if (width_ == 4) {
            put_unit(c, 4);
        } else if (width_ == 2) {
            if (c >= 0x10000) {
                put_unit(0xd800 + ((c - 0x10000) >> 10), 2);
                put_unit(0xdc00 + ((c - 0x10000) & 0x3ff), 2);
            } else {
                put_unit(c, 2);
            }
        } else if (c < 0x80) {
            out_.push_back(static_cast<char>(c));
        } else if (c < 0x800) {
            out_.push_back(static_cast<char>(0xc0 | (c >> 6)));
            out_.push_back(static_cast<char>(0x80 | (c & 0x3f)));
        } else {
            if (c >= 0x10000) {
                out_.push_back(static_cast<char>(0xf0 | (c >> 18)));
                out_.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3f)));
            } else {
                out_.push_back(static_cast<char>(0xe0 | (c >> 12)));
            }
            out_.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3f)));
            out_.push_back(static_cast<char>(0x80 | (c & 0x3f)));
        }
    }

    void put_text(std::string_view ascii) {
        for (char c : ascii) put(static_cast<unsigned char>(c));
    }

    bool strict(std::size_t begin, std::size_t end) {
        vm_.raise_args(vm_.exc.UnicodeEncodeError,
                       {vm_.make_str(name_), str_, Value::small_int(static_cast<std::int64_t>(begin)),
                        Value::small_int(static_cast<std::int64_t>(end)), vm_.make_str(reason_)});
        return false;
    }

    bool error(std::size_t begin, std::size_t end) {
        if (errors_ == "strict") return strict(begin, end);
        if (errors_ == "ignore") return true;
        for (std::size_t i = begin; i < end; ++i) {
            char32_t c = s_->at(i);
            std::uint32_t code = c;
            if (errors_ == "replace") {
                put(U'?');
            } else if (errors_ == "xmlcharrefreplace") {
                put_text(fmt::format("&#{};", code));
            } else if (errors_ == "backslashreplace" || errors_ == "namereplace") {
                put_text(code < 0x100     ? fmt::format("\\x{:02x}", code)
                         : code < 0x10000 ? fmt::format("\\u{:04x}", code)
                                          : fmt::format("\\U{:08x}", code));
            } else if (errors_ == "surrogateescape") {
                if (c < 0xdc80 || c > 0xdcff) return strict(i, end);
                out_.push_back(static_cast<char>(c - 0xdc00));
            } else if (errors_ == "surrogatepass") {
                if (!unicode_) return strict(i, end);
                put(c);
            } else {
                return unknown_handler(vm_, errors_);
            }
        }
        return true;
    }

    Vm& vm_;
    const Value& str_;
    const StrObject* s_;
    std::string_view errors_;
    std::string& out_;
    const char* name_ = "";
    const char* reason_ = "surrogates not allowed";
    char32_t limit_ = 0;
    int width_ = 0;
    bool unicode_ = false;
    bool big_ = false;
};

Value encode(Vm& vm, Bound args) {
    std::string encoding = "utf-8";
    std::string errors = "strict";
    for (auto [argument, name, target] :
         {std::tuple{&args[1], "encoding", &encoding}, std::tuple{&args[2], "errors", &errors}}) {
        if (!*argument) continue;
        if (!vm.is_str(*argument)) {
            return vm.raise_f(vm.exc.TypeError, "encode() argument '{}' must be str, not {}", name,
                              type_name(vm, *argument));
        }
        *target = vm.utf8(*argument);
    }
    std::string out;
    if (!encode_str(vm, args[0], encoding, errors, out)) return Value();
    return vm.make_bytes(out);
}

constexpr NativeSpec kMethods[] = {{"encode", "self, /, encoding='utf-8', errors='strict'", encode}};

}  // namespace

Value decode_bytes(Vm& vm, std::string_view bytes, const Value& object, std::string_view encoding,
                   std::string_view errors) {
    Codec codec = find_codec(encoding);
    if (codec == Codec::unknown) return vm.raise_f(vm.exc.LookupError, "unknown encoding: {}", encoding);
    bool immutable = vm.has_flag(object, kTypeBytes);
    Value shown = immutable ? object : vm.make_bytes(bytes);
    return Decoder(vm, bytes, shown, errors).run(codec);
}

bool encode_str(Vm& vm, const Value& str, std::string_view encoding, std::string_view errors,
                std::string& out) {
    Codec codec = find_codec(encoding);
    if (codec == Codec::unknown) {
        vm.raise_f(vm.exc.LookupError, "unknown encoding: {}", encoding);
        return false;
    }
    return Encoder(vm, str, errors, out).run(codec);
}

std::span<const NativeSpec> str_codec_methods() {
    return kMethods;
}

}  // namespace awaitscope
