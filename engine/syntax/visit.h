// Walking over a tree: the children of a node, in source order.
#pragma once

#include "engine/syntax/ast.h"

#include <utility>

namespace awaitscope::ast {

template <class Visit>
class ChildWalk {
  public:
    explicit ChildWalk(Visit& visit) : visit_(visit) {}

    void node(const Node* n) {
        if (n != nullptr) visit_(*n);
    }
    template <class T>
    void all(std::span<T*> items) {
        for (T* item : items) node(item);
    }
    void arguments(const Arguments& a) {
        all(a.posonlyargs);
        all(a.args);
        node(a.vararg);
        all(a.kwonlyargs);
        node(a.kwarg);
        all(a.defaults);
        all(a.kw_defaults);
    }
    void comprehensions(std::span<Comprehension> generators) {
        for (const Comprehension& c : generators) {
            node(c.iter);
            node(c.target);
            all(c.ifs);
        }
    }
    void children(const Node& n);

  private:
    void statement(const Node& n);
    void expression(const Node& n);
    void rest(const Node& n);

    Visit& visit_;
};

/// Calls `visit(const Node&)` for each child of `node`; it does not go deeper by itself.
template <class Visit>
void for_each_child(const Node& node, Visit&& visit) {
    ChildWalk<std::remove_reference_t<Visit>>(visit).children(node);
}

template <class Visit>
void ChildWalk<Visit>::children(const Node& n) {
    if (n.kind < NodeKind::kBoolOp) {
        statement(n);
    } else if (n.kind < NodeKind::kMatchValue) {
        expression(n);
    } else {
        rest(n);
    }
}

template <class Visit>
void ChildWalk<Visit>::statement(const Node& n) {
    switch (n.kind) {
        case NodeKind::kFunctionDef:
        case NodeKind::kAsyncFunctionDef: {
            const auto& s = as<FunctionDef>(n);
            all(s.decorator_list);
            all(s.type_params);
            arguments(*s.args);
            node(s.returns);
            all(s.body);
            break;
        }
        case NodeKind::kClassDef: {
            const auto& s = as<ClassDef>(n);
            all(s.decorator_list);
            all(s.type_params);
            all(s.bases);
            all(s.keywords);
            all(s.body);
            break;
        }
        case NodeKind::kReturn: node(as<Return>(n).value); break;
        case NodeKind::kDelete: all(as<Delete>(n).targets); break;
        case NodeKind::kAssign:
            node(as<Assign>(n).value);
            all(as<Assign>(n).targets);
            break;
        case NodeKind::kTypeAlias:
            node(as<TypeAlias>(n).name);
            all(as<TypeAlias>(n).type_params);
            node(as<TypeAlias>(n).value);
            break;
        case NodeKind::kAugAssign:
            node(as<AugAssign>(n).target);
            node(as<AugAssign>(n).value);
            break;
        case NodeKind::kAnnAssign:
            node(as<AnnAssign>(n).value);
            node(as<AnnAssign>(n).target);
            node(as<AnnAssign>(n).annotation);
            break;
        case NodeKind::kFor:
        case NodeKind::kAsyncFor:
            node(as<For>(n).iter);
            node(as<For>(n).target);
            all(as<For>(n).body);
            all(as<For>(n).orelse);
            break;
        case NodeKind::kWhile:
            node(as<While>(n).test);
            all(as<While>(n).body);
            all(as<While>(n).orelse);
            break;
        case NodeKind::kIf:
            node(as<If>(n).test);
            all(as<If>(n).body);
            all(as<If>(n).orelse);
            break;
        case NodeKind::kWith:
        case NodeKind::kAsyncWith:
            for (const WithItem& item : as<With>(n).items) {
                node(item.context_expr);
                node(item.optional_vars);
            }
            all(as<With>(n).body);
            break;
        case NodeKind::kMatch:
            node(as<Match>(n).subject);
            for (const MatchCase& c : as<Match>(n).cases) {
                node(c.pattern);
                node(c.guard);
                all(c.body);
            }
            break;
        case NodeKind::kRaise:
            node(as<Raise>(n).exc);
            node(as<Raise>(n).cause);
            break;
        case NodeKind::kTry:
        case NodeKind::kTryStar:
            all(as<Try>(n).body);
            all(as<Try>(n).handlers);
            all(as<Try>(n).orelse);
            all(as<Try>(n).finalbody);
            break;
        case NodeKind::kAssert:
            node(as<Assert>(n).test);
            node(as<Assert>(n).msg);
            break;
        case NodeKind::kExprStmt: node(as<ExprStmt>(n).value); break;
        default: break;
    }
}

template <class Visit>
void ChildWalk<Visit>::expression(const Node& n) {
    switch (n.kind) {
        case NodeKind::kBoolOp: all(as<BoolOp>(n).values); break;
        case NodeKind::kNamedExpr:
            node(as<NamedExpr>(n).value);
            node(as<NamedExpr>(n).target);
            break;
        case NodeKind::kBinOp:
            node(as<BinOp>(n).left);
            node(as<BinOp>(n).right);
            break;
        case NodeKind::kUnaryOp: node(as<UnaryOp>(n).operand); break;
        case NodeKind::kLambda:
            arguments(*as<Lambda>(n).args);
            node(as<Lambda>(n).body);
            break;
        case NodeKind::kIfExp:
            node(as<IfExp>(n).test);
            node(as<IfExp>(n).body);
            node(as<IfExp>(n).orelse);
            break;
        case NodeKind::kDict:
            for (std::size_t i = 0; i < as<Dict>(n).values.size(); ++i) {
                node(as<Dict>(n).keys[i]);
                node(as<Dict>(n).values[i]);
            }
            break;
        case NodeKind::kSet: all(as<Set>(n).elts); break;
        case NodeKind::kListComp:
        case NodeKind::kSetComp:
        case NodeKind::kGeneratorExp:
            comprehensions(static_cast<const SequenceComp&>(n).generators);
            node(static_cast<const SequenceComp&>(n).elt);
            break;
        case NodeKind::kDictComp:
            comprehensions(as<DictComp>(n).generators);
            node(as<DictComp>(n).key);
            node(as<DictComp>(n).value);
            break;
        case NodeKind::kAwait: node(as<Await>(n).value); break;
        case NodeKind::kYield: node(as<Yield>(n).value); break;
        case NodeKind::kYieldFrom: node(as<YieldFrom>(n).value); break;
        case NodeKind::kCompare:
            node(as<Compare>(n).left);
            all(as<Compare>(n).comparators);
            break;
        case NodeKind::kCall:
            node(as<Call>(n).func);
            all(as<Call>(n).args);
            all(as<Call>(n).keywords);
            break;
        case NodeKind::kFormattedValue:
            node(as<FormattedValue>(n).value);
            node(as<FormattedValue>(n).format_spec);
            break;
        case NodeKind::kInterpolation:
            node(as<Interpolation>(n).value);
            node(as<Interpolation>(n).format_spec);
            break;
        case NodeKind::kJoinedStr: all(as<JoinedStr>(n).values); break;
        case NodeKind::kTemplateStr: all(as<TemplateStr>(n).values); break;
        case NodeKind::kAttribute: node(as<Attribute>(n).value); break;
        case NodeKind::kSubscript:
            node(as<Subscript>(n).value);
            node(as<Subscript>(n).slice);
            break;
        case NodeKind::kStarred: node(as<Starred>(n).value); break;
        case NodeKind::kList:
        case NodeKind::kTuple: all(static_cast<const Sequence&>(n).elts); break;
        case NodeKind::kSlice:
            node(as<Slice>(n).lower);
            node(as<Slice>(n).upper);
            node(as<Slice>(n).step);
            break;
        default: break;
    }
}

template <class Visit>
void ChildWalk<Visit>::rest(const Node& n) {
    switch (n.kind) {
        case NodeKind::kMatchValue: node(as<MatchValue>(n).value); break;
        case NodeKind::kMatchSequence: all(as<MatchSequence>(n).patterns); break;
        case NodeKind::kMatchMapping:
            all(as<MatchMapping>(n).keys);
            all(as<MatchMapping>(n).patterns);
            break;
        case NodeKind::kMatchClass:
            node(as<MatchClass>(n).cls);
            all(as<MatchClass>(n).patterns);
            all(as<MatchClass>(n).kwd_patterns);
            break;
        case NodeKind::kMatchAs: node(as<MatchAs>(n).pattern); break;
        case NodeKind::kMatchOr: all(as<MatchOr>(n).patterns); break;
        case NodeKind::kTypeVar:
            node(as<TypeVar>(n).bound);
            node(as<TypeVar>(n).default_value);
            break;
        case NodeKind::kParamSpec: node(as<ParamSpec>(n).default_value); break;
        case NodeKind::kTypeVarTuple: node(as<TypeVarTuple>(n).default_value); break;
        case NodeKind::kExceptHandler:
            node(as<ExceptHandler>(n).type);
            all(as<ExceptHandler>(n).body);
            break;
        case NodeKind::kArg: node(as<Arg>(n).annotation); break;
        case NodeKind::kKeyword: node(as<Keyword>(n).value); break;
        default: break;
    }
}

}  // namespace awaitscope::ast
