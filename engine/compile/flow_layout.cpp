// From blocks to a line of instructions; see flow_graph.h.
#include "engine/base/check.h"
#include "engine/compile/flow_graph.h"

#include <algorithm>

namespace awaitscope {

namespace {

// Operand, until the layout, of a backward jump that begins the next round of a loop.
constexpr std::uint32_t kLoops = 1;

}  // namespace

// Cold: reached only through an exception.
void FlowGraph::mark_cold() {
    std::vector<Block*> work;
    reset_visited();
    auto reach = [&](Block* block) {
        if (block->visited || block->warm) return;
        block->visited = true;
        work.push_back(block);
    };
    auto follow = [&](Block* block) {
        if (block->next != nullptr && block->falls_through()) reach(block->next);
        for (FlowInstruction& instruction : block->instructions) {
            if (is_jump(instruction.op)) reach(instruction.target);
        }
    };
    reach(entry_);
    while (!work.empty()) {
        Block* block = work.back();
        work.pop_back();
        follow(block);
    }
    for (Block* block = entry_; block != nullptr; block = block->next) block->warm = block->visited;
    for (Block* block = entry_; block != nullptr; block = block->next) {
        if (block->is_handler) reach(block);
    }
    while (!work.empty()) {
        Block* block = work.back();
        work.pop_back();
        block->cold = true;
        follow(block);
    }
}

void FlowGraph::push_cold_to_end() {
    if (entry_->next == nullptr) return;
    mark_cold();
    for (Block* block = entry_; block != nullptr; block = block->next) {
        if (!block->cold || !block->falls_through() || block->next == nullptr || !block->next->warm) continue;
        Block* jump = new_block();
        jump->instructions.push_back({Ir::JUMP_NO_INTERRUPT, 0, kNoSpan, block->next, nullptr});
        block->next->is_target = true;
        jump->cold = true;
        jump->predecessors = 1;
        jump->next = block->next;
        block->next = jump;
    }
    std::vector<Block*> order;
    std::vector<Block*> cold;
    for (Block* block = entry_; block != nullptr; block = block->next) {
        (block->cold ? cold : order).push_back(block);
    }
    if (cold.empty()) return;
    order.insert(order.end(), cold.begin(), cold.end());
    for (std::size_t i = 0; i + 1 < order.size(); ++i) order[i]->next = order[i + 1];
    order.back()->next = nullptr;
    remove_nops_and_jumps();
}

// JUMP_IF_x keeps the top on both ways. Where the next thing is to drop it, that is one opcode.
void FlowGraph::lower_conditional_jumps() {
    count_predecessors();
    std::uint32_t number = 0;
    for (Block* block = entry_; block != nullptr; block = block->next) block->offset = number++;
    for (Block* block = entry_; block != nullptr; block = block->next) {
        FlowInstruction* last = block->last();
        if (last == nullptr || (last->op != Ir::JUMP_IF_FALSE && last->op != Ir::JUMP_IF_TRUE)) continue;
        bool if_true = last->op == Ir::JUMP_IF_TRUE;
        Block* next = nonempty(block->next);
        bool only_way = next != nullptr && next == block->next && next->predecessors == 1;
        if (only_way && next->instructions.front().op == Ir::POP_TOP &&
            last->target->offset > block->offset) {
            next->instructions.erase(next->instructions.begin());
            last->op = if_true ? Ir::JUMP_IF_TRUE_OR_POP : Ir::JUMP_IF_FALSE_OR_POP;
            continue;
        }
        last->op = if_true ? Ir::POP_JUMP_IF_TRUE : Ir::POP_JUMP_IF_FALSE;
        FlowInstruction copy{Ir::COPY, 1, last->span, nullptr, last->handler};
        block->instructions.insert(block->instructions.end() - 1, copy);
    }
}

// Conditional jumps go forward only: those that do not become a jump over a backward jump.
void FlowGraph::normalize_jumps() {
    reset_visited();
    for (Block* block = entry_; block != nullptr; block = block->next) {
        block->visited = true;
        FlowInstruction* last = block->last();
        if (last == nullptr || !is_jump(last->op)) continue;
        bool backward = last->target->visited;
        if (is_unconditional_jump(last->op)) {
            if (last->op != Ir::JUMP_BACKWARD) last->arg = last->op == Ir::JUMP ? kLoops : 0;
            last->op = backward ? Ir::JUMP_BACKWARD : Ir::JUMP;
            continue;
        }
        if (!backward) continue;
        Ir reversed = Ir::NOP;
        switch (last->op) {
            case Ir::POP_JUMP_IF_TRUE: reversed = Ir::POP_JUMP_IF_FALSE; break;
            case Ir::POP_JUMP_IF_FALSE: reversed = Ir::POP_JUMP_IF_TRUE; break;
            case Ir::POP_JUMP_IF_NONE: reversed = Ir::POP_JUMP_IF_NOT_NONE; break;
            case Ir::POP_JUMP_IF_NOT_NONE: reversed = Ir::POP_JUMP_IF_NONE; break;
            default: CHECK(reversed != Ir::NOP);
        }
        Block* jump = new_block();
        jump->instructions.push_back({Ir::JUMP_BACKWARD, kLoops, last->span, last->target, last->handler});
        jump->start_depth = last->target->start_depth;
        jump->visited = true;
        last->op = reversed;
        last->target = block->next;
        jump->next = block->next;
        block->next = jump;
    }
}

std::uint32_t FlowGraph::compute_depths() {
    int deepest = 0;
    std::vector<Block*> work;
    auto reach = [&](Block* block, int depth) {
        CHECK(depth >= 0);
        deepest = std::max(deepest, depth);
        if (block->start_depth >= 0) {
            CHECK(block->start_depth == depth);
            return;
        }
        block->start_depth = depth;
        work.push_back(block);
    };
    reach(entry_, 0);
    while (!work.empty()) {
        Block* block = work.back();
        work.pop_back();
        int depth = block->start_depth;
        for (const FlowInstruction& instruction : block->instructions) {
            if (instruction.target != nullptr) {
                reach(instruction.target, depth + ir_stack_effect(instruction.op, instruction.arg, true));
            }
            depth += ir_stack_effect(instruction.op, instruction.arg, false);
            CHECK(depth >= 0);
            deepest = std::max(deepest, depth);
        }
        if (block->next != nullptr && block->falls_through()) reach(block->next, depth);
    }
    return static_cast<std::uint32_t>(deepest);
}

namespace {

bool cached(Opcode op) {
    switch (op) {
        case Opcode::LOAD_GLOBAL:
        case Opcode::LOAD_NAME:
        case Opcode::LOAD_ATTR:
        case Opcode::LOAD_METHOD:
        case Opcode::STORE_ATTR:
        case Opcode::LOAD_SUPER_METHOD:
        case Opcode::FOR_ITER:
        case Opcode::CALL: return true;
        default: return false;
    }
}

void number_caches(CodeUnit& unit) {
    for (Instruction& instruction : unit.instructions) {
        if (!cached(static_cast<Opcode>(instruction.op)) || unit.cache_count == UINT16_MAX) continue;
        instruction.cache = static_cast<std::uint16_t>(++unit.cache_count);
    }
}

// Where `line` events are due: initialize_lines of CPython's instrumentation.c. A start is also where a jump
// from another line leads, where a loop begins again, and where an exception is caught.
void mark_statement_starts(CodeUnit& unit, std::size_t prefix_size, const std::vector<std::uint32_t>& loops) {
    auto never = [&](std::size_t index) {
        auto op = static_cast<Opcode>(unit.instructions[index].op);
        return index < prefix_size || op == Opcode::END_SEND || op == Opcode::END_ASYNC_FOR;
    };
    auto mark = [&](std::size_t index) {
        if (unit.spans[index].known() && !never(index)) unit.instructions[index].flags |= kStatementStart;
    };
    std::uint32_t line = 0;
    for (std::size_t i = 0; i < unit.instructions.size(); ++i) {
        if (never(i)) continue;
        if (unit.spans[i].line != line) mark(i);
        line = unit.spans[i].line;
    }
    for (std::size_t i = 0; i < unit.instructions.size(); ++i) {
        auto op = static_cast<Opcode>(unit.instructions[i].op);
        // Where an exhausted loop goes on, CPython has an opcode more, which takes the mark.
        if (info(op).operand != OperandKind::target || op == Opcode::FOR_ITER) continue;
        std::size_t target = unit.instructions[i].arg;
        if (unit.spans[target].line != unit.spans[i].line) mark(target);
    }
    for (std::uint32_t head : loops) mark(head);
    for (const ExceptionEntry& entry : unit.exceptions) mark(entry.handler);
}

}  // namespace

void FlowGraph::lay_out(CodeUnit& unit, std::size_t prefix_size) {
    std::uint32_t offset = 0;
    for (Block* block = entry_; block != nullptr; block = block->next) {
        block->offset = offset;
        offset += static_cast<std::uint32_t>(block->instructions.size());
    }
    Block* handler = nullptr;
    std::uint32_t start = 0;
    std::vector<std::uint32_t> loops;
    auto close = [&](std::uint32_t end) {
        if (handler == nullptr || start == end) return;
        auto depth = static_cast<std::uint32_t>(handler->start_depth - (handler->preserve_lasti ? 2 : 1));
        unit.exceptions.push_back({start, end, handler->offset, depth, handler->preserve_lasti});
    };
    for (Block* block = entry_; block != nullptr; block = block->next) {
        for (const FlowInstruction& instruction : block->instructions) {
            CHECK(!is_pseudo(instruction.op));
            auto index = static_cast<std::uint32_t>(unit.instructions.size());
            if (instruction.handler != handler) {
                close(index);
                handler = instruction.handler;
                start = index;
            }
            std::uint32_t arg = instruction.target != nullptr ? instruction.target->offset : instruction.arg;
            if (instruction.op == Ir::JUMP_BACKWARD && instruction.arg == kLoops) loops.push_back(arg);
            unit.instructions.push_back({static_cast<std::uint8_t>(instruction.op), 0, 0, arg});
            unit.spans.push_back(instruction.span);
        }
    }
    close(offset);
    number_caches(unit);
    mark_statement_starts(unit, prefix_size, loops);
}

}  // namespace awaitscope
