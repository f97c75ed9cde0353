#include "engine/syntax/dump.h"

#include "engine/syntax/unicode_names.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace awaitscope::ast {
namespace {

// repr() of a string with everything outside ASCII escaped.
std::string quoted(std::string_view text, bool bytes) {
    bool single = text.find('\'') != std::string_view::npos;
    char quote = single && text.find('"') == std::string_view::npos ? '"' : '\'';
    std::string out = bytes ? "b" : "";
    out += quote;
    while (!text.empty()) {
        DecodedCharacter c{static_cast<unsigned char>(text[0]), 1};
        if (!bytes) c = decode_character(text);
        text.remove_prefix(c.length);
        std::uint32_t code = c.code_point;
        auto append = [&](const auto& format, auto value) {
            fmt::format_to(std::back_inserter(out), fmt::runtime(format), value);
        };
        if (code == '\\' || code == static_cast<std::uint32_t>(quote)) {
            out += '\\';
            out += static_cast<char>(code);
        } else if (code == '\n') {
            out += "\\n";
        } else if (code == '\r') {
            out += "\\r";
        } else if (code == '\t') {
            out += "\\t";
        } else if (code >= ' ' && code < 0x7F) {
            out += static_cast<char>(code);
        } else if (code < 0x100) {
            append("\\x{:02x}", code);
        } else if (code < 0x10000) {
            append("\\u{:04x}", code);
        } else {
            append("\\U{:08x}", code);
        }
    }
    return out + quote;
}

// repr() of a float: the shortest digits that read back as the same number, in Python's layout.
std::string float_repr(double value) {
    if (std::isinf(value)) return "inf";
    char buffer[64];
    auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    std::string_view shown(buffer, static_cast<std::size_t>(end - buffer));
    std::size_t e = shown.find('e');
    int exponent = std::atoi(std::string(shown.substr(e + 1)).c_str());
    std::string digits;
    for (char c : shown.substr(0, e)) {
        if (c != '.') digits += c;
    }
    auto count = static_cast<int>(digits.size());
    if (exponent < -4 || exponent >= 16) {
        std::string out = digits.substr(0, 1);
        if (count > 1) out += "." + digits.substr(1);
        return out + fmt::format("e{}{:02d}", exponent < 0 ? '-' : '+', std::abs(exponent));
    }
    if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    if (count <= exponent + 1) {
        return digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0') + ".0";
    }
    return digits.substr(0, static_cast<std::size_t>(exponent) + 1) + "." +
           digits.substr(static_cast<std::size_t>(exponent) + 1);
}

// Decimal digits of a whole number of any size, by schoolbook arithmetic: dumps are for tests and people.
std::string decimal(std::string_view digits, std::uint32_t base) {
    if (base == 10) return std::string(digits);
    std::vector<std::uint32_t> limbs;  // base 10^9, least significant first
    for (char c : digits) {
        std::uint64_t carry = static_cast<std::uint64_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        for (auto& limb : limbs) {
            std::uint64_t value = std::uint64_t{limb} * base + carry;
            limb = static_cast<std::uint32_t>(value % 1'000'000'000);
            carry = value / 1'000'000'000;
        }
        if (carry != 0) limbs.push_back(static_cast<std::uint32_t>(carry));
    }
    if (limbs.empty()) return "0";
    std::string out = fmt::format("{}", limbs.back());
    for (std::size_t i = limbs.size() - 1; i-- > 0;) out += fmt::format("{:09d}", limbs[i]);
    return out;
}

std::string constant_repr(const Constant& c) {
    switch (c.type) {
        case ConstantType::kNone: return "None";
        case ConstantType::kTrue: return "True";
        case ConstantType::kFalse: return "False";
        case ConstantType::kEllipsis: return "Ellipsis";
        case ConstantType::kInt: return c.base == 0 ? fmt::format("{}", c.integer) : decimal(c.text, c.base);
        case ConstantType::kFloat: return float_repr(c.number);
        case ConstantType::kComplex: {
            std::string number = float_repr(c.number);
            if (number.ends_with(".0")) number.resize(number.size() - 2);
            return number + "j";
        }
        case ConstantType::kStr: return quoted(c.text, false);
        case ConstantType::kBytes: return quoted(c.text, true);
    }
    return {};
}

constexpr const char* kContextNames[] = {"Load", "Store", "Del"};
constexpr const char* kBoolNames[] = {"And", "Or"};
constexpr const char* kBinaryNames[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                        "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
constexpr const char* kUnaryNames[] = {"Invert", "Not", "UAdd", "USub"};
constexpr const char* kCompareNames[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                         "GtE", "Is",    "IsNot", "In",  "NotIn"};

template <class Enum>
std::size_t index(Enum value) {
    return static_cast<std::size_t>(value);
}

class Dumper {
  public:
    explicit Dumper(const DumpOptions& options) : options_(options) {}

    std::string take() { return std::move(out_); }

    void module(const Module& m) {
        open("Module");
        nodes("body", m.body);
        close(nullptr);
    }

    void node(const Node& n);

  private:
    // Every field begins like this, on a line of its own or after a comma.
    void begin_field(const char* name) {
        if (!first_) out_ += options_.indent < 0 ? ", " : ",";
        new_line();
        first_ = false;
        if (name != nullptr) {
            out_ += name;
            out_ += '=';
        }
    }
    void new_line() {
        if (options_.indent < 0) return;
        out_ += '\n';
        out_.append(static_cast<std::size_t>(level_ * options_.indent), ' ');
    }
    void open(const char* name) {
        out_ += name;
        out_ += '(';
        ++level_;
        first_ = true;
    }
    void close(const Node* n) {
        if (n != nullptr && options_.attributes) {
            text("lineno", fmt::format("{}", n->span.line));
            text("col_offset", fmt::format("{}", n->span.column));
            text("end_lineno", fmt::format("{}", n->span.end_line));
            text("end_col_offset", fmt::format("{}", n->span.end_column));
        }
        --level_;
        first_ = false;
        out_ += ')';
    }
    void text(const char* name, std::string_view value) {
        begin_field(name);
        out_ += value;
    }
    void identifier(const char* name, Identifier value) {
        if (value.data() != nullptr) text(name, quoted(value, false));
    }
    void child(const char* name, const Node* value) {
        if (value == nullptr) return;
        begin_field(name);
        node(*value);
        first_ = false;
    }
    template <class Item, class Each>
    void list(const char* name, std::span<Item> items, Each each) {
        if (items.empty()) return;
        begin_field(name);
        out_ += '[';
        ++level_;
        first_ = true;
        for (auto& item : items) {
            begin_field(nullptr);
            each(item);
            first_ = false;
        }
        --level_;
        first_ = false;
        out_ += ']';
    }
    template <class T>
    void nodes(const char* name, std::span<T*> items) {
        list(name, items, [this](T* item) {
            if (item == nullptr) {
                out_ += "None";
            } else {
                node(*item);
            }
        });
    }
    void identifiers(const char* name, std::span<Identifier> items) {
        list(name, items, [this](Identifier id) { out_ += quoted(id, false); });
    }
    void empty_node(const char* name, const char* kind) { text(name, std::string(kind) + "()"); }
    void context(ExprContext ctx) { empty_node("ctx", kContextNames[index(ctx)]); }

    void arguments(const Arguments& a);
    void comprehensions(std::span<Comprehension> generators);
    void statement(const Node& n);
    void definition(const Node& n);
    void expression(const Node& n);
    void display(const Node& n);
    void pattern(const Node& n);
    void other(const Node& n);

    DumpOptions options_;
    std::string out_;
    int level_ = 0;
    bool first_ = true;
};

void Dumper::arguments(const Arguments& a) {
    begin_field("args");
    open("arguments");
    nodes("posonlyargs", a.posonlyargs);
    nodes("args", a.args);
    child("vararg", a.vararg);
    nodes("kwonlyargs", a.kwonlyargs);
    nodes("kw_defaults", a.kw_defaults);
    child("kwarg", a.kwarg);
    nodes("defaults", a.defaults);
    close(nullptr);
}

void Dumper::comprehensions(std::span<Comprehension> generators) {
    list("generators", generators, [this](const Comprehension& c) {
        open("comprehension");
        child("target", c.target);
        child("iter", c.iter);
        nodes("ifs", c.ifs);
        text("is_async", c.is_async ? "1" : "0");
        close(nullptr);
    });
}

void Dumper::node(const Node& n) {
    open(kind_name(n.kind));
    if (n.kind < NodeKind::kBoolOp) {
        statement(n);
    } else if (n.kind < NodeKind::kMatchValue) {
        expression(n);
    } else if (n.kind < NodeKind::kTypeVar) {
        pattern(n);
    } else {
        other(n);
    }
    close(&n);
}

void Dumper::definition(const Node& n) {
    if (n.kind == NodeKind::kClassDef) {
        const auto& s = as<ClassDef>(n);
        identifier("name", s.name);
        nodes("bases", s.bases);
        nodes("keywords", s.keywords);
        nodes("body", s.body);
        nodes("decorator_list", s.decorator_list);
        nodes("type_params", s.type_params);
        return;
    }
    const auto& s = as<FunctionDef>(n);
    identifier("name", s.name);
    arguments(*s.args);
    nodes("body", s.body);
    nodes("decorator_list", s.decorator_list);
    child("returns", s.returns);
    nodes("type_params", s.type_params);
}

void Dumper::statement(const Node& n) {
    switch (n.kind) {
        case NodeKind::kFunctionDef:
        case NodeKind::kAsyncFunctionDef:
        case NodeKind::kClassDef: definition(n); break;
        case NodeKind::kReturn: child("value", as<Return>(n).value); break;
        case NodeKind::kDelete: nodes("targets", as<Delete>(n).targets); break;
        case NodeKind::kAssign:
            nodes("targets", as<Assign>(n).targets);
            child("value", as<Assign>(n).value);
            break;
        case NodeKind::kTypeAlias:
            child("name", as<TypeAlias>(n).name);
            nodes("type_params", as<TypeAlias>(n).type_params);
            child("value", as<TypeAlias>(n).value);
            break;
        case NodeKind::kAugAssign:
            child("target", as<AugAssign>(n).target);
            empty_node("op", kBinaryNames[index(as<AugAssign>(n).op)]);
            child("value", as<AugAssign>(n).value);
            break;
        case NodeKind::kAnnAssign:
            child("target", as<AnnAssign>(n).target);
            child("annotation", as<AnnAssign>(n).annotation);
            child("value", as<AnnAssign>(n).value);
            text("simple", as<AnnAssign>(n).simple ? "1" : "0");
            break;
        case NodeKind::kFor:
        case NodeKind::kAsyncFor:
            child("target", as<For>(n).target);
            child("iter", as<For>(n).iter);
            nodes("body", as<For>(n).body);
            nodes("orelse", as<For>(n).orelse);
            break;
        case NodeKind::kWhile:
            child("test", as<While>(n).test);
            nodes("body", as<While>(n).body);
            nodes("orelse", as<While>(n).orelse);
            break;
        case NodeKind::kIf:
            child("test", as<If>(n).test);
            nodes("body", as<If>(n).body);
            nodes("orelse", as<If>(n).orelse);
            break;
        case NodeKind::kWith:
        case NodeKind::kAsyncWith:
            list("items", as<With>(n).items, [this](const WithItem& item) {
                open("withitem");
                child("context_expr", item.context_expr);
                child("optional_vars", item.optional_vars);
                close(nullptr);
            });
            nodes("body", as<With>(n).body);
            break;
        case NodeKind::kMatch:
            child("subject", as<Match>(n).subject);
            list("cases", as<Match>(n).cases, [this](const MatchCase& c) {
                open("match_case");
                child("pattern", c.pattern);
                child("guard", c.guard);
                nodes("body", c.body);
                close(nullptr);
            });
            break;
        case NodeKind::kRaise:
            child("exc", as<Raise>(n).exc);
            child("cause", as<Raise>(n).cause);
            break;
        case NodeKind::kTry:
        case NodeKind::kTryStar:
            nodes("body", as<Try>(n).body);
            nodes("handlers", as<Try>(n).handlers);
            nodes("orelse", as<Try>(n).orelse);
            nodes("finalbody", as<Try>(n).finalbody);
            break;
        case NodeKind::kAssert:
            child("test", as<Assert>(n).test);
            child("msg", as<Assert>(n).msg);
            break;
        case NodeKind::kImport: nodes("names", as<Import>(n).names); break;
        case NodeKind::kImportFrom:
            identifier("module", as<ImportFrom>(n).module);
            nodes("names", as<ImportFrom>(n).names);
            text("level", fmt::format("{}", as<ImportFrom>(n).level));
            break;
        case NodeKind::kGlobal:
        case NodeKind::kNonlocal: identifiers("names", as<Global>(n).names); break;
        case NodeKind::kExprStmt: child("value", as<ExprStmt>(n).value); break;
        default: break;
    }
}

void Dumper::expression(const Node& n) {
    switch (n.kind) {
        case NodeKind::kBoolOp:
            empty_node("op", kBoolNames[index(as<BoolOp>(n).op)]);
            nodes("values", as<BoolOp>(n).values);
            break;
        case NodeKind::kNamedExpr:
            child("target", as<NamedExpr>(n).target);
            child("value", as<NamedExpr>(n).value);
            break;
        case NodeKind::kBinOp:
            child("left", as<BinOp>(n).left);
            empty_node("op", kBinaryNames[index(as<BinOp>(n).op)]);
            child("right", as<BinOp>(n).right);
            break;
        case NodeKind::kUnaryOp:
            empty_node("op", kUnaryNames[index(as<UnaryOp>(n).op)]);
            child("operand", as<UnaryOp>(n).operand);
            break;
        case NodeKind::kLambda:
            arguments(*as<Lambda>(n).args);
            child("body", as<Lambda>(n).body);
            break;
        case NodeKind::kIfExp:
            child("test", as<IfExp>(n).test);
            child("body", as<IfExp>(n).body);
            child("orelse", as<IfExp>(n).orelse);
            break;
        case NodeKind::kAwait: child("value", as<Await>(n).value); break;
        case NodeKind::kYield: child("value", as<Yield>(n).value); break;
        case NodeKind::kYieldFrom: child("value", as<YieldFrom>(n).value); break;
        case NodeKind::kCompare:
            child("left", as<Compare>(n).left);
            list("ops", as<Compare>(n).ops,
                 [this](CompareOperator op) { out_ += std::string(kCompareNames[index(op)]) + "()"; });
            nodes("comparators", as<Compare>(n).comparators);
            break;
        case NodeKind::kCall:
            child("func", as<Call>(n).func);
            nodes("args", as<Call>(n).args);
            nodes("keywords", as<Call>(n).keywords);
            break;
        case NodeKind::kAttribute:
            child("value", as<Attribute>(n).value);
            identifier("attr", as<Attribute>(n).attr);
            context(as<Attribute>(n).ctx);
            break;
        case NodeKind::kSubscript:
            child("value", as<Subscript>(n).value);
            child("slice", as<Subscript>(n).slice);
            context(as<Subscript>(n).ctx);
            break;
        case NodeKind::kStarred:
            child("value", as<Starred>(n).value);
            context(as<Starred>(n).ctx);
            break;
        case NodeKind::kName:
            identifier("id", as<Name>(n).id);
            context(as<Name>(n).ctx);
            break;
        case NodeKind::kSlice:
            child("lower", as<Slice>(n).lower);
            child("upper", as<Slice>(n).upper);
            child("step", as<Slice>(n).step);
            break;
        default: display(n);
    }
}

// Literals, displays and comprehensions.
void Dumper::display(const Node& n) {
    switch (n.kind) {
        case NodeKind::kDict:
            nodes("keys", as<Dict>(n).keys);
            nodes("values", as<Dict>(n).values);
            break;
        case NodeKind::kSet: nodes("elts", as<Set>(n).elts); break;
        case NodeKind::kListComp:
        case NodeKind::kSetComp:
        case NodeKind::kGeneratorExp:
            child("elt", static_cast<const SequenceComp&>(n).elt);
            comprehensions(static_cast<const SequenceComp&>(n).generators);
            break;
        case NodeKind::kDictComp:
            child("key", as<DictComp>(n).key);
            child("value", as<DictComp>(n).value);
            comprehensions(as<DictComp>(n).generators);
            break;
        case NodeKind::kFormattedValue:
            child("value", as<FormattedValue>(n).value);
            text("conversion", fmt::format("{}", as<FormattedValue>(n).conversion));
            child("format_spec", as<FormattedValue>(n).format_spec);
            break;
        case NodeKind::kInterpolation:
            child("value", as<Interpolation>(n).value);
            text("str", quoted(as<Interpolation>(n).str, false));
            text("conversion", fmt::format("{}", as<Interpolation>(n).conversion));
            child("format_spec", as<Interpolation>(n).format_spec);
            break;
        case NodeKind::kJoinedStr: nodes("values", as<JoinedStr>(n).values); break;
        case NodeKind::kTemplateStr: nodes("values", as<TemplateStr>(n).values); break;
        case NodeKind::kConstant:
            text("value", constant_repr(as<Constant>(n)));
            if (as<Constant>(n).unicode_prefix) text("kind", "'u'");
            break;
        case NodeKind::kList:
        case NodeKind::kTuple:
            nodes("elts", static_cast<const Sequence&>(n).elts);
            context(static_cast<const Sequence&>(n).ctx);
            break;
        default: break;
    }
}

void Dumper::pattern(const Node& n) {
    switch (n.kind) {
        case NodeKind::kMatchValue: child("value", as<MatchValue>(n).value); break;
        case NodeKind::kMatchSingleton: {
            ConstantType value = as<MatchSingleton>(n).value;
            text("value", value == ConstantType::kNone   ? "None"
                          : value == ConstantType::kTrue ? "True"
                                                         : "False");
            break;
        }
        case NodeKind::kMatchSequence: nodes("patterns", as<MatchSequence>(n).patterns); break;
        case NodeKind::kMatchMapping:
            nodes("keys", as<MatchMapping>(n).keys);
            nodes("patterns", as<MatchMapping>(n).patterns);
            identifier("rest", as<MatchMapping>(n).rest);
            break;
        case NodeKind::kMatchClass:
            child("cls", as<MatchClass>(n).cls);
            nodes("patterns", as<MatchClass>(n).patterns);
            identifiers("kwd_attrs", as<MatchClass>(n).kwd_attrs);
            nodes("kwd_patterns", as<MatchClass>(n).kwd_patterns);
            break;
        case NodeKind::kMatchStar: identifier("name", as<MatchStar>(n).name); break;
        case NodeKind::kMatchAs:
            child("pattern", as<MatchAs>(n).pattern);
            identifier("name", as<MatchAs>(n).name);
            break;
        case NodeKind::kMatchOr: nodes("patterns", as<MatchOr>(n).patterns); break;
        default: break;
    }
}

void Dumper::other(const Node& n) {
    switch (n.kind) {
        case NodeKind::kTypeVar:
            identifier("name", as<TypeVar>(n).name);
            child("bound", as<TypeVar>(n).bound);
            child("default_value", as<TypeVar>(n).default_value);
            break;
        case NodeKind::kParamSpec:
            identifier("name", as<ParamSpec>(n).name);
            child("default_value", as<ParamSpec>(n).default_value);
            break;
        case NodeKind::kTypeVarTuple:
            identifier("name", as<TypeVarTuple>(n).name);
            child("default_value", as<TypeVarTuple>(n).default_value);
            break;
        case NodeKind::kExceptHandler:
            child("type", as<ExceptHandler>(n).type);
            identifier("name", as<ExceptHandler>(n).name);
            nodes("body", as<ExceptHandler>(n).body);
            break;
        case NodeKind::kArg:
            identifier("arg", as<Arg>(n).arg);
            child("annotation", as<Arg>(n).annotation);
            break;
        case NodeKind::kKeyword:
            identifier("arg", as<Keyword>(n).arg);
            child("value", as<Keyword>(n).value);
            break;
        case NodeKind::kAlias:
            identifier("name", as<Alias>(n).name);
            identifier("asname", as<Alias>(n).asname);
            break;
        default: break;
    }
}

}  // namespace

const char* kind_name(NodeKind kind) {
    switch (kind) {
        case NodeKind::kExprStmt: return "Expr";
        case NodeKind::kArg: return "arg";
        case NodeKind::kKeyword: return "keyword";
        case NodeKind::kAlias: return "alias";
        default: break;
    }
    constexpr const char* kNames[] = {
#define X(name) #name,
        AWAITSCOPE_NODES(X)
#undef X
    };
    return kNames[static_cast<std::size_t>(kind)];
}

std::string dump_ast(const Module& module, const DumpOptions& options) {
    Dumper dumper(options);
    dumper.module(module);
    return dumper.take();
}

std::string dump_ast(const Expr& expression, const DumpOptions& options) {
    Dumper dumper(options);
    dumper.node(expression);
    return dumper.take();
}

}  // namespace awaitscope::ast
