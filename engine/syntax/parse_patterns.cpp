// The `match` statement and its patterns.
#include "engine/syntax/parser_state.h"

namespace awaitscope::ast {

// `match` is an ordinary name unless what follows is a subject, a colon and the end of the line.
bool Parser::starts_match() const {
    if (!at_word("match")) return false;
    switch (token_[1].kind) {
        // A statement that goes on like this can only be an expression or assignment about a variable
        // `match`.
        case TokenKind::kEqual:
        case TokenKind::kDot:
        case TokenKind::kComma:
        case TokenKind::kColon:
        case TokenKind::kNewline:
        case TokenKind::kSemicolon: return false;
        default: break;
    }
    // The subject ends at the first colon outside brackets and lambdas, and a new line must follow it.
    std::uint16_t level = token_->level;
    int lambdas = 0;
    for (const Token* token = token_ + 1;; ++token) {
        if (token->kind == TokenKind::kEndMarker || token->kind == TokenKind::kError) return false;
        if (token->level != level) continue;
        if (token->kind == TokenKind::kNewline) return false;
        if (token->kind == TokenKind::kKeywordLambda) ++lambdas;
        if (token->kind == TokenKind::kColon && lambdas-- == 0) {
            return token[1].kind == TokenKind::kNewline && token[2].kind == TokenKind::kIndent;
        }
    }
}

Stmt* Parser::match_statement() {
    const Token& first = advance();
    const Token& begin = current();
    Expr* subject = star_named_expression();
    if (at(TokenKind::kComma)) {
        Collect<Expr> elements(*this);
        elements.add(subject);
        while (accept(TokenKind::kComma)) {
            if (at(TokenKind::kColon)) break;
            elements.add(star_named_expression());
        }
        subject = node<Tuple>(begin, elements.done(arena_), ExprContext::kLoad);
    } else if (subject->kind == NodeKind::kStarred) {
        fail();
    }
    expect(TokenKind::kColon);
    expect(TokenKind::kNewline);
    expect(TokenKind::kIndent);
    std::vector<MatchCase> cases;
    do {
        cases.push_back(match_case());
    } while (!at(TokenKind::kDedent) && !at_end());
    expect(TokenKind::kDedent);
    return node<Match>(first, subject, arena_.copy(cases));
}

MatchCase Parser::match_case() {
    if (!at_word("case")) fail();
    advance();
    Pattern* pattern = open_pattern();
    Expr* guard = accept(TokenKind::kKeywordIf) ? named_expression() : nullptr;
    expect(TokenKind::kColon);
    return {pattern, guard, block()};
}

// A pattern, or a sequence of them without brackets.
Pattern* Parser::open_pattern() {
    const Token& first = current();
    Pattern* pattern = star_or_as_pattern();
    if (!at(TokenKind::kComma)) {
        if (pattern->kind == NodeKind::kMatchStar) fail();
        return pattern;
    }
    Collect<Pattern> patterns(*this);
    patterns.add(pattern);
    while (accept(TokenKind::kComma)) {
        if (at(TokenKind::kColon) || at(TokenKind::kKeywordIf)) break;
        patterns.add(star_or_as_pattern());
    }
    return node<MatchSequence>(first, patterns.done(arena_));
}

Pattern* Parser::star_or_as_pattern() {
    if (!at(TokenKind::kStar)) return as_pattern();
    const Token& first = advance();
    Identifier name;
    if (at_word("_")) {
        advance();
    } else {
        name = capture_target();
    }
    return node<MatchStar>(first, name);
}

Pattern* Parser::as_pattern() {
    Deeper deeper(*this);
    const Token& first = current();
    Pattern* pattern = or_pattern();
    if (!accept(TokenKind::kKeywordAs)) return pattern;
    Identifier name = capture_target();
    return node<MatchAs>(first, pattern, name);
}

Pattern* Parser::or_pattern() {
    const Token& first = current();
    Pattern* pattern = closed_pattern();
    if (!at(TokenKind::kBar)) return pattern;
    Collect<Pattern> patterns(*this);
    patterns.add(pattern);
    while (accept(TokenKind::kBar)) patterns.add(closed_pattern());
    return node<MatchOr>(first, patterns.done(arena_));
}

// A name that the pattern binds. `_` is the wildcard, and a dot or bracket would make it another pattern.
Identifier Parser::capture_target() {
    if (at_word("_")) fail();
    Identifier name = identifier();
    if (at(TokenKind::kDot) || at(TokenKind::kLeftParen) || at(TokenKind::kEqual)) fail();
    return name;
}

Pattern* Parser::closed_pattern() {
    const Token& first = current();
    switch (kind()) {
        case TokenKind::kName: return name_pattern();
        case TokenKind::kLeftParen:
        case TokenKind::kLeftBracket: return group_or_sequence_pattern();
        case TokenKind::kLeftBrace: return mapping_pattern();
        case TokenKind::kKeywordNone: advance(); return node<MatchSingleton>(first, ConstantType::kNone);
        case TokenKind::kKeywordTrue: advance(); return node<MatchSingleton>(first, ConstantType::kTrue);
        case TokenKind::kKeywordFalse: advance(); return node<MatchSingleton>(first, ConstantType::kFalse);
        default: {
            Expr* value = literal_key();
            return node<MatchValue>(first, value);
        }
    }
}

// A capture, the wildcard, a dotted value or a class.
Pattern* Parser::name_pattern() {
    const Token& first = current();
    TokenKind after = kind_after();
    if (after != TokenKind::kDot && after != TokenKind::kLeftParen) {
        if (at_word("_")) {
            advance();
            return node<MatchAs>(first, static_cast<Pattern*>(nullptr), Identifier{});
        }
        Identifier name = capture_target();
        return node<MatchAs>(first, static_cast<Pattern*>(nullptr), name);
    }
    Expr* value = dotted_value(first);
    if (at(TokenKind::kLeftParen)) return class_pattern(first, value);
    if (at(TokenKind::kEqual)) fail();
    return node<MatchValue>(first, value);
}

Expr* Parser::dotted_value(const Token& first) {
    Expr* value = name();
    while (accept(TokenKind::kDot)) {
        Identifier attribute = identifier();
        value = node<Attribute>(first, value, attribute, ExprContext::kLoad);
    }
    return value;
}

Pattern* Parser::class_pattern(const Token& first, Expr* cls) {
    advance();
    std::vector<Pattern*> patterns;
    std::vector<Identifier> keywords;
    std::vector<Pattern*> keyword_patterns;
    while (!at(TokenKind::kRightParen)) {
        if (at(TokenKind::kName) && kind_after() == TokenKind::kEqual) {
            keywords.push_back(identifier());
            advance();
            keyword_patterns.push_back(as_pattern());
        } else {
            if (!keywords.empty()) fail();
            patterns.push_back(as_pattern());
        }
        if (!accept(TokenKind::kComma)) break;
    }
    expect(TokenKind::kRightParen);
    return node<MatchClass>(first, cls, arena_.copy(patterns), arena_.copy(keywords),
                            arena_.copy(keyword_patterns));
}

Pattern* Parser::group_or_sequence_pattern() {
    const Token& first = advance();
    bool group = first.kind == TokenKind::kLeftParen;
    TokenKind close = group ? TokenKind::kRightParen : TokenKind::kRightBracket;
    Collect<Pattern> patterns(*this);
    bool comma = false;
    while (!at(close)) {
        patterns.add(star_or_as_pattern());
        if (!accept(TokenKind::kComma)) break;
        comma = true;
    }
    expect(close);
    if (group && patterns.size() == 1 && !comma) {
        if (patterns.last()->kind == NodeKind::kMatchStar) fail();
        return patterns.last();
    }
    return node<MatchSequence>(first, patterns.done(arena_));
}

Pattern* Parser::mapping_pattern() {
    const Token& first = advance();
    std::vector<Expr*> keys;
    std::vector<Pattern*> patterns;
    Identifier rest;
    while (!at(TokenKind::kRightBrace)) {
        if (rest.data() != nullptr) fail();
        if (accept(TokenKind::kDoubleStar)) {
            rest = capture_target();
        } else {
            const Token& begin = current();
            keys.push_back(at(TokenKind::kName) ? dotted_value(begin) : literal_key());
            if (keys.back()->kind == NodeKind::kName) fail();
            expect(TokenKind::kColon);
            patterns.push_back(as_pattern());
        }
        if (!accept(TokenKind::kComma)) break;
    }
    expect(TokenKind::kRightBrace);
    return node<MatchMapping>(first, arena_.copy(keys), arena_.copy(patterns), rest);
}

// A number with a sign, a complex number written as a sum, a string, None, True, False.
Expr* Parser::literal_key() {
    const Token& first = current();
    switch (kind()) {
        case TokenKind::kString:
        case TokenKind::kFStringStart:
        case TokenKind::kTStringStart: return strings();
        case TokenKind::kKeywordNone: return constant(ConstantType::kNone);
        case TokenKind::kKeywordTrue: return constant(ConstantType::kTrue);
        case TokenKind::kKeywordFalse: return constant(ConstantType::kFalse);
        default: break;
    }
    Expr* left = signed_number();
    if (!at(TokenKind::kPlus) && !at(TokenKind::kMinus)) return left;
    BinaryOperator op = advance().kind == TokenKind::kPlus ? BinaryOperator::kAdd : BinaryOperator::kSub;
    if (!at(TokenKind::kNumber)) return error_node();
    Expr* right = number();
    const Expr* real = left->kind == NodeKind::kUnaryOp ? as<UnaryOp>(*left).operand : left;
    if (as<Constant>(*real).type == ConstantType::kComplex) fail();
    if (as<Constant>(*right).type != ConstantType::kComplex) fail();
    return node<BinOp>(first, left, op, right);
}

Expr* Parser::signed_number() {
    const Token& first = current();
    const bool minus = accept(TokenKind::kMinus);
    if (!at(TokenKind::kNumber)) {
        fail();
        return constant(ConstantType::kNone);
    }
    Expr* value = number();
    return minus ? node<UnaryOp>(first, UnaryOperator::kUSub, value) : value;
}

}  // namespace awaitscope::ast
