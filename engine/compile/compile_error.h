// How the passes of this room report a mistake in the student's source: the first one ends the compilation.
#pragma once

#include "engine/base/source_span.h"
#include "engine/syntax/diagnostics.h"

#include <cstdint>
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

/// Expressions may nest as deep as the parser lets them and some more; then CPython gives up, too.
inline constexpr std::uint32_t kMaxNesting = 3'000;

/// Counts one level of recursion while it lives.
class NestingGuard {
  public:
    NestingGuard(std::uint32_t& depth, SourceSpan span) : depth_(depth) {
        if (++depth_ > kMaxNesting) {
            throw CompileError{DiagnosticKind::kMemoryError, "source too deeply nested to compile", span};
        }
    }
    ~NestingGuard() { --depth_; }
    NestingGuard(const NestingGuard&) = delete;
    NestingGuard& operator=(const NestingGuard&) = delete;

  private:
    std::uint32_t& depth_;
};

[[noreturn]] inline void refuse(const std::string& message, SourceSpan span) {
    throw CompileError{DiagnosticKind::kUnsupported, message, span};
}

}  // namespace awaitscope
