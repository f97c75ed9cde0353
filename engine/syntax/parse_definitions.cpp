// Functions, classes, their parameters and decorators.
#include "engine/syntax/parser_state.h"

namespace awaitscope::ast {

Stmt* Parser::decorated() {
    Collect<Expr> decorators(*this);
    while (accept(TokenKind::kAt)) {
        decorators.add(named_expression());
        expect(TokenKind::kNewline);
    }
    const Token& first = current();
    switch (kind()) {
        case TokenKind::kKeywordClass: return class_definition(first, decorators.done(arena_));
        case TokenKind::kKeywordDef: return function(first, false, decorators.done(arena_));
        case TokenKind::kKeywordAsync: return function(first, true, decorators.done(arena_));
        default: fail(); return node_as<Stmt>(NodeKind::kPass, first);
    }
}

Stmt* Parser::function(const Token& first, bool is_async, std::span<Expr*> decorators) {
    if (is_async) advance();
    expect(TokenKind::kKeywordDef);
    Identifier name = identifier();
    std::span<TypeParam*> generics = type_params();
    expect(TokenKind::kLeftParen);
    Arguments* args = parameters(TokenKind::kRightParen, true);
    expect(TokenKind::kRightParen);
    Expr* returns = accept(TokenKind::kArrow) ? expression() : nullptr;
    expect(TokenKind::kColon);
    std::span<Stmt*> body = block();
    return node_as<FunctionDef>(is_async ? NodeKind::kAsyncFunctionDef : NodeKind::kFunctionDef, first, name,
                                args, body, decorators, returns, generics);
}

Stmt* Parser::class_definition(const Token& first, std::span<Expr*> decorators) {
    advance();
    Identifier name = identifier();
    std::span<TypeParam*> generics = type_params();
    std::span<Expr*> base_list;
    std::span<Keyword*> keyword_list;
    if (at(TokenKind::kLeftParen)) {
        // The header's parentheses hold what those of a call hold.
        Expr* header = call(current(), nullptr);
        for (const Expr* base : as<Call>(*header).args) {
            // A generator expression there needs parentheses of its own.
            bool bare = base->kind == NodeKind::kGeneratorExp && base->span == header->span;
            if (bare) fail();
        }
        base_list = as<Call>(*header).args;
        keyword_list = as<Call>(*header).keywords;
    }
    expect(TokenKind::kColon);
    std::span<Stmt*> body = block();
    return node<ClassDef>(first, name, base_list, keyword_list, body, decorators, generics);
}

std::span<TypeParam*> Parser::type_params() {
    if (!accept(TokenKind::kLeftBracket)) return {};
    Collect<TypeParam> params(*this);
    do {
        if (at(TokenKind::kRightBracket) && params.size() > 0) break;
        params.add(type_param());
    } while (accept(TokenKind::kComma));
    expect(TokenKind::kRightBracket);
    return params.done(arena_);
}

TypeParam* Parser::type_param() {
    const Token& first = current();
    if (accept(TokenKind::kStar)) {
        Identifier name = identifier();
        Expr* value = accept(TokenKind::kEqual) ? star_expression() : nullptr;
        return node<TypeVarTuple>(first, name, value);
    }
    if (accept(TokenKind::kDoubleStar)) {
        Identifier name = identifier();
        Expr* value = accept(TokenKind::kEqual) ? expression() : nullptr;
        return node<ParamSpec>(first, name, value);
    }
    Identifier name = identifier();
    Expr* bound = accept(TokenKind::kColon) ? expression() : nullptr;
    Expr* value = accept(TokenKind::kEqual) ? expression() : nullptr;
    return node<TypeVar>(first, name, bound, value);
}

// ---- Parameters

struct Parser::ParameterList {
    std::vector<Arg*> positional;  // posonlyargs and args
    std::size_t posonly = 0;
    std::vector<Expr*> defaults;
    std::vector<Arg*> kwonly;
    std::vector<Expr*> kw_defaults;
    Arg* vararg = nullptr;
    Arg* kwarg = nullptr;
    bool slash = false;
    bool star = false;
};

Arg* Parser::parameter_name(bool annotated, bool starred) {
    const Token& first = current();
    Identifier name = identifier();
    Expr* annotation = nullptr;
    if (annotated && accept(TokenKind::kColon)) annotation = starred ? star_expression() : expression();
    return node<Arg>(first, name, annotation);
}

// `*args`, or the bare `*` that makes what follows keyword-only.
bool Parser::star_parameter(ParameterList& list, TokenKind end, bool annotated) {
    if (list.star) return false;
    list.star = true;
    if (at(TokenKind::kComma)) return kind_after() == TokenKind::kName;
    list.vararg = parameter_name(annotated, true);
    return at(TokenKind::kComma) || at(end);
}

// One parameter, up to the comma. False where the grammar forbids it.
bool Parser::parameter(ParameterList& list, TokenKind end, bool annotated) {
    if (list.kwarg != nullptr) return false;
    if (accept(TokenKind::kSlash)) {
        if (list.slash || list.star || list.positional.empty()) return false;
        list.slash = true;
        list.posonly = list.positional.size();
        return true;
    }
    if (accept(TokenKind::kStar)) return star_parameter(list, end, annotated);
    if (accept(TokenKind::kDoubleStar)) {
        list.kwarg = parameter_name(annotated, false);
        return true;
    }
    Arg* arg = parameter_name(annotated, false);
    Expr* value = accept(TokenKind::kEqual) ? expression() : nullptr;
    if (list.star) {
        list.kwonly.push_back(arg);
        list.kw_defaults.push_back(value);
        return true;
    }
    list.positional.push_back(arg);
    if (value == nullptr) return list.defaults.empty();
    list.defaults.push_back(value);
    return true;
}

Arguments* Parser::parameters(TokenKind end, bool annotated) {
    ParameterList list;
    while (!at(end) && !at_end()) {
        if (!parameter(list, end, annotated)) fail();
        if (!accept(TokenKind::kComma)) break;
    }
    std::span<Arg* const> positional(list.positional);
    auto* args = arena_.make<Arguments>();
    args->posonlyargs = arena_.copy(positional.first(list.posonly));
    args->args = arena_.copy(positional.subspan(list.posonly));
    args->vararg = list.vararg;
    args->kwonlyargs = arena_.copy(list.kwonly);
    args->kw_defaults = arena_.copy(list.kw_defaults);
    args->kwarg = list.kwarg;
    args->defaults = arena_.copy(list.defaults);
    return args;
}

Expr* Parser::lambda() {
    const Token& first = advance();
    Arguments* args = parameters(TokenKind::kColon, false);
    expect(TokenKind::kColon);
    Expr* body = expression();
    return node<Lambda>(first, args, body);
}

}  // namespace awaitscope::ast
