// Which loads of locals may find them unbound; see flow_graph.h. CPython's
// add_checks_for_loads_of_uninitialized_variables.
#include "engine/compile/flow_graph.h"

#include <algorithm>

namespace awaitscope {

namespace {

// Only so many locals are followed from block to block; beyond them one block at a time, to stay linear.
constexpr std::uint32_t kTracked = 64;

void reach(Block& block, std::uint64_t unsafe, std::vector<Block*>& work) {
    std::uint64_t both = block.unsafe_locals | unsafe;
    if (block.unsafe_locals == both) return;
    block.unsafe_locals = both;
    if (block.visited) return;
    block.visited = true;
    work.push_back(&block);
}

}  // namespace

void FlowGraph::scan_for_locals(Block& block, std::vector<Block*>& work) {
    std::uint64_t unsafe = block.unsafe_locals;
    for (FlowInstruction& instruction : block.instructions) {
        if (instruction.handler != nullptr) reach(*instruction.handler, unsafe, work);
        if (instruction.arg >= kTracked) continue;
        std::uint64_t bit = std::uint64_t{1} << instruction.arg;
        switch (instruction.op) {
            case Ir::DELETE_FAST:
            case Ir::LOAD_FAST_AND_CLEAR:
            case Ir::STORE_FAST_MAYBE_NULL: unsafe |= bit; break;
            case Ir::LOAD_FAST:
                if (unsafe & bit) instruction.op = Ir::LOAD_FAST_CHECK;
                unsafe &= ~bit;
                break;
            case Ir::STORE_FAST:
            case Ir::LOAD_FAST_CHECK: unsafe &= ~bit; break;
            default: break;
        }
    }
    if (block.next != nullptr && block.falls_through()) reach(*block.next, unsafe, work);
    FlowInstruction* last = block.last();
    if (last != nullptr && is_jump(last->op)) reach(*last->target, unsafe, work);
}

void FlowGraph::scan_many_locals(std::uint32_t locals) {
    std::vector<std::uint32_t> bound_in(locals, 0);  // number of the block in which it was last bound
    std::uint32_t number = 0;
    for (Block* block = entry_; block != nullptr; block = block->next) {
        ++number;
        for (FlowInstruction& instruction : block->instructions) {
            if (instruction.arg < kTracked || instruction.arg >= locals) continue;
            std::uint32_t& state = bound_in[instruction.arg];
            switch (instruction.op) {
                case Ir::DELETE_FAST:
                case Ir::LOAD_FAST_AND_CLEAR:
                case Ir::STORE_FAST_MAYBE_NULL: state = number - 1; break;
                case Ir::STORE_FAST: state = number; break;
                case Ir::LOAD_FAST:
                    if (state != number) instruction.op = Ir::LOAD_FAST_CHECK;
                    state = number;
                    break;
                default: break;
            }
        }
    }
}

void FlowGraph::check_unbound_locals(std::uint32_t locals, std::uint32_t parameters) {
    if (locals == 0) return;
    if (locals > kTracked) scan_many_locals(locals);
    reset_visited();
    std::uint64_t start = 0;
    for (std::uint32_t i = parameters; i < std::min(locals, kTracked); ++i) start |= std::uint64_t{1} << i;
    std::vector<Block*> work;
    reach(*entry_, start, work);
    for (Block* block = entry_; block != nullptr; block = block->next) scan_for_locals(*block, work);
    while (!work.empty()) {
        Block* block = work.back();
        work.pop_back();
        block->visited = false;
        scan_for_locals(*block, work);
    }
}

}  // namespace awaitscope
