#include "engine/aio/event_loop.h"

#include "engine/aio/asyncio_state.h"
#include "engine/aio/deadlock.h"
#include "engine/aio/gather.h"
#include "engine/vm/coroutine_origin.h"
#include "engine/vm/warnings.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace awaitscope {

namespace {

// CPython's base_events: many cancelled timers are thrown out of the heap at once.
constexpr std::size_t kMinScheduledTimers = 100;
constexpr std::int64_t kDebugStackDepth = 10;  // asyncio.constants.DEBUG_STACK_DEPTH
constexpr VirtualTime kNever = std::numeric_limits<VirtualTime>::max();

bool is_cancelled(const AsyncioState& state, const Timer& timer) {
    if (is_native_future(state, timer.target)) return timer.target.as<FutureObject>()->done();
    return timer.target.as<HandleObject>()->cancelled;
}

void unschedule(const AsyncioState& state, const Timer& timer) {
    if (!is_native_future(state, timer.target)) timer.target.as<HandleObject>()->scheduled = false;
}

Timer pop_timer(EventLoopObject* loop) {
    std::pop_heap(loop->timers.begin(), loop->timers.end(), std::greater<>());
    Timer first = std::move(loop->timers.back());
    loop->timers.pop_back();
    unschedule(*loop->state, first);
    return first;
}

void push_timer(EventLoopObject* loop, VirtualTime deadline, Value target, Seq set) {
    loop->timers.push_back({deadline, loop->next_serial++, std::move(target), set});
    std::push_heap(loop->timers.begin(), loop->timers.end(), std::greater<>());
}

void drop_cancelled_timers(EventLoopObject* loop) {
    const AsyncioState& state = *loop->state;
    if (loop->timers.size() > kMinScheduledTimers && loop->cancelled_timers * 2 > loop->timers.size()) {
        std::vector<Timer> kept;
        for (Timer& timer : loop->timers) {
            if (is_cancelled(state, timer))
                unschedule(state, timer);
            else
                kept.push_back(std::move(timer));
        }
        std::make_heap(kept.begin(), kept.end(), std::greater<>());
        loop->timers.swap(kept);
        loop->cancelled_timers = 0;
        return;
    }
    while (!loop->timers.empty() && is_cancelled(state, loop->timers.front())) {
        if (loop->cancelled_timers > 0) --loop->cancelled_timers;
        pop_timer(loop);
    }
}

/// Nothing is ready: the clock moves to the next deadline. False if there is none, or none that will ever
/// come.
bool advance_clock(Vm& vm, EventLoopObject* loop) {
    if (loop->timers.empty() || loop->timers.front().deadline == kNever) return false;
    const Timer& next = loop->timers.front();
    if (vm.limits.until != 0 && next.deadline > vm.limits.until) {
        vm.now = std::max(vm.now, vm.limits.until);
        vm.stop(fmt::format("virtual time limit of {} s reached", to_seconds(vm.limits.until)));
        return false;
    }
    if (next.deadline > vm.now) {
        vm.now = next.deadline;
        if (loop->state->instrument) loop->state->instrument->idle(next.set);
    }
    return true;
}

bool over_limit(Vm& vm) {
    if (vm.limits.steps != 0 && ++vm.steps > vm.limits.steps && !vm.stopping())
        vm.stop(fmt::format("step limit of {} reached", vm.limits.steps));
    if (vm.limits.cancel && vm.limits.cancel->load(std::memory_order_relaxed) && !vm.stopping())
        vm.stop("cancelled");
    return vm.stopping();
}

void queue_due_timers(Vm& vm, EventLoopObject* loop) {
    AsyncioState& state = *loop->state;
    while (!loop->timers.empty() && loop->timers.front().deadline <= vm.now) {
        Timer timer = pop_timer(loop);
        const Seq seq = state.instrument ? state.instrument->timer_due(timer.set) : 0;
        const bool sleep = is_native_future(state, timer.target);
        call_soon(loop, {std::move(timer.target), Value(), sleep ? CallKind::wake_sleep : CallKind::handle},
                  seq);
    }
}

void finish_job(Vm& vm, const Call& call) {
    auto* future = call.target.as<FutureObject>();
    if (future->done()) return;
    const auto* outcome = call.argument.as<TupleObject>();
    if ((*outcome)[0].is_false())
        set_future_result(vm, future, (*outcome)[1]);
    else if (!set_future_exception(vm, future, (*outcome)[1]))
        vm.clear_exception();
}

void stop_after(Vm& vm, const Call& call) {
    const auto* future = call.argument.as<FutureObject>();
    const bool left = future->failed && (vm.is_instance(future->result, vm.exc.SystemExit) ||
                                         vm.is_instance(future->result, vm.exc.KeyboardInterrupt));
    if (future->state != FutureState::cancelled) call.argument.as<FutureObject>()->log_traceback = false;
    // SystemExit has left run_forever already, which then needs no stopping.
    if (!left) call.target.as<EventLoopObject>()->stopping = true;
}

bool run_callback(Vm& vm, const Call& call) {
    switch (call.kind) {
        case CallKind::wake_sleep: {
            auto* future = call.target.as<FutureObject>();
            if (!future->done()) set_future_result(vm, future, Value::none());
            return true;
        }
        case CallKind::gather_done:
            gather_child_done(vm, call.target.as<GatherObject>(), call.argument);
            return true;
        case CallKind::stop_loop: stop_after(vm, call); return true;
        case CallKind::job_done: finish_job(vm, call); return true;
        case CallKind::handle: {
            auto* handle = call.target.as<HandleObject>();
            return handle->call.kind == CallKind::python ? run_handle(vm, handle)
                                                         : run_callback(vm, handle->call);
        }
        default: break;
    }
    CHECK(false && "a task's step is no callback");
    return false;
}

/// The only place that calls callbacks.
bool run_ready(Vm& vm, EventLoopObject* loop, ReadyCall& next) {
    Call& call = next.call;
    if (call.kind == CallKind::task_wakeup)
        return task_wakeup(vm, call.target.as<TaskObject>(), call.argument, next.seq);
    if (call.kind == CallKind::task_step)
        return task_step(vm, call.target.as<TaskObject>(), std::move(call.argument), next.seq);
    if (call.kind == CallKind::handle && call.target.as<HandleObject>()->cancelled) return true;
    LoopInstrument* instrument = loop->state->instrument;
    if (!instrument) return run_callback(vm, call);
    const Seq began = instrument->callback_began(call, next.seq);
    const bool stays = run_callback(vm, call);
    instrument->callback_ended(began);
    return stays;
}

/// Debug mode: as run_ready, and complains about what took long.
bool run_ready_watched(Vm& vm, EventLoopObject* loop, ReadyCall& next) {
    const VirtualTime begin = vm.now;
    const Value target = next.call.target;
    loop->current_handle = next.call.kind == CallKind::handle ? target : Value();
    const bool stays = run_ready(vm, loop, next);
    loop->current_handle = Value();
    if (!stays || vm.now == begin) return stays;
    const Value complain = loop->state->python_function("asyncio.base_events", "_report_slow_callback");
    return complain &&
           vm.call(complain, {Value::share(loop), target, vm.make_float(to_seconds(vm.now - begin))});
}

bool report_deadlock(Vm& vm, EventLoopObject* loop) {
    const std::string text = describe_deadlock(vm, loop);
    if (loop->state->instrument) loop->state->instrument->deadlock(text);
    vm.stop(text);
    return false;
}

bool raise_if_it_cannot_run(Vm& vm, EventLoopObject* loop) {
    if (loop->closed)
        vm.raise(vm.exc.RuntimeError, "Event loop is closed");
    else if (loop->running)
        vm.raise(vm.exc.RuntimeError, "This event loop is already running");
    else if (loop->state->running_loop)
        vm.raise(vm.exc.RuntimeError, "Cannot run the event loop while another loop is running");
    else
        return false;
    return true;
}

}  // namespace

bool run_once(Vm& vm, EventLoopObject* loop) {
    drop_cancelled_timers(loop);
    if (loop->ready.empty() && !loop->stopping && !advance_clock(vm, loop))
        return !vm.stopping() && report_deadlock(vm, loop);
    queue_due_timers(vm, loop);

    // Exactly what is ready now: what these calls queue waits for the next turn.
    const std::size_t todo = loop->ready.size();
    if (loop->state->instrument) loop->state->instrument->turn(todo);
    for (std::size_t i = 0; i < todo && !loop->ready.empty(); ++i) {
        if (over_limit(vm)) return false;
        ReadyCall next = loop->ready.pop();
        const bool stays = loop->debug ? run_ready_watched(vm, loop, next) : run_ready(vm, loop, next);
        if (!stays || vm.stopping()) return false;
    }
    vm.heap.maybe_collect();
    return true;
}

namespace {

/// Callbacks are called by Handle._run in CPython: there a coroutine is lost that dies with the task's last
/// step.
class WarnsFromHandle {
  public:
    explicit WarnsFromHandle(Vm& vm) : state_(vm.extension<WarningState>()), before_(state_.library_caller) {
        state_.library_caller = vm.current_frame;
        state_.library_place = {"/usr/lib/python3.14/asyncio/events.py", 94, "asyncio.events",
                                "self._context.run(self._callback, *self._args)"};
    }
    ~WarnsFromHandle() { state_.library_caller = before_; }
    WarnsFromHandle(const WarnsFromHandle&) = delete;
    WarnsFromHandle& operator=(const WarnsFromHandle&) = delete;

  private:
    WarningState& state_;
    const Frame* before_;
};

}  // namespace

bool run_forever(Vm& vm, EventLoopObject* loop) {
    if (raise_if_it_cannot_run(vm, loop)) return false;
    AsyncioState& state = *loop->state;
    const Ref<EventLoopObject> keep = Ref<EventLoopObject>::share(loop);
    loop->running = true;
    state.running_loop = keep;
    const Value hooks = state.python_function("asyncio.base_events", "_install_asyncgen_hooks");
    const Value old_hooks = hooks ? vm.call(hooks, {keep}) : Value();
    bool stays = !old_hooks.is_null();
    const std::int64_t old_depth = coroutine_origin_depth(vm);
    if (loop->debug) set_coroutine_origin_depth(vm, kDebugStackDepth);
    if (stays && state.instrument) state.instrument->loop_started(*loop);
    {
        const WarnsFromHandle place(vm);
        while (stays) {
            stays = run_once(vm, loop);
            if (loop->stopping) break;
        }
    }
    if (state.instrument) state.instrument->loop_stopped(*loop);
    loop->stopping = loop->running = false;
    set_coroutine_origin_depth(vm, old_depth);
    state.running_loop = Value();
    if (old_hooks && !vm.stopping()) {
        const Value error = std::exchange(vm.pending, Value());
        const Value restore = state.python_function("asyncio.base_events", "_restore_asyncgen_hooks");
        if (restore) vm.call(restore, {old_hooks});
        vm.pending = error;
    }
    return stays;
}

Value run_until_complete(Vm& vm, EventLoopObject* loop, const Value& awaitable) {
    if (raise_if_it_cannot_run(vm, loop)) return Value();
    const bool new_task = !is_future(vm, awaitable);
    const Value future_value = ensure_future(vm, awaitable, loop);
    if (!future_value) return Value();
    if (!is_native_future(*loop->state, future_value))
        return vm.raise(vm.exc.TypeError,
                        "run_until_complete() needs an asyncio.Future, a coroutine or an awaitable");
    auto* future = future_value.as<FutureObject>();
    // Whether it completes is told by an error below; no need for a word about a destroyed task.
    if (new_task && vm.is_instance(future_value, loop->state->task_type))
        future_value.as<TaskObject>()->log_destroy_pending = false;
    add_done_callback(vm, future, {Value::share(loop), Value(), CallKind::stop_loop});
    const bool stays = run_forever(vm, loop);
    if (vm.stopping()) return Value();
    if (!stays) {
        if (new_task && future->done()) future->log_traceback = false;
        remove_stop_callback(future);
        return Value();
    }
    remove_stop_callback(future);
    if (!future->done()) return vm.raise(vm.exc.RuntimeError, "Event loop stopped before Future completed.");
    return future_result(vm, future);
}

void remove_stop_callback(FutureObject* future) {
    const auto is_stop = [](const DoneCallback& callback) { return callback.kind == CallKind::stop_loop; };
    if (future->details) std::erase_if(future->details->more_callbacks, is_stop);
    if (!is_stop(future->callback)) return;
    future->callback = DoneCallback{};
    if (!future->details || future->details->more_callbacks.empty()) return;
    future->callback = std::move(future->details->more_callbacks.front());
    future->details->more_callbacks.erase(future->details->more_callbacks.begin());
}

void call_soon(EventLoopObject* loop, Call call, Seq seq) {
    loop->ready.push({std::move(call), seq});
}

void make_ready(EventLoopObject* loop, TaskObject* task, Call call) {
    LoopInstrument* instrument = loop->state->instrument;
    loop->ready.push({std::move(call), instrument ? instrument->task_ready(*task) : 0});
}

void set_sleep_timer(Vm& vm, EventLoopObject* loop, FutureObject* future, double delay) {
    const VirtualTime deadline = to_virtual_time(to_seconds(vm.now) + delay);
    if (loop->state->instrument)
        future->seq = loop->state->instrument->timer_set(
            deadline, {Value::share(future), Value(), CallKind::wake_sleep});
    push_timer(loop, deadline, Value::share(future), future->seq);
}

void forget_sleep(Vm& vm, const FutureObject* future) {
    const Value& running = asyncio_state(vm).running_loop;
    if (running.is_null()) return;
    for (const Timer& timer : running.as<EventLoopObject>()->timers) {
        if (timer.target.object() != future) continue;
        const Value error = std::exchange(vm.pending, Value());
        const Value keep = timer.target;
        cancel_plain_future(vm, keep.as<FutureObject>(), Value());
        vm.pending = error;
        return;
    }
}

void drop_sleep_timer(EventLoopObject* loop, FutureObject* future) {
    ++loop->cancelled_timers;
    if (loop->state->instrument) loop->state->instrument->timer_cancelled(future->seq);
}

Ref<TimerHandleObject> set_timer(Vm& vm, EventLoopObject* loop, const Value& when, VirtualTime deadline,
                                 Call call, const Value& context) {
    Ref<TimerHandleObject> handle = make_timer_handle(vm, loop, when, deadline, std::move(call), context);
    if (loop->state->instrument) handle->seq = loop->state->instrument->timer_set(deadline, handle->call);
    handle->scheduled = true;
    push_timer(loop, deadline, handle, handle->seq);
    return handle;
}

VirtualTime to_virtual_time(double seconds) {
    if (!(std::fabs(seconds) < 9e9)) return seconds < 0 ? -kNever : kNever;
    // round(x, 9): the product is not exact, its error decides between neighbours and finds true ties.
    const double product = seconds * 1e9;
    const double error = std::fma(seconds, 1e9, -product);
    const double whole = std::floor(product);
    const double rest = (product - whole) + error;
    const auto below = static_cast<VirtualTime>(whole);
    if (rest < 0.5) return rest < -0.5 ? below - 1 : below;
    if (rest > 0.5) return below + 1;
    return (below & 1) ? below + 1 : below;
}

void register_task(EventLoopObject* loop, TaskObject* task) {
    if (task->registered || task->done()) return;
    task->registered = true;
    task->previous = loop->last_task;
    task->next = nullptr;
    (loop->last_task ? loop->last_task->next : loop->first_task) = task;
    loop->last_task = task;
}

void unregister_task(EventLoopObject* loop, TaskObject* task) {
    if (!task->registered) return;
    task->registered = false;
    (task->previous ? task->previous->next : loop->first_task) = task->next;
    (task->next ? task->next->previous : loop->last_task) = task->previous;
    task->previous = task->next = nullptr;
}

bool call_exception_handler(Vm& vm, EventLoopObject* loop,
                            std::initializer_list<std::pair<const char*, Value>> entries) {
    if (vm.stopping()) return false;
    const Ref<DictObject> context = vm.make_dict();
    for (const auto& [key, value] : entries) dict_set(vm, context.get(), vm.intern(key), value);
    return !vm.call_method(Value::share(loop), loop->state->names.call_exception_handler, {context})
                .is_null();
}

}  // namespace awaitscope
