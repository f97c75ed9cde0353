#include "engine/compile/flow_graph.h"

#include "engine/base/check.h"

#include <algorithm>

namespace awaitscope {

bool Block::falls_through() const {
    if (instructions.empty()) return true;
    Ir op = instructions.back().op;
    return !is_unconditional_jump(op) && !is_scope_exit(op);
}

bool Block::has_no_line() const {
    return std::none_of(instructions.begin(), instructions.end(),
                        [](const FlowInstruction& i) { return i.span.known(); });
}

bool truth(const Constant& constant) {
    switch (constant.kind) {
        case Constant::Kind::none:
        case Constant::Kind::false_: return false;
        case Constant::Kind::integer: return !constant.text.empty() || constant.integer != 0;
        case Constant::Kind::floating:
        case Constant::Kind::imaginary: return constant.floating != 0;
        case Constant::Kind::str:
        case Constant::Kind::bytes: return !constant.text.empty();
        case Constant::Kind::tuple:
        case Constant::Kind::frozenset: return !constant.items.empty();
        default: return true;
    }
}

FlowGraph::FlowGraph(const InstructionSequence& sequence, const std::vector<Constant>& constants)
    : constants_(constants) {
    make_blocks(sequence);
    label_handlers();
}

Block* FlowGraph::new_block() {
    return &blocks_.emplace_back();
}

Block* FlowGraph::nonempty(Block* block) {
    while (block != nullptr && block->empty()) block = block->next;
    return block;
}

void FlowGraph::reset_visited() {
    for (Block* block = entry_; block != nullptr; block = block->next) block->visited = false;
}

void FlowGraph::make_blocks(const InstructionSequence& sequence) {
    const auto& source = sequence.instructions();
    std::vector<Block*> starts(source.size() + 1, nullptr);
    entry_ = new_block();
    for (const IrInstruction& instruction : source) {
        if (!has_target(instruction.op)) continue;
        std::uint32_t position = sequence.position(instruction.arg);
        CHECK(position < source.size());
        if (starts[position] == nullptr) {
            starts[position] = new_block();
            starts[position]->is_target = true;
        }
    }
    Block* block = entry_;
    auto go_on_with = [&](Block* following) {
        block->next = following;
        block = following;
    };
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (starts[i] != nullptr) {
            go_on_with(starts[i]);
        } else if (!block->empty() && is_terminator(block->instructions.back().op)) {
            go_on_with(new_block());
        }
        SourceSpan span = source[i].span;
        if (span == kNextSpan) span = i + 1 < source.size() ? source[i + 1].span : kNoSpan;
        Block* target = has_target(source[i].op) ? starts[sequence.position(source[i].arg)] : nullptr;
        block->instructions.push_back(
            {source[i].op, target == nullptr ? source[i].arg : 0, span, target, nullptr});
    }
}

// Follows the SETUP_ and POP_BLOCK opcodes to find every instruction's handler.
void FlowGraph::label_handlers() {
    struct Work {
        Block* block;
        std::vector<Block*> handlers;
    };
    std::vector<Work> work;
    auto add = [&](Block* block, const std::vector<Block*>& handlers) {
        if (block->visited) return;
        block->visited = true;
        work.push_back({block, handlers});
    };
    reset_visited();
    add(entry_, {});
    while (!work.empty()) {
        Work todo = std::move(work.back());
        work.pop_back();
        std::vector<Block*>& handlers = todo.handlers;
        for (FlowInstruction& instruction : todo.block->instructions) {
            if (is_block_push(instruction.op)) {
                instruction.target->is_handler = true;
                add(instruction.target, handlers);
                if (instruction.op != Ir::SETUP_FINALLY) instruction.target->preserve_lasti = true;
                handlers.push_back(instruction.target);
            } else if (instruction.op == Ir::POP_BLOCK) {
                CHECK(!handlers.empty());
                handlers.pop_back();
            } else {
                instruction.handler = handlers.empty() ? nullptr : handlers.back();
                if (is_jump(instruction.op)) add(instruction.target, handlers);
            }
        }
        if (todo.block->falls_through() && todo.block->next != nullptr) add(todo.block->next, handlers);
    }
}

void FlowGraph::optimize(std::uint32_t first_line, std::uint32_t locals, std::uint32_t parameters) {
    count_predecessors();
    inline_small_blocks();
    remove_unreachable();
    resolve_lines(first_line);
    for (Block* block = entry_; block != nullptr; block = block->next) {
        optimize_constants(*block);
        optimize_block(*block);
    }
    remove_nops_and_pairs();
    remove_unreachable();
    remove_nops_and_jumps();
    check_unbound_locals(locals, parameters);
    push_cold_to_end();
    count_predecessors();
    resolve_lines(first_line);
}

void FlowGraph::insert_prefix(const std::vector<FlowInstruction>& prefix) {
    entry_->instructions.insert(entry_->instructions.begin(), prefix.begin(), prefix.end());
}

std::uint32_t FlowGraph::lower() {
    lower_conditional_jumps();
    for (Block* block = entry_; block != nullptr; block = block->next) block->start_depth = -1;
    std::uint32_t depth = compute_depths();
    for (Block* block = entry_; block != nullptr; block = block->next) {
        for (FlowInstruction& instruction : block->instructions) {
            if (is_block_push(instruction.op) || instruction.op == Ir::POP_BLOCK) instruction.make_nop();
        }
    }
    remove_nops_and_jumps();
    for (Block* block = entry_; block != nullptr; block = block->next) {
        std::erase_if(block->instructions, [](const FlowInstruction& i) {
            return i.op == Ir::RESUME || i.op == Ir::END_FOR || i.op == Ir::ANNOTATIONS_PLACEHOLDER;
        });
    }
    normalize_jumps();
    return depth;
}

}  // namespace awaitscope
