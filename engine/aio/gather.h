// asyncio.gather.
#pragma once

#include "engine/aio/future.h"

#include <vector>

namespace awaitscope {

/// tasks._GatheringFuture: cancelling it cancels the children.
struct GatherObject : FutureObject {
    std::vector<Value> children;  ///< futures in the order of the arguments, repeated ones included
    Value awaiting_task;          ///< who called gather(), for the call graph; null if no task did
    std::uint32_t unfinished;     ///< distinct children that have not called back
    bool return_exceptions;
    bool cancel_requested;
};

Value gather(Vm& vm, std::span<const Value> awaitables, bool return_exceptions);
/// What happens when a child is done.
void gather_child_done(Vm& vm, GatherObject* gather, const Value& child);
Found cancel_gather(Vm& vm, GatherObject* gather, const Value& message);

void make_gather_type(Vm& vm, AsyncioState& state);

}  // namespace awaitscope
