// Rules for compound statements and definitions.
#include "engine/syntax/diagnoser.h"

#include <fmt/format.h>

namespace awaitscope::ast {

const Shape* Diagnoser::compound_statement() {
    S result = nullptr;
    if (look({T::kKeywordDef, T::kAt, T::kKeywordAsync})) result = function_definition();
    if (result == nullptr && look(T::kKeywordIf)) result = if_statement();
    if (result == nullptr && look({T::kKeywordClass, T::kAt})) result = class_definition();
    if (result == nullptr && look({T::kKeywordWith, T::kKeywordAsync})) result = with_statement();
    if (result == nullptr && look({T::kKeywordFor, T::kKeywordAsync})) result = for_statement();
    if (result == nullptr && look(T::kKeywordTry)) result = try_statement();
    if (result == nullptr && look(T::kKeywordWhile)) result = while_statement();
    if (result == nullptr) result = match_statement();
    return result;
}

const Shape* Diagnoser::block() {
    return remember(Memo::kBlock, [this]() -> S {
        int start = mark_;
        if (token(T::kNewline) && token(T::kIndent) && statements() && token(T::kDedent)) {
            return shape(NodeKind::kPass, start);
        }
        mark_ = start;
        if (S result = simple_statements()) return result;
        mark_ = start;
        if (invalid_rules_ && token(T::kNewline) && !look(T::kIndent) && !error_) {
            return raise_indentation("expected an indented block");
        }
        return back(start);
    });
}

// After the colon of a compound statement: a new line that is not indented.
const Shape* Diagnoser::missing_block(const Token& keyword, const char* what) {
    if (!token(T::kColon) || !token(T::kNewline) || look(T::kIndent) || error_) return nullptr;
    return raise_indentation(
        fmt::format("expected an indented block after {} on line {}", what, keyword.span.line));
}

const Shape* Diagnoser::decorators() {
    int start = mark_;
    bool found = false;
    for (;;) {
        int before = mark_;
        if (!token(T::kAt) || !named_expression() || !token(T::kNewline)) {
            mark_ = before;
            break;
        }
        found = true;
    }
    return found ? shape(NodeKind::kPass, start) : nullptr;
}

// ---- Definitions

const Shape* Diagnoser::class_definition() {
    int start = mark_;
    if (decorators()) {
        if (S result = class_raw()) return result;
    }
    mark_ = start;
    return class_raw();
}

bool Diagnoser::header_arguments() {
    int before = mark_;
    if (!token(T::kLeftParen) || !maybe(arguments()) || !token(T::kRightParen)) mark_ = before;
    return !error_.has_value();
}

const Shape* Diagnoser::class_raw() {
    int start = mark_;
    const Token* word = nullptr;
    if (invalid_rules_) {
        if (token(T::kKeywordClass) && name() && maybe(type_params()) && header_arguments() &&
            token(T::kNewline)) {
            return raise("expected ':'");
        }
        mark_ = start;
        if ((word = token(T::kKeywordClass)) && name() && maybe(type_params()) && header_arguments()) {
            missing_block(*word, "class definition");
        }
        mark_ = start;
    }
    if (token(T::kKeywordClass) && name() && maybe(type_params()) && header_arguments() && token(T::kColon) &&
        block()) {
        return shape(NodeKind::kClassDef, start);
    }
    return back(start);
}

const Shape* Diagnoser::function_definition() {
    int start = mark_;
    if (decorators()) {
        if (S result = function_raw()) return result;
    }
    mark_ = start;
    return function_raw();
}

const Shape* Diagnoser::function_raw() {
    int start = mark_;
    auto returns = [this] {
        int before = mark_;
        if (!token(T::kArrow) || !expression()) mark_ = before;
        return !error_.has_value();
    };
    if (invalid_rules_) {
        maybe(token(T::kKeywordAsync));
        const Token* word = token(T::kKeywordDef);
        if (word != nullptr && name() && maybe(type_params()) && token(T::kLeftParen) && maybe(params()) &&
            token(T::kRightParen) && returns()) {
            missing_block(*word, "function definition");
        }
        mark_ = start;
        maybe(token(T::kKeywordAsync));
        if (token(T::kKeywordDef) && name() && maybe(type_params()) && forced(T::kLeftParen) &&
            maybe(params()) && token(T::kRightParen) && returns() && forced(T::kColon)) {
            block();
        }
        mark_ = start;
    }
    for (bool is_async : {false, true}) {
        mark_ = start;
        if ((!is_async || token(T::kKeywordAsync)) && token(T::kKeywordDef) && name() &&
            maybe(type_params()) && token(T::kLeftParen) && maybe(params()) && token(T::kRightParen) &&
            returns() && token(T::kColon) && block()) {
            return shape(NodeKind::kFunctionDef, start);
        }
    }
    return back(start);
}

// ---- if, while, for

const Shape* Diagnoser::if_statement() {
    int start = mark_;
    if (invalid_rules_) {
        if (token(T::kKeywordIf) && named_expression() && token(T::kNewline)) return raise("expected ':'");
        mark_ = start;
        const Token* word = token(T::kKeywordIf);
        if (word != nullptr && named_expression()) missing_block(*word, "'if' statement");
        mark_ = start;
    }
    if (token(T::kKeywordIf) && named_expression() && token(T::kColon) && block() && elif_statement()) {
        return shape(NodeKind::kIf, start);
    }
    mark_ = start;
    if (token(T::kKeywordIf) && named_expression() && token(T::kColon) && block() && maybe(else_block()) &&
        !error_) {
        return shape(NodeKind::kIf, start);
    }
    return back(start);
}

const Shape* Diagnoser::elif_statement() {
    int start = mark_;
    if (invalid_rules_) {
        if (token(T::kKeywordElif) && named_expression() && token(T::kNewline)) return raise("expected ':'");
        mark_ = start;
        const Token* word = token(T::kKeywordElif);
        if (word != nullptr && named_expression()) missing_block(*word, "'elif' statement");
        mark_ = start;
    }
    if (++depth_ > 1000 && !error_) return raise("invalid syntax");
    S result = nullptr;
    if (token(T::kKeywordElif) && named_expression() && token(T::kColon) && block() && elif_statement()) {
        result = shape(NodeKind::kIf, start);
    } else {
        mark_ = start;
        if (token(T::kKeywordElif) && named_expression() && token(T::kColon) && block() &&
            maybe(else_block()) && !error_) {
            result = shape(NodeKind::kIf, start);
        }
    }
    --depth_;
    return result != nullptr ? result : back(start);
}

const Shape* Diagnoser::else_block() {
    int start = mark_;
    if (invalid_rules_) {
        if (const Token* word = token(T::kKeywordElse)) missing_block(*word, "'else' statement");
        mark_ = start;
        if (token(T::kKeywordElse) && token(T::kColon) && block() && token(T::kKeywordElif)) {
            return raise("'elif' block follows an 'else' block");
        }
        mark_ = start;
    }
    if (token(T::kKeywordElse) && forced(T::kColon) && block()) return shape(NodeKind::kPass, start);
    return back(start);
}

const Shape* Diagnoser::while_statement() {
    int start = mark_;
    if (invalid_rules_) {
        if (token(T::kKeywordWhile) && named_expression() && token(T::kNewline)) return raise("expected ':'");
        mark_ = start;
        const Token* word = token(T::kKeywordWhile);
        if (word != nullptr && named_expression()) missing_block(*word, "'while' statement");
        mark_ = start;
    }
    if (token(T::kKeywordWhile) && named_expression() && token(T::kColon) && block() && maybe(else_block()) &&
        !error_) {
        return shape(NodeKind::kWhile, start);
    }
    return back(start);
}

const Shape* Diagnoser::for_statement() {
    int start = mark_;
    if (invalid_rules_) {
        maybe(token(T::kKeywordAsync));
        if (token(T::kKeywordFor) && star_targets() && token(T::kKeywordIn) && star_expressions() &&
            token(T::kNewline)) {
            return raise("expected ':'");
        }
        mark_ = start;
        maybe(token(T::kKeywordAsync));
        const Token* word = token(T::kKeywordFor);
        if (word != nullptr && star_targets() && token(T::kKeywordIn) && star_expressions()) {
            missing_block(*word, "'for' statement");
        }
        mark_ = start;
    }
    for (bool is_async : {false, true}) {
        mark_ = start;
        if ((is_async && !token(T::kKeywordAsync)) || !token(T::kKeywordFor) || !star_targets() ||
            !token(T::kKeywordIn)) {
            continue;
        }
        // No way back after `in`.
        if (star_expressions() && token(T::kColon) && block() && maybe(else_block()) && !error_) {
            return shape(NodeKind::kFor, start);
        }
        return back(start);
    }
    mark_ = start;
    if (invalid_rules_) invalid_for_target();
    return back(start);
}

// ---- with

const Shape* Diagnoser::with_item() {
    int start = mark_;
    if (expression() && token(T::kKeywordAs) && star_target() &&
        look({T::kComma, T::kRightParen, T::kColon})) {
        return shape(NodeKind::kPass, start);
    }
    mark_ = start;
    S a = nullptr;
    if (invalid_rules_ && expression() && token(T::kKeywordAs) && (a = expression()) &&
        look({T::kComma, T::kRightParen, T::kColon})) {
        return raise_invalid_target(a, ExprContext::kStore);
    }
    mark_ = start;
    return expression();
}

const Shape* Diagnoser::loose_with_item() {
    int start = mark_;
    if (!expression()) return back(start);
    int before = mark_;
    if (!token(T::kKeywordAs) || !star_target()) mark_ = before;
    return error_ ? nullptr : shape(NodeKind::kPass, start);
}

const Shape* Diagnoser::loose_with_items() {
    int start = mark_;
    if (!expressions()) return back(start);
    int before = mark_;
    if (!token(T::kKeywordAs) || !star_target()) mark_ = before;
    return error_ ? nullptr : shape(NodeKind::kPass, start);
}

// invalid_with_stmt_indent and invalid_with_stmt: they differ in what follows the items.
const Shape* Diagnoser::invalid_with(bool indent) {
    int start = mark_;
    for (bool parenthesized : {false, true}) {
        mark_ = start;
        maybe(token(T::kKeywordAsync));
        const Token* word = token(T::kKeywordWith);
        if (word == nullptr) continue;
        bool items = parenthesized ? token(T::kLeftParen) && gather(&Diagnoser::loose_with_items) &&
                                         maybe(token(T::kComma)) && token(T::kRightParen)
                                   : gather(&Diagnoser::loose_with_item);
        if (!items) continue;
        if (indent) {
            missing_block(*word, "'with' statement");
        } else if (token(T::kNewline)) {
            return raise("expected ':'");
        }
    }
    return back(start);
}

const Shape* Diagnoser::with_statement() {
    int start = mark_;
    if (invalid_rules_) invalid_with(true);
    for (bool is_async : {false, true}) {
        mark_ = start;
        if ((!is_async || token(T::kKeywordAsync)) && token(T::kKeywordWith) && token(T::kLeftParen) &&
            gather(&Diagnoser::with_item) && maybe(token(T::kComma)) && token(T::kRightParen) &&
            token(T::kColon) && block()) {
            return shape(NodeKind::kWith, start);
        }
        mark_ = start;
        if ((!is_async || token(T::kKeywordAsync)) && token(T::kKeywordWith) &&
            gather(&Diagnoser::with_item) && token(T::kColon) && block()) {
            return shape(NodeKind::kWith, start);
        }
    }
    mark_ = start;
    if (invalid_rules_) invalid_with(false);
    return back(start);
}

// ---- try

bool Diagnoser::as_name() {
    int before = mark_;
    if (!token(T::kKeywordAs) || !name()) mark_ = before;
    return !error_.has_value();
}

const Shape* Diagnoser::try_statement() {
    int start = mark_;
    if (invalid_rules_) invalid_try();
    mark_ = start;
    if (token(T::kKeywordTry) && forced(T::kColon) && block() && finally_block())
        return shape(NodeKind::kTry, start);
    for (Rule handler : {&Diagnoser::except_block, &Diagnoser::except_star_block}) {
        mark_ = start;
        if (token(T::kKeywordTry) && forced(T::kColon) && block() && some(handler) && maybe(else_block()) &&
            maybe(finally_block()) && !error_) {
            return shape(NodeKind::kTry, start);
        }
    }
    return back(start);
}

const Shape* Diagnoser::invalid_try() {
    int start = mark_;
    if (const Token* word = token(T::kKeywordTry)) missing_block(*word, "'try' statement");
    mark_ = start;
    if (token(T::kKeywordTry) && token(T::kColon) && block() &&
        !look({T::kKeywordExcept, T::kKeywordFinally}) && !error_) {
        return raise("expected 'except' or 'finally' block");
    }
    mark_ = start;
    const char* both = "cannot have both 'except' and 'except*' on the same 'try'";
    const Token* word = nullptr;
    const Token* star = nullptr;
    if (token(T::kKeywordTry) && token(T::kColon) && many(&Diagnoser::block) &&
        some(&Diagnoser::except_block) && (word = token(T::kKeywordExcept)) && (star = token(T::kStar)) &&
        expression() && as_name() && token(T::kColon)) {
        return raise_range(word->span, star->span, both);
    }
    mark_ = start;
    if (token(T::kKeywordTry) && token(T::kColon) && many(&Diagnoser::block) &&
        some(&Diagnoser::except_star_block) && (word = token(T::kKeywordExcept))) {
        if (expression()) as_name();
        if (token(T::kColon)) return raise_at(*word, both);
    }
    return back(start);
}

const Shape* Diagnoser::except_block() {
    int start = mark_;
    if (invalid_rules_) {
        const Token* word = token(T::kKeywordExcept);
        if (word != nullptr && expression() && as_name()) missing_block(*word, "'except' statement");
        mark_ = start;
        if ((word = token(T::kKeywordExcept))) missing_block(*word, "'except' statement");
        mark_ = start;
    }
    if (token(T::kKeywordExcept) && expression() && token(T::kColon) && block()) {
        return shape(NodeKind::kExceptHandler, start);
    }
    mark_ = start;
    if (token(T::kKeywordExcept) && expression() && token(T::kKeywordAs) && name() && token(T::kColon) &&
        block()) {
        return shape(NodeKind::kExceptHandler, start);
    }
    mark_ = start;
    if (token(T::kKeywordExcept) && expressions() && token(T::kColon) && block()) {
        return shape(NodeKind::kExceptHandler, start);
    }
    mark_ = start;
    if (token(T::kKeywordExcept) && token(T::kColon) && block())
        return shape(NodeKind::kExceptHandler, start);
    mark_ = start;
    if (invalid_rules_) invalid_except(false);
    return back(start);
}

const Shape* Diagnoser::except_star_block() {
    int start = mark_;
    if (invalid_rules_) {
        const Token* word = token(T::kKeywordExcept);
        if (word != nullptr && token(T::kStar) && expression() && as_name())
            missing_block(*word, "'except*' statement");
        mark_ = start;
    }
    if (token(T::kKeywordExcept) && token(T::kStar) && expression() && token(T::kColon) && block()) {
        return shape(NodeKind::kExceptHandler, start);
    }
    mark_ = start;
    if (token(T::kKeywordExcept) && token(T::kStar) && expression() && token(T::kKeywordAs) && name() &&
        token(T::kColon) && block()) {
        return shape(NodeKind::kExceptHandler, start);
    }
    mark_ = start;
    if (token(T::kKeywordExcept) && token(T::kStar) && expressions() && token(T::kColon) && block()) {
        return shape(NodeKind::kExceptHandler, start);
    }
    mark_ = start;
    if (invalid_rules_) invalid_except(true);
    return back(start);
}

const Shape* Diagnoser::invalid_except(bool star) {
    int start = mark_;
    auto head = [&] {
        mark_ = start;
        return token(T::kKeywordExcept) && (!star || token(T::kStar));
    };
    S a = nullptr;
    if (head() && (a = expression()) && token(T::kComma) && expressions() && token(T::kKeywordAs) && name() &&
        token(T::kColon)) {
        return raise_from(a->span, "multiple exception types must be parenthesized when using 'as'");
    }
    if (head() && expression() && as_name() && token(T::kNewline)) return raise("expected ':'");
    if (star) {
        if (head() && any({T::kNewline, T::kColon})) return raise("expected one or more exception types");
    } else if (head() && token(T::kNewline)) {
        return raise("expected ':'");
    }
    if (head() && expression() && token(T::kKeywordAs) && (a = expression()) && token(T::kColon) && block()) {
        return raise_at(a->span, fmt::format("cannot use except{} statement with {}", star ? "*" : "",
                                             expression_name(a)));
    }
    return back(start);
}

const Shape* Diagnoser::finally_block() {
    int start = mark_;
    if (invalid_rules_) {
        if (const Token* word = token(T::kKeywordFinally)) missing_block(*word, "'finally' statement");
        mark_ = start;
    }
    if (token(T::kKeywordFinally) && forced(T::kColon) && block()) return shape(NodeKind::kPass, start);
    return back(start);
}

}  // namespace awaitscope::ast
