// Frames. A frame owns its locals and its evaluation stack. Frames of plain functions lie on the Vm's frame
// stack; those of generators and coroutines inside their object, so that suspending one is unlinking a
// pointer.
#pragma once

#include "engine/vm/code.h"
#include "engine/vm/value.h"

namespace awaitscope {

struct DictObject;
struct FunctionObject;
struct GeneratorObject;

/// What the interpreter does when the frame returns.
enum class FrameExit : std::uint8_t {
    to_caller,       ///< push the result on the caller's stack and go on there
    leave,           ///< return from Interpreter::run: the frame was entered from C++
    init_result,     ///< __init__: check for None, push the instance that waits on the caller's stack
    discard_result,  ///< drop the result
    to_resumer,      ///< a generator that FOR_ITER or SEND of the frame below resumed: that instruction goes on
};

struct Frame {
    Frame* back;                 ///< who called; null at the bottom and while suspended
    CodeObject* code;            ///< owned
    FunctionObject* function;    ///< owned; null for module and class bodies
    DictObject* globals;         ///< borrowed from the function or module
    DictObject* builtins;        ///< borrowed
    Value locals;                ///< the mapping of a module or class body; null in functions
    GeneratorObject* generator;  ///< whose frame it is; null for plain functions; borrowed
    struct FrameObject* object;  ///< Python-visible frame, if a traceback or sys._getframe made one; borrowed
                                 ///< until it outlives
    const Instruction*
        next;    ///< the instruction to run next, while another frame runs; the one before is current
    Value* top;  ///< one past the top of the evaluation stack, while another frame runs
    FrameExit exit;
    std::uint32_t size;  ///< values in slots: locals, cells, free variables and stack

    // Followed by `size` values: slots, then the evaluation stack.
    Value* slots() { return reinterpret_cast<Value*>(this + 1); }
    Value* stack_base() { return slots() + code->slot_total; }
    /// Index of the current instruction (the one that called or raised).
    std::uint32_t current() const { return static_cast<std::uint32_t>(next - code->instructions.data()) - 1; }
};

/// The Python-visible frame: f_lineno, f_locals, f_code, f_back. Made on demand, for tracebacks foremost.
/// When the frame ends while this still lives, the locals move here, so that objects die when they die in
/// CPython.
struct FrameObject : Object {
    Frame* frame;  ///< null once the frame has ended
    Value code;    ///< CodeObject
    Value globals;
    std::vector<Value> kept;  ///< the slots after the end
    Value back;               ///< FrameObject or null, once the frame has ended
    Value locals;             ///< the mapping of a module or class body, once the frame has ended
    std::uint32_t last;       ///< instruction index at the end
};

/// The frame's FrameObject, made at the first call and the same one afterwards (frame.cpp).
Value frame_object(Vm& vm, Frame& frame);

/// f_locals and locals(): a new dict of what is bound in a function's slots.
Value locals_snapshot(Vm& vm, const CodeObject* code, const Value* slots, std::size_t count);
/// Whether a slot holds a cell (free variables included).
bool is_cell_slot(const CodeUnit& unit, std::size_t slot);

struct TracebackObject : Object {
    Value next;                 ///< towards where it was raised; null at the end
    Value frame;                ///< FrameObject
    std::uint32_t instruction;  ///< index in the frame's code
};

}  // namespace awaitscope
