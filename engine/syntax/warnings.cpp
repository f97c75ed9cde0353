#include "engine/syntax/warnings.h"

#include "engine/syntax/visit.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {
namespace {

using K = ast::NodeKind;

// Chains of operators may be longer than the stack is deep; what lies below is not looked at.
constexpr int kMaxDepth = 3000;

Diagnostic warning_at(const ast::Node& node, const SourceText& source, DiagnosticStage stage,
                      std::string message) {
    const SourceSpan& span = node.span;
    Diagnostic d;
    d.kind = DiagnosticKind::kSyntaxWarning;
    d.stage = stage;
    d.message = std::move(message);
    d.lineno = static_cast<std::int32_t>(span.line);
    d.offset = static_cast<std::int32_t>(source.character_column(span.line, span.column)) + 1;
    d.end_lineno = static_cast<std::int32_t>(span.end_line);
    d.end_offset = static_cast<std::int32_t>(source.character_column(span.end_line, span.end_column)) + 1;
    d.text = source.line(span.line);
    return d;
}

// ---- Leaving a `finally` block

class FinallyWalk {
  public:
    explicit FinallyWalk(const SourceText& source) : source_(source) {}

    void visit(const ast::Node& node) {
        if (depth_ == kMaxDepth) return;
        ++depth_;
        look_at(node);
        --depth_;
    }

    void look_at(const ast::Node& node) {
        bool outer = in_finally_;
        switch (node.kind) {
            case K::kReturn:
                if (in_finally_) add(node, "return");
                break;
            case K::kBreak:
                if (in_finally_) add(node, "break");
                break;
            case K::kContinue:
                if (in_finally_) add(node, "continue");
                break;
            case K::kFunctionDef:
            case K::kAsyncFunctionDef:
            case K::kLambda: in_finally_ = false; break;
            case K::kFor:
            case K::kAsyncFor: loop(ast::as<ast::For>(node).body, ast::as<ast::For>(node).orelse); return;
            case K::kWhile: loop(ast::as<ast::While>(node).body, ast::as<ast::While>(node).orelse); return;
            case K::kTry:
            case K::kTryStar: {
                const auto& statement = ast::as<ast::Try>(node);
                for (const ast::Stmt* s : statement.body) visit(*s);
                for (const ast::ExceptHandler* h : statement.handlers) visit(*h);
                for (const ast::Stmt* s : statement.orelse) visit(*s);
                in_finally_ = true;
                for (const ast::Stmt* s : statement.finalbody) visit(*s);
                in_finally_ = outer;
                return;
            }
            default: break;
        }
        ast::for_each_child(node, [this](const ast::Node& child) { visit(child); });
        in_finally_ = outer;
    }

    std::vector<Diagnostic> take() { return std::move(found_); }

  private:
    // What a loop inside a `finally` block does stays in the loop, CPython reckons, even `return`.
    void loop(std::span<ast::Stmt*> body, std::span<ast::Stmt*> orelse) {
        bool outer = in_finally_;
        in_finally_ = false;
        for (const ast::Stmt* s : body) visit(*s);
        in_finally_ = outer;
        for (const ast::Stmt* s : orelse) visit(*s);
    }

    void add(const ast::Node& node, const char* word) {
        found_.push_back(warning_at(node, source_, DiagnosticStage::kPreprocess,
                                    fmt::format("'{}' in a 'finally' block", word)));
    }

    const SourceText& source_;
    int depth_ = 0;
    bool in_finally_ = false;
    std::vector<Diagnostic> found_;
};

// ---- What the code generator finds strange

// The type that an expression certainly has, or null (CPython's infer_type).
const char* certain_type(const ast::Expr& e) {
    switch (e.kind) {
        case K::kTuple: return "tuple";
        case K::kList:
        case K::kListComp: return "list";
        case K::kDict:
        case K::kDictComp: return "dict";
        case K::kSet:
        case K::kSetComp: return "set";
        case K::kGeneratorExp: return "generator";
        case K::kLambda: return "function";
        case K::kTemplateStr: return "string.templatelib.Template";
        case K::kJoinedStr:
        case K::kFormattedValue: return "str";
        case K::kConstant: break;
        default: return nullptr;
    }
    switch (ast::as<ast::Constant>(e).type) {
        case ast::ConstantType::kNone: return "NoneType";
        case ast::ConstantType::kTrue:
        case ast::ConstantType::kFalse: return "bool";
        case ast::ConstantType::kEllipsis: return "ellipsis";
        case ast::ConstantType::kInt: return "int";
        case ast::ConstantType::kFloat: return "float";
        case ast::ConstantType::kComplex: return "complex";
        case ast::ConstantType::kStr: return "str";
        case ast::ConstantType::kBytes: return "bytes";
    }
    return nullptr;
}

// A constant other than the singletons: identity says nothing about it.
bool is_value_literal(const ast::Expr& e) {
    if (const auto* tuple = ast::try_as<ast::Tuple>(&e)) {
        return std::all_of(tuple->elts.begin(), tuple->elts.end(), [](const ast::Expr* element) {
            return element->kind == K::kConstant || is_value_literal(*element);
        });
    }
    const auto* constant = ast::try_as<ast::Constant>(&e);
    return constant != nullptr && constant->type > ast::ConstantType::kEllipsis;
}

bool is_integer_like(const ast::Expr& e) {
    const auto* constant = ast::try_as<ast::Constant>(&e);
    return constant != nullptr &&
           (constant->type == ast::ConstantType::kInt || constant->type == ast::ConstantType::kTrue ||
            constant->type == ast::ConstantType::kFalse);
}

bool never_callable(const ast::Expr& e) {
    switch (e.kind) {
        case K::kConstant:
        case K::kTuple:
        case K::kList:
        case K::kListComp:
        case K::kDict:
        case K::kDictComp:
        case K::kSet:
        case K::kSetComp:
        case K::kGeneratorExp:
        case K::kJoinedStr:
        case K::kTemplateStr: return true;
        default: return false;
    }
}

bool never_subscriptable(const ast::Expr& e) {
    switch (e.kind) {
        case K::kConstant: {
            auto type = ast::as<ast::Constant>(e).type;
            return type != ast::ConstantType::kStr && type != ast::ConstantType::kBytes;
        }
        case K::kSet:
        case K::kSetComp:
        case K::kGeneratorExp:
        case K::kTemplateStr:
        case K::kLambda: return true;
        default: return false;
    }
}

bool wants_integer_index(const ast::Expr& e) {
    switch (e.kind) {
        case K::kConstant: {
            auto type = ast::as<ast::Constant>(e).type;
            return type == ast::ConstantType::kStr || type == ast::ConstantType::kBytes;
        }
        case K::kTuple:
        case K::kList:
        case K::kListComp:
        case K::kJoinedStr: return true;
        default: return false;
    }
}

class CompileWalk {
  public:
    explicit CompileWalk(const SourceText& source) : source_(source) {}

    void visit(const ast::Node& node) {
        if (depth_ == kMaxDepth) return;
        ++depth_;
        look_at(node);
        --depth_;
    }

    void look_at(const ast::Node& node) {
        switch (node.kind) {
            case K::kCompare: comparison(ast::as<ast::Compare>(node)); break;
            case K::kCall: {
                const ast::Expr* func = ast::as<ast::Call>(node).func;
                if (never_callable(*func)) {
                    add(*func, fmt::format("'{}' object is not callable; perhaps you missed a comma?",
                                           certain_type(*func)));
                }
                break;
            }
            case K::kSubscript:
                if (ast::as<ast::Subscript>(node).ctx == ast::ExprContext::kLoad) {
                    subscript(ast::as<ast::Subscript>(node));
                }
                break;
            case K::kAssert: {
                const auto* tuple = ast::try_as<ast::Tuple>(ast::as<ast::Assert>(node).test);
                if (tuple != nullptr && !tuple->elts.empty()) {
                    add(node, "assertion is always true, perhaps remove parentheses?");
                }
                break;
            }
            default: break;
        }
        ast::for_each_child(node, [this](const ast::Node& child) { visit(child); });
    }

    std::vector<Diagnostic> take() { return std::move(found_); }

  private:
    void add(const ast::Node& node, std::string message) {
        found_.push_back(warning_at(node, source_, DiagnosticStage::kCompile, std::move(message)));
    }

    void comparison(const ast::Compare& node) {
        const ast::Expr* left = node.left;
        for (std::size_t i = 0; i < node.ops.size(); ++i) {
            const ast::Expr* right = node.comparators[i];
            bool identity =
                node.ops[i] == ast::CompareOperator::kIs || node.ops[i] == ast::CompareOperator::kIsNot;
            if (identity && (is_value_literal(*left) || is_value_literal(*right))) {
                bool negated = node.ops[i] == ast::CompareOperator::kIsNot;
                const char* type = certain_type(is_value_literal(*left) ? *left : *right);
                add(node, fmt::format("\"{}\" with '{}' literal. Did you mean \"{}\"?",
                                      negated ? "is not" : "is", type, negated ? "!=" : "=="));
                return;
            }
            left = right;
        }
    }

    void subscript(const ast::Subscript& node) {
        if (never_subscriptable(*node.value)) {
            add(*node.value, fmt::format("'{}' object is not subscriptable; perhaps you missed a comma?",
                                         certain_type(*node.value)));
        }
        const char* index = certain_type(*node.slice);
        if (index == nullptr || is_integer_like(*node.slice) || !wants_integer_index(*node.value)) return;
        add(*node.slice,
            fmt::format("{} indices must be integers or slices, not {}; perhaps you missed a comma?",
                        certain_type(*node.value), index));
    }

    const SourceText& source_;
    int depth_ = 0;
    std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<Diagnostic> find_preprocess_warnings(const ast::Module& module, const SourceText& source) {
    FinallyWalk walk(source);
    for (const ast::Stmt* statement : module.body) walk.visit(*statement);
    return walk.take();
}

std::vector<Diagnostic> find_compile_warnings(const ast::Module& module, const SourceText& source) {
    CompileWalk walk(source);
    for (const ast::Stmt* statement : module.body) walk.visit(*statement);
    return walk.take();
}

}  // namespace awaitscope
