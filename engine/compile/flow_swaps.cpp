// Shuffles of the stack that become cheaper, or go away; see flow_graph.h.
#include "engine/compile/flow_graph.h"

#include <algorithm>
#include <numeric>

namespace awaitscope {

namespace {

constexpr std::size_t kNone = SIZE_MAX;

// What may change places: it only takes the top, runs no code but destructors, and cannot fail.
bool swappable(Ir op) {
    return op == Ir::STORE_FAST || op == Ir::STORE_FAST_MAYBE_NULL || op == Ir::POP_TOP;
}

std::int64_t stored_local(const FlowInstruction& instruction) {
    return instruction.op == Ir::POP_TOP ? -1 : static_cast<std::int64_t>(instruction.arg);
}

std::size_t next_swappable(const Block& block, std::size_t index, std::uint32_t line) {
    while (++index < block.instructions.size()) {
        const FlowInstruction& instruction = block.instructions[index];
        // Names must not be seen bound in another order by who watches lines.
        if (line != 0 && instruction.span.line != line) return kNone;
        if (instruction.op == Ir::NOP) continue;
        return swappable(instruction.op) ? index : kNone;
    }
    return kNone;
}

}  // namespace

// swaptimize: replaces a run of SWAPs by the shortest run with the same effect.
void FlowGraph::simplify_swaps(Block& block, std::size_t& index) {
    auto& code = block.instructions;
    std::size_t length = 1;
    std::size_t depth = code[index].arg;
    bool more = false;
    for (; index + length < code.size(); ++length) {
        const FlowInstruction& instruction = code[index + length];
        if (instruction.op == Ir::SWAP) {
            depth = std::max<std::size_t>(depth, instruction.arg);
            more = true;
        } else if (instruction.op != Ir::NOP) {
            break;
        }
    }
    if (!more) return;
    std::vector<std::size_t> stack(depth);  // stack[0] is the top
    std::iota(stack.begin(), stack.end(), std::size_t{0});
    for (std::size_t i = 0; i < length; ++i) {
        if (code[index + i].op == Ir::SWAP) std::swap(stack[0], stack[code[index + i].arg - 1]);
    }
    // Every cycle of the permutation is walked once, from the last instruction of the run backwards.
    std::size_t current = index + length;
    constexpr std::size_t kVisited = SIZE_MAX;
    for (std::size_t start = 0; start < depth; ++start) {
        if (stack[start] == kVisited || stack[start] == start) continue;
        std::size_t at = start;
        while (true) {
            if (at != 0) {
                --current;
                code[current].op = Ir::SWAP;
                code[current].arg = static_cast<std::uint32_t>(at + 1);
            }
            if (stack[at] == kVisited) break;
            std::size_t following = stack[at];
            stack[at] = kVisited;
            at = following;
        }
    }
    while (current > index) code[--current].make_nop();
    index += length - 1;
}

// Swaps stores instead of values where that is safe: SWAP 2, STORE_FAST a, STORE_FAST b.
void FlowGraph::apply_static_swaps(Block& block, std::size_t index) {
    auto& code = block.instructions;
    for (std::size_t i = index + 1; i-- > 0;) {
        if (code[i].op != Ir::SWAP) {
            if (code[i].op == Ir::NOP || swappable(code[i].op)) continue;
            return;
        }
        std::size_t first = next_swappable(block, i, 0);
        if (first == kNone) return;
        std::size_t second = first;
        std::uint32_t line = code[first].span.line;
        for (std::uint32_t count = code[i].arg - 1; count > 0; --count) {
            second = next_swappable(block, second, line);
            if (second == kNone) return;
        }
        std::int64_t first_local = stored_local(code[first]);
        std::int64_t second_local = stored_local(code[second]);
        if (first_local >= 0 || second_local >= 0) {
            if (first_local == second_local) return;
            for (std::size_t k = first + 1; k < second; ++k) {
                if (code[k].op == Ir::NOP) continue;
                std::int64_t local = stored_local(code[k]);
                if (local >= 0 && (local == first_local || local == second_local)) return;
            }
        }
        code[i].make_nop();
        std::swap(code[first], code[second]);
    }
}

}  // namespace awaitscope
