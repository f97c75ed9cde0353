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
    bool closed;         ///< asynchronous generator: aclose() or exhaustion seen
    bool running_async;  ///< asynchronous generator: an asend/athrow/aclose is in progress
    bool hooks_inited;   ///< asynchronous generator: the loop's first-iteration hook has been called
    Value handled;       ///< the exception being handled inside, while suspended
    Value finalizer;     ///< asynchronous generator: the loop's hook, or null
    Value waiting_for;   ///< what the innermost await rests on, while suspended; for cr_await
    Object* weakrefs;
    std::size_t frame_bytes;
    Frame* frame() { return reinterpret_cast<Frame*>(this + 1); }
};

}  // namespace awaitscope
