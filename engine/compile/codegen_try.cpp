// try and with; see codegen.h. CPython's codegen.c has drawings of the stack for each of these.
#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"

namespace awaitscope {

using ast::ExprContext;
using ast::NodeKind;
using BlockKind = FrameBlock::Kind;

void CodeGenerator::try_statement(const ast::Try& statement) {
    if (!statement.finalbody.empty()) {
        try_finally(statement);
    } else if (statement.kind == NodeKind::kTryStar) {
        try_star(statement);
    } else {
        try_except(statement);
    }
}

void CodeGenerator::try_finally(const ast::Try& statement) {
    Label body = new_label();
    Label end = new_label();
    Label exit = new_label();
    Label cleanup = new_label();
    emit_jump(Ir::SETUP_FINALLY, end, statement.span);
    use_label(body);
    push_block({BlockKind::finally_try, body, end, statement.span, statement.finalbody, {}});
    if (statement.handlers.empty()) {
        statements(statement.body);
    } else if (statement.kind == NodeKind::kTryStar) {
        try_star(statement);
    } else {
        try_except(statement);
    }
    emit(Ir::POP_BLOCK, kNoSpan);
    pop_block();
    statements(statement.finalbody);
    emit_jump(Ir::JUMP_NO_INTERRUPT, exit, kNoSpan);

    use_label(end);
    emit_jump(Ir::SETUP_CLEANUP, cleanup, kNoSpan);
    emit(Ir::PUSH_EXC_INFO, kNoSpan);
    push_block({BlockKind::finally_end, end, {}, kNoSpan, {}, {}});
    statements(statement.finalbody);
    pop_block();
    emit(Ir::RERAISE, kNoSpan, 0);

    use_label(cleanup);
    pop_except_and_reraise(kNoSpan);
    use_label(exit);
}

void CodeGenerator::pop_except_and_reraise(SourceSpan span) {
    emit(Ir::COPY, span, 3);
    emit(Ir::POP_EXCEPT, span);
    emit(Ir::RERAISE, span, 1);
}

void CodeGenerator::try_except(const ast::Try& statement) {
    Label body = new_label();
    Label except = new_label();
    Label end = new_label();
    Label cleanup = new_label();
    emit_jump(Ir::SETUP_FINALLY, except, statement.span);
    use_label(body);
    push_block({BlockKind::try_except, body, {}, statement.span, {}, {}});
    statements(statement.body);
    pop_block();
    emit(Ir::POP_BLOCK, kNoSpan);
    statements(statement.orelse);
    emit_jump(Ir::JUMP_NO_INTERRUPT, end, kNoSpan);

    use_label(except);
    emit_jump(Ir::SETUP_CLEANUP, cleanup, kNoSpan);
    emit(Ir::PUSH_EXC_INFO, kNoSpan);
    push_block({BlockKind::exception_handler, {}, {}, statement.span, {}, {}});
    for (std::size_t i = 0; i < statement.handlers.size(); ++i) {
        except_handler(*statement.handlers[i], end, i + 1 == statement.handlers.size());
    }
    pop_block();
    emit(Ir::RERAISE, kNoSpan, 0);
    use_label(cleanup);
    pop_except_and_reraise(kNoSpan);
    use_label(end);
}

// `name = None; del name`: what `as` bound ends with its handler, and takes the traceback along.
void CodeGenerator::unbind_handler_name(std::string_view id) {
    load_none(kNoSpan);
    name(id, ExprContext::kStore, kNoSpan);
    name(id, ExprContext::kDel, kNoSpan);
}

void CodeGenerator::except_handler(const ast::ExceptHandler& handler, Label end, bool last) {
    if (handler.type == nullptr && !last) fail("default 'except:' must be last", handler.span);
    Label next = new_label();
    if (handler.type != nullptr) {
        visit(*handler.type);
        emit(Ir::CHECK_EXC_MATCH, handler.span);
        emit_jump(Ir::POP_JUMP_IF_FALSE, next, handler.span);
    }
    Label cleanup_body = new_label();
    if (handler.name.data() != nullptr) {
        Label cleanup_end = new_label();
        name(handler.name, ExprContext::kStore, handler.span);
        emit_jump(Ir::SETUP_CLEANUP, cleanup_end, handler.span);
        use_label(cleanup_body);
        push_block({BlockKind::handler_cleanup, cleanup_body, {}, handler.span, {}, handler.name});
        statements(handler.body);
        pop_block();
        emit(Ir::POP_BLOCK, kNoSpan);
        emit(Ir::POP_BLOCK, kNoSpan);
        emit(Ir::POP_EXCEPT, kNoSpan);
        unbind_handler_name(handler.name);
        emit_jump(Ir::JUMP_NO_INTERRUPT, end, kNoSpan);
        use_label(cleanup_end);
        unbind_handler_name(handler.name);
        emit(Ir::RERAISE, kNoSpan, 1);
    } else {
        emit(Ir::POP_TOP, handler.span);
        use_label(cleanup_body);
        push_block({BlockKind::handler_cleanup, cleanup_body, {}, handler.span, {}, {}});
        statements(handler.body);
        pop_block();
        emit(Ir::POP_BLOCK, kNoSpan);
        emit(Ir::POP_EXCEPT, kNoSpan);
        emit_jump(Ir::JUMP_NO_INTERRUPT, end, kNoSpan);
    }
    use_label(next);
}

void CodeGenerator::try_star(const ast::Try& statement) {
    Label body = new_label();
    Label except = new_label();
    Label orelse = new_label();
    Label end = new_label();
    Label cleanup = new_label();
    Label reraise_star = new_label();
    emit_jump(Ir::SETUP_FINALLY, except, statement.span);
    use_label(body);
    push_block({BlockKind::try_except, body, {}, statement.span, {}, {}});
    statements(statement.body);
    pop_block();
    emit(Ir::POP_BLOCK, kNoSpan);
    emit_jump(Ir::JUMP_NO_INTERRUPT, orelse, kNoSpan);

    use_label(except);
    emit_jump(Ir::SETUP_CLEANUP, cleanup, kNoSpan);
    emit(Ir::PUSH_EXC_INFO, kNoSpan);
    push_block({BlockKind::exception_group_handler, {}, {}, statement.span, {}, {}});
    for (std::size_t i = 0; i < statement.handlers.size(); ++i) {
        star_handler(*statement.handlers[i], i == 0, i + 1 == statement.handlers.size(), reraise_star);
    }
    pop_block();
    Label reraise = new_label();
    use_label(reraise_star);
    emit(Ir::INTRINSIC_2, kNoSpan, static_cast<std::uint32_t>(Intrinsic2::prep_reraise_star));
    emit(Ir::COPY, kNoSpan, 1);
    emit_jump(Ir::POP_JUMP_IF_NOT_NONE, reraise, kNoSpan);
    emit(Ir::POP_TOP, kNoSpan);
    emit(Ir::POP_BLOCK, kNoSpan);
    emit(Ir::POP_EXCEPT, kNoSpan);
    emit_jump(Ir::JUMP_NO_INTERRUPT, end, kNoSpan);

    use_label(reraise);
    emit(Ir::POP_BLOCK, kNoSpan);
    emit(Ir::SWAP, kNoSpan, 2);
    emit(Ir::POP_EXCEPT, kNoSpan);
    emit(Ir::RERAISE, kNoSpan, 0);
    use_label(cleanup);
    pop_except_and_reraise(kNoSpan);
    use_label(orelse);
    statements(statement.orelse);
    use_label(end);
}

// On the stack: the original group, the list of what the handlers raised, the rest that is not yet handled.
void CodeGenerator::star_handler(const ast::ExceptHandler& handler, bool first, bool last,
                                 Label reraise_star) {
    Label handled = new_label();
    Label with_error = new_label();
    Label no_match = new_label();
    Label cleanup_end = new_label();
    Label cleanup_body = new_label();
    bool named = handler.name.data() != nullptr;
    if (first) {
        emit(Ir::BUILD_LIST, handler.span, 0);
        emit(Ir::COPY, handler.span, 2);
    }
    if (handler.type != nullptr) {
        visit(*handler.type);
        emit(Ir::CHECK_EG_MATCH, handler.span);
        emit(Ir::COPY, handler.span, 1);
        emit_jump(Ir::POP_JUMP_IF_NONE, no_match, handler.span);
    }
    if (named) {
        name(handler.name, ExprContext::kStore, handler.span);
    } else {
        emit(Ir::POP_TOP, handler.span);
    }
    emit_jump(Ir::SETUP_CLEANUP, cleanup_end, handler.span);
    use_label(cleanup_body);
    push_block({BlockKind::handler_cleanup, cleanup_body, {}, handler.span, {}, handler.name});
    statements(handler.body);
    pop_block();
    emit(Ir::POP_BLOCK, kNoSpan);
    if (named) unbind_handler_name(handler.name);
    emit_jump(Ir::JUMP_NO_INTERRUPT, handled, kNoSpan);

    use_label(cleanup_end);
    if (named) unbind_handler_name(handler.name);
    emit(Ir::LIST_APPEND, kNoSpan, 3);
    emit(Ir::POP_TOP, kNoSpan);
    emit_jump(Ir::JUMP_NO_INTERRUPT, with_error, kNoSpan);
    use_label(handled);
    emit(Ir::NOP, kNoSpan);
    emit_jump(Ir::JUMP_NO_INTERRUPT, with_error, kNoSpan);
    use_label(no_match);
    emit(Ir::POP_TOP, handler.span);
    use_label(with_error);
    if (last) {
        emit(Ir::LIST_APPEND, kNoSpan, 1);
        emit_jump(Ir::JUMP_NO_INTERRUPT, reraise_star, kNoSpan);
    }
}

void CodeGenerator::call_exit_with_nones(SourceSpan span) {
    for (int i = 0; i < 3; ++i) load_none(span);
    emit(Ir::CALL, span, 3);
}

// One `with` or `async with` item, and inside it the others and the body.
void CodeGenerator::with_statement(const ast::With& statement, std::size_t position) {
    const ast::WithItem& item = statement.items[position];
    bool async = statement.kind == NodeKind::kAsyncWith;
    auto special = [](SpecialMethod method) { return static_cast<std::uint32_t>(method); };
    Label block = new_label();
    Label final = new_label();
    Label exit = new_label();
    Label cleanup = new_label();
    visit(*item.context_expr);
    SourceSpan span = item.context_expr->span;
    emit(Ir::COPY, span, 1);
    emit(Ir::LOAD_SPECIAL, span, special(async ? SpecialMethod::aexit : SpecialMethod::exit));
    emit(Ir::SWAP, span, 2);
    emit(Ir::SWAP, span, 3);
    emit(Ir::LOAD_SPECIAL, span, special(async ? SpecialMethod::aenter : SpecialMethod::enter));
    emit(Ir::CALL, span, 0);
    if (async) await_top(span, 1);
    emit_jump(Ir::SETUP_WITH, final, span);

    use_label(block);
    push_block({async ? BlockKind::async_with : BlockKind::with, block, final, span, {}, {}});
    if (item.optional_vars != nullptr) {
        visit(*item.optional_vars);
    } else {
        emit(Ir::POP_TOP, span);
    }
    if (position + 1 == statement.items.size()) {
        statements(statement.body);
    } else {
        with_statement(statement, position + 1);
    }
    pop_block();
    emit(Ir::POP_BLOCK, async ? span : kNoSpan);
    call_exit_with_nones(span);
    if (async) await_top(span, 2);
    emit(Ir::POP_TOP, span);
    emit_jump(Ir::JUMP, exit, span);

    use_label(final);
    emit_jump(Ir::SETUP_CLEANUP, cleanup, span);
    emit(Ir::PUSH_EXC_INFO, span);
    emit(Ir::WITH_EXCEPT_START, span);
    if (async) await_top(span, 2);
    with_except_finish(cleanup);
    use_label(exit);
}

void CodeGenerator::with_except_finish(Label cleanup) {
    Label suppress = new_label();
    Label exit = new_label();
    emit_jump(Ir::POP_JUMP_IF_TRUE, suppress, kNoSpan);
    emit(Ir::RERAISE, kNoSpan, 2);
    use_label(suppress);
    emit(Ir::POP_TOP, kNoSpan);
    emit(Ir::POP_BLOCK, kNoSpan);
    emit(Ir::POP_EXCEPT, kNoSpan);
    for (int i = 0; i < 3; ++i) emit(Ir::POP_TOP, kNoSpan);
    emit_jump(Ir::JUMP_NO_INTERRUPT, exit, kNoSpan);
    use_label(cleanup);
    pop_except_and_reraise(kNoSpan);
    use_label(exit);
}

}  // namespace awaitscope
