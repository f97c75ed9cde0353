#include "engine/syntax/lexer.h"

#include "engine/syntax/lexer_state.h"
#include "engine/syntax/unicode_names.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr std::size_t kMaxBrackets = 200;     // CPython's MAXLEVEL
constexpr std::size_t kMaxIndentation = 100;  // CPython's MAXINDENT
constexpr int kTabSize = 8;

bool starts_identifier(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}
bool is_digit(int c) {
    return c >= '0' && c <= '9';
}
bool continues_identifier(int c) {
    return starts_identifier(c) || is_digit(c);
}

}  // namespace

TokenStream tokenize(const SourceText& source, Arena& arena) {
    return Lexer(source, arena).run();
}

Lexer::Lexer(const SourceText& source, Arena& arena) : source_(source), text_(source.text()), arena_(arena) {
    out_.tokens.reserve(text_.size() / 4 + 16);
}

TokenStream Lexer::run() {
    bool going = true;
    while (going) {
        bool literal_part = inside_template() && !modes_.back().in_expression;
        going = literal_part ? template_token(modes_.back()) : next_token();
    }
    return std::move(out_);
}

// ---- Tokens and errors

Token& Lexer::add(TokenKind kind, std::uint32_t begin, std::uint32_t end) {
    return add_multiline(kind, begin, line_, end);
}

Token& Lexer::add_multiline(TokenKind kind, std::uint32_t begin, std::uint32_t begin_line,
                            std::uint32_t end) {
    Token token;
    token.kind = kind;
    token.level = static_cast<std::uint16_t>(brackets_.size());
    token.begin = begin;
    token.end = end;
    token.span = {begin_line, begin - source_.line_start(begin_line), line_, end - line_start_};
    out_.tokens.push_back(token);
    return out_.tokens.back();
}

// Tokens without text. At the end of a file CPython's tokenizer is still on its last line, with an empty
// buffer.
void Lexer::add_layout(TokenKind kind) {
    Token& token = add(kind, cursor_, cursor_);
    if (peek() != kEof || line_ == 1) return;
    // At the end of the file the place is behind the last line, its end included.
    const std::uint32_t line = line_ - 1;
    const auto column = static_cast<std::uint32_t>(source_.line(line).size()) + 1;
    token.span = {line, column, line, column};
}

void Lexer::add_error_token() {
    if (!brackets_.empty()) {
        const Bracket& open = brackets_.back();
        out_.unclosed = OpenParen{open.character, open.line, open.column};
    }
    Token token;
    token.kind = TokenKind::kError;
    token.begin = token.end = cursor_;
    token.span = {line_, 0, line_, 0};
    out_.tokens.push_back(token);
}

bool Lexer::fail_at(std::uint32_t line, std::uint32_t offset_in_line, std::string message) {
    LexError error;
    // An error inside an f-string is lost on CPython when it only reads on to see what else is wrong.
    error.sets_exception = !inside_template();
    error.in_template = inside_template();
    Diagnostic& d = error.diagnostic;
    d.message = std::move(message);
    d.lineno = d.end_lineno = static_cast<std::int32_t>(line);
    d.offset = static_cast<std::int32_t>(source_.character_column(line, offset_in_line));
    d.end_offset = d.offset;
    d.text = source_.line(line);
    out_.error = std::move(error);
    add_error_token();
    return false;
}

bool Lexer::fail(std::string message) {
    return fail_at(line_, cursor_ - line_start_, std::move(message));
}

bool Lexer::fail_range(std::string message, std::uint32_t begin_column, std::uint32_t end_column) {
    fail(std::move(message));
    out_.error->diagnostic.offset = static_cast<std::int32_t>(begin_column);
    out_.error->diagnostic.end_offset = static_cast<std::int32_t>(end_column);
    return false;
}

bool Lexer::fail_quiet(DiagnosticKind kind, std::string message, std::int32_t offset,
                       std::int32_t end_offset) {
    LexError error;
    error.sets_exception = false;
    Diagnostic& d = error.diagnostic;
    d.kind = kind;
    d.message = std::move(message);
    d.lineno = d.end_lineno = static_cast<std::int32_t>(line_);
    d.offset = offset;
    d.end_offset = end_offset;
    d.text = source_.line(line_);
    out_.error = std::move(error);
    add_error_token();
    return false;
}

void Lexer::warn(std::string message, std::uint32_t begin, std::uint32_t end) {
    Diagnostic d;
    d.kind = DiagnosticKind::kSyntaxWarning;
    d.message = std::move(message);
    d.lineno = d.end_lineno = static_cast<std::int32_t>(line_);
    d.offset = static_cast<std::int32_t>(source_.character_column(line_, begin - line_start_)) + 1;
    d.end_offset = static_cast<std::int32_t>(source_.character_column(line_, end - line_start_)) + 1;
    d.text = source_.line(line_);
    out_.warnings.push_back(std::move(d));
}

// ---- Layout

// Measures the blanks in front of a line. Sets `blank` if nothing but a comment follows.
bool Lexer::line_indentation(bool& blank) {
    int column = 0;
    int alternate = 0;
    int continued_column = 0;  // where the first line stood that a backslash continues: that one counts
    for (bool measuring = true; measuring;) {
        switch (peek()) {
            case ' ':
                ++column;
                ++alternate;
                break;
            case '\t':
                column = (column / kTabSize + 1) * kTabSize;
                ++alternate;
                break;
            case '\f': column = alternate = 0; break;
            case '\\':
                continued_column = continued_column != 0 ? continued_column : column;
                ++cursor_;
                if (!continuation_line()) return false;
                buffer_start_ = line_start_;
                continue;
            default: measuring = false; continue;
        }
        ++cursor_;
    }
    blank = peek() == '#' || peek() == '\n';
    if (blank || !brackets_.empty() || peek() == kEof) {
        // The end of the file closes all blocks, as a line at column 0 would.
        if (peek() != kEof || !brackets_.empty()) return true;
        column = alternate = continued_column = 0;
    }
    if (continued_column != 0) column = alternate = continued_column;

    auto tab_error = [&] {
        std::uint32_t length = static_cast<std::uint32_t>(source_.line(line_).size());
        cursor_ = line_start_ + length;
        return fail_quiet(DiagnosticKind::kTabError, "inconsistent use of tabs and spaces in indentation", 1,
                          0);
    };
    if (column == indents_.back()) {
        if (alternate != alternate_indents_.back()) return tab_error();
    } else if (column > indents_.back()) {
        if (indents_.size() >= kMaxIndentation) {
            return fail_quiet(DiagnosticKind::kIndentationError, "too many levels of indentation", 1, 0);
        }
        if (alternate <= alternate_indents_.back()) return tab_error();
        ++pending_;
        indents_.push_back(column);
        alternate_indents_.push_back(alternate);
    } else {
        while (indents_.size() > 1 && column < indents_.back()) {
            --pending_;
            indents_.pop_back();
            alternate_indents_.pop_back();
        }
        if (column != indents_.back()) {
            std::uint32_t length = static_cast<std::uint32_t>(source_.line(line_).size());
            return fail_quiet(DiagnosticKind::kIndentationError,
                              "unindent does not match any outer indentation level",
                              static_cast<std::int32_t>(source_.character_column(line_, length)) + 1, -1);
        }
        if (alternate != alternate_indents_.back()) return tab_error();
    }
    return true;
}

// After a backslash: the line must end here and another must follow.
bool Lexer::continuation_line() {
    if (peek() != '\n') {
        // CPython counts from the start of its buffer, which goes back over continued lines and multi-line
        // strings.
        std::uint32_t before = line_start_ - buffer_start_;
        auto size = static_cast<std::uint32_t>(source_.line(line_).size());
        std::uint32_t column =
            std::min(source_.character_column(line_, cursor_ - line_start_) + before, size + 1);
        return fail_quiet(DiagnosticKind::kSyntaxError,
                          "unexpected character after line continuation character",
                          static_cast<std::int32_t>(column) + 1, 0);
    }
    advance();
    if (peek() == kEof && !brackets_.empty()) return end_of_file();
    if (peek() == kEof) {
        --line_;
        line_start_ = source_.line_start(line_);
        auto size = static_cast<std::uint32_t>(source_.line(line_).size());
        const auto end = static_cast<std::int32_t>(source_.character_column(line_, size)) + 1;
        return fail_quiet(DiagnosticKind::kSyntaxError, "unexpected EOF while parsing", end, -1);
    }
    return true;
}

bool Lexer::end_of_file() {
    if (!brackets_.empty()) {
        const Bracket& open = brackets_.back();
        LexError error;
        error.sets_exception = false;
        error.in_template = inside_template();
        Diagnostic& d = error.diagnostic;
        d.message = fmt::format("'{}' was never closed", open.character);
        d.lineno = d.end_lineno = static_cast<std::int32_t>(open.line);
        d.offset = static_cast<std::int32_t>(source_.character_column(open.line, open.column)) + 1;
        d.text = source_.line(open.line);
        out_.error = std::move(error);
        add_error_token();
        return false;
    }
    add_layout(TokenKind::kEndMarker);
    return false;
}

bool Lexer::newline() {
    // The line end itself belongs to the token.
    if (!blank_line_ && brackets_.empty()) ++add(TokenKind::kNewline, start_, cursor_).span.end_column;
    ++cursor_;
    begin_line();
    buffer_start_ = cursor_;
    at_line_start_ = true;
    return true;
}

bool Lexer::next_token() {
    if (at_line_start_) {
        at_line_start_ = false;
        blank_line_ = false;
        if (!line_indentation(blank_line_)) return false;
    }
    if (pending_ != 0) {
        int step = pending_ < 0 ? 1 : -1;
        pending_ += step;
        add_layout(step > 0 ? TokenKind::kDedent : TokenKind::kIndent);
        return true;
    }
    for (;;) {
        int c = peek();
        while (c == ' ' || c == '\t' || c == '\f') {
            ++cursor_;
            c = peek();
        }
        start_ = cursor_;
        if (c == '#') {
            while (peek() != '\n' && peek() != kEof) ++cursor_;
            c = peek();
        }
        if (c == kEof) return end_of_file();
        if (c == '\n') return newline();
        if (c != '\\') break;
        ++cursor_;
        if (!continuation_line()) return false;
    }
    int c = peek();
    if (starts_identifier(c)) return identifier_or_string();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (c == '"' || c == '\'') return string_literal();
    return operator_token();
}

// ---- Names

bool Lexer::identifier_or_string() {
    bool b = false, r = false, u = false, f = false, t = false;
    for (;;) {
        int c = peek() | 0x20;
        bool* seen = c == 'b' ? &b : c == 'r' ? &r : c == 'u' ? &u : c == 'f' ? &f : c == 't' ? &t : nullptr;
        if (peek() >= 128 || seen == nullptr || *seen) break;
        *seen = true;
        ++cursor_;
        if (peek() != '"' && peek() != '\'') continue;
        struct Clash {
            bool first, second;
            char one, two;
        };
        for (auto [first, second, one, two] :
             {Clash{u, b, 'u', 'b'}, Clash{u, r, 'u', 'r'}, Clash{u, f, 'u', 'f'}, Clash{u, t, 'u', 't'},
              Clash{b, f, 'b', 'f'}, Clash{b, t, 'b', 't'}, Clash{f, t, 'f', 't'}}) {
            if (!first || !second) continue;
            ++cursor_;
            return fail_range(fmt::format("'{}' and '{}' prefixes are incompatible", one, two),
                              start_ + 1 - line_start_, cursor_ - line_start_);
        }
        return f || t ? template_start() : string_literal();
    }
    return identifier(start_);
}

bool Lexer::identifier(std::uint32_t from) {
    bool ascii = true;
    for (int c = peek(); continues_identifier(c); c = peek()) {
        if (c >= 128) ascii = false;
        ++cursor_;
    }
    if (!ascii) {
        for (std::uint32_t at = from; at < cursor_;) {
            auto [code_point, length] = decode_character(text_.substr(at));
            if (at == from ? !is_identifier_start(code_point) : !is_identifier_continue(code_point)) {
                return fail_invalid_character(at, at + length);
            }
            at += length;
        }
    }
    std::string_view word = text_.substr(from, cursor_ - from);
    add(ascii ? keyword_or_name(word) : TokenKind::kName, from, cursor_);
    return true;
}

bool Lexer::fail_invalid_character(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t code_point = decode_character(text_.substr(begin)).code_point;
    cursor_ = end;
    if (is_printable(code_point)) {
        return fail(
            fmt::format("invalid character '{}' (U+{:04X})", text_.substr(begin, end - begin), code_point));
    }
    return fail(fmt::format("invalid non-printable character U+{:04X}", code_point));
}

// ---- Operators

// CPython notes the text of a replacement field's expression when the tokenizer meets what ends it. Comments
// are left out of it.
void Lexer::remember_field_text(Token& token, int depth) {
    std::uint32_t begin = modes_.back().field_begins[depth];
    std::string_view raw = text_.substr(begin, token.begin - begin);
    std::string clean;
    char quote = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (quote == 0 && c == '#') {
            while (i < raw.size() && raw[i] != '\n') ++i;
            if (i < raw.size()) clean += '\n';
            continue;
        }
        if (c == '\\' && quote != 0 && i + 1 < raw.size()) {
            clean += c;
            c = raw[++i];
        } else if (c == '"' || c == '\'') {
            if (quote == 0) {
                quote = c;
            } else if (quote == c) {
                quote = 0;
            }
        }
        clean += c;
    }
    out_.field_texts.push_back(arena_.copy(clean));
    token.field = static_cast<std::uint32_t>(out_.field_texts.size());
}

// `:`, `!`, `{` and `}` inside a replacement field. Sets `done` if the token is complete.
void Lexer::field_delimiter(char c, bool& done) {
    TemplateMode& mode = modes_.back();
    int cursor = mode.bracket_depth - (c != '{' ? 1 : 0);
    if (cursor != mode.field_depth) return;
    if (c == '{') mode.field_begins[mode.field_depth] = cursor_ + 1;
    if (c != ':') return;
    Token& token = add(TokenKind::kColon, cursor_, cursor_ + 1);
    if (mode.keeps_field_text()) remember_field_text(token, mode.field_depth);
    ++cursor_;
    mode.in_expression = false;
    mode.in_format_spec = true;
    done = true;
}

bool Lexer::open_bracket(char c) {
    if (inside_template()) ++modes_.back().bracket_depth;
    if (brackets_.size() >= kMaxBrackets) {
        ++cursor_;
        return fail("too many nested parentheses");
    }
    brackets_.push_back({c, line_, cursor_ - line_start_});
    return true;
}

bool Lexer::close_bracket(char c) {
    TemplateMode* mode = inside_template() ? &modes_.back() : nullptr;
    auto error = [&](std::string message) {
        ++cursor_;
        return fail(std::move(message));
    };
    if (mode != nullptr && mode->bracket_depth == 0 && c == '}') {
        return error(fmt::format("{}-string: single '}}' is not allowed", mode->letter));
    }
    if (brackets_.empty()) return error(fmt::format("unmatched '{}'", c));
    Bracket open = brackets_.back();
    brackets_.pop_back();
    bool matches = (open.character == '(' && c == ')') || (open.character == '[' && c == ']') ||
                   (open.character == '{' && c == '}');
    if (!matches) {
        if (mode != nullptr && open.character == '{' && mode->bracket_depth - 1 == mode->field_depth) {
            return error(fmt::format("{}-string: unmatched '{}'", mode->letter, c));
        }
        if (open.line != line_) {
            return error(
                fmt::format("closing parenthesis '{}' does not match opening parenthesis '{}' on line {}", c,
                            open.character, open.line));
        }
        return error(fmt::format("closing parenthesis '{}' does not match opening parenthesis '{}'", c,
                                 open.character));
    }
    if (mode != nullptr) {
        if (--mode->bracket_depth < 0)
            return error(fmt::format("{}-string: unmatched '{}'", mode->letter, c));
        if (c == '}' && mode->bracket_depth == mode->field_depth) {
            --mode->field_depth;
            mode->in_expression = false;
            mode->in_format_spec = false;
            mode->in_debug = false;
        }
    }
    return true;
}

bool Lexer::operator_token() {
    char c = text_[cursor_];
    bool in_field = inside_template() && modes_.back().field_depth >= 0;
    int ended_field = -1;
    if (in_field && (c == ':' || c == '}' || c == '!' || c == '{')) {
        bool done = false;
        field_delimiter(c, done);
        if (done) return true;
        const TemplateMode& mode = modes_.back();
        bool ends = c != '{' && mode.bracket_depth - 1 == mode.field_depth;
        if (ends && mode.keeps_field_text()) ended_field = mode.field_depth;
    }
    for (std::uint32_t length = 3; length >= 2; --length) {
        if (cursor_ + length > text_.size()) continue;
        TokenKind kind = operator_kind(text_.substr(cursor_, length));
        if (kind == TokenKind::kUnknown) continue;
        add(kind, cursor_, cursor_ + length);
        cursor_ += length;
        return true;
    }
    if (c == '(' || c == '[' || c == '{') {
        if (!open_bracket(c)) return false;
    } else if (c == ')' || c == ']' || c == '}') {
        if (!close_bracket(c)) return false;
    } else if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) {
        ++cursor_;
        return fail(fmt::format("invalid non-printable character U+{:04X}", static_cast<unsigned>(c)));
    }
    if (c == '=' && in_field && modes_.back().bracket_depth - 1 == modes_.back().field_depth) {
        modes_.back().in_debug = true;
    }
    Token& token = add(operator_kind(text_.substr(cursor_, 1)), cursor_, cursor_ + 1);
    if (ended_field >= 0) remember_field_text(token, ended_field);
    ++cursor_;
    return true;
}

}  // namespace awaitscope
