#include "engine/syntax/literals.h"

#include "engine/syntax/character_names.h"
#include "engine/syntax/unicode_names.h"

#include <charconv>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>

namespace awaitscope {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_octal(char c) {
    return c >= '0' && c <= '7';
}

std::string without_underscores(std::string_view spelling) {
    std::string out;
    out.reserve(spelling.size());
    for (char c : spelling) {
        if (c != '_') out += c;
    }
    return out;
}

double to_double(const std::string& digits) {
    double value = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    // Out of range: strtod tells overflow (infinity) from underflow (zero), as Python does.
    if (error == std::errc::result_out_of_range) value = std::strtod(digits.c_str(), nullptr);
    return value;
}

std::uint8_t base_of(std::string_view spelling) {
    if (spelling.size() < 2 || spelling[0] != '0') return 10;
    switch (spelling[1] | 0x20) {
        case 'x': return 16;
        case 'o': return 8;
        case 'b': return 2;
        default: return 10;
    }
}

// Reads escapes; one object per literal. Errors carry the position that CPython would name: it first rewrites
// every non-ASCII character as \UXXXXXXXX, and counts in that text.
class EscapeReader {
  public:
    EscapeReader(std::string_view text, bool bytes) : text_(text), bytes_(bytes) {}

    DecodedString read() {
        out_.value.reserve(text_.size());
        out_.bytes = bytes_;
        while (at_ < text_.size() && out_.error.empty()) {
            if (text_[at_] == '\\') {
                escape();
            } else {
                plain();
            }
        }
        return std::move(out_);
    }

  private:
    void plain() {
        // Copy up to the next backslash at once.
        std::size_t end = text_.find('\\', at_);
        if (end == std::string_view::npos) end = text_.size();
        std::string_view part = text_.substr(at_, end - at_);
        out_.value += part;
        for (char c : part) {
            auto byte = static_cast<unsigned char>(c);
            if (byte < 0x80) {
                ++position_;
            } else if (byte >= 0xC0) {
                position_ += 10;
            }
        }
        at_ = end;
    }

    void put(std::uint32_t code) {
        if (bytes_) {
            out_.value += static_cast<char>(code);
        } else {
            append_utf8(out_.value, code);
        }
    }

    void escape() {
        std::size_t begin = at_++;
        std::size_t begin_position = position_++;
        if (at_ >= text_.size()) {
            if (bytes_) {
                out_.error = "(value error) Trailing \\ in string";
            } else {
                // CPython turns a lone backslash at the end into \u005c, which is a backslash.
                out_.value += '\\';
            }
            return;
        }
        char c = text_[at_];
        if (static_cast<unsigned char>(c) >= 0x80) {
            out_.value += '\\';
            position_ += 5;
            return;
        }
        ++at_;
        ++position_;
        switch (c) {
            case '\n': return;
            case '\\':
            case '\'':
            case '"': put(static_cast<unsigned char>(c)); return;
            case 'a': put('\a'); return;
            case 'b': put('\b'); return;
            case 'f': put('\f'); return;
            case 'n': put('\n'); return;
            case 'r': put('\r'); return;
            case 't': put('\t'); return;
            case 'v': put('\v'); return;
            case 'x': hex(2, "truncated \\xXX escape", begin_position); return;
            case 'u':
                if (bytes_) break;
                hex(4, "truncated \\uXXXX escape", begin_position);
                return;
            case 'U':
                if (bytes_) break;
                hex(8, "truncated \\UXXXXXXXX escape", begin_position);
                return;
            case 'N':
                if (bytes_) break;
                named(begin_position);
                return;
            default:
                if (is_octal(c)) {
                    octal(begin);
                    return;
                }
        }
        note_invalid(begin, 1);
        out_.value += '\\';
        out_.value += c;
    }

    void note_invalid(std::size_t begin, std::size_t length) {
        if (out_.invalid_escape) return;
        out_.invalid_escape =
            InvalidEscape{text_.substr(begin + 1, length), static_cast<std::uint32_t>(begin)};
    }

    void octal(std::size_t begin) {
        std::uint32_t code = 0;
        std::size_t digits = 0;
        for (std::size_t i = begin + 1; i < text_.size() && digits < 3 && is_octal(text_[i]); ++i, ++digits) {
            code = code * 8 + static_cast<std::uint32_t>(text_[i] - '0');
        }
        at_ += digits - 1;
        position_ += digits - 1;
        if (code > 0377) note_invalid(begin, 3);
        put(code);
    }

    void hex(int digits, const char* reason, std::size_t begin_position) {
        std::uint32_t code = 0;
        for (int i = 0; i < digits; ++i) {
            int value = at_ < text_.size() ? hex_value(text_[at_]) : -1;
            if (value < 0) {
                if (bytes_) {
                    out_.error =
                        fmt::format("(value error) invalid \\x escape at position {}", begin_position);
                } else {
                    fail(reason, begin_position);
                }
                return;
            }
            code = code * 16 + static_cast<std::uint32_t>(value);
            ++at_;
            ++position_;
        }
        if (code > 0x10FFFF) {
            fail("illegal Unicode character", begin_position);
            return;
        }
        put(code);
    }

    void named(std::size_t begin_position) {
        std::size_t close = text_.find('}', at_);
        if (at_ >= text_.size() || text_[at_] != '{' || close == std::string_view::npos || close == at_ + 1) {
            if (at_ < text_.size() && text_[at_] == '{') {
                std::size_t skipped = (close == std::string_view::npos ? text_.size() : close) - at_;
                position_ += skipped;
            }
            fail("malformed \\N character escape", begin_position);
            return;
        }
        std::string_view name = text_.substr(at_ + 1, close - at_ - 1);
        position_ += name.size() + 2;
        at_ = close + 1;
        std::uint32_t code = character_named(name);
        if (code == 0) {
            out_.unknown_name = true;
            fail("unknown Unicode character name", begin_position);
            return;
        }
        put(code);
    }

    void fail(const char* reason, std::size_t begin_position) {
        std::size_t last = position_ - 1;
        if (last == begin_position) {
            out_.error =
                fmt::format("(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position {}: {}",
                            begin_position, reason);
        } else {
            out_.error =
                fmt::format("(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: {}",
                            begin_position, last, reason);
        }
    }

    std::string_view text_;
    bool bytes_;
    std::size_t at_ = 0;
    std::size_t position_ = 0;  // of at_ in the text that CPython's decoder sees
    DecodedString out_;
};

}  // namespace

void read_number(std::string_view spelling, ast::Constant& constant, Arena& arena) {
    std::string digits = without_underscores(spelling);
    std::uint8_t base = base_of(digits);
    if (base == 10) {
        if ((digits.back() | 0x20) == 'j') {
            digits.pop_back();
            constant.type = ast::ConstantType::kComplex;
            constant.number = to_double(digits);
            return;
        }
        if (digits.find_first_of(".eE") != std::string::npos) {
            constant.type = ast::ConstantType::kFloat;
            constant.number = to_double(digits);
            return;
        }
    }
    constant.type = ast::ConstantType::kInt;
    std::string_view significant = std::string_view(digits).substr(base == 10 ? 0 : 2);
    auto [end, error] =
        std::from_chars(significant.data(), significant.data() + significant.size(), constant.integer, base);
    if (error == std::errc{}) return;
    constant.base = base;
    constant.text = arena.copy(significant);
}

std::string number_error(std::string_view spelling) {
    std::string digits = without_underscores(spelling);
    if (digits.size() <= kMaxDecimalDigits || base_of(digits) != 10) return {};
    if (digits.find_first_of(".eEjJ") != std::string::npos) return {};
    return fmt::format(
        "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use "
        "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals "
        "to "
        "avoid decimal conversion limits.",
        kMaxDecimalDigits, digits.size());
}

DecodedString decode_text(std::string_view text, bool raw) {
    if (!raw && text.find('\\') != std::string_view::npos) return EscapeReader(text, false).read();
    DecodedString out;
    out.value = text;
    return out;
}

DecodedString decode_string_token(std::string_view spelling) {
    bool bytes = false, raw = false, unicode_prefix = false;
    std::size_t prefix = 0;
    for (; spelling[prefix] != '"' && spelling[prefix] != '\''; ++prefix) {
        char c = static_cast<char>(spelling[prefix] | 0x20);
        if (c == 'b') bytes = true;
        if (c == 'r') raw = true;
        if (c == 'u') unicode_prefix = true;
    }
    char quote = spelling[prefix];
    bool triple =
        spelling.size() >= prefix + 6 && spelling[prefix + 1] == quote && spelling[prefix + 2] == quote;
    std::size_t quotes = triple ? 3 : 1;
    std::string_view body = spelling.substr(prefix + quotes, spelling.size() - prefix - 2 * quotes);

    DecodedString out;
    if (bytes) {
        for (char c : body) {
            if (static_cast<unsigned char>(c) >= 0x80)
                out.error = "bytes can only contain ASCII literal characters";
        }
        if (!out.error.empty()) {
            out.bytes = true;
            return out;
        }
    }
    if (!raw && body.find('\\') != std::string_view::npos) {
        out = EscapeReader(body, bytes).read();
        if (out.invalid_escape) out.invalid_escape->offset += static_cast<std::uint32_t>(prefix + quotes);
    } else {
        out.value = body;
        out.bytes = bytes;
    }
    out.unicode_prefix = unicode_prefix && spelling[0] == 'u';
    return out;
}

}  // namespace awaitscope
