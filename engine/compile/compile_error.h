// How the passes of this room report a mistake in the student's source: the first one ends the compilation.
#pragma once

#include "engine/base/source_span.h"
#include "engine/syntax/diagnostics.h"

#include <string>

namespace awaitscope {

/// Thrown by the passes, caught by compile_module() alone: CPython stops at the first error, too.
struct CompileError {
    DiagnosticKind kind;
    std::string message;
    SourceSpan span;
};

[[noreturn]] inline void fail(const std::string& message, SourceSpan span) {
    throw CompileError{DiagnosticKind::kSyntaxError, message, span};
}

[[noreturn]] inline void refuse(const std::string& message, SourceSpan span) {
    throw CompileError{DiagnosticKind::kUnsupported, message, span};
}

}  // namespace awaitscope
