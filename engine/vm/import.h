// import: the engine's own modules, and the student's files beside the script (Python/import.c, Lib/importlib).
#pragma once

#include "engine/vm/value.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace awaitscope {

class Arena;
class Vm;
namespace ast {
struct Module;
}
struct CodeUnit;
struct DictObject;
struct ModuleObject;
struct StrObject;

/// IMPORT_NAME: what `import a.b.c` (then: a) or `from a.b import x` (then: a.b, with submodules named in
/// `from_names` imported too) binds. `level` counts the leading dots; `globals` are the importing module's.
Value import_name(Vm& vm, StrObject* name, std::int64_t level, const Value& from_names, DictObject* globals);

/// IMPORT_FROM: module.name, a submodule if need be; ImportError in CPython's words.
Value import_from(Vm& vm, const Value& module, StrObject* name);

/// IMPORT_STAR: binds the public names of `module` in `locals`.
bool import_star(Vm& vm, const Value& module, const Value& locals);

/// Changes the tree of a source file before it is compiled; false with a message if that can't be done.
using SourceEdit = std::function<bool(ast::Module& module, Arena& arena, std::string& error)>;

/// Decodes, parses and compiles one source file and enters it in Vm::files. Its SyntaxWarnings are issued; an error
/// becomes a pending SyntaxError (or one of its kin) and null; a feature that is refused, or an edit that fails, stops
/// the run. `library` marks the engine's own Python.
std::shared_ptr<const CodeUnit> compile_source(Vm& vm, std::string name, std::string_view bytes, bool library,
                                               const SourceEdit* edit = nullptr);

/// Makes a module object and enters it in sys.modules. `file` is its __file__; empty: none.
ModuleObject* new_module(Vm& vm, std::string_view name, std::string_view package, std::string_view file);

}  // namespace awaitscope
