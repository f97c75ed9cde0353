#include "engine/aio/task.h"

#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"

#include <new>

namespace awaitscope {

namespace {

bool is_coroutine(Vm& vm, AsyncioState& state, const Value& value) {
    if (vm.type_of(value) == vm.types.coroutine) return true;
    const Value check = state.python_function("asyncio.coroutines", "iscoroutine");
    const Value answer = check ? vm.call(check, {value}) : Value();
    return answer.is_true();
}

EventLoopObject* loop_of(const TaskObject* task) {
    return task->event_loop();
}

/// What must leave the loop instead of becoming a task's exception alone.
bool leaves_loop(Vm& vm, const Value& error) {
    return vm.is_instance(error, vm.exc.SystemExit) || vm.is_instance(error, vm.exc.KeyboardInterrupt);
}

void step_again_with(Vm& vm, TaskObject* task, const std::string& message) {
    vm.raise(vm.exc.RuntimeError, message);
    make_ready(loop_of(task), task, {Value::share(task), vm.take_exception(), CallKind::task_step});
}

/// repr for an error message; a failing repr becomes the error itself.
std::string shown(Vm& vm, const Value& value) {
    const Value text = vm.repr(value);
    if (text) return vm.utf8(text);
    vm.clear_exception();
    return "<" + to_utf8(vm.type_of(value)->name) + " object>";
}

/// A cancellation that came while the coroutine ran hits what it now waits for.
bool pass_cancellation_on(Vm& vm, TaskObject* task) {
    if (!task->must_cancel) return true;
    const Value message = task->details ? task->details->cancel_message : Value();
    const Found cancelled = cancel_future(vm, task->future_waited, message);
    if (cancelled == Found::yes) task->must_cancel = false;
    return cancelled != Found::error;
}

bool wait_for_native(Vm& vm, TaskObject* task, const Value& yielded) {
    auto* future = yielded.as<FutureObject>();
    if (future == task) {
        step_again_with(vm, task, "Task cannot await on itself: " + shown(vm, yielded));
    } else if (!identical(future->loop, task->loop)) {
        step_again_with(vm, task,
                        fmt::format("Task {} got Future {} attached to a different loop",
                                    shown(vm, Value::share(task)), shown(vm, yielded)));
    } else if (!future->blocking) {
        step_again_with(vm, task,
                        fmt::format("yield was used instead of yield from in task {} with {}",
                                    shown(vm, Value::share(task)), shown(vm, yielded)));
    } else {
        future->blocking = false;
        task->future_waited = yielded;
        if (LoopInstrument* instrument = loop_of(task)->state->instrument) instrument->task_suspended(*task);
        add_done_callback(vm, future, {Value::share(task), Value(), CallKind::task_wakeup});
        return pass_cancellation_on(vm, task);
    }
    return true;
}

Value wakeup_function(Vm& vm, TaskObject* task) {
    return vm.get_attribute(Value::share(task), vm.intern("_wakeup"));
}

/// A future of the program's own making (concurrent or duck-typed).
bool wait_for_foreign(Vm& vm, TaskObject* task, const Value& yielded, const Value& blocking) {
    const AsyncioNames& names = loop_of(task)->state->names;
    bool truth = false;
    if (!vm.truth(blocking, truth)) return false;
    const Value loop = vm.call_method(yielded, names.get_loop);
    if (!loop) return false;
    if (!identical(loop, task->loop)) {
        step_again_with(vm, task,
                        fmt::format("Task {} got Future {} attached to a different loop",
                                    shown(vm, Value::share(task)), shown(vm, yielded)));
        return true;
    }
    if (!truth) {
        step_again_with(vm, task,
                        fmt::format("yield was used instead of yield from in task {} with {}",
                                    shown(vm, Value::share(task)), shown(vm, yielded)));
        return true;
    }
    if (!vm.set_attribute(yielded, names._asyncio_future_blocking, Value::boolean(false))) return false;
    const Value add = vm.get_attribute(yielded, names.add_done_callback);
    const Value wakeup = add ? wakeup_function(vm, task) : Value();
    if (!wakeup) return false;
    const Value values[] = {wakeup, task_context(task)};
    const Value keywords = vm.make_tuple({Value::share(names.context)});
    if (!vm.call(add, Args{values, 1, keywords.as<TupleObject>()})) return false;
    task->future_waited = yielded;
    return pass_cancellation_on(vm, task);
}

/// The coroutine has yielded: waits for what came out. False: an error of ours is pending.
bool wait_for(Vm& vm, TaskObject* task, const Value& yielded) {
    AsyncioState& state = *loop_of(task)->state;
    if (is_native_future(state, yielded)) return wait_for_native(vm, task, yielded);
    if (yielded.is_none()) {
        if (state.instrument) state.instrument->task_suspended(*task);
        make_ready(loop_of(task), task, {Value::share(task), Value(), CallKind::task_step});
        return true;
    }
    bool missing = false;
    const Value blocking = vm.find_attribute(yielded, state.names._asyncio_future_blocking, missing);
    if (blocking && !blocking.is_none()) return wait_for_foreign(vm, task, yielded, blocking);
    if (!blocking && !missing) return false;
    if (vm.type_of(yielded) == vm.types.generator)
        step_again_with(vm, task,
                        fmt::format("yield was used instead of yield from for generator in task {} with {}",
                                    shown(vm, Value::share(task)), shown(vm, yielded)));
    else
        step_again_with(vm, task, "Task got bad yield: " + shown(vm, yielded));
    return true;
}

/// The coroutine has raised. False if the exception must leave the loop too.
bool finish_with_error(Vm& vm, TaskObject* task, Value error) {
    unregister_task(loop_of(task), task);
    if (vm.is_instance(error, loop_of(task)->state->cancelled_error)) {
        task->detailed().cancelled_exception = std::move(error);
        cancel_plain_future(vm, task, Value());
        return true;
    }
    const bool leaves = leaves_loop(vm, error);
    set_future_exception(vm, task, error);
    if (leaves) vm.pending = std::move(error);
    return !leaves;
}

void finish_with_result(Vm& vm, TaskObject* task, Value result) {
    unregister_task(loop_of(task), task);
    if (!task->must_cancel) {
        set_future_result(vm, task, std::move(result));
        return;
    }
    task->must_cancel = false;
    const Value message = task->details ? task->details->cancel_message : Value();
    cancel_plain_future(vm, task, message);
}

/// task_step_impl: the task is current and its context entered.
bool run_step(Vm& vm, TaskObject* task, Value exception, Seq ready, bool eager) {
    LoopInstrument* instrument = loop_of(task)->state->instrument;
    if (instrument && eager)
        instrument->task_switched(task);
    else if (instrument)
        instrument->task_resumed(*task, ready, exception);
    const Value coroutine = task->coroutine;
    ResumeResult outcome =
        exception.is_null() ? vm.send(coroutine, Value::none()) : vm.throw_into(coroutine, exception);
    exception = Value();
    if (vm.stopping()) return false;
    bool stays = true;
    switch (outcome.status) {
        case ResumeStatus::returned: finish_with_result(vm, task, std::move(outcome.value)); break;
        case ResumeStatus::raised: stays = finish_with_error(vm, task, vm.take_exception()); break;
        case ResumeStatus::yielded:
            if (!wait_for(vm, task, outcome.value)) stays = finish_with_error(vm, task, vm.take_exception());
            break;
    }
    return stays;
}

/// An error before the coroutine could run, told to the loop's handler like any callback's.
bool report_unrunnable(Vm& vm, TaskObject* task) {
    if (vm.stopping()) return false;
    const Value error = vm.take_exception();
    if (leaves_loop(vm, error)) {
        vm.pending = error;
        return false;
    }
    return call_exception_handler(
        vm, loop_of(task),
        {{"message", vm.make_str("Exception in callback Task.__step()")}, {"exception", error}});
}

bool start_eagerly(Vm& vm, TaskObject* task) {
    EventLoopObject* loop = loop_of(task);
    ContextState& contexts = loop->state->contexts;
    LoopInstrument* instrument = loop->state->instrument;
    const Seq cause = instrument ? instrument->cause : 0;
    const Ref<TaskObject> keep = Ref<TaskObject>::share(task);
    const Value outer = std::exchange(loop->current_task, Value::share(task));
    register_task(loop, task);
    // A task may be started in the very context that is current.
    const bool nested = task->context && contexts.current() == task->context.as<ContextObject>();
    Value outer_context;
    bool ok = nested || contexts.enter_task(task->context, outer_context);
    if (ok) {
        ok = run_step(vm, task, Value(), 0, true);
        if (!nested) contexts.leave_task(task->context, std::move(outer_context));
    }
    loop->current_task = outer;
    if (instrument) {
        instrument->task_switched(outer ? outer.as<TaskObject>() : nullptr);
        instrument->cause = cause;
    }
    if (task->done()) task->coroutine = Value();
    return ok;
}

}  // namespace

bool task_step(Vm& vm, TaskObject* task, Value exception, Seq ready) {
    EventLoopObject* loop = loop_of(task);
    AsyncioState& state = *loop->state;
    if (task->done()) {
        vm.raise_f(state.invalid_state_error, "__step(): already done: {}", shown(vm, Value::share(task)));
        return report_unrunnable(vm, task);
    }
    if (task->must_cancel) {
        if (exception.is_null() || !vm.is_instance(exception, state.cancelled_error))
            exception = make_cancelled_error(vm, task);
        task->must_cancel = false;
    }
    task->future_waited = Value();
    const Ref<TaskObject> keep = Ref<TaskObject>::share(task);
    Value outer;
    if (!state.contexts.enter_task(task->context, outer)) return report_unrunnable(vm, task);
    if (loop->current_task) {
        vm.raise_f(vm.exc.RuntimeError, "Cannot enter into task {} while another task {} is being executed.",
                   shown(vm, Value::share(task)), shown(vm, loop->current_task));
        state.contexts.leave_task(task->context, std::move(outer));
        return report_unrunnable(vm, task);
    }
    loop->current_task = Value::share(task);
    const bool stays = run_step(vm, task, std::move(exception), ready, false);
    loop->current_task = Value();
    state.contexts.leave_task(task->context, std::move(outer));
    return stays;
}

bool task_wakeup(Vm& vm, TaskObject* task, const Value& future, Seq ready) {
    if (is_native_future(*loop_of(task)->state, future))
        return task_step(vm, task, future_error(vm, future.as<FutureObject>()), ready);
    const Value result = vm.call_method(future, loop_of(task)->state->names.result);
    return task_step(vm, task, result ? Value() : vm.take_exception(), ready);
}

Found cancel_task(Vm& vm, TaskObject* task, const Value& message) {
    task->log_traceback = false;
    if (task->done()) return Found::no;
    ++task->cancel_requests;
    LoopInstrument* instrument = loop_of(task)->state->instrument;
    const CauseScope scope(instrument, instrument ? instrument->cancel_requested(*task) : 0);
    if (task->future_waited) {
        const Value waited = task->future_waited;
        const Found cancelled = cancel_future(vm, waited, message);
        if (cancelled != Found::no) return cancelled;
    }
    task->must_cancel = true;
    const bool given = !message.is_null() && !message.is_none();
    if (given || task->details) task->detailed().cancel_message = given ? message : Value();
    return Found::yes;
}

bool init_task(Vm& vm, TaskObject* task, EventLoopObject* loop, const Value& coroutine,
               const TaskOptions& options) {
    AsyncioState& state = *loop->state;
    task->loop = Value::share(loop);
    if (!is_coroutine(vm, state, coroutine)) {
        task->log_destroy_pending = false;
        if (vm.pending.is_null())
            vm.raise_f(vm.exc.TypeError, "a coroutine was expected, got {}", shown(vm, coroutine));
        return false;
    }
    const bool has_context = !options.context.is_null() && !options.context.is_none();
    task->context = has_context ? options.context : state.contexts.copy_for_task();
    if (options.name.is_null() || options.name.is_none()) {
        task->name = Value::small_int(static_cast<std::int64_t>(++state.last_task_number));
    } else {
        task->name = vm.is_exact_str(options.name) ? options.name : vm.str(options.name);
        if (!task->name) return false;
    }
    task->coroutine = coroutine;
    if (loop->debug) {
        const Value extract = state.python_function("asyncio.format_helpers", "_extract_stack_of_task");
        Value stack = extract ? vm.call(extract) : Value();
        if (!stack) return false;
        task->detailed().source_traceback = std::move(stack);
    }
    if (state.instrument) state.instrument->task_created(*task);
    if (options.eager_start && loop->running) return start_eagerly(vm, task);
    make_ready(loop, task, {Value::share(task), Value(), CallKind::task_step});
    register_task(loop, task);
    return true;
}

Frame* waiting_frame(Vm& vm, const Value& coroutine) {
    Frame* found = nullptr;
    for (Object* current = coroutine.is_object() ? coroutine.object() : nullptr; current;) {
        if (current->type != vm.types.coroutine && current->type != vm.types.generator) break;
        auto* generator = static_cast<GeneratorObject*>(current);
        if (generator->state != GeneratorState::suspended) break;
        if (!generator->native && !generator->frame()->code->library) found = generator->frame();
        current = borrowed_delegate(generator);
    }
    return found;
}

Value task_context(TaskObject* task) {
    if (task->context.is_null()) {
        ContextState& contexts = loop_of(task)->state->contexts;
        const Value& current = loop_of(task)->current_task;
        const bool running = current.is_object() && current.object() == task;
        task->context = running ? Value::share(contexts.current()) : Value(contexts.make_empty());
    }
    return task->context;
}

Value task_name(Vm& vm, TaskObject* task) {
    if (task->name.is_small_int()) task->name = vm.make_str(fmt::format("Task-{}", task->name.small()));
    return task->name;
}

std::string task_name_text(Vm& vm, const TaskObject* task) {
    if (task->name.is_small_int()) return fmt::format("Task-{}", task->name.small());
    return task->name.is_null() ? std::string() : vm.utf8(task->name);
}

}  // namespace awaitscope
