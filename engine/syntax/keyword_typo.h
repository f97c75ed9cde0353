// "invalid syntax. Did you mean 'for'?"
#pragma once

#include "engine/syntax/diagnostics.h"
#include "engine/syntax/source.h"

#include <cstdint>

namespace awaitscope {

/// Where an error says no more than "invalid syntax", looks for a name on its line that is nearly a keyword
/// and that would make the program correct so far, and then words the error so. What CPython 3.14's
/// traceback.TracebackException._find_keyword_typos does when it prints the error.
/// `last_block_line` is where the last complete compound statement before the error begins, or 0.
void suggest_keyword(Diagnostic& error, const SourceText& source, std::uint32_t last_block_line);

}  // namespace awaitscope
