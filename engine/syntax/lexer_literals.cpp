// Numbers, strings, f-strings and t-strings.
#include "engine/syntax/lexer_state.h"

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr std::size_t kMaxTemplates = 150;  // CPython's MAXFSTRINGLEVEL, of which one is the file itself

bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

bool is_digit_of(int c, int base) {
    if (base == 16) return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    return c >= '0' && c < '0' + base;
}

bool continues_identifier(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128 || is_digit(c);
}

const char* base_name(int base) {
    return base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary";
}

}  // namespace

// ---- Numbers

// After a number there may be no letter. A keyword directly behind it is still allowed, with a warning.
bool Lexer::end_of_number(const char* what) {
    int c = peek();
    bool keyword = false;
    for (std::string_view word : {"and", "else", "for", "or", "not"}) {
        if (starts_with(word) && !continues_identifier(peek(static_cast<std::uint32_t>(word.size()))))
            keyword = true;
    }
    if (c == 'i' && (peek(1) == 'f' || peek(1) == 'n' || peek(1) == 's')) keyword = true;
    if (keyword) {
        warn(fmt::format("invalid {} literal", what), start_, cursor_);
        return true;
    }
    if (c < 128 && continues_identifier(c)) return fail(fmt::format("invalid {} literal", what));
    return true;
}

// Digits and underscores. The cursor stands on the first digit.
bool Lexer::decimal_tail() {
    for (;;) {
        while (is_digit(peek())) ++cursor_;
        if (peek() != '_') return true;
        ++cursor_;
        if (!is_digit(peek())) return fail("invalid decimal literal");
    }
}

bool Lexer::digits_of(int base) {
    do {
        if (peek() == '_') ++cursor_;
        if (!is_digit_of(peek(), base)) {
            if (is_digit(peek())) {
                char digit = text_[cursor_++];
                return fail(fmt::format("invalid digit '{}' in {} literal", digit, base_name(base)));
            }
            return fail(fmt::format("invalid {} literal", base_name(base)));
        }
        while (is_digit_of(peek(), base)) ++cursor_;
    } while (peek() == '_');
    if (is_digit(peek())) {
        char digit = text_[cursor_++];
        return fail(fmt::format("invalid digit '{}' in {} literal", digit, base_name(base)));
    }
    return true;
}

bool Lexer::radix_number(int base) {
    cursor_ += 2;
    if (!digits_of(base) || !end_of_number(base_name(base))) return false;
    add(TokenKind::kNumber, start_, cursor_);
    return true;
}

// From the point on.
bool Lexer::fraction() {
    ++cursor_;
    if (is_digit(peek()) && !decimal_tail()) return false;
    return exponent();
}

// An exponent and an imaginary unit, both optional, and the end.
bool Lexer::exponent() {
    if (peek() == 'e' || peek() == 'E') {
        std::uint32_t mark = cursor_++;
        if (peek() == '+' || peek() == '-') {
            ++cursor_;
            if (!is_digit(peek())) return fail("invalid decimal literal");
        } else if (!is_digit(peek())) {
            cursor_ = mark;
            if (!end_of_number("decimal")) return false;
            add(TokenKind::kNumber, start_, cursor_);
            return true;
        }
        if (!decimal_tail()) return false;
    }
    const char* what = "decimal";
    if (peek() == 'j' || peek() == 'J') {
        ++cursor_;
        what = "imaginary";
    }
    if (!end_of_number(what)) return false;
    add(TokenKind::kNumber, start_, cursor_);
    return true;
}

bool Lexer::number() {
    if (peek() == '.') return fraction();
    if (peek() != '0') {
        if (!decimal_tail()) return false;
        return peek() == '.' ? fraction() : exponent();
    }
    switch (peek(1)) {
        case 'x':
        case 'X': return radix_number(16);
        case 'o':
        case 'O': return radix_number(8);
        case 'b':
        case 'B': return radix_number(2);
        default: break;
    }
    // Zeros, or an octal number as Python 2 wrote it.
    ++cursor_;
    for (;;) {
        if (peek() == '_') {
            ++cursor_;
            if (!is_digit(peek())) return fail("invalid decimal literal");
        }
        if (peek() != '0') break;
        ++cursor_;
    }
    std::uint32_t zeros_end = cursor_ + 1;  // CPython counts the character that ended the zeros
    bool nonzero = is_digit(peek());
    if (nonzero && !decimal_tail()) return false;
    int c = peek();
    if (c == '.') return fraction();
    if (c == 'e' || c == 'E' || c == 'j' || c == 'J') return exponent();
    if (nonzero) {
        return fail_range(
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
            "integers",
            start_ + 1 - line_start_, zeros_end - line_start_);
    }
    return exponent();
}

// ---- Strings

bool Lexer::string_literal() {
    std::uint32_t first_line = line_;
    int quote = peek();
    int size = peek(1) == quote && peek(2) == quote ? 3 : 1;
    cursor_ += static_cast<std::uint32_t>(size);
    bool escaped_quote = false;
    for (int closing = 0; closing < size;) {
        int c = peek();
        if (c == kEof || (size == 1 && c == '\n')) {
            std::uint32_t detected = line_;
            if (c == kEof && line_ > 1) detected = line_ - 1;
            std::string message;
            if (inside_template() && modes_.back().quote == quote && modes_.back().quote_size == size) {
                message = fmt::format("{}-string: expecting '}}'", modes_.back().letter);
            } else if (size == 3) {
                message =
                    fmt::format("unterminated triple-quoted string literal (detected at line {})", detected);
            } else {
                message = fmt::format("unterminated string literal (detected at line {}){}", detected,
                                      escaped_quote ? "; perhaps you escaped the end quote?" : "");
            }
            return fail_at(first_line, start_ + 1 - source_.line_start(first_line), std::move(message));
        }
        advance();
        if (c == quote) {
            ++closing;
            continue;
        }
        closing = 0;
        if (c == '\\') {
            if (peek() == quote) escaped_quote = true;
            advance();
        }
    }
    add_multiline(TokenKind::kString, start_, first_line, cursor_);
    return true;
}

bool Lexer::template_start() {
    TemplateMode mode;
    mode.start = start_;
    mode.start_line = line_;
    mode.letter = 'f';
    for (std::uint32_t i = start_; i < cursor_; ++i) {
        char c = static_cast<char>(text_[i] | 0x20);
        if (c == 't') mode.letter = 't';
        if (c == 'r') mode.raw = true;
    }
    mode.quote = text_[cursor_];
    mode.quote_size = peek(1) == mode.quote && peek(2) == mode.quote ? 3 : 1;
    cursor_ += static_cast<std::uint32_t>(mode.quote_size);
    if (modes_.size() + 2 >= kMaxTemplates) return fail("too many nested f-strings or t-strings");
    add(mode.letter == 't' ? TokenKind::kTStringStart : TokenKind::kFStringStart, start_, cursor_);
    modes_.push_back(mode);
    return true;
}

// Inside the literal text: a replacement field begins, the string ends, or text follows.
bool Lexer::template_token(TemplateMode& mode) {
    start_ = cursor_;
    if (peek() == '{' && peek(1) != '{') {
        if (++mode.field_depth >= kMaxFieldNesting) {
            return fail(fmt::format("{}-string: expressions nested too deeply", mode.letter));
        }
        mode.in_expression = true;
        return next_token();
    }
    return template_end_or_middle(mode);
}

bool Lexer::template_end_or_middle(TemplateMode& mode) {
    bool ends = true;
    for (int i = 0; i < mode.quote_size; ++i) {
        if (peek(static_cast<std::uint32_t>(i)) != mode.quote) ends = false;
    }
    if (!ends) return template_middle(mode);
    cursor_ += static_cast<std::uint32_t>(mode.quote_size);
    add(mode.letter == 't' ? TokenKind::kTStringEnd : TokenKind::kFStringEnd, start_, cursor_);
    modes_.pop_back();
    return true;
}

bool Lexer::unterminated_template(const TemplateMode& mode) {
    std::uint32_t detected = line_;
    if (peek() == kEof && line_ > 1) detected = line_ - 1;
    std::string message = fmt::format("unterminated {}{}-string literal (detected at line {})",
                                      mode.quote_size == 3 ? "triple-quoted " : "", mode.letter, detected);
    return fail_at(mode.start_line, mode.start + 1 - source_.line_start(mode.start_line), std::move(message));
}

bool Lexer::template_middle(TemplateMode& mode) {
    TokenKind kind = mode.letter == 't' ? TokenKind::kTStringMiddle : TokenKind::kFStringMiddle;
    std::uint32_t begin_line = line_;
    bool named_escape = false;  // inside \N{…}
    bool in_format_spec = mode.in_format_spec && mode.field_depth >= 0;
    int closing = 0;
    while (closing < mode.quote_size) {
        int c = peek();
        if (c == kEof || (mode.quote_size == 1 && c == '\n')) {
            if (in_format_spec && c == '\n') {
                fail(fmt::format(
                    "{0}-string: newlines are not allowed in format specifiers for single quoted {0}-strings",
                    mode.letter));
                // CPython has read the line end when it notices.
                out_.error->diagnostic.end_offset = ++out_.error->diagnostic.offset;
                return false;
            }
            return unterminated_template(mode);
        }
        if (c == mode.quote) {
            ++cursor_;
            ++closing;
            continue;
        }
        closing = 0;
        if (c == '{') {
            if (named_escape) {
                ++cursor_;
                continue;
            }
            if (peek(1) != '{' || in_format_spec) {
                ++mode.field_depth;
                if (mode.field_depth >= kMaxFieldNesting) {
                    return fail(fmt::format("{}-string: expressions nested too deeply", mode.letter));
                }
                mode.in_expression = true;
                add_multiline(kind, start_, begin_line, cursor_);
            } else {
                // The text is one brace, the place covers both.
                ++add_multiline(kind, start_, begin_line, cursor_ + 1).span.end_column;
                cursor_ += 2;
            }
            return true;
        }
        if (c == '}') {
            if (named_escape) {
                ++cursor_;
                add_multiline(kind, start_, begin_line, cursor_);
                return true;
            }
            if (peek(1) == '}' && !in_format_spec && mode.bracket_depth == 0) {
                // The text is one brace, the place covers both.
                ++add_multiline(kind, start_, begin_line, cursor_ + 1).span.end_column;
                cursor_ += 2;
            } else {
                mode.in_expression = true;
                add_multiline(kind, start_, begin_line, cursor_);
            }
            return true;
        }
        advance();
        if (c != '\\') continue;
        int escaped = peek();
        if (escaped == '{' || escaped == '}') {
            if (!mode.raw) {
                warn(fmt::format("\"\\{0}\" is an invalid escape sequence. Such sequences will not work in "
                                 "the future. "
                                 "Did you mean \"\\\\{0}\"? A raw string is also an option.",
                                 static_cast<char>(escaped)),
                     cursor_ - 1, cursor_ + 1);
            }
            continue;
        }
        advance();
        if (!mode.raw && escaped == 'N' && peek() == '{') {
            ++cursor_;
            named_escape = true;
        }
    }
    cursor_ -= static_cast<std::uint32_t>(mode.quote_size);
    add_multiline(kind, start_, begin_line, cursor_);
    return true;
}

}  // namespace awaitscope
