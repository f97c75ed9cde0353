// The begin and the end of frames on the frame stack, short enough to be part of the interpreter's loop.
#pragma once

#include "engine/vm/containers.h"
#include "engine/vm/frame_stack.h"
#include "engine/vm/function.h"

#include <memory>

namespace awaitscope {

/// What ~Value does, for memory that is given up afterwards: the null is not written back.
[[gnu::always_inline]] inline void drop_dead(Value& value) {
    if (!value.is_object()) return;
    Object* dying = value.object();
    if (--dying->refcount == 0) destroy(dying);
}

/// The same for the bits of a value that was moved out by copying them.
[[gnu::always_inline]] inline void drop_bits(std::uint64_t bits) {
    if ((bits & 7) != 0 || bits == 0) return;
    auto* dying = reinterpret_cast<Object*>(bits);
    if (--dying->refcount == 0) destroy(dying);
}

/// A frame at its first instruction. It takes over the caller's reference to `function` (null for bodies of
/// modules and classes). The first `filled` slots are raw memory, for the caller to begin the lives of; the
/// rest are null.
[[gnu::always_inline]] inline Frame* begin_frame(FrameStack& stack, CodeObject* code,
                                                 FunctionObject* function, DictObject* globals,
                                                 DictObject* builtins, std::uint32_t filled) {
    Frame* frame = stack.push(code->frame_size);
    ++code->refcount;
    frame->back = nullptr;
    frame->code = code;
    frame->function = function;
    frame->globals = globals;
    frame->builtins = builtins;
    std::construct_at(&frame->locals);
    frame->generator = nullptr;
    frame->object = nullptr;
    frame->next = code->instructions.data();
    frame->size = code->frame_size;
    Value* slots = frame->slots();
    for (std::uint32_t i = filled; i < code->slot_total; ++i) std::construct_at(slots + i);
    frame->top = slots + code->slot_total;
    return frame;
}

/// Ends a frame of a plain function: its locals die last to first, as CPython clears a frame since 3.14. A
/// frame that Python sees, or one with a mapping of locals, is for pop_frame (interpreter.h).
[[gnu::always_inline]] inline void end_plain_frame(FrameStack& stack, Frame* frame) {
    Value* slots = frame->slots();
    for (std::uint32_t i = frame->code->slot_total; i-- > 0;) drop_dead(slots[i]);
    if (FunctionObject* function = frame->function; function && --function->refcount == 0) destroy(function);
    if (CodeObject* code = frame->code; --code->refcount == 0) destroy(code);
    stack.pop(frame);
}

}  // namespace awaitscope
