// Atoms: names, literals, displays, comprehensions; and calls and subscripts.
#include "engine/syntax/parser_state.h"

namespace awaitscope::ast {

Expr* Parser::atom() {
    switch (kind()) {
        case TokenKind::kName: return name();
        case TokenKind::kNumber: return number();
        case TokenKind::kString:
        case TokenKind::kFStringStart:
        case TokenKind::kTStringStart: return strings();
        case TokenKind::kKeywordTrue: return constant(ConstantType::kTrue);
        case TokenKind::kKeywordFalse: return constant(ConstantType::kFalse);
        case TokenKind::kKeywordNone: return constant(ConstantType::kNone);
        case TokenKind::kEllipsis: return constant(ConstantType::kEllipsis);
        case TokenKind::kLeftParen: return parenthesized();
        case TokenKind::kLeftBracket: return list_display();
        case TokenKind::kLeftBrace: return brace_display();
        default: return error_node();
    }
}

Expr* Parser::name() {
    const Token& first = current();
    Identifier id = identifier();
    return node<Name>(first, id, ExprContext::kLoad);
}

Expr* Parser::constant(ConstantType type) {
    const Token& first = advance();
    return node<Constant>(first, type);
}

Expr* Parser::number() {
    const Token& token = advance();
    auto* result = node<Constant>(token, ConstantType::kInt);
    std::string_view spelling = text_of(token);
    if (spelling.size() > kMaxDecimalDigits && !number_error(spelling).empty()) fail();
    read_number(spelling, *result, arena_);
    return result;
}

// `(`: an empty tuple, a group, a tuple, a generator expression.
Expr* Parser::parenthesized() {
    const Token& first = advance();
    if (accept(TokenKind::kRightParen)) return node<Tuple>(first, std::span<Expr*>{}, ExprContext::kLoad);
    if (at(TokenKind::kKeywordYield)) {
        Expr* value = yield_expression();
        expect(TokenKind::kRightParen);
        return value;
    }
    Expr* value = star_named_expression();
    if (at(TokenKind::kComma)) {
        Collect<Expr> elements(*this);
        elements.add(value);
        while (accept(TokenKind::kComma)) {
            if (at(TokenKind::kRightParen)) break;
            elements.add(star_named_expression());
        }
        expect(TokenKind::kRightParen);
        return node<Tuple>(first, elements.done(arena_), ExprContext::kLoad);
    }
    if (value->kind == NodeKind::kStarred) fail();
    if (at_comprehension()) {
        std::span<Comprehension> clauses = comprehension_clauses();
        expect(TokenKind::kRightParen);
        return node<GeneratorExp>(first, value, clauses);
    }
    expect(TokenKind::kRightParen);
    return value;
}

Expr* Parser::list_display() {
    const Token& first = advance();
    Collect<Expr> elements(*this);
    while (!at(TokenKind::kRightBracket)) {
        elements.add(star_named_expression());
        if (elements.size() == 1 && at_comprehension()) {
            Expr* element = elements.last();
            if (element->kind == NodeKind::kStarred) fail();
            std::span<Comprehension> clauses = comprehension_clauses();
            expect(TokenKind::kRightBracket);
            return node<ListComp>(first, element, clauses);
        }
        if (!accept(TokenKind::kComma)) break;
    }
    expect(TokenKind::kRightBracket);
    return node<List>(first, elements.done(arena_), ExprContext::kLoad);
}

// `{`: a dict or a set, displayed or comprehended.
Expr* Parser::brace_display() {
    const Token& first = advance();
    if (at(TokenKind::kRightBrace) || at(TokenKind::kDoubleStar)) return dict_display(first, nullptr);
    Collect<Expr> elements(*this);
    do {
        if (at(TokenKind::kRightBrace)) break;
        Expr* element = star_named_expression();
        if (elements.size() == 0) {
            if (at(TokenKind::kColon)) return dict_display(first, element);
            if (at_comprehension()) {
                if (element->kind == NodeKind::kStarred) fail();
                std::span<Comprehension> clauses = comprehension_clauses();
                expect(TokenKind::kRightBrace);
                return node<SetComp>(first, element, clauses);
            }
        }
        elements.add(element);
    } while (accept(TokenKind::kComma));
    expect(TokenKind::kRightBrace);
    return node<Set>(first, elements.done(arena_));
}

// The rest of a dict after `{`, or after `{key` if the first key has been read.
Expr* Parser::dict_display(const Token& first, Expr* first_key) {
    if (first_key != nullptr &&
        (first_key->kind == NodeKind::kStarred || first_key->kind == NodeKind::kNamedExpr)) {
        // Only a named expression without parentheses is wrong here; in parentheses it is a fine key.
        if (first_key->span.line == (&first)[1].span.line &&
            first_key->span.column == (&first)[1].span.column)
            fail();
    }
    std::vector<Expr*> keys;
    std::vector<Expr*> values;
    Expr* key = first_key;
    while (!at(TokenKind::kRightBrace)) {
        if (key == nullptr && accept(TokenKind::kDoubleStar)) {
            keys.push_back(nullptr);
            values.push_back(binary(1));
        } else {
            if (key == nullptr) key = expression();
            expect(TokenKind::kColon);
            keys.push_back(key);
            values.push_back(expression());
            if (keys.size() == 1 && at_comprehension()) {
                std::span<Comprehension> clauses = comprehension_clauses();
                expect(TokenKind::kRightBrace);
                return node<DictComp>(first, keys[0], values[0], clauses);
            }
        }
        key = nullptr;
        if (!accept(TokenKind::kComma)) break;
    }
    expect(TokenKind::kRightBrace);
    return node<Dict>(first, arena_.copy(keys), arena_.copy(values));
}

std::span<Comprehension> Parser::comprehension_clauses() {
    std::vector<Comprehension> clauses;
    while (at_comprehension()) {
        bool is_async = accept(TokenKind::kKeywordAsync);
        expect(TokenKind::kKeywordFor);
        Expr* target = target_list();
        expect(TokenKind::kKeywordIn);
        Expr* iter = disjunction();
        Collect<Expr> ifs(*this);
        while (accept(TokenKind::kKeywordIf)) ifs.add(disjunction());
        clauses.push_back({target, iter, ifs.done(arena_), is_async});
    }
    return arena_.copy(clauses);
}

// ---- Calls and subscripts

// A generator expression may do without parentheses of its own as the only argument; it then has the call's.
Expr* Parser::sole_generator(const Token& open, Expr* element, bool only) {
    std::span<Comprehension> clauses = comprehension_clauses();
    if (!only || !at(TokenKind::kRightParen)) fail();
    SourceSpan span = {open.span.line, open.span.column, current().span.end_line, current().span.end_column};
    return make_node<GeneratorExp>(NodeKind::kGeneratorExp, span, element, clauses);
}

Expr* Parser::call(const Token& first, Expr* func) {
    const Token& open = advance();
    // Two lists grow at once here, so they can't both live on the shared stack.
    std::vector<Keyword*> keywords;
    std::vector<Expr*> args;
    bool mapping = false;
    while (!at(TokenKind::kRightParen)) {
        const Token& begin = current();
        if (accept(TokenKind::kDoubleStar)) {
            Expr* value = expression();
            keywords.push_back(node<Keyword>(begin, Identifier{}, value));
            mapping = true;
        } else if (at(TokenKind::kName) && kind_after() == TokenKind::kEqual) {
            Identifier name = identifier();
            advance();
            Expr* value = expression();
            keywords.push_back(node<Keyword>(begin, name, value));
        } else if (accept(TokenKind::kStar)) {
            if (mapping) fail();
            Expr* value = expression();
            args.push_back(node<Starred>(begin, value, ExprContext::kLoad));
        } else {
            if (!keywords.empty()) fail();
            Expr* value = named_expression();
            if (at_comprehension()) value = sole_generator(open, value, args.empty());
            args.push_back(value);
        }
        if (!accept(TokenKind::kComma)) break;
    }
    expect(TokenKind::kRightParen);
    return node<Call>(first, func, arena_.copy(args), arena_.copy(keywords));
}

Expr* Parser::subscript(const Token& first, Expr* value) {
    advance();
    const Token& begin = current();
    Expr* index = slice();
    if (at(TokenKind::kComma) || index->kind == NodeKind::kStarred) {
        Collect<Expr> elements(*this);
        elements.add(index);
        while (accept(TokenKind::kComma)) {
            if (at(TokenKind::kRightBracket)) break;
            elements.add(slice());
        }
        index = node<Tuple>(begin, elements.done(arena_), ExprContext::kLoad);
    }
    expect(TokenKind::kRightBracket);
    return node<Subscript>(first, value, index, ExprContext::kLoad);
}

// `a`, `a:b:c` with any part left out, `*a`, `a := b`.
Expr* Parser::slice() {
    const Token& first = current();
    if (accept(TokenKind::kStar)) {
        Expr* value = expression();
        return node<Starred>(first, value, ExprContext::kLoad);
    }
    Expr* lower = nullptr;
    if (!at(TokenKind::kColon)) {
        lower = named_expression();
        if (!at(TokenKind::kColon)) return lower;
        if (first.kind == TokenKind::kName && (&first)[1].kind == TokenKind::kColonEqual) fail();
    }
    expect(TokenKind::kColon);
    auto ends_part = [&] {
        return at(TokenKind::kColon) || at(TokenKind::kComma) || at(TokenKind::kRightBracket);
    };
    Expr* upper = ends_part() ? nullptr : expression();
    Expr* step = nullptr;
    if (accept(TokenKind::kColon) && !ends_part()) step = expression();
    return node<Slice>(first, lower, upper, step);
}

}  // namespace awaitscope::ast
