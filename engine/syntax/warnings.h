// SyntaxWarnings that CPython finds in the finished tree, after parsing.
#pragma once

#include "engine/syntax/ast.h"
#include "engine/syntax/diagnostics.h"
#include "engine/syntax/source.h"

#include <vector>

namespace awaitscope {

/// 'return', 'break' and 'continue' in a 'finally' block (PEP 765). CPython's _PyAST_Preprocess emits them
/// before the symbol table is built, so they come even where the compiler then finds an error. Stage
/// kPreprocess.
std::vector<Diagnostic> find_preprocess_warnings(const ast::Module& module, const SourceText& source);

/// "is" with a literal, 'tuple' object is not callable, an assertion that is always true …: what CPython's
/// code generator emits, in the order in which it walks the tree. Stage kCompile.
std::vector<Diagnostic> find_compile_warnings(const ast::Module& module, const SourceText& source);

}  // namespace awaitscope
