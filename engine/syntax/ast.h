// The abstract syntax tree, as CPython's `ast` module has it: the same node kinds, fields and positions.
//
// Nodes are plain structs in an Arena, told apart by `kind`: switch on it and cast with as<T>(). Spans are
// those of ast.AST.lineno/col_offset/end_lineno/end_col_offset exactly, because traceback carets derive from
// them. A field that is optional in CPython's ASDL is a null pointer, or a string_view whose data() is null,
// when absent.
#pragma once

#include "engine/base/check.h"
#include "engine/base/source_span.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace awaitscope::ast {

// Every kind of node that has a position, once. Kinds are named as the classes of CPython's `ast`.
#define AWAITSCOPE_STATEMENTS(X)                                                                           \
    X(FunctionDef)                                                                                         \
    X(AsyncFunctionDef)                                                                                    \
    X(ClassDef)                                                                                            \
    X(Return)                                                                                              \
    X(Delete)                                                                                              \
    X(Assign)                                                                                              \
    X(TypeAlias)                                                                                           \
    X(AugAssign)                                                                                           \
    X(AnnAssign)                                                                                           \
    X(For)                                                                                                 \
    X(AsyncFor)                                                                                            \
    X(While)                                                                                               \
    X(If)                                                                                                  \
    X(With)                                                                                                \
    X(AsyncWith)                                                                                           \
    X(Match)                                                                                               \
    X(Raise) X(Try) X(TryStar) X(Assert) X(Import) X(ImportFrom) X(Global) X(Nonlocal) X(ExprStmt) X(Pass) \
        X(Break) X(Continue)
#define AWAITSCOPE_EXPRESSIONS(X)                                                                   \
    X(BoolOp)                                                                                       \
    X(NamedExpr)                                                                                    \
    X(BinOp)                                                                                        \
    X(UnaryOp)                                                                                      \
    X(Lambda)                                                                                       \
    X(IfExp)                                                                                        \
    X(Dict)                                                                                         \
    X(Set)                                                                                          \
    X(ListComp)                                                                                     \
    X(SetComp)                                                                                      \
    X(DictComp)                                                                                     \
    X(GeneratorExp)                                                                                 \
    X(Await)                                                                                        \
    X(Yield)                                                                                        \
    X(YieldFrom)                                                                                    \
    X(Compare)                                                                                      \
    X(Call) X(FormattedValue) X(Interpolation) X(JoinedStr) X(TemplateStr) X(Constant) X(Attribute) \
        X(Subscript) X(Starred) X(Name) X(List) X(Tuple) X(Slice)
#define AWAITSCOPE_PATTERNS(X) \
    X(MatchValue)              \
    X(MatchSingleton) X(MatchSequence) X(MatchMapping) X(MatchClass) X(MatchStar) X(MatchAs) X(MatchOr)
#define AWAITSCOPE_TYPE_PARAMS(X) X(TypeVar) X(ParamSpec) X(TypeVarTuple)
#define AWAITSCOPE_OTHER_NODES(X) X(ExceptHandler) X(Arg) X(Keyword) X(Alias)
#define AWAITSCOPE_NODES(X)  \
    AWAITSCOPE_STATEMENTS(X) \
    AWAITSCOPE_EXPRESSIONS(X) AWAITSCOPE_PATTERNS(X) AWAITSCOPE_TYPE_PARAMS(X) AWAITSCOPE_OTHER_NODES(X)

enum class NodeKind : std::uint8_t {
#define X(name) k##name,
    AWAITSCOPE_NODES(X)
#undef X
};

/// The class name in CPython's `ast` ("FunctionDef"; "Expr" for kExprStmt; "arg", "keyword", "alias").
const char* kind_name(NodeKind kind);

enum class ExprContext : std::uint8_t { kLoad, kStore, kDel };
enum class BoolOperator : std::uint8_t { kAnd, kOr };
enum class BinaryOperator : std::uint8_t {
    kAdd,
    kSub,
    kMult,
    kMatMult,
    kDiv,
    kMod,
    kPow,
    kLShift,
    kRShift,
    kBitOr,
    kBitXor,
    kBitAnd,
    kFloorDiv,
};
enum class UnaryOperator : std::uint8_t { kInvert, kNot, kUAdd, kUSub };
enum class CompareOperator : std::uint8_t { kEq, kNotEq, kLt, kLtE, kGt, kGtE, kIs, kIsNot, kIn, kNotIn };

/// What every node begins with.
struct Node {
    NodeKind kind;
    SourceSpan span;
};
struct Stmt : Node {};
struct Expr : Node {};
struct Pattern : Node {};
struct TypeParam : Node {};

/// A name as in the source, NFKC-normalised. Within one arena equal names share their storage, so comparing
/// data() is enough. data() == nullptr: absent.
using Identifier = std::string_view;

/// True if `node` may be viewed as a T: T::kKind, or its asynchronous or starred twin where they share a
/// struct.
template <class T>
bool is(const Node& node) {
    if constexpr (requires { T::kTwin; }) {
        return node.kind == T::kKind || node.kind == T::kTwin;
    } else {
        return node.kind == T::kKind;
    }
}

template <class T>
const T& as(const Node& node) {
    DCHECK(is<T>(node));
    return static_cast<const T&>(node);
}

template <class T>
T& as(Node& node) {
    DCHECK(is<T>(node));
    return static_cast<T&>(node);
}

/// The node as a T, or null if it is null or something else.
template <class T>
const T* try_as(const Node* node) {
    return node != nullptr && is<T>(*node) ? static_cast<const T*>(node) : nullptr;
}

// ---- Parts that are neither statement nor expression

/// One parameter.
struct Arg : Node {
    static constexpr auto kKind = NodeKind::kArg;
    Identifier arg;
    Expr* annotation;
};

/// The parameters of a function or lambda. `defaults` belong to the last of posonlyargs + args; kw_defaults
/// has one entry per kwonlyargs, null where there is none.
struct Arguments {
    std::span<Arg*> posonlyargs;
    std::span<Arg*> args;
    Arg* vararg = nullptr;
    std::span<Arg*> kwonlyargs;
    std::span<Expr*> kw_defaults;
    Arg* kwarg = nullptr;
    std::span<Expr*> defaults;
};

/// `name=value` in a call or class header; `**value` when `arg` is absent.
struct Keyword : Node {
    static constexpr auto kKind = NodeKind::kKeyword;
    Identifier arg;
    Expr* value;
};

/// `name as asname` in an import; `name` is dotted as written, or "*".
struct Alias : Node {
    static constexpr auto kKind = NodeKind::kAlias;
    Identifier name;
    Identifier asname;
};

struct WithItem {
    Expr* context_expr;
    Expr* optional_vars;
};

struct Comprehension {
    Expr* target;
    Expr* iter;
    std::span<Expr*> ifs;
    bool is_async;
};

struct ExceptHandler : Node {
    static constexpr auto kKind = NodeKind::kExceptHandler;
    Expr* type;  // null for a bare `except:`; a Tuple for several types, parenthesised or not
    Identifier name;
    std::span<Stmt*> body;
};

struct MatchCase {
    Pattern* pattern;
    Expr* guard;
    std::span<Stmt*> body;
};

/// The root of a file.
struct Module {
    std::span<Stmt*> body;
};

// ---- Statements

/// `def` and `async def`. The span begins at `def`/`async`, not at the decorators.
struct FunctionDef : Stmt {
    static constexpr auto kKind = NodeKind::kFunctionDef;
    static constexpr auto kTwin = NodeKind::kAsyncFunctionDef;
    Identifier name;
    Arguments* args;
    std::span<Stmt*> body;
    std::span<Expr*> decorator_list;
    Expr* returns;
    std::span<TypeParam*> type_params;
};

struct ClassDef : Stmt {
    static constexpr auto kKind = NodeKind::kClassDef;
    Identifier name;
    std::span<Expr*> bases;
    std::span<Keyword*> keywords;
    std::span<Stmt*> body;
    std::span<Expr*> decorator_list;
    std::span<TypeParam*> type_params;
};

struct Return : Stmt {
    static constexpr auto kKind = NodeKind::kReturn;
    Expr* value;
};

struct Delete : Stmt {
    static constexpr auto kKind = NodeKind::kDelete;
    std::span<Expr*> targets;
};

struct Assign : Stmt {
    static constexpr auto kKind = NodeKind::kAssign;
    std::span<Expr*> targets;
    Expr* value;
};

struct TypeAlias : Stmt {
    static constexpr auto kKind = NodeKind::kTypeAlias;
    Expr* name;
    std::span<TypeParam*> type_params;
    Expr* value;
};

struct AugAssign : Stmt {
    static constexpr auto kKind = NodeKind::kAugAssign;
    Expr* target;
    BinaryOperator op;
    Expr* value;
};

struct AnnAssign : Stmt {
    static constexpr auto kKind = NodeKind::kAnnAssign;
    Expr* target;
    Expr* annotation;
    Expr* value;
    bool simple;  // a bare name without parentheses: the annotation is kept in __annotations__
};

struct For : Stmt {
    static constexpr auto kKind = NodeKind::kFor;
    static constexpr auto kTwin = NodeKind::kAsyncFor;
    Expr* target;
    Expr* iter;
    std::span<Stmt*> body;
    std::span<Stmt*> orelse;
};

struct While : Stmt {
    static constexpr auto kKind = NodeKind::kWhile;
    Expr* test;
    std::span<Stmt*> body;
    std::span<Stmt*> orelse;
};

/// `elif` is an If as the only statement of orelse, with the span of the `elif`.
struct If : Stmt {
    static constexpr auto kKind = NodeKind::kIf;
    Expr* test;
    std::span<Stmt*> body;
    std::span<Stmt*> orelse;
};

struct With : Stmt {
    static constexpr auto kKind = NodeKind::kWith;
    static constexpr auto kTwin = NodeKind::kAsyncWith;
    std::span<WithItem> items;
    std::span<Stmt*> body;
};

struct Match : Stmt {
    static constexpr auto kKind = NodeKind::kMatch;
    Expr* subject;
    std::span<MatchCase> cases;
};

struct Raise : Stmt {
    static constexpr auto kKind = NodeKind::kRaise;
    Expr* exc;
    Expr* cause;
};

struct Try : Stmt {
    static constexpr auto kKind = NodeKind::kTry;
    static constexpr auto kTwin = NodeKind::kTryStar;
    std::span<Stmt*> body;
    std::span<ExceptHandler*> handlers;
    std::span<Stmt*> orelse;
    std::span<Stmt*> finalbody;
};

struct Assert : Stmt {
    static constexpr auto kKind = NodeKind::kAssert;
    Expr* test;
    Expr* msg;
};

struct Import : Stmt {
    static constexpr auto kKind = NodeKind::kImport;
    std::span<Alias*> names;
};

struct ImportFrom : Stmt {
    static constexpr auto kKind = NodeKind::kImportFrom;
    Identifier module;  // absent in `from . import x`
    std::span<Alias*> names;
    std::uint32_t level;  // number of leading dots
};

/// `global` and `nonlocal`.
struct Global : Stmt {
    static constexpr auto kKind = NodeKind::kGlobal;
    static constexpr auto kTwin = NodeKind::kNonlocal;
    std::span<Identifier> names;
};

/// An expression as a statement (CPython's `Expr`).
struct ExprStmt : Stmt {
    static constexpr auto kKind = NodeKind::kExprStmt;
    Expr* value;
};

// Pass, Break and Continue are a bare Stmt.

// ---- Expressions

struct BoolOp : Expr {
    static constexpr auto kKind = NodeKind::kBoolOp;
    BoolOperator op;
    std::span<Expr*> values;
};

struct NamedExpr : Expr {
    static constexpr auto kKind = NodeKind::kNamedExpr;
    Expr* target;
    Expr* value;
};

struct BinOp : Expr {
    static constexpr auto kKind = NodeKind::kBinOp;
    Expr* left;
    BinaryOperator op;
    Expr* right;
};

struct UnaryOp : Expr {
    static constexpr auto kKind = NodeKind::kUnaryOp;
    UnaryOperator op;
    Expr* operand;
};

struct Lambda : Expr {
    static constexpr auto kKind = NodeKind::kLambda;
    Arguments* args;
    Expr* body;
};

struct IfExp : Expr {
    static constexpr auto kKind = NodeKind::kIfExp;
    Expr* test;
    Expr* body;
    Expr* orelse;
};

/// A null key stands for `**value`.
struct Dict : Expr {
    static constexpr auto kKind = NodeKind::kDict;
    std::span<Expr*> keys;
    std::span<Expr*> values;
};

struct Set : Expr {
    static constexpr auto kKind = NodeKind::kSet;
    std::span<Expr*> elts;
};

/// ListComp, SetComp and GeneratorExp: tell them apart by `kind`.
struct SequenceComp : Expr {
    Expr* elt;
    std::span<Comprehension> generators;
};
struct ListComp : SequenceComp {
    static constexpr auto kKind = NodeKind::kListComp;
};
struct SetComp : SequenceComp {
    static constexpr auto kKind = NodeKind::kSetComp;
};
struct GeneratorExp : SequenceComp {
    static constexpr auto kKind = NodeKind::kGeneratorExp;
};

struct DictComp : Expr {
    static constexpr auto kKind = NodeKind::kDictComp;
    Expr* key;
    Expr* value;
    std::span<Comprehension> generators;
};

struct Await : Expr {
    static constexpr auto kKind = NodeKind::kAwait;
    Expr* value;
};

struct Yield : Expr {
    static constexpr auto kKind = NodeKind::kYield;
    Expr* value;
};

struct YieldFrom : Expr {
    static constexpr auto kKind = NodeKind::kYieldFrom;
    Expr* value;
};

struct Compare : Expr {
    static constexpr auto kKind = NodeKind::kCompare;
    Expr* left;
    std::span<CompareOperator> ops;
    std::span<Expr*> comparators;
};

/// Starred elements stand in `args` in source order among the positional ones.
struct Call : Expr {
    static constexpr auto kKind = NodeKind::kCall;
    Expr* func;
    std::span<Expr*> args;
    std::span<Keyword*> keywords;
};

struct JoinedStr;

/// One `{…}` of an f-string.
struct FormattedValue : Expr {
    static constexpr auto kKind = NodeKind::kFormattedValue;
    Expr* value;
    int conversion;  // -1, or 's', 'r', 'a'
    JoinedStr* format_spec;
};

/// One `{…}` of a t-string; `str` is the source text of the expression.
struct Interpolation : Expr {
    static constexpr auto kKind = NodeKind::kInterpolation;
    Expr* value;
    std::string_view str;
    int conversion;
    JoinedStr* format_spec;
};

struct JoinedStr : Expr {
    static constexpr auto kKind = NodeKind::kJoinedStr;
    std::span<Expr*> values;  // Constant (str) and FormattedValue
};

struct TemplateStr : Expr {
    static constexpr auto kKind = NodeKind::kTemplateStr;
    std::span<Expr*> values;  // Constant (str) and Interpolation
};

enum class ConstantType : std::uint8_t {
    kNone,
    kTrue,
    kFalse,
    kEllipsis,
    kInt,      // `integer` if `base` is 0, else `text` in that base
    kFloat,    // `number`
    kComplex,  // 0 + `number`j
    kStr,      // `text`: UTF-8; lone surrogates ("\ud800") as their three-byte form (WTF-8)
    kBytes,    // `text`: the bytes themselves
};

struct Constant : Expr {
    static constexpr auto kKind = NodeKind::kConstant;
    ConstantType type;
    bool unicode_prefix = false;  // written u'…' (CPython's Constant.kind)
    // 0: the integer fits in `integer`; 2, 8, 10 or 16: its digits stand in `text`, without prefix and '_'
    std::uint8_t base = 0;
    std::int64_t integer = 0;
    double number = 0;
    std::string_view text = {};
};

struct Attribute : Expr {
    static constexpr auto kKind = NodeKind::kAttribute;
    Expr* value;
    Identifier attr;
    ExprContext ctx;
};

struct Subscript : Expr {
    static constexpr auto kKind = NodeKind::kSubscript;
    Expr* value;
    Expr* slice;
    ExprContext ctx;
};

struct Starred : Expr {
    static constexpr auto kKind = NodeKind::kStarred;
    Expr* value;
    ExprContext ctx;
};

struct Name : Expr {
    static constexpr auto kKind = NodeKind::kName;
    Identifier id;
    ExprContext ctx;
};

/// List and Tuple displays and targets.
struct Sequence : Expr {
    std::span<Expr*> elts;
    ExprContext ctx;
};
struct List : Sequence {
    static constexpr auto kKind = NodeKind::kList;
};
struct Tuple : Sequence {
    static constexpr auto kKind = NodeKind::kTuple;
};

struct Slice : Expr {
    static constexpr auto kKind = NodeKind::kSlice;
    Expr* lower;
    Expr* upper;
    Expr* step;
};

// ---- Patterns

struct MatchValue : Pattern {
    static constexpr auto kKind = NodeKind::kMatchValue;
    Expr* value;
};

struct MatchSingleton : Pattern {
    static constexpr auto kKind = NodeKind::kMatchSingleton;
    ConstantType value;  // kNone, kTrue or kFalse
};

struct MatchSequence : Pattern {
    static constexpr auto kKind = NodeKind::kMatchSequence;
    std::span<Pattern*> patterns;
};

struct MatchMapping : Pattern {
    static constexpr auto kKind = NodeKind::kMatchMapping;
    std::span<Expr*> keys;
    std::span<Pattern*> patterns;
    Identifier rest;  // `**rest`
};

struct MatchClass : Pattern {
    static constexpr auto kKind = NodeKind::kMatchClass;
    Expr* cls;
    std::span<Pattern*> patterns;
    std::span<Identifier> kwd_attrs;
    std::span<Pattern*> kwd_patterns;
};

struct MatchStar : Pattern {
    static constexpr auto kKind = NodeKind::kMatchStar;
    Identifier name;  // absent for `*_`
};

/// `pattern as name`; a capture `name` has no pattern; the wildcard `_` has neither.
struct MatchAs : Pattern {
    static constexpr auto kKind = NodeKind::kMatchAs;
    Pattern* pattern;
    Identifier name;
};

struct MatchOr : Pattern {
    static constexpr auto kKind = NodeKind::kMatchOr;
    std::span<Pattern*> patterns;
};

// ---- Type parameters (PEP 695, PEP 696)

struct TypeVar : TypeParam {
    static constexpr auto kKind = NodeKind::kTypeVar;
    Identifier name;
    Expr* bound;
    Expr* default_value;
};

struct ParamSpec : TypeParam {
    static constexpr auto kKind = NodeKind::kParamSpec;
    Identifier name;
    Expr* default_value;
};

struct TypeVarTuple : TypeParam {
    static constexpr auto kKind = NodeKind::kTypeVarTuple;
    Identifier name;
    Expr* default_value;
};

}  // namespace awaitscope::ast
