// Statements that parse and still may not stand where they stand.
#pragma once

#include "engine/syntax/ast.h"

namespace awaitscope {

/// True if there is a `return`, `yield` or `await` outside a function, or a `break` or `continue` outside a
/// loop. The compiler words these errors; this only answers whether there would be one.
bool has_misplaced_statement(const ast::Module& module);

}  // namespace awaitscope
