#include "engine/compile/unparse.h"

namespace awaitscope {

std::string unparse(const ast::Expr& expression) {
    (void)expression;
    return {};
}

}  // namespace awaitscope
