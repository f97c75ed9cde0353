// The Python side of the event loop: base_events.BaseEventLoop derives from this type.
#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"

#include <new>

namespace awaitscope {

namespace {

EventLoopObject* as_loop(const Value& value) {
    return value.as<EventLoopObject>();
}
Value or_none(const Value& value) {
    return value.is_null() ? Value::none() : value;
}

constexpr auto kPythonStyle = NativeSpec::Style::python;
constexpr auto kMethod = NativeSpec::Kind::method;

bool same_method(Vm& vm, Type* type, Type* base, StrObject* name) {
    const Value* own = vm.lookup(type, name);
    const Value* original = vm.lookup(base, name);
    return own && original && identical(*own, *original);
}

Value construct(Vm& vm, Type* cls, const Args&) {
    AsyncioState& state = asyncio_state(vm);
    auto* loop = vm.heap.make_instance<EventLoopObject>(cls);
    loop->state = &state;
    new (&loop->ready) ReadyQueue();
    new (&loop->timers) std::vector<Timer>();
    loop->next_serial = 0;
    loop->cancelled_timers = 0;
    for (Value* field :
         {&loop->current_task, &loop->current_handle, &loop->exception_handler, &loop->task_factory})
        new (field) Value();
    loop->first_task = loop->last_task = nullptr;
    loop->running = loop->stopping = loop->closed = loop->debug = false;
    loop->overridden = !same_method(vm, cls, state.event_loop_type, state.names.call_soon) ||
                       !same_method(vm, cls, state.event_loop_type, state.names.call_at) ||
                       !same_method(vm, cls, state.event_loop_type, state.names.create_task);
    vm.heap.track(loop);
    return Value::adopt(loop);
}

bool init(Vm&, const Value&, const Args&) {
    return true;
}

void dealloc(Object* self) {
    auto* loop = static_cast<EventLoopObject*>(self);
    for (TaskObject* task = loop->first_task; task;) {
        TaskObject* next = task->next;
        unregister_task(loop, task);
        task = next;
    }
    loop->ready.~ReadyQueue();
    loop->timers.~vector();
    for (Value* field :
         {&loop->current_task, &loop->current_handle, &loop->exception_handler, &loop->task_factory})
        field->~Value();
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    auto* loop = static_cast<EventLoopObject*>(self);
    for (std::size_t i = 0; i < loop->ready.size(); ++i) {
        visitor.visit(loop->ready[i].call.target);
        visitor.visit(loop->ready[i].call.argument);
    }
    for (const Timer& timer : loop->timers) visitor.visit(timer.target);
    for (Value* field :
         {&loop->current_task, &loop->current_handle, &loop->exception_handler, &loop->task_factory})
        visitor.visit(*field);
}

void clear_queues(EventLoopObject* loop) {
    loop->ready.clear();
    const std::vector<Timer> timers = std::move(loop->timers);
    loop->timers.clear();
}

void clear(Object* self) {
    auto* loop = static_cast<EventLoopObject*>(self);
    clear_queues(loop);
    loop->exception_handler = Value();
    loop->task_factory = Value();
}

bool check_open(Vm& vm, const EventLoopObject* loop) {
    if (!loop->closed) return true;
    vm.raise(vm.exc.RuntimeError, "Event loop is closed");
    return false;
}

/// Debug mode: base_events._check_callback.
bool check_callback(Vm& vm, EventLoopObject* loop, const Value& callback, const char* method) {
    if (!loop->debug) return true;
    const Value check = loop->state->python_function("asyncio.base_events", "_check_callback");
    return check && vm.call(check, {callback, vm.make_str(method)});
}

Value queue(Vm& vm, EventLoopObject* loop, const Value& callback, const Value& args, const Value& context) {
    const Ref<HandleObject> handle = make_handle(vm, loop, {callback, args, CallKind::python}, context);
    if (LoopInstrument* instrument = loop->state->instrument)
        handle->seq = instrument->call_queued({handle, Value(), CallKind::handle});
    call_soon(loop, {handle, Value(), CallKind::handle}, handle->seq);
    return handle;
}

Value call_with_context(Vm& vm, EventLoopObject* loop, StrObject* method, std::vector<Value> positional,
                        const Value& args, const Value& context) {
    const Value function = vm.get_attribute(Value::share(loop), method);
    if (!function) return Value();
    for (const Value& arg : args.as<TupleObject>()->items()) positional.push_back(arg);
    const std::size_t count = positional.size();
    positional.push_back(or_none(context));
    const Value names = vm.make_tuple({Value::share(loop->state->names.context)});
    return vm.call(function, Args{positional.data(), count, names.as<TupleObject>()});
}

// ---- Scheduling

Value call_soon_method(Vm& vm, Bound a) {
    EventLoopObject* loop = as_loop(a[0]);
    if (!check_open(vm, loop) || !check_callback(vm, loop, a[1], "call_soon")) return Value();
    return queue(vm, loop, a[1], a[2], a[3]);
}

Value call_soon_threadsafe(Vm& vm, Bound a) {
    EventLoopObject* loop = as_loop(a[0]);
    if (!check_open(vm, loop) || !check_callback(vm, loop, a[1], "call_soon_threadsafe")) return Value();
    return queue(vm, loop, a[1], a[2], a[3]);
}

Value call_at(Vm& vm, EventLoopObject* loop, const Value& when, const Value& callback, const Value& args,
              const Value& context) {
    if (when.is_none()) return vm.raise(vm.exc.TypeError, "when cannot be None");
    if (!check_open(vm, loop) || !check_callback(vm, loop, callback, "call_at")) return Value();
    double seconds = 0;
    if (!vm.to_double(when, seconds)) return Value();
    const VirtualTime deadline = to_virtual_time(seconds);
    const Value rounded =
        vm.is_int(when) || seconds != seconds || seconds > 9e9 ? when : vm.make_float(to_seconds(deadline));
    return set_timer(vm, loop, rounded, deadline, {callback, args, CallKind::python}, context);
}

Value call_at_method(Vm& vm, Bound a) {
    return call_at(vm, as_loop(a[0]), a[1], a[2], a[3], a[4]);
}

Value call_later_method(Vm& vm, Bound a) {
    EventLoopObject* loop = as_loop(a[0]);
    if (a[1].is_none()) return vm.raise(vm.exc.TypeError, "delay must not be None");
    const Value when = vm.binary(BinaryOp::add, vm.make_float(to_seconds(vm.now)), a[1]);
    if (!when) return Value();
    return call_at_python(vm, loop, when, a[2], a[3], a[4]);
}

Value time_method(Vm& vm, Bound) {
    return vm.make_float(to_seconds(vm.now));
}

// ---- Futures and tasks

Value create_future(Vm& vm, Bound a) {
    const Ref<FutureObject> future = make_future(vm, as_loop(a[0]));
    EventLoopObject* loop = as_loop(a[0]);
    if (loop->debug) {
        const Value extract =
            loop->state->python_function("asyncio.format_helpers", "_extract_stack_of_task");
        Value stack = extract ? vm.call(extract) : Value();
        if (!stack) return Value();
        future->detailed().source_traceback = std::move(stack);
    }
    if (loop->state->instrument) loop->state->instrument->object_created(future->trace_id, "Future", {});
    return future;
}

Value create_task_with_factory(Vm& vm, EventLoopObject* loop, Bound a) {
    const AsyncioNames& names = loop->state->names;
    std::vector<Value> values{Value::share(loop), a[1]};
    std::vector<Value> keywords;
    StrObject* const keyword_names[] = {names.name, names.context, names.eager_start};
    for (std::size_t i = 0; i < 3; ++i) {
        if (a[2 + i].is_null()) continue;
        keywords.push_back(Value::share(keyword_names[i]));
        values.push_back(a[2 + i]);
    }
    const Value tuple = vm.make_tuple(keywords);
    return vm.call(loop->task_factory, Args{values.data(), 2, tuple.as<TupleObject>()});
}

Value create_task(Vm& vm, EventLoopObject* loop, Bound a) {
    if (!check_open(vm, loop)) return Value();
    if (loop->task_factory) return create_task_with_factory(vm, loop, a);
    TaskOptions options{a[2], a[3], false};
    if (!a[4].is_null() && !vm.truth(a[4], options.eager_start)) return Value();
    return make_task(vm, loop, a[1], options);
}

Value create_task_method(Vm& vm, Bound a) {
    return create_task(vm, as_loop(a[0]), a);
}

Value set_task_factory(Vm& vm, Bound a) {
    if (!a[1].is_none() && !vm.is_callable(a[1]))
        return vm.raise(vm.exc.TypeError, "task factory must be a callable or None");
    as_loop(a[0])->task_factory = a[1].is_none() ? Value() : a[1];
    return Value::none();
}
Value get_task_factory(Vm&, Bound a) {
    return or_none(as_loop(a[0])->task_factory);
}

/// run_in_executor: the function runs at once; its future is done after the virtual time that it took.
Value run_in_executor(Vm& vm, Bound a) {
    EventLoopObject* loop = as_loop(a[0]);
    if (!check_open(vm, loop) || !check_callback(vm, loop, a[2], "run_in_executor")) return Value();
    const Ref<FutureObject> future = make_future(vm, loop, FutureRole::job);
    LoopInstrument* instrument = loop->state->instrument;
    const VirtualTime begin = vm.now;
    const Seq started = future->seq = instrument ? instrument->job_started(future->trace_id, a[2]) : 0;
    const auto* args = a[3].as<TupleObject>();
    Value result = vm.call(a[2], Args{args->begin(), args->size, nullptr});
    if (vm.stopping()) return Value();
    const bool failed = result.is_null();
    if (failed) result = vm.take_exception();
    const VirtualTime took = vm.now - begin;
    vm.now = begin;
    if (instrument) instrument->job_returned(started);
    const VirtualTime end = to_virtual_time(to_seconds(begin) + to_seconds(took));
    set_timer(vm, loop, vm.make_float(to_seconds(end)), end,
              {future, vm.make_tuple({Value::boolean(failed), result}), CallKind::job_done}, Value());
    return future;
}

// ---- Running

Value run_forever_method(Vm& vm, Bound a) {
    return run_forever(vm, as_loop(a[0])) ? Value::none() : Value();
}
Value run_until_complete_method(Vm& vm, Bound a) {
    return run_until_complete(vm, as_loop(a[0]), a[1]);
}
Value stop(Vm&, Bound a) {
    as_loop(a[0])->stopping = true;
    return Value::none();
}
Value is_running(Vm&, Bound a) {
    return Value::boolean(as_loop(a[0])->running);
}
Value is_closed(Vm&, Bound a) {
    return Value::boolean(as_loop(a[0])->closed);
}

Value close(Vm& vm, Bound a) {
    EventLoopObject* loop = as_loop(a[0]);
    if (loop->running) return vm.raise(vm.exc.RuntimeError, "Cannot close a running event loop");
    if (loop->closed) return Value::none();
    loop->closed = true;
    clear_queues(loop);
    return Value::none();
}

Value get_debug(Vm&, Bound a) {
    return Value::boolean(as_loop(a[0])->debug);
}
Value set_debug(Vm& vm, Bound a) {
    return vm.truth(a[1], as_loop(a[0])->debug) ? Value::none() : Value();
}

Value get_exception_handler(Vm&, Bound a) {
    return or_none(as_loop(a[0])->exception_handler);
}
Value set_exception_handler(Vm& vm, Bound a) {
    if (!a[1].is_none() && !vm.is_callable(a[1])) {
        const Value shown = vm.repr(a[1]);
        return shown ? vm.raise_f(vm.exc.TypeError, "A callable object or None is expected, got {}",
                                  vm.utf8(shown))
                     : Value();
    }
    as_loop(a[0])->exception_handler = a[1].is_none() ? Value() : a[1];
    return Value::none();
}

constexpr NativeSpec kMethods[] = {
    {"call_soon", "self, callback, *args, context=None", call_soon_method, nullptr, kMethod, kPythonStyle},
    {"call_soon_threadsafe", "self, callback, *args, context=None", call_soon_threadsafe, nullptr, kMethod,
     kPythonStyle},
    {"call_later", "self, delay, callback, *args, context=None", call_later_method, nullptr, kMethod,
     kPythonStyle},
    {"call_at", "self, when, callback, *args, context=None", call_at_method, nullptr, kMethod, kPythonStyle},
    {"time", "self", time_method, nullptr, kMethod, kPythonStyle},
    {"create_future", "self", create_future, nullptr, kMethod, kPythonStyle},
    {"create_task", "self, coro, *, name=None, context=None, eager_start=None", create_task_method, nullptr,
     kMethod, kPythonStyle},
    {"set_task_factory", "self, factory", set_task_factory, nullptr, kMethod, kPythonStyle},
    {"get_task_factory", "self", get_task_factory, nullptr, kMethod, kPythonStyle},
    {"run_in_executor", "self, executor, func, *args", run_in_executor, nullptr, kMethod, kPythonStyle},
    {"run_forever", "self", run_forever_method, nullptr, kMethod, kPythonStyle},
    {"run_until_complete", "self, future", run_until_complete_method, nullptr, kMethod, kPythonStyle},
    {"stop", "self", stop, nullptr, kMethod, kPythonStyle},
    {"is_running", "self", is_running, nullptr, kMethod, kPythonStyle},
    {"is_closed", "self", is_closed, nullptr, kMethod, kPythonStyle},
    {"close", "self", close, nullptr, kMethod, kPythonStyle},
    {"get_debug", "self", get_debug, nullptr, kMethod, kPythonStyle},
    {"set_debug", "self, enabled", set_debug, nullptr, kMethod, kPythonStyle},
    {"get_exception_handler", "self", get_exception_handler, nullptr, kMethod, kPythonStyle},
    {"set_exception_handler", "self, handler", set_exception_handler, nullptr, kMethod, kPythonStyle},
};

Value get_ready(Vm& vm, const Value& self) {
    std::vector<Value> handles;
    const EventLoopObject* loop = as_loop(self);
    for (std::size_t i = 0; i < loop->ready.size(); ++i) handles.push_back(loop->ready[i].call.target);
    return vm.make_list(std::move(handles));
}
Value get_scheduled(Vm& vm, const Value& self) {
    std::vector<Value> handles;
    for (const Timer& timer : as_loop(self)->timers) handles.push_back(timer.target);
    return vm.make_list(std::move(handles));
}
Value get_current_handle(Vm&, const Value& self) {
    return or_none(as_loop(self)->current_handle);
}
Value get_stopping(Vm&, const Value& self) {
    return Value::boolean(as_loop(self)->stopping);
}
Value get_debug_attribute(Vm&, const Value& self) {
    return Value::boolean(as_loop(self)->debug);
}
Value get_closed(Vm&, const Value& self) {
    return Value::boolean(as_loop(self)->closed);
}

constexpr GetSetSpec kGetSets[] = {
    {"_ready", get_ready},       {"_scheduled", get_scheduled},   {"_current_handle", get_current_handle},
    {"_stopping", get_stopping}, {"_debug", get_debug_attribute}, {"_closed", get_closed},
};

}  // namespace

Value call_soon_python(Vm& vm, EventLoopObject* loop, const Value& callable, const Value& args,
                       const Value& context) {
    if (loop->overridden)
        return call_with_context(vm, loop, loop->state->names.call_soon, {callable}, args, context);
    return check_open(vm, loop) ? queue(vm, loop, callable, args, context) : Value();
}

Value call_at_python(Vm& vm, EventLoopObject* loop, const Value& when, const Value& callable,
                     const Value& args, const Value& context) {
    if (loop->overridden)
        return call_with_context(vm, loop, loop->state->names.call_at, {when, callable}, args, context);
    return call_at(vm, loop, when, callable, args, context);
}

Value loop_create_task(Vm& vm, EventLoopObject* loop, const Value& coroutine, const TaskOptions& options) {
    Value eager = options.eager_start ? Value::boolean(true) : Value();
    const Value arguments[] = {Value::share(loop), coroutine, options.name, options.context,
                               std::move(eager)};
    if (!loop->overridden) return create_task(vm, loop, arguments);
    const AsyncioNames& names = loop->state->names;
    const Value function = vm.get_attribute(Value::share(loop), names.create_task);
    if (!function) return Value();
    std::vector<Value> values{coroutine};
    std::vector<Value> keywords;
    if (options.name) {
        keywords.push_back(Value::share(names.name));
        values.push_back(options.name);
    }
    if (options.context) {
        keywords.push_back(Value::share(names.context));
        values.push_back(options.context);
    }
    const Value tuple = vm.make_tuple(keywords);
    return vm.call(function, Args{values.data(), 1, tuple.as<TupleObject>()});
}

void make_event_loop_type(Vm& vm, AsyncioState& state) {
    Vm::TypeSpec loop{"BaseEventLoop", "asyncio.base_events"};
    loop.instance_size = sizeof(EventLoopObject);
    loop.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    loop.attributes_offset = offsetof(EventLoopObject, attributes);
    loop.weakrefs_offset = offsetof(EventLoopObject, weakrefs);
    loop.slots.construct = construct;
    loop.slots.init = init;
    loop.slots.dealloc = dealloc;
    loop.slots.traverse = traverse;
    loop.slots.clear = clear;
    loop.methods = kMethods;
    loop.getsets = kGetSets;
    state.event_loop_type = vm.make_type(loop);
}

}  // namespace awaitscope
