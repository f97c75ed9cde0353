// The event loop: a queue of calls that are ready, a heap of timers, and run_once.
#pragma once

#include "engine/aio/call.h"
#include "engine/aio/handle.h"
#include "engine/aio/ready_queue.h"
#include "engine/aio/task.h"
#include "engine/base/time.h"

#include <vector>

namespace awaitscope {

class AsyncioState;

/// An entry of the timer heap, ordered by (deadline, serial): equal deadlines in the order of setting.
struct Timer {
    VirtualTime deadline;
    std::uint64_t serial;
    Value target;  ///< a TimerHandleObject, or the future of an asyncio.sleep, which needs no handle
    Seq set;       ///< its timer_set event

    friend bool operator>(const Timer& a, const Timer& b) {
        return a.deadline != b.deadline ? a.deadline > b.deadline : a.serial > b.serial;
    }
};

struct EventLoopObject : Object {
    AsyncioState* state;
    ReadyQueue ready;
    std::vector<Timer> timers;  ///< a heap, the next deadline in front
    std::uint64_t next_serial;
    std::size_t cancelled_timers;  ///< of those in the heap
    Value current_task;            ///< TaskObject (or a program's own task type), or null
    Value current_handle;          ///< debug mode: what is being run
    Value exception_handler;       ///< null: the default one
    Value task_factory;            ///< null: Task itself
    TaskObject* first_task;        ///< all_tasks(): those not done, in order of creation; borrowed
    TaskObject* last_task;
    bool running;
    bool stopping;
    bool closed;
    bool debug;
    bool overridden;  ///< a Python subclass that has its own call_soon, call_at or create_task
    Object* weakrefs;
    Attributes attributes;
};

/// Queues a call. `seq` is the event that explains it.
void call_soon(EventLoopObject* loop, Call call, Seq seq);
/// Queues a task's step or wake-up: the task is ready.
void make_ready(EventLoopObject* loop, TaskObject* task, Call call);
/// call_soon(callable, *args, context=context) for a Python callable. Null if the loop is closed.
Value call_soon_python(Vm& vm, EventLoopObject* loop, const Value& callable, const Value& args,
                       const Value& context);
/// call_at. `when` is rounded to whole nanoseconds.
Value call_at_python(Vm& vm, EventLoopObject* loop, const Value& when, const Value& callable,
                     const Value& args, const Value& context);
/// A timer for any call. `when` is the deadline as Python sees it.
Ref<TimerHandleObject> set_timer(Vm& vm, EventLoopObject* loop, const Value& when, VirtualTime deadline,
                                 Call call, const Value& context);
/// The timer of an asyncio.sleep: sets the future's result when `delay` seconds have passed.
void set_sleep_timer(Vm& vm, EventLoopObject* loop, FutureObject* future, double delay);
/// The coroutine that slept has ended, its future was not cancelled: if the timer still stands, it goes.
void forget_sleep(Vm& vm, const FutureObject* future);
/// The sleep was cancelled before its time.
void drop_sleep_timer(EventLoopObject* loop, FutureObject* future);

/// One turn. False: an exception must leave the loop.
bool run_once(Vm& vm, EventLoopObject* loop);
bool run_forever(Vm& vm, EventLoopObject* loop);
Value run_until_complete(Vm& vm, EventLoopObject* loop, const Value& future);

/// Takes run_until_complete's callback off the future again.
void remove_stop_callback(FutureObject* future);

/// loop.call_exception_handler({…}) with these entries. Errors in it are printed, not raised; false only for
/// SystemExit and KeyboardInterrupt.
bool call_exception_handler(Vm& vm, EventLoopObject* loop,
                            std::initializer_list<std::pair<const char*, Value>> entries);

/// loop.create_task(coro) as the program's factory or subclass wants it.
Value loop_create_task(Vm& vm, EventLoopObject* loop, const Value& coroutine,
                       const TaskOptions& options = {});
/// asyncio.ensure_future().
Value ensure_future(Vm& vm, const Value& awaitable, EventLoopObject* loop);

/// Seconds as Python gives them, to the nearest nanosecond (round(x, 9)); infinite and huge ones saturate.
VirtualTime to_virtual_time(double seconds);

void register_task(EventLoopObject* loop, TaskObject* task);
void unregister_task(EventLoopObject* loop, TaskObject* task);

void make_event_loop_type(Vm& vm, AsyncioState& state);

}  // namespace awaitscope
