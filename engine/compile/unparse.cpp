#include "engine/compile/unparse.h"

#include <array>
#include <cmath>
#include <span>
#include <string_view>

#include <fmt/format.h>

namespace awaitscope {

using ast::as;
using ast::NodeKind;

namespace {

// How tightly an operator binds; what stands in a tighter place gets parentheses.
enum Level {
    kTuple,
    kTest,
    kOr,
    kAnd,
    kNot,
    kCompare,
    kBitOr,
    kBitXor,
    kBitAnd,
    kShift,
    kArith,
    kTerm,
    kFactor,
    kPower,
    kAwait,
    kAtom,
};

std::string text_repr(std::string_view text, bool bytes) {
    char quote = '\'';
    if (text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos) quote = '"';
    std::string result(bytes ? "b" : "");
    result += quote;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        switch (c) {
            case '\n': result += "\\n"; break;
            case '\r': result += "\\r"; break;
            case '\t': result += "\\t"; break;
            default:
                if (c == quote || c == '\\') {
                    result += '\\';
                    result += c;
                } else if (byte < 0x20 || byte == 0x7f || (bytes && byte >= 0x80)) {
                    result += fmt::format("\\x{:02x}", byte);
                } else {
                    result += c;
                }
        }
    }
    return result + quote;
}

std::string float_repr(double value) {
    if (std::isinf(value)) return "1e309";
    std::string text = fmt::format("{}", value);
    if (text.find_first_not_of("-0123456789") == std::string::npos) text += ".0";
    return text;
}

std::string constant_repr(const ast::Constant& constant) {
    using ast::ConstantType;
    switch (constant.type) {
        case ConstantType::kNone: return "None";
        case ConstantType::kTrue: return "True";
        case ConstantType::kFalse: return "False";
        case ConstantType::kEllipsis: return "...";
        case ConstantType::kInt: {
            if (constant.base == 0) return std::to_string(constant.integer);
            std::string_view prefix = constant.base == 16  ? "0x"
                                      : constant.base == 8 ? "0o"
                                      : constant.base == 2 ? "0b"
                                                           : "";
            return std::string(prefix) + std::string(constant.text);
        }
        case ConstantType::kFloat: return float_repr(constant.number);
        case ConstantType::kComplex: {
            std::string text = float_repr(constant.number);
            if (text.ends_with(".0")) text.resize(text.size() - 2);
            return text + 'j';
        }
        case ConstantType::kStr:
            return (constant.unicode_prefix ? "u" : "") + text_repr(constant.text, false);
        case ConstantType::kBytes: return text_repr(constant.text, true);
    }
    return {};
}

class Unparser {
  public:
    std::string take() { return std::move(out_); }

    void write(const ast::Expr& expression, int level) {
        switch (expression.kind) {
            case NodeKind::kBoolOp: return boolean(as<ast::BoolOp>(expression), level);
            case NodeKind::kBinOp: return binary(as<ast::BinOp>(expression), level);
            case NodeKind::kUnaryOp: return unary(as<ast::UnaryOp>(expression), level);
            case NodeKind::kLambda: return lambda(as<ast::Lambda>(expression), level);
            case NodeKind::kIfExp: return conditional(as<ast::IfExp>(expression), level);
            case NodeKind::kCompare: return compare(as<ast::Compare>(expression), level);
            case NodeKind::kConstant: out_ += constant_repr(as<ast::Constant>(expression)); return;
            case NodeKind::kName: out_ += as<ast::Name>(expression).id; return;
            case NodeKind::kAttribute: return attribute(as<ast::Attribute>(expression));
            case NodeKind::kSubscript:
                write(*as<ast::Subscript>(expression).value, kAtom);
                out_ += '[';
                write(*as<ast::Subscript>(expression).slice, kTuple);
                out_ += ']';
                return;
            case NodeKind::kSlice: return slice(as<ast::Slice>(expression));
            case NodeKind::kStarred: out_ += '*'; return write(*as<ast::Starred>(expression).value, kBitOr);
            case NodeKind::kCall: return call(as<ast::Call>(expression));
            case NodeKind::kJoinedStr:
                out_ += 'f' + text_repr(joined(as<ast::JoinedStr>(expression)), false);
                return;
            case NodeKind::kAwait:
            case NodeKind::kYield:
            case NodeKind::kYieldFrom:
            case NodeKind::kNamedExpr: return suspending(expression, level);
            default: return display(expression, level);
        }
    }

  private:
    class Parentheses {
      public:
        Parentheses(std::string& out, bool needed) : out_(out), needed_(needed) {
            if (needed_) out_ += '(';
        }
        ~Parentheses() {
            if (needed_) out_ += ')';
        }
        Parentheses(const Parentheses&) = delete;
        Parentheses& operator=(const Parentheses&) = delete;

      private:
        std::string& out_;
        bool needed_;
    };

    void list(std::span<ast::Expr* const> expressions, int level) {
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            if (i > 0) out_ += ", ";
            write(*expressions[i], level);
        }
    }

    void boolean(const ast::BoolOp& expression, int level) {
        bool is_and = expression.op == ast::BoolOperator::kAnd;
        int own = is_and ? kAnd : kOr;
        Parentheses parentheses(out_, level > own);
        for (std::size_t i = 0; i < expression.values.size(); ++i) {
            if (i > 0) out_ += is_and ? " and " : " or ";
            write(*expression.values[i], own + 1);
        }
    }

    void binary(const ast::BinOp& expression, int level) {
        struct Operator {
            std::string_view text;
            int level;
            bool right;
        };
        static constexpr std::array<Operator, 13> kOperators = {{{" + ", kArith, false},
                                                                 {" - ", kArith, false},
                                                                 {" * ", kTerm, false},
                                                                 {" @ ", kTerm, false},
                                                                 {" / ", kTerm, false},
                                                                 {" % ", kTerm, false},
                                                                 {" ** ", kPower, true},
                                                                 {" << ", kShift, false},
                                                                 {" >> ", kShift, false},
                                                                 {" | ", kBitOr, false},
                                                                 {" ^ ", kBitXor, false},
                                                                 {" & ", kBitAnd, false},
                                                                 {" // ", kTerm, false}}};
        const Operator& op = kOperators[static_cast<std::size_t>(expression.op)];
        Parentheses parentheses(out_, level > op.level);
        write(*expression.left, op.level + (op.right ? 1 : 0));
        out_ += op.text;
        write(*expression.right, op.level + (op.right ? 0 : 1));
    }

    void unary(const ast::UnaryOp& expression, int level) {
        static constexpr std::array<std::string_view, 4> kOperators = {"~", "not ", "+", "-"};
        int own = expression.op == ast::UnaryOperator::kNot ? kNot : kFactor;
        Parentheses parentheses(out_, level > own);
        out_ += kOperators[static_cast<std::size_t>(expression.op)];
        write(*expression.operand, own);
    }

    void compare(const ast::Compare& expression, int level) {
        static constexpr std::array<std::string_view, 10> kOperators = {
            " == ", " != ", " < ", " <= ", " > ", " >= ", " is ", " is not ", " in ", " not in "};
        Parentheses parentheses(out_, level > kCompare);
        write(*expression.left, kCompare + 1);
        for (std::size_t i = 0; i < expression.ops.size(); ++i) {
            out_ += kOperators[static_cast<std::size_t>(expression.ops[i])];
            write(*expression.comparators[i], kCompare + 1);
        }
    }

    void conditional(const ast::IfExp& expression, int level) {
        Parentheses parentheses(out_, level > kTest);
        write(*expression.body, kTest + 1);
        out_ += " if ";
        write(*expression.test, kTest + 1);
        out_ += " else ";
        write(*expression.orelse, kTest);
    }

    void lambda(const ast::Lambda& expression, int level) {
        Parentheses parentheses(out_, level > kTest);
        std::string parameters = parameter_list(*expression.args);
        out_ += parameters.empty() ? "lambda" : "lambda " + parameters;
        out_ += ": ";
        write(*expression.body, kTest);
    }

    static std::string parameter_list(const ast::Arguments& parameters) {
        std::string text;
        auto separate = [&] { text += text.empty() ? "" : ", "; };
        auto assign = [&](const ast::Expr* value) {
            if (value == nullptr) return;
            text += '=';
            text += unparse_at(*value, kTest);
        };
        std::size_t positional = parameters.posonlyargs.size() + parameters.args.size();
        for (std::size_t i = 0; i < positional; ++i) {
            separate();
            bool only = i < parameters.posonlyargs.size();
            text += only ? parameters.posonlyargs[i]->arg
                         : parameters.args[i - parameters.posonlyargs.size()]->arg;
            std::size_t first = positional - parameters.defaults.size();
            if (i >= first) assign(parameters.defaults[i - first]);
            if (only && i + 1 == parameters.posonlyargs.size()) text += ", /";
        }
        if (parameters.vararg != nullptr || !parameters.kwonlyargs.empty()) {
            separate();
            text += '*';
            if (parameters.vararg != nullptr) text += parameters.vararg->arg;
        }
        for (std::size_t i = 0; i < parameters.kwonlyargs.size(); ++i) {
            separate();
            text += parameters.kwonlyargs[i]->arg;
            assign(parameters.kw_defaults[i]);
        }
        if (parameters.kwarg != nullptr) {
            separate();
            text += "**";
            text += parameters.kwarg->arg;
        }
        return text;
    }

    void attribute(const ast::Attribute& expression) {
        write(*expression.value, kAtom);
        const auto* constant = ast::try_as<ast::Constant>(expression.value);
        if (constant != nullptr && constant->type == ast::ConstantType::kInt) out_ += ' ';
        out_ += '.';
        out_ += expression.attr;
    }

    void slice(const ast::Slice& expression) {
        if (expression.lower != nullptr) write(*expression.lower, kTest);
        out_ += ':';
        if (expression.upper != nullptr) write(*expression.upper, kTest);
        if (expression.step == nullptr) return;
        out_ += ':';
        write(*expression.step, kTest);
    }

    void call(const ast::Call& expression) {
        write(*expression.func, kAtom);
        if (expression.args.size() == 1 && expression.keywords.empty() &&
            expression.args[0]->kind == NodeKind::kGeneratorExp) {
            return write(*expression.args[0], kTuple);  // brings its own parentheses
        }
        out_ += '(';
        list(expression.args, kTest);
        bool first = expression.args.empty();
        for (const ast::Keyword* keyword : expression.keywords) {
            if (!first) out_ += ", ";
            first = false;
            out_ += keyword->arg.data() == nullptr ? "**" : std::string(keyword->arg) + "=";
            write(*keyword->value, kTest);
        }
        out_ += ')';
    }

    void suspending(const ast::Expr& expression, int level) {
        if (expression.kind == NodeKind::kAwait) {
            Parentheses parentheses(out_, level > kAwait);
            out_ += "await ";
            return write(*as<ast::Await>(expression).value, kAtom);
        }
        if (expression.kind == NodeKind::kNamedExpr) {
            Parentheses parentheses(out_, level > kTuple);
            write(*as<ast::NamedExpr>(expression).target, kAtom);
            out_ += " := ";
            return write(*as<ast::NamedExpr>(expression).value, kAtom);
        }
        Parentheses parentheses(out_, true);
        if (expression.kind == NodeKind::kYieldFrom) {
            out_ += "yield from ";
            return write(*as<ast::YieldFrom>(expression).value, kTest);
        }
        out_ += "yield";
        if (as<ast::Yield>(expression).value == nullptr) return;
        out_ += ' ';
        write(*as<ast::Yield>(expression).value, kTest);
    }

    void generators(std::span<const ast::Comprehension> loops) {
        for (const ast::Comprehension& loop : loops) {
            out_ += loop.is_async ? " async for " : " for ";
            write(*loop.target, kTuple);
            out_ += " in ";
            write(*loop.iter, kTest + 1);
            for (const ast::Expr* condition : loop.ifs) {
                out_ += " if ";
                write(*condition, kTest + 1);
            }
        }
    }

    void display(const ast::Expr& expression, int level) {
        switch (expression.kind) {
            case NodeKind::kTuple: {
                const auto& elements = as<ast::Tuple>(expression).elts;
                if (elements.empty()) {
                    out_ += "()";
                    return;
                }
                Parentheses parentheses(out_, level > kTuple);
                list(elements, kTest);
                if (elements.size() == 1) out_ += ',';
                return;
            }
            case NodeKind::kList:
                out_ += '[';
                list(as<ast::List>(expression).elts, kTest);
                out_ += ']';
                return;
            case NodeKind::kSet:
                out_ += '{';
                list(as<ast::Set>(expression).elts, kTest);
                out_ += '}';
                return;
            case NodeKind::kDict: return dictionary(as<ast::Dict>(expression));
            case NodeKind::kDictComp:
                out_ += '{';
                write(*as<ast::DictComp>(expression).key, kTest);
                out_ += ": ";
                write(*as<ast::DictComp>(expression).value, kTest);
                generators(as<ast::DictComp>(expression).generators);
                out_ += '}';
                return;
            case NodeKind::kListComp: return comprehension(expression, '[', ']');
            case NodeKind::kSetComp: return comprehension(expression, '{', '}');
            case NodeKind::kGeneratorExp: return comprehension(expression, '(', ')');
            default: return;
        }
    }

    void comprehension(const ast::Expr& expression, char open, char close) {
        const auto& comp = static_cast<const ast::SequenceComp&>(expression);
        out_ += open;
        write(*comp.elt, kTest);
        generators(comp.generators);
        out_ += close;
    }

    void dictionary(const ast::Dict& expression) {
        out_ += '{';
        for (std::size_t i = 0; i < expression.values.size(); ++i) {
            if (i > 0) out_ += ", ";
            if (expression.keys[i] == nullptr) {
                out_ += "**";
                write(*expression.values[i], kBitOr);
            } else {
                write(*expression.keys[i], kTest);
                out_ += ": ";
                write(*expression.values[i], kTest);
            }
        }
        out_ += '}';
    }

    // The body of an f-string, before it is quoted.
    static std::string joined(const ast::JoinedStr& expression) {
        std::string body;
        for (const ast::Expr* part : expression.values) {
            if (const auto* constant = ast::try_as<ast::Constant>(part)) {
                for (char c : constant->text) body.append(c == '{' || c == '}' ? 2 : 1, c);
                continue;
            }
            const auto& value = as<ast::FormattedValue>(*part);
            std::string text = unparse_at(*value.value, kTest + 1);
            body += text.starts_with('{') ? "{ " : "{";
            body += text;
            if (value.conversion > 0) body.append("!") += static_cast<char>(value.conversion);
            if (value.format_spec != nullptr) body.append(":").append(joined(*value.format_spec));
            body += '}';
        }
        return body;
    }

    static std::string unparse_at(const ast::Expr& expression, int level) {
        Unparser inner;
        inner.write(expression, level);
        return inner.take();
    }

    std::string out_;
};

}  // namespace

std::string unparse(const ast::Expr& expression) {
    Unparser unparser;
    unparser.write(expression, kTest);
    return unparser.take();
}

}  // namespace awaitscope
