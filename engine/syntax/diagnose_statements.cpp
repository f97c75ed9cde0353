// Rules for simple statements.
#include "engine/syntax/diagnoser.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope::ast {

bool Diagnoser::file() {
    maybe(statements() ? this : nullptr);
    return token(T::kEndMarker) != nullptr;
}

bool Diagnoser::eval() {
    if (!expressions()) return false;
    while (token(T::kNewline)) {
    }
    return token(T::kEndMarker) != nullptr;
}

bool Diagnoser::statements() {
    return some(&Diagnoser::statement);
}

const Shape* Diagnoser::statement() {
    S result = compound_statement();
    if (result == nullptr) return simple_statements();
    // CPython notes where the last compound statement began, but by an accident of its grammar no function.
    if (invalid_rules_ && result->kind != NodeKind::kFunctionDef) {
        last_block_line_ = std::max(last_block_line_, result->span.line);
    }
    return result;
}

const Shape* Diagnoser::simple_statements() {
    int start = mark_;
    if (simple_statement() && !look(T::kSemicolon) && token(T::kNewline))
        return shape(NodeKind::kPass, start);
    mark_ = start;
    if (!simple_statement()) return back(start);
    for (;;) {
        int before = mark_;
        if (!token(T::kSemicolon) || !simple_statement()) {
            mark_ = before;
            break;
        }
    }
    maybe(token(T::kSemicolon));
    if (token(T::kNewline)) return shape(NodeKind::kPass, start);
    return back(start);
}

const Shape* Diagnoser::simple_statement() {
    return remember(Memo::kSimpleStatement, [this]() -> S {
        int start = mark_;
        if (S result = assignment()) return result;
        mark_ = start;
        const Token* next = peek();
        if (next != nullptr && next->kind == T::kName && text_of(*next) == "type") {
            if (S result = type_alias()) return result;
        }
        if (S result = star_expressions()) return result;
        mark_ = start;
        return keyword_statement();
    });
}

const Shape* Diagnoser::keyword_statement() {
    int start = mark_;
    const Token* next = peek();
    if (next == nullptr) return nullptr;
    switch (next->kind) {
        case T::kKeywordReturn:
            token(T::kKeywordReturn);
            maybe(star_expressions());
            return error_ ? nullptr : shape(NodeKind::kReturn, start);
        case T::kKeywordImport:
        case T::kKeywordFrom: return import_statement();
        case T::kKeywordRaise:
            if (token(T::kKeywordRaise) && expression() && token(T::kKeywordFrom) && expression()) {
                return shape(NodeKind::kRaise, start);
            }
            mark_ = start;
            token(T::kKeywordRaise);
            maybe(expression());
            return error_ ? nullptr : shape(NodeKind::kRaise, start);
        case T::kKeywordPass: token(T::kKeywordPass); return shape(NodeKind::kPass, start);
        case T::kKeywordDel: return del_statement();
        case T::kKeywordYield: return yield_expression();
        case T::kKeywordAssert: {
            if (!token(T::kKeywordAssert) || !expression()) return back(start);
            int before = mark_;
            if (!token(T::kComma) || !expression()) mark_ = before;
            return error_ ? nullptr : shape(NodeKind::kAssert, start);
        }
        case T::kKeywordBreak: token(T::kKeywordBreak); return shape(NodeKind::kBreak, start);
        case T::kKeywordContinue: token(T::kKeywordContinue); return shape(NodeKind::kContinue, start);
        case T::kKeywordGlobal:
        case T::kKeywordNonlocal:
            any({T::kKeywordGlobal, T::kKeywordNonlocal});
            if (gather(&Diagnoser::name)) return shape(NodeKind::kGlobal, start);
            return back(start);
        default: return nullptr;
    }
}

// ---- Assignments

const Shape* Diagnoser::annotated_rhs() {
    S result = yield_expression();
    return result != nullptr ? result : star_expressions();
}

bool Diagnoser::augmented_operator() {
    return any({T::kPlusEqual, T::kMinusEqual, T::kStarEqual, T::kAtEqual, T::kSlashEqual, T::kPercentEqual,
                T::kAmpersandEqual, T::kBarEqual, T::kCaretEqual, T::kLeftShiftEqual, T::kRightShiftEqual,
                T::kDoubleStarEqual, T::kDoubleSlashEqual}) != nullptr;
}

const Shape* Diagnoser::star_targets_equal() {
    int start = mark_;
    S targets = star_targets();
    return targets != nullptr && token(T::kEqual) ? targets : back(start);
}

const Shape* Diagnoser::assignment() {
    int start = mark_;
    auto value_follows = [this] {
        int before = mark_;
        if (!token(T::kEqual) || !annotated_rhs()) mark_ = before;
        return !error_.has_value();
    };
    if (name() && token(T::kColon) && expression() && value_follows())
        return shape(NodeKind::kAnnAssign, start);
    mark_ = start;
    bool target = token(T::kLeftParen) && single_target() && token(T::kRightParen);
    if (!target) {
        mark_ = start;
        target = single_subscript_attribute_target() != nullptr;
    }
    if (target && token(T::kColon) && expression() && value_follows())
        return shape(NodeKind::kAnnAssign, start);
    mark_ = start;
    if (some(&Diagnoser::star_targets_equal) && annotated_rhs() && !look(T::kEqual) && !error_) {
        return shape(NodeKind::kAssign, start);
    }
    mark_ = start;
    if (single_target() && augmented_operator()) {
        if (annotated_rhs()) return shape(NodeKind::kAugAssign, start);
        return back(start);  // no way back after the operator
    }
    mark_ = start;
    if (invalid_rules_) invalid_assignment();
    return back(start);
}

const Shape* Diagnoser::invalid_annotated_target() {
    int start = mark_;
    if (S result = list()) return result;
    if (S result = tuple()) return result;
    S a = nullptr;
    if (token(T::kLeftParen) && (a = invalid_annotated_target()) && token(T::kRightParen)) return a;
    return back(start);
}

const Shape* Diagnoser::invalid_assignment() {
    int start = mark_;
    S a = nullptr;
    if ((a = invalid_annotated_target()) && token(T::kColon) && expression()) {
        return raise_at(a->span,
                        fmt::format("only single target (not {}) can be annotated", expression_name(a)));
    }
    mark_ = start;
    if ((a = star_named_expression()) && token(T::kComma) && many(&Diagnoser::star_named_expressions) &&
        token(T::kColon) && expression()) {
        return raise_at(a->span, "only single target (not tuple) can be annotated");
    }
    mark_ = start;
    if ((a = expression()) && token(T::kColon) && expression()) {
        return raise_at(a->span, "illegal target for annotation");
    }
    mark_ = start;
    if (many(&Diagnoser::star_targets_equal) && (a = star_expressions()) && token(T::kEqual)) {
        return raise_invalid_target(a, ExprContext::kStore);
    }
    mark_ = start;
    if (many(&Diagnoser::star_targets_equal) && (a = yield_expression()) && token(T::kEqual)) {
        return raise_at(a->span, "assignment to yield expression not possible");
    }
    mark_ = start;
    if ((a = star_expressions()) && augmented_operator() && annotated_rhs()) {
        return raise_at(a->span, fmt::format("'{}' is an illegal expression for augmented assignment",
                                             expression_name(a)));
    }
    return back(start);
}

const Shape* Diagnoser::del_statement() {
    int start = mark_;
    if (token(T::kKeywordDel) && del_targets() && look({T::kSemicolon, T::kNewline})) {
        return shape(NodeKind::kDelete, start);
    }
    mark_ = start;
    S a = nullptr;
    if (invalid_rules_ && token(T::kKeywordDel) && (a = star_expressions())) {
        return raise_invalid_target(a, ExprContext::kDel);
    }
    return back(start);
}

// ---- Imports

const Shape* Diagnoser::import_statement() {
    return remember(Memo::kImport, [this]() -> S {
        int start = mark_;
        if (invalid_rules_) invalid_import();
        mark_ = start;
        if (S result = import_name()) return result;
        return import_from();
    });
}

const Shape* Diagnoser::invalid_import() {
    int start = mark_;
    const Token* word = token(T::kKeywordImport);
    if (word == nullptr) return nullptr;
    int inside = mark_;
    if (gather(&Diagnoser::dotted_name) && token(T::kKeywordFrom) && dotted_name()) {
        return raise_from(word->span, "Did you mean to use 'from ... import ...' instead?");
    }
    mark_ = inside;
    if (const Token* newline = token(T::kNewline)) {
        return raise_from(newline->span, "Expected one or more names after 'import'");
    }
    return back(start);
}

const Shape* Diagnoser::import_name() {
    int start = mark_;
    if (token(T::kKeywordImport) && gather(&Diagnoser::dotted_as_name))
        return shape(NodeKind::kImport, start);
    return back(start);
}

const Shape* Diagnoser::dotted_name() {
    return left_recursive(Memo::kDottedName, [this]() -> S {
        int start = mark_;
        if (dotted_name() && token(T::kDot) && name()) return shape(NodeKind::kName, start);
        mark_ = start;
        return name();
    });
}

const Shape* Diagnoser::dotted_as_name() {
    int start = mark_;
    S a = nullptr;
    if (invalid_rules_ && dotted_name() && token(T::kKeywordAs)) {
        int target = mark_;
        bool fine = name() && look({T::kComma, T::kRightParen, T::kSemicolon, T::kNewline});
        mark_ = target;
        if (!fine && (a = expression())) {
            return raise_at(a->span, fmt::format("cannot use {} as import target", expression_name(a)));
        }
    }
    mark_ = start;
    if (!dotted_name()) return back(start);
    int before = mark_;
    if (!token(T::kKeywordAs) || !name()) mark_ = before;
    return error_ ? nullptr : shape(NodeKind::kAlias, start);
}

const Shape* Diagnoser::import_from() {
    int start = mark_;
    auto dots = [this] {
        int count = 0;
        while (any({T::kDot, T::kEllipsis})) ++count;
        return count;
    };
    if (token(T::kKeywordFrom) && dots() >= 0 && dotted_name() && token(T::kKeywordImport) &&
        import_from_targets()) {
        return shape(NodeKind::kImportFrom, start);
    }
    mark_ = start;
    if (token(T::kKeywordFrom) && dots() > 0 && token(T::kKeywordImport) && import_from_targets()) {
        return shape(NodeKind::kImportFrom, start);
    }
    return back(start);
}

const Shape* Diagnoser::import_from_targets() {
    int start = mark_;
    if (token(T::kLeftParen) && gather(&Diagnoser::import_from_as_name) && maybe(token(T::kComma)) &&
        token(T::kRightParen)) {
        return shape(NodeKind::kTuple, start);
    }
    mark_ = start;
    if (gather(&Diagnoser::import_from_as_name) && !look(T::kComma) && !error_)
        return shape(NodeKind::kTuple, start);
    mark_ = start;
    if (token(T::kStar)) return shape(NodeKind::kAlias, start);
    if (!invalid_rules_) return nullptr;
    if (gather(&Diagnoser::import_from_as_name) && token(T::kComma) && token(T::kNewline)) {
        return raise("trailing comma not allowed without surrounding parentheses");
    }
    mark_ = start;
    if (const Token* newline = token(T::kNewline)) {
        return raise_from(newline->span, "Expected one or more names after 'import'");
    }
    return back(start);
}

const Shape* Diagnoser::import_from_as_name() {
    int start = mark_;
    S a = nullptr;
    if (invalid_rules_ && name() && token(T::kKeywordAs)) {
        int target = mark_;
        bool fine = name() && look({T::kComma, T::kRightParen, T::kSemicolon, T::kNewline});
        mark_ = target;
        if (!fine && (a = expression())) {
            return raise_at(a->span, fmt::format("cannot use {} as import target", expression_name(a)));
        }
    }
    mark_ = start;
    if (!name()) return back(start);
    int before = mark_;
    if (!token(T::kKeywordAs) || !name()) mark_ = before;
    return error_ ? nullptr : shape(NodeKind::kAlias, start);
}

const Shape* Diagnoser::type_alias() {
    int start = mark_;
    if (soft("type") && name() && maybe(type_params()) && token(T::kEqual) && expression()) {
        return shape(NodeKind::kTypeAlias, start);
    }
    return back(start);
}

}  // namespace awaitscope::ast
