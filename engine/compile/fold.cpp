#include "engine/compile/fold.h"

#include "engine/compile/flow_graph.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace awaitscope {

using ast::as;
using ast::BinaryOperator;
using Kind = Constant::Kind;

namespace {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

constexpr std::size_t kMaxTextSize = 4096;
constexpr std::uint32_t kMaxFoldDepth = 200;  // of operations inside displays; deeper ones are not folded

FoldedConstant of_kind(Kind kind) {
    FoldedConstant result;
    result.value.kind = kind;
    return result;
}

FoldedConstant make_floating(double value) {
    FoldedConstant result = of_kind(Kind::floating);
    result.value.floating = value;
    return result;
}

FoldedConstant make_bool(bool value) {
    return of_kind(value ? Kind::true_ : Kind::false_);
}

std::string decimal(Wide value) {
    bool negative = value < 0;
    UnsignedWide rest = negative ? -static_cast<UnsignedWide>(value) : static_cast<UnsignedWide>(value);
    std::string digits;
    do {
        digits += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    } while (rest != 0);
    if (negative) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

FoldedConstant make_wide(Wide value) {
    if (value >= INT64_MIN && value <= INT64_MAX) return make_integer(static_cast<std::int64_t>(value));
    FoldedConstant result = of_kind(Kind::integer);
    result.value.text = decimal(value);
    return result;
}

// Digits in any base to decimal, by multiplying a number of base 10^9 limbs.
std::string to_decimal(std::string_view digits, std::uint32_t base) {
    if (base == 10) {
        std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
        return std::string(digits.substr(first));
    }
    std::vector<std::uint32_t> limbs{0};
    for (char c : digits) {
        std::uint64_t carry = static_cast<std::uint64_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        for (std::uint32_t& limb : limbs) {
            std::uint64_t next = std::uint64_t{limb} * base + carry;
            limb = static_cast<std::uint32_t>(next % 1'000'000'000);
            carry = next / 1'000'000'000;
        }
        if (carry != 0) limbs.push_back(static_cast<std::uint32_t>(carry));
    }
    std::string text = std::to_string(limbs.back());
    for (std::size_t i = limbs.size() - 1; i-- > 0;) {
        std::string part = std::to_string(limbs[i]);
        text.append(9 - part.size(), '0').append(part);
    }
    return text;
}

FoldedConstant from_literal(const ast::Constant& literal) {
    using ast::ConstantType;
    switch (literal.type) {
        case ConstantType::kNone: return make_none();
        case ConstantType::kTrue: return make_bool(true);
        case ConstantType::kFalse: return make_bool(false);
        case ConstantType::kEllipsis: return of_kind(Kind::ellipsis);
        case ConstantType::kInt: {
            if (literal.base == 0) return make_integer(literal.integer);
            FoldedConstant result = of_kind(Kind::integer);
            result.value.text = to_decimal(literal.text, literal.base);
            return result;
        }
        case ConstantType::kFloat: return make_floating(literal.number);
        case ConstantType::kComplex: {
            FoldedConstant result = of_kind(Kind::imaginary);
            result.value.floating = literal.number;
            return result;
        }
        case ConstantType::kStr: return make_text(literal.text);
        case ConstantType::kBytes: {
            FoldedConstant result = of_kind(Kind::bytes);
            result.value.text = std::string(literal.text);
            return result;
        }
    }
    return make_none();
}

std::optional<Wide> small_integer(const FoldedConstant& constant) {
    if (constant.value.kind == Kind::integer && constant.value.text.empty()) return constant.value.integer;
    if (constant.value.kind == Kind::true_) return 1;
    if (constant.value.kind == Kind::false_) return 0;
    return std::nullopt;
}

// As a float operand; only integers that a double holds exactly.
std::optional<double> number(const FoldedConstant& constant) {
    if (constant.value.kind == Kind::floating) return constant.value.floating;
    auto integer = small_integer(constant);
    constexpr Wide kExact = Wide{1} << 53;
    if (integer && *integer >= -kExact && *integer <= kExact) return static_cast<double>(*integer);
    return std::nullopt;
}

std::optional<Wide> power(Wide base, Wide exponent) {
    if (exponent < 0 || exponent > 200) return std::nullopt;
    Wide result = 1;
    for (Wide i = 0; i < exponent; ++i) {
        if (__builtin_mul_overflow(result, base, &result)) return std::nullopt;
    }
    return result;
}

std::optional<FoldedConstant> fold_integers(BinaryOperator op, Wide left, Wide right) {
    Wide result = 0;
    bool overflow = false;
    switch (op) {
        case BinaryOperator::kAdd: overflow = __builtin_add_overflow(left, right, &result); break;
        case BinaryOperator::kSub: overflow = __builtin_sub_overflow(left, right, &result); break;
        case BinaryOperator::kMult: overflow = __builtin_mul_overflow(left, right, &result); break;
        case BinaryOperator::kFloorDiv:
        case BinaryOperator::kMod: {
            if (right == 0) return std::nullopt;
            Wide quotient = left / right;
            Wide remainder = left % right;
            if (remainder != 0 && (remainder < 0) != (right < 0)) {
                --quotient;
                remainder += right;
            }
            result = op == BinaryOperator::kMod ? remainder : quotient;
            break;
        }
        case BinaryOperator::kLShift:
            if (right < 0 || right > 125) return std::nullopt;
            overflow = __builtin_mul_overflow(left, Wide{1} << static_cast<int>(right), &result);
            break;
        case BinaryOperator::kRShift:
            if (right < 0) return std::nullopt;
            result = left >> static_cast<int>(std::min(right, Wide{126}));
            break;
        case BinaryOperator::kBitAnd: result = left & right; break;
        case BinaryOperator::kBitOr: result = left | right; break;
        case BinaryOperator::kBitXor: result = left ^ right; break;
        case BinaryOperator::kPow: {
            auto value = power(left, right);
            if (!value) return std::nullopt;
            result = *value;
            break;
        }
        default: return std::nullopt;
    }
    if (overflow) return std::nullopt;
    return make_wide(result);
}

std::optional<FoldedConstant> fold_floats(BinaryOperator op, double left, double right) {
    switch (op) {
        case BinaryOperator::kAdd: return make_floating(left + right);
        case BinaryOperator::kSub: return make_floating(left - right);
        case BinaryOperator::kMult: return make_floating(left * right);
        case BinaryOperator::kDiv:
            if (right == 0) return std::nullopt;
            return make_floating(left / right);
        case BinaryOperator::kPow: {
            double result = left > 0 ? std::pow(left, right) : 0;
            if (left <= 0 || !std::isfinite(result)) return std::nullopt;
            return make_floating(result);
        }
        default: return std::nullopt;  // division with remainder is left to the running program
    }
}

std::optional<FoldedConstant> fold_texts(BinaryOperator op, const FoldedConstant& left,
                                         const FoldedConstant& right) {
    if (op == BinaryOperator::kAdd && left.value.kind == right.value.kind) {
        FoldedConstant result = left;
        result.value.text += right.value.text;
        return result;
    }
    auto count = small_integer(right);
    if (op != BinaryOperator::kMult || !count) return std::nullopt;
    if (*count < 0 ||
        *count * static_cast<Wide>(left.value.text.size() + 1) > static_cast<Wide>(kMaxTextSize)) {
        return std::nullopt;
    }
    FoldedConstant result = of_kind(left.value.kind);
    for (Wide i = 0; i < *count; ++i) result.value.text += left.value.text;
    return result;
}

}  // namespace

FoldedConstant make_none() {
    return {};
}

FoldedConstant make_integer(std::int64_t value) {
    FoldedConstant result = of_kind(Kind::integer);
    result.value.integer = value;
    return result;
}

FoldedConstant make_text(std::string_view text) {
    FoldedConstant result = of_kind(Kind::str);
    result.value.text = std::string(text);
    return result;
}

FoldedConstant make_tuple(std::vector<FoldedConstant> items) {
    FoldedConstant result = of_kind(Kind::tuple);
    result.items = std::move(items);
    return result;
}

std::optional<FoldedConstant> Folder::fold(const ast::Expr& expression) {
    switch (expression.kind) {
        case ast::NodeKind::kConstant: return from_literal(as<ast::Constant>(expression));
        case ast::NodeKind::kName: {
            const auto& name = as<ast::Name>(expression);
            if (name.ctx == ast::ExprContext::kLoad && name.id == "__debug__") return make_bool(true);
            return std::nullopt;
        }
        case ast::NodeKind::kTuple: {
            const auto& tuple = as<ast::Tuple>(expression);
            if (tuple.ctx != ast::ExprContext::kLoad) return std::nullopt;
            return fold_items(tuple.elts);
        }
        case ast::NodeKind::kUnaryOp: return fold_unary(as<ast::UnaryOp>(expression));
        case ast::NodeKind::kSubscript: return fold_subscript(as<ast::Subscript>(expression));
        case ast::NodeKind::kBinOp: {
            if (depth_ >= kMaxFoldDepth || variable_.contains(&expression)) return std::nullopt;
            ++depth_;
            auto result = fold_binary(as<ast::BinOp>(expression));
            --depth_;
            if (!result) variable_.insert(&expression);
            return result;
        }
        default: return std::nullopt;
    }
}

std::optional<FoldedConstant> Folder::fold_subscript(const ast::Subscript& expression) {
    if (expression.ctx != ast::ExprContext::kLoad || expression.slice->kind == ast::NodeKind::kSlice) {
        return std::nullopt;
    }
    auto index = fold(*expression.slice);
    if (!index || index->value.kind != Kind::integer || !index->value.text.empty()) return std::nullopt;
    auto container = fold(*expression.value);
    if (!container) return std::nullopt;
    bool tuple = container->value.kind == Kind::tuple;
    auto size = static_cast<std::int64_t>(tuple ? container->items.size() : container->value.text.size());
    std::int64_t at = index->value.integer;
    if (at < 0) at += size;
    if (at < 0 || at >= size) return std::nullopt;
    auto place = static_cast<std::size_t>(at);
    if (tuple) return container->items[place];
    const std::string& text = container->value.text;
    if (container->value.kind == Kind::bytes) return make_integer(static_cast<unsigned char>(text[place]));
    bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
    if (container->value.kind != Kind::str || !ascii) return std::nullopt;
    return make_text(std::string_view(text).substr(place, 1));
}

std::optional<FoldedConstant> Folder::fold_items(std::span<ast::Expr* const> elements) {
    // From the end: displays with one variable item then cost little.
    std::vector<FoldedConstant> items(elements.size());
    for (std::size_t i = elements.size(); i-- > 0;) {
        auto item = fold(*elements[i]);
        if (!item) return std::nullopt;
        items[i] = std::move(*item);
    }
    return make_tuple(std::move(items));
}

std::optional<FoldedConstant> Folder::fold_unary(const ast::UnaryOp& expression) {
    auto operand = fold(*expression.operand);
    if (!operand) return std::nullopt;
    if (expression.op == ast::UnaryOperator::kNot) {
        if (operand->value.kind == Kind::tuple) return make_bool(operand->items.empty());
        return make_bool(!truth(operand->value));
    }
    bool is_bool = operand->value.kind == Kind::true_ || operand->value.kind == Kind::false_;
    if (auto integer = small_integer(*operand)) {
        switch (expression.op) {
            case ast::UnaryOperator::kUSub: return make_wide(-*integer);
            case ast::UnaryOperator::kUAdd: return make_wide(*integer);
            default:
                if (is_bool) return std::nullopt;  // deprecated: the warning comes when it runs
                return make_wide(-*integer - 1);
        }
    }
    if (operand->value.kind == Kind::integer && expression.op == ast::UnaryOperator::kUSub) {
        std::string& text = operand->value.text;
        if (text.front() == '-') {
            text.erase(0, 1);
        } else {
            text.insert(0, "-");
        }
        return operand;
    }
    if (operand->value.kind == Kind::floating && expression.op != ast::UnaryOperator::kInvert) {
        if (expression.op == ast::UnaryOperator::kUSub) operand->value.floating = -operand->value.floating;
        return operand;
    }
    return std::nullopt;
}

std::optional<FoldedConstant> Folder::fold_binary(const ast::BinOp& expression) {
    auto right = fold(*expression.right);
    if (!right) return std::nullopt;
    auto left = fold(*expression.left);
    if (!left) return std::nullopt;
    return combine(expression.op, *left, *right);
}

std::optional<FoldedConstant> Folder::combine(BinaryOperator op, const FoldedConstant& left,
                                              const FoldedConstant& right) {
    Kind kind = left.value.kind;
    if (kind == Kind::str || kind == Kind::bytes) return fold_texts(op, left, right);
    auto left_integer = small_integer(left);
    auto right_integer = small_integer(right);
    bool both_bool = kind != Kind::integer && right.value.kind != Kind::integer;
    if (left_integer && right_integer && op != BinaryOperator::kDiv) {
        if (both_bool) return std::nullopt;  // True & False stays a bool
        return fold_integers(op, *left_integer, *right_integer);
    }
    auto left_number = number(left);
    auto right_number = number(right);
    if (left_number && right_number) return fold_floats(op, *left_number, *right_number);
    return std::nullopt;
}

}  // namespace awaitscope
