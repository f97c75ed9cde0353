#include "engine/aio/future.h"

#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/gather.h"
#include "engine/aio/task.h"
#include "engine/vm/interpreter.h"

#include <new>

namespace awaitscope {

namespace {

void queue_callback(Vm& vm, FutureObject* future, DoneCallback callback) {
    EventLoopObject* loop = future->event_loop();
    switch (callback.kind) {
        case CallKind::task_wakeup: {
            auto* task = callback.target.as<TaskObject>();
            make_ready(loop, task, {std::move(callback.target), Value::share(future), CallKind::task_wakeup});
            return;
        }
        case CallKind::python:
            if (!call_soon_python(vm, loop, callback.target, vm.make_tuple({Value::share(future)}),
                                  callback.context))
                vm.write_unraisable("a future's callback", callback.target);
            return;
        default: {
            Call call{std::move(callback.target), Value::share(future), callback.kind};
            LoopInstrument* instrument = loop->state->instrument;
            const Seq seq = instrument ? instrument->call_queued(call) : 0;
            call_soon(loop, std::move(call), seq);
        }
    }
}

/// Tells the instrument, then queues all callbacks: the last act of becoming done. A closed loop takes none:
/// an exception is pending then, although the future is done.
void schedule_callbacks(Vm& vm, FutureObject* future) {
    LoopInstrument* instrument = future->event_loop()->state->instrument;
    const CauseScope scope(instrument, instrument ? instrument->future_done(*future) : 0);
    if (future->callback.target.is_null()) return;
    if (future->event_loop()->closed) {
        future->callback = DoneCallback{};
        vm.raise(vm.exc.RuntimeError, "Event loop is closed");
        return;
    }
    DoneCallback first = std::exchange(future->callback, DoneCallback{});
    std::vector<DoneCallback> more;
    if (future->details) more.swap(future->details->more_callbacks);
    queue_callback(vm, future, std::move(first));
    for (DoneCallback& callback : more) queue_callback(vm, future, std::move(callback));
}

Value stop_iteration_error(Vm& vm, const Value& stop) {
    vm.raise(vm.exc.RuntimeError,
             "StopIteration interacts badly with generators and cannot be raised into a Future");
    Value error = vm.take_exception();
    error.as<ExceptionObject>()->cause = stop;
    error.as<ExceptionObject>()->context = stop;
    return error;
}

}  // namespace

EventLoopObject* FutureObject::event_loop() const {
    return loop.as<EventLoopObject>();
}

void init_future_fields(FutureObject* future, FutureRole role) {
    new (&future->loop) Value();
    new (&future->result) Value();
    new (&future->callback) DoneCallback();
    new (&future->details) std::unique_ptr<FutureDetails>();
    future->state = FutureState::pending;
    future->role = role;
    future->failed = future->log_traceback = future->blocking = false;
    future->trace_id = 0;
    future->seq = 0;
}

Ref<FutureObject> make_future(Vm& vm, EventLoopObject* loop, FutureRole role, Value subject) {
    auto* future = vm.heap.make_instance<FutureObject>(loop->state->future_type);
    init_future_fields(future, role);
    future->loop = Value::share(loop);
    future->result = std::move(subject);
    vm.heap.track(future);
    return Ref<FutureObject>::adopt(future);
}

void set_future_result(Vm& vm, FutureObject* future, Value result) {
    const Ref<FutureObject> keep = Ref<FutureObject>::share(future);
    future->result = std::move(result);
    future->state = FutureState::finished;
    schedule_callbacks(vm, future);
}

bool set_future_exception(Vm& vm, FutureObject* future, Value exception) {
    if (future->done()) {
        vm.raise(asyncio_state(vm).invalid_state_error, "invalid state");
        return false;
    }
    if (vm.is_type(exception) && Vm::is_subtype(exception.as<Type>(), vm.exc.BaseException)) {
        exception = vm.call(exception);
        if (!exception) return false;
    }
    if (!vm.is_exception(exception)) {
        vm.raise(vm.exc.TypeError, "invalid exception object");
        return false;
    }
    if (vm.is_instance(exception, vm.exc.StopIteration)) exception = stop_iteration_error(vm, exception);
    const Ref<FutureObject> keep = Ref<FutureObject>::share(future);
    const Value traceback = exception.as<ExceptionObject>()->traceback;
    if (!traceback.is_null() && !traceback.is_none()) future->detailed().exception_traceback = traceback;
    future->result = std::move(exception);
    future->failed = true;
    future->state = FutureState::finished;
    schedule_callbacks(vm, future);
    future->log_traceback = true;
    return vm.pending.is_null();
}

bool cancel_plain_future(Vm& vm, FutureObject* future, const Value& message) {
    future->log_traceback = false;
    if (future->done()) return false;
    const Ref<FutureObject> keep = Ref<FutureObject>::share(future);
    if (future->role == FutureRole::sleep) drop_sleep_timer(future->event_loop(), future);
    future->result = Value();
    future->state = FutureState::cancelled;
    if (!message.is_null() && !message.is_none())
        future->detailed().cancel_message = message;
    else if (future->details)
        future->details->cancel_message = Value();
    schedule_callbacks(vm, future);
    return true;
}

namespace {

Found cancel_any_future(Vm& vm, const Value& future, const Value& message) {
    AsyncioState& state = asyncio_state(vm);
    const Type* type = vm.type_of(future);
    if (type == state.task_type) return cancel_task(vm, future.as<TaskObject>(), message);
    if (type == state.future_type) {
        const bool cancelled = cancel_plain_future(vm, future.as<FutureObject>(), message);
        return vm.pending ? Found::error : cancelled ? Found::yes : Found::no;
    }
    if (type == state.gather_type) return cancel_gather(vm, future.as<GatherObject>(), message);
    const Value method = vm.get_attribute(future, state.names.cancel);
    if (!method) return Found::error;
    const Value shown = message.is_null() ? Value::none() : message;
    const Value names = vm.make_tuple({Value::share(state.names.msg)});
    const Value result = vm.call(method, Args{&shown, 0, names.as<TupleObject>()});
    bool truth = false;
    if (!result || !vm.truth(result, truth)) return Found::error;
    return truth ? Found::yes : Found::no;
}

}  // namespace

Found cancel_future(Vm& vm, const Value& future, const Value& message) {
    // Tasks that wait for one another in a ring would be cancelled round and round.
    if (!enter_native(vm)) return Found::error;
    const Found cancelled = cancel_any_future(vm, future, message);
    --vm.native_depth;
    return cancelled;
}

Value make_cancelled_error(Vm& vm, FutureObject* future) {
    AsyncioState& state = asyncio_state(vm);
    if (!future->details) return vm.call(Value::share(state.cancelled_error));
    FutureDetails& details = *future->details;
    if (details.cancelled_exception) return std::exchange(details.cancelled_exception, Value());
    if (details.cancel_message.is_null()) return vm.call(Value::share(state.cancelled_error));
    return vm.call(Value::share(state.cancelled_error), {details.cancel_message});
}

Value future_error(Vm& vm, FutureObject* future) {
    if (future->state == FutureState::cancelled) return make_cancelled_error(vm, future);
    future->log_traceback = false;
    if (!future->failed) return Value();
    // As in CPython, only the first retrieval restores the traceback of the moment when it was set.
    Value traceback;
    if (future->details) traceback = std::exchange(future->details->exception_traceback, Value());
    future->result.as<ExceptionObject>()->traceback = traceback.is_null() ? Value::none() : traceback;
    return future->result;
}

Value future_result(Vm& vm, FutureObject* future) {
    if (!future->done()) return vm.raise(asyncio_state(vm).invalid_state_error, "Result is not set.");
    if (future->state == FutureState::finished && !future->failed) {
        future->log_traceback = false;
        return future->result;
    }
    Value error = future_error(vm, future);
    return error ? vm.raise_value(std::move(error)) : Value();
}

void add_done_callback(Vm& vm, FutureObject* future, DoneCallback callback) {
    if (future->done()) {
        queue_callback(vm, future, std::move(callback));
    } else if (future->callback.target.is_null() &&
               (!future->details || future->details->more_callbacks.empty())) {
        future->callback = std::move(callback);
    } else {
        future->detailed().more_callbacks.push_back(std::move(callback));
    }
}

bool is_native_future(const AsyncioState& state, const Value& value) {
    return value.is_object() && Vm::is_subtype(value.object()->type, state.future_type);
}

bool is_future(Vm& vm, const Value& value) {
    const AsyncioState& state = asyncio_state(vm);
    if (is_native_future(state, value)) return true;
    // An object that says it is of another class (a mock) is taken at its word.
    const Value cls = vm.get_attribute(value, vm.names.__class__);
    if (!cls) vm.clear_exception();
    if (cls && vm.is_type(cls) && vm.type_of(value) != cls.as<Type>()) {
        if (!vm.lookup(cls.as<Type>(), state.names._asyncio_future_blocking)) return false;
    } else if (!vm.lookup(vm.type_of(value), state.names._asyncio_future_blocking))
        return false;
    bool missing = false;
    const Value blocking = vm.find_attribute(value, state.names._asyncio_future_blocking, missing);
    if (!blocking) vm.clear_exception();
    return blocking && !blocking.is_none();
}

void future_dealloc_fields(FutureObject* future) {
    future->loop.~Value();
    future->result.~Value();
    future->callback.~DoneCallback();
    future->details.~unique_ptr();
}

void future_traverse(Object* self, GcVisitor& visitor) {
    auto* future = static_cast<FutureObject*>(self);
    visitor.visit(future->loop);
    visitor.visit(future->result);
    visitor.visit(future->callback.target);
    visitor.visit(future->callback.context);
    if (!future->details) return;
    const FutureDetails& details = *future->details;
    visitor.visit(details.exception_traceback);
    visitor.visit(details.cancel_message);
    visitor.visit(details.cancelled_exception);
    visitor.visit(details.source_traceback);
    for (const DoneCallback& callback : details.more_callbacks) {
        visitor.visit(callback.target);
        visitor.visit(callback.context);
    }
    for (const Value& waiter : details.awaited_by) visitor.visit(waiter);
}

void future_clear(Object* self) {
    auto* future = static_cast<FutureObject*>(self);
    const Value result = std::exchange(future->result, Value());
    const DoneCallback callback = std::exchange(future->callback, DoneCallback{});
    const std::unique_ptr<FutureDetails> details = std::move(future->details);
    future->failed = future->log_traceback = false;
}

void future_finalize(Vm& vm, const Value& self) {
    auto* future = self.as<FutureObject>();
    if (!future->log_traceback || future->loop.is_null()) return;
    future->log_traceback = false;
    EventLoopObject* loop = future->event_loop();
    if (loop->state->instrument) loop->state->instrument->never_retrieved(*future);
    const Value before = std::exchange(vm.pending, Value());
    const Value message = vm.make_str(to_utf8(self.object()->type->name) + " exception was never retrieved");
    bool called = false;
    if (future->details && future->details->source_traceback)
        called = call_exception_handler(vm, loop,
                                        {{"message", message},
                                         {"exception", future->result},
                                         {"future", self},
                                         {"source_traceback", future->details->source_traceback}});
    else
        called = call_exception_handler(
            vm, loop, {{"message", message}, {"exception", future->result}, {"future", self}});
    if (!called && vm.pending) vm.write_unraisable("Future.__del__", self);
    vm.pending = before;
}

}  // namespace awaitscope
