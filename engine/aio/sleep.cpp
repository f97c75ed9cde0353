// asyncio.sleep, ensure_future and the module functions that programs call all the time.
#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/functions.h"
#include "engine/aio/gather.h"
#include "engine/vm/native_coroutine.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

/// delay <= 0 as Python compares; numbers of the common types without a call.
bool is_not_positive(Vm& vm, const Value& delay, bool& out) {
    if (delay.is_small_int()) {
        out = delay.small() <= 0;
        return true;
    }
    const Value answer = vm.compare(delay, Value::small_int(0), CompareOp::le);
    return answer && vm.truth(answer, out);
}

/// A future whose timer is set, which the timer heap keeps alive; null with an exception pending.
FutureObject* start_sleep(Vm& vm, Value delay) {
    double seconds = 0;
    if (!vm.to_double(delay, seconds)) return nullptr;
    if (std::isnan(seconds)) {
        vm.raise(vm.exc.ValueError, "Invalid delay: NaN (not a number)");
        return nullptr;
    }
    EventLoopObject* loop = asyncio_state(vm).require_running_loop();
    if (!loop) return nullptr;
    const Ref<FutureObject> future = make_future(vm, loop, FutureRole::sleep, std::move(delay));
    set_sleep_timer(vm, loop, future.get(), seconds);
    return future.get();
}

/// asyncio.sleep. first: the delay until it begins; second: the result; rest: the future that its timer
/// completes.
ResumeResult sleep(Vm& vm, NativeObject& self, Value sent) {
    if (Value delay = std::move(self.first)) {
        bool give_way = false;
        if (!is_not_positive(vm, delay, give_way)) return {ResumeStatus::raised, Value()};
        if (give_way) return {ResumeStatus::yielded, Value::none()};
        FutureObject* future = start_sleep(vm, std::move(delay));
        if (!future) return {ResumeStatus::raised, Value()};
        future->blocking = true;
        self.rest = Value::share(future);
        return {ResumeStatus::yielded, self.rest};
    }
    if (sent) return {ResumeStatus::returned, std::move(self.second)};
    if (self.rest && !vm.pending_is(asyncio_state(vm).cancelled_error))
        forget_sleep(vm, self.rest.as<FutureObject>());
    return {ResumeStatus::raised, Value()};
}
constexpr NativeBody kSleep = {"sleep", "sleep", sleep};

NativeCoroutine wrap_awaitable(Vm& vm, Value awaitable) {
    co_return co_await Await(vm, awaitable);
}

Value sleep_function(Vm& vm, Bound a) {
    return make_native_coroutine(vm, kSleep, a[0], a[1].is_null() ? Value::none() : a[1]);
}

Value create_task_function(Vm& vm, Bound a) {
    EventLoopObject* loop = asyncio_state(vm).require_running_loop();
    if (!loop) return Value();
    TaskOptions options{a[1], a[2], false};
    if (!a[3].is_null() && !vm.truth(a[3], options.eager_start)) return Value();
    return loop_create_task(vm, loop, a[0], options);
}

Value gather_function(Vm& vm, Bound a) {
    bool return_exceptions = false;
    if (!a[1].is_null() && !vm.truth(a[1], return_exceptions)) return Value();
    return gather(vm, a[0].as<TupleObject>()->items(), return_exceptions);
}

Value ensure_future_function(Vm& vm, Bound a) {
    AsyncioState& state = asyncio_state(vm);
    EventLoopObject* loop = nullptr;
    if (!a[1].is_null() && !a[1].is_none() && !(loop = state.as_loop(a[1])))
        return vm.raise(vm.exc.TypeError, "an event loop is required");
    return ensure_future(vm, a[0], loop);
}

Value current_task_function(Vm& vm, Bound a) {
    AsyncioState& state = asyncio_state(vm);
    EventLoopObject* loop =
        a[0].is_null() || a[0].is_none() ? state.require_running_loop() : state.as_loop(a[0]);
    if (!loop) return vm.pending.is_null() ? Value::none() : Value();
    return loop->current_task.is_null() ? Value::none() : loop->current_task;
}

Value all_tasks_function(Vm& vm, Bound a) {
    AsyncioState& state = asyncio_state(vm);
    EventLoopObject* loop =
        a[0].is_null() || a[0].is_none() ? state.require_running_loop() : state.as_loop(a[0]);
    if (!loop && !vm.pending.is_null()) return Value();
    const Ref<SetObject> tasks = vm.make_set();
    for (TaskObject* task = loop ? loop->first_task : nullptr; task; task = task->next)
        if (!task->done() && !set_add(vm, tasks.get(), Value::share(task))) return Value();
    return tasks;
}

/// all_tasks() in order of creation: what the end of asyncio.run goes through.
Value tasks_in_order(Vm& vm, Bound a) {
    std::vector<Value> tasks;
    for (TaskObject* task = a[0].as<EventLoopObject>()->first_task; task; task = task->next)
        if (!task->done()) tasks.push_back(Value::share(task));
    return vm.make_list(std::move(tasks));
}

Value get_running_loop(Vm& vm, Bound) {
    const Value& loop = asyncio_state(vm).running_loop;
    return loop.is_null() ? vm.raise(vm.exc.RuntimeError, "no running event loop") : loop;
}
Value running_loop_or_none(Vm& vm, Bound) {
    const Value& loop = asyncio_state(vm).running_loop;
    return loop.is_null() ? Value::none() : loop;
}
Value set_running_loop(Vm& vm, Bound a) {
    asyncio_state(vm).running_loop = a[0].is_none() ? Value() : a[0];
    return Value::none();
}
Value get_event_loop(Vm& vm, Bound) {
    EventLoopObject* loop = asyncio_state(vm).current_event_loop();
    return loop ? Value::share(loop) : Value();
}
Value set_event_loop(Vm& vm, Bound a) {
    AsyncioState& state = asyncio_state(vm);
    if (!a[0].is_none() && !state.as_loop(a[0]))
        return vm.raise_f(vm.exc.TypeError, "loop must be an instance of AbstractEventLoop or None, not '{}'",
                          to_utf8(vm.type_of(a[0])->name));
    state.thread_loop = a[0].is_none() ? Value() : a[0];
    return Value::none();
}

Value isfuture_function(Vm& vm, Bound a) {
    return Value::boolean(is_future(vm, a[0]));
}

Value add_awaited_by(Vm& vm, Bound a) {
    const AsyncioState& state = asyncio_state(vm);
    if (!is_native_future(state, a[0]) || !is_native_future(state, a[1])) return Value::none();
    // A set in CPython: whoever awaits twice counts once.
    std::vector<Value>& waiters = a[0].as<FutureObject>()->detailed().awaited_by;
    const auto same = [&](const Value& waiter) { return waiter.object() == a[1].object(); };
    if (std::none_of(waiters.begin(), waiters.end(), same)) waiters.push_back(a[1]);
    return Value::none();
}

Value discard_awaited_by(Vm& vm, Bound a) {
    if (!is_native_future(asyncio_state(vm), a[0])) return Value::none();
    const auto& details = a[0].as<FutureObject>()->details;
    if (!details) return Value::none();
    auto& waiters = details->awaited_by;
    for (std::size_t i = 0; i < waiters.size(); ++i) {
        if (!identical(waiters[i], a[1])) continue;
        waiters.erase(waiters.begin() + static_cast<std::ptrdiff_t>(i));
        break;
    }
    return Value::none();
}

constexpr auto kFunction = NativeSpec::Kind::function;
constexpr auto kPythonStyle = NativeSpec::Style::python;
constexpr NativeSpec kFunctions[] = {
    {"sleep", "delay, result=None", sleep_function, nullptr, kFunction, kPythonStyle},
    {"create_task", "coro, *, name=None, context=None, eager_start=None", create_task_function, nullptr,
     kFunction, kPythonStyle},
    {"gather", "*coros_or_futures, return_exceptions=False", gather_function, nullptr, kFunction,
     kPythonStyle},
    {"ensure_future", "coro_or_future, *, loop=None", ensure_future_function, nullptr, kFunction,
     kPythonStyle},
    {"current_task", "loop=None", current_task_function, nullptr, kFunction},
    {"all_tasks", "loop=None", all_tasks_function, nullptr, kFunction},
    {"_tasks_in_order", "loop, /", tasks_in_order, nullptr, kFunction},
    {"get_running_loop", "", get_running_loop, nullptr, kFunction},
    {"_get_running_loop", "", running_loop_or_none, nullptr, kFunction},
    {"_set_running_loop", "loop, /", set_running_loop, nullptr, kFunction},
    {"get_event_loop", "", get_event_loop, nullptr, kFunction},
    {"set_event_loop", "loop", set_event_loop, nullptr, kFunction, kPythonStyle},
    {"isfuture", "obj", isfuture_function, nullptr, kFunction, kPythonStyle},
    {"future_add_to_awaited_by", "fut, waiter, /", add_awaited_by, nullptr, kFunction},
    {"future_discard_from_awaited_by", "fut, waiter, /", discard_awaited_by, nullptr, kFunction},
};

/// The coroutine to make a task of, or null with TypeError.
Value coroutine_of(Vm& vm, AsyncioState& state, const Value& awaitable) {
    if (vm.type_of(awaitable) == vm.types.coroutine) return awaitable;
    const Value classify = state.python_function("asyncio.coroutines", "_classify_awaitable");
    const Value answer = classify ? vm.call(classify, {awaitable}) : Value();
    if (!answer) return Value();
    if (answer.is_none())
        return vm.raise(vm.exc.TypeError, "An asyncio.Future, a coroutine or an awaitable is required");
    if (answer.is_true()) return awaitable;
    return make_native_coroutine(vm, wrap_awaitable(vm, awaitable), "ensure_future.<locals>._wrap_awaitable");
}

}  // namespace

Value ensure_future(Vm& vm, const Value& awaitable, EventLoopObject* loop) {
    AsyncioState& state = asyncio_state(vm);
    if (is_future(vm, awaitable)) {
        if (loop && is_native_future(state, awaitable) && awaitable.as<FutureObject>()->event_loop() != loop)
            return vm.raise(
                vm.exc.ValueError,
                "The future belongs to a different loop than the one specified as the loop argument");
        return awaitable;
    }
    const Value coroutine = coroutine_of(vm, state, awaitable);
    if (!coroutine) return Value();
    if (!loop) loop = state.current_event_loop();
    Value task = loop ? loop_create_task(vm, loop, coroutine) : Value();
    if (!task && vm.pending_is(vm.exc.RuntimeError) && identical(coroutine, awaitable)) {
        const Value error = vm.take_exception();
        vm.call_method(coroutine, vm.names.close);
        vm.pending = error;
    }
    return task;
}

void add_task_functions(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
}

}  // namespace awaitscope
