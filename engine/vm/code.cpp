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

/// Operators whose operand is fixed get an opcode of their own.
void specialise_operators(std::vector<Instruction>& instructions) {
    for (Instruction& instruction : instructions) {
        if (instruction.op != static_cast<std::uint8_t>(Opcode::BINARY_OP)) continue;
        const bool inplace = instruction.arg & kInplace;
        switch (static_cast<BinaryOp>(instruction.arg & ~kInplace)) {
            case BinaryOp::add:
                instruction.op =
                    static_cast<std::uint8_t>(inplace ? Special::BINARY_INPLACE_ADD : Special::BINARY_ADD);
                break;
            case BinaryOp::subtract:
                instruction.op = static_cast<std::uint8_t>(inplace ? Special::BINARY_INPLACE_SUBTRACT
                                                                   : Special::BINARY_SUBTRACT);
                break;
            case BinaryOp::multiply:
                if (!inplace) instruction.op = static_cast<std::uint8_t>(Special::BINARY_MULTIPLY);
                break;
            default: break;
        }
    }
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
    specialise_operators(code->instructions);
    std::construct_at(&code->caches, from.cache_count + 1);
    std::construct_at(&code->constants);
    std::construct_at(&code->names);
    std::construct_at(&code->slot_names);
    std::construct_at(&code->children);
    for (std::uint32_t i = 0; i < from.constants.size(); ++i)
        code->constants.push_back(make_constant(vm, module, from, i));
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
