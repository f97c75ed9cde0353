// Rules for what may stand left of an equals sign, after `for`, `as` and `del`.
#include "engine/syntax/diagnoser.h"

namespace awaitscope::ast {

const Shape* Diagnoser::star_targets() {
    int start = mark_;
    S one = star_target();
    if (one != nullptr && !look(T::kComma)) return one;
    mark_ = start;
    Shapes parts;
    if (gather(&Diagnoser::star_target, &parts) && maybe(token(T::kComma))) {
        return shape(NodeKind::kTuple, start, parts);
    }
    return back(start);
}

// What stands in the parentheses of a tuple target: at least one comma.
const Shape* Diagnoser::star_targets_tuple() {
    int start = mark_;
    Shapes parts;
    if (!gather(&Diagnoser::star_target, &parts)) return back(start);
    bool comma = token(T::kComma) != nullptr;
    if (parts.size() == 1 && !comma) return back(start);
    return shape(NodeKind::kTuple, start, parts);
}

const Shape* Diagnoser::star_target() {
    return remember(Memo::kStarTarget, [this]() -> S {
        int start = mark_;
        S a = nullptr;
        if (token(T::kStar) && !look(T::kStar) && (a = star_target()))
            return shape(NodeKind::kStarred, start, {a});
        mark_ = start;
        return target_with_star_atom();
    });
}

// `x.a` or `x[…]` that nothing follows which would make it longer.
const Shape* Diagnoser::subscript_or_attribute() {
    int start = mark_;
    if (t_primary() && token(T::kDot) && name() && !t_lookahead()) return shape(NodeKind::kAttribute, start);
    mark_ = start;
    if (t_primary() && token(T::kLeftBracket) && slices() && token(T::kRightBracket) && !t_lookahead()) {
        return shape(NodeKind::kSubscript, start);
    }
    return back(start);
}

const Shape* Diagnoser::target_with_star_atom() {
    return remember(Memo::kTargetWithStarAtom, [this]() -> S {
        if (S result = subscript_or_attribute()) return result;
        return star_atom();
    });
}

const Shape* Diagnoser::star_atom() {
    int start = mark_;
    if (S result = name()) return result;
    S a = nullptr;
    if (token(T::kLeftParen) && (a = target_with_star_atom()) && token(T::kRightParen)) return a;
    mark_ = start;
    if (token(T::kLeftParen) && maybe(a = star_targets_tuple()) && token(T::kRightParen)) {
        return shape(NodeKind::kTuple, start,
                     a != nullptr ? Shapes(a->parts.begin(), a->parts.end()) : Shapes{});
    }
    mark_ = start;
    Shapes parts;
    if (token(T::kLeftBracket)) {
        if (gather(&Diagnoser::star_target, &parts)) maybe(token(T::kComma));
        if (token(T::kRightBracket)) return shape(NodeKind::kList, start, parts);
    }
    return back(start);
}

const Shape* Diagnoser::single_subscript_attribute_target() {
    return subscript_or_attribute();
}

const Shape* Diagnoser::single_target() {
    int start = mark_;
    if (S result = single_subscript_attribute_target()) return result;
    if (S result = name()) return result;
    S a = nullptr;
    if (token(T::kLeftParen) && (a = single_target()) && token(T::kRightParen)) return a;
    return back(start);
}

const Shape* Diagnoser::t_primary() {
    return left_recursive(Memo::kTPrimary, [this]() -> S {
        int start = mark_;
        if (t_primary() && token(T::kDot) && name() && t_lookahead())
            return shape(NodeKind::kAttribute, start);
        mark_ = start;
        if (t_primary() && token(T::kLeftBracket) && slices() && token(T::kRightBracket) && t_lookahead()) {
            return shape(NodeKind::kSubscript, start);
        }
        mark_ = start;
        if (t_primary() && generator() && t_lookahead()) return shape(NodeKind::kCall, start);
        mark_ = start;
        if (t_primary() && token(T::kLeftParen) && maybe(arguments()) && token(T::kRightParen) &&
            t_lookahead()) {
            return shape(NodeKind::kCall, start);
        }
        mark_ = start;
        S a = atom();
        if (a != nullptr && t_lookahead()) return a;
        return back(start);
    });
}

const Shape* Diagnoser::del_targets() {
    int start = mark_;
    Shapes parts;
    if (gather(&Diagnoser::del_target, &parts) && maybe(token(T::kComma)))
        return shape(NodeKind::kTuple, start, parts);
    return back(start);
}

const Shape* Diagnoser::del_target() {
    return remember(Memo::kDelTarget, [this]() -> S {
        if (S result = subscript_or_attribute()) return result;
        return del_atom();
    });
}

const Shape* Diagnoser::del_atom() {
    int start = mark_;
    if (S result = name()) return result;
    S a = nullptr;
    if (token(T::kLeftParen) && (a = del_target()) && token(T::kRightParen)) return a;
    mark_ = start;
    if (token(T::kLeftParen) && maybe(del_targets()) && token(T::kRightParen))
        return shape(NodeKind::kTuple, start);
    mark_ = start;
    if (token(T::kLeftBracket) && maybe(del_targets()) && token(T::kRightBracket))
        return shape(NodeKind::kList, start);
    return back(start);
}

}  // namespace awaitscope::ast
