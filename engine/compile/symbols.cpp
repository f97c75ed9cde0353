#include "engine/compile/symbols.h"

#include "engine/base/check.h"
#include "engine/compile/compile_error.h"

#include <algorithm>
#include <array>
#include <string>

namespace awaitscope {

Symbol* SymbolMap::find(std::string_view name) {
    auto found = index_.find(name);
    return found == index_.end() ? nullptr : &entries_[found->second].second;
}

Symbol& SymbolMap::at_or_insert(std::string_view name) {
    auto [place, fresh] = index_.try_emplace(name, entries_.size());
    if (fresh) entries_.emplace_back(name, Symbol{});
    return entries_[place->second].second;
}

void SymbolMap::erase(std::string_view name) {
    auto found = index_.find(name);
    if (found == index_.end()) return;
    std::size_t position = found->second;
    index_.erase(found);
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(position));
    for (auto& [key, index] : index_) {
        if (index > position) --index;
    }
}

std::uint32_t Scope::flags_of(std::string_view symbol_name) const {
    const Symbol* symbol = symbols.find(symbol_name);
    return symbol == nullptr ? 0 : symbol->flags;
}

Resolution Scope::resolution_of(std::string_view symbol_name) const {
    const Symbol* symbol = symbols.find(symbol_name);
    return symbol == nullptr ? Resolution::none : symbol->resolution;
}

Scope& SymbolTable::at(const void* node, ScopePart part) const {
    auto found = index_.find({node, part});
    CHECK(found != index_.end());
    return *found->second;
}

Scope& SymbolTable::add(const void* node, ScopePart part) {
    Scope& scope = scopes_.emplace_back();
    index_[{node, part}] = &scope;
    return scope;
}

std::string_view mangle_in(NamePool& pool, const Scope& scope, std::string_view private_name,
                           std::string_view name) {
    if (scope.mangles_only_listed && std::find(scope.mangled_names.begin(), scope.mangled_names.end(),
                                               name) == scope.mangled_names.end()) {
        return name;
    }
    return mangle(pool, private_name, name);
}

namespace {

bool is_docstring(const ast::Stmt& statement) {
    if (statement.kind != ast::NodeKind::kExprStmt) return false;
    const ast::Expr& value = *ast::as<ast::ExprStmt>(statement).value;
    if (value.kind != ast::NodeKind::kConstant) return false;
    return ast::as<ast::Constant>(value).type == ast::ConstantType::kStr;
}

bool imports_future(const ast::Stmt& statement) {
    if (statement.kind != ast::NodeKind::kImportFrom) return false;
    const auto& import = ast::as<ast::ImportFrom>(statement);
    return import.level == 0 && import.module == "__future__";
}

void check_feature(const ast::Alias& alias, FutureFeatures& features) {
    static constexpr std::array<std::string_view, 9> kAlwaysOn = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop"};
    if (alias.name == "annotations") {
        features.annotations = true;
    } else if (alias.name == "braces") {
        fail("not a chance", alias.span);
    } else if (std::find(kAlwaysOn.begin(), kAlwaysOn.end(), alias.name) == kAlwaysOn.end()) {
        fail("future feature " + std::string(alias.name.substr(0, 100)) + " is not defined", alias.span);
    }
}

}  // namespace

FutureFeatures find_future_features(const ast::Module& module) {
    FutureFeatures features;
    bool first = true;
    for (const ast::Stmt* statement : module.body) {
        if (imports_future(*statement)) {
            for (const ast::Alias* alias : ast::as<ast::ImportFrom>(*statement).names) {
                check_feature(*alias, features);
            }
            features.last_import = statement->span;
        } else if (!(first && is_docstring(*statement))) {
            break;
        }
        first = false;
    }
    return features;
}

}  // namespace awaitscope
