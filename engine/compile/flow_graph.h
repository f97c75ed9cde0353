// Basic blocks of one unit: where the optimisations of CPython's flowgraph.c that a program can notice are
// done (through line events, carets, the moment at which temporaries die), and dead code goes.
#pragma once

#include "engine/compile/code_unit.h"
#include "engine/compile/ir.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace awaitscope {

struct Block;

struct FlowInstruction {
    Ir op = Ir::NOP;
    std::uint32_t arg = 0;
    SourceSpan span;
    Block* target = nullptr;   ///< of jumps and SETUP_*
    Block* handler = nullptr;  ///< where an exception in it goes

    void make_nop() {
        op = Ir::NOP;
        arg = 0;
        target = nullptr;
    }
};

struct Block {
    std::vector<FlowInstruction> instructions;
    Block* next = nullptr;  ///< in the order of the code
    std::uint32_t predecessors = 0;
    int start_depth = -1;
    std::uint32_t offset = 0;         ///< of its first instruction, once laid out
    std::uint64_t unsafe_locals = 0;  ///< bit i: local i may be unbound at the start
    bool is_target = false;
    bool is_handler = false;
    bool preserve_lasti = false;
    bool visited = false;
    bool warm = false;
    bool cold = false;

    bool empty() const { return instructions.empty(); }
    FlowInstruction* last() { return instructions.empty() ? nullptr : &instructions.back(); }
    bool falls_through() const;
    bool exits_scope() const { return !instructions.empty() && is_scope_exit(instructions.back().op); }
    bool has_no_line() const;
};

/// The graph of one unit. Make it, then optimize(), then lay_out().
class FlowGraph {
  public:
    /// Throws away nothing of `sequence`; `constants` are those of the unit.
    FlowGraph(const InstructionSequence& sequence, const std::vector<Constant>& constants);

    /// `parameters` of the `locals` slots are bound from the start.
    void optimize(std::uint32_t first_line, std::uint32_t locals, std::uint32_t parameters);

    /// Puts instructions in front of everything (cells, generator start).
    void insert_prefix(const std::vector<FlowInstruction>& prefix);

    /// Turns what is left of the pseudo opcodes into real ones and computes the depths. Returns the largest.
    std::uint32_t lower();

    /// Fills instructions, spans and exceptions of `unit`; `prefix_size` instructions are no start of a line.
    void lay_out(CodeUnit& unit, std::size_t prefix_size);

    Block* entry() { return entry_; }

  private:
    Block* new_block();
    static Block* nonempty(Block* block);

    // flow_graph.cpp: making it
    void make_blocks(const InstructionSequence& sequence);
    void label_handlers();
    void reset_visited();

    // flow_optimize.cpp
    void remove_unreachable();
    void count_predecessors();
    void inline_small_blocks();
    bool inline_target(Block& block);
    void optimize_constants(Block& block);
    void optimize_block(Block& block);
    bool thread_jump(Block& block, std::size_t index, Ir op);
    bool thread_any_jump(Block& block, std::size_t index);
    void remove_nops_and_pairs();
    int remove_redundant_jumps();
    void remove_nops_and_jumps();
    static int remove_nops(Block& block);

    // flow_swaps.cpp
    static void simplify_swaps(Block& block, std::size_t& index);
    static void apply_static_swaps(Block& block, std::size_t index);

    // flow_lines.cpp
    void resolve_lines(std::uint32_t first_line);
    void duplicate_exits_without_line();
    void propagate_lines();

    // flow_locals.cpp
    void check_unbound_locals(std::uint32_t locals, std::uint32_t parameters);
    void scan_for_locals(Block& block, std::vector<Block*>& work);
    void scan_many_locals(std::uint32_t locals);

    // flow_layout.cpp
    void push_cold_to_end();
    void mark_cold();
    void lower_conditional_jumps();
    void normalize_jumps();
    std::uint32_t compute_depths();

    const std::vector<Constant>& constants_;
    std::deque<Block> blocks_;
    Block* entry_ = nullptr;
};

/// Truth of a constant, as bool() has it.
bool truth(const Constant& constant);

}  // namespace awaitscope
