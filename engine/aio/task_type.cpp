// The Python side of Task.
#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/task.h"

#include <new>

namespace awaitscope {

namespace {

TaskObject* as_task(const Value& value) {
    return value.as<TaskObject>();
}
Value or_none(const Value& value) {
    return value.is_null() ? Value::none() : value;
}

TaskObject* new_task(Vm& vm, Type* cls) {
    auto* task = vm.heap.make_instance<TaskObject>(cls);
    init_future_fields(task, FutureRole::task);
    new (&task->coroutine) Value();
    new (&task->context) Value();
    new (&task->future_waited) Value();
    new (&task->name) Value();
    task->previous = task->next = nullptr;
    task->cancel_requests = 0;
    task->task_id = 0;
    task->must_cancel = false;
    task->log_destroy_pending = true;
    task->registered = false;
    vm.heap.track(task);
    return task;
}

Value construct(Vm& vm, Type* cls, const Args&) {
    return Value::adopt(new_task(vm, cls));
}

bool init(Vm& vm, const Value& self, const Args& args) {
    AsyncioState& state = asyncio_state(vm);
    Value coroutine = args.positional > 0 ? args[0] : Value();
    Value loop_value;
    TaskOptions options;
    if (args.positional > 1) {
        vm.raise_f(vm.exc.TypeError, "Task() takes exactly 1 positional argument ({} given)",
                   args.positional);
        return false;
    }
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        const auto* keyword = (*args.names)[i].as<StrObject>();
        const Value& value = args[args.positional + i];
        if (equal(keyword, "coro")) {
            coroutine = value;
        } else if (equal(keyword, "loop")) {
            loop_value = value;
        } else if (equal(keyword, "name")) {
            options.name = value;
        } else if (equal(keyword, "context")) {
            options.context = value;
        } else if (equal(keyword, "eager_start")) {
            if (!vm.truth(value, options.eager_start)) return false;
        } else {
            vm.raise_f(vm.exc.TypeError, "Task() got an unexpected keyword argument '{}'", to_utf8(keyword));
            return false;
        }
    }
    if (coroutine.is_null()) {
        vm.raise(vm.exc.TypeError, "Task() missing required argument 'coro' (pos 1)");
        return false;
    }
    EventLoopObject* loop =
        loop_value.is_null() || loop_value.is_none() ? state.current_event_loop() : state.as_loop(loop_value);
    if (!loop) {
        if (vm.pending.is_null()) vm.raise(vm.exc.TypeError, "an event loop is required");
        return false;
    }
    return init_task(vm, as_task(self), loop, coroutine, options);
}

void dealloc(Object* self) {
    auto* task = static_cast<TaskObject*>(self);
    if (task->registered) unregister_task(task->event_loop(), task);
    task->coroutine.~Value();
    task->context.~Value();
    task->future_waited.~Value();
    task->name.~Value();
    future_dealloc_fields(task);
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    future_traverse(self, visitor);
    auto* task = static_cast<TaskObject*>(self);
    visitor.visit(task->coroutine);
    visitor.visit(task->context);
    visitor.visit(task->future_waited);
}

void clear(Object* self) {
    auto* task = static_cast<TaskObject*>(self);
    const Value coroutine = std::exchange(task->coroutine, Value());
    const Value context = std::exchange(task->context, Value());
    const Value waited = std::exchange(task->future_waited, Value());
    future_clear(self);
}

void finalize(Vm& vm, const Value& self) {
    TaskObject* task = as_task(self);
    if (!task->done() && task->log_destroy_pending && task->loop) {
        EventLoopObject* loop = task->event_loop();
        if (loop->state->instrument) loop->state->instrument->task_destroyed_pending(*task);
        const Value before = std::exchange(vm.pending, Value());
        const Value message = vm.make_str("Task was destroyed but it is pending!");
        bool called = false;
        if (task->details && task->details->source_traceback)
            called = call_exception_handler(vm, loop,
                                            {{"task", self},
                                             {"message", message},
                                             {"source_traceback", task->details->source_traceback}});
        else
            called = call_exception_handler(vm, loop, {{"task", self}, {"message", message}});
        if (!called && vm.pending) vm.write_unraisable("Task.__del__", self);
        vm.pending = before;
    }
    future_finalize(vm, self);
}

Value repr(Vm& vm, const Value& self) {
    const Value function = asyncio_state(vm).python_function("asyncio.base_tasks", "_task_repr");
    return function ? vm.call(function, {self}) : Value();
}

// ---- Methods

Value get_coro(Vm&, Bound a) {
    return or_none(as_task(a[0])->coroutine);
}
Value get_context(Vm&, Bound a) {
    return as_task(a[0])->loop.is_null() ? Value::none() : task_context(as_task(a[0]));
}
Value get_name(Vm& vm, Bound a) {
    return as_task(a[0])->name.is_null() ? Value::none() : task_name(vm, as_task(a[0]));
}
Value set_name(Vm& vm, Bound a) {
    Value name = vm.is_exact_str(a[1]) ? a[1] : vm.str(a[1]);
    if (!name) return Value();
    TaskObject* task = as_task(a[0]);
    task->name = std::move(name);
    if (task->loop && task->event_loop()->state->instrument)
        task->event_loop()->state->instrument->task_renamed(*task);
    return Value::none();
}
Value set_result(Vm& vm, Bound) {
    return vm.raise(vm.exc.RuntimeError, "Task does not support set_result operation");
}
Value set_exception(Vm& vm, Bound) {
    return vm.raise(vm.exc.RuntimeError, "Task does not support set_exception operation");
}
Value cancel(Vm& vm, Bound a) {
    const Found cancelled = cancel_task(vm, as_task(a[0]), a[1]);
    return cancelled == Found::error ? Value() : Value::boolean(cancelled == Found::yes);
}
Value cancelling(Vm&, Bound a) {
    return Value::small_int(as_task(a[0])->cancel_requests);
}
Value uncancel(Vm&, Bound a) {
    TaskObject* task = as_task(a[0]);
    if (task->cancel_requests > 0 && --task->cancel_requests == 0) task->must_cancel = false;
    return Value::small_int(task->cancel_requests);
}
Value get_stack(Vm& vm, Bound a) {
    const Value function = asyncio_state(vm).python_function("asyncio.base_tasks", "_task_get_stack");
    return function ? vm.call(function, {a[0], or_none(a[1])}) : Value();
}
Value print_stack(Vm& vm, Bound a) {
    const Value function = asyncio_state(vm).python_function("asyncio.base_tasks", "_task_print_stack");
    return function ? vm.call(function, {a[0], or_none(a[1]), or_none(a[2])}) : Value();
}
Value wakeup(Vm& vm, Bound a) {
    // From a future of the program's own making: the loop has entered the task's context for this callback.
    TaskObject* task = as_task(a[0]);
    Call call{a[0], a[1], CallKind::task_wakeup};
    make_ready(task->event_loop(), task, std::move(call));
    (void)vm;
    return Value::none();
}

constexpr NativeSpec kMethods[] = {
    {"get_coro", "self, /", get_coro},
    {"get_context", "self, /", get_context},
    {"get_name", "self, /", get_name},
    {"set_name", "self, value, /", set_name},
    {"set_result", "self, result, /", set_result},
    {"set_exception", "self, exception, /", set_exception},
    {"cancel", "self, /, msg=None", cancel},
    {"cancelling", "self, /", cancelling},
    {"uncancel", "self, /", uncancel},
    {"get_stack", "self, /, *, limit=None", get_stack},
    {"print_stack", "self, /, *, limit=None, file=None", print_stack},
    {"_wakeup", "self, future, /", wakeup},
};

Value get_coro_attribute(Vm&, const Value& self) {
    return or_none(as_task(self)->coroutine);
}
Value get_waiter(Vm&, const Value& self) {
    return or_none(as_task(self)->future_waited);
}
Value get_must_cancel(Vm&, const Value& self) {
    return Value::boolean(as_task(self)->must_cancel);
}
Value get_log_destroy(Vm&, const Value& self) {
    return Value::boolean(as_task(self)->log_destroy_pending);
}
bool set_log_destroy(Vm& vm, const Value& self, const Value* value) {
    return !value || vm.truth(*value, as_task(self)->log_destroy_pending);
}
Value get_requests(Vm&, const Value& self) {
    return Value::small_int(as_task(self)->cancel_requests);
}

constexpr GetSetSpec kGetSets[] = {
    {"_coro", get_coro_attribute},
    {"_fut_waiter", get_waiter},
    {"_must_cancel", get_must_cancel},
    {"_log_destroy_pending", get_log_destroy, set_log_destroy},
    {"_num_cancels_requested", get_requests},
};

}  // namespace

Ref<TaskObject> make_task(Vm& vm, EventLoopObject* loop, const Value& coroutine, const TaskOptions& options) {
    const Ref<TaskObject> task = Ref<TaskObject>::adopt(new_task(vm, loop->state->task_type));
    return init_task(vm, task.get(), loop, coroutine, options) ? task : Ref<TaskObject>();
}

void make_task_type(Vm& vm, AsyncioState& state) {
    Vm::TypeSpec task{"Task", "_asyncio"};
    task.base = state.future_type;
    task.instance_size = sizeof(TaskObject);
    task.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    task.attributes_offset = offsetof(FutureObject, attributes);
    task.weakrefs_offset = offsetof(FutureObject, weakrefs);
    task.slots.construct = construct;
    task.slots.init = init;
    task.slots.dealloc = dealloc;
    task.slots.traverse = traverse;
    task.slots.clear = clear;
    task.slots.finalize = finalize;
    task.slots.repr = repr;
    task.methods = kMethods;
    task.getsets = kGetSets;
    state.task_type = vm.make_type(task);
}

}  // namespace awaitscope
