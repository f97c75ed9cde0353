// What correct Python is refused by name: a few builtins, and modules of CPython's library that are not here.
// Refused before the program starts where the source shows it, else when it happens.
#pragma once

#include "engine/syntax/diagnostics.h"
#include "engine/vm/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

class SourceText;
class Vm;
namespace ast {
struct Module;
}

struct RefusedBuiltin {
    const char* name;
    const char* reason;  ///< a sentence for students
};
inline constexpr RefusedBuiltin kRefusedBuiltins[] = {
    {"eval",
     "A program runs as it stands in the file, so that it can be shown and replayed: text is not run as "
     "code."},
    {"exec",
     "A program runs as it stands in the file, so that it can be shown and replayed: text is not run as "
     "code."},
    {"compile",
     "A program runs as it stands in the file, so that it can be shown and replayed: text is not compiled."},
    {"open", "Programs run in a sandbox without files; io.StringIO holds text in memory."},
    {"input", "A run must be repeatable, so nothing is typed in; use a constant or sys.argv."},
    {"breakpoint", "Step through the timeline instead: every step can be looked at, backwards too."},
    {"__import__", "Write an import statement, so that it can be seen what a program needs."},
    {"memoryview", "Use bytes or bytearray; slices of them are copies."},
};

/// What is said where the program asks for one of them.
std::string sentence_for_builtin(const RefusedBuiltin& builtin);

/// Calls of refused builtins whose names the file does not bind itself, and imports of modules that are not
/// here, in the order of the source; as diagnostics of kind kUnsupported. Imports that the file guards (`try:
/// … except ImportError`) are left to the run, where they raise ModuleNotFoundError. Those below `if
/// TYPE_CHECKING:` and tests of the platform are left to the run too.
std::vector<Diagnostic> find_refusals(Vm& vm, const ast::Module& module, const SourceText& source);

/// What the import of `name`, which CPython's library has, comes to in a running program: ModuleNotFoundError
/// if the program guards such an import, else the end of the run. Null.
Value refuse_import(Vm& vm, const std::string& name);

/// Ends the run at the line that runs, with `sentence`; the program can't catch it. Null.
Value refuse_here(Vm& vm, std::string_view sentence);

/// Whether `name` (dotted) is a module of CPython's library that is neither here nor beside the program.
bool is_refused_module(Vm& vm, std::string_view name);

}  // namespace awaitscope
