// What the compiler produces: plain data, no objects of the running program. The VM makes a CodeObject of it.
#pragma once

#include "engine/base/source_span.h"
#include "engine/compile/opcodes.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace awaitscope {

/// A constant as the source wrote it (after folding). Tuples and frozensets hold indices into the same table.
struct Constant {
    enum class Kind : std::uint8_t { none, true_, false_, ellipsis, integer, floating, imaginary, str, bytes, tuple, frozenset, slice };
    Kind kind = Kind::none;
    std::int64_t integer = 0;          ///< value, if `text` is empty
    std::string text;                  ///< integer: decimal digits of a big one; str: WTF-8; bytes: raw
    double floating = 0;               ///< floating and imaginary
    std::vector<std::uint32_t> items;  ///< tuple, frozenset, slice (start, stop, step)

    friend bool operator==(const Constant&, const Constant&) = default;
};

/// While an instruction in [start, end) runs, an exception unwinds the stack to `depth`, pushes the instruction's
/// index if `push_lasti`, pushes the exception, and goes on at `handler`. Inner entries come first.
struct ExceptionEntry {
    std::uint32_t start, end, handler, depth;
    bool push_lasti;
};

/// CPython's co_flags, same bits.
enum CodeFlags : std::uint32_t {
    kCodeOptimized = 0x1,
    kCodeNewLocals = 0x2,
    kCodeVarArgs = 0x4,
    kCodeVarKeywords = 0x8,
    kCodeNested = 0x10,
    kCodeGenerator = 0x20,
    kCodeCoroutine = 0x80,
    kCodeIterableCoroutine = 0x100,
    kCodeAsyncGenerator = 0x200,
    kCodeHasDocstring = 0x4000000,  ///< constant 0 is the docstring
    kCodeMethod = 0x8000000,        ///< defined in a class body
};

/// One compiled scope: a module, function, class body, lambda, generator expression or annotation scope.
struct CodeUnit {
    std::string name;
    std::string qualname;
    std::string filename;
    std::uint32_t flags = 0;
    std::uint32_t argument_count = 0;         ///< positional-or-keyword and positional-only
    std::uint32_t positional_only_count = 0;
    std::uint32_t keyword_only_count = 0;
    std::uint32_t stack_size = 0;             ///< most values that the evaluation stack holds
    std::uint32_t first_line = 1;

    /// Slots of a frame, in this order: locals (parameters first: positional, keyword-only, *args, **kwargs), then
    /// cells that are no parameters, then free variables. A parameter that is a cell stays in its place
    /// (MAKE_CELL converts it), and is not repeated among the cells.
    std::vector<std::string> slot_names;
    std::uint32_t local_count = 0;            ///< slots that are plain locals or parameters
    std::uint32_t cell_count = 0;             ///< cells after them
    std::uint32_t free_count = 0;             ///< free variables at the end
    std::vector<std::uint32_t> cell_slots;    ///< every slot that MAKE_CELL converts, parameters included

    std::vector<std::string> names;           ///< of globals and attributes
    std::vector<Constant> constants;
    std::vector<std::shared_ptr<CodeUnit>> children;
    std::vector<Instruction> instructions;
    /// One for each instruction; unknown for artificial ones. end_line 0: the line is known, columns are not.
    std::vector<SourceSpan> spans;
    std::vector<ExceptionEntry> exceptions;
    std::uint32_t cache_count = 0;            ///< inline caches in use, numbered from 1
};

}  // namespace awaitscope
