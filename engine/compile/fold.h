// Constant folding: expressions whose value is known when the program is compiled.
#pragma once

#include "engine/compile/code_unit.h"
#include "engine/syntax/ast.h"

#include <optional>
#include <unordered_set>
#include <vector>

namespace awaitscope {

/// A constant before it stands in a table: items of tuples and frozensets are values, not indices.
struct FoldedConstant {
    Constant value;
    std::vector<FoldedConstant> items;
};

FoldedConstant make_none();
FoldedConstant make_integer(std::int64_t value);
FoldedConstant make_text(std::string_view text);
FoldedConstant make_tuple(std::vector<FoldedConstant> items);

/// Folds what CPython folds and a program could notice (constants in `in`, defaults, conditions) and the
/// cheap rest; what is left is computed when the program runs, with the same result.
class Folder {
  public:
    std::optional<FoldedConstant> fold(const ast::Expr& expression);
    /// The value of an operation on constants, if it is known now.
    static std::optional<FoldedConstant> combine(ast::BinaryOperator op, const FoldedConstant& left,
                                                 const FoldedConstant& right);
    /// The items of a list, tuple or set display as a tuple, if all are constants.
    std::optional<FoldedConstant> fold_items(std::span<ast::Expr* const> elements);

  private:
    std::optional<FoldedConstant> fold_unary(const ast::UnaryOp& expression);
    std::optional<FoldedConstant> fold_subscript(const ast::Subscript& expression);
    std::optional<FoldedConstant> fold_binary(const ast::BinOp& expression);

    std::uint32_t depth_ = 0;
    std::unordered_set<const ast::Expr*>
        variable_;  // operators known not to fold, so that chains stay linear
};

}  // namespace awaitscope
