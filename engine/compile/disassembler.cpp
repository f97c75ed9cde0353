#include "engine/compile/disassembler.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace awaitscope {

namespace {

std::string quoted(const std::string& text, std::string_view prefix) {
    std::string result(prefix);
    result += '\'';
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (c == '\n') {
            result += "\\n";
        } else if (c == '\'' || c == '\\') {
            result += '\\';
            result += c;
        } else if (byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !prefix.empty())) {
            result += fmt::format("\\x{:02x}", byte);
        } else {
            result += c;
        }
    }
    return result + '\'';
}

std::string items(const CodeUnit& unit, const Constant& constant, std::string_view open,
                  std::string_view close) {
    std::string result(open);
    for (std::size_t i = 0; i < constant.items.size(); ++i) {
        if (i > 0) result += ", ";
        result += describe(unit, unit.constants[constant.items[i]]);
    }
    if (constant.kind == Constant::Kind::tuple && constant.items.size() == 1) result += ',';
    return result.append(close);
}

std::string operand_in_words(const CodeUnit& unit, const Instruction& instruction) {
    auto op = static_cast<Opcode>(instruction.op);
    std::uint32_t arg = instruction.arg;
    switch (op) {
        case Opcode::LOAD_FAST_LOAD_FAST:
            return unit.slot_names[arg & 0xffff] + ", " + unit.slot_names[arg >> 16];
        case Opcode::MAKE_FUNCTION: return unit.children[arg]->qualname;
        case Opcode::BINARY_OP: {
            static constexpr std::array<std::string_view, kBinaryOpCount> kSymbols = {
#define X(name, symbol, method, reflected, inplace) symbol,
                AWAITSCOPE_BINARY_OPS(X)
#undef X
            };
            return std::string(kSymbols[arg & (kInplace - 1)]) + (arg & kInplace ? "=" : "");
        }
        case Opcode::COMPARE_OP: {
            static constexpr std::array<std::string_view, 6> kSymbols = {"<", "<=", "==", "!=", ">", ">="};
            return std::string(kSymbols[arg]);
        }
        default: break;
    }
    switch (info(op).operand) {
        case OperandKind::none: return {};
        case OperandKind::local: return unit.slot_names[arg];
        case OperandKind::name: return unit.names[arg];
        case OperandKind::constant: return describe(unit, unit.constants[arg]);
        case OperandKind::target: return fmt::format("to {}", arg);
        default: return std::to_string(arg);
    }
}

}  // namespace

std::string describe(const CodeUnit& unit, const Constant& constant) {
    using Kind = Constant::Kind;
    switch (constant.kind) {
        case Kind::none: return "None";
        case Kind::true_: return "True";
        case Kind::false_: return "False";
        case Kind::ellipsis: return "Ellipsis";
        case Kind::integer: return constant.text.empty() ? std::to_string(constant.integer) : constant.text;
        case Kind::floating: return fmt::format("{:#}", constant.floating);
        case Kind::imaginary: return fmt::format("{}j", constant.floating);
        case Kind::str: return quoted(constant.text, "");
        case Kind::bytes: return quoted(constant.text, "b");
        case Kind::tuple: return items(unit, constant, "(", ")");
        case Kind::frozenset: return items(unit, constant, "frozenset({", "})");
        case Kind::slice: return items(unit, constant, "slice(", ")");
    }
    return {};
}

std::string describe(const CodeUnit& unit, const Instruction& instruction) {
    std::string result(info(static_cast<Opcode>(instruction.op)).name);
    std::string operand = operand_in_words(unit, instruction);
    if (!operand.empty()) result += ' ' + operand;
    return result;
}

std::string disassemble(const CodeUnit& unit) {
    std::string result = unit.qualname + ":\n";
    for (std::size_t i = 0; i < unit.instructions.size(); ++i) {
        const Instruction& instruction = unit.instructions[i];
        bool starts = (instruction.flags & kStatementStart) != 0;
        std::string line = starts ? std::to_string(unit.spans[i].line) : "";
        result += fmt::format("{:>5} {:>4} {}\n", line, i, describe(unit, instruction));
    }
    for (const ExceptionEntry& entry : unit.exceptions) {
        result += fmt::format("      {} to {} -> {} [{}]{}\n", entry.start, entry.end, entry.handler,
                              entry.depth, entry.push_lasti ? " lasti" : "");
    }
    for (const auto& child : unit.children) result += "\n" + disassemble(*child);
    return result;
}

}  // namespace awaitscope
