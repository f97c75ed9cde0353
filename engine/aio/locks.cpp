// What the primitives have in common, and Lock.
#include "engine/aio/locks.h"

#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"

#include <algorithm>
#include <new>

namespace awaitscope {

// ---- Common

Ref<FutureObject> Waiters::pop() {
    Ref<FutureObject> first = std::move(items_[head_++]);
    if (head_ == items_.size()) {
        items_.clear();
        head_ = 0;
    } else if (head_ >= 64 && head_ * 2 > items_.size()) {
        items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(head_));
        head_ = 0;
    }
    return first;
}

bool Waiters::remove(const FutureObject* future) {
    if (!empty() && items_[head_].get() == future) {
        pop();
        return true;
    }
    const auto at = std::find_if(begin(), end(), [&](const auto& item) { return item.get() == future; });
    if (at == end()) return false;
    items_.erase(at);
    return true;
}

EventLoopObject* bind_loop(Vm& vm, TracedObject* primitive) {
    AsyncioState& state = asyncio_state(vm);
    if (primitive->loop.is_null()) primitive->loop = state.running_loop;
    if (!identical(primitive->loop, state.running_loop)) {
        const Value shown = vm.repr(Value::share(primitive));
        if (shown) vm.raise_f(vm.exc.RuntimeError, "{} is bound to a different event loop", vm.utf8(shown));
        return nullptr;
    }
    if (primitive->loop.is_null()) {
        vm.raise(vm.exc.AttributeError, "'NoneType' object has no attribute 'create_future'");
        return nullptr;
    }
    return primitive->loop.as<EventLoopObject>();
}

Value primitive_repr(Vm& vm, const Value& self, const std::string& extra) {
    const Value plain = vm.types.object->slots.repr(vm, self);
    if (!plain) return Value();
    const std::string text = vm.utf8(plain);
    return vm.make_str(fmt::format("<{} [{}]>", text.substr(1, text.size() - 2), extra));
}

void init_traced(TracedObject* object) {
    new (&object->loop) Value();
    object->trace_id = 0;
}

bool take_no_arguments(Vm& vm, const Args& args, std::string_view type) {
    if (args.total() == 0) return true;
    if (args.keywords() > 0)
        vm.raise_f(vm.exc.TypeError, "{}.__init__() got an unexpected keyword argument '{}'", type,
                   to_utf8((*args.names)[0].as<StrObject>()));
    else
        vm.raise_f(vm.exc.TypeError, "{}.__init__() takes 1 positional argument but {} were given", type,
                   args.positional + 1);
    return false;
}

void destroy_traced(TracedObject* object) {
    object->loop.~Value();
}

Seq operation(Vm& vm, TracedObject* object, std::string_view kind, std::string_view words) {
    LoopInstrument* instrument = asyncio_state(vm).instrument;
    return instrument ? instrument->operation(object->trace_id, kind, words) : 0;
}

namespace {

NativeCoroutine enter_by_call(Vm& vm, Value self) {
    const Value acquiring = vm.call_method(self, vm.intern("acquire"));
    if (!acquiring) co_return Value();
    const Value acquired = co_await Await(vm, acquiring);
    co_return acquired ? Value::none() : Value();
}

NativeCoroutine exit_by_call(Vm& vm, Value self) {
    const Value released = vm.call_method(self, vm.intern("release"));
    co_return released ? Value::none() : Value();
}

void traced_dealloc(Object* self) {
    destroy_traced(static_cast<TracedObject*>(self));
    self->type->vm->heap.free_instance(self);
}
void traced_traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<TracedObject*>(self)->loop);
}
void traced_clear(Object* self) {
    static_cast<TracedObject*>(self)->loop = Value();
}
Value traced_construct(Vm& vm, Type* cls, const Args&) {
    auto* object = vm.heap.make_instance<TracedObject>(cls);
    init_traced(object);
    vm.heap.track(object);
    return Value::adopt(object);
}
bool traced_init(Vm&, const Value&, const Args&) {
    return true;
}

Value get_loop_method(Vm& vm, Bound a) {
    EventLoopObject* loop = bind_loop(vm, a[0].as<TracedObject>());
    return loop ? Value::share(loop) : Value();
}
Value get_loop(Vm&, const Value& self) {
    const Value& loop = self.as<TracedObject>()->loop;
    return loop.is_null() ? Value::none() : loop;
}
bool set_loop(Vm& vm, const Value& self, const Value* value) {
    const bool loop = value && !value->is_none() && asyncio_state(vm).as_loop(*value);
    if (value && !value->is_none() && !loop) {
        vm.raise(vm.exc.TypeError, "_loop must be an event loop");
        return false;
    }
    self.as<TracedObject>()->loop = loop ? *value : Value();
    return true;
}
constexpr NativeSpec kLoopBoundMethods[] = {{"_get_loop", "self, /", get_loop_method}};
constexpr GetSetSpec kLoopBoundGetSets[] = {{"_loop", get_loop, set_loop}};

void make_traced_types(Vm& vm, AsyncioState& state) {
    Vm::TypeSpec traced{"_Traced", "_asyncio"};
    traced.instance_size = sizeof(TracedObject);
    traced.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    traced.attributes_offset = offsetof(TracedObject, attributes);
    traced.weakrefs_offset = offsetof(TracedObject, weakrefs);
    traced.slots.construct = traced_construct;
    traced.slots.init = traced_init;
    traced.slots.dealloc = traced_dealloc;
    traced.slots.traverse = traced_traverse;
    traced.slots.clear = traced_clear;
    state.traced_type = vm.make_type(traced);

    Vm::TypeSpec bound{"_LoopBoundMixin", "asyncio.mixins"};
    bound.base = state.traced_type;
    bound.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    bound.attributes_offset = offsetof(TracedObject, attributes);
    bound.weakrefs_offset = offsetof(TracedObject, weakrefs);
    bound.methods = kLoopBoundMethods;
    bound.getsets = kLoopBoundGetSets;
    state.loop_bound_type = vm.make_type(bound);
}

// ---- Lock

LockObject* as_lock(const Value& value) {
    return value.as<LockObject>();
}

bool all_cancelled(const Waiters& waiters) {
    return std::all_of(waiters.begin(), waiters.end(),
                       [](const auto& waiter) { return waiter->state == FutureState::cancelled; });
}

void take(Vm& vm, LockObject* lock) {
    lock->locked = true;
    const AsyncioState& state = asyncio_state(vm);
    lock->holder = state.running_loop ? state.running_loop.as<EventLoopObject>()->current_task : Value();
    operation(vm, lock, "Lock", "acquire");
}

/// The first waiter may go, unless it knows already.
void wake_up_first(Vm& vm, LockObject* lock) {
    if (lock->waiters.empty()) return;
    const Ref<FutureObject> first = *lock->waiters.begin();
    if (!first->done()) set_future_result(vm, first.get(), Value::boolean(true));
}

bool is_free(const LockObject* lock) {
    return !lock->locked && all_cancelled(lock->waiters);
}

NativeCoroutine wait_and_acquire(Vm& vm, Ref<LockObject> lock, Value result) {
    if (!is_free(lock.get())) {
        EventLoopObject* loop = bind_loop(vm, lock.get());
        if (!loop) co_return Value();
        const Ref<FutureObject> waiter = make_future(vm, loop, FutureRole::lock, lock);
        lock->waiters.push(waiter);
        const Owned owned{{&lock.value(), &waiter.value(), &result}};
        const Value woken = co_await AwaitFuture(vm, *waiter, &owned);
        lock->waiters.remove(waiter.get());
        if (!woken) {
            // Whoever was chosen but is cancelled passes the lock on.
            if (vm.pending_is(loop->state->cancelled_error) && !lock->locked) wake_up_first(vm, lock.get());
            co_return Value();
        }
    }
    take(vm, lock.get());
    co_return result;
}

bool release(Vm& vm, LockObject* lock) {
    if (!lock->locked) {
        vm.raise(vm.exc.RuntimeError, "Lock is not acquired.");
        return false;
    }
    lock->locked = false;
    lock->holder = Value();
    const CauseScope scope(asyncio_state(vm).instrument, operation(vm, lock, "Lock", "release"));
    wake_up_first(vm, lock);
    return true;
}

/// first: the lock; second: the result. Where the lock is free, no C++ coroutine is needed.
ResumeResult lock_acquire(Vm& vm, NativeObject& self, Value) {
    auto* lock = self.first.as<LockObject>();
    if (!is_free(lock))
        return become(vm, self, wait_and_acquire(vm, Ref<LockObject>(self.first), self.second));
    take(vm, lock);
    return {ResumeStatus::returned, std::move(self.second)};
}

ResumeResult lock_exit(Vm& vm, NativeObject& self, Value) {
    if (release(vm, self.first.as<LockObject>())) return {ResumeStatus::returned, Value::none()};
    return {ResumeStatus::raised, Value()};
}

constexpr NativeBody kAcquire = {"acquire", "Lock.acquire", lock_acquire};
constexpr NativeBody kEnter = {"__aenter__", "_ContextManagerMixin.__aenter__", lock_acquire};
constexpr NativeBody kExit = {"__aexit__", "_ContextManagerMixin.__aexit__", lock_exit};

Value lock_construct(Vm& vm, Type* cls, const Args&) {
    auto* lock = vm.heap.make_instance<LockObject>(cls);
    init_traced(lock);
    new (&lock->waiters) Waiters();
    new (&lock->holder) Value();
    lock->locked = false;
    vm.heap.track(lock);
    return Value::adopt(lock);
}

bool lock_init(Vm& vm, const Value& self, const Args& args) {
    if (!take_no_arguments(vm, args, "Lock")) return false;
    if (LoopInstrument* instrument = asyncio_state(vm).instrument)
        instrument->object_created(as_lock(self)->trace_id, "Lock", {});
    return true;
}

void lock_dealloc(Object* self) {
    auto* lock = static_cast<LockObject*>(self);
    lock->waiters.~Waiters();
    lock->holder.~Value();
    traced_dealloc(self);
}

void lock_traverse(Object* self, GcVisitor& visitor) {
    traced_traverse(self, visitor);
    auto* lock = static_cast<LockObject*>(self);
    for (const auto& waiter : lock->waiters) visitor.visit(waiter.value());
    visitor.visit(lock->holder);
}

void lock_clear(Object* self) {
    auto* lock = static_cast<LockObject*>(self);
    const Waiters waiters = std::exchange(lock->waiters, Waiters());
    lock->holder = Value();
}

std::string with_waiters(std::string extra, const Waiters& waiters) {
    if (!waiters.empty()) extra += fmt::format(", waiters:{}", waiters.size());
    return extra;
}

Value lock_repr(Vm& vm, const Value& self) {
    const LockObject* lock = as_lock(self);
    return primitive_repr(vm, self, with_waiters(lock->locked ? "locked" : "unlocked", lock->waiters));
}

Value acquire_method(Vm& vm, Bound a) {
    return make_native_coroutine(vm, kAcquire, a[0], Value::boolean(true));
}
Value release_method(Vm& vm, Bound a) {
    return release(vm, as_lock(a[0])) ? Value::none() : Value();
}
Value locked_method(Vm&, Bound a) {
    return Value::boolean(as_lock(a[0])->locked);
}
Value enter_method(Vm& vm, Bound a) {
    if (is_subclass_instance(a[0])) return enter_subclass(vm, a[0]);
    return make_native_coroutine(vm, kEnter, a[0], Value::none());
}
Value exit_method(Vm& vm, Bound a) {
    if (is_subclass_instance(a[0])) return exit_subclass(vm, a[0]);
    return make_native_coroutine(vm, kExit, a[0]);
}

constexpr NativeSpec kLockMethods[] = {
    {"acquire", "self", acquire_method, nullptr, NativeSpec::Kind::method, NativeSpec::Style::python},
    {"release", "self", release_method, nullptr, NativeSpec::Kind::method, NativeSpec::Style::python},
    {"locked", "self", locked_method, nullptr, NativeSpec::Kind::method, NativeSpec::Style::python},
    {"__aenter__", "self", enter_method, nullptr, NativeSpec::Kind::method, NativeSpec::Style::python},
    {"__aexit__", "self, exc_type, exc, tb", exit_method, nullptr, NativeSpec::Kind::method,
     NativeSpec::Style::python},
};

Value get_locked(Vm&, const Value& self) {
    return Value::boolean(as_lock(self)->locked);
}
Value get_waiters(Vm& vm, const Value& self) {
    return waiters_list(vm, as_lock(self)->waiters);
}
constexpr GetSetSpec kLockGetSets[] = {{"_locked", get_locked}, {"_waiters", get_waiters}};

}  // namespace

Value enter_subclass(Vm& vm, const Value& self) {
    return make_native_coroutine(vm, enter_by_call(vm, self), "_ContextManagerMixin.__aenter__");
}

Value exit_subclass(Vm& vm, const Value& self) {
    return make_native_coroutine(vm, exit_by_call(vm, self), "_ContextManagerMixin.__aexit__");
}

Value waiters_list(Vm& vm, const Waiters& waiters) {
    std::vector<Value> items;
    for (const auto& waiter : waiters) items.push_back(waiter);
    return vm.make_list(std::move(items));
}

void make_lock_types(Vm& vm, AsyncioState& state) {
    make_traced_types(vm, state);
    Vm::TypeSpec lock{"Lock", "asyncio.locks"};
    lock.base = state.loop_bound_type;
    lock.instance_size = sizeof(LockObject);
    lock.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    lock.attributes_offset = offsetof(TracedObject, attributes);
    lock.weakrefs_offset = offsetof(TracedObject, weakrefs);
    lock.slots.construct = lock_construct;
    lock.slots.init = lock_init;
    lock.slots.dealloc = lock_dealloc;
    lock.slots.traverse = lock_traverse;
    lock.slots.clear = lock_clear;
    lock.slots.repr = lock_repr;
    lock.methods = kLockMethods;
    lock.getsets = kLockGetSets;
    state.lock_type = vm.make_type(lock);
}

}  // namespace awaitscope
