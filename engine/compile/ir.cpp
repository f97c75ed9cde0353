#include "engine/compile/ir.h"

#include "engine/base/check.h"

#include <algorithm>

namespace awaitscope {

int ir_stack_effect(Ir op, std::uint32_t arg, bool jump) {
    if (!is_pseudo(op)) return stack_effect(static_cast<Opcode>(op), arg, jump);
    switch (op) {
        case Ir::SETUP_FINALLY: return jump ? 1 : 0;
        case Ir::SETUP_CLEANUP: return jump ? 2 : 0;
        case Ir::SETUP_WITH: return jump ? 1 : 0;  // drops the result of __enter__, pushes two
        default: return 0;
    }
}

Label InstructionSequence::new_label() {
    positions_.push_back(UINT32_MAX);
    return {static_cast<std::int32_t>(positions_.size() - 1)};
}

void InstructionSequence::use_label(Label label) {
    positions_[static_cast<std::size_t>(label.id)] = static_cast<std::uint32_t>(instructions_.size());
}

void InstructionSequence::insert_first(Ir op, Label target, SourceSpan span) {
    for (std::uint32_t& position : positions_) {
        if (position != UINT32_MAX) ++position;
    }
    instructions_.push_back({op, static_cast<std::uint32_t>(target.id), span});
    std::rotate(instructions_.begin(), instructions_.end() - 1, instructions_.end());
}

void InstructionSequence::fill_placeholder(const InstructionSequence& other) {
    auto place = std::find_if(instructions_.begin(), instructions_.end(),
                              [](const IrInstruction& i) { return i.op == Ir::ANNOTATIONS_PLACEHOLDER; });
    CHECK(place != instructions_.end() && other.positions_.empty());
    auto index = static_cast<std::uint32_t>(place - instructions_.begin());
    auto added = static_cast<std::uint32_t>(other.instructions_.size());
    for (std::uint32_t& position : positions_) {
        if (position != UINT32_MAX && position > index) position += added;
    }
    auto old_size = static_cast<std::ptrdiff_t>(instructions_.size());
    for (const IrInstruction& instruction : other.instructions_) instructions_.push_back(instruction);
    std::rotate(instructions_.begin() + index + 1, instructions_.begin() + old_size, instructions_.end());
}

}  // namespace awaitscope
