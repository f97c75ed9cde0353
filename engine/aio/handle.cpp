#include "engine/aio/handle.h"

#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"

#include <new>

namespace awaitscope {

namespace {

void init_fields(HandleObject* handle, EventLoopObject* loop, Call call, Value context) {
    new (&handle->call) Call(std::move(call));
    new (&handle->context) Value(std::move(context));
    new (&handle->loop) Value(Value::share(loop));
    new (&handle->source_traceback) Value();
    new (&handle->shown) Value();
    handle->cancelled = handle->timer = handle->scheduled = false;
    handle->seq = 0;
    handle->weakrefs = nullptr;
}

Value context_or_copy(AsyncioState& state, const Value& context) {
    return context.is_null() || context.is_none() ? Value(state.contexts.copy_current()) : context;
}

void remember_source(Vm& vm, EventLoopObject* loop, HandleObject* handle) {
    if (!loop->debug) return;
    const Value extract = loop->state->python_function("asyncio.format_helpers", "extract_stack");
    if (extract) handle->source_traceback = vm.call(extract);
    if (!handle->source_traceback) vm.clear_exception();
}

void handle_dealloc(Object* self) {
    auto* handle = static_cast<HandleObject*>(self);
    if (handle->timer) static_cast<TimerHandleObject*>(self)->when.~Value();
    handle->call.~Call();
    handle->context.~Value();
    handle->loop.~Value();
    handle->source_traceback.~Value();
    handle->shown.~Value();
    self->type->vm->heap.free_instance(self);
}

void handle_traverse(Object* self, GcVisitor& visitor) {
    auto* handle = static_cast<HandleObject*>(self);
    visitor.visit(handle->call.target);
    visitor.visit(handle->call.argument);
    visitor.visit(handle->context);
    visitor.visit(handle->loop);
}

void handle_clear(Object* self) {
    auto* handle = static_cast<HandleObject*>(self);
    handle->call.target = Value();
    handle->call.argument = Value();
    handle->context = Value();
}

EventLoopObject* loop_of(const HandleObject* handle) {
    return handle->loop.as<EventLoopObject>();
}

/// "f() at demo.py:3", as format_helpers writes callbacks.
Value describe(Vm& vm, HandleObject* handle) {
    const Value format =
        loop_of(handle)->state->python_function("asyncio.format_helpers", "_format_callback_source");
    if (!format) return Value();
    const Value args = handle->call.argument.is_null() ? vm.make_tuple({}) : handle->call.argument;
    return vm.call(format, {handle->call.target, args, Value::boolean(loop_of(handle)->debug)});
}

Value handle_repr(Vm& vm, const Value& self) {
    auto* handle = self.as<HandleObject>();
    if (handle->shown) return handle->shown;
    std::string text = "<" + to_utf8(self.object()->type->name);
    if (handle->cancelled) text += " cancelled";
    if (handle->timer) {
        const Value when = vm.repr(static_cast<TimerHandleObject*>(handle)->when);
        if (!when) return Value();
        text += " when=" + vm.utf8(when);
    }
    if (handle->call.target && !handle->call.target.is_none()) {
        const Value callback = describe(vm, handle);
        if (!callback) return Value();
        text += " " + vm.utf8(callback);
    }
    if (handle->source_traceback) {
        const Value place = loop_of(handle)->state->python_function("asyncio.format_helpers", "_created_at");
        const Value shown = place ? vm.call(place, {handle->source_traceback}) : Value();
        if (!shown) return Value();
        text += " " + vm.utf8(shown);
    }
    return vm.make_str(text + ">");
}

Value construct(Vm& vm, Type* cls, const Args& args) {
    AsyncioState& state = asyncio_state(vm);
    const bool timer = Vm::is_subtype(cls, state.timer_handle_type);
    const std::size_t first = timer ? 1 : 0;
    if (args.positional < first + 3)
        return vm.raise_f(vm.exc.TypeError, "{}.__init__() missing required positional arguments",
                          to_utf8(cls->name));
    EventLoopObject* loop = state.as_loop(args[first + 2]);
    if (!loop) return vm.raise(vm.exc.TypeError, "an event loop is required");
    const Value context = args.total() > first + 3 ? args[first + 3] : Value();
    auto* handle = static_cast<HandleObject*>(vm.heap.allocate_instance(cls, 0));
    init_fields(handle, loop, {args[first], args[first + 1], CallKind::python},
                context_or_copy(state, context));
    if (timer) {
        auto* timer_handle = static_cast<TimerHandleObject*>(handle);
        new (&timer_handle->when) Value(args[0]);
        handle->timer = true;
        double seconds = 0;
        if (!vm.to_double(args[0], seconds)) vm.clear_exception();
        timer_handle->deadline = to_virtual_time(seconds);
    }
    vm.heap.track(handle);
    return Value::adopt(handle);
}

Value cancel(Vm& vm, Bound a) {
    return cancel_handle(vm, a[0].as<HandleObject>()) ? Value::none() : Value();
}
Value cancelled(Vm&, Bound a) {
    return Value::boolean(a[0].as<HandleObject>()->cancelled);
}
Value get_context(Vm&, Bound a) {
    return a[0].as<HandleObject>()->context;
}
Value when(Vm&, Bound a) {
    return a[0].as<TimerHandleObject>()->when;
}
Value run(Vm& vm, Bound a) {
    return run_handle(vm, a[0].as<HandleObject>()) ? Value::none() : Value();
}

constexpr NativeSpec kHandleMethods[] = {
    {"cancel", "self", cancel, nullptr, NativeSpec::Kind::method, NativeSpec::Style::python},
    {"cancelled", "self", cancelled, nullptr, NativeSpec::Kind::method, NativeSpec::Style::python},
    {"get_context", "self", get_context, nullptr, NativeSpec::Kind::method, NativeSpec::Style::python},
    {"_run", "self", run, nullptr, NativeSpec::Kind::method, NativeSpec::Style::python},
};
constexpr NativeSpec kTimerHandleMethods[] = {
    {"when", "self", when, nullptr, NativeSpec::Kind::method, NativeSpec::Style::python},
};

Value or_none(const Value& value) {
    return value.is_null() ? Value::none() : value;
}
Value get_callback(Vm&, const Value& self) {
    return or_none(self.as<HandleObject>()->call.target);
}
Value get_args(Vm&, const Value& self) {
    return or_none(self.as<HandleObject>()->call.argument);
}
Value get_cancelled(Vm&, const Value& self) {
    return Value::boolean(self.as<HandleObject>()->cancelled);
}
Value get_loop(Vm&, const Value& self) {
    return self.as<HandleObject>()->loop;
}
Value get_own_context(Vm&, const Value& self) {
    return self.as<HandleObject>()->context;
}
Value get_source(Vm&, const Value& self) {
    return or_none(self.as<HandleObject>()->source_traceback);
}
Value get_when(Vm&, const Value& self) {
    return self.as<TimerHandleObject>()->when;
}
Value get_scheduled(Vm&, const Value& self) {
    return Value::boolean(self.as<HandleObject>()->scheduled);
}

constexpr GetSetSpec kHandleGetSets[] = {
    {"_callback", get_callback}, {"_args", get_args},           {"_cancelled", get_cancelled},
    {"_loop", get_loop},         {"_context", get_own_context}, {"_source_traceback", get_source},
};
constexpr GetSetSpec kTimerHandleGetSets[] = {{"_when", get_when}, {"_scheduled", get_scheduled}};

bool timer_hash(Vm& vm, const Value& self, std::int64_t& out) {
    return vm.hash(self.as<TimerHandleObject>()->when, out);
}

/// Handles with the same deadline are equal if they call the same, as in CPython.
bool equal_timers(Vm& vm, const TimerHandleObject* a, const TimerHandleObject* b, bool& out) {
    if (a == b) {
        out = true;
        return true;
    }
    out = a->deadline == b->deadline && a->cancelled == b->cancelled;
    if (out && !vm.equal(or_none(a->call.target), or_none(b->call.target), out)) return false;
    if (out && !vm.equal(or_none(a->call.argument), or_none(b->call.argument), out)) return false;
    return true;
}

Value timer_compare(Vm& vm, const Value& self, const Value& other, CompareOp op) {
    if (!vm.is_instance(other, asyncio_state(vm).timer_handle_type)) return Value::not_implemented();
    const auto* a = self.as<TimerHandleObject>();
    const auto* b = other.as<TimerHandleObject>();
    bool equal = false;
    if (op != CompareOp::lt && op != CompareOp::gt && !equal_timers(vm, a, b, equal)) return Value();
    switch (op) {
        case CompareOp::lt: return Value::boolean(a->deadline < b->deadline);
        case CompareOp::gt: return Value::boolean(a->deadline > b->deadline);
        case CompareOp::le: return Value::boolean(a->deadline < b->deadline || equal);
        case CompareOp::ge: return Value::boolean(a->deadline > b->deadline || equal);
        case CompareOp::eq: return Value::boolean(equal);
        case CompareOp::ne: return Value::boolean(!equal);
    }
    return Value::not_implemented();
}

}  // namespace

Ref<HandleObject> make_handle(Vm& vm, EventLoopObject* loop, Call call, const Value& context) {
    auto* handle = vm.heap.make_instance<HandleObject>(loop->state->handle_type);
    init_fields(handle, loop, std::move(call), context_or_copy(*loop->state, context));
    vm.heap.track(handle);
    remember_source(vm, loop, handle);
    return Ref<HandleObject>::adopt(handle);
}

Ref<TimerHandleObject> make_timer_handle(Vm& vm, EventLoopObject* loop, const Value& when,
                                         VirtualTime deadline, Call call, const Value& context) {
    auto* handle = vm.heap.make_instance<TimerHandleObject>(loop->state->timer_handle_type);
    init_fields(handle, loop, std::move(call), context_or_copy(*loop->state, context));
    new (&handle->when) Value(when);
    handle->deadline = deadline;
    handle->timer = true;
    vm.heap.track(handle);
    remember_source(vm, loop, handle);
    return Ref<TimerHandleObject>::adopt(handle);
}

bool cancel_handle(Vm& vm, HandleObject* handle) {
    if (handle->cancelled) return true;
    EventLoopObject* loop = loop_of(handle);
    if (handle->timer && handle->scheduled) ++loop->cancelled_timers;
    handle->cancelled = true;
    if (handle->timer && loop->state->instrument && handle->scheduled)
        loop->state->instrument->timer_cancelled(handle->seq);
    if (loop->debug) {
        handle->shown = handle_repr(vm, Value::share(handle));
        if (!handle->shown) return false;
    }
    // The handle may be all that keeps itself alive.
    const Call dropped = std::exchange(handle->call, Call{});
    return true;
}

bool run_handle(Vm& vm, HandleObject* handle) {
    const Ref<HandleObject> keep = Ref<HandleObject>::share(handle);
    AsyncioState& state = *loop_of(handle)->state;
    const Value context_value = handle->context;
    auto* context = context_value.as<ContextObject>();
    const Value callable = handle->call.target;
    const Value arguments = handle->call.argument;
    Value result;
    if (state.contexts.enter(context)) {
        const auto* tuple = arguments.as<TupleObject>();
        result = vm.call(callable, Args{tuple->begin(), tuple->size, nullptr});
        state.contexts.leave(context);
    }
    if (result) return true;
    if (vm.stopping() || vm.pending_is(vm.exc.SystemExit) || vm.pending_is(vm.exc.KeyboardInterrupt))
        return false;
    const Value error = vm.take_exception();
    handle->call = {callable, arguments, CallKind::python};  // it may have been cancelled meanwhile
    const Value shown = describe(vm, handle);
    if (!shown) return false;
    const Value message = vm.make_str("Exception in callback " + vm.utf8(shown));
    if (handle->source_traceback)
        return call_exception_handler(vm, loop_of(handle),
                                      {{"message", message},
                                       {"exception", error},
                                       {"handle", keep},
                                       {"source_traceback", handle->source_traceback}});
    return call_exception_handler(vm, loop_of(handle),
                                  {{"message", message}, {"exception", error}, {"handle", keep}});
}

void make_handle_types(Vm& vm, AsyncioState& state) {
    Vm::TypeSpec handle{"Handle", "asyncio.events"};
    handle.instance_size = sizeof(HandleObject);
    handle.flags = kTypeBase | kTypeWeakrefs;
    handle.weakrefs_offset = offsetof(HandleObject, weakrefs);
    handle.slots.dealloc = handle_dealloc;
    handle.slots.traverse = handle_traverse;
    handle.slots.clear = handle_clear;
    handle.slots.construct = construct;
    handle.slots.repr = handle_repr;
    handle.methods = kHandleMethods;
    handle.getsets = kHandleGetSets;
    state.handle_type = vm.make_type(handle);

    Vm::TypeSpec timer{"TimerHandle", "asyncio.events"};
    timer.base = state.handle_type;
    timer.instance_size = sizeof(TimerHandleObject);
    timer.flags = kTypeBase | kTypeWeakrefs;
    timer.weakrefs_offset = offsetof(HandleObject, weakrefs);
    timer.slots.hash = timer_hash;
    timer.slots.compare = timer_compare;
    timer.methods = kTimerHandleMethods;
    timer.getsets = kTimerHandleGetSets;
    state.timer_handle_type = vm.make_type(timer);
}

}  // namespace awaitscope
