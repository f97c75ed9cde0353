// The warning about an escape that means nothing.
#pragma once

#include "engine/syntax/diagnostics.h"
#include "engine/syntax/literals.h"
#include "engine/syntax/source.h"
#include "engine/syntax/token.h"

#include <cstdint>

namespace awaitscope {

/// `"\d" is an invalid escape sequence. …`. CPython warns about the literal text of an f-string when it has
/// read the closing quotes, and counts lines from there: `lines_late` is how far they are below the text's
/// beginning.
Diagnostic invalid_escape_warning(const SourceText& source, const Token& token, const InvalidEscape& escape,
                                  std::uint32_t lines_late = 0);

}  // namespace awaitscope
