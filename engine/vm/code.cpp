// Code objects of compiled units.
#include "engine/vm/code.h"

#include "engine/vm/constant_sets.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/specialised.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

/// Constants are made once for a code object; strings among them are interned, as in CPython those that look
/// like names are, and more never shows.
Value make_constant(Vm& vm, const CodeUnit& module, const CodeUnit& unit, std::uint32_t index) {
    const Constant& constant = unit.constants[index];
    auto items = [&] {
        std::vector<Value> values;
        for (const std::uint32_t item : constant.items)
            values.push_back(make_constant(vm, module, unit, item));
        return values;
    };
    switch (constant.kind) {
        case Constant::Kind::none: return Value::none();
        case Constant::Kind::true_: return Value::boolean(true);
        case Constant::Kind::false_: return Value::boolean(false);
        case Constant::Kind::ellipsis: return Value::ellipsis();
        case Constant::Kind::integer: {
            if (constant.text.empty()) return vm.make_int(constant.integer);
            Mpz big;
            CHECK(mpz_set_str(big, constant.text.c_str(), 10) == 0);
            return vm.make_int(big.get());
        }
        case Constant::Kind::floating: return vm.make_float(constant.floating);
        case Constant::Kind::imaginary: return vm.make_complex(0, constant.floating);
        case Constant::Kind::str: return vm.intern(vm.make_str(constant.text));
        case Constant::Kind::bytes: return vm.make_bytes(constant.text);
        case Constant::Kind::tuple: return vm.make_tuple(items());
        case Constant::Kind::frozenset: {
            Ref<SetObject> set = vm.make_set(true);
            for (const Value& item : items()) set_add(vm, set.get(), item);
            if (!is_set_made_twice(module, unit, constant)) return set;
            Ref<SetObject> merged = vm.make_set(true);
            std::size_t position = 0;
            const Value* key = nullptr;
            while (set_next(set.get(), position, key)) set_add(vm, merged.get(), *key);
            return merged;
        }
        case Constant::Kind::slice: {
            std::vector<Value> parts = items();
            return vm.make_slice(parts[0], parts[1], parts[2]);
        }
    }
    return Value();
}

/// The opcode that a fixed operand gives an operator; what it was if there is none.
std::uint8_t operator_opcode(const Instruction& instruction) {
    if (instruction.op == static_cast<std::uint8_t>(Opcode::COMPARE_OP))
        return static_cast<std::uint8_t>(static_cast<std::uint32_t>(Special::COMPARE_LT) + instruction.arg);
    Special special = Special::end;
    switch (static_cast<BinaryOp>(instruction.arg & ~kInplace)) {
        case BinaryOp::add: special = Special::BINARY_ADD; break;
        case BinaryOp::subtract: special = Special::BINARY_SUBTRACT; break;
        case BinaryOp::multiply: special = Special::BINARY_MULTIPLY; break;
        case BinaryOp::true_divide: special = Special::BINARY_TRUE_DIVIDE; break;
        case BinaryOp::power: special = Special::BINARY_POWER; break;
        case BinaryOp::floor_divide: special = Special::BINARY_FLOOR_DIVIDE; break;
        case BinaryOp::remainder: special = Special::BINARY_REMAINDER; break;
        case BinaryOp::lshift: special = Special::BINARY_LSHIFT; break;
        case BinaryOp::rshift: special = Special::BINARY_RSHIFT; break;
        case BinaryOp::and_: special = Special::BINARY_AND; break;
        case BinaryOp::or_: special = Special::BINARY_OR; break;
        case BinaryOp::xor_: special = Special::BINARY_XOR; break;
        default: return instruction.op;
    }
    return static_cast<std::uint8_t>(special);
}

/// Constants without an object are kept in the instruction, if their bits fit its operand.
void make_immediate(Instruction& instruction, const Value& constant) {
    const auto bits = static_cast<std::int64_t>(constant.bits());
    if (constant.is_object() || bits != static_cast<std::int32_t>(bits)) return;
    instruction.op = static_cast<std::uint8_t>(Special::LOAD_IMMEDIATE);
    instruction.arg = static_cast<std::uint32_t>(bits);
}

/// Makes an instruction do the work of the next one too. That one stays as it is, for jumps that lead there.
void join_pair(Instruction& first, const Instruction& second) {
    if (second.flags & kStatementStart) return;
    const auto is = [](const Instruction& instruction, auto op) {
        return instruction.op == static_cast<std::uint8_t>(op);
    };
    if (is(first, Opcode::LOAD_FAST) && is(second, Special::LOAD_IMMEDIATE))
        first.op = static_cast<std::uint8_t>(Special::LOAD_FAST_LOAD_IMMEDIATE);
    else if (is(first, Opcode::STORE_FAST) && is(second, Opcode::LOAD_FAST))
        first.op = static_cast<std::uint8_t>(Special::STORE_FAST_LOAD_FAST);
}

/// What can be known of the instructions before they run.
void specialise_early(std::vector<Instruction>& instructions, const std::vector<Value>& constants) {
    for (Instruction& instruction : instructions) {
        switch (static_cast<Opcode>(instruction.op)) {
            case Opcode::BINARY_OP:
            case Opcode::COMPARE_OP: instruction.op = operator_opcode(instruction); break;
            case Opcode::LOAD_CONST: make_immediate(instruction, constants[instruction.arg]); break;
            default: break;
        }
    }
    for (std::size_t i = 0; i + 1 < instructions.size(); ++i) {
        // FOR_ITER does the work of a STORE_FAST behind it by itself.
        if (i > 0 && instructions[i - 1].op == static_cast<std::uint8_t>(Opcode::FOR_ITER)) continue;
        join_pair(instructions[i], instructions[i + 1]);
    }
}

/// A jump adds its operand to the pointer behind it: the loop need not know where the code begins.
void make_targets_relative(std::vector<Instruction>& instructions) {
    for (std::size_t i = 0; i < instructions.size(); ++i)
        if (info(origin_of(instructions[i].op)).operand == OperandKind::target)
            instructions[i].arg -= static_cast<std::uint32_t>(i + 1);
}

std::uint32_t plain_arguments(const CodeUnit& unit) {
    const bool plain = !(unit.flags & (kCodeVarArgs | kCodeVarKeywords)) && unit.keyword_only_count == 0;
    return plain ? unit.argument_count : CodeObject::kNotPlain;
}

Ref<CodeObject> make_code_of(Vm& vm, const CodeUnit& module, std::shared_ptr<const CodeUnit> unit,
                             std::uint32_t file, bool library) {
    Ref<CodeObject> code = Ref<CodeObject>::adopt(vm.heap.make<CodeObject>(vm.types.code));
    std::construct_at(&code->unit, std::move(unit));
    const CodeUnit& from = *code->unit;
    std::construct_at(&code->instructions, from.instructions);
    std::construct_at(&code->caches, from.cache_count + 1);
    std::construct_at(&code->constants);
    std::construct_at(&code->names);
    std::construct_at(&code->slot_names);
    std::construct_at(&code->children);
    for (std::uint32_t i = 0; i < from.constants.size(); ++i)
        code->constants.push_back(make_constant(vm, module, from, i));
    specialise_early(code->instructions, code->constants);
    make_targets_relative(code->instructions);
    for (const std::string& name : from.names) code->names.push_back(vm.intern(name));
    for (const std::string& name : from.slot_names) code->slot_names.push_back(vm.intern(name));
    code->name = vm.intern(from.name);
    code->qualname = vm.intern(from.qualname);
    code->slot_total = static_cast<std::uint32_t>(from.slot_names.size());
    code->frame_size = code->slot_total + from.stack_size + 1;
    code->plain_arguments = plain_arguments(from);
    code->file = file;
    code->library = library;
    for (const std::shared_ptr<CodeUnit>& child : from.children)
        code->children.push_back(make_code_of(
            vm, module, std::shared_ptr<const CodeUnit>(code->unit, child.get()), file, library));
    return code;
}

}  // namespace

Opcode origin_of(std::uint8_t op) {
    static constexpr Opcode origins[] = {
#define X(name, origin, when) Opcode::origin,
        AWAITSCOPE_SPECIALISED(X)
#undef X
    };
    return op < kOpcodeCount ? static_cast<Opcode>(op) : origins[op - kOpcodeCount];
}

Ref<CodeObject> make_code(Vm& vm, std::shared_ptr<const CodeUnit> unit, std::uint32_t file, bool library) {
    const CodeUnit& module = *unit;
    return make_code_of(vm, module, std::move(unit), file, library);
}

}  // namespace awaitscope
