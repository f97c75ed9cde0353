#include "engine/compile/opcodes.h"

#include "engine/base/check.h"

#include <array>
#include <cstddef>

namespace awaitscope {

const OpcodeInfo& info(Opcode op) {
    static constexpr std::array<OpcodeInfo, kOpcodeCount> kTable = {{
#define X(name, operand, pops, pushes, sentence) {#name, OperandKind::operand, pops, pushes, sentence},
        AWAITSCOPE_OPCODES(X)
#undef X
    }};
    return kTable[static_cast<std::size_t>(op)];
}

namespace {

// Effects that depend on the operand; the table says -1 for them.
int variable_effect(Opcode op, int arg) {
    switch (op) {
        case Opcode::BUILD_SLICE:
        case Opcode::BUILD_TUPLE:
        case Opcode::BUILD_LIST:
        case Opcode::BUILD_SET:
        case Opcode::BUILD_STRING: return 1 - arg;
        case Opcode::BUILD_MAP: return 1 - 2 * arg;
        case Opcode::UNPACK_SEQUENCE: return arg - 1;
        case Opcode::UNPACK_EX: return (arg & 0xffff) + (arg >> 16);  // + the list, - the iterable
        case Opcode::CALL: return -arg - 1;
        case Opcode::CALL_KW: return -arg - 2;
        case Opcode::CALL_FUNCTION_EX: return -2 - arg;
        case Opcode::RAISE_VARARGS: return -arg;
        default: CHECK(info(op).pops >= 0); return 0;
    }
}

}  // namespace

int stack_effect(Opcode op, std::uint32_t arg, bool jump) {
    if (jump) {
        if (op == Opcode::FOR_ITER) return -1;
        if (op == Opcode::JUMP_IF_TRUE_OR_POP || op == Opcode::JUMP_IF_FALSE_OR_POP) return 0;
    }
    const OpcodeInfo& entry = info(op);
    if (entry.pops < 0 || entry.pushes < 0) return variable_effect(op, static_cast<int>(arg));
    return entry.pushes - entry.pops;
}

}  // namespace awaitscope
