// asyncio.Future.
#pragma once

#include "engine/aio/call.h"
#include "engine/aio/context.h"
#include "engine/vm/native_coroutine.h"
#include "engine/vm/vm.h"

#include <memory>
#include <vector>

namespace awaitscope {

class AsyncioState;
struct EventLoopObject;
struct TaskObject;

enum class FutureState : std::uint8_t { pending, cancelled, finished };

/// What a future was made for; says in words what its waiter waits for.
enum class FutureRole : std::uint8_t {
    plain,   ///< made by the program
    task,    ///< it is a TaskObject
    gather,  ///< it is a GatherObject
    sleep,   ///< subject: the delay
    lock,    ///< Lock.acquire; subject: the lock. So for the next ones
    event,
    semaphore,
    queue_get,
    queue_put,
    queue_join,
    job,        ///< run_in_executor
    primitive,  ///< made by primitive_future(): subject is (object, words)
};

struct DoneCallback {
    Value target;   ///< callable, task, or gather future, as `kind` says
    Value context;  ///< of a Python callable; null else
    CallKind kind = CallKind::python;
};

/// What most futures never need.
struct FutureDetails {
    Value exception_traceback;  ///< the exception's traceback when it was set
    Value cancel_message;
    Value cancelled_exception;  ///< the CancelledError that ended a task, for chaining
    Value source_traceback;     ///< debug mode
    std::vector<DoneCallback> more_callbacks;
    std::vector<Value> awaited_by;  ///< future_add_to_awaited_by
};

struct FutureObject : Object {
    Value loop;             ///< EventLoopObject; null before __init__
    Value result;           ///< finished: result or exception. Pending: the subject of `role`, or null
    DoneCallback callback;  ///< the first one; target null if there is none
    std::unique_ptr<FutureDetails> details;
    FutureState state;
    FutureRole role;
    bool failed;         ///< `result` is an exception
    bool log_traceback;  ///< nobody has looked at the exception yet
    bool blocking;       ///< _asyncio_future_blocking
    ObjectId trace_id;   ///< 0: the trace does not know it yet
    Seq seq;             ///< of a sleep: its timer_set event; of an executor's job: its start
    Object* weakrefs;
    Attributes attributes;

    bool done() const { return state != FutureState::pending; }
    EventLoopObject* event_loop() const;
    FutureDetails& detailed() {
        if (!details) details = std::make_unique<FutureDetails>();
        return *details;
    }
};

/// Sets up the fields after allocation; for types derived from Future in C++.
void init_future_fields(FutureObject* future, FutureRole role);
/// loop.create_future() for a known role. `subject` is explained at FutureRole.
Ref<FutureObject> make_future(Vm& vm, EventLoopObject* loop, FutureRole role = FutureRole::plain,
                              Value subject = {});

/// Future.set_result without the state check's error: the future must be pending.
void set_future_result(Vm& vm, FutureObject* future, Value result);
/// Future.set_exception with an instance or class. False: InvalidStateError or TypeError pending.
bool set_future_exception(Vm& vm, FutureObject* future, Value exception);
/// Future.cancel itself, whatever a derived type makes of it. False if it was done.
bool cancel_plain_future(Vm& vm, FutureObject* future, const Value& message);
/// future.cancel(msg=message) as Python calls it: dispatches to tasks, gathers and overriding subclasses.
/// Found::error: exception pending.
Found cancel_future(Vm& vm, const Value& future, const Value& message);

/// Future._make_cancelled_error().
Value make_cancelled_error(Vm& vm, FutureObject* future);
/// Future.result(): null with the exception pending.
Value future_result(Vm& vm, FutureObject* future);
/// The exception that a done future would raise from result(), or null if it has a plain result. Marks it as
/// retrieved, restores its traceback.
Value future_error(Vm& vm, FutureObject* future);

/// Future.add_done_callback for asyncio's own callbacks; queued at once if the future is done.
void add_done_callback(Vm& vm, FutureObject* future, DoneCallback callback);

/// As above for whatever the program has overridden or made by itself (duck-typed futures).
bool is_native_future(const AsyncioState& state, const Value& value);
/// asyncio.isfuture().
bool is_future(Vm& vm, const Value& value);

/// The iterator that `await future` rests on.
Value await_future(Vm& vm, const Value& future);

/// co_await AwaitFuture(vm, future): what Await does, for asyncio's own coroutines that wait for a future of
/// their own making. The coroutine rests on the future itself, with no iterator between them.
struct AwaitFuture {
    AwaitFuture(Vm& machine, FutureObject& what, const Owned* locals = nullptr)
        : vm(machine), future(what), owned(locals) {}
    Vm& vm;
    FutureObject& future;
    const Owned* owned;
    NativeCoroutine::Handle handle{};
    bool await_ready() const noexcept { return future.done(); }
    void await_suspend(NativeCoroutine::Handle h);
    Value await_resume();
};

void make_future_types(Vm& vm, AsyncioState& state);

// What types derived in C++ reuse.
void future_dealloc_fields(FutureObject* future);
void future_traverse(Object* self, GcVisitor& visitor);
void future_clear(Object* self);
void future_finalize(Vm& vm, const Value& self);

}  // namespace awaitscope
