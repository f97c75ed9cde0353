#include "engine/run/overrides.h"

#include "engine/syntax/ast.h"
#include "engine/syntax/parser.h"

#include <fmt/core.h>

namespace awaitscope {

namespace {

/// `NAME = value` or `NAME: type = value` at module level: the place of its value; null if `statement` is
/// another.
ast::Expr** value_of_constant(ast::Stmt* statement, ast::Identifier& name) {
    if (ast::is<ast::Assign>(*statement)) {
        auto& assign = ast::as<ast::Assign>(*statement);
        const auto* target = assign.targets.size() == 1 ? ast::try_as<ast::Name>(assign.targets[0]) : nullptr;
        if (!target) return nullptr;
        name = target->id;
        return &assign.value;
    }
    if (ast::is<ast::AnnAssign>(*statement)) {
        auto& assign = ast::as<ast::AnnAssign>(*statement);
        const auto* target = ast::try_as<ast::Name>(assign.target);
        if (!target || !assign.value) return nullptr;
        name = target->id;
        return &assign.value;
    }
    return nullptr;
}

bool replace_constant(ast::Module& module, Arena& arena, const std::string& wanted, const std::string& text,
                      std::string& error) {
    std::string known;
    for (ast::Stmt* statement : module.body) {
        ast::Identifier name;
        ast::Expr** place = value_of_constant(statement, name);
        if (!place) continue;
        if (name != wanted) {
            known += (known.empty() ? "" : ", ") + std::string(name);
            continue;
        }
        const ParseResult parsed = parse_expression(SourceText("--set", text), arena);
        if (!parsed.ok()) {
            error = fmt::format("--set {}={}: the value is not a Python expression", wanted, text);
            return false;
        }
        parsed.expression->span = (*place)->span;
        *place = parsed.expression;
        return true;
    }
    error = fmt::format("--set {}: the program has no module-level constant of that name{}", wanted,
                        known.empty() ? std::string() : "; it has " + known);
    return false;
}

}  // namespace

SourceEdit make_override_edit(const std::vector<std::pair<std::string, std::string>>& overrides) {
    return [&overrides](ast::Module& module, Arena& arena, std::string& error) {
        for (const auto& [name, text] : overrides)
            if (!replace_constant(module, arena, name, text, error)) return false;
        return true;
    };
}

}  // namespace awaitscope
