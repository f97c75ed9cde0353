// Lines for instructions that have none, so that every exit of a frame has one; see flow_graph.h.
#include "engine/compile/flow_graph.h"

#include <algorithm>

namespace awaitscope {

namespace {

bool is_exit_or_loop_without_line(const Block& block) {
    if (block.empty() || !block.has_no_line()) return false;
    bool loops = std::any_of(block.instructions.begin(), block.instructions.end(),
                             [](const FlowInstruction& i) { return i.op == Ir::JUMP || i.op == Ir::CALL; });
    return block.exits_scope() || loops;
}

}  // namespace

void FlowGraph::resolve_lines(std::uint32_t first_line) {
    duplicate_exits_without_line();
    propagate_lines();
    // Returns that are still without a line get that of the block before, for tracebacks.
    std::uint32_t line = first_line;
    for (Block* block = entry_; block != nullptr; block = block->next) {
        FlowInstruction* last = block->last();
        if (last == nullptr) continue;
        if (last->span.known()) {
            line = last->span.line;
        } else if (last->op == Ir::RETURN_VALUE) {
            for (FlowInstruction& instruction : block->instructions) instruction.span = {line, 0, 0, 0};
        }
    }
}

// An exit without a line that is reached from several places is copied, so that each copy has one predecessor
// to take its line from.
void FlowGraph::duplicate_exits_without_line() {
    for (Block* block = entry_; block != nullptr; block = block->next) {
        FlowInstruction* last = block->last();
        if (last == nullptr || !is_jump(last->op)) continue;
        Block* target = nonempty(last->target);
        if (!is_exit_or_loop_without_line(*target) || target->predecessors <= 1) continue;
        Block* copy = new_block();
        copy->instructions = target->instructions;
        copy->instructions.front().span = last->span;
        copy->predecessors = 1;
        copy->is_target = true;
        copy->next = target->next;
        --target->predecessors;
        target->next = copy;
        last->target = copy;
    }
    for (Block* block = entry_; block != nullptr; block = block->next) {
        if (!block->falls_through() || block->next == nullptr || block->empty()) continue;
        if (is_exit_or_loop_without_line(*block->next)) {
            block->next->instructions.front().span = block->instructions.back().span;
        }
    }
}

void FlowGraph::propagate_lines() {
    for (Block* block = entry_; block != nullptr; block = block->next) {
        FlowInstruction* last = block->last();
        if (last == nullptr) continue;
        SourceSpan previous;
        for (FlowInstruction& instruction : block->instructions) {
            if (instruction.span.known()) {
                previous = instruction.span;
            } else {
                instruction.span = previous;
            }
        }
        auto hand_on = [&](Block* to) {
            if (to == nullptr || to->predecessors != 1 || to->empty()) return;
            if (!to->instructions.front().span.known()) to->instructions.front().span = previous;
        };
        if (block->falls_through()) hand_on(block->next);
        if (is_jump(last->op)) hand_on(last->target);
    }
}

}  // namespace awaitscope
