// Tokens, as CPython's tokenizer cuts them.
#pragma once

#include "engine/base/source_span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

// Operators and delimiters: name, spelling. Longer spellings of a common beginning may stand anywhere: the
// lexer looks for three, then two, then one character.
#define AWAITSCOPE_OPERATORS(X)                                                                            \
    X(LeftParen, "(")                                                                                      \
    X(RightParen, ")")                                                                                     \
    X(LeftBracket, "[")                                                                                    \
    X(RightBracket, "]")                                                                                   \
    X(LeftBrace, "{")                                                                                      \
    X(RightBrace, "}")                                                                                     \
    X(Colon, ":")                                                                                          \
    X(Comma, ",")                                                                                          \
    X(Semicolon, ";")                                                                                      \
    X(Plus, "+")                                                                                           \
    X(Minus, "-")                                                                                          \
    X(Star, "*")                                                                                           \
    X(Slash, "/")                                                                                          \
    X(Bar, "|")                                                                                            \
    X(Ampersand, "&")                                                                                      \
    X(Less, "<") X(Greater, ">") X(Equal, "=") X(Dot, ".") X(Percent, "%") X(EqualEqual, "==")             \
        X(NotEqual, "!=") X(LessEqual, "<=") X(GreaterEqual, ">=") X(Tilde, "~") X(Caret, "^")             \
            X(LeftShift, "<<") X(RightShift, ">>") X(DoubleStar, "**") X(PlusEqual, "+=")                  \
                X(MinusEqual, "-=") X(StarEqual, "*=") X(SlashEqual, "/=") X(PercentEqual, "%=")           \
                    X(AmpersandEqual, "&=") X(BarEqual, "|=") X(CaretEqual, "^=") X(LeftShiftEqual, "<<=") \
                        X(RightShiftEqual, ">>=") X(DoubleStarEqual, "**=") X(DoubleSlash, "//")           \
                            X(DoubleSlashEqual, "//=") X(At, "@") X(AtEqual, "@=") X(Arrow, "->")          \
                                X(Ellipsis, "...") X(ColonEqual, ":=") X(Exclamation, "!")

// Reserved words. `match`, `case`, `type` and `_` are names that the parser looks at (soft keywords).
#define AWAITSCOPE_KEYWORDS(X)                                                                              \
    X(False, "False")                                                                                       \
    X(None, "None")                                                                                         \
    X(True, "True")                                                                                         \
    X(And, "and")                                                                                           \
    X(As, "as")                                                                                             \
    X(Assert, "assert")                                                                                     \
    X(Async, "async")                                                                                       \
    X(Await, "await")                                                                                       \
    X(Break, "break")                                                                                       \
    X(Class, "class")                                                                                       \
    X(Continue, "continue")                                                                                 \
    X(Def, "def")                                                                                           \
    X(Del, "del")                                                                                           \
    X(Elif, "elif")                                                                                         \
    X(Else, "else")                                                                                         \
    X(Except, "except") X(Finally, "finally") X(For, "for") X(From, "from") X(Global, "global") X(If, "if") \
        X(Import, "import") X(In, "in") X(Is, "is") X(Lambda, "lambda") X(Nonlocal, "nonlocal")             \
            X(Not, "not") X(Or, "or") X(Pass, "pass") X(Raise, "raise") X(Return, "return") X(Try, "try")   \
                X(While, "while") X(With, "with") X(Yield, "yield")

enum class TokenKind : std::uint8_t {
    kEndMarker,
    kName,
    kNumber,
    kString,         // one whole literal, prefix and quotes included
    kFStringStart,   // prefix and opening quotes
    kFStringMiddle,  // literal text between replacement fields; `{{` ends a part after its first brace
    kFStringEnd,     // closing quotes
    kTStringStart,
    kTStringMiddle,
    kTStringEnd,
    kNewline,  // ends a logical line; covers the comment before it
    kIndent,
    kDedent,
    kUnknown,  // a character that begins no token ('$', '?', '`'): always a syntax error
    kError,    // the lexer stopped here: see TokenStream::error
#define X(name, spelling) k##name,
    AWAITSCOPE_OPERATORS(X)
#undef X
#define X(name, spelling) kKeyword##name,
        AWAITSCOPE_KEYWORDS(X)
#undef X
};

/// The name of the kind as in CPython's `token` module ("NAME", "OP"), keywords as "NAME".
const char* token_name(TokenKind kind);

/// How an operator or keyword is spelled; empty for the other kinds.
std::string_view spelling(TokenKind kind);

inline bool is_keyword(TokenKind kind) {
    return kind >= TokenKind::kKeywordFalse;
}

/// The keyword's kind, or kName.
TokenKind keyword_or_name(std::string_view word);

/// The kind of the operator spelled `text`, or kUnknown.
TokenKind operator_kind(std::string_view text);

struct Token {
    TokenKind kind = TokenKind::kEndMarker;
    std::uint16_t level = 0;  // open parentheses after this token
    std::uint32_t begin = 0;  // byte offsets in SourceText::text()
    std::uint32_t end = 0;
    SourceSpan
        span;  // kIndent, kDedent, kEndMarker and kError have no columns of their own: see has_columns()
    std::uint32_t field = 0;  // a `!`, `:` or `}` that ends the expression of a replacement field: index into
                              // TokenStream::field_texts, counted from 1

    bool has_columns() const {
        return kind != TokenKind::kIndent && kind != TokenKind::kDedent && kind != TokenKind::kEndMarker &&
               kind != TokenKind::kError;
    }
};

/// One line per token, like `python3 -m tokenize -e` without the layout tokens that it adds:
/// "1,0-1,3: NAME 'def'".
std::string dump_tokens(const std::vector<Token>& tokens, std::string_view text);

}  // namespace awaitscope
