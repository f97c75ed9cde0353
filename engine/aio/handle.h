// Handle and TimerHandle: what call_soon, call_later and call_at return.
#pragma once

#include "engine/aio/call.h"
#include "engine/aio/context.h"
#include "engine/base/time.h"

namespace awaitscope {

struct EventLoopObject;

struct HandleObject : Object {
    Call call;  ///< both values null once cancelled
    Value context;
    Value loop;              ///< EventLoopObject
    Value source_traceback;  ///< debug mode: list of frame summaries; null else
    Value shown;             ///< debug mode: repr from before the cancellation; null else
    bool cancelled;
    bool timer;      ///< it is a TimerHandleObject
    bool scheduled;  ///< a timer that is in the loop's heap
    Seq seq;         ///< its call_soon or timer_set event
    Object* weakrefs;
};

struct TimerHandleObject : HandleObject {
    Value when;            ///< as Python sees it: float, or int if the program gave one
    VirtualTime deadline;  ///< the same in ns
};

/// A new handle, not queued anywhere. A null context stands for a copy of the current one.
Ref<HandleObject> make_handle(Vm& vm, EventLoopObject* loop, Call call, const Value& context);
Ref<TimerHandleObject> make_timer_handle(Vm& vm, EventLoopObject* loop, const Value& when,
                                         VirtualTime deadline, Call call, const Value& context);

/// Handle.cancel(). False: repr failed in debug mode.
bool cancel_handle(Vm& vm, HandleObject* handle);

/// Runs what the handle says, in its context. Errors go to the loop's exception handler; false only for
/// SystemExit, KeyboardInterrupt and a stopped run.
bool run_handle(Vm& vm, HandleObject* handle);

void make_handle_types(Vm& vm, class AsyncioState& state);

}  // namespace awaitscope
