// What the code generator emits before the flow graph is made: instructions with labels, and with pseudo
// opcodes that say more than the machine needs (block structure for exception tables, jumps without
// direction).
#pragma once

#include "engine/base/source_span.h"
#include "engine/compile/opcodes.h"

#include <cstdint>
#include <vector>

namespace awaitscope {

/// Every real opcode with its own number, then the pseudo ones.
enum class Ir : std::uint16_t {
#define X(name, operand, pops, pushes, sentence) name,
    AWAITSCOPE_OPCODES(X)
#undef X
    // Pseudo opcodes; CPython's of the same names.
    JUMP_NO_INTERRUPT,  // a jump that no signal may interrupt; for us a plain jump
    JUMP_IF_FALSE,      // jumps and keeps the top, or goes on and keeps it too
    JUMP_IF_TRUE,
    SETUP_FINALLY,            // from here on, exceptions go to the target: (exception)
    SETUP_CLEANUP,            // likewise: (last instruction, exception)
    SETUP_WITH,               // likewise, after the result of __enter__ was pushed
    POP_BLOCK,                // ends the innermost SETUP
    RESUME,                   // where a function begins: carries a place, does nothing
    END_FOR,                  // where an exhausted loop goes on: carries a place, does nothing
    ANNOTATIONS_PLACEHOLDER,  // where a module's deferred annotations are put
};

constexpr bool is_pseudo(Ir op) {
    return static_cast<int>(op) >= kOpcodeCount;
}
constexpr Ir ir(Opcode op) {
    return static_cast<Ir>(op);
}

/// A place in an instruction sequence that jumps can name before it is known.
struct Label {
    std::int32_t id = -1;
    bool used() const { return id >= 0; }
    friend bool operator==(Label, Label) = default;
};

/// Span of code that stands in no line (CPython's NO_LOCATION).
inline constexpr SourceSpan kNoSpan{};
/// Span to be taken from the next instruction (CPython's NEXT_LOCATION).
inline constexpr SourceSpan kNextSpan{UINT32_MAX, 0, 0, 0};

/// Where the first instruction of a unit stands: a line without columns.
constexpr SourceSpan line_span(std::uint32_t line) {
    return {line, 0, line, 0};
}

struct IrInstruction {
    Ir op;
    std::uint32_t arg;  ///< for jumps and SETUP_*: the label's id
    SourceSpan span;
};

constexpr bool is_block_push(Ir op) {
    return op == Ir::SETUP_FINALLY || op == Ir::SETUP_CLEANUP || op == Ir::SETUP_WITH;
}

constexpr bool is_unconditional_jump(Ir op) {
    return op == Ir::JUMP || op == Ir::JUMP_NO_INTERRUPT || op == Ir::JUMP_BACKWARD;
}

constexpr bool is_jump(Ir op) {
    switch (op) {
        case Ir::JUMP:
        case Ir::JUMP_NO_INTERRUPT:
        case Ir::JUMP_BACKWARD:
        case Ir::POP_JUMP_IF_TRUE:
        case Ir::POP_JUMP_IF_FALSE:
        case Ir::POP_JUMP_IF_NONE:
        case Ir::POP_JUMP_IF_NOT_NONE:
        case Ir::JUMP_IF_TRUE_OR_POP:
        case Ir::JUMP_IF_FALSE_OR_POP:
        case Ir::JUMP_IF_TRUE:
        case Ir::JUMP_IF_FALSE:
        case Ir::FOR_ITER:
        case Ir::SEND: return true;
        default: return false;
    }
}

constexpr bool has_target(Ir op) {
    return is_jump(op) || is_block_push(op);
}
constexpr bool is_scope_exit(Ir op) {
    return op == Ir::RETURN_VALUE || op == Ir::RAISE_VARARGS || op == Ir::RERAISE;
}
constexpr bool is_terminator(Ir op) {
    return is_jump(op) || is_scope_exit(op);
}

/// Change of stack depth, pseudo opcodes included.
int ir_stack_effect(Ir op, std::uint32_t arg, bool jump);

/// The instructions of one unit in the order in which they were generated.
class InstructionSequence {
  public:
    Label new_label();
    /// The next instruction emitted is where `label` is.
    void use_label(Label label);
    void emit(Ir op, std::uint32_t arg, SourceSpan span) { instructions_.push_back({op, arg, span}); }
    void emit_jump(Ir op, Label target, SourceSpan span) {
        instructions_.push_back({op, static_cast<std::uint32_t>(target.id), span});
    }
    /// Inserts before the first instruction; labels move along.
    void insert_first(Ir op, Label target, SourceSpan span);
    /// Puts `other` in the place of this sequence's ANNOTATIONS_PLACEHOLDER. `other` may have no labels.
    void fill_placeholder(const InstructionSequence& other);

    const std::vector<IrInstruction>& instructions() const { return instructions_; }
    /// Index of the instruction a label stands at; one past the end is possible.
    std::uint32_t position(std::uint32_t label_id) const { return positions_[label_id]; }

  private:
    std::vector<IrInstruction> instructions_;
    std::vector<std::uint32_t> positions_;
};

}  // namespace awaitscope
