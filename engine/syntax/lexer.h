// The lexer: text in, tokens out, with CPython's tokenizer errors.
#pragma once

#include "engine/syntax/arena.h"
#include "engine/syntax/diagnostics.h"
#include "engine/syntax/source.h"
#include "engine/syntax/token.h"

#include <optional>
#include <string_view>
#include <vector>

namespace awaitscope {

/// Why the lexer stopped before the end.
struct LexError {
    Diagnostic diagnostic;

    /// CPython's tokenizer sets some errors at once and leaves others (indentation, line continuation, end of
    /// file) for the parser to word. Only the former replace a syntax error that the parser found earlier in
    /// the file (_PyPegen_tokenize_full_source_to_check_for_errors).
    bool sets_exception = true;

    /// It happened inside an f-string or t-string.
    bool in_template = false;
};

/// An opening parenthesis that the end of the file left open.
struct OpenParen {
    char character = '(';
    std::uint32_t line = 0;
    std::uint32_t column = 0;  // bytes
};

/// The tokens of one file. The last one is kEndMarker, or kError with `error` saying why.
struct TokenStream {
    std::vector<Token> tokens;
    std::vector<Diagnostic> warnings;           // in source order
    std::vector<std::string_view> field_texts;  // expression texts of `{x=}` and of t-strings, in the arena
    std::optional<LexError> error;

    /// The only thing wrong is a parenthesis left open: all tokens are there.
    bool unclosed_at_end() const { return error && error->diagnostic.message.ends_with("was never closed"); }
    std::optional<OpenParen> unclosed;  // with kError: the innermost parenthesis open there
};

/// CPython reads tokens only as the parser asks for them; here they are all cut first, which is the same
/// thing as long as the parser reports the error only when it comes to the kError token.
TokenStream tokenize(const SourceText& source, Arena& arena);

}  // namespace awaitscope
