// Simple statements.
#include "engine/syntax/parser_state.h"

namespace awaitscope::ast {
namespace {

bool augmented_operator(TokenKind kind, BinaryOperator& op) {
    switch (kind) {
        case TokenKind::kPlusEqual: op = BinaryOperator::kAdd; return true;
        case TokenKind::kMinusEqual: op = BinaryOperator::kSub; return true;
        case TokenKind::kStarEqual: op = BinaryOperator::kMult; return true;
        case TokenKind::kAtEqual: op = BinaryOperator::kMatMult; return true;
        case TokenKind::kSlashEqual: op = BinaryOperator::kDiv; return true;
        case TokenKind::kPercentEqual: op = BinaryOperator::kMod; return true;
        case TokenKind::kAmpersandEqual: op = BinaryOperator::kBitAnd; return true;
        case TokenKind::kBarEqual: op = BinaryOperator::kBitOr; return true;
        case TokenKind::kCaretEqual: op = BinaryOperator::kBitXor; return true;
        case TokenKind::kLeftShiftEqual: op = BinaryOperator::kLShift; return true;
        case TokenKind::kRightShiftEqual: op = BinaryOperator::kRShift; return true;
        case TokenKind::kDoubleStarEqual: op = BinaryOperator::kPow; return true;
        case TokenKind::kDoubleSlashEqual: op = BinaryOperator::kFloorDiv; return true;
        default: return false;
    }
}

bool ends_statement(TokenKind kind) {
    return kind == TokenKind::kNewline || kind == TokenKind::kSemicolon;
}

}  // namespace

void Parser::statement(Collect<Stmt>& out) {
    if (starts_compound()) {
        out.add(compound_statement());
    } else {
        simple_statements(out);
    }
}

void Parser::simple_statements(Collect<Stmt>& out) {
    do {
        out.add(simple_statement());
    } while (accept(TokenKind::kSemicolon) && !at(TokenKind::kNewline));
    expect(TokenKind::kNewline);
}

Stmt* Parser::simple_statement() {
    const Token& first = current();
    switch (kind()) {
        case TokenKind::kKeywordReturn: {
            advance();
            Expr* value = ends_statement(kind()) ? nullptr : star_expressions();
            return node<Return>(first, value);
        }
        case TokenKind::kKeywordImport: return import_statement();
        case TokenKind::kKeywordFrom: return from_import();
        case TokenKind::kKeywordRaise: return raise_statement();
        case TokenKind::kKeywordPass: advance(); return node_as<Stmt>(NodeKind::kPass, first);
        case TokenKind::kKeywordBreak: advance(); return node_as<Stmt>(NodeKind::kBreak, first);
        case TokenKind::kKeywordContinue: advance(); return node_as<Stmt>(NodeKind::kContinue, first);
        case TokenKind::kKeywordDel: return delete_statement();
        case TokenKind::kKeywordAssert: return assert_statement();
        case TokenKind::kKeywordGlobal: return scope_statement(NodeKind::kGlobal);
        case TokenKind::kKeywordNonlocal: return scope_statement(NodeKind::kNonlocal);
        default: break;
    }
    if (starts_type_alias()) return type_alias();
    return expression_statement();
}

// An expression, or an assignment of any kind: which one shows only after the first expression.
Stmt* Parser::expression_statement() {
    const Token& first = current();
    bool plain_name = at(TokenKind::kName);
    Expr* value = yield_or_star_expressions();
    switch (kind()) {
        case TokenKind::kEqual: return assignment(first, value);
        case TokenKind::kColon:
            return annotated_assignment(first, value, plain_name && value->kind == NodeKind::kName);
        default: break;
    }
    BinaryOperator op{};
    if (augmented_operator(kind(), op)) {
        bool single = value->kind == NodeKind::kName || value->kind == NodeKind::kAttribute ||
                      value->kind == NodeKind::kSubscript;
        if (!single || !store(value, ExprContext::kStore)) fail();
        advance();
        Expr* right = yield_or_star_expressions();
        return node<AugAssign>(first, value, op, right);
    }
    return node<ExprStmt>(first, value);
}

Stmt* Parser::assignment(const Token& first, Expr* target) {
    Collect<Expr> targets(*this);
    Expr* value = target;
    while (accept(TokenKind::kEqual)) {
        if (!store(value, ExprContext::kStore)) fail();
        targets.add(value);
        value = yield_or_star_expressions();
    }
    return node<Assign>(first, targets.done(arena_), value);
}

Stmt* Parser::annotated_assignment(const Token& first, Expr* target, bool simple) {
    bool allowed = target->kind == NodeKind::kName || target->kind == NodeKind::kAttribute ||
                   target->kind == NodeKind::kSubscript;
    if (!allowed || !store(target, ExprContext::kStore)) fail();
    expect(TokenKind::kColon);
    Expr* annotation = expression();
    Expr* value = accept(TokenKind::kEqual) ? yield_or_star_expressions() : nullptr;
    return node<AnnAssign>(first, target, annotation, value, simple);
}

Stmt* Parser::delete_statement() {
    const Token& first = advance();
    Collect<Expr> targets(*this);
    do {
        if (ends_statement(kind()) && targets.size() > 0) break;
        Expr* target = primary();
        if (!store(target, ExprContext::kDel)) fail();
        targets.add(target);
    } while (accept(TokenKind::kComma));
    if (!ends_statement(kind())) fail();
    return node<Delete>(first, targets.done(arena_));
}

Stmt* Parser::raise_statement() {
    const Token& first = advance();
    Expr* exception = nullptr;
    Expr* cause = nullptr;
    if (!ends_statement(kind())) {
        exception = expression();
        if (accept(TokenKind::kKeywordFrom)) cause = expression();
    }
    return node<Raise>(first, exception, cause);
}

Stmt* Parser::assert_statement() {
    const Token& first = advance();
    Expr* test = expression();
    Expr* message = accept(TokenKind::kComma) ? expression() : nullptr;
    return node<Assert>(first, test, message);
}

Stmt* Parser::scope_statement(NodeKind kind) {
    const Token& first = advance();
    std::vector<Identifier> names;
    do {
        names.push_back(identifier());
    } while (accept(TokenKind::kComma));
    return node_as<Global>(kind, first, arena_.copy(names));
}

// `a.b.c`, however it is spaced.
Identifier Parser::dotted_name() {
    Identifier name = identifier();
    if (!at(TokenKind::kDot)) return name;
    std::string dotted(name);
    while (accept(TokenKind::kDot)) {
        dotted += '.';
        dotted += identifier();
    }
    return intern(dotted);
}

Stmt* Parser::import_statement() {
    const Token& first = advance();
    Collect<Alias> names(*this);
    do {
        const Token& begin = current();
        Identifier name = dotted_name();
        Identifier asname = accept(TokenKind::kKeywordAs) ? identifier() : Identifier{};
        names.add(node<Alias>(begin, name, asname));
    } while (accept(TokenKind::kComma));
    return node<Import>(first, names.done(arena_));
}

Stmt* Parser::from_import() {
    const Token& first = advance();
    std::uint32_t level = 0;
    for (; at(TokenKind::kDot) || at(TokenKind::kEllipsis); advance()) level += at(TokenKind::kDot) ? 1 : 3;
    Identifier module;
    if (level == 0 || !at(TokenKind::kKeywordImport)) module = dotted_name();
    expect(TokenKind::kKeywordImport);

    Collect<Alias> names(*this);
    const Token& begin = current();
    if (accept(TokenKind::kStar)) {
        names.add(node<Alias>(begin, intern("*"), Identifier{}));
        return node<ImportFrom>(first, module, names.done(arena_), level);
    }
    bool parenthesized = accept(TokenKind::kLeftParen);
    do {
        if (parenthesized && at(TokenKind::kRightParen) && names.size() > 0) break;
        const Token& start = current();
        Identifier name = identifier();
        Identifier asname = accept(TokenKind::kKeywordAs) ? identifier() : Identifier{};
        names.add(node<Alias>(start, name, asname));
    } while (accept(TokenKind::kComma));
    if (parenthesized) expect(TokenKind::kRightParen);
    return node<ImportFrom>(first, module, names.done(arena_), level);
}

// `type X = …` and `type X[…] = …`; everything else that begins with the name `type` is an expression.
bool Parser::starts_type_alias() const {
    if (!at_word("type") || kind_after() != TokenKind::kName) return false;
    TokenKind third = token_[2].kind;
    return third == TokenKind::kEqual || third == TokenKind::kLeftBracket;
}

Stmt* Parser::type_alias() {
    const Token& first = advance();
    Expr* alias = name();
    as<Name>(*alias).ctx = ExprContext::kStore;
    std::span<TypeParam*> params = type_params();
    expect(TokenKind::kEqual);
    Expr* value = expression();
    return node<TypeAlias>(first, alias, params, value);
}

}  // namespace awaitscope::ast
