// Compound statements other than definitions and `match`.
#include "engine/syntax/parser_state.h"

namespace awaitscope::ast {

bool Parser::starts_compound() const {
    switch (kind()) {
        case TokenKind::kKeywordDef:
        case TokenKind::kAt:
        case TokenKind::kKeywordAsync:
        case TokenKind::kKeywordIf:
        case TokenKind::kKeywordClass:
        case TokenKind::kKeywordWith:
        case TokenKind::kKeywordFor:
        case TokenKind::kKeywordTry:
        case TokenKind::kKeywordWhile: return true;
        default: return starts_match();
    }
}

Stmt* Parser::compound_statement() {
    Deeper deeper(*this);
    const Token& first = current();
    switch (kind()) {
        case TokenKind::kKeywordDef: return function(first, false, {});
        case TokenKind::kAt: return decorated();
        case TokenKind::kKeywordAsync: return async_statement();
        case TokenKind::kKeywordIf: return if_statement();
        case TokenKind::kKeywordClass: return class_definition(first, {});
        case TokenKind::kKeywordWith: return with_statement(first, false);
        case TokenKind::kKeywordFor: return for_statement(first, false);
        case TokenKind::kKeywordTry: return try_statement();
        case TokenKind::kKeywordWhile: return while_statement();
        case TokenKind::kName: return match_statement();
        default: fail(); return node_as<Stmt>(NodeKind::kPass, first);
    }
}

Stmt* Parser::async_statement() {
    const Token& first = current();
    switch (kind_after()) {
        case TokenKind::kKeywordDef: return function(first, true, {});
        case TokenKind::kKeywordWith: advance(); return with_statement(first, true);
        case TokenKind::kKeywordFor: advance(); return for_statement(first, true);
        default: fail(); return node_as<Stmt>(NodeKind::kPass, first);
    }
}

// What follows the colon: statements on the same line, or an indented block.
std::span<Stmt*> Parser::block() {
    Collect<Stmt> body(*this);
    if (!accept(TokenKind::kNewline)) {
        simple_statements(body);
        return body.done(arena_);
    }
    expect(TokenKind::kIndent);
    do {
        statement(body);
    } while (!at(TokenKind::kDedent) && !at_end());
    expect(TokenKind::kDedent);
    return body.done(arena_);
}

std::span<Stmt*> Parser::else_block() {
    if (!accept(TokenKind::kKeywordElse)) return {};
    expect(TokenKind::kColon);
    return block();
}

// A chain of `elif` is a nest of If nodes, each ending where the whole statement ends. Built in a loop, so
// that a long chain is not deep recursion.
Stmt* Parser::if_statement() {
    std::vector<If*> chain;
    do {
        const Token& first = advance();
        Expr* test = named_expression();
        expect(TokenKind::kColon);
        std::span<Stmt*> body = block();
        chain.push_back(node<If>(first, test, body, std::span<Stmt*>{}));
    } while (at(TokenKind::kKeywordElif));
    chain.back()->orelse = else_block();
    for (If* part : chain) {
        part->span.end_line = last_->span.end_line;
        part->span.end_column = last_->span.end_column;
    }
    for (std::size_t i = chain.size() - 1; i > 0; --i) {
        Stmt* inner = chain[i];
        chain[i - 1]->orelse = arena_.copy(std::span<Stmt* const>(&inner, 1));
    }
    return chain.front();
}

Stmt* Parser::while_statement() {
    const Token& first = advance();
    Expr* test = named_expression();
    expect(TokenKind::kColon);
    std::span<Stmt*> body = block();
    std::span<Stmt*> orelse = else_block();
    return node<While>(first, test, body, orelse);
}

Stmt* Parser::for_statement(const Token& first, bool is_async) {
    expect(TokenKind::kKeywordFor);
    Expr* target = target_list();
    expect(TokenKind::kKeywordIn);
    Expr* iter = star_expressions();
    expect(TokenKind::kColon);
    std::span<Stmt*> body = block();
    std::span<Stmt*> orelse = else_block();
    return node_as<For>(is_async ? NodeKind::kAsyncFor : NodeKind::kFor, first, target, iter, body, orelse);
}

// `with (a, b):` may be items in parentheses or an expression that begins with one. They are items if the
// parenthesis closes right before the colon, unless it holds what no item can be.
bool Parser::parenthesized_with_items() const {
    if (!at(TokenKind::kLeftParen) || kind_after() == TokenKind::kRightParen) return false;
    std::uint16_t inside = token_->level;
    const Token* token = token_ + 1;
    bool item_begins = true;
    for (; token->level >= inside; ++token) {
        if (token->kind == TokenKind::kEndMarker || token->kind == TokenKind::kError) return false;
        if (token->level == inside) {
            if (token->kind == TokenKind::kColonEqual || token->kind == TokenKind::kKeywordFor) return false;
            if (item_begins && (token->kind == TokenKind::kKeywordYield || token->kind == TokenKind::kStar)) {
                return false;
            }
        }
        item_begins = token->level == inside && token->kind == TokenKind::kComma;
    }
    return token[1].kind == TokenKind::kColon;
}

WithItem Parser::with_item() {
    Expr* context = expression();
    Expr* target = accept(TokenKind::kKeywordAs) ? star_target() : nullptr;
    return {context, target};
}

Stmt* Parser::with_statement(const Token& first, bool is_async) {
    expect(TokenKind::kKeywordWith);
    std::vector<WithItem> items;
    if (parenthesized_with_items()) {
        advance();
        do {
            if (at(TokenKind::kRightParen)) break;
            items.push_back(with_item());
        } while (accept(TokenKind::kComma));
        expect(TokenKind::kRightParen);
    } else {
        do {
            items.push_back(with_item());
        } while (accept(TokenKind::kComma));
    }
    expect(TokenKind::kColon);
    std::span<Stmt*> body = block();
    return node_as<With>(is_async ? NodeKind::kAsyncWith : NodeKind::kWith, first, arena_.copy(items), body);
}

Stmt* Parser::try_statement() {
    const Token& first = advance();
    expect(TokenKind::kColon);
    std::span<Stmt*> body = block();
    bool star = at(TokenKind::kKeywordExcept) && kind_after() == TokenKind::kStar;
    Collect<ExceptHandler> handlers(*this);
    while (at(TokenKind::kKeywordExcept)) handlers.add(except_handler(star));
    std::span<Stmt*> orelse;
    if (handlers.size() > 0) orelse = else_block();
    std::span<Stmt*> finalbody;
    if (accept(TokenKind::kKeywordFinally)) {
        expect(TokenKind::kColon);
        finalbody = block();
    } else if (handlers.size() == 0) {
        fail();
    }
    return node_as<Try>(star ? NodeKind::kTryStar : NodeKind::kTry, first, body, handlers.done(arena_),
                        orelse, finalbody);
}

ExceptHandler* Parser::except_handler(bool star) {
    const Token& first = advance();
    if (star) {
        expect(TokenKind::kStar);
    } else if (at(TokenKind::kStar)) {
        fail();
    }
    Expr* type = nullptr;
    Identifier name;
    if (star || !at(TokenKind::kColon)) {
        type = expression();
        if (accept(TokenKind::kKeywordAs)) {
            name = identifier();
        } else if (at(TokenKind::kComma)) {
            // Several types without parentheses, new in 3.14; not together with `as`.
            const Token& begin = first.kind == TokenKind::kKeywordExcept && star ? (&first)[2] : (&first)[1];
            Collect<Expr> types(*this);
            types.add(type);
            while (accept(TokenKind::kComma)) {
                if (at(TokenKind::kColon)) break;
                types.add(expression());
            }
            type = node<Tuple>(begin, types.done(arena_), ExprContext::kLoad);
        }
    }
    expect(TokenKind::kColon);
    std::span<Stmt*> body = block();
    return node<ExceptHandler>(first, type, name, body);
}

}  // namespace awaitscope::ast
