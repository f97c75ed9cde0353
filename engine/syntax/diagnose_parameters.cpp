// Rules for parameters of functions and lambdas, and for type parameters. CPython's grammar has each
// parameter rule twice; here `lambda_` chooses: a lambda's parameters have no annotations and end at a colon.
#include "engine/syntax/diagnoser.h"

#include <fmt/format.h>

namespace awaitscope::ast {

const Shape* Diagnoser::params() {
    bool outer = lambda_;
    lambda_ = false;
    int start = mark_;
    if (invalid_rules_) invalid_parameters();
    mark_ = start;
    S result = parameters();
    lambda_ = outer;
    return result;
}

const Shape* Diagnoser::lambda_params() {
    bool outer = lambda_;
    lambda_ = true;
    int start = mark_;
    if (invalid_rules_) invalid_parameters();
    mark_ = start;
    S result = parameters();
    lambda_ = outer;
    return result;
}

const Shape* Diagnoser::parameters() {
    int start = mark_;
    auto rest = [this] { return maybe(star_etc()) && !error_; };
    if (slash_no_default() && many(&Diagnoser::param_no_default) && many(&Diagnoser::param_with_default) &&
        rest()) {
        return shape(NodeKind::kPass, start);
    }
    mark_ = start;
    if (slash_with_default() && many(&Diagnoser::param_with_default) && rest())
        return shape(NodeKind::kPass, start);
    mark_ = start;
    if (some(&Diagnoser::param_no_default) && many(&Diagnoser::param_with_default) && rest()) {
        return shape(NodeKind::kPass, start);
    }
    mark_ = start;
    if (some(&Diagnoser::param_with_default) && rest()) return shape(NodeKind::kPass, start);
    mark_ = start;
    return star_etc();
}

// After a parameter: a comma, or the end of the list in sight.
bool Diagnoser::param_ends() {
    return token(T::kComma) || look(parameters_end());
}

const Shape* Diagnoser::param() {
    int start = mark_;
    if (!name()) return nullptr;
    if (!lambda_) {
        int before = mark_;
        if (!token(T::kColon) || !expression()) mark_ = before;
        if (error_) return nullptr;
    }
    return shape(NodeKind::kArg, start);
}

const Shape* Diagnoser::param_star_annotation() {
    int start = mark_;
    if (!lambda_ && name() && token(T::kColon) && star_expression()) return shape(NodeKind::kArg, start);
    return back(start);
}

const Shape* Diagnoser::param_no_default() {
    int start = mark_;
    S a = param();
    return a != nullptr && param_ends() ? a : back(start);
}

const Shape* Diagnoser::param_no_default_star() {
    int start = mark_;
    S a = param_star_annotation();
    return a != nullptr && param_ends() ? a : back(start);
}

const Shape* Diagnoser::param_with_default() {
    int start = mark_;
    S a = param();
    return a != nullptr && default_value() && param_ends() ? a : back(start);
}

const Shape* Diagnoser::param_maybe_default() {
    int start = mark_;
    S a = param();
    return a != nullptr && maybe(default_value()) && param_ends() ? a : back(start);
}

const Shape* Diagnoser::default_value() {
    int start = mark_;
    if (token(T::kEqual) && expression()) return shape(NodeKind::kPass, start);
    mark_ = start;
    const Token* equal = nullptr;
    if (invalid_rules_ && (equal = token(T::kEqual)) && look({T::kRightParen, T::kComma})) {
        return raise_at(*equal, "expected default value expression");
    }
    return back(start);
}

const Shape* Diagnoser::slash_no_default() {
    int start = mark_;
    if (some(&Diagnoser::param_no_default) && token(T::kSlash) && param_ends())
        return shape(NodeKind::kPass, start);
    return back(start);
}

const Shape* Diagnoser::slash_with_default() {
    int start = mark_;
    if (many(&Diagnoser::param_no_default) && some(&Diagnoser::param_with_default) && token(T::kSlash) &&
        param_ends()) {
        return shape(NodeKind::kPass, start);
    }
    return back(start);
}

const Shape* Diagnoser::invalid_parameters() {
    int start = mark_;
    const Token* slash = token(T::kSlash);
    if (slash != nullptr && token(T::kComma)) return raise_at(*slash, "at least one argument must precede /");
    mark_ = start;
    if ((slash_no_default() || slash_with_default()) && many(&Diagnoser::param_maybe_default) &&
        (slash = token(T::kSlash))) {
        return raise_at(*slash, "/ may appear only once");
    }
    mark_ = start;
    S a = nullptr;
    maybe(slash_no_default());
    if (many(&Diagnoser::param_no_default) &&
        (slash_with_default() || some(&Diagnoser::param_with_default)) && (a = param_no_default())) {
        return raise_at(a->span, "parameter without a default follows parameter with a default");
    }
    mark_ = start;
    const Token* open = nullptr;
    if (many(&Diagnoser::param_no_default) && (open = token(T::kLeftParen))) {
        // A lambda's are separated by commas, a function's end in one or at the parenthesis.
        bool inside = lambda_ ? gather(&Diagnoser::param) : some(&Diagnoser::param_no_default);
        if (inside && maybe(token(T::kComma))) {
            if (const Token* close = token(T::kRightParen)) {
                return raise_range(open->span, close->span,
                                   lambda_ ? "Lambda expression parameters cannot be parenthesized"
                                           : "Function parameters cannot be parenthesized");
            }
        }
    }
    mark_ = start;
    if (!slash_no_default()) maybe(slash_with_default());
    if (many(&Diagnoser::param_maybe_default) && token(T::kStar) &&
        (token(T::kComma) || param_no_default()) && many(&Diagnoser::param_maybe_default) &&
        (slash = token(T::kSlash))) {
        return raise_at(*slash, "/ must be ahead of *");
    }
    mark_ = start;
    const Token* star = nullptr;
    if (some(&Diagnoser::param_maybe_default) && token(T::kSlash) && (star = token(T::kStar))) {
        return raise_at(*star, "expected comma between / and *");
    }
    return back(start);
}

const Shape* Diagnoser::star_etc() {
    int start = mark_;
    if (invalid_rules_) invalid_star_etc();
    mark_ = start;
    auto rest = [this] { return maybe(kwds()) && !error_; };
    if (token(T::kStar) && param_no_default() && many(&Diagnoser::param_maybe_default) && rest()) {
        return shape(NodeKind::kPass, start);
    }
    mark_ = start;
    if (token(T::kStar) && param_no_default_star() && many(&Diagnoser::param_maybe_default) && rest()) {
        return shape(NodeKind::kPass, start);
    }
    mark_ = start;
    if (token(T::kStar) && token(T::kComma) && some(&Diagnoser::param_maybe_default) && rest()) {
        return shape(NodeKind::kPass, start);
    }
    mark_ = start;
    return kwds();
}

const Shape* Diagnoser::invalid_star_etc() {
    int start = mark_;
    const Token* star = token(T::kStar);
    if (star == nullptr) return nullptr;
    int inside = mark_;
    bool bare = token(parameters_end()) != nullptr;
    if (!bare) bare = token(T::kComma) && (token(parameters_end()) || token(T::kDoubleStar));
    if (bare) {
        if (lambda_) return raise("named arguments must follow bare *");
        return raise_at(*star, "named arguments must follow bare *");
    }
    mark_ = inside;
    const Token* equal = nullptr;
    if (param() && (equal = token(T::kEqual))) {
        return raise_at(*equal, "var-positional argument cannot have default value");
    }
    mark_ = inside;
    const Token* second = nullptr;
    if ((param_no_default() || token(T::kComma)) && many(&Diagnoser::param_maybe_default) &&
        (second = token(T::kStar)) && (param_no_default() || token(T::kComma))) {
        return raise_at(*second, "* argument may appear only once");
    }
    return back(start);
}

const Shape* Diagnoser::kwds() {
    int start = mark_;
    if (invalid_rules_) invalid_kwds();
    mark_ = start;
    if (token(T::kDoubleStar) && param_no_default()) return shape(NodeKind::kPass, start);
    return back(start);
}

const Shape* Diagnoser::invalid_kwds() {
    int start = mark_;
    if (!token(T::kDoubleStar) || !param()) return back(start);
    int inside = mark_;
    if (const Token* equal = token(T::kEqual)) {
        return raise_at(*equal, "var-keyword argument cannot have default value");
    }
    mark_ = inside;
    S a = nullptr;
    if (token(T::kComma) && (a = param()))
        return raise_at(a->span, "arguments cannot follow var-keyword argument");
    mark_ = inside;
    const Token* more = nullptr;
    if (token(T::kComma) && (more = any({T::kStar, T::kDoubleStar, T::kSlash}))) {
        return raise_at(*more, "arguments cannot follow var-keyword argument");
    }
    return back(start);
}

// ---- Type parameters

const Shape* Diagnoser::type_params() {
    int start = mark_;
    if (invalid_rules_ && token(T::kLeftBracket)) {
        if (const Token* close = token(T::kRightBracket)) {
            return raise_from(close->span, "Type parameter list cannot be empty");
        }
    }
    mark_ = start;
    if (token(T::kLeftBracket) && gather(&Diagnoser::type_param) && maybe(token(T::kComma)) &&
        token(T::kRightBracket)) {
        return shape(NodeKind::kPass, start);
    }
    return back(start);
}

const Shape* Diagnoser::type_param() {
    return remember(Memo::kTypeParam, [this]() -> S {
        int start = mark_;
        auto optional = [this](T before_value, Rule value) {
            int before = mark_;
            if (!token(before_value) || !(this->*value)()) mark_ = before;
            return !error_.has_value();
        };
        if (name() && optional(T::kColon, &Diagnoser::expression) &&
            optional(T::kEqual, &Diagnoser::expression)) {
            return shape(NodeKind::kTypeVar, start);
        }
        mark_ = start;
        if (invalid_rules_) {
            for (T stars : {T::kStar, T::kDoubleStar}) {
                mark_ = start;
                const Token* colon = nullptr;
                S bound = nullptr;
                if (token(stars) && name() && (colon = token(T::kColon)) && (bound = expression())) {
                    return raise_from(colon->span,
                                      fmt::format("cannot use {} with {}",
                                                  bound->kind == NodeKind::kTuple ? "constraints" : "bound",
                                                  stars == T::kStar ? "TypeVarTuple" : "ParamSpec"));
                }
            }
            mark_ = start;
        }
        if (token(T::kStar) && name() && optional(T::kEqual, &Diagnoser::star_expression)) {
            return shape(NodeKind::kTypeVarTuple, start);
        }
        mark_ = start;
        if (token(T::kDoubleStar) && name() && optional(T::kEqual, &Diagnoser::expression)) {
            return shape(NodeKind::kParamSpec, start);
        }
        return back(start);
    });
}

}  // namespace awaitscope::ast
