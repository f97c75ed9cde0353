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
    X(BINARY_TRUE_DIVIDE, BINARY_OP, "operand true_divide")                                 \
    X(BINARY_POWER, BINARY_OP, "operand power") \
    X(BINARY_FLOOR_DIVIDE, BINARY_OP, "operand floor_divide")                               \
    X(BINARY_REMAINDER, BINARY_OP, "operand remainder")                                     \
    X(BINARY_LSHIFT, BINARY_OP, "operand lshift")                                           \
    X(BINARY_RSHIFT, BINARY_OP, "operand rshift")                                           \
    X(BINARY_AND, BINARY_OP, "operand and_")                                                \
    X(BINARY_OR, BINARY_OP, "operand or_")                                                  \
    X(BINARY_XOR, BINARY_OP, "operand xor_")                                                \
    X(COMPARE_LT, COMPARE_OP, "operand lt")                                                 \
    X(COMPARE_LE, COMPARE_OP, "operand le")                                                 \
    X(COMPARE_EQ, COMPARE_OP, "operand eq")                                                 \
    X(COMPARE_NE, COMPARE_OP, "operand ne")                                                 \
    X(COMPARE_GT, COMPARE_OP, "operand gt")                                                 \
    X(COMPARE_GE, COMPARE_OP, "operand ge")                                                 \
    X(LOAD_IMMEDIATE, LOAD_CONST, "no object: None, a bool, an int of 31 bits; the operand is its bits")\
    X(LOAD_FAST_LOAD_IMMEDIATE, LOAD_FAST, "followed by LOAD_IMMEDIATE")                    \
    X(STORE_FAST_LOAD_FAST, STORE_FAST, "followed by LOAD_FAST")                            \
    X(LOAD_GLOBAL_MODULE, LOAD_GLOBAL, "found in globals")                                  \
    X(LOAD_GLOBAL_BUILTIN, LOAD_GLOBAL, "found in builtins")                                \
    X(LOAD_ATTR_VALUE, LOAD_ATTR, "an instance's own attribute")                            \
    X(LOAD_ATTR_MEMBER, LOAD_ATTR, "a member made by __slots__")                            \
    X(LOAD_ATTR_PROPERTY, LOAD_ATTR, "a property whose getter is a Python function")        \
    X(LOAD_ATTR_CLASS, LOAD_ATTR, "an attribute of a class object")                         \
    X(LOAD_ATTR_MODULE, LOAD_ATTR, "an attribute of a module")                              \
    X(LOAD_METHOD_UNBOUND, LOAD_METHOD, "a method of the instance's class")                 \
    X(LOAD_METHOD_MODULE, LOAD_METHOD, "an attribute of a module")                          \
    X(LOAD_SUPER_METHOD_UNBOUND, LOAD_SUPER_METHOD, "a method of a class above")            \
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
