// Displays of sequences, sets and dicts, and unpacking targets; see codegen.h.
#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"

#include <algorithm>

namespace awaitscope {

using ast::as;
using ast::ExprContext;
using ast::NodeKind;

namespace {

// CPython's _PY_STACK_USE_GUIDELINE: longer displays are built piece by piece.
constexpr std::size_t kStackGuideline = 30;
// Shorter displays of constants are built of their items.
constexpr std::size_t kMinConstantDisplay = 3;

bool starred(const ast::Expr* expression) {
    return expression->kind == NodeKind::kStarred;
}

std::uint32_t count32(std::size_t count) {
    return static_cast<std::uint32_t>(count);
}

}  // namespace

void CodeGenerator::sequence_display(const ast::Expr& expression) {
    const auto& sequence = static_cast<const ast::Sequence&>(expression);
    switch (sequence.ctx) {
        case ExprContext::kStore:
            unpack_targets(sequence.elts, expression.span);
            for (const ast::Expr* target : sequence.elts) {
                visit(starred(target) ? *as<ast::Starred>(*target).value : *target);
            }
            return;
        case ExprContext::kDel: return visit_all(sequence.elts);
        case ExprContext::kLoad: break;
    }
    bool tuple = expression.kind == NodeKind::kTuple;
    if (!tuple && constant_display(expression)) return;
    starred_display(sequence.elts, {}, 0, {Ir::BUILD_LIST, Ir::LIST_APPEND, Ir::LIST_EXTEND, tuple},
                    expression.span);
}

void CodeGenerator::set_display(const ast::Set& expression) {
    if (constant_display(expression)) return;
    starred_display(expression.elts, {}, 0, {Ir::BUILD_SET, Ir::SET_ADD, Ir::SET_UPDATE, false},
                    expression.span);
}

// A list or set of constants only: extended by one constant. For sets that also decides their order.
bool CodeGenerator::constant_display(const ast::Expr& expression) {
    bool is_set = expression.kind == NodeKind::kSet;
    std::span<ast::Expr* const> elements =
        is_set ? std::span<ast::Expr* const>(as<ast::Set>(expression).elts)
               : std::span<ast::Expr* const>(static_cast<const ast::Sequence&>(expression).elts);
    if (elements.size() < kMinConstantDisplay || elements.size() > kStackGuideline) return false;
    auto items = folder_.fold_items(elements);
    if (!items) return false;
    if (is_set) items->value.kind = Constant::Kind::frozenset;
    emit(is_set ? Ir::BUILD_SET : Ir::BUILD_LIST, expression.span, 0);
    load(*items, expression.span);
    emit(is_set ? Ir::SET_UPDATE : Ir::LIST_EXTEND, expression.span, 1);
    return true;
}

// An expression that is only iterated over, or searched: nobody sees whether it is a list or a tuple.
void CodeGenerator::iterable(const ast::Expr& expression) {
    bool is_set = expression.kind == NodeKind::kSet;
    if (!is_set && expression.kind != NodeKind::kList) return visit(expression);
    std::span<ast::Expr* const> elements = is_set
                                               ? std::span<ast::Expr* const>(as<ast::Set>(expression).elts)
                                               : std::span<ast::Expr* const>(as<ast::List>(expression).elts);
    if (elements.size() > kStackGuideline) return visit(expression);
    if (auto items = folder_.fold_items(elements); items && !(is_set && elements.empty())) {
        if (is_set) items->value.kind = Constant::Kind::frozenset;
        return load(*items, expression.span);
    }
    if (is_set || std::any_of(elements.begin(), elements.end(), starred)) return visit(expression);
    visit_all(elements);
    emit(Ir::BUILD_TUPLE, expression.span, count32(elements.size()));
}

// starunpack_helper: `pushed` values are on the stack already; `injected` is the name of one more at the end.
void CodeGenerator::starred_display(std::span<ast::Expr* const> elements, std::string_view injected,
                                    std::uint32_t pushed, DisplayOps ops, SourceSpan span) {
    bool injects = injected.data() != nullptr;
    if (ops.tuple && pushed == 0 && !injects) {
        if (auto items = folder_.fold_items(elements)) return load(*items, span);
    }
    bool big = elements.size() + pushed + (injects ? 1 : 0) > kStackGuideline;
    if (!big && std::none_of(elements.begin(), elements.end(), starred)) {
        visit_all(elements);
        if (injects) name(injected, ExprContext::kLoad, span);
        std::uint32_t count = count32(elements.size()) + pushed + (injects ? 1 : 0);
        emit(ops.tuple ? Ir::BUILD_TUPLE : ops.build, span, count);
        return;
    }
    bool built = big;
    if (big) emit(ops.build, span, pushed);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const ast::Expr* element = elements[i];
        if (starred(element)) {
            if (!built) emit(ops.build, span, count32(i) + pushed);
            built = true;
            visit(*as<ast::Starred>(*element).value);
            emit(ops.extend, span, 1);
        } else {
            visit(*element);
            if (built) emit(ops.add, span, 1);
        }
    }
    if (injects) {
        name(injected, ExprContext::kLoad, span);
        emit(ops.add, span, 1);
    }
    if (ops.tuple) emit(Ir::LIST_TO_TUPLE, span);
}

void CodeGenerator::unpack_targets(std::span<ast::Expr* const> targets, SourceSpan span) {
    std::size_t star = targets.size();
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (!starred(targets[i])) continue;
        if (star != targets.size()) fail("multiple starred expressions in assignment", span);
        if (i >= 256 || targets.size() - i - 1 >= 0x7fff) {
            fail("too many expressions in star-unpacking assignment", span);
        }
        star = i;
    }
    if (star == targets.size()) {
        emit(Ir::UNPACK_SEQUENCE, span, count32(targets.size()));
    } else {
        emit(Ir::UNPACK_EX, span, count32(star) + (count32(targets.size() - star - 1) << 16));
    }
}

void CodeGenerator::part_of_dictionary(const ast::Dict& expression, std::size_t begin, std::size_t end) {
    bool big = (end - begin) * 2 > kStackGuideline;
    if (big) emit(Ir::BUILD_MAP, expression.span, 0);
    for (std::size_t i = begin; i < end; ++i) {
        visit(*expression.keys[i]);
        visit(*expression.values[i]);
        if (big) emit(Ir::MAP_ADD, expression.span, 1);
    }
    if (!big) emit(Ir::BUILD_MAP, expression.span, count32(end - begin));
}

void CodeGenerator::dictionary(const ast::Dict& expression) {
    SourceSpan span = expression.span;
    bool have_dict = false;
    std::size_t elements = 0;
    auto flush = [&](std::size_t end) {
        part_of_dictionary(expression, end - elements, end);
        if (have_dict) emit(Ir::DICT_UPDATE, span, 1);
        have_dict = true;
        elements = 0;
    };
    for (std::size_t i = 0; i < expression.values.size(); ++i) {
        if (expression.keys[i] == nullptr) {
            if (elements != 0) flush(i);
            if (!have_dict) emit(Ir::BUILD_MAP, span, 0);
            have_dict = true;
            visit(*expression.values[i]);
            emit(Ir::DICT_UPDATE, span, 1);
        } else {
            ++elements;
            if (elements * 2 > kStackGuideline + 2) flush(i + 1);
        }
    }
    if (elements != 0) flush(expression.values.size());
    if (!have_dict) emit(Ir::BUILD_MAP, span, 0);
}

}  // namespace awaitscope
