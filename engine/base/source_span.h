// Places in source text.
#pragma once

#include <cstdint>

namespace awaitscope {

/// A half-open stretch of one source file, as CPython reports places: lines count from 1, columns are
/// UTF-8 byte offsets from 0 (as in ast.AST.col_offset). line == 0 means "no place".
struct SourceSpan {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t end_line = 0;
    std::uint32_t end_column = 0;

    bool known() const { return line != 0; }
    friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

/// The smallest span that covers both.
inline SourceSpan join(SourceSpan first, SourceSpan last) {
    return {first.line, first.column, last.end_line, last.end_column};
}

}  // namespace awaitscope
