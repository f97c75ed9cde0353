// The tree as text, in the shape of Python's `ast.dump`.
#pragma once

#include "engine/syntax/ast.h"

#include <string>

namespace awaitscope::ast {

struct DumpOptions {
    bool attributes = false;  // positions too: ast.dump(…, include_attributes=True)
    int indent = 2;           // blanks per level; < 0: everything on one line
};

/// What `ast.dump(ast.parse(source), indent=…)` prints, including that it leaves out fields that are None and
/// empty lists. One difference: non-ASCII characters in strings and names are escaped, as ascii() does.
std::string dump_ast(const Module& module, const DumpOptions& options = {});
std::string dump_ast(const Expr& expression, const DumpOptions& options = {});

}  // namespace awaitscope::ast
