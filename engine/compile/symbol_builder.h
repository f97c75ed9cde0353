// First half of the symbol table: the walk over the tree that collects what every scope binds and uses.
#pragma once

#include "engine/compile/symbols.h"
#include "engine/syntax/ast.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// One walk. The methods mirror the symtable_visit_ functions of CPython's symtable.c; so do the errors.
class SymbolBuilder {
  public:
    SymbolBuilder(SymbolTable& table, const FutureFeatures& future, NamePool& pool)
        : table_(table), future_(future), pool_(pool) {}

    void build(const ast::Module& module);
    void build(const ast::Expr& expression);

  private:
    // Scopes
    Scope& make_scope(std::string_view name, ScopeKind kind, const void* node, ScopePart part,
                      SourceSpan span);
    void enter(Scope& scope);
    void enter_new(std::string_view name, ScopeKind kind, const void* node, ScopePart part, SourceSpan span);
    void leave() { stack_.pop_back(); }
    Scope& current() { return *stack_.back(); }
    bool in_async_function() { return current().kind == ScopeKind::function && current().coroutine; }
    void see_class(SourceSpan span);

    // Names
    void define(std::string_view name, std::uint32_t flag, SourceSpan span) {
        define_in(current(), name, flag, span);
    }
    void define_in(Scope& scope, std::string_view name, std::uint32_t flag, SourceSpan span);
    void define_checked(std::string_view name, std::uint32_t flag, SourceSpan span, ast::ExprContext context);
    std::uint32_t flags_of(const Scope& scope, std::string_view name);
    void direct(std::string_view name, SourceSpan span);

    // Statements
    void visit(const ast::Stmt& statement);
    void visit_body(std::span<ast::Stmt* const> body) {
        for (const ast::Stmt* statement : body) visit(*statement);
    }
    void visit_conditional(const ast::Stmt& statement);
    void visit_simple(const ast::Stmt& statement);
    void visit_try(const ast::Try& statement);
    void visit_match(const ast::Match& statement);
    void visit_function(const ast::FunctionDef& function);
    void visit_class(const ast::ClassDef& statement);
    void visit_type_alias(const ast::TypeAlias& alias);
    void visit_annotated(const ast::AnnAssign& statement);
    void visit_global(const ast::Global& statement);
    void visit_import(const ast::Alias& alias);
    void visit_import_from(const ast::ImportFrom& statement);
    void enter_type_parameters(std::string_view name, const ast::Stmt& statement,
                               std::span<ast::TypeParam* const> parameters, bool defaults, bool kwdefaults);
    void visit_type_parameter(const ast::TypeParam& parameter);
    void visit_type_part(const ast::Expr* expression, std::string_view name, const ast::TypeParam& parameter,
                         ScopePart part, std::string_view role);

    // Annotations
    void visit_annotation(const ast::Expr& annotation);
    void visit_function_annotations(const ast::FunctionDef& function);
    void visit_parameter_annotations(std::span<ast::Arg* const> parameters);

    // Expressions
    void visit(const ast::Expr& expression);
    void visit(const ast::Expr* expression) {
        if (expression != nullptr) visit(*expression);
    }
    void visit_all(std::span<ast::Expr* const> expressions) {
        for (const ast::Expr* expression : expressions) visit(expression);
    }
    void visit_binary(const ast::BinOp& expression);
    void visit_call(const ast::Call& call);
    void visit_name(const ast::Name& name);
    void visit_named(const ast::NamedExpr& expression);
    void extend_named(const ast::Name& target);
    void visit_lambda(const ast::Lambda& lambda);
    void visit_await(const ast::Await& expression);
    void visit_yield(const ast::Expr& expression, const ast::Expr* value);
    void visit_parameters(const ast::Arguments& parameters);
    void visit_comprehension_scope(const ast::Expr& expression, std::string_view name,
                                   std::span<const ast::Comprehension> generators, const ast::Expr& element,
                                   const ast::Expr* value);
    void visit_inner_comprehension(const ast::Comprehension& generator);
    void visit_keywords(std::span<ast::Keyword* const> keywords);
    void visit(const ast::Pattern& pattern);
    void refuse_in_annotation(const char* what, const ast::Expr& expression);

    SymbolTable& table_;
    const FutureFeatures& future_;
    NamePool& pool_;
    std::vector<Scope*> stack_;
    Scope* module_ = nullptr;
    std::string_view private_name_;
    std::uint32_t depth_ = 0;  // of expressions
};

}  // namespace awaitscope
