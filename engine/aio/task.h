// asyncio.Task.
#pragma once

#include "engine/aio/future.h"
#include "engine/base/ids.h"

namespace awaitscope {

struct TaskObject : FutureObject {
    Value coroutine;
    Value context;         ///< ContextObject; null: an empty one that nobody has asked for
    Value future_waited;   ///< _fut_waiter: what the coroutine is suspended on, or null
    Value name;            ///< str, or an int n for "Task-n" whose text nobody has asked for yet
    TaskObject* previous;  ///< the loop's list of tasks that are not done (all_tasks); borrowed both
    TaskObject* next;
    std::uint32_t cancel_requests;
    TaskId task_id;  ///< in the trace; 0 if not recorded
    bool must_cancel;
    bool log_destroy_pending;
    bool registered;  ///< in the loop's list
};

struct TaskOptions {
    Value name;     ///< null or None: counted
    Value context;  ///< null or None: a copy of the current one
    bool eager_start = false;
};

/// Task(coro, loop=loop, …): scheduled, or started at once. Null with an exception pending.
Ref<TaskObject> make_task(Vm& vm, EventLoopObject* loop, const Value& coroutine, const TaskOptions& options);
/// Task.__init__ on a fresh instance.
bool init_task(Vm& vm, TaskObject* task, EventLoopObject* loop, const Value& coroutine,
               const TaskOptions& options);

/// One step of the loop: enters the task's context and runs the coroutine to its next suspension, throwing
/// `exception` in unless it is null. `ready` is the event that queued it. False: SystemExit,
/// KeyboardInterrupt or a stopped run is pending and must leave the loop.
bool task_step(Vm& vm, TaskObject* task, Value exception, Seq ready);
/// Its callback on the future that it waited for.
bool task_wakeup(Vm& vm, TaskObject* task, const Value& future, Seq ready);

/// The frame of the program, not of the library, in which a suspended coroutine waits, following its awaits
/// inwards; null if there is none.
Frame* waiting_frame(Vm& vm, const Value& coroutine);

/// Task.cancel(msg).
Found cancel_task(Vm& vm, TaskObject* task, const Value& message);

/// get_context().
Value task_context(TaskObject* task);
/// get_name().
Value task_name(Vm& vm, TaskObject* task);
std::string task_name_text(Vm& vm, const TaskObject* task);

void make_task_type(Vm& vm, AsyncioState& state);

}  // namespace awaitscope
