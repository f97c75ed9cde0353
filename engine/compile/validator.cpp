#include "engine/compile/validator.h"

#include <vector>

#include <fmt/format.h>

namespace awaitscope {

namespace {

class Validation {
  public:
    explicit Validation(const CodeUnit& unit) : unit_(unit), depths_(unit.instructions.size(), -1) {}

    std::string run() {
        if (unit_.instructions.empty() || unit_.spans.size() != unit_.instructions.size()) {
            return flaw(0, "no instructions, or not one span for each");
        }
        if (unit_.slot_names.size() != unit_.local_count + unit_.cell_count + unit_.free_count) {
            return flaw(0, "slots are not locals, cells and free variables");
        }
        for (std::size_t i = 0; i < unit_.instructions.size() && flaw_.empty(); ++i) check_operand(i);
        if (flaw_.empty()) follow_all();
        return flaw_;
    }

  private:
    std::string flaw(std::size_t index, std::string_view what) {
        if (flaw_.empty()) flaw_ = fmt::format("{}: instruction {}: {}", unit_.qualname, index, what);
        return flaw_;
    }

    void check_operand(std::size_t index) {
        const Instruction& instruction = unit_.instructions[index];
        if (instruction.op >= kOpcodeCount) {
            flaw(index, "unknown opcode");
            return;
        }
        auto op = static_cast<Opcode>(instruction.op);
        std::size_t limit = SIZE_MAX;
        switch (info(op).operand) {
            case OperandKind::local: limit = unit_.slot_names.size(); break;
            case OperandKind::name: limit = unit_.names.size(); break;
            case OperandKind::constant:
                limit = op == Opcode::MAKE_FUNCTION ? unit_.children.size() : unit_.constants.size();
                break;
            case OperandKind::target: limit = unit_.instructions.size(); break;
            default: break;
        }
        std::uint32_t arg = instruction.arg;
        if (op == Opcode::LOAD_FAST_LOAD_FAST) {
            if ((arg & 0xffff) >= limit || (arg >> 16) >= limit) flaw(index, "operand out of range");
        } else if (arg >= limit) {
            flaw(index, "operand out of range");
        }
        if (instruction.cache > unit_.cache_count) flaw(index, "cache out of range");
        bool backward = op == Opcode::JUMP_BACKWARD;
        if (info(op).operand == OperandKind::target && backward != (arg <= index)) {
            flaw(index, "jumps in the wrong direction");
        }
    }

    void reach(std::size_t from, std::size_t index, int depth) {
        if (index >= depths_.size()) {
            flaw(from, "runs off the end");
        } else if (depth < 0) {
            flaw(from, "takes from an empty stack");
        } else if (depth > static_cast<int>(unit_.stack_size)) {
            flaw(from, "needs more than stack_size");
        } else if (depths_[index] < 0) {
            depths_[index] = depth;
            work_.push_back(index);
        } else if (depths_[index] != depth) {
            flaw(index, fmt::format("reached with depths {} and {}", depths_[index], depth));
        }
    }

    void follow_all() {
        reach(0, 0, 0);
        while (!work_.empty() && flaw_.empty()) {
            std::size_t index = work_.back();
            work_.pop_back();
            const Instruction& instruction = unit_.instructions[index];
            auto op = static_cast<Opcode>(instruction.op);
            int depth = depths_[index];
            for (const ExceptionEntry& entry : unit_.exceptions) {
                if (index < entry.start || index >= entry.end) continue;
                if (static_cast<int>(entry.depth) > depth) flaw(index, "handler expects a deeper stack");
                reach(index, entry.handler, static_cast<int>(entry.depth) + (entry.push_lasti ? 2 : 1));
                break;
            }
            if (info(op).operand == OperandKind::target) {
                reach(index, instruction.arg, depth + stack_effect(op, instruction.arg, true));
            }
            bool ends = op == Opcode::RETURN_VALUE || op == Opcode::RERAISE || op == Opcode::RAISE_VARARGS ||
                        op == Opcode::JUMP || op == Opcode::JUMP_BACKWARD;
            int after = depth + stack_effect(op, instruction.arg, false);
            if (!ends) {
                reach(index, index + 1, after);
            } else if (after < 0) {
                flaw(index, "takes from an empty stack");
            }
        }
    }

    const CodeUnit& unit_;
    std::vector<int> depths_;
    std::vector<std::size_t> work_;
    std::string flaw_;
};

}  // namespace

std::string find_flaw(const CodeUnit& unit) {
    std::string flaw = Validation(unit).run();
    for (const auto& child : unit.children) {
        if (!flaw.empty()) break;
        flaw = find_flaw(*child);
    }
    return flaw;
}

}  // namespace awaitscope
