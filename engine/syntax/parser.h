// Entry points of the front end: source text in, tree and diagnostics out.
#pragma once

#include "engine/syntax/arena.h"
#include "engine/syntax/ast.h"
#include "engine/syntax/diagnostics.h"
#include "engine/syntax/source.h"

#include <vector>

namespace awaitscope {

/// A tree and everything there is to say about it. With an error among the diagnostics there is no tree: like
/// CPython, the parser reports one error, the one that CPython would report.
struct ParseResult {
    ast::Module* module = nullptr;    // from parse(); lives in the arena
    ast::Expr* expression = nullptr;  // from parse_expression(); lives in the arena
    std::vector<Diagnostic> diagnostics;

    bool ok() const { return !has_errors(diagnostics); }
};

/// Parses a whole file (CPython's `exec` mode). Strings in the tree point into `arena`, never into `source`.
/// Warnings of the stages kPreprocess and kCompile are not included: see warnings.h.
ParseResult parse(const SourceText& source, Arena& arena);

/// Parses one expression (CPython's `eval` mode): leading blanks are skipped, nothing but line ends may
/// follow.
ParseResult parse_expression(const SourceText& source, Arena& arena);

}  // namespace awaitscope
