// Expressions back to text.
#pragma once

#include "engine/syntax/ast.h"

#include <string>

namespace awaitscope {

/// The expression as CPython's ast_unparse.c writes it: annotations under `from __future__ import
/// annotations`.
std::string unparse(const ast::Expr& expression);

}  // namespace awaitscope
