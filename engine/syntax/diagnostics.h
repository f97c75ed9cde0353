// What the front end has to say about a source text: errors and warnings as values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace awaitscope {

enum class DiagnosticKind : std::uint8_t {
    kSyntaxError,
    kIndentationError,
    kTabError,
    kMemoryError,  // too deeply nested to parse: CPython raises MemoryError, with no place
    kSyntaxWarning,
    kUnsupported,  // correct Python that we refuse by name; CPython would accept it
};

/// When CPython would have said it. Warnings of an earlier stage come first, and an error of one stage means
/// that the later ones never ran.
enum class DiagnosticStage : std::uint8_t {
    kDecode,      // reading the file
    kParse,       // tokenizer and parser, in the order in which the parser meets them
    kPreprocess,  // the walk over the finished AST (`return` in `finally`)
    kCompile,     // code generation: "is" with a literal, calling a tuple …, in the order of generated code
};

/// One message with its place, in the form of CPython's SyntaxError attributes: `lineno` and `offset` count
/// from 1, offsets in code points; `end_*` are 0 where CPython has none. Warnings carry only `lineno` in
/// CPython's own output, and here the whole place.
struct Diagnostic {
    DiagnosticKind kind = DiagnosticKind::kSyntaxError;
    DiagnosticStage stage = DiagnosticStage::kParse;
    std::string message;
    std::int32_t lineno = 0;
    std::int32_t offset = 0;
    std::int32_t end_lineno = 0;
    std::int32_t end_offset = 0;
    std::string text;  // SyntaxError.text: the source line that is shown, without its line end

    bool is_error() const { return kind != DiagnosticKind::kSyntaxWarning; }
};

/// "SyntaxError", "IndentationError", …: the exception class that CPython raises.
const char* kind_name(DiagnosticKind kind);

bool has_errors(const std::vector<Diagnostic>& diagnostics);

/// CPython's own print of an uncaught syntax error, without a header line and with a final newline:
/// `  File "x.py", line 1`, the source line stripped of its indentation, the carets, `SyntaxError: …`.
std::string format_diagnostic(const Diagnostic& diagnostic, const std::string& file_name);

}  // namespace awaitscope
