// Rules for atoms, displays, comprehensions and call arguments.
#include "engine/syntax/diagnoser.h"
#include "engine/syntax/literals.h"

#include <fmt/format.h>

namespace awaitscope::ast {

const Shape* Diagnoser::atom() {
    if (S result = name()) return result;
    if (S result = keyword_constant()) return result;
    if (look({T::kString, T::kFStringStart, T::kTStringStart})) {
        if (S result = strings()) return result;
    }
    if (S result = number()) return result;
    if (look(T::kLeftParen)) {
        if (S result = generator()) return result;
        if (S result = tuple()) return result;
        if (S result = group()) return result;
    }
    if (look(T::kLeftBracket)) {
        if (S result = list_comprehension()) return result;
        if (S result = list()) return result;
    }
    if (look(T::kLeftBrace)) {
        if (S result = dict_comprehension()) return result;
        if (S result = set_comprehension()) return result;
        if (S result = dict()) return result;
        if (S result = set()) return result;
    }
    return nullptr;
}

const Shape* Diagnoser::keyword_constant() {
    int start = mark_;
    struct Named {
        T kind;
        ConstantType type;
    };
    for (auto [kind, type] :
         {Named{T::kKeywordTrue, ConstantType::kTrue}, Named{T::kKeywordFalse, ConstantType::kFalse},
          Named{T::kKeywordNone, ConstantType::kNone}, Named{T::kEllipsis, ConstantType::kEllipsis}}) {
        if (!token(kind)) continue;
        Shape* result = shape(NodeKind::kConstant, start);
        result->constant = type;
        return result;
    }
    return nullptr;
}

const Shape* Diagnoser::number() {
    int start = mark_;
    const Token* found = token(T::kNumber);
    if (found == nullptr) return nullptr;
    if (std::string message = number_error(text_of(*found)); !message.empty()) {
        set_error(DiagnosticKind::kSyntaxError, std::move(message), found->span.line, -1,
                  found->span.end_line, -1);
        return nullptr;
    }
    Shape* result = shape(NodeKind::kConstant, start);
    char last = text_of(*found).back();
    bool imaginary = last == 'j' || last == 'J';
    result->constant = imaginary ? ConstantType::kComplex : ConstantType::kInt;
    return result;
}

const Shape* Diagnoser::group() {
    int start = mark_;
    if (token(T::kLeftParen)) {
        S inside = yield_expression();
        if (inside == nullptr) inside = named_expression();
        if (inside != nullptr && token(T::kRightParen)) return inside;
    }
    mark_ = start;
    if (invalid_rules_) invalid_group();
    return back(start);
}

const Shape* Diagnoser::invalid_group() {
    int start = mark_;
    S a = nullptr;
    if (token(T::kLeftParen) && (a = starred_expression()) && token(T::kRightParen)) {
        return raise_at(a->span, "cannot use starred expression here");
    }
    mark_ = start;
    const Token* stars = nullptr;
    if (token(T::kLeftParen) && (stars = token(T::kDoubleStar)) && expression() && token(T::kRightParen)) {
        return raise_at(*stars, "cannot use double starred expression here");
    }
    return back(start);
}

const Shape* Diagnoser::list() {
    int start = mark_;
    if (token(T::kLeftBracket)) {
        Shapes parts;
        if (gather(&Diagnoser::star_named_expression, &parts)) maybe(token(T::kComma));
        if (token(T::kRightBracket)) return shape(NodeKind::kList, start, parts);
    }
    return back(start);
}

const Shape* Diagnoser::tuple() {
    int start = mark_;
    if (token(T::kLeftParen)) {
        int inside = mark_;
        Shapes parts;
        S first = star_named_expression();
        if (first != nullptr && token(T::kComma)) {
            parts.push_back(first);
            if (S rest = star_named_expressions())
                parts.insert(parts.end(), rest->parts.begin(), rest->parts.end());
        } else {
            mark_ = inside;
        }
        if (token(T::kRightParen)) return shape(NodeKind::kTuple, start, parts);
    }
    return back(start);
}

const Shape* Diagnoser::set() {
    int start = mark_;
    if (token(T::kLeftBrace) && star_named_expressions() && token(T::kRightBrace))
        return shape(NodeKind::kSet, start);
    return back(start);
}

const Shape* Diagnoser::dict() {
    int start = mark_;
    if (token(T::kLeftBrace)) {
        if (gather(&Diagnoser::double_starred_pair)) maybe(token(T::kComma));
        if (token(T::kRightBrace)) return shape(NodeKind::kDict, start);
    }
    mark_ = start;
    // This rule is among the ordinary ones on CPython too: it is tried in the first pass already.
    if (token(T::kLeftBrace)) invalid_double_starred_pairs();
    return back(start);
}

const Shape* Diagnoser::double_starred_pair() {
    int start = mark_;
    if (token(T::kDoubleStar) && bitwise_or()) return shape(NodeKind::kKeyword, start);
    mark_ = start;
    return pair();
}

const Shape* Diagnoser::pair() {
    int start = mark_;
    if (expression() && token(T::kColon) && expression()) return shape(NodeKind::kKeyword, start);
    return back(start);
}

const Shape* Diagnoser::invalid_double_starred_pairs() {
    int start = mark_;
    if (gather(&Diagnoser::double_starred_pair) && token(T::kComma)) invalid_pair();
    mark_ = start;
    const Token* where = nullptr;
    if (expression() && token(T::kColon) && (where = token(T::kStar)) && bitwise_or()) {
        return raise_from(where->span, "cannot use a starred expression in a dictionary value");
    }
    mark_ = start;
    if (expression() && (where = token(T::kColon)) && look({T::kRightBrace, T::kComma})) {
        return raise_at(*where, "expression expected after dictionary key and ':'");
    }
    return back(start);
}

const Shape* Diagnoser::invalid_pair() {
    int start = mark_;
    S key = expression();
    if (key != nullptr && !look(T::kColon)) {
        if (error_) return nullptr;
        set_error(DiagnosticKind::kSyntaxError, "':' expected after dictionary key", key->span.line,
                  static_cast<std::int32_t>(key->span.end_column) - 1, key->span.end_line, -1);
        return nullptr;
    }
    mark_ = start;
    const Token* where = nullptr;
    if (expression() && token(T::kColon) && (where = token(T::kStar)) && bitwise_or()) {
        return raise_from(where->span, "cannot use a starred expression in a dictionary value");
    }
    mark_ = start;
    if (expression() && (where = token(T::kColon)) && look({T::kRightBrace, T::kComma})) {
        return raise_at(*where, "expression expected after dictionary key and ':'");
    }
    return back(start);
}

// ---- Comprehensions

// One or more clauses; the last part is what the last clause ends with.
const Shape* Diagnoser::comprehensions() {
    int start = mark_;
    Shapes clauses;
    if (!some(&Diagnoser::comprehension_clause, &clauses)) return back(start);
    return shape(NodeKind::kGeneratorExp, start, {clauses.back()->parts.front()});
}

const Shape* Diagnoser::comprehension_clause() {
    int start = mark_;
    for (bool is_async : {true, false}) {
        mark_ = start;
        if ((!is_async || token(T::kKeywordAsync)) && token(T::kKeywordFor) && star_targets() &&
            token(T::kKeywordIn)) {
            S last = disjunction();
            if (last == nullptr) return back(start);  // no way back after `in`
            for (;;) {
                int before = mark_;
                S condition = token(T::kKeywordIf) ? disjunction() : nullptr;
                if (condition == nullptr) {
                    mark_ = before;
                    break;
                }
                last = condition;
            }
            return shape(NodeKind::kGeneratorExp, start, {last});
        }
    }
    mark_ = start;
    if (!invalid_rules_) return nullptr;
    maybe(token(T::kKeywordAsync));
    if (token(T::kKeywordFor) && bitwise_or()) {
        for (;;) {
            int before = mark_;
            if (!token(T::kComma) || !bitwise_or()) {
                mark_ = before;
                break;
            }
        }
        maybe(token(T::kComma));
        if (!look(T::kKeywordIn)) {
            raise("'in' expected after for-loop variables");
            return nullptr;
        }
    }
    mark_ = start;
    invalid_for_target();
    return back(start);
}

const Shape* Diagnoser::invalid_for_target() {
    int start = mark_;
    S a = nullptr;
    maybe(token(T::kKeywordAsync));
    if (token(T::kKeywordFor) && (a = star_expressions()))
        return raise_invalid_target(a, ExprContext::kStore, true);
    return back(start);
}

const Shape* Diagnoser::list_comprehension() {
    int start = mark_;
    if (token(T::kLeftBracket) && named_expression() && comprehensions() && token(T::kRightBracket)) {
        return shape(NodeKind::kListComp, start);
    }
    mark_ = start;
    if (invalid_rules_) invalid_comprehension();
    return back(start);
}

const Shape* Diagnoser::set_comprehension() {
    int start = mark_;
    if (token(T::kLeftBrace) && named_expression() && comprehensions() && token(T::kRightBrace)) {
        return shape(NodeKind::kSetComp, start);
    }
    mark_ = start;
    if (invalid_rules_) invalid_comprehension();
    return back(start);
}

const Shape* Diagnoser::generator() {
    int start = mark_;
    if (token(T::kLeftParen)) {
        S element = assignment_expression();
        if (element == nullptr) {
            element = expression();
            if (element != nullptr && look(T::kColonEqual)) element = nullptr;
        }
        if (element != nullptr && comprehensions() && token(T::kRightParen)) {
            return shape(NodeKind::kGeneratorExp, start);
        }
    }
    mark_ = start;
    if (invalid_rules_) invalid_comprehension();
    return back(start);
}

const Shape* Diagnoser::dict_comprehension() {
    int start = mark_;
    if (token(T::kLeftBrace) && pair() && comprehensions() && token(T::kRightBrace)) {
        return shape(NodeKind::kDictComp, start);
    }
    mark_ = start;
    if (!invalid_rules_) return nullptr;
    const Token* stars = nullptr;
    if (token(T::kLeftBrace) && (stars = token(T::kDoubleStar)) && bitwise_or() && comprehensions() &&
        token(T::kRightBrace)) {
        return raise_at(*stars, "dict unpacking cannot be used in dict comprehension");
    }
    return back(start);
}

const Shape* Diagnoser::invalid_comprehension() {
    int start = mark_;
    S a = nullptr;
    S b = nullptr;
    if (any({T::kLeftBracket, T::kLeftParen, T::kLeftBrace}) && (a = starred_expression()) &&
        comprehensions()) {
        return raise_at(a->span, "iterable unpacking cannot be used in comprehension");
    }
    mark_ = start;
    if (any({T::kLeftBracket, T::kLeftBrace}) && (a = star_named_expression()) && token(T::kComma) &&
        (b = star_named_expressions()) && comprehensions()) {
        return raise_range(a->span, b->parts.back()->span,
                           "did you forget parentheses around the comprehension target?");
    }
    mark_ = start;
    const Token* comma = nullptr;
    if (any({T::kLeftBracket, T::kLeftBrace}) && (a = star_named_expression()) &&
        (comma = token(T::kComma)) && comprehensions()) {
        return raise_range(a->span, comma->span,
                           "did you forget parentheses around the comprehension target?");
    }
    return back(start);
}

// ---- Arguments

const Shape* Diagnoser::arguments() {
    return remember(Memo::kArguments, [this]() -> S {
        int start = mark_;
        S a = args();
        if (a != nullptr && maybe(token(T::kComma)) && look(T::kRightParen)) return a;
        mark_ = start;
        if (invalid_rules_) invalid_arguments();
        return back(start);
    });
}

// The positional arguments are the parts; `**x` is remembered apart.
const Shape* Diagnoser::args() {
    int start = mark_;
    Shapes parts;
    if (gather(&Diagnoser::positional_argument, &parts)) {
        int before = mark_;
        S keywords = token(T::kComma) ? kwargs() : nullptr;
        if (keywords == nullptr) mark_ = before;
        bool unnamed = keywords != nullptr && keywords->unnamed_keyword;
        if (keywords != nullptr) parts.insert(parts.end(), keywords->parts.begin(), keywords->parts.end());
        Shape* result = shape(NodeKind::kCall, start, parts);
        result->unnamed_keyword = unnamed;
        return result;
    }
    mark_ = start;
    S keywords = kwargs();
    return keywords != nullptr ? keywords : back(start);
}

const Shape* Diagnoser::positional_argument() {
    int start = mark_;
    if (S starred = starred_expression()) return starred;
    S value = assignment_expression();
    if (value == nullptr) {
        value = expression();
        if (value != nullptr && look(T::kColonEqual)) value = nullptr;
    }
    if (value != nullptr && !look(T::kEqual)) return value;
    return back(start);
}

const Shape* Diagnoser::starred_not_equal() {
    int start = mark_;
    S starred = starred_expression();
    return starred != nullptr && !look(T::kEqual) ? starred : back(start);
}

// Starred values among them are the parts.
const Shape* Diagnoser::kwargs() {
    int start = mark_;
    Shapes first;
    Shapes second;
    bool matched = gather(&Diagnoser::kwarg_or_starred, &first);
    if (matched) {
        int before = mark_;
        if (!token(T::kComma) || !gather(&Diagnoser::kwarg_or_double_starred, &second)) mark_ = before;
    } else {
        mark_ = start;
        matched = gather(&Diagnoser::kwarg_or_double_starred, &second);
    }
    if (!matched || error_) return back(start);
    Shapes starred;
    bool unnamed = false;
    for (S item : first) {
        if (item->kind == NodeKind::kStarred) starred.push_back(item);
    }
    for (S item : second) unnamed = unnamed || item->unnamed_keyword;
    Shape* result = shape(NodeKind::kCall, start, starred);
    result->unnamed_keyword = unnamed;
    return result;
}

const Shape* Diagnoser::kwarg_or_starred() {
    int start = mark_;
    if (invalid_rules_) invalid_kwarg();
    mark_ = start;
    if (name() && token(T::kEqual) && expression()) return shape(NodeKind::kKeyword, start);
    mark_ = start;
    return starred_expression();
}

const Shape* Diagnoser::kwarg_or_double_starred() {
    int start = mark_;
    if (invalid_rules_) invalid_kwarg();
    mark_ = start;
    if (name() && token(T::kEqual) && expression()) return shape(NodeKind::kKeyword, start);
    mark_ = start;
    if (token(T::kDoubleStar) && expression()) {
        Shape* result = shape(NodeKind::kKeyword, start);
        result->unnamed_keyword = true;
        return result;
    }
    return back(start);
}

const Shape* Diagnoser::invalid_kwarg() {
    int start = mark_;
    const Token* word = any({T::kKeywordTrue, T::kKeywordFalse, T::kKeywordNone});
    const Token* equal = nullptr;
    if (word != nullptr && (equal = token(T::kEqual))) {
        return raise_range(word->span, equal->span, fmt::format("cannot assign to {}", spelling(word->kind)));
    }
    mark_ = start;
    S a = nullptr;
    S b = nullptr;
    if ((a = name()) && (equal = token(T::kEqual)) && expression() && comprehensions()) {
        return raise_range(a->span, equal->span,
                           "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    mark_ = start;
    bool named = name() && token(T::kEqual);
    mark_ = start;
    if (!named && (a = expression()) && (equal = token(T::kEqual))) {
        return raise_range(a->span, equal->span,
                           "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    mark_ = start;
    const Token* stars = nullptr;
    if ((stars = token(T::kDoubleStar)) && expression() && token(T::kEqual) && (b = expression())) {
        return raise_range(stars->span, b->span, "cannot assign to keyword argument unpacking");
    }
    return back(start);
}

const Shape* Diagnoser::invalid_arguments() {
    int start = mark_;
    S a = nullptr;
    S b = nullptr;
    const Token* comma = nullptr;
    bool head = gather(&Diagnoser::positional_argument) && token(T::kComma) && kwargs();
    if (!head) {
        mark_ = start;
        head = kwargs() != nullptr;
    }
    if (head && (comma = token(T::kComma)) && gather(&Diagnoser::starred_not_equal)) {
        return raise_from(comma->span, "iterable argument unpacking follows keyword argument unpacking");
    }
    mark_ = start;
    if ((a = expression()) && (b = comprehensions()) && token(T::kComma)) {
        int before = mark_;
        if (!args()) {
            mark_ = before;
            if (!expression() || !comprehensions()) mark_ = before;
        }
        return raise_range(a->span, last_of_comprehension(b), "Generator expression must be parenthesized");
    }
    mark_ = start;
    const Token* equal = nullptr;
    if ((a = name()) && (equal = token(T::kEqual)) && expression() && comprehensions()) {
        return raise_range(a->span, equal->span,
                           "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    mark_ = start;
    if (!args() || !token(T::kComma)) mark_ = start;
    if ((a = name()) && (equal = token(T::kEqual)) && look({T::kComma, T::kRightParen})) {
        return raise_range(a->span, equal->span, "expected argument value expression");
    }
    mark_ = start;
    if ((a = args()) && (b = comprehensions())) {
        if (a->parts.size() <= 1) return nullptr;
        return raise_range(a->parts.back()->span, last_of_comprehension(b),
                           "Generator expression must be parenthesized");
    }
    mark_ = start;
    if (args() && token(T::kComma) && (a = expression()) && (b = comprehensions())) {
        return raise_range(a->span, last_of_comprehension(b), "Generator expression must be parenthesized");
    }
    mark_ = start;
    if ((a = args()) && token(T::kComma) && args()) {
        return raise(a->unnamed_keyword ? "positional argument follows keyword argument unpacking"
                                        : "positional argument follows keyword argument");
    }
    return back(start);
}

const Shape* Diagnoser::starred_expression() {
    int start = mark_;
    S a = nullptr;
    S b = nullptr;
    if (invalid_rules_) {
        if (const Token* star = token(T::kStar)) {
            if (expression() && token(T::kEqual) && (b = expression())) {
                return raise_range(star->span, b->span, "cannot assign to iterable argument unpacking");
            }
        }
        mark_ = start;
    }
    if (token(T::kStar) && (a = expression())) return shape(NodeKind::kStarred, start, {a});
    mark_ = start;
    if (invalid_rules_ && token(T::kStar)) return raise("Invalid star expression");
    return back(start);
}

}  // namespace awaitscope::ast
