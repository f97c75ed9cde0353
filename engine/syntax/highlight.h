// The source cut up for colouring: every token and comment, even where the program is wrong.
#pragma once

#include "engine/base/source_span.h"
#include "engine/syntax/source.h"

#include <cstdint>
#include <vector>

namespace awaitscope {

enum class HighlightKind : std::uint8_t {
    kKeyword,  // soft keywords too, where they stand as such
    kName,
    kDefinition,  // the name after `def` or `class`
    kBuiltin,     // print, range, ValueError …
    kDecorator,   // `@` and the name behind it
    kNumber,
    kString,  // also the literal parts of f-strings
    kOperator,
    kComment,
    kNarration,  // a comment that begins with `#:`
    kError,      // what the lexer could not read
};

struct HighlightToken {
    HighlightKind kind;
    SourceSpan span;
};

/// In source order, without overlaps. After an error the lexer starts again on the next line, so that one
/// missing quote does not take the colours from the rest of the file.
std::vector<HighlightToken> highlight(const SourceText& source);

}  // namespace awaitscope
