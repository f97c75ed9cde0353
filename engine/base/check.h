// Checks for our own bugs. A student's mistake is never a check: it is a diagnostic or a Python exception.
#pragma once

namespace awaitscope {

/// Prints the failed condition with its place to stderr and aborts. Never returns.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace awaitscope

/// Always on, in release builds too: an invariant whose violation would make the trace a lie.
#define CHECK(condition) \
    (__builtin_expect(!!(condition), 1) ? (void)0 : ::awaitscope::check_failed(#condition, __FILE__, __LINE__))

/// For hot paths: only in builds without NDEBUG.
#ifdef NDEBUG
#define DCHECK(condition) ((void)0)
#else
#define DCHECK(condition) CHECK(condition)
#endif
