// Expressions above the level of atoms, and assignment targets.
#include "engine/syntax/parser_state.h"

namespace awaitscope::ast {
namespace {

// Binary operators by how tightly they bind; 0: not one of them.
int binary_precedence(TokenKind kind, BinaryOperator& op) {
    switch (kind) {
        case TokenKind::kBar: op = BinaryOperator::kBitOr; return 1;
        case TokenKind::kCaret: op = BinaryOperator::kBitXor; return 2;
        case TokenKind::kAmpersand: op = BinaryOperator::kBitAnd; return 3;
        case TokenKind::kLeftShift: op = BinaryOperator::kLShift; return 4;
        case TokenKind::kRightShift: op = BinaryOperator::kRShift; return 4;
        case TokenKind::kPlus: op = BinaryOperator::kAdd; return 5;
        case TokenKind::kMinus: op = BinaryOperator::kSub; return 5;
        case TokenKind::kStar: op = BinaryOperator::kMult; return 6;
        case TokenKind::kSlash: op = BinaryOperator::kDiv; return 6;
        case TokenKind::kDoubleSlash: op = BinaryOperator::kFloorDiv; return 6;
        case TokenKind::kPercent: op = BinaryOperator::kMod; return 6;
        case TokenKind::kAt: op = BinaryOperator::kMatMult; return 6;
        default: return 0;
    }
}

}  // namespace

Expr* Parser::expression() {
    Deeper deeper(*this);
    const Token& first = current();
    if (at(TokenKind::kKeywordLambda)) return lambda();
    Expr* body = disjunction();
    if (!accept(TokenKind::kKeywordIf)) return body;
    Expr* test = disjunction();
    expect(TokenKind::kKeywordElse);
    Expr* orelse = expression();
    return node<IfExp>(first, test, body, orelse);
}

Expr* Parser::named_expression() {
    if (at(TokenKind::kName) && kind_after() == TokenKind::kColonEqual) {
        const Token& first = current();
        Expr* target = name();
        as<Name>(*target).ctx = ExprContext::kStore;
        advance();
        Expr* value = expression();
        return node<NamedExpr>(first, target, value);
    }
    Expr* value = expression();
    if (at(TokenKind::kColonEqual)) fail();
    return value;
}

Expr* Parser::disjunction() {
    const Token& first = current();
    Expr* left = conjunction();
    if (!at(TokenKind::kKeywordOr)) return left;
    Collect<Expr> values(*this);
    values.add(left);
    while (accept(TokenKind::kKeywordOr)) values.add(conjunction());
    return node<BoolOp>(first, BoolOperator::kOr, values.done(arena_));
}

Expr* Parser::conjunction() {
    const Token& first = current();
    Expr* left = inversion();
    if (!at(TokenKind::kKeywordAnd)) return left;
    Collect<Expr> values(*this);
    values.add(left);
    while (accept(TokenKind::kKeywordAnd)) values.add(inversion());
    return node<BoolOp>(first, BoolOperator::kAnd, values.done(arena_));
}

Expr* Parser::inversion() {
    if (!at(TokenKind::kKeywordNot)) return comparison();
    Deeper deeper(*this);
    const Token& first = advance();
    Expr* operand = inversion();
    return node<UnaryOp>(first, UnaryOperator::kNot, operand);
}

// Reads a comparison operator if there is one.
bool Parser::comparison_operator(CompareOperator& op) {
    switch (kind()) {
        case TokenKind::kEqualEqual: op = CompareOperator::kEq; break;
        case TokenKind::kNotEqual: op = CompareOperator::kNotEq; break;
        case TokenKind::kLess: op = CompareOperator::kLt; break;
        case TokenKind::kLessEqual: op = CompareOperator::kLtE; break;
        case TokenKind::kGreater: op = CompareOperator::kGt; break;
        case TokenKind::kGreaterEqual: op = CompareOperator::kGtE; break;
        case TokenKind::kKeywordIn: op = CompareOperator::kIn; break;
        case TokenKind::kKeywordIs:
            op = CompareOperator::kIs;
            if (kind_after() == TokenKind::kKeywordNot) {
                op = CompareOperator::kIsNot;
                advance();
            }
            break;
        case TokenKind::kKeywordNot:
            if (kind_after() != TokenKind::kKeywordIn) return false;
            op = CompareOperator::kNotIn;
            advance();
            break;
        default: return false;
    }
    advance();
    return true;
}

Expr* Parser::comparison() {
    const Token& first = current();
    Expr* left = binary(1);
    CompareOperator op{};
    if (!comparison_operator(op)) return left;
    Collect<Expr> comparators(*this);
    std::vector<CompareOperator> operators;
    do {
        operators.push_back(op);
        comparators.add(binary(1));
    } while (comparison_operator(op));
    return node<Compare>(first, left, arena_.copy(operators), comparators.done(arena_));
}

// Precedence climbing over the left-associative operators.
Expr* Parser::binary(int precedence) {
    const Token& first = current();
    Expr* left = factor();
    BinaryOperator op{};
    for (int binds = binary_precedence(kind(), op); binds >= precedence;
         binds = binary_precedence(kind(), op)) {
        BinaryOperator chosen = op;
        advance();
        Expr* right = binary(binds + 1);
        left = node<BinOp>(first, left, chosen, right);
    }
    return left;
}

Expr* Parser::factor() {
    UnaryOperator op{};
    switch (kind()) {
        case TokenKind::kPlus: op = UnaryOperator::kUAdd; break;
        case TokenKind::kMinus: op = UnaryOperator::kUSub; break;
        case TokenKind::kTilde: op = UnaryOperator::kInvert; break;
        default: return power();
    }
    Deeper deeper(*this);
    const Token& first = advance();
    Expr* operand = factor();
    return node<UnaryOp>(first, op, operand);
}

Expr* Parser::power() {
    const Token& first = current();
    Expr* base = await_primary();
    if (!accept(TokenKind::kDoubleStar)) return base;
    Deeper deeper(*this);
    Expr* exponent = factor();
    return node<BinOp>(first, base, BinaryOperator::kPow, exponent);
}

Expr* Parser::await_primary() {
    if (!at(TokenKind::kKeywordAwait)) return primary();
    const Token& first = advance();
    Expr* value = primary();
    return node<Await>(first, value);
}

Expr* Parser::primary() {
    const Token& first = current();
    return primary_suffixes(first, atom());
}

// Attributes, calls and subscripts behind an atom.
Expr* Parser::primary_suffixes(const Token& first, Expr* value) {
    for (;;) {
        switch (kind()) {
            case TokenKind::kDot: {
                advance();
                Identifier attribute = identifier();
                value = node<Attribute>(first, value, attribute, ExprContext::kLoad);
                break;
            }
            case TokenKind::kLeftParen: value = call(first, value); break;
            case TokenKind::kLeftBracket: value = subscript(first, value); break;
            default: return value;
        }
    }
}

// ---- Lists of expressions

bool Parser::starts_expression() const {
    switch (kind()) {
        case TokenKind::kName:
        case TokenKind::kNumber:
        case TokenKind::kString:
        case TokenKind::kFStringStart:
        case TokenKind::kTStringStart:
        case TokenKind::kLeftParen:
        case TokenKind::kLeftBracket:
        case TokenKind::kLeftBrace:
        case TokenKind::kPlus:
        case TokenKind::kMinus:
        case TokenKind::kTilde:
        case TokenKind::kStar:
        case TokenKind::kEllipsis:
        case TokenKind::kKeywordNone:
        case TokenKind::kKeywordTrue:
        case TokenKind::kKeywordFalse:
        case TokenKind::kKeywordNot:
        case TokenKind::kKeywordLambda:
        case TokenKind::kKeywordAwait: return true;
        default: return false;
    }
}

// `*x`, where x binds like an operand of `|`; else whatever `other` reads.
Expr* Parser::starred_or(Expr* (Parser::*other)()) {
    if (!at(TokenKind::kStar)) return (this->*other)();
    const Token& first = advance();
    Expr* value = binary(1);
    return node<Starred>(first, value, ExprContext::kLoad);
}

Expr* Parser::star_expression() {
    return starred_or(&Parser::expression);
}
Expr* Parser::star_named_expression() {
    return starred_or(&Parser::named_expression);
}

// One element, or a tuple without parentheses.
Expr* Parser::tuple_of(Expr* (Parser::*element)()) {
    const Token& first = current();
    Expr* value = (this->*element)();
    if (!at(TokenKind::kComma)) return value;
    Collect<Expr> values(*this);
    values.add(value);
    while (accept(TokenKind::kComma)) {
        if (!starts_expression()) break;
        values.add((this->*element)());
    }
    return node<Tuple>(first, values.done(arena_), ExprContext::kLoad);
}

Expr* Parser::star_expressions() {
    return tuple_of(&Parser::star_expression);
}
Expr* Parser::expressions() {
    return tuple_of(&Parser::expression);
}

Expr* Parser::yield_or_star_expressions() {
    return at(TokenKind::kKeywordYield) ? yield_expression() : star_expressions();
}

Expr* Parser::yield_expression() {
    const Token& first = advance();
    if (accept(TokenKind::kKeywordFrom)) {
        Expr* value = expression();
        return node<YieldFrom>(first, value);
    }
    Expr* value = starts_expression() ? star_expressions() : nullptr;
    return node<Yield>(first, value);
}

// ---- Targets

// One target of `for`, `with … as` or a comprehension: read as an operand, so that `in` is left standing.
Expr* Parser::star_target() {
    Expr* target = starred_or(&Parser::primary);
    if (!store(target, ExprContext::kStore)) fail();
    return target;
}

Expr* Parser::target_list() {
    const Token& first = current();
    Expr* target = star_target();
    if (!at(TokenKind::kComma)) return target;
    Collect<Expr> targets(*this);
    targets.add(target);
    while (accept(TokenKind::kComma)) {
        if (!starts_expression()) break;
        targets.add(star_target());
    }
    return node<Tuple>(first, targets.done(arena_), ExprContext::kStore);
}

// Turns an expression that was read into a target. False if it can't be one.
bool Parser::store(Expr* target, ExprContext ctx) {
    switch (target->kind) {
        case NodeKind::kName: as<Name>(*target).ctx = ctx; return true;
        case NodeKind::kAttribute: as<Attribute>(*target).ctx = ctx; return true;
        case NodeKind::kSubscript: as<Subscript>(*target).ctx = ctx; return true;
        case NodeKind::kStarred: {
            auto& starred = as<Starred>(*target);
            starred.ctx = ctx;
            return ctx == ExprContext::kStore && starred.value->kind != NodeKind::kStarred &&
                   store(starred.value, ctx);
        }
        case NodeKind::kList:
        case NodeKind::kTuple: {
            auto& sequence = static_cast<Sequence&>(*target);
            sequence.ctx = ctx;
            for (Expr* element : sequence.elts) {
                if (!store(element, ctx)) return false;
            }
            return true;
        }
        default: return false;
    }
}

}  // namespace awaitscope::ast
