// The Python side of Future: methods, attributes, and the iterator behind `await future`.
#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/future.h"
#include "engine/aio/gather.h"
#include "engine/aio/task.h"

#include <algorithm>
#include <new>

namespace awaitscope {

namespace {

struct FutureIterator : Object {
    Value future;  ///< null once it has returned or raised
};

FutureObject* as_future(const Value& value) {
    return value.as<FutureObject>();
}

/// The methods of a future whose __init__ has not run have nothing to work with.
bool initialized(Vm& vm, const Value& self, Type* error = nullptr) {
    if (!as_future(self)->loop.is_null()) return true;
    vm.raise(error ? error : vm.exc.RuntimeError, "Future object is not initialized.");
    return false;
}

Value construct(Vm& vm, Type* cls, const Args&) {
    auto* future = vm.heap.make_instance<FutureObject>(cls);
    init_future_fields(future, FutureRole::plain);
    vm.heap.track(future);
    return Value::adopt(future);
}

bool init(Vm& vm, const Value& self, const Args& args) {
    Value loop_value;
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        const auto* keyword = (*args.names)[i].as<StrObject>();
        if (!equal(keyword, "loop")) {
            vm.raise_f(vm.exc.TypeError, "Future() got an unexpected keyword argument '{}'",
                       to_utf8(keyword));
            return false;
        }
        loop_value = args[args.positional + i];
    }
    if (args.positional != 0) {
        vm.raise_f(vm.exc.TypeError, "Future() takes at most 0 positional arguments ({} given)",
                   args.positional);
        return false;
    }
    AsyncioState& state = asyncio_state(vm);
    EventLoopObject* loop = nullptr;
    if (loop_value.is_null() || loop_value.is_none()) {
        loop = state.current_event_loop();
        if (!loop) return false;
    } else if (!(loop = state.as_loop(loop_value))) {
        vm.raise_f(vm.exc.TypeError, "'{}' object is not an event loop",
                   to_utf8(vm.type_of(loop_value)->name));
        return false;
    }
    FutureObject* future = as_future(self);
    future->loop = Value::share(loop);
    if (loop->debug) {
        const Value extract = state.python_function("asyncio.format_helpers", "extract_stack");
        Value stack = extract ? vm.call(extract) : Value();
        if (!stack) return false;
        future->detailed().source_traceback = std::move(stack);
    }
    if (state.instrument) state.instrument->object_created(future->trace_id, "Future", {});
    return true;
}

void dealloc(Object* self) {
    future_dealloc_fields(static_cast<FutureObject*>(self));
    self->type->vm->heap.free_instance(self);
}

Value repr(Vm& vm, const Value& self) {
    const Value function = asyncio_state(vm).python_function("asyncio.base_futures", "_future_repr");
    return function ? vm.call(function, {self}) : Value();
}

// ---- Methods

Value result(Vm& vm, Bound a) {
    const bool made = initialized(vm, a[0], asyncio_state(vm).invalid_state_error);
    return made ? future_result(vm, as_future(a[0])) : Value();
}

Value exception(Vm& vm, Bound a) {
    FutureObject* future = as_future(a[0]);
    if (!initialized(vm, a[0], asyncio_state(vm).invalid_state_error)) return Value();
    if (future->state == FutureState::cancelled) {
        Value error = make_cancelled_error(vm, future);
        return error ? vm.raise_value(std::move(error)) : Value();
    }
    if (!future->done()) return vm.raise(asyncio_state(vm).invalid_state_error, "Exception is not set.");
    future->log_traceback = false;
    return future->failed ? future->result : Value::none();
}

Value set_result(Vm& vm, Bound a) {
    if (!initialized(vm, a[0])) return Value();
    if (as_future(a[0])->done()) return vm.raise(asyncio_state(vm).invalid_state_error, "invalid state");
    set_future_result(vm, as_future(a[0]), a[1]);
    return vm.pending ? Value() : Value::none();
}

Value set_exception(Vm& vm, Bound a) {
    if (!initialized(vm, a[0])) return Value();
    return set_future_exception(vm, as_future(a[0]), a[1]) ? Value::none() : Value();
}

Value cancel(Vm& vm, Bound a) {
    if (!initialized(vm, a[0])) return Value();
    const bool cancelled = cancel_plain_future(vm, as_future(a[0]), a[1]);
    return vm.pending ? Value() : Value::boolean(cancelled);
}

Value cancelled(Vm&, Bound a) {
    return Value::boolean(as_future(a[0])->state == FutureState::cancelled);
}
Value done(Vm&, Bound a) {
    return Value::boolean(as_future(a[0])->done());
}

Value add_callback(Vm& vm, Bound a) {
    if (!initialized(vm, a[0])) return Value();
    AsyncioState& state = asyncio_state(vm);
    FutureObject* future = as_future(a[0]);
    const bool given = !a[2].is_null() && !a[2].is_none();
    Value context = given ? a[2] : Value(state.contexts.copy_current());
    if (future->done()) {
        const Value queued = call_soon_python(vm, future->event_loop(), a[1], vm.make_tuple({a[0]}), context);
        return queued ? Value::none() : Value();
    }
    add_done_callback(vm, future, {a[1], std::move(context), CallKind::python});
    return Value::none();
}

Value remove_callback(Vm& vm, Bound a) {
    if (!initialized(vm, a[0])) return Value();
    FutureObject* future = as_future(a[0]);
    std::vector<DoneCallback> all;
    if (future->callback.target) all.push_back(future->callback);
    if (future->details)
        all.insert(all.end(), future->details->more_callbacks.begin(), future->details->more_callbacks.end());
    std::vector<DoneCallback> kept;
    for (const DoneCallback& callback : all) {
        bool same = false;
        if (callback.kind == CallKind::python && !vm.equal(callback.target, a[1], same)) return Value();
        if (!same) kept.push_back(callback);
    }
    const std::size_t removed = all.size() - kept.size();
    if (removed == 0) return Value::small_int(0);
    future->callback = kept.empty() ? DoneCallback{} : std::move(kept.front());
    if (!kept.empty()) kept.erase(kept.begin());
    if (future->details || !kept.empty()) future->detailed().more_callbacks = std::move(kept);
    return Value::small_int(static_cast<std::int64_t>(removed));
}

Value get_loop_method(Vm& vm, Bound a) {
    return initialized(vm, a[0]) ? as_future(a[0])->loop : Value();
}
Value cancelled_error(Vm& vm, Bound a) {
    return make_cancelled_error(vm, as_future(a[0]));
}

Value class_getitem(Vm& vm, Bound a) {
    return vm.call(Value::share(vm.types.generic_alias), {a[0], a[1]});
}

constexpr NativeSpec kMethods[] = {
    {"result", "self, /", result},
    {"exception", "self, /", exception},
    {"set_result", "self, result, /", set_result},
    {"set_exception", "self, exception, /", set_exception},
    {"add_done_callback", "self, fn, /, *, context=None", add_callback},
    {"remove_done_callback", "self, fn, /", remove_callback},
    {"cancel", "self, /, msg=None", cancel},
    {"cancelled", "self, /", cancelled},
    {"done", "self, /", done},
    {"get_loop", "self, /", get_loop_method},
    {"_make_cancelled_error", "self, /", cancelled_error},
    {"__class_getitem__", "cls, item, /", class_getitem, nullptr, NativeSpec::Kind::class_method},
};

// ---- Attributes

Value or_none(const Value& value) {
    return value.is_null() ? Value::none() : value;
}

Value get_state(Vm& vm, const Value& self) {
    switch (as_future(self)->state) {
        case FutureState::pending: return vm.make_str("PENDING");
        case FutureState::cancelled: return vm.make_str("CANCELLED");
        case FutureState::finished: return vm.make_str("FINISHED");
    }
    return Value::none();
}
Value get_blocking(Vm&, const Value& self) {
    return Value::boolean(as_future(self)->blocking);
}
bool set_blocking(Vm& vm, const Value& self, const Value* value) {
    if (!value) {
        vm.raise(vm.exc.AttributeError, "cannot delete attribute");
        return false;
    }
    return vm.truth(*value, as_future(self)->blocking);
}
Value get_loop(Vm&, const Value& self) {
    return or_none(as_future(self)->loop);
}
Value get_result(Vm&, const Value& self) {
    const FutureObject* future = as_future(self);
    return future->state == FutureState::finished && !future->failed ? future->result : Value::none();
}
Value get_exception(Vm&, const Value& self) {
    return as_future(self)->failed ? as_future(self)->result : Value::none();
}
Value get_log_traceback(Vm&, const Value& self) {
    return Value::boolean(as_future(self)->log_traceback);
}
bool set_log_traceback(Vm& vm, const Value& self, const Value* value) {
    bool truth = false;
    if (value && !vm.truth(*value, truth)) return false;
    if (truth) {
        vm.raise(vm.exc.ValueError, "_log_traceback can only be set to False");
        return false;
    }
    as_future(self)->log_traceback = false;
    return true;
}
Value get_source(Vm&, const Value& self) {
    const auto& details = as_future(self)->details;
    return details ? or_none(details->source_traceback) : Value::none();
}
Value get_cancel_message(Vm&, const Value& self) {
    const auto& details = as_future(self)->details;
    return details ? or_none(details->cancel_message) : Value::none();
}
bool set_cancel_message(Vm&, const Value& self, const Value* value) {
    as_future(self)->detailed().cancel_message = value && !value->is_none() ? *value : Value();
    return true;
}

/// How reprs name asyncio's own callbacks.
Value callback_for_python(Vm& vm, const DoneCallback& callback) {
    if (callback.kind == CallKind::python) return callback.target;
    const char* name = callback.kind == CallKind::task_wakeup   ? "_task_wakeup_callback"
                       : callback.kind == CallKind::gather_done ? "_gather_done_callback"
                                                                : "_run_until_complete_cb";
    return asyncio_state(vm).python_function("asyncio.base_futures", name);
}

/// gather() in a task sets a callback of its own, which here needs no call; reprs show it all the same.
bool has_discard_callback(const FutureObject* future) {
    return future->role == FutureRole::gather && !future->done() &&
           !static_cast<const GatherObject*>(future)->awaiting_task.is_null();
}

Value get_callbacks(Vm& vm, const Value& self) {
    const FutureObject* future = as_future(self);
    const bool discards = has_discard_callback(future);
    if (future->callback.target.is_null() && !discards) return Value::none();
    std::vector<Value> pairs;
    if (discards) {
        const Value discard =
            asyncio_state(vm).python_function("asyncio.base_futures", "_gather_discard_callback");
        if (!discard) return Value();
        pairs.push_back(vm.make_tuple({discard, Value::none()}));
        if (future->callback.target.is_null()) return vm.make_list(std::move(pairs));
    }
    const auto add = [&](const DoneCallback& callback) {
        const Value shown = callback_for_python(vm, callback);
        if (shown) pairs.push_back(vm.make_tuple({shown, or_none(callback.context)}));
        return !shown.is_null();
    };
    if (!add(future->callback)) return Value();
    if (future->details)
        for (const DoneCallback& callback : future->details->more_callbacks)
            if (!add(callback)) return Value();
    return vm.make_list(std::move(pairs));
}

/// Who awaits it: the tasks whose wake-up hangs on it, and those that gather, wait and TaskGroup have
/// entered.
Value get_awaited_by(Vm& vm, const Value& self) {
    const FutureObject* future = as_future(self);
    const Ref<SetObject> out = vm.make_set(true);
    const auto add = [&](const DoneCallback& callback) {
        if (callback.kind == CallKind::task_wakeup) return set_add(vm, &*out, callback.target);
        if (callback.kind != CallKind::gather_done) return true;
        const Value& waiter = callback.target.as<GatherObject>()->awaiting_task;
        return waiter.is_null() || set_add(vm, &*out, waiter);
    };
    if (future->callback.target && !add(future->callback)) return Value();
    if (future->details) {
        for (const DoneCallback& callback : future->details->more_callbacks)
            if (!add(callback)) return Value();
        for (const Value& waiter : future->details->awaited_by)
            if (!set_add(vm, &*out, waiter)) return Value();
    }
    return out->used == 0 ? Value::none() : Value(out);
}

constexpr GetSetSpec kGetSets[] = {
    {"_state", get_state},
    {"_asyncio_future_blocking", get_blocking, set_blocking},
    {"_loop", get_loop},
    {"_callbacks", get_callbacks},
    {"_result", get_result},
    {"_exception", get_exception},
    {"_log_traceback", get_log_traceback, set_log_traceback},
    {"_source_traceback", get_source},
    {"_cancel_message", get_cancel_message, set_cancel_message},
    {"_asyncio_awaited_by", get_awaited_by},
};

// ---- The iterator

void iterator_dealloc(Object* self) {
    static_cast<FutureIterator*>(self)->future.~Value();
    self->type->vm->heap.free_instance(self);
}

void iterator_traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<FutureIterator*>(self)->future);
}

void iterator_clear(Object* self) {
    static_cast<FutureIterator*>(self)->future = Value();
}

/// FutureIter_am_send: yields the future while it is pending, then gives its result.
ResumeResult send_to_future(Vm& vm, const Value& self, const Value&) {
    FutureObject* future = as_future(self);
    if (!future->done()) {
        if (!future->blocking) {
            future->blocking = true;
            return {ResumeStatus::yielded, self};
        }
        vm.raise(vm.exc.RuntimeError, "await wasn't used with future");
        return {ResumeStatus::raised, Value()};
    }
    Value value = future_result(vm, future);
    if (!value) return {ResumeStatus::raised, Value()};
    return {ResumeStatus::returned, std::move(value)};
}

ResumeResult throw_into_future(Vm& vm, const Value&, const Value& exception) {
    vm.pending = exception;
    return {ResumeStatus::raised, Value()};
}

ResumeResult iterator_send(Vm& vm, const Value& self, const Value& value) {
    auto* iterator = self.as<FutureIterator>();
    if (iterator->future.is_null()) return {ResumeStatus::returned, Value::none()};
    const Value future = iterator->future;
    ResumeResult result = send_to_future(vm, future, value);
    if (as_future(future)->done()) iterator->future = Value();
    return result;
}

ResumeResult iterator_throw(Vm& vm, const Value& self, const Value& exception) {
    self.as<FutureIterator>()->future = Value();
    return throw_into_future(vm, self, exception);
}

Value iterator_next(Vm& vm, const Value& self) {
    ResumeResult result = iterator_send(vm, self, Value::none());
    if (result.status == ResumeStatus::yielded) return std::move(result.value);
    if (result.status == ResumeStatus::returned && !result.value.is_none())
        return vm.raise_stop_iteration(std::move(result.value));
    return Value();
}

Value iterator_iter(Vm&, const Value& self) {
    return self;
}

Value iterator_send_method(Vm& vm, Bound a) {
    ResumeResult result = iterator_send(vm, a[0], a[1]);
    if (result.status == ResumeStatus::yielded) return std::move(result.value);
    if (result.status == ResumeStatus::returned) return vm.raise_stop_iteration(std::move(result.value));
    return Value();
}

Value iterator_throw_method(Vm& vm, Bound a) {
    const bool several = !a[2].is_null() || !a[3].is_null();
    if (several &&
        !vm.warn(vm.exc.DeprecationWarning,
                 "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature "
                 "instead."))
        return Value();
    a[0].as<FutureIterator>()->future = Value();
    Value exception = a[1];
    if (!a[3].is_null() && !a[3].is_none() && vm.type_of(a[3]) != vm.types.traceback)
        return vm.raise(vm.exc.TypeError, "throw() third argument must be a traceback");
    if (vm.is_exception(exception) && !a[2].is_null() && !a[2].is_none())
        return vm.raise(vm.exc.TypeError, "instance exception may not have a separate value");
    if (vm.is_type(exception) && vm.is_exception(a[2]))
        exception = a[2];
    else if (vm.is_type(exception))
        exception = a[2].is_null() || a[2].is_none() ? vm.call(a[1]) : vm.call(a[1], {a[2]});
    if (!exception) return Value();
    if (!vm.is_exception(exception))
        return vm.raise(vm.exc.TypeError,
                        "exceptions must be classes deriving BaseException or instances of such a class");
    return vm.raise_value(std::move(exception));
}

Value iterator_close(Vm&, Bound a) {
    a[0].as<FutureIterator>()->future = Value();
    return Value::none();
}

constexpr NativeSpec kIteratorMethods[] = {
    {"send", "self, value, /", iterator_send_method},
    {"throw", "self, type, value=None, traceback=None, /", iterator_throw_method},
    {"close", "self, /", iterator_close},
};

}  // namespace

Value await_future(Vm& vm, const Value& future) {
    if (!initialized(vm, future)) return Value();
    auto* iterator =
        vm.heap.make_instance<FutureIterator>(as_future(future)->event_loop()->state->future_iterator_type);
    new (&iterator->future) Value(future);
    vm.heap.track(iterator);
    return Value::adopt(iterator);
}

void AwaitFuture::await_suspend(NativeCoroutine::Handle h) {
    handle = h;
    future.blocking = true;
    h.promise().delegate = Value::share(&future);
    h.promise().outgoing = h.promise().delegate;
    h.promise().owned = owned;
}

Value AwaitFuture::await_resume() {
    return handle ? std::move(handle.promise().incoming) : future_result(vm, &future);
}

void make_future_types(Vm& vm, AsyncioState& state) {
    Vm::TypeSpec future{"Future", "_asyncio"};
    future.instance_size = sizeof(FutureObject);
    future.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    future.attributes_offset = offsetof(FutureObject, attributes);
    future.weakrefs_offset = offsetof(FutureObject, weakrefs);
    future.slots.construct = construct;
    future.slots.init = init;
    future.slots.dealloc = dealloc;
    future.slots.traverse = future_traverse;
    future.slots.clear = future_clear;
    future.slots.finalize = future_finalize;
    future.slots.repr = repr;
    future.slots.await = await_future;
    future.slots.iter = await_future;
    future.slots.send = send_to_future;
    future.slots.throw_ = throw_into_future;
    future.methods = kMethods;
    future.getsets = kGetSets;
    state.future_type = vm.make_type(future);

    Vm::TypeSpec iterator{"FutureIter", "_asyncio"};
    iterator.instance_size = sizeof(FutureIterator);
    iterator.slots.dealloc = iterator_dealloc;
    iterator.slots.traverse = iterator_traverse;
    iterator.slots.clear = iterator_clear;
    iterator.slots.iter = iterator_iter;
    iterator.slots.next = iterator_next;
    iterator.slots.send = iterator_send;
    iterator.slots.throw_ = iterator_throw;
    iterator.methods = kIteratorMethods;
    state.future_iterator_type = vm.make_type(iterator);
}

}  // namespace awaitscope
