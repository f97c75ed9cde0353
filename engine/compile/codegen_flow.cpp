// Branches, loops, and what leaves them; see codegen.h.
#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"

namespace awaitscope {

using ast::as;
using ast::NodeKind;

// codegen_jump_if: conditions become jumps, with no boolean in between.
void CodeGenerator::jump_if(const ast::Expr& expression, Label target, bool condition, SourceSpan span) {
    switch (expression.kind) {
        case NodeKind::kUnaryOp: {
            const auto& operation = as<ast::UnaryOp>(expression);
            if (operation.op != ast::UnaryOperator::kNot) break;
            return jump_if(*operation.operand, target, !condition, span);
        }
        case NodeKind::kBoolOp: {
            const auto& operation = as<ast::BoolOp>(expression);
            bool decides = operation.op == ast::BoolOperator::kOr;
            Label inner = decides == condition ? target : new_label();
            for (std::size_t i = 0; i + 1 < operation.values.size(); ++i) {
                jump_if(*operation.values[i], inner, decides, span);
            }
            jump_if(*operation.values.back(), target, condition, span);
            if (inner != target) use_label(inner);
            return;
        }
        case NodeKind::kIfExp: {
            const auto& choice = as<ast::IfExp>(expression);
            Label end = new_label();
            Label orelse = new_label();
            jump_if(*choice.test, orelse, false, span);
            jump_if(*choice.body, target, condition, span);
            emit_jump(Ir::JUMP_NO_INTERRUPT, end, kNoSpan);
            use_label(orelse);
            jump_if(*choice.orelse, target, condition, span);
            use_label(end);
            return;
        }
        case NodeKind::kCompare:
            if (as<ast::Compare>(expression).ops.size() > 1) {
                return jump_if_chain(as<ast::Compare>(expression), target, condition);
            }
            break;
        default: break;
    }
    visit(expression);
    emit_jump(condition ? Ir::POP_JUMP_IF_TRUE : Ir::POP_JUMP_IF_FALSE, target, expression.span);
}

void CodeGenerator::jump_if_chain(const ast::Compare& compare, Label target, bool condition) {
    SourceSpan span = compare.span;
    std::size_t last = compare.ops.size() - 1;
    Label cleanup = new_label();
    visit(*compare.left);
    for (std::size_t i = 0; i < last; ++i) {
        visit(*compare.comparators[i]);
        emit(Ir::SWAP, span, 2);
        emit(Ir::COPY, span, 2);
        compare_op(compare.ops[i], span);
        emit_jump(Ir::POP_JUMP_IF_FALSE, cleanup, span);
    }
    compare_operand(*compare.comparators[last], compare.ops[last], true);
    compare_op(compare.ops[last], span);
    emit_jump(condition ? Ir::POP_JUMP_IF_TRUE : Ir::POP_JUMP_IF_FALSE, target, span);
    Label end = new_label();
    emit_jump(Ir::JUMP_NO_INTERRUPT, end, kNoSpan);
    use_label(cleanup);
    emit(Ir::POP_TOP, span);
    if (!condition) emit_jump(Ir::JUMP_NO_INTERRUPT, target, kNoSpan);
    use_label(end);
}

void CodeGenerator::if_statement(const ast::If& statement) {
    // A chain of elif is a list here, so that its length is no depth.
    Label end = new_label();
    const ast::If* branch = &statement;
    while (true) {
        bool more = !branch->orelse.empty();
        Label next = more ? new_label() : end;
        jump_if(*branch->test, next, false, branch->span);
        statements(branch->body);
        if (!more) break;
        emit_jump(Ir::JUMP_NO_INTERRUPT, end, kNoSpan);
        use_label(next);
        const auto* elif = branch->orelse.size() == 1 ? ast::try_as<ast::If>(branch->orelse[0]) : nullptr;
        if (elif == nullptr) {
            statements(branch->orelse);
            break;
        }
        branch = elif;
    }
    use_label(end);
}

void CodeGenerator::for_statement(const ast::For& statement) {
    Label start = new_label();
    Label cleanup = new_label();
    Label end = new_label();
    push_block({FrameBlock::Kind::for_loop, start, end, statement.span, {}, {}});
    iterable(*statement.iter);
    SourceSpan span = statement.iter->span;
    emit(Ir::GET_ITER, span);
    use_label(start);
    emit_jump(Ir::FOR_ITER, cleanup, span);
    emit(Ir::NOP, statement.target->span);  // a line event where the target stands on a line of its own
    visit(*statement.target);
    statements(statement.body);
    emit_jump(Ir::JUMP, start, kNoSpan);
    use_label(cleanup);
    emit(Ir::END_FOR, kNoSpan);
    pop_block();
    statements(statement.orelse);
    use_label(end);
}

void CodeGenerator::async_for_statement(const ast::For& statement) {
    Label start = new_label();
    Label except = new_label();
    Label end = new_label();
    visit(*statement.iter);
    emit(Ir::GET_AITER, statement.iter->span);
    use_label(start);
    push_block({FrameBlock::Kind::for_loop, start, end, statement.span, {}, {}});
    emit_jump(Ir::SETUP_FINALLY, except, statement.span);
    emit(Ir::GET_ANEXT, statement.span);
    load_none(statement.span);
    send_loop(statement.span);
    emit(Ir::POP_BLOCK, statement.span);
    visit(*statement.target);
    statements(statement.body);
    emit_jump(Ir::JUMP, start, kNoSpan);
    pop_block();
    use_label(except);
    emit(Ir::END_ASYNC_FOR, statement.iter->span);
    statements(statement.orelse);
    use_label(end);
}

void CodeGenerator::while_statement(const ast::While& statement) {
    Label loop = new_label();
    Label end = new_label();
    Label anchor = new_label();
    use_label(loop);
    push_block({FrameBlock::Kind::while_loop, loop, end, statement.span, {}, {}});
    jump_if(*statement.test, anchor, false, statement.span);
    statements(statement.body);
    emit_jump(Ir::JUMP, loop, kNoSpan);
    pop_block();
    use_label(anchor);
    statements(statement.orelse);
    use_label(end);
}

void CodeGenerator::return_statement(const ast::Return& statement) {
    SourceSpan span = statement.span;
    bool preserve = statement.value != nullptr && statement.value->kind != NodeKind::kConstant;
    if (!scope().is_function_like()) fail("'return' outside function", span);
    if (statement.value != nullptr && scope().coroutine && scope().generator) {
        fail("'return' with value in async generator", span);
    }
    if (preserve) {
        visit(*statement.value);
    } else if (statement.value != nullptr) {
        span = statement.value->span;
        emit(Ir::NOP, span);
    }
    if (statement.value == nullptr || statement.value->span.line != statement.span.line) {
        span = statement.span;
        emit(Ir::NOP, span);
    }
    FrameBlock none{};
    unwind_all(span, preserve, false, none);
    if (statement.value == nullptr) {
        load_none(span);
    } else if (!preserve) {
        load(*folder_.fold(*statement.value), span);
    }
    emit(Ir::RETURN_VALUE, span);
}

void CodeGenerator::break_statement(SourceSpan span) {
    SourceSpan origin = span;
    emit(Ir::NOP, span);
    FrameBlock loop{};
    if (unwind_all(span, false, true, loop) == nullptr) fail("'break' outside loop", origin);
    unwind(loop, span, false);
    emit_jump(Ir::JUMP, loop.exit, span);
}

void CodeGenerator::continue_statement(SourceSpan span) {
    SourceSpan origin = span;
    emit(Ir::NOP, span);
    FrameBlock loop{};
    if (unwind_all(span, false, true, loop) == nullptr) fail("'continue' not properly in loop", origin);
    emit_jump(Ir::JUMP, loop.block, span);
}

// codegen_unwind_fblock_stack. Returns null if it had to stop at a loop and met none; else `found` is the
// loop. The blocks are taken off while their endings are generated, and put back.
const FrameBlock* CodeGenerator::unwind_all(SourceSpan& span, bool preserve_top, bool stop_at_loop,
                                            FrameBlock& found) {
    std::vector<FrameBlock> removed;
    const FrameBlock* loop = nullptr;
    while (!unit().blocks.empty()) {
        FrameBlock block = unit().blocks.back();
        if (block.kind == FrameBlock::Kind::exception_group_handler) {
            fail("'break', 'continue' and 'return' cannot appear in an except* block", span);
        }
        if (stop_at_loop &&
            (block.kind == FrameBlock::Kind::while_loop || block.kind == FrameBlock::Kind::for_loop)) {
            found = block;
            loop = &found;
            break;
        }
        unit().blocks.pop_back();
        removed.push_back(block);
        unwind(block, span, preserve_top);
    }
    unit().blocks.insert(unit().blocks.end(), removed.rbegin(), removed.rend());
    return loop;
}

// codegen_unwind_fblock
void CodeGenerator::unwind(const FrameBlock& block, SourceSpan& span, bool preserve_top) {
    using Kind = FrameBlock::Kind;
    switch (block.kind) {
        case Kind::for_loop:
        case Kind::pop_value:
            if (preserve_top) emit(Ir::SWAP, span, 2);
            emit(Ir::POP_TOP, span);
            return;
        case Kind::try_except: return emit(Ir::POP_BLOCK, span);
        case Kind::finally_try:
            emit(Ir::POP_BLOCK, span);
            if (preserve_top) push_block({Kind::pop_value, {}, {}, span, {}, {}});
            statements(block.finalbody);
            if (preserve_top) pop_block();
            span = kNoSpan;  // what follows appears to run after the finally block
            return;
        case Kind::with:
        case Kind::async_with:
            span = block.span;
            emit(Ir::POP_BLOCK, span);
            if (preserve_top) {
                emit(Ir::SWAP, span, 3);
                emit(Ir::SWAP, span, 2);
            }
            call_exit_with_nones(span);
            if (block.kind == Kind::async_with) await_top(span, 2);
            emit(Ir::POP_TOP, span);
            span = kNoSpan;
            return;
        case Kind::finally_end:
        case Kind::handler_cleanup: return unwind_handler(block, span, preserve_top);
        default: return;
    }
}

void CodeGenerator::unwind_handler(const FrameBlock& block, SourceSpan span, bool preserve_top) {
    if (block.kind == FrameBlock::Kind::finally_end) {
        if (preserve_top) emit(Ir::SWAP, span, 2);
        emit(Ir::POP_TOP, span);  // the exception
        if (preserve_top) emit(Ir::SWAP, span, 2);
        emit(Ir::POP_BLOCK, span);
        emit(Ir::POP_EXCEPT, span);
        return;
    }
    bool named = block.name.data() != nullptr;
    if (named) emit(Ir::POP_BLOCK, span);
    if (preserve_top) emit(Ir::SWAP, span, 2);
    emit(Ir::POP_BLOCK, span);
    emit(Ir::POP_EXCEPT, span);
    if (!named) return;
    load_none(span);
    name(block.name, ast::ExprContext::kStore, span);
    name(block.name, ast::ExprContext::kDel, span);
}

}  // namespace awaitscope
