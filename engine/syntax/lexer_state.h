// The lexer's insides, shared by its source files; not part of the room's interface.
#pragma once

#include "engine/syntax/lexer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace awaitscope {

/// Cuts one source text into tokens. Mirrors the control flow of CPython's Parser/lexer/lexer.c where an
/// error message or its place depends on it.
class Lexer {
  public:
    Lexer(const SourceText& source, Arena& arena);

    TokenStream run();

  private:
    static constexpr int kEof = -1;
    static constexpr int kMaxFieldNesting = 3;  // CPython's MAX_EXPR_NESTING

    /// An f-string or t-string that is being read: CPython's tokenizer_mode.
    struct TemplateMode {
        char letter = 'f';
        char quote = '"';
        int quote_size = 1;
        bool raw = false;
        bool in_expression = false;  // regular tokens, inside a replacement field
        bool in_format_spec = false;
        bool in_debug = false;    // an '=' stood at the end of the current expression
        int bracket_depth = 0;    // brackets open inside this string
        int field_depth = -1;     // bracket_depth just outside the innermost replacement field; -1: none
        std::uint32_t start = 0;  // of the literal
        std::uint32_t start_line = 0;
        std::uint32_t field_begins[kMaxFieldNesting + 1] = {};  // where each open field's expression begins

        bool keeps_field_text() const { return in_debug || letter == 't'; }
    };

    struct Bracket {
        char character;
        std::uint32_t line;
        std::uint32_t column;
    };

    // Each of these adds at most one token and returns false when the lexer must stop (after fail()).
    bool next_token();
    bool template_token(TemplateMode& mode);
    bool line_indentation(bool& blank);
    bool end_of_file();
    bool newline();
    bool identifier_or_string();
    bool identifier(std::uint32_t from);
    bool number();
    bool string_literal();
    bool template_start();
    bool operator_token();
    void field_delimiter(char c, bool& done);
    bool open_bracket(char c);
    bool close_bracket(char c);
    bool continuation_line();
    bool template_end_or_middle(TemplateMode& mode);
    bool template_middle(TemplateMode& mode);
    bool unterminated_template(const TemplateMode& mode);
    bool decimal_tail();
    bool radix_number(int base);
    bool digits_of(int base);
    bool fraction();
    bool exponent();
    bool end_of_number(const char* what);

    // The text. peek() is the byte at the cursor, kEof past the end.
    int peek(std::uint32_t ahead = 0) const {
        return cursor_ + ahead < text_.size() ? static_cast<unsigned char>(text_[cursor_ + ahead]) : kEof;
    }
    int advance() {
        int c = peek();
        if (c != kEof) {
            ++cursor_;
            if (c == '\n') begin_line();
        }
        return c;
    }
    void begin_line() {
        ++line_;
        line_start_ = cursor_;
    }
    bool starts_with(std::string_view word) const { return text_.substr(cursor_, word.size()) == word; }
    bool inside_template() const { return !modes_.empty(); }

    Token& add(TokenKind kind, std::uint32_t begin, std::uint32_t end);
    Token& add_multiline(TokenKind kind, std::uint32_t begin, std::uint32_t begin_line, std::uint32_t end);
    void remember_field_text(Token& token, int depth);

    // Errors. fail() is CPython's _PyTokenizer_syntaxerror: the place is the last character read. The range
    // form takes 1-based byte columns of the current line. All return false.
    bool fail(std::string message);
    bool fail_range(std::string message, std::uint32_t begin_column, std::uint32_t end_column);
    bool fail_quiet(DiagnosticKind kind, std::string message, std::int32_t offset, std::int32_t end_offset);
    bool fail_at(std::uint32_t line, std::uint32_t offset_in_line, std::string message);
    bool fail_invalid_character(std::uint32_t begin, std::uint32_t end);
    void warn(std::string message, std::uint32_t begin, std::uint32_t end);
    void add_layout(TokenKind kind);
    void add_error_token();

    const SourceText& source_;
    std::string_view text_;
    Arena& arena_;
    TokenStream out_;

    std::uint32_t cursor_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t line_start_ = 0;
    std::uint32_t buffer_start_ = 0;  // of the text that CPython's tokenizer holds; see continuation_line()
    std::uint32_t start_ = 0;         // of the token being read

    bool at_line_start_ = true;
    bool blank_line_ = false;
    int pending_ = 0;  // > 0: INDENT tokens to give, < 0: DEDENT tokens

    std::vector<int> indents_{0};
    std::vector<int> alternate_indents_{0};  // with tabs counted as one column: finds inconsistent tabs
    std::vector<Bracket> brackets_;
    std::vector<TemplateMode> modes_;
};

}  // namespace awaitscope
