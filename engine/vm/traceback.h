// Exceptions as text: CPython's traceback module (Lib/traceback.py of 3.14), for uncaught exceptions, the
// `traceback` module and the windows that show errors. Two steps: a report is taken from the exception (while
// the program's objects live), then written out.
#pragma once

#include "engine/base/source_span.h"
#include "engine/vm/value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

class Vm;
struct FrameObject;

/// One line of a stack: where a frame stood.
struct FrameSummary {
    std::uint32_t file = 0;  ///< index into Vm::files
    std::string function;    ///< co_name, as printed after "in"
    SourceSpan span;         ///< columns are 0..0 where only the line is known
    bool has_columns = false;
};

/// An exception ready to be printed, holding no objects (traceback.TracebackException).
struct ExceptionReport {
    std::vector<FrameSummary> stack;  ///< program frames only, outermost first
    bool has_traceback = false;       ///< it passed through frames, be they all of the library
    std::string type;                 ///< "ValueError", "asyncio.exceptions.CancelledError"
    std::string message;              ///< str(exception), with suggestion; may be empty
    std::string syntax_error;         ///< instead of type and message: the ready text of a SyntaxError
    std::vector<std::string> notes;
    bool is_group = false;
    std::vector<std::unique_ptr<ExceptionReport>> members;
    std::unique_ptr<ExceptionReport> cause, context;
    bool suppress_context = false;
};

/// Takes everything that printing needs from an exception, its causes and its members.
/// Without its traceback no name is suggested for an unknown one: only the frame knows those that there are.
std::unique_ptr<ExceptionReport> make_report(Vm& vm, const Value& exception, bool with_traceback = true);

/// The whole text, chain and groups included; lines end in "\n".
std::string format_report(const Vm& vm, const ExceptionReport& report, bool chain = true);
/// The last part only: type, message, notes.
std::string format_report_only(const ExceptionReport& report);

/// Stack entries of a traceback object (or None), program frames only, outermost first.
std::vector<FrameSummary> stack_of_traceback(const Value& traceback);
/// The running stack, from the outermost program frame to `innermost`.
std::vector<FrameSummary> stack_of_frames(struct Frame* innermost);

/// `  File "x.py", line 3, in f`, the source line and its markers, for each frame; repeated frames are
/// folded.
std::vector<std::string> format_stack(const Vm& vm, const std::vector<FrameSummary>& stack);
/// The same as CPython's C code prints it for exceptions that can't be raised: without markers.
std::string format_stack_plain(const Vm& vm, const std::vector<FrameSummary>& stack);

/// Line `number` of a source, without its line end; empty if it is not there.
std::string_view source_line(std::string_view text, std::uint32_t number);

/// The name among `candidates` that `name` most likely stands for, or empty (Python/suggestions.c).
std::string suggest(const std::vector<std::string>& candidates, std::string_view name);
/// What to suggest for a NameError, AttributeError or ImportError: ". Did you mean: 'x'?" and the like, or
/// empty.
std::string suggestion_text(Vm& vm, const Value& exception, bool with_traceback = true);

}  // namespace awaitscope
