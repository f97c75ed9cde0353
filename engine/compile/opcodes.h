// The bytecode: every opcode once, with its operand, stack effect and meaning. The disassembler, the stack-depth
// computation, the validator and the interpreter's dispatch table derive from this table.
//
// The machine is a stack machine of CPython's family, so that temporaries live exactly as long as they do there:
// destructors, "never awaited" warnings and tracebacks come at the same moments. Where a name is CPython's, the
// meaning is CPython's (see Python/bytecodes.c of 3.14 for behaviour) unless the sentence here says otherwise.
#pragma once

#include <cstdint>
#include <string_view>

namespace awaitscope {

/// One instruction. `cache` numbers the inline cache slot of instructions that have one (0: none; slots count
/// from 1; the compiler gives 0 when a code unit has more than 65,535 of them).
struct Instruction {
    std::uint8_t op;
    std::uint8_t flags;  ///< kStatementStart
    std::uint16_t cache;
    std::uint32_t arg;
};
static_assert(sizeof(Instruction) == 8);

/// Set where CPython's instrumentation starts a line: a `line` event is due there when the instruction that ran
/// before it in this frame stands in another line, or jumped backward to it, or when it is the frame's first.
inline constexpr std::uint8_t kStatementStart = 1;

// X(name, operand kind, pops, pushes, sentence). Operand kinds: none, local, cell, name, constant, count, target,
// or flag. pops/pushes of -1: depends on the operand; see stack_effect() in opcodes.cpp.
// "target" operands are absolute instruction indices. On the stack, the top is written last: (a, b) has b on top.
#define AWAITSCOPE_OPCODES(X)                                                                                     \
    X(NOP, none, 0, 0, "does nothing")                                                                            \
    X(POP_TOP, none, 1, 0, "drops the top")                                                                       \
    X(COPY, count, 0, 1, "pushes a copy of the arg-th value from the top; 1 is the top")                          \
    X(SWAP, count, 0, 0, "swaps the top with the arg-th value from the top")                                      \
    X(PUSH_NULL, none, 0, 1, "pushes a null, the missing self of a call")                                         \
    X(LOAD_CONST, constant, 0, 1, "pushes a constant")                                                            \
    X(LOAD_FAST, local, 0, 1, "pushes a local that is certainly bound")                                           \
    X(LOAD_FAST_CHECK, local, 0, 1, "pushes a local; UnboundLocalError if it is not bound")                       \
    X(LOAD_FAST_AND_CLEAR, local, 0, 1, "pushes a local (or null) and unbinds it; for inlined comprehensions")    \
    X(LOAD_FAST_LOAD_FAST, local, 0, 2, "pushes locals arg & 0xffff, then arg >> 16; both certainly bound")       \
    X(STORE_FAST, local, 1, 0, "binds a local")                                                                   \
    X(STORE_FAST_MAYBE_NULL, local, 1, 0, "restores what LOAD_FAST_AND_CLEAR took, null included")                \
    X(DELETE_FAST, local, 0, 0, "unbinds a local; UnboundLocalError if it is not bound")                          \
    X(MAKE_CELL, local, 0, 0, "turns slot arg into a cell that holds the slot's value")                           \
    X(COPY_FREE_VARS, count, 0, 0, "copies the closure's arg cells into the last slots; first in a closure")      \
    X(LOAD_CLOSURE, local, 0, 1, "pushes the cell itself")                                                        \
    X(LOAD_DEREF, local, 0, 1, "pushes the content of the cell in slot arg; NameError if empty")                  \
    X(STORE_DEREF, local, 1, 0, "sets the content of the cell in slot arg")                                       \
    X(DELETE_DEREF, local, 0, 0, "empties the cell in slot arg; NameError if empty")                              \
    X(LOAD_FROM_DICT_OR_DEREF, local, 1, 1, "(mapping): the name of cell arg from the mapping, else the cell")    \
    X(LOAD_NAME, name, 0, 1, "looks in locals, globals, builtins")                                                \
    X(STORE_NAME, name, 1, 0, "binds in the locals mapping")                                                      \
    X(DELETE_NAME, name, 0, 0, "unbinds in the locals mapping; NameError")                                        \
    X(LOAD_GLOBAL, name, 0, 1, "looks in globals, builtins; cached")                                              \
    X(STORE_GLOBAL, name, 1, 0, "binds a global")                                                                 \
    X(DELETE_GLOBAL, name, 0, 0, "unbinds a global; NameError")                                                   \
    X(LOAD_FROM_DICT_OR_GLOBALS, name, 1, 1, "(mapping): from the mapping, else globals, builtins")               \
    X(LOAD_LOCALS, none, 0, 1, "pushes the frame's locals mapping")                                               \
    X(LOAD_BUILD_CLASS, none, 0, 1, "pushes builtins.__build_class__")                                            \
    X(LOAD_ATTR, name, 1, 1, "(object): attribute; cached")                                                       \
    X(LOAD_METHOD, name, 1, 2, "(object) -> (function, object) if a method can be called unbound, else (attribute, null); cached") \
    X(STORE_ATTR, name, 2, 0, "(value, object): object.name = value; cached")                                     \
    X(DELETE_ATTR, name, 1, 0, "(object): del object.name")                                                       \
    X(LOAD_SUPER_ATTR, name, 3, 1, "(super, class, self): super(class, self).name; calls super if it was rebound") \
    X(LOAD_SUPER_METHOD, name, 3, 2, "as LOAD_SUPER_ATTR, with LOAD_METHOD's result")                             \
    X(BINARY_OP, flag, 2, 1, "arg: a BinaryOp, +kInplace for augmented assignment")                               \
    X(UNARY_NEGATIVE, none, 1, 1, "-x")                                                                           \
    X(UNARY_POSITIVE, none, 1, 1, "+x")                                                                           \
    X(UNARY_INVERT, none, 1, 1, "~x")                                                                             \
    X(UNARY_NOT, none, 1, 1, "not x, with x's truth taken")                                                       \
    X(TO_BOOL, none, 1, 1, "the truth of x")                                                                      \
    X(COMPARE_OP, flag, 2, 1, "arg: a CompareOp")                                                                 \
    X(IS_OP, flag, 2, 1, "is; arg 1: is not")                                                                     \
    X(CONTAINS_OP, flag, 2, 1, "(item, container): in; arg 1: not in")                                            \
    X(BINARY_SUBSCR, none, 2, 1, "(container, key): container[key]")                                              \
    X(STORE_SUBSCR, none, 3, 0, "(value, container, key): container[key] = value")                                \
    X(DELETE_SUBSCR, none, 2, 0, "(container, key): del container[key]")                                          \
    X(BUILD_SLICE, count, -1, 1, "arg 2: (start, stop); 3: (start, stop, step)")                                  \
    X(BUILD_TUPLE, count, -1, 1, "of the arg top values")                                                         \
    X(BUILD_LIST, count, -1, 1, "of the arg top values")                                                          \
    X(BUILD_SET, count, -1, 1, "of the arg top values, added first to last")                                      \
    X(BUILD_MAP, count, -1, 1, "of arg pairs (key, value)")                                                       \
    X(BUILD_STRING, count, -1, 1, "joins arg strings")                                                            \
    X(LIST_APPEND, count, 1, 0, "appends the top to the list arg below it, counted after the pop; 1 is the new top") \
    X(SET_ADD, count, 1, 0, "likewise for a set")                                                                 \
    X(MAP_ADD, count, 2, 0, "(key, value): likewise for a dict")                                                  \
    X(LIST_EXTEND, count, 1, 0, "extends the list arg below with the iterable on top; TypeError as for *x")       \
    X(SET_UPDATE, count, 1, 0, "likewise for a set")                                                              \
    X(DICT_UPDATE, count, 1, 0, "updates the dict arg below with the mapping on top; TypeError as for {**x}")     \
    X(DICT_MERGE, count, 1, 0, "as DICT_UPDATE for call keywords: TypeError on duplicates, names the callable found below") \
    X(LIST_TO_TUPLE, none, 1, 1, "a tuple of the list's items")                                                   \
    X(CONVERT_VALUE, flag, 1, 1, "arg 1: str, 2: repr, 3: ascii")                                                 \
    X(FORMAT_SIMPLE, none, 1, 1, "format(x, '')")                                                                 \
    X(FORMAT_WITH_SPEC, none, 2, 1, "(x, spec): format(x, spec)")                                                 \
    X(UNPACK_SEQUENCE, count, 1, -1, "pushes the arg items, first on top; ValueError with CPython's words")       \
    X(UNPACK_EX, count, 1, -1, "arg & 0xffff items before the starred list, arg >> 16 after it; first on top")    \
    X(JUMP, target, 0, 0, "forward jump")                                                                         \
    X(JUMP_BACKWARD, target, 0, 0, "backward jump; counts one step and looks at the limits")                      \
    X(POP_JUMP_IF_TRUE, target, 1, 0, "the top's truth is taken")                                                 \
    X(POP_JUMP_IF_FALSE, target, 1, 0, "the top's truth is taken")                                                \
    X(POP_JUMP_IF_NONE, target, 1, 0, "")                                                                         \
    X(POP_JUMP_IF_NOT_NONE, target, 1, 0, "")                                                                     \
    X(JUMP_IF_TRUE_OR_POP, target, 1, 0, "keeps the top and jumps, or drops it")                                  \
    X(JUMP_IF_FALSE_OR_POP, target, 1, 0, "keeps the top and jumps, or drops it")                                 \
    X(GET_ITER, none, 1, 1, "iter(x)")                                                                            \
    X(GET_YIELD_FROM_ITER, none, 1, 1, "as GET_ITER; a generator stands for itself; coroutines only in coroutines") \
    X(FOR_ITER, target, 0, 1, "(iterator): pushes the next item; at the end drops the iterator and jumps; cached") \
    X(GET_AITER, none, 1, 1, "x.__aiter__(), checked to have __anext__")                                          \
    X(GET_ANEXT, none, 0, 1, "(iterator) -> (iterator, awaitable of __anext__())")                                \
    X(END_ASYNC_FOR, none, 2, 0, "(iterator, exception): drops both if StopAsyncIteration, else raises it again") \
    X(CALL, count, -1, 1, "(callable, self or null, arg values): calls; cached")                                  \
    X(CALL_KW, count, -1, 1, "(callable, self or null, arg values, names tuple): the last values are keywords")   \
    X(CALL_FUNCTION_EX, flag, -1, 1, "(callable, null, args iterable[, kwargs mapping if arg 1])")                \
    X(MAKE_FUNCTION, constant, 0, 1, "a function of the child code unit arg")                                     \
    X(SET_FUNCTION_ATTRIBUTE, flag, 2, 1, "(value, function) -> function; arg: a FunctionAttribute")              \
    X(RETURN_VALUE, none, 1, 0, "leaves the frame")                                                               \
    X(RETURN_GENERATOR, none, 0, 1, "first in generators and coroutines: the frame becomes an object and is returned; on the first resume a value is pushed") \
    X(YIELD_VALUE, flag, 1, 1, "suspends; arg 1: the yield belongs to a SEND (await or yield from)")              \
    X(ASYNC_GEN_WRAP, none, 1, 1, "marks a value yielded by an asynchronous generator")                           \
    X(GET_AWAITABLE, flag, 1, 1, "the iterator to await; arg 1, 2: from async with enter, exit, for the message")  \
    X(SEND, target, 1, 1, "(receiver, value) -> (receiver, yielded); when it has returned: (receiver, result) and jump") \
    X(END_SEND, none, 2, 1, "(receiver, result) -> result")                                                       \
    X(CLEANUP_THROW, none, 3, 2, "(receiver, last value, exception): StopIteration -> (null, its value), else raises again") \
    X(PUSH_EXC_INFO, none, 1, 2, "(exception) -> (previous handled exception, exception), which is now handled")   \
    X(POP_EXCEPT, none, 1, 0, "(previous): it is the handled exception again")                                    \
    X(CHECK_EXC_MATCH, none, 1, 1, "(exception, type) -> (exception, bool)")                                      \
    X(CHECK_EG_MATCH, none, 2, 2, "(exception, type) -> (rest, match), for except*")                              \
    X(RERAISE, flag, 1, 0, "raises the top again, traceback unchanged; arg 1: and the instruction pointer below it is restored") \
    X(RAISE_VARARGS, count, -1, 0, "0: raise; 1: (exception); 2: (exception, cause)")                             \
    X(LOAD_COMMON_CONSTANT, flag, 0, 1, "arg: a CommonConstant")                                                  \
    X(LOAD_SPECIAL, flag, 1, 2, "(manager) -> (method, self or null) of a SpecialMethod; TypeError in CPython's words") \
    X(WITH_EXCEPT_START, none, 0, 1, "(exit, self, lasti, previous, exception): pushes exit(type, exception, traceback)") \
    X(MATCH_CLASS, count, 3, 1, "(subject, class, keyword names) -> tuple of arg positional + keyword values, or None") \
    X(MATCH_MAPPING, none, 0, 1, "(subject): pushes whether it is a mapping")                                     \
    X(MATCH_SEQUENCE, none, 0, 1, "(subject): pushes whether it is a sequence")                                   \
    X(MATCH_KEYS, none, 0, 1, "(subject, keys): pushes the tuple of values or None")                              \
    X(GET_LEN, none, 0, 1, "pushes len of the top")                                                               \
    X(IMPORT_NAME, name, 2, 1, "(level, names or None)")                                                          \
    X(IMPORT_FROM, name, 0, 1, "(module): pushes its attribute or submodule")                                     \
    X(IMPORT_STAR, none, 1, 0, "(module): binds its public names in the locals")                                  \
    X(SETUP_ANNOTATIONS, none, 0, 0, "makes __annotations__ in the locals if missing")                            \
    X(INTRINSIC_1, flag, 1, 1, "arg: an Intrinsic1")                                                              \
    X(INTRINSIC_2, flag, 2, 1, "arg: an Intrinsic2")

enum class Opcode : std::uint8_t {
#define X(name, operand, pops, pushes, sentence) name,
    AWAITSCOPE_OPCODES(X)
#undef X
};

inline constexpr int kOpcodeCount = 0
#define X(name, operand, pops, pushes, sentence) +1
    AWAITSCOPE_OPCODES(X)
#undef X
    ;

enum class OperandKind : std::uint8_t { none, local, name, constant, count, target, flag };

struct OpcodeInfo {
    std::string_view name;
    OperandKind operand;
    int pops;
    int pushes;
    std::string_view sentence;
};
const OpcodeInfo& info(Opcode op);

/// Change of stack depth by an instruction; `jump`: along its jump. Never called for variable ones without arg.
int stack_effect(Opcode op, std::uint32_t arg, bool jump);

/// X(name, symbol, special method, reflected, in-place)
#define AWAITSCOPE_BINARY_OPS(X)                             \
    X(add, "+", __add__, __radd__, __iadd__)                 \
    X(subtract, "-", __sub__, __rsub__, __isub__)            \
    X(multiply, "*", __mul__, __rmul__, __imul__)            \
    X(true_divide, "/", __truediv__, __rtruediv__, __itruediv__) \
    X(floor_divide, "//", __floordiv__, __rfloordiv__, __ifloordiv__) \
    X(remainder, "%", __mod__, __rmod__, __imod__)           \
    X(power, "**", __pow__, __rpow__, __ipow__)              \
    X(lshift, "<<", __lshift__, __rlshift__, __ilshift__)    \
    X(rshift, ">>", __rshift__, __rrshift__, __irshift__)    \
    X(and_, "&", __and__, __rand__, __iand__)                \
    X(or_, "|", __or__, __ror__, __ior__)                    \
    X(xor_, "^", __xor__, __rxor__, __ixor__)                \
    X(matrix_multiply, "@", __matmul__, __rmatmul__, __imatmul__)

enum class BinaryOp : std::uint8_t {
#define X(name, symbol, method, reflected, inplace) name,
    AWAITSCOPE_BINARY_OPS(X)
#undef X
};
inline constexpr int kBinaryOpCount = 13;
inline constexpr std::uint32_t kInplace = 32;

enum class CompareOp : std::uint8_t { lt, le, eq, ne, gt, ge };

/// Operand of SET_FUNCTION_ATTRIBUTE. `annotate` is the function that PEP 649 makes of the annotations.
enum class FunctionAttribute : std::uint8_t { defaults, kwdefaults, annotate, closure, type_params };

enum class CommonConstant : std::uint8_t { assertion_error, not_implemented_error, builtin_tuple, builtin_all, builtin_any };

enum class SpecialMethod : std::uint8_t { enter, exit, aenter, aexit };

enum class Intrinsic1 : std::uint8_t {
    stopiteration_error,  ///< (exception): StopIteration leaving a generator becomes RuntimeError; others unchanged
    async_gen_stopiteration_error,
    type_var,             ///< (name)
    param_spec,
    type_var_tuple,
    subscript_generic,    ///< (type parameters): Generic[...]
    type_alias,           ///< ((name, type params, evaluator function))
};

enum class Intrinsic2 : std::uint8_t {
    prep_reraise_star,              ///< (original, list of raised): what except* raises at its end, or None
    type_var_with_bound,            ///< (name, evaluator)
    type_var_with_constraints,      ///< (name, evaluator)
    set_function_type_params,       ///< (function, params)
    set_type_param_default,         ///< (param, evaluator)
};

}  // namespace awaitscope
