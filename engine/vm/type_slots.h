// The link between special method names and slots: one table, from which come the wrappers in the dicts of
// built-in types (int.__add__), and the slots of classes written in Python (Objects/typeobject.c, slotdefs).
#pragma once

#include "engine/vm/names.h"
#include "engine/vm/type.h"

#include <cstring>
#include <span>

namespace awaitscope {

using AnyFunction = void (*)();

struct SlotDef {
    StrObject* Names::*name;
    std::size_t offset;  ///< of the slot in Slots
    AnyFunction
        generic;  ///< the slot function that calls the method of that name; null for __new__-like ones
    /// Calls the slot of `owner` for Python code; `args` are those after self.
    Value (*wrap)(Vm& vm, const SlotDef& def, Type* owner, const Value& self, const Args& args);
    std::uint8_t detail;  ///< BinaryOp or CompareOp, where several names share one wrapper
};

std::span<const SlotDef> slot_defs();

inline AnyFunction read_slot(const Slots& slots, std::size_t offset) {
    AnyFunction function;
    std::memcpy(&function, reinterpret_cast<const char*>(&slots) + offset, sizeof function);
    return function;
}
inline void write_slot(Slots& slots, std::size_t offset, AnyFunction function) {
    std::memcpy(reinterpret_cast<char*>(&slots) + offset, &function, sizeof function);
}

/// int.__add__ as an object.
struct SlotWrapperObject : Object {
    const SlotDef* def;
    Type* owner;  ///< borrowed: built-in types outlive their wrappers
};
/// (1).__add__ as an object.
struct MethodWrapperObject : Object {
    const SlotDef* def;
    Type* owner;
    Value self;
};

/// Enters wrappers for the slots that a built-in type sets itself.
void add_slot_wrappers(Vm& vm, Type* type, const Slots& own);
/// Takes over what a built-in type does not set from its base.
void inherit_slots(Type* type, const Type* base);
/// Sets the slots of a class from what its dict and bases define.
void fix_slots(Vm& vm, Type* type);
/// After a special method was set or deleted: fixes the slots of the class and those below it.
void update_slots(Vm& vm, Type* type, StrObject* name);

/// Calls the special method `name` of self's type with self and `arguments`. `missing`: there is none, and
/// nothing is pending.
Value call_special(Vm& vm, StrObject* name, const Value& self, std::initializer_list<Value> arguments,
                   bool& missing);

}  // namespace awaitscope
