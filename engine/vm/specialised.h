// Opcodes that the interpreter makes for itself, numbered after the compiler's.
#pragma once

#include "engine/compile/opcodes.h"

namespace awaitscope {

// X(name, what it is made of, when). The first group is chosen when the code object is made, the rest from
// what an instruction meets; those fall back to their origin when their guards fail.
// clang-format off
#define AWAITSCOPE_SPECIALISED(X)                                                           \
    X(BINARY_ADD, BINARY_OP, "operand add")                                                 \
    X(BINARY_SUBTRACT, BINARY_OP, "operand subtract")                                       \
    X(BINARY_MULTIPLY, BINARY_OP, "operand multiply")                                       \
    X(BINARY_INPLACE_ADD, BINARY_OP, "operand add, in place")                               \
    X(BINARY_INPLACE_SUBTRACT, BINARY_OP, "operand subtract, in place")                     \
    X(LOAD_GLOBAL_MODULE, LOAD_GLOBAL, "found in globals")                                  \
    X(LOAD_GLOBAL_BUILTIN, LOAD_GLOBAL, "found in builtins")                                \
    X(LOAD_ATTR_VALUE, LOAD_ATTR, "an instance's own attribute")                            \
    X(LOAD_ATTR_MEMBER, LOAD_ATTR, "a member made by __slots__")                            \
    X(LOAD_ATTR_PROPERTY, LOAD_ATTR, "a property whose getter is a Python function")        \
    X(LOAD_ATTR_CLASS, LOAD_ATTR, "an attribute of a class object")                         \
    X(LOAD_ATTR_MODULE, LOAD_ATTR, "an attribute of a module")                              \
    X(LOAD_METHOD_UNBOUND, LOAD_METHOD, "a method of the instance's class")                 \
    X(LOAD_METHOD_MODULE, LOAD_METHOD, "an attribute of a module")                          \
    X(STORE_ATTR_VALUE, STORE_ATTR, "an instance's own attribute that exists")              \
    X(STORE_ATTR_NEW, STORE_ATTR, "an instance's next attribute")                           \
    X(STORE_ATTR_MEMBER, STORE_ATTR, "a member made by __slots__")
// clang-format on

enum class Special : std::uint8_t {
    first = kOpcodeCount - 1,
#define X(name, origin, when) name,
    AWAITSCOPE_SPECIALISED(X)
#undef X
        end
};
static_assert(static_cast<int>(Special::end) <= 256);

/// The opcode that the compiler wrote.
Opcode origin_of(std::uint8_t op);

}  // namespace awaitscope
