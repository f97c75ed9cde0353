// The walk over statements and patterns; see symbol_builder.h.
#include "engine/compile/compile_error.h"
#include "engine/compile/symbol_builder.h"

namespace awaitscope {

using ast::as;
using ast::NodeKind;

void SymbolBuilder::visit(const ast::Stmt& statement) {
    switch (statement.kind) {
        case NodeKind::kFunctionDef:
        case NodeKind::kAsyncFunctionDef: visit_function(as<ast::FunctionDef>(statement)); break;
        case NodeKind::kClassDef: visit_class(as<ast::ClassDef>(statement)); break;
        case NodeKind::kTypeAlias: visit_type_alias(as<ast::TypeAlias>(statement)); break;
        case NodeKind::kAnnAssign: visit_annotated(as<ast::AnnAssign>(statement)); break;
        case NodeKind::kGlobal:
        case NodeKind::kNonlocal: visit_global(as<ast::Global>(statement)); break;
        case NodeKind::kImport:
            for (const ast::Alias* alias : as<ast::Import>(statement).names) visit_import(*alias);
            break;
        case NodeKind::kImportFrom: visit_import_from(as<ast::ImportFrom>(statement)); break;
        case NodeKind::kFor:
        case NodeKind::kAsyncFor:
        case NodeKind::kWhile:
        case NodeKind::kIf:
        case NodeKind::kWith:
        case NodeKind::kAsyncWith:
        case NodeKind::kMatch:
        case NodeKind::kTry:
        case NodeKind::kTryStar: {
            Scope& scope = current();
            bool outer = scope.in_conditional_block;
            scope.in_conditional_block = true;
            visit_conditional(statement);
            scope.in_conditional_block = outer;
            break;
        }
        default: visit_simple(statement);
    }
}

void SymbolBuilder::visit_simple(const ast::Stmt& statement) {
    switch (statement.kind) {
        case NodeKind::kReturn: visit(as<ast::Return>(statement).value); break;
        case NodeKind::kDelete: visit_all(as<ast::Delete>(statement).targets); break;
        case NodeKind::kAssign:
            visit_all(as<ast::Assign>(statement).targets);
            visit(as<ast::Assign>(statement).value);
            break;
        case NodeKind::kAugAssign:
            visit(as<ast::AugAssign>(statement).target);
            visit(as<ast::AugAssign>(statement).value);
            break;
        case NodeKind::kRaise:
            visit(as<ast::Raise>(statement).exc);
            visit(as<ast::Raise>(statement).cause);
            break;
        case NodeKind::kAssert:
            visit(as<ast::Assert>(statement).test);
            visit(as<ast::Assert>(statement).msg);
            break;
        case NodeKind::kExprStmt: visit(as<ast::ExprStmt>(statement).value); break;
        default: break;  // pass, break, continue
    }
}

void SymbolBuilder::visit_conditional(const ast::Stmt& statement) {
    switch (statement.kind) {
        case NodeKind::kAsyncFor:
            if (!in_async_function()) fail("'async for' outside async function", statement.span);
            [[fallthrough]];
        case NodeKind::kFor: {
            const auto& loop = as<ast::For>(statement);
            visit(loop.target);
            visit(loop.iter);
            visit_body(loop.body);
            visit_body(loop.orelse);
            break;
        }
        case NodeKind::kWhile: {
            const auto& loop = as<ast::While>(statement);
            visit(loop.test);
            visit_body(loop.body);
            visit_body(loop.orelse);
            break;
        }
        case NodeKind::kIf: {
            // A chain of elif is a list here, so that its length is no depth.
            const ast::If* branch = &as<ast::If>(statement);
            while (true) {
                visit(branch->test);
                visit_body(branch->body);
                const auto* elif =
                    branch->orelse.size() == 1 ? ast::try_as<ast::If>(branch->orelse[0]) : nullptr;
                if (elif == nullptr) break;
                branch = elif;
            }
            visit_body(branch->orelse);
            break;
        }
        case NodeKind::kAsyncWith:
            if (!in_async_function()) fail("'async with' outside async function", statement.span);
            [[fallthrough]];
        case NodeKind::kWith: {
            const auto& with = as<ast::With>(statement);
            for (const ast::WithItem& item : with.items) {
                visit(item.context_expr);
                visit(item.optional_vars);
            }
            visit_body(with.body);
            break;
        }
        case NodeKind::kMatch: visit_match(as<ast::Match>(statement)); break;
        default: visit_try(as<ast::Try>(statement));
    }
}

void SymbolBuilder::visit_try(const ast::Try& statement) {
    visit_body(statement.body);
    for (const ast::ExceptHandler* handler : statement.handlers) {
        visit(handler->type);
        if (handler->name.data() != nullptr) {
            define_checked(handler->name, kDefLocal, handler->span, ast::ExprContext::kStore);
        }
        visit_body(handler->body);
    }
    visit_body(statement.orelse);
    visit_body(statement.finalbody);
}

void SymbolBuilder::visit_match(const ast::Match& statement) {
    visit(statement.subject);
    for (const ast::MatchCase& match_case : statement.cases) {
        visit(*match_case.pattern);
        visit(match_case.guard);
        visit_body(match_case.body);
    }
}

void SymbolBuilder::visit_global(const ast::Global& statement) {
    bool nonlocal = statement.kind == NodeKind::kNonlocal;
    for (std::string_view name : statement.names) {
        std::uint32_t flags = flags_of(current(), name);
        if (flags & (kDefParameter | kDefLocal | kUse | kDefAnnotated)) {
            std::string text(name);
            std::string word = nonlocal ? "nonlocal" : "global";
            if (flags & kDefParameter) fail("name '" + text + "' is parameter and " + word, statement.span);
            if (flags & kUse) {
                fail("name '" + text + "' is used prior to " + word + " declaration", statement.span);
            }
            if (flags & kDefAnnotated) fail("annotated name '" + text + "' can't be " + word, statement.span);
            fail("name '" + text + "' is assigned to before " + word + " declaration", statement.span);
        }
        define(name, nonlocal ? kDefNonlocal : kDefGlobal, statement.span);
        direct(name, statement.span);
    }
}

void SymbolBuilder::visit_import(const ast::Alias& alias) {
    if (alias.name == "*") {
        if (current().kind != ScopeKind::module) fail("import * only allowed at module level", alias.span);
        return;
    }
    std::string_view name = alias.asname.data() != nullptr ? alias.asname : alias.name;
    define_checked(name.substr(0, name.find('.')), kDefImport, alias.span, ast::ExprContext::kStore);
}

void SymbolBuilder::visit_import_from(const ast::ImportFrom& statement) {
    if (statement.level == 0 && statement.module == "__future__" &&
        statement.span.line > future_.last_import.line) {
        fail("from __future__ imports must occur at the beginning of the file", statement.span);
    }
    for (const ast::Alias* alias : statement.names) visit_import(*alias);
}

void SymbolBuilder::visit(const ast::Pattern& pattern) {
    auto bind = [&](std::string_view name) {
        if (name.data() != nullptr) define_checked(name, kDefLocal, pattern.span, ast::ExprContext::kStore);
    };
    auto visit_patterns = [&](std::span<ast::Pattern* const> patterns) {
        for (const ast::Pattern* inner : patterns) visit(*inner);
    };
    switch (pattern.kind) {
        case NodeKind::kMatchValue: visit(as<ast::MatchValue>(pattern).value); break;
        case NodeKind::kMatchSingleton: break;
        case NodeKind::kMatchSequence: visit_patterns(as<ast::MatchSequence>(pattern).patterns); break;
        case NodeKind::kMatchStar: bind(as<ast::MatchStar>(pattern).name); break;
        case NodeKind::kMatchMapping: {
            const auto& mapping = as<ast::MatchMapping>(pattern);
            visit_all(mapping.keys);
            visit_patterns(mapping.patterns);
            bind(mapping.rest);
            break;
        }
        case NodeKind::kMatchClass: {
            const auto& match = as<ast::MatchClass>(pattern);
            visit(match.cls);
            visit_patterns(match.patterns);
            for (std::size_t i = 0; i < match.kwd_attrs.size(); ++i) {
                if (match.kwd_attrs[i] == "__debug__") {
                    fail("cannot assign to __debug__", match.kwd_patterns[i]->span);
                }
            }
            visit_patterns(match.kwd_patterns);
            break;
        }
        case NodeKind::kMatchAs: {
            const auto& match = as<ast::MatchAs>(pattern);
            if (match.pattern != nullptr) visit(*match.pattern);
            bind(match.name);
            break;
        }
        default: visit_patterns(as<ast::MatchOr>(pattern).patterns);
    }
}

}  // namespace awaitscope
