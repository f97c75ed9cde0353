#include "engine/compile/symbol_builder.h"

#include "engine/base/check.h"
#include "engine/compile/compile_error.h"

namespace awaitscope {

using ast::as;
using ast::NodeKind;

namespace {

std::string about(std::string_view before, std::string_view name, std::string_view after) {
    return std::string(before) + "'" + std::string(name) + "'" + std::string(after);
}

bool starts_with_docstring(std::span<ast::Stmt* const> body) {
    if (body.empty()) return false;
    const auto* expression = ast::try_as<ast::ExprStmt>(body[0]);
    if (expression == nullptr) return false;
    const auto* constant = ast::try_as<ast::Constant>(expression->value);
    return constant != nullptr && constant->type == ast::ConstantType::kStr;
}

}  // namespace

SymbolTable build_symbols(const ast::Module& module, const FutureFeatures& future, NamePool& pool) {
    SymbolTable table;
    SymbolBuilder(table, future, pool).build(module);
    analyze_symbols(table.top());
    return table;
}

SymbolTable build_symbols(const ast::Expr& expression, NamePool& pool) {
    SymbolTable table;
    FutureFeatures future;
    SymbolBuilder(table, future, pool).build(expression);
    analyze_symbols(table.top());
    return table;
}

void SymbolBuilder::build(const ast::Module& module) {
    enter_new("top", ScopeKind::module, nullptr, ScopePart::body, SourceSpan{});
    module_ = &current();
    module_->has_docstring = starts_with_docstring(module.body);
    visit_body(module.body);
    leave();
}

void SymbolBuilder::build(const ast::Expr& expression) {
    enter_new("top", ScopeKind::module, nullptr, ScopePart::body, SourceSpan{});
    module_ = &current();
    visit(expression);
    leave();
}

// ---- Scopes
// -----------------------------------------------------------------------------------------------------

Scope& SymbolBuilder::make_scope(std::string_view name, ScopeKind kind, const void* node, ScopePart part,
                                 SourceSpan span) {
    Scope& scope = table_.add(node, part);
    scope.name = name;
    scope.kind = kind;
    scope.span = span;
    if (!stack_.empty()) {
        Scope& outer = current();
        scope.nested = outer.nested || outer.is_function_like();
        if (kind == ScopeKind::function) {
            const Scope* around = &outer;
            if (outer.kind == ScopeKind::type_parameters && stack_.size() > 1)
                around = stack_[stack_.size() - 2];
            scope.method = around->kind == ScopeKind::class_;
        }
    }
    return scope;
}

void SymbolBuilder::enter(Scope& scope) {
    if (!stack_.empty()) {
        scope.iteration_depth = current().iteration_depth;
        // With `from __future__ import annotations`, annotations are texts and bind nothing.
        if (!(scope.kind == ScopeKind::annotation && future_.annotations))
            current().children.push_back(&scope);
    }
    stack_.push_back(&scope);
}

void SymbolBuilder::enter_new(std::string_view name, ScopeKind kind, const void* node, ScopePart part,
                              SourceSpan span) {
    enter(make_scope(name, kind, node, part, span));
    if (kind == ScopeKind::annotation || kind == ScopeKind::type_variable || kind == ScopeKind::type_alias) {
        define(".format", kDefParameter, span);
        define(".format", kUse, span);
    }
}

void SymbolBuilder::see_class(SourceSpan span) {
    current().can_see_class_scope = true;
    define("__classdict__", kUse, span);
}

// ---- Names
// ------------------------------------------------------------------------------------------------------

void SymbolBuilder::define_in(Scope& scope, std::string_view name, std::uint32_t flag, SourceSpan span) {
    std::string_view mangled = mangle_in(pool_, scope, private_name_, name);
    std::uint32_t flags = flag;
    if (const Symbol* existing = scope.symbols.find(mangled)) {
        if (flag & existing->flags & kDefParameter)
            fail(about("duplicate argument ", name, " in function definition"), span);
        if (flag & existing->flags & kDefTypeParameter)
            fail(about("duplicate type parameter ", name, ""), span);
        flags |= existing->flags;
    }
    if (scope.in_iteration_target) {
        if (flags & (kDefGlobal | kDefNonlocal)) {
            fail(about("comprehension inner loop cannot rebind assignment expression target ", name, ""),
                 span);
        }
        flags |= kDefIteration;
    }
    scope.symbols.at_or_insert(mangled).flags = flags;
    if (flag & kDefParameter) {
        scope.parameters.push_back(mangled);
    } else if (flag & kDefGlobal) {
        module_->symbols.at_or_insert(mangled).flags |= flag;
    }
}

void SymbolBuilder::define_checked(std::string_view name, std::uint32_t flag, SourceSpan span,
                                   ast::ExprContext context) {
    if (name == "__debug__") {
        if (context == ast::ExprContext::kStore) fail("cannot assign to __debug__", span);
        if (context == ast::ExprContext::kDel) fail("cannot delete __debug__", span);
    }
    define(name, flag, span);
}

std::uint32_t SymbolBuilder::flags_of(const Scope& scope, std::string_view name) {
    return scope.flags_of(mangle_in(pool_, scope, private_name_, name));
}

void SymbolBuilder::direct(std::string_view name, SourceSpan span) {
    current().directives.emplace_back(mangle_in(pool_, current(), private_name_, name), span);
}

// ---- Definitions
// ------------------------------------------------------------------------------------------------

void SymbolBuilder::visit_function(const ast::FunctionDef& function) {
    define_checked(function.name, kDefLocal, function.span, ast::ExprContext::kStore);
    visit_all(function.args->defaults);
    visit_all(function.args->kw_defaults);
    visit_all(function.decorator_list);
    if (!function.type_params.empty()) {
        bool kwdefaults = false;
        for (const ast::Expr* value : function.args->kw_defaults) kwdefaults |= value != nullptr;
        enter_type_parameters(function.name, function, function.type_params, !function.args->defaults.empty(),
                              kwdefaults);
        for (const ast::TypeParam* parameter : function.type_params) visit_type_parameter(*parameter);
    }
    visit_function_annotations(function);
    Scope& scope = make_scope(function.name, ScopeKind::function, &function, ScopePart::body, function.span);
    scope.has_docstring = starts_with_docstring(function.body);
    enter(scope);
    scope.coroutine = function.kind == NodeKind::kAsyncFunctionDef;
    visit_parameters(*function.args);
    visit_body(function.body);
    leave();
    if (!function.type_params.empty()) leave();
}

void SymbolBuilder::visit_class(const ast::ClassDef& statement) {
    define_checked(statement.name, kDefLocal, statement.span, ast::ExprContext::kStore);
    visit_all(statement.decorator_list);
    std::string_view outer_private = private_name_;
    bool generic = !statement.type_params.empty();
    if (generic) {
        enter_type_parameters(statement.name, statement, statement.type_params, false, false);
        private_name_ = statement.name;
        current().mangles_only_listed = true;
        for (const ast::TypeParam* parameter : statement.type_params) visit_type_parameter(*parameter);
    }
    visit_all(statement.bases);
    visit_keywords(statement.keywords);
    enter_new(statement.name, ScopeKind::class_, &statement, ScopePart::body, statement.span);
    private_name_ = statement.name;
    if (generic) {
        define("__type_params__", kDefLocal, statement.span);
        define(".type_params", kUse, statement.span);
    }
    current().has_docstring = starts_with_docstring(statement.body);
    visit_body(statement.body);
    leave();
    if (generic) leave();
    private_name_ = outer_private;
}

void SymbolBuilder::visit_type_alias(const ast::TypeAlias& alias) {
    visit(alias.name);
    std::string_view name = as<ast::Name>(*alias.name).id;
    bool in_class = current().kind == ScopeKind::class_;
    bool generic = !alias.type_params.empty();
    if (generic) {
        enter_type_parameters(name, alias, alias.type_params, false, false);
        for (const ast::TypeParam* parameter : alias.type_params) visit_type_parameter(*parameter);
    }
    enter_new(name, ScopeKind::type_alias, &alias, ScopePart::body, alias.span);
    if (in_class) see_class(alias.value->span);
    visit(alias.value);
    leave();
    if (generic) leave();
}

void SymbolBuilder::enter_type_parameters(std::string_view name, const ast::Stmt& statement,
                                          std::span<ast::TypeParam* const>, bool defaults, bool kwdefaults) {
    bool in_class = current().kind == ScopeKind::class_;
    enter_new(name, ScopeKind::type_parameters, &statement, ScopePart::type_parameters, statement.span);
    if (in_class) see_class(statement.span);
    if (statement.kind == NodeKind::kClassDef) {
        for (std::string_view own : {".type_params", ".generic_base"}) {
            define(own, kDefLocal, statement.span);
            define(own, kUse, statement.span);
        }
    }
    if (defaults) define(".defaults", kDefParameter, statement.span);
    if (kwdefaults) define(".kwdefaults", kDefParameter, statement.span);
}

void SymbolBuilder::visit_type_part(const ast::Expr* expression, std::string_view name,
                                    const ast::TypeParam& parameter, ScopePart part, std::string_view role) {
    if (name == "__classdict__") {
        fail("reserved name '__classdict__' cannot be used for type parameter", parameter.span);
    }
    if (expression == nullptr) return;
    bool in_class = current().can_see_class_scope;
    enter_new(name, ScopeKind::type_variable, &parameter, part, expression->span);
    current().can_see_class_scope = in_class;
    if (in_class) define("__classdict__", kUse, expression->span);
    current().type_variable_role = role;
    visit(*expression);
    leave();
}

void SymbolBuilder::visit_type_parameter(const ast::TypeParam& parameter) {
    auto declare = [&](std::string_view name) {
        define_checked(name, kDefTypeParameter | kDefLocal, parameter.span, ast::ExprContext::kStore);
        if (current().mangles_only_listed) current().mangled_names.push_back(name);
    };
    switch (parameter.kind) {
        case NodeKind::kTypeVar: {
            const auto& type = as<ast::TypeVar>(parameter);
            declare(type.name);
            bool constraints = type.bound != nullptr && type.bound->kind == NodeKind::kTuple;
            visit_type_part(type.bound, type.name, parameter, ScopePart::bound,
                            constraints ? "a TypeVar constraint" : "a TypeVar bound");
            visit_type_part(type.default_value, type.name, parameter, ScopePart::default_value,
                            "a TypeVar default");
            break;
        }
        case NodeKind::kTypeVarTuple: {
            const auto& type = as<ast::TypeVarTuple>(parameter);
            declare(type.name);
            visit_type_part(type.default_value, type.name, parameter, ScopePart::default_value,
                            "a TypeVarTuple default");
            break;
        }
        default: {
            const auto& type = as<ast::ParamSpec>(parameter);
            declare(type.name);
            visit_type_part(type.default_value, type.name, parameter, ScopePart::default_value,
                            "a ParamSpec default");
        }
    }
}

void SymbolBuilder::visit_parameters(const ast::Arguments& parameters) {
    auto declare = [&](const ast::Arg* parameter) {
        define_checked(parameter->arg, kDefParameter, parameter->span, ast::ExprContext::kStore);
    };
    for (const ast::Arg* parameter : parameters.posonlyargs) declare(parameter);
    for (const ast::Arg* parameter : parameters.args) declare(parameter);
    for (const ast::Arg* parameter : parameters.kwonlyargs) declare(parameter);
    if (parameters.vararg != nullptr) {
        declare(parameters.vararg);
        current().varargs = true;
    }
    if (parameters.kwarg != nullptr) {
        declare(parameters.kwarg);
        current().varkeywords = true;
    }
}

// ---- Annotations
// ------------------------------------------------------------------------------------------------

void SymbolBuilder::visit_annotation(const ast::Expr& annotation) {
    Scope& outer = current();
    bool unevaluated = outer.kind == ScopeKind::function;
    // A module may have run only in part when its annotations are asked for: they are all conditional.
    bool conditional =
        (outer.kind == ScopeKind::class_ && outer.in_conditional_block) || outer.kind == ScopeKind::module;
    if (conditional && !outer.has_conditional_annotations) {
        outer.has_conditional_annotations = true;
        define("__conditional_annotations__", kUse, annotation.span);
    }
    if (outer.annotation_block == nullptr) {
        enter_new("__annotate__", ScopeKind::annotation, &outer, ScopePart::annotations, annotation.span);
        outer.annotation_block = &current();
        if (outer.kind == ScopeKind::class_ && !future_.annotations) see_class(annotation.span);
    } else {
        stack_.push_back(outer.annotation_block);
    }
    if (conditional && outer.kind == ScopeKind::class_)
        define("__conditional_annotations__", kUse, annotation.span);
    if (unevaluated) current().in_unevaluated_annotation = true;
    visit(annotation);
    if (unevaluated) current().in_unevaluated_annotation = false;
    leave();
}

void SymbolBuilder::visit_parameter_annotations(std::span<ast::Arg* const> parameters) {
    for (const ast::Arg* parameter : parameters) {
        if (parameter == nullptr || parameter->annotation == nullptr) continue;
        current().annotations_used = true;
        visit(parameter->annotation);
    }
}

void SymbolBuilder::visit_function_annotations(const ast::FunctionDef& function) {
    bool in_class = current().can_see_class_scope || current().kind == ScopeKind::class_;
    enter_new("__annotate__", ScopeKind::annotation, &function, ScopePart::annotations, function.span);
    if (in_class) see_class(function.span);
    const ast::Arguments& parameters = *function.args;
    visit_parameter_annotations(parameters.posonlyargs);
    visit_parameter_annotations(parameters.args);
    visit_parameter_annotations(std::span(&parameters.vararg, 1));
    visit_parameter_annotations(std::span(&parameters.kwarg, 1));
    visit_parameter_annotations(parameters.kwonlyargs);
    if (function.returns != nullptr) {
        current().annotations_used = true;
        visit(function.returns);
    }
    leave();
}

void SymbolBuilder::visit_annotated(const ast::AnnAssign& statement) {
    current().annotations_used = true;
    if (const auto* name = ast::try_as<ast::Name>(statement.target)) {
        std::uint32_t flags = flags_of(current(), name->id);
        if ((flags & (kDefGlobal | kDefNonlocal)) && &current() != module_ && statement.simple) {
            fail(about("annotated name ", name->id,
                       flags & kDefGlobal ? " can't be global" : " can't be nonlocal"),
                 statement.span);
        }
        if (statement.simple) {
            define_checked(name->id, kDefAnnotated | kDefLocal, name->span, ast::ExprContext::kStore);
        } else if (statement.value != nullptr) {
            define_checked(name->id, kDefLocal, name->span, ast::ExprContext::kStore);
        }
    } else {
        visit(statement.target);
    }
    visit_annotation(*statement.annotation);
    visit(statement.value);
}

}  // namespace awaitscope
