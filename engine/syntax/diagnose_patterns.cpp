// Rules for `match` and its patterns.
#include "engine/syntax/diagnoser.h"

#include <fmt/format.h>

namespace awaitscope::ast {

const Shape* Diagnoser::match_statement() {
    int start = mark_;
    const Token* word = soft("match");
    if (word == nullptr) return nullptr;
    int inside = mark_;
    if (subject() && token(T::kColon) && token(T::kNewline) && token(T::kIndent) &&
        some(&Diagnoser::case_block) && token(T::kDedent)) {
        return shape(NodeKind::kMatch, start);
    }
    mark_ = inside;
    if (!invalid_rules_) return back(start);
    if (subject() && token(T::kNewline)) return raise("expected ':'");
    mark_ = inside;
    if (subject()) missing_block(*word, "'match' statement");
    return back(start);
}

const Shape* Diagnoser::subject() {
    int start = mark_;
    if (star_named_expression() && token(T::kComma) && maybe(star_named_expressions()) && !error_) {
        return shape(NodeKind::kTuple, start);
    }
    mark_ = start;
    return named_expression();
}

const Shape* Diagnoser::case_block() {
    int start = mark_;
    if (invalid_rules_) {
        if (soft("case") && patterns() && maybe(guard()) && token(T::kNewline)) return raise("expected ':'");
        mark_ = start;
        const Token* word = soft("case");
        if (word != nullptr && patterns() && maybe(guard())) missing_block(*word, "'case' statement");
        mark_ = start;
    }
    if (soft("case") && patterns() && maybe(guard()) && token(T::kColon) && block()) {
        return shape(NodeKind::kPass, start);
    }
    return back(start);
}

const Shape* Diagnoser::guard() {
    int start = mark_;
    if (token(T::kKeywordIf) && named_expression()) return shape(NodeKind::kPass, start);
    return back(start);
}

const Shape* Diagnoser::patterns() {
    S result = open_sequence_pattern();
    return result != nullptr ? result : pattern();
}

const Shape* Diagnoser::pattern() {
    S result = as_pattern();
    return result != nullptr ? result : or_pattern();
}

const Shape* Diagnoser::as_pattern() {
    int start = mark_;
    if (or_pattern() && token(T::kKeywordAs) && capture_target()) return shape(NodeKind::kMatchAs, start);
    mark_ = start;
    if (!invalid_rules_) return nullptr;
    if (or_pattern() && token(T::kKeywordAs)) {
        int target = mark_;
        if (const Token* wildcard_name = soft("_"))
            return raise_at(*wildcard_name, "cannot use '_' as a target");
        mark_ = target;
        if (S a = expression()) {
            return raise_at(a->span, fmt::format("cannot use {} as pattern target", expression_name(a)));
        }
    }
    return back(start);
}

const Shape* Diagnoser::or_pattern() {
    int start = mark_;
    S first = closed_pattern();
    if (first == nullptr) return back(start);
    bool joined = false;
    for (;;) {
        int before = mark_;
        if (!token(T::kBar) || !closed_pattern()) {
            mark_ = before;
            break;
        }
        joined = true;
    }
    return joined ? shape(NodeKind::kMatchOr, start) : first;
}

const Shape* Diagnoser::closed_pattern() {
    return remember(Memo::kClosedPattern, [this]() -> S {
        for (Rule rule : {&Diagnoser::literal_pattern, &Diagnoser::capture_target, &Diagnoser::wildcard,
                          &Diagnoser::value_pattern, &Diagnoser::group_pattern, &Diagnoser::sequence_pattern,
                          &Diagnoser::mapping_pattern, &Diagnoser::class_pattern}) {
            if (S result = (this->*rule)()) return result;
        }
        return nullptr;
    });
}

const Shape* Diagnoser::literal_pattern() {
    int start = mark_;
    S a = signed_number();
    if (a != nullptr && !look({T::kPlus, T::kMinus})) return a;
    mark_ = start;
    if (S result = complex_number()) return result;
    if (S result = strings()) return result;
    if (any({T::kKeywordNone, T::kKeywordTrue, T::kKeywordFalse}))
        return shape(NodeKind::kMatchSingleton, start);
    return back(start);
}

const Shape* Diagnoser::literal_key() {
    int start = mark_;
    S a = signed_number();
    if (a != nullptr && !look({T::kPlus, T::kMinus})) return a;
    mark_ = start;
    if (S result = complex_number()) return result;
    if (look({T::kString, T::kFStringStart, T::kTStringStart})) {
        if (S result = strings()) return result;
    }
    if (any({T::kKeywordNone, T::kKeywordTrue, T::kKeywordFalse})) return shape(NodeKind::kConstant, start);
    return back(start);
}

const Shape* Diagnoser::complex_number() {
    const int start = mark_;
    for (const T sign : {T::kPlus, T::kMinus}) {
        mark_ = start;
        if (signed_real_number() && token(sign) && number_part(true)) return shape(NodeKind::kBinOp, start);
    }
    return back(start);
}

const Shape* Diagnoser::signed_number() {
    const int start = mark_;
    if (S a = number()) return a;
    if (token(T::kMinus) && number()) return shape(NodeKind::kUnaryOp, start);
    return back(start);
}

const Shape* Diagnoser::signed_real_number() {
    const int start = mark_;
    if (S a = number_part(false)) return a;
    if (token(T::kMinus) && number_part(false)) return shape(NodeKind::kUnaryOp, start);
    return back(start);
}

const Shape* Diagnoser::number_part(bool imaginary) {
    S a = number();
    if (a == nullptr) return nullptr;
    if ((a->constant == ConstantType::kComplex) == imaginary) return a;
    return raise_at(a->span, imaginary ? "imaginary number required in complex literal"
                                       : "real number required in complex literal");
}

const Shape* Diagnoser::capture_target() {
    int start = mark_;
    if (soft("_")) return back(start);
    S a = name();
    return a != nullptr && !look({T::kDot, T::kLeftParen, T::kEqual}) && !error_ ? a : back(start);
}

const Shape* Diagnoser::wildcard() {
    int start = mark_;
    return soft("_") ? shape(NodeKind::kMatchAs, start) : nullptr;
}

const Shape* Diagnoser::value_pattern() {
    int start = mark_;
    S a = attr();
    return a != nullptr && !look({T::kDot, T::kLeftParen, T::kEqual}) && !error_ ? a : back(start);
}

const Shape* Diagnoser::attr() {
    return left_recursive(Memo::kAttr, [this]() -> S {
        int start = mark_;
        if (name_or_attr() && token(T::kDot) && name()) return shape(NodeKind::kAttribute, start);
        return back(start);
    });
}

const Shape* Diagnoser::name_or_attr() {
    S result = attr();
    return result != nullptr ? result : name();
}

const Shape* Diagnoser::group_pattern() {
    int start = mark_;
    S a = nullptr;
    if (token(T::kLeftParen) && (a = pattern()) && token(T::kRightParen)) return a;
    return back(start);
}

const Shape* Diagnoser::sequence_pattern() {
    int start = mark_;
    if (token(T::kLeftBracket) && maybe(maybe_sequence_pattern()) && token(T::kRightBracket)) {
        return shape(NodeKind::kMatchSequence, start);
    }
    mark_ = start;
    if (token(T::kLeftParen) && maybe(open_sequence_pattern()) && token(T::kRightParen)) {
        return shape(NodeKind::kMatchSequence, start);
    }
    return back(start);
}

const Shape* Diagnoser::open_sequence_pattern() {
    int start = mark_;
    if (maybe_star_pattern() && token(T::kComma) && maybe(maybe_sequence_pattern()) && !error_) {
        return shape(NodeKind::kMatchSequence, start);
    }
    return back(start);
}

const Shape* Diagnoser::maybe_sequence_pattern() {
    int start = mark_;
    if (gather(&Diagnoser::maybe_star_pattern) && maybe(token(T::kComma)) && !error_) {
        return shape(NodeKind::kMatchSequence, start);
    }
    return back(start);
}

const Shape* Diagnoser::maybe_star_pattern() {
    S result = star_pattern();
    return result != nullptr ? result : pattern();
}

const Shape* Diagnoser::star_pattern() {
    return remember(Memo::kStarPattern, [this]() -> S {
        int start = mark_;
        if (token(T::kStar) && capture_target()) return shape(NodeKind::kMatchStar, start);
        mark_ = start;
        if (token(T::kStar) && wildcard()) return shape(NodeKind::kMatchStar, start);
        return back(start);
    });
}

const Shape* Diagnoser::mapping_pattern() {
    int start = mark_;
    if (!token(T::kLeftBrace)) return nullptr;
    int inside = mark_;
    if (token(T::kRightBrace)) return shape(NodeKind::kMatchMapping, start);
    if (double_star_pattern() && maybe(token(T::kComma)) && token(T::kRightBrace)) {
        return shape(NodeKind::kMatchMapping, start);
    }
    mark_ = inside;
    if (gather(&Diagnoser::key_value_pattern) && token(T::kComma) && double_star_pattern() &&
        maybe(token(T::kComma)) && token(T::kRightBrace)) {
        return shape(NodeKind::kMatchMapping, start);
    }
    mark_ = inside;
    if (gather(&Diagnoser::key_value_pattern) && maybe(token(T::kComma)) && token(T::kRightBrace)) {
        return shape(NodeKind::kMatchMapping, start);
    }
    return back(start);
}

const Shape* Diagnoser::key_value_pattern() {
    int start = mark_;
    S key = literal_key();
    if (key == nullptr) key = attr();
    if (key != nullptr && token(T::kColon) && pattern()) return shape(NodeKind::kPass, start);
    return back(start);
}

const Shape* Diagnoser::double_star_pattern() {
    int start = mark_;
    S a = nullptr;
    if (token(T::kDoubleStar) && (a = capture_target())) return a;
    return back(start);
}

const Shape* Diagnoser::keyword_pattern() {
    int start = mark_;
    if (name() && token(T::kEqual) && pattern()) return shape(NodeKind::kKeyword, start);
    return back(start);
}

const Shape* Diagnoser::class_pattern() {
    int start = mark_;
    auto head = [&] {
        mark_ = start;
        return name_or_attr() && token(T::kLeftParen);
    };
    auto close = [&] { return maybe(token(T::kComma)) && token(T::kRightParen); };
    if (head() && token(T::kRightParen)) return shape(NodeKind::kMatchClass, start);
    if (head() && gather(&Diagnoser::pattern) && close()) return shape(NodeKind::kMatchClass, start);
    if (head() && gather(&Diagnoser::keyword_pattern) && close()) return shape(NodeKind::kMatchClass, start);
    if (head() && gather(&Diagnoser::pattern) && token(T::kComma) && gather(&Diagnoser::keyword_pattern) &&
        close()) {
        return shape(NodeKind::kMatchClass, start);
    }
    if (invalid_rules_ && head()) {
        int inside = mark_;
        if (!gather(&Diagnoser::pattern) || !token(T::kComma)) mark_ = inside;
        Shapes late;
        if (gather(&Diagnoser::keyword_pattern) && token(T::kComma) && gather(&Diagnoser::pattern, &late)) {
            return raise_range(late.front()->span, late.back()->span,
                               "positional patterns follow keyword patterns");
        }
    }
    return back(start);
}

}  // namespace awaitscope::ast
