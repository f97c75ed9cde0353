// Comprehensions and generator expressions; see codegen.h. All but generator expressions are inlined (PEP
// 709).
#include "engine/base/check.h"
#include "engine/compile/codegen.h"

namespace awaitscope {

using ast::as;
using ast::ExprContext;
using ast::NodeKind;

void CodeGenerator::get_iterator(const ast::Comprehension& generator) {
    if (generator.is_async) {
        visit(*generator.iter);
        emit(Ir::GET_AITER, generator.iter->span);
    } else {
        iterable(*generator.iter);
        emit(Ir::GET_ITER, generator.iter->span);
    }
}

void CodeGenerator::comprehension(const ast::Expr& expression) {
    Comp comp{expression.kind, {}, nullptr, nullptr};
    if (const auto* dict = ast::try_as<ast::DictComp>(&expression)) {
        comp.generators = dict->generators;
        comp.element = dict->key;
        comp.value = dict->value;
    } else {
        const auto& sequence = static_cast<const ast::SequenceComp&>(expression);
        comp.generators = sequence.generators;
        comp.element = sequence.elt;
    }
    Scope& entry = symbols_.at(&expression, ScopePart::body);
    const ast::Comprehension& outermost = comp.generators[0];
    SourceSpan span = expression.span;
    if (entry.inlined) {
        get_iterator(outermost);
        InlinedState state;
        push_inlined(entry, state, span);
        comprehension_body(comp, true, span);
        pop_inlined(state, span);
        return;
    }
    bool asynchronous = entry.coroutine;
    bool generates = comp.kind == NodeKind::kGeneratorExp;
    enter_unit(entry.name, UnitKind::comprehension, entry, span.line);
    unit().code->argument_count = 1;
    comprehension_body(comp, false, span);
    if (generates) {
        wrap_in_stop_iteration_handler();
    } else {
        emit(Ir::RETURN_VALUE, span);
    }
    make_closure(finish_unit(true), 0, span);
    get_iterator(outermost);
    emit(Ir::CALL, span, 0);  // the iterator stands in the place of self
    if (asynchronous && !generates) await_top(span, 0);
}

void CodeGenerator::comprehension_body(const Comp& comp, bool iterator_on_stack, SourceSpan span) {
    Ir build = Ir::NOP;
    if (comp.kind == NodeKind::kListComp) build = Ir::BUILD_LIST;
    if (comp.kind == NodeKind::kSetComp) build = Ir::BUILD_SET;
    if (comp.kind == NodeKind::kDictComp) build = Ir::BUILD_MAP;
    if (build != Ir::NOP) {
        emit(build, span, 0);
        if (iterator_on_stack) emit(Ir::SWAP, span, 2);
    }
    generator(comp, 0, 0, iterator_on_stack, span);
}

void CodeGenerator::generator(const Comp& comp, std::size_t index, std::uint32_t depth, bool on_stack,
                              SourceSpan span) {
    if (comp.generators[index].is_async) {
        async_generator(comp, index, depth, on_stack, span);
    } else {
        sync_generator(comp, index, depth, on_stack, span);
    }
}

void CodeGenerator::sync_generator(const Comp& comp, std::size_t index, std::uint32_t depth, bool on_stack,
                                   SourceSpan span) {
    const ast::Comprehension& loop = comp.generators[index];
    Label start = new_label();
    Label if_cleanup = new_label();
    Label anchor = new_label();
    bool loops = true;
    if (!on_stack && index == 0) {
        emit(Ir::LOAD_FAST, span, 0);
    } else if (!on_stack) {
        // `for y in [f(x)]` is the idiom for a temporary variable: no loop.
        const ast::Expr* only = nullptr;
        if (loop.iter->kind == NodeKind::kList || loop.iter->kind == NodeKind::kTuple) {
            const auto& elements = static_cast<const ast::Sequence&>(*loop.iter).elts;
            if (elements.size() == 1 && elements[0]->kind != NodeKind::kStarred) only = elements[0];
        }
        if (only != nullptr) {
            visit(*only);
            loops = false;
        } else {
            get_iterator(loop);
        }
    }
    if (loops) {
        ++depth;
        use_label(start);
        emit_jump(Ir::FOR_ITER, anchor, loop.iter->span);
    }
    visit(*loop.target);
    for (const ast::Expr* condition : loop.ifs) jump_if(*condition, if_cleanup, false, span);
    SourceSpan element_span = comp.element->span;
    if (index + 1 < comp.generators.size()) {
        generator(comp, index + 1, depth, false, span);
    } else {
        element_span = innermost(comp, depth);
    }
    use_label(if_cleanup);
    if (!loops) return;
    emit_jump(Ir::JUMP, start, element_span);
    use_label(anchor);
    emit(Ir::END_FOR, kNoSpan);
}

void CodeGenerator::async_generator(const Comp& comp, std::size_t index, std::uint32_t depth, bool on_stack,
                                    SourceSpan span) {
    const ast::Comprehension& loop = comp.generators[index];
    Label start = new_label();
    Label except = new_label();
    Label if_cleanup = new_label();
    if (!on_stack && index == 0) {
        emit(Ir::LOAD_FAST, span, 0);
    } else if (!on_stack) {
        get_iterator(loop);
    }
    use_label(start);
    push_block({FrameBlock::Kind::async_comprehension, start, {}, span, {}, {}});
    emit_jump(Ir::SETUP_FINALLY, except, span);
    emit(Ir::GET_ANEXT, span);
    load_none(span);
    send_loop(span);
    emit(Ir::POP_BLOCK, span);
    visit(*loop.target);
    for (const ast::Expr* condition : loop.ifs) jump_if(*condition, if_cleanup, false, span);
    ++depth;
    SourceSpan element_span = comp.element->span;
    if (index + 1 < comp.generators.size()) {
        generator(comp, index + 1, depth, false, span);
    } else {
        element_span = innermost(comp, depth);
    }
    use_label(if_cleanup);
    emit_jump(Ir::JUMP, start, element_span);
    pop_block();
    use_label(except);
    emit(Ir::END_ASYNC_FOR, span);
}

// What each round adds. Returns the span of it.
SourceSpan CodeGenerator::innermost(const Comp& comp, std::uint32_t depth) {
    SourceSpan span = comp.element->span;
    visit(*comp.element);
    switch (comp.kind) {
        case NodeKind::kGeneratorExp:
            emit_yield(span);
            emit(Ir::POP_TOP, span);
            break;
        case NodeKind::kListComp: emit(Ir::LIST_APPEND, span, depth + 1); break;
        case NodeKind::kSetComp: emit(Ir::SET_ADD, span, depth + 1); break;
        default:
            visit(*comp.value);
            span = join(span, comp.value->span);
            emit(Ir::MAP_ADD, span, depth + 1);
    }
    return span;
}

// ---- Inlining
// ---------------------------------------------------------------------------------------------------

// While the comprehension runs here, its names mean what they mean in it; what the outer scope has under
// these names waits on the stack.
void CodeGenerator::push_inlined(Scope& comp, InlinedState& state, SourceSpan span) {
    Scope& outer = scope();
    bool in_class_body = outer.kind == ScopeKind::class_ && unit().inlined_comprehensions == 0;
    ++unit().inlined_comprehensions;
    auto isolated = [&](const Symbol& symbol) {
        return (symbol.flags & kDefLocal) != 0 && (symbol.flags & kDefNonlocal) == 0;
    };
    std::vector<bool> was_free;
    for (const auto& [id, symbol] : comp.symbols.entries()) {
        if (isolated(symbol) && !outer.is_function_like() && unit().fast_hidden.insert(id).second) {
            state.hidden.push_back(id);
        }
        const Symbol* existing = outer.symbols.find(id);
        Resolution outside = existing == nullptr ? Resolution::none : existing->resolution;
        was_free.push_back(outside == Resolution::free);
        bool differs = symbol.resolution != outside && symbol.resolution != Resolution::free &&
                       !(symbol.resolution == Resolution::cell && outside == Resolution::free);
        if (!differs && !in_class_body) continue;
        if (existing == nullptr) {
            state.absent_outside.push_back(id);
        } else {
            state.outer_symbols.emplace_back(id, *existing);
        }
        outer.symbols.at_or_insert(id) = symbol;
    }
    std::size_t position = 0;
    for (const auto& [id, symbol] : comp.symbols.entries()) {
        bool outside_free = was_free[position++];
        if (!isolated(symbol)) continue;
        emit(Ir::LOAD_FAST_AND_CLEAR, span, unit().varnames.at_or_add(id));
        if (symbol.resolution == Resolution::cell) {
            std::uint32_t index =
                outside_free ? unit().cells.size() + unit().frees.find(id) : unit().cells.find(id);
            emit(Ir::MAKE_CELL, span, index);
        }
        state.pushed.push_back(id);
    }
    if (state.pushed.empty()) return;
    emit(Ir::SWAP, span, static_cast<std::uint32_t>(state.pushed.size()) + 1);
    state.cleanup = new_label();
    emit_jump(Ir::SETUP_FINALLY, state.cleanup, span);
}

void CodeGenerator::restore_locals(const InlinedState& state, SourceSpan span) {
    emit(Ir::SWAP, span, static_cast<std::uint32_t>(state.pushed.size()) + 1);
    for (std::size_t i = state.pushed.size(); i-- > 0;) {
        emit(Ir::STORE_FAST_MAYBE_NULL, span, unit().varnames.at_or_add(state.pushed[i]));
    }
}

void CodeGenerator::pop_inlined(InlinedState& state, SourceSpan span) {
    if (!state.pushed.empty()) {
        Label end = new_label();
        emit(Ir::POP_BLOCK, kNoSpan);
        emit_jump(Ir::JUMP_NO_INTERRUPT, end, kNoSpan);
        use_label(state.cleanup);
        emit(Ir::SWAP, kNoSpan, 2);
        emit(Ir::POP_TOP, kNoSpan);
        restore_locals(state, span);
        emit(Ir::RERAISE, kNoSpan, 0);
        use_label(end);
        restore_locals(state, span);
    }
    --unit().inlined_comprehensions;
    for (const auto& [id, symbol] : state.outer_symbols) scope().symbols.at_or_insert(id) = symbol;
    for (std::string_view id : state.absent_outside) scope().symbols.erase(id);
    for (std::string_view id : state.hidden) unit().fast_hidden.erase(id);
}

}  // namespace awaitscope
