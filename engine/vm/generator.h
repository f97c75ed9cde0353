// Generators, coroutines, asynchronous generators; and coroutines written in C++.
#pragma once

#include "engine/vm/frame.h"
#include "engine/vm/type.h"

namespace awaitscope {

enum class GeneratorState : std::uint8_t { created, suspended, running, finished };

/// One object for all three kinds; `type` tells which. The frame follows the struct in the same allocation.
struct GeneratorObject : Object {
    StrObject* name;      ///< owned
    StrObject* qualname;  ///< owned
    GeneratorState state;
    bool closed;                ///< asynchronous generator: aclose() or exhaustion seen
    bool running_async;         ///< asynchronous generator: an asend/athrow/aclose is in progress
    bool hooks_inited;          ///< asynchronous generator: the loop's first-iteration hook has been called
    bool native;                ///< written in C++: it is a NativeObject and has no frame
    std::uint32_t frame_bytes;  ///< what follows the struct in its allocation
    Value handled;              ///< the exception being handled inside; null: none
    Value outer_handled;        ///< while it runs and `handled` is set: what the resumer is handling
    Value finalizer;            ///< asynchronous generator: the loop's hook, or null
    Object* weakrefs;
    /// Valid until it has finished, unless `native`.
    Frame* frame() { return reinterpret_cast<Frame*>(this + 1); }
};

/// What a suspended generator, coroutine or native coroutine delegates to (gi_yieldfrom, cr_await); null if
/// to nothing.
Value delegate_of(GeneratorObject* generator);
/// The same, borrowed; null too if it is no heap object.
Object* borrowed_delegate(GeneratorObject* generator);

/// Moves the running frame of a generator function into a new object of the kind that the code's flags say
/// (RETURN_GENERATOR).
Value make_generator(Vm& vm, Frame* frame);
/// What an asynchronous generator yields to its consumer, told apart from what its awaits yield to the loop.
Value wrap_async_value(Vm& vm, Value value);
/// Resumes from C++: sends `value`, or throws what is pending if `value` is null.
ResumeResult resume_generator(Vm& vm, GeneratorObject* generator, Value value);
/// Bookkeeping around a run of the frame, shared by the interpreter and resume_generator.
void begin_run(Vm& vm, GeneratorObject* generator);
void end_run(Vm& vm, GeneratorObject* generator, GeneratorState state);

}  // namespace awaitscope
