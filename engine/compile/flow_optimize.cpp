// Peephole passes over blocks; see flow_graph.h. Each mirrors the function of CPython's flowgraph.c that its
// comment names.
#include "engine/compile/flow_graph.h"

#include <algorithm>

namespace awaitscope {

namespace {

// Blocks up to this size are copied to where they are jumped to, if they leave the frame.
constexpr std::size_t kMaxCopySize = 4;

Ir op_at(const Block& block, std::size_t index) {
    return index < block.instructions.size() ? block.instructions[index].op : Ir::NOP;
}

// In CPython's instructions: it loads the code of a function first.
std::size_t copy_size(const Block& block) {
    auto functions = std::count_if(block.instructions.begin(), block.instructions.end(),
                                   [](const FlowInstruction& i) { return i.op == Ir::MAKE_FUNCTION; });
    return block.instructions.size() + static_cast<std::size_t>(functions);
}

}  // namespace

// mark_reachable
void FlowGraph::count_predecessors() {
    for (Block* block = entry_; block != nullptr; block = block->next) {
        block->visited = false;
        block->predecessors = 0;
    }
    std::vector<Block*> work{entry_};
    entry_->predecessors = 1;
    entry_->visited = true;
    auto reach = [&](Block* block) {
        ++block->predecessors;
        if (block->visited) return;
        block->visited = true;
        work.push_back(block);
    };
    while (!work.empty()) {
        Block* block = work.back();
        work.pop_back();
        if (block->next != nullptr && block->falls_through()) reach(block->next);
        for (FlowInstruction& instruction : block->instructions) {
            if (instruction.target != nullptr) reach(instruction.target);
        }
    }
}

void FlowGraph::remove_unreachable() {
    count_predecessors();
    for (Block* block = entry_; block != nullptr; block = block->next) {
        if (block->predecessors != 0) continue;
        block->instructions.clear();
        block->is_handler = false;
    }
}

// basicblock_inline_small_or_no_lineno_blocks
bool FlowGraph::inline_target(Block& block) {
    FlowInstruction* last = block.last();
    if (last == nullptr || !is_unconditional_jump(last->op)) return false;
    Block* target = last->target;
    bool small_exit = target->exits_scope() && copy_size(*target) <= kMaxCopySize;
    bool lineless = target->has_no_line() && !target->falls_through() && !target->empty();
    if (target == &block || (!small_exit && !lineless)) return false;
    Ir removed = last->op;
    last->make_nop();
    block.instructions.insert(block.instructions.end(), target->instructions.begin(),
                              target->instructions.end());
    // A loop must keep a jump that looks at the limits.
    FlowInstruction& end = block.instructions.back();
    if (lineless && is_unconditional_jump(end.op) && removed == Ir::JUMP) end.op = Ir::JUMP;
    if (target->predecessors > 0) --target->predecessors;
    return true;
}

void FlowGraph::inline_small_blocks() {
    bool changed = true;
    while (changed) {
        changed = false;
        for (Block* block = entry_; block != nullptr; block = block->next) changed |= inline_target(*block);
    }
}

// optimize_load_const: conditions that are constants, and comparisons with None
void FlowGraph::optimize_constants(Block& block) {
    auto& code = block.instructions;
    for (std::size_t i = 0; i + 1 < code.size(); ++i) {
        if (code[i].op != Ir::LOAD_CONST) continue;
        const Constant& constant = constants_[code[i].arg];
        FlowInstruction& next = code[i + 1];
        switch (next.op) {
            case Ir::POP_JUMP_IF_FALSE:
            case Ir::POP_JUMP_IF_TRUE:
            case Ir::JUMP_IF_FALSE:
            case Ir::JUMP_IF_TRUE: {
                bool pops = next.op == Ir::POP_JUMP_IF_FALSE || next.op == Ir::POP_JUMP_IF_TRUE;
                bool jump_if = next.op == Ir::POP_JUMP_IF_TRUE || next.op == Ir::JUMP_IF_TRUE;
                if (pops) code[i].make_nop();
                if (truth(constant) == jump_if) {
                    next.op = Ir::JUMP;
                } else {
                    next.make_nop();
                }
                break;
            }
            case Ir::IS_OP: {
                Ir jump = op_at(block, i + 2);
                if (constant.kind != Constant::Kind::none) break;
                if (jump != Ir::POP_JUMP_IF_FALSE && jump != Ir::POP_JUMP_IF_TRUE) break;
                bool if_not_none = (next.arg != 0) != (jump == Ir::POP_JUMP_IF_FALSE);
                code[i].make_nop();
                next.make_nop();
                code[i + 2].op = if_not_none ? Ir::POP_JUMP_IF_NOT_NONE : Ir::POP_JUMP_IF_NONE;
                break;
            }
            default: break;
        }
    }
}

// jump_thread: a jump to a jump becomes a jump to where that one goes, and takes its place in the source.
bool FlowGraph::thread_jump(Block& block, std::size_t index, Ir op) {
    Block* target = block.instructions[index].target;
    const FlowInstruction& other = target->instructions.front();
    if (target == other.target) return false;  // an endless loop
    FlowInstruction jump{op, 0, other.span, other.target, block.instructions[index].handler};
    block.instructions[index].make_nop();
    block.instructions.push_back(jump);
    return true;
}

// True if the jump at `index`, the last instruction, was changed and is worth another look.
bool FlowGraph::thread_any_jump(Block& block, std::size_t index) {
    FlowInstruction& jump = block.instructions[index];
    if (jump.target->empty()) return false;
    Ir there = jump.target->instructions.front().op;
    switch (jump.op) {
        case Ir::POP_JUMP_IF_FALSE:
        case Ir::POP_JUMP_IF_TRUE:
        case Ir::POP_JUMP_IF_NONE:
        case Ir::POP_JUMP_IF_NOT_NONE: return there == Ir::JUMP && thread_jump(block, index, jump.op);
        case Ir::JUMP:
        case Ir::JUMP_NO_INTERRUPT:
            if (there == Ir::JUMP) return thread_jump(block, index, Ir::JUMP);
            return there == Ir::JUMP_NO_INTERRUPT && thread_jump(block, index, jump.op);
        case Ir::JUMP_IF_FALSE:
        case Ir::JUMP_IF_TRUE:
            if (there == Ir::JUMP || there == jump.op) return thread_jump(block, index, jump.op);
            if (there == Ir::JUMP_IF_FALSE || there == Ir::JUMP_IF_TRUE) {
                jump.target = nonempty(jump.target->next);  // the opposite test goes on there
                return true;
            }
            return false;
        default: return false;
    }
}

// optimize_basic_block
void FlowGraph::optimize_block(Block& block) {
    auto& code = block.instructions;
    for (std::size_t i = 0; i < code.size(); ++i) {
        Ir next = op_at(block, i + 1);
        switch (code[i].op) {
            case Ir::BUILD_TUPLE:
                if (next == Ir::UNPACK_SEQUENCE && code[i].arg == code[i + 1].arg) {
                    std::uint32_t count = code[i].arg;
                    if (count == 1) code[i + 1].make_nop();
                    if (count == 2 || count == 3) code[i + 1].op = Ir::SWAP;
                    if (count >= 1 && count <= 3) code[i].make_nop();
                }
                break;
            case Ir::IS_OP:
            case Ir::CONTAINS_OP:
                if (next == Ir::UNARY_NOT) {
                    SourceSpan span = code[i + 1].span;
                    code[i + 1] = code[i];
                    code[i + 1].arg ^= 1;
                    code[i + 1].span = span;
                    code[i].make_nop();
                }
                break;
            case Ir::COMPARE_OP:
                // A comparison whose truth is taken stands where the truth is taken.
                if (next == Ir::UNARY_NOT) code[i].span = code[i + 1].span;
                break;
            case Ir::STORE_FAST:
                if (next == Ir::STORE_FAST && code[i].arg == code[i + 1].arg &&
                    code[i].span.line == code[i + 1].span.line) {
                    code[i].op = Ir::POP_TOP;
                    code[i].arg = 0;
                }
                break;
            case Ir::SWAP:
                if (code[i].arg == 1) {
                    code[i].make_nop();
                    break;
                }
                simplify_swaps(block, i);
                apply_static_swaps(block, i);
                break;
            default:
                if (is_jump(code[i].op) && i + 1 == code.size() && thread_any_jump(block, i)) --i;
        }
    }
}

// basicblock_remove_redundant_nops; returns how many went
int FlowGraph::remove_nops(Block& block) {
    auto& code = block.instructions;
    std::size_t kept = 0;
    std::uint32_t previous_line = 0;
    auto redundant = [&](std::size_t i) {
        std::uint32_t line = code[i].span.line;
        if (line == 0 || line == previous_line) return true;
        if (i + 1 < code.size()) {
            FlowInstruction& next = code[i + 1];
            if (next.span.line == line) return true;
            if (next.span.line == 0) {
                next.span = code[i].span;
                return true;
            }
            return false;
        }
        Block* following = nonempty(block.next);
        if (following == nullptr) return false;
        for (const FlowInstruction& instruction : following->instructions) {
            if (instruction.op == Ir::NOP && !instruction.span.known()) continue;
            return instruction.span.line == line;
        }
        return false;
    };
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i].op == Ir::NOP && redundant(i)) continue;
        previous_line = code[i].span.line;
        if (kept != i) code[kept] = code[i];
        ++kept;
    }
    int removed = static_cast<int>(code.size() - kept);
    code.resize(kept);
    return removed;
}

// remove_redundant_nops_and_pairs: a value pushed only to be dropped
void FlowGraph::remove_nops_and_pairs() {
    bool done = false;
    while (!done) {
        done = true;
        FlowInstruction* instruction = nullptr;
        for (Block* block = entry_; block != nullptr; block = block->next) {
            remove_nops(*block);
            if (block->is_target) instruction = nullptr;
            for (FlowInstruction& current : block->instructions) {
                FlowInstruction* previous = instruction;
                instruction = &current;
                if (previous == nullptr || current.op != Ir::POP_TOP) continue;
                bool pair =
                    previous->op == Ir::LOAD_CONST || (previous->op == Ir::COPY && previous->arg == 1);
                if (!pair) continue;
                previous->make_nop();
                current.make_nop();
                done = false;
            }
            if ((instruction != nullptr && is_jump(instruction->op)) || !block->falls_through()) {
                instruction = nullptr;
            }
        }
    }
}

int FlowGraph::remove_redundant_jumps() {
    int changes = 0;
    for (Block* block = entry_; block != nullptr; block = block->next) {
        FlowInstruction* last = block->last();
        if (last == nullptr || !is_unconditional_jump(last->op)) continue;
        if (nonempty(last->target) != nonempty(block->next)) continue;
        last->make_nop();
        ++changes;
    }
    return changes;
}

void FlowGraph::remove_nops_and_jumps() {
    do {
        for (Block* block = entry_; block != nullptr; block = block->next) remove_nops(*block);
    } while (remove_redundant_jumps() != 0);
}

}  // namespace awaitscope
