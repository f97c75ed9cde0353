// Entry points of the compiler: tree in, code units and diagnostics out.
#pragma once

#include "engine/compile/code_unit.h"
#include "engine/syntax/ast.h"
#include "engine/syntax/diagnostics.h"
#include "engine/syntax/source.h"

#include <memory>
#include <vector>

namespace awaitscope {

/// A code unit, or the one error that CPython would report (kSyntaxError), or what we refuse (kUnsupported).
struct CompileResult {
    std::unique_ptr<CodeUnit> code;
    std::vector<Diagnostic> diagnostics;

    bool ok() const { return code != nullptr; }
};

/// Compiles a whole file (CPython's `exec` mode). `source` is what `module` was parsed from; its name becomes
/// the filename of every unit. The result refers to neither. SyntaxWarnings are found in the tree alone: see
/// engine/syntax/warnings.h.
CompileResult compile_module(const ast::Module& module, const SourceText& source);

/// Compiles one expression (CPython's `eval` mode): a unit that returns its value.
CompileResult compile_expression(const ast::Expr& expression, const SourceText& source);

}  // namespace awaitscope
