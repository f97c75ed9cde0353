// The walk over expressions; see symbol_builder.h.
#include "engine/compile/compile_error.h"
#include "engine/compile/symbol_builder.h"

namespace awaitscope {

using ast::as;
using ast::NodeKind;

void SymbolBuilder::refuse_in_annotation(const char* what, const ast::Expr& expression) {
    std::string start = std::string(what) + " cannot be used within ";
    switch (current().kind) {
        case ScopeKind::annotation: fail(start + "an annotation", expression.span);
        case ScopeKind::type_variable:
            fail(start + std::string(current().type_variable_role), expression.span);
        case ScopeKind::type_alias: fail(start + "a type alias", expression.span);
        case ScopeKind::type_parameters: fail(start + "the definition of a generic", expression.span);
        default: break;
    }
}

void SymbolBuilder::visit(const ast::Expr& expression) {
    NestingGuard guard(depth_, expression.span);
    switch (expression.kind) {
        case NodeKind::kNamedExpr:
            refuse_in_annotation("named expression", expression);
            visit_named(as<ast::NamedExpr>(expression));
            break;
        case NodeKind::kBoolOp: visit_all(as<ast::BoolOp>(expression).values); break;
        case NodeKind::kBinOp: visit_binary(as<ast::BinOp>(expression)); break;
        case NodeKind::kUnaryOp: visit(as<ast::UnaryOp>(expression).operand); break;
        case NodeKind::kLambda: visit_lambda(as<ast::Lambda>(expression)); break;
        case NodeKind::kIfExp:
            visit(as<ast::IfExp>(expression).test);
            visit(as<ast::IfExp>(expression).body);
            visit(as<ast::IfExp>(expression).orelse);
            break;
        case NodeKind::kDict:
            visit_all(as<ast::Dict>(expression).keys);
            visit_all(as<ast::Dict>(expression).values);
            break;
        case NodeKind::kSet: visit_all(as<ast::Set>(expression).elts); break;
        case NodeKind::kListComp:
        case NodeKind::kSetComp:
        case NodeKind::kGeneratorExp: {
            const auto& comp = static_cast<const ast::SequenceComp&>(expression);
            std::string_view name = expression.kind == NodeKind::kListComp  ? "<listcomp>"
                                    : expression.kind == NodeKind::kSetComp ? "<setcomp>"
                                                                            : "<genexpr>";
            visit_comprehension_scope(expression, name, comp.generators, *comp.elt, nullptr);
            break;
        }
        case NodeKind::kDictComp: {
            const auto& comp = as<ast::DictComp>(expression);
            visit_comprehension_scope(expression, "<dictcomp>", comp.generators, *comp.key, comp.value);
            break;
        }
        case NodeKind::kAwait: visit_await(as<ast::Await>(expression)); break;
        case NodeKind::kYield: visit_yield(expression, as<ast::Yield>(expression).value); break;
        case NodeKind::kYieldFrom: visit_yield(expression, as<ast::YieldFrom>(expression).value); break;
        case NodeKind::kCompare:
            visit(as<ast::Compare>(expression).left);
            visit_all(as<ast::Compare>(expression).comparators);
            break;
        case NodeKind::kCall: visit_call(as<ast::Call>(expression)); break;
        case NodeKind::kFormattedValue:
            visit(as<ast::FormattedValue>(expression).value);
            visit(as<ast::FormattedValue>(expression).format_spec);
            break;
        case NodeKind::kInterpolation:
            visit(as<ast::Interpolation>(expression).value);
            visit(as<ast::Interpolation>(expression).format_spec);
            break;
        case NodeKind::kJoinedStr: visit_all(as<ast::JoinedStr>(expression).values); break;
        case NodeKind::kTemplateStr: visit_all(as<ast::TemplateStr>(expression).values); break;
        case NodeKind::kAttribute: {
            const auto& attribute = as<ast::Attribute>(expression);
            if (attribute.attr == "__debug__") {
                if (attribute.ctx == ast::ExprContext::kStore)
                    fail("cannot assign to __debug__", expression.span);
                if (attribute.ctx == ast::ExprContext::kDel) fail("cannot delete __debug__", expression.span);
            }
            visit(attribute.value);
            break;
        }
        case NodeKind::kSubscript:
            visit(as<ast::Subscript>(expression).value);
            visit(as<ast::Subscript>(expression).slice);
            break;
        case NodeKind::kStarred: visit(as<ast::Starred>(expression).value); break;
        case NodeKind::kSlice:
            visit(as<ast::Slice>(expression).lower);
            visit(as<ast::Slice>(expression).upper);
            visit(as<ast::Slice>(expression).step);
            break;
        case NodeKind::kName: visit_name(as<ast::Name>(expression)); break;
        case NodeKind::kList: visit_all(as<ast::List>(expression).elts); break;
        case NodeKind::kTuple: visit_all(as<ast::Tuple>(expression).elts); break;
        default: break;  // constants
    }
}

// a + b + c + … leans to the left: a list here, so that its length is no depth.
void SymbolBuilder::visit_binary(const ast::BinOp& expression) {
    std::vector<const ast::Expr*> rights;
    const ast::Expr* left = &expression;
    for (; left->kind == NodeKind::kBinOp; left = as<ast::BinOp>(*left).left) {
        rights.push_back(as<ast::BinOp>(*left).right);
    }
    visit(*left);
    for (std::size_t i = rights.size(); i-- > 0;) visit(*rights[i]);
}

void SymbolBuilder::visit_name(const ast::Name& name) {
    if (current().in_unevaluated_annotation) return;
    bool load = name.ctx == ast::ExprContext::kLoad;
    define_checked(name.id, load ? kUse : kDefLocal, name.span, name.ctx);
    if (load && current().is_function_like() && name.id == "super") define("__class__", kUse, name.span);
}

void SymbolBuilder::visit_keywords(std::span<ast::Keyword* const> keywords) {
    for (const ast::Keyword* keyword : keywords) {
        if (keyword->arg == "__debug__") fail("cannot assign to __debug__", keyword->span);
    }
    for (const ast::Keyword* keyword : keywords) visit(keyword->value);
}

void SymbolBuilder::visit_call(const ast::Call& call) {
    visit(call.func);
    visit_all(call.args);
    visit_keywords(call.keywords);
}

void SymbolBuilder::visit_lambda(const ast::Lambda& lambda) {
    visit_all(lambda.args->defaults);
    visit_all(lambda.args->kw_defaults);
    enter_new("<lambda>", ScopeKind::function, &lambda, ScopePart::body, lambda.span);
    visit_parameters(*lambda.args);
    visit(lambda.body);
    leave();
}

void SymbolBuilder::visit_await(const ast::Await& expression) {
    refuse_in_annotation("await expression", expression);
    if (!current().is_function_like()) fail("'await' outside function", expression.span);
    if (!in_async_function() && current().comprehension == ComprehensionKind::none) {
        fail("'await' outside async function", expression.span);
    }
    visit(expression.value);
    current().coroutine = true;
}

void SymbolBuilder::visit_yield(const ast::Expr& expression, const ast::Expr* value) {
    refuse_in_annotation("yield expression", expression);
    visit(value);
    current().generator = true;
    switch (current().comprehension) {
        case ComprehensionKind::none: break;
        case ComprehensionKind::list: fail("'yield' inside list comprehension", expression.span);
        case ComprehensionKind::set: fail("'yield' inside set comprehension", expression.span);
        case ComprehensionKind::dict: fail("'yield' inside dict comprehension", expression.span);
        case ComprehensionKind::generator: fail("'yield' inside generator expression", expression.span);
    }
}

void SymbolBuilder::visit_named(const ast::NamedExpr& expression) {
    if (current().iteration_depth > 0) {
        fail("assignment expression cannot be used in a comprehension iterable expression", expression.span);
    }
    if (current().comprehension != ComprehensionKind::none) extend_named(as<ast::Name>(*expression.target));
    visit(expression.value);
    visit(expression.target);
}

// The target of := in a comprehension belongs to the nearest scope around that is no comprehension.
void SymbolBuilder::extend_named(const ast::Name& target) {
    for (std::size_t i = stack_.size(); i-- > 0;) {
        Scope& scope = *stack_[i];
        if (scope.comprehension != ComprehensionKind::none) {
            std::uint32_t flags = flags_of(scope, target.id);
            if ((flags & kDefIteration) && (flags & kDefLocal)) {
                fail("assignment expression cannot rebind comprehension iteration variable '" +
                         std::string(target.id) + "'",
                     target.span);
            }
            continue;
        }
        std::string start = "assignment expression within a comprehension cannot be used ";
        switch (scope.kind) {
            case ScopeKind::function:
                define(target.id, flags_of(scope, target.id) & kDefGlobal ? kDefGlobal : kDefNonlocal,
                       target.span);
                direct(target.id, target.span);
                define_in(scope, target.id, kDefLocal, target.span);
                return;
            case ScopeKind::module:
                define(target.id, kDefGlobal, target.span);
                direct(target.id, target.span);
                define_in(scope, target.id, kDefGlobal, target.span);
                return;
            case ScopeKind::class_: fail(start + "in a class body", target.span);
            case ScopeKind::type_parameters: fail(start + "within the definition of a generic", target.span);
            case ScopeKind::type_alias: fail(start + "in a type alias", target.span);
            case ScopeKind::type_variable: fail(start + "in a TypeVar bound", target.span);
            case ScopeKind::annotation: break;  // refused before
        }
    }
}

void SymbolBuilder::visit_comprehension_scope(const ast::Expr& expression, std::string_view name,
                                              std::span<const ast::Comprehension> generators,
                                              const ast::Expr& element, const ast::Expr* value) {
    const ast::Comprehension& outermost = generators[0];
    ++current().iteration_depth;
    visit(outermost.iter);
    --current().iteration_depth;
    enter_new(name, ScopeKind::function, &expression, ScopePart::body, expression.span);
    Scope& scope = current();
    switch (expression.kind) {
        case NodeKind::kListComp: scope.comprehension = ComprehensionKind::list; break;
        case NodeKind::kSetComp: scope.comprehension = ComprehensionKind::set; break;
        case NodeKind::kDictComp: scope.comprehension = ComprehensionKind::dict; break;
        default: scope.comprehension = ComprehensionKind::generator;
    }
    scope.coroutine = outermost.is_async;
    define(".0", kDefParameter, expression.span);
    scope.in_iteration_target = true;
    visit(outermost.target);
    scope.in_iteration_target = false;
    visit_all(outermost.ifs);
    for (const ast::Comprehension& generator : generators.subspan(1)) visit_inner_comprehension(generator);
    visit(value);
    visit(element);
    bool generator = scope.comprehension == ComprehensionKind::generator;
    scope.generator = generator;
    bool asynchronous = scope.coroutine && !generator;
    leave();
    if (!asynchronous) return;
    if (!in_async_function() && current().comprehension == ComprehensionKind::none) {
        fail("asynchronous comprehension outside of an asynchronous function", expression.span);
    }
    current().coroutine = true;
}

void SymbolBuilder::visit_inner_comprehension(const ast::Comprehension& generator) {
    current().in_iteration_target = true;
    visit(generator.target);
    current().in_iteration_target = false;
    ++current().iteration_depth;
    visit(generator.iter);
    --current().iteration_depth;
    visit_all(generator.ifs);
    if (generator.is_async) current().coroutine = true;
}

}  // namespace awaitscope
