// Rules for expressions above atoms.
#include "engine/syntax/diagnoser.h"

#include <fmt/format.h>

namespace awaitscope::ast {
namespace {

constexpr int kMaxDepth = 1200;

bool is_legacy(const Shape& e) {
    return e.kind == NodeKind::kName && (e.name == "print" || e.name == "exec");
}

}  // namespace

// expressions, star_expressions: one element, or a tuple.
const Shape* Diagnoser::expressions() {
    int start = mark_;
    Shapes parts;
    S first = expression();
    if (first == nullptr) return back(start);
    parts.push_back(first);
    bool comma = false;
    for (;;) {
        int before = mark_;
        if (!token(T::kComma)) break;
        comma = true;
        S next = expression();
        if (next == nullptr) {
            mark_ = before;
            token(T::kComma);
            break;
        }
        parts.push_back(next);
    }
    return comma ? shape(NodeKind::kTuple, start, parts) : first;
}

const Shape* Diagnoser::star_expressions() {
    int start = mark_;
    Shapes parts;
    S first = star_expression();
    if (first == nullptr) return back(start);
    parts.push_back(first);
    bool comma = false;
    for (;;) {
        int before = mark_;
        if (!token(T::kComma)) break;
        comma = true;
        S next = star_expression();
        if (next == nullptr) {
            mark_ = before;
            token(T::kComma);
            break;
        }
        parts.push_back(next);
    }
    return comma ? shape(NodeKind::kTuple, start, parts) : first;
}

const Shape* Diagnoser::expression() {
    return remember(Memo::kExpression, [this]() -> S {
        if (++depth_ > kMaxDepth && !error_) {
            set_error(DiagnosticKind::kMemoryError,
                      "Parser stack overflowed - Python source too complex to parse", 0, -1, 0, -1);
        }
        int start = mark_;
        S result = nullptr;
        if (invalid_rules_) {
            invalid_expression();
            mark_ = start;
            invalid_legacy_expression();
            mark_ = start;
        }
        if (result == nullptr) result = if_expression();
        if (result == nullptr) result = disjunction();
        if (result == nullptr) result = lambda();
        --depth_;
        return result != nullptr ? result : back(start);
    });
}

const Shape* Diagnoser::if_expression() {
    int start = mark_;
    if (disjunction() && token(T::kKeywordIf) && disjunction() && token(T::kKeywordElse) && expression()) {
        return shape(NodeKind::kIfExp, start);
    }
    return back(start);
}

const Shape* Diagnoser::expression_without_invalid() {
    bool before = invalid_rules_;
    invalid_rules_ = false;
    S result = if_expression();
    if (result == nullptr) result = disjunction();
    if (result == nullptr) result = lambda();
    invalid_rules_ = before;
    return result;
}

const Shape* Diagnoser::not_string_expression() {
    return look(T::kString) ? nullptr : expression_without_invalid();
}

const Shape* Diagnoser::invalid_expression() {
    int start = mark_;
    Shapes between;
    if (token(T::kString) && some(&Diagnoser::not_string_expression, &between) && token(T::kString)) {
        return raise_range(between.front()->span, between.back()->span,
                           "invalid syntax. Is this intended to be part of the string?");
    }
    mark_ = start;
    // Not after what may be a wrong string prefix (kf"…"), nor after a soft keyword.
    bool name_string = token(T::kName) && token(T::kString);
    mark_ = start;
    bool soft_keyword = soft("_") || soft("case") || soft("match") || soft("type");
    mark_ = start;
    S a = nullptr;
    S b = nullptr;
    if (!name_string && !soft_keyword && (a = disjunction()) && (b = expression_without_invalid())) {
        if (is_legacy(*a)) return nullptr;
        if (stream_.tokens[static_cast<std::size_t>(mark_ - 1)].level == 0) return nullptr;
        return raise_range(a->span, b->span, "invalid syntax. Perhaps you forgot a comma?");
    }
    mark_ = start;
    if ((a = disjunction()) && token(T::kKeywordIf) && (b = disjunction()) &&
        !look({T::kKeywordElse, T::kColon})) {
        return raise_range(a->span, b->span, "expected 'else' after 'if' expression");
    }
    mark_ = start;
    if (disjunction() && token(T::kKeywordIf) && disjunction() && token(T::kKeywordElse) &&
        !ahead(&Diagnoser::expression)) {
        return raise_next("expected expression after 'else', but statement is given");
    }
    mark_ = start;
    if (const Token* word = any({T::kKeywordPass, T::kKeywordBreak, T::kKeywordContinue})) {
        if (token(T::kKeywordIf) && disjunction() && token(T::kKeywordElse) && simple_statement()) {
            return raise_at(*word, "expected expression before 'if', but statement is given");
        }
    }
    mark_ = start;
    if (const Token* word = token(T::kKeywordLambda)) {
        maybe(lambda_params());
        const Token* colon = token(T::kColon);
        if (colon != nullptr && look({T::kFStringMiddle, T::kTStringMiddle})) {
            char letter = look(T::kFStringMiddle) ? 'f' : 't';
            return raise_range(
                word->span, colon->span,
                fmt::format("{}-string: lambda expressions are not allowed without parentheses", letter));
        }
    }
    return back(start);
}

const Shape* Diagnoser::invalid_legacy_expression() {
    int start = mark_;
    S a = name();
    S b = nullptr;
    if (a != nullptr && !look(T::kLeftParen) && (b = star_expressions())) {
        if (!is_legacy(*a)) return nullptr;
        return raise_range(
            a->span, b->span,
            fmt::format("Missing parentheses in call to '{0}'. Did you mean {0}(...)?", a->name));
    }
    return back(start);
}

const Shape* Diagnoser::yield_expression() {
    int start = mark_;
    if (token(T::kKeywordYield) && token(T::kKeywordFrom) && expression())
        return shape(NodeKind::kYieldFrom, start);
    mark_ = start;
    if (token(T::kKeywordYield) && maybe(star_expressions())) return shape(NodeKind::kYield, start);
    return back(start);
}

const Shape* Diagnoser::star_expression() {
    return remember(Memo::kStarExpression, [this]() -> S {
        int start = mark_;
        S a = nullptr;
        if (token(T::kStar) && (a = bitwise_or())) return shape(NodeKind::kStarred, start, {a});
        mark_ = start;
        return expression();
    });
}

const Shape* Diagnoser::star_named_expression() {
    int start = mark_;
    S a = nullptr;
    if (token(T::kStar) && (a = bitwise_or())) return shape(NodeKind::kStarred, start, {a});
    mark_ = start;
    return named_expression();
}

// A shape whose parts are the elements.
const Shape* Diagnoser::star_named_expressions() {
    int start = mark_;
    Shapes parts;
    if (!gather(&Diagnoser::star_named_expression, &parts)) return back(start);
    maybe(token(T::kComma));
    return shape(NodeKind::kTuple, start, parts);
}

const Shape* Diagnoser::assignment_expression() {
    int start = mark_;
    if (name() && token(T::kColonEqual)) {
        if (expression()) return shape(NodeKind::kNamedExpr, start);
        // After `:=` there is no way back for this rule; its callers still try their other alternatives.
    }
    return back(start);
}

const Shape* Diagnoser::named_expression() {
    int start = mark_;
    if (S result = assignment_expression()) return result;
    if (invalid_rules_) {
        invalid_named_expression();
        mark_ = start;
    }
    S result = expression();
    if (result != nullptr && !look(T::kColonEqual)) return result;
    return back(start);
}

const Shape* Diagnoser::invalid_named_expression() {
    return remember(Memo::kNamedInvalid, [this]() -> S {
        int start = mark_;
        S a = nullptr;
        S b = nullptr;
        if ((a = expression()) && token(T::kColonEqual) && expression()) {
            return raise_at(a->span,
                            fmt::format("cannot use assignment expressions with {}", expression_name(a)));
        }
        mark_ = start;
        if ((a = name()) && token(T::kEqual) && (b = bitwise_or()) && !look({T::kEqual, T::kColonEqual})) {
            return raise_range(a->span, b->span,
                               "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
        mark_ = start;
        bool excluded = ahead(&Diagnoser::list) || ahead(&Diagnoser::tuple) || ahead(&Diagnoser::generator) ||
                        look({T::kKeywordTrue, T::kKeywordNone, T::kKeywordFalse});
        if (!excluded && (a = bitwise_or()) && token(T::kEqual) && bitwise_or() &&
            !look({T::kEqual, T::kColonEqual})) {
            return raise_at(a->span,
                            fmt::format("cannot assign to {} here. Maybe you meant '==' instead of '='?",
                                        expression_name(a)));
        }
        return back(start);
    });
}

const Shape* Diagnoser::bool_operation(T op, Rule operand) {
    int start = mark_;
    S first = (this->*operand)();
    if (first == nullptr) return back(start);
    bool joined = false;
    for (;;) {
        int before = mark_;
        if (!token(op) || !(this->*operand)()) {
            mark_ = before;
            break;
        }
        joined = true;
    }
    return joined ? shape(NodeKind::kBoolOp, start) : first;
}

const Shape* Diagnoser::disjunction() {
    return remember(Memo::kDisjunction,
                    [this] { return bool_operation(T::kKeywordOr, &Diagnoser::conjunction); });
}

const Shape* Diagnoser::conjunction() {
    return remember(Memo::kConjunction,
                    [this] { return bool_operation(T::kKeywordAnd, &Diagnoser::inversion); });
}

const Shape* Diagnoser::inversion() {
    return remember(Memo::kInversion, [this]() -> S {
        int start = mark_;
        if (token(T::kKeywordNot) && inversion()) return shape(NodeKind::kUnaryOp, start);
        mark_ = start;
        return comparison();
    });
}

bool Diagnoser::comparison_pair(CompareOperator& op) {
    int start = mark_;
    struct Simple {
        T kind;
        CompareOperator op;
    };
    for (auto [kind, value] :
         {Simple{T::kEqualEqual, CompareOperator::kEq}, Simple{T::kNotEqual, CompareOperator::kNotEq},
          Simple{T::kLessEqual, CompareOperator::kLtE}, Simple{T::kLess, CompareOperator::kLt},
          Simple{T::kGreaterEqual, CompareOperator::kGtE}, Simple{T::kGreater, CompareOperator::kGt}}) {
        if (token(kind) && bitwise_or()) {
            op = value;
            return true;
        }
        mark_ = start;
    }
    // Python 2 wrote "not equal" like this.
    const Token* less = token(T::kLess);
    if (less != nullptr && look(T::kGreater) && peek()->begin == less->end) {
        raise_range(less->span, peek()->span, "invalid syntax.  Maybe you meant '!=' instead of '<>'?");
    }
    mark_ = start;
    op = CompareOperator::kNotIn;
    if (token(T::kKeywordNot) && token(T::kKeywordIn) && bitwise_or()) return true;
    mark_ = start;
    op = CompareOperator::kIn;
    if (token(T::kKeywordIn) && bitwise_or()) return true;
    mark_ = start;
    op = CompareOperator::kIsNot;
    if (token(T::kKeywordIs) && token(T::kKeywordNot) && bitwise_or()) return true;
    mark_ = start;
    op = CompareOperator::kIs;
    if (token(T::kKeywordIs) && bitwise_or()) return true;
    mark_ = start;
    return false;
}

const Shape* Diagnoser::comparison() {
    int start = mark_;
    S left = bitwise_or();
    if (left == nullptr) return back(start);
    CompareOperator first{};
    if (!comparison_pair(first)) return left;
    CompareOperator more{};
    while (comparison_pair(more)) {
    }
    Shape* result = shape(NodeKind::kCompare, start, {left});
    result->compare = first;
    return result;
}

// `left op right`, where `left` is the left-recursive rule itself.
const Shape* Diagnoser::binary_operation(std::initializer_list<T> ops, Rule left, Rule right, int start) {
    for (T op : ops) {
        mark_ = start;
        if ((this->*left)() && token(op) && (this->*right)()) return shape(NodeKind::kBinOp, start);
    }
    mark_ = start;
    return nullptr;
}

const Shape* Diagnoser::bitwise_or() {
    return left_recursive(Memo::kBitwiseOr, [this] {
        S result = binary_operation({T::kBar}, &Diagnoser::bitwise_or, &Diagnoser::bitwise_xor, mark_);
        return result != nullptr ? result : bitwise_xor();
    });
}

const Shape* Diagnoser::bitwise_xor() {
    return left_recursive(Memo::kBitwiseXor, [this] {
        S result = binary_operation({T::kCaret}, &Diagnoser::bitwise_xor, &Diagnoser::bitwise_and, mark_);
        return result != nullptr ? result : bitwise_and();
    });
}

const Shape* Diagnoser::bitwise_and() {
    return left_recursive(Memo::kBitwiseAnd, [this] {
        S result = binary_operation({T::kAmpersand}, &Diagnoser::bitwise_and, &Diagnoser::shift, mark_);
        return result != nullptr ? result : shift();
    });
}

const Shape* Diagnoser::shift() {
    return left_recursive(Memo::kShift, [this]() -> S {
        int start = mark_;
        if (S result = binary_operation({T::kLeftShift, T::kRightShift}, &Diagnoser::shift, &Diagnoser::sum,
                                        start)) {
            return result;
        }
        if (invalid_rules_) {
            const Token* word = nullptr;
            S b = nullptr;
            if (sum() &&
                any({T::kPlus, T::kMinus, T::kStar, T::kSlash, T::kPercent, T::kDoubleSlash, T::kAt}) &&
                (word = token(T::kKeywordNot)) && (b = inversion())) {
                return raise_range(word->span, b->span, "'not' after an operator must be parenthesized");
            }
            mark_ = start;
        }
        return sum();
    });
}

const Shape* Diagnoser::sum() {
    return left_recursive(Memo::kSum, [this] {
        S result = binary_operation({T::kPlus, T::kMinus}, &Diagnoser::sum, &Diagnoser::term, mark_);
        return result != nullptr ? result : term();
    });
}

const Shape* Diagnoser::term() {
    return left_recursive(Memo::kTerm, [this]() -> S {
        int start = mark_;
        if (S result = binary_operation({T::kStar, T::kSlash, T::kDoubleSlash, T::kPercent, T::kAt},
                                        &Diagnoser::term, &Diagnoser::factor, start)) {
            return result;
        }
        if (invalid_rules_) {
            const Token* word = nullptr;
            S b = nullptr;
            if (any({T::kPlus, T::kMinus, T::kTilde}) && (word = token(T::kKeywordNot)) && (b = factor())) {
                return raise_range(word->span, b->span, "'not' after an operator must be parenthesized");
            }
            mark_ = start;
        }
        return factor();
    });
}

const Shape* Diagnoser::factor() {
    return remember(Memo::kFactor, [this]() -> S {
        int start = mark_;
        for (T op : {T::kPlus, T::kMinus, T::kTilde}) {
            if (token(op) && factor()) return shape(NodeKind::kUnaryOp, start);
            mark_ = start;
        }
        return power();
    });
}

const Shape* Diagnoser::power() {
    int start = mark_;
    if (await_primary() && token(T::kDoubleStar) && factor()) return shape(NodeKind::kBinOp, start);
    mark_ = start;
    return await_primary();
}

const Shape* Diagnoser::await_primary() {
    return remember(Memo::kAwaitPrimary, [this]() -> S {
        int start = mark_;
        if (token(T::kKeywordAwait) && primary()) return shape(NodeKind::kAwait, start);
        mark_ = start;
        return primary();
    });
}

const Shape* Diagnoser::primary() {
    return left_recursive(Memo::kPrimary, [this]() -> S {
        int start = mark_;
        if (primary() && token(T::kDot) && name()) return shape(NodeKind::kAttribute, start);
        mark_ = start;
        if (primary() && generator()) return shape(NodeKind::kCall, start);
        mark_ = start;
        if (primary() && token(T::kLeftParen) && maybe(arguments()) && token(T::kRightParen)) {
            return shape(NodeKind::kCall, start);
        }
        mark_ = start;
        if (primary() && token(T::kLeftBracket) && slices() && token(T::kRightBracket)) {
            return shape(NodeKind::kSubscript, start);
        }
        mark_ = start;
        return atom();
    });
}

const Shape* Diagnoser::slices() {
    int start = mark_;
    S one = slice();
    if (one != nullptr && !look(T::kComma)) return one;
    mark_ = start;
    Shapes parts;
    if (gather(&Diagnoser::slice_or_starred, &parts) && maybe(token(T::kComma))) {
        return shape(NodeKind::kTuple, start, parts);
    }
    return back(start);
}

const Shape* Diagnoser::slice_or_starred() {
    S result = slice();
    return result != nullptr ? result : starred_expression();
}

const Shape* Diagnoser::slice() {
    int start = mark_;
    if (maybe(expression()) && token(T::kColon)) {
        maybe(expression());
        if (token(T::kColon)) maybe(expression());
        if (!error_) return shape(NodeKind::kSlice, start);
    }
    mark_ = start;
    return named_expression();
}

const Shape* Diagnoser::lambda() {
    int start = mark_;
    if (token(T::kKeywordLambda) && maybe(lambda_params()) && token(T::kColon) && expression()) {
        return shape(NodeKind::kLambda, start);
    }
    return back(start);
}

}  // namespace awaitscope::ast
