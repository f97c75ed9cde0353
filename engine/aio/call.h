// What the loop can be asked to call. asyncio's own callbacks are kinds of their own, so that waking a task
// never goes through a Python call.
#pragma once

#include "engine/base/ids.h"
#include "engine/vm/value.h"

#include <cstdint>

namespace awaitscope {

enum class CallKind : std::uint8_t {
    python,       ///< target(*argument), argument being a tuple
    task_step,    ///< Task.__step: target is the task, argument the exception to throw in, or null
    task_wakeup,  ///< Task.__wakeup: target is the task, argument the future that is done
    wake_sleep,   ///< what asyncio.sleep's timer does: target is its future
    stop_loop,    ///< run_until_complete's callback: target is the loop, argument the future
    job_done,     ///< an executor's job ends: target is its future, argument (failed, result)
    gather_done,  ///< a child of a gather is done: target is the gather's future, argument the child
    handle,       ///< target is a HandleObject that says what to call, in which context
};

struct Call {
    Value target;
    Value argument;
    CallKind kind = CallKind::python;
};

/// An entry of the ready queue. `seq` is the event that put it there: of a task its `ready`, of anything else
/// its call_soon or timer_due.
struct ReadyCall {
    Call call;
    Seq seq = 0;
};

}  // namespace awaitscope
