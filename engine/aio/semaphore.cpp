// asyncio.Semaphore and BoundedSemaphore.
#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/locks.h"

#include <algorithm>
#include <new>

namespace awaitscope {

namespace {

SemaphoreObject* as_semaphore(const Value& value) {
    return value.as<SemaphoreObject>();
}

bool locked(const SemaphoreObject* semaphore) {
    return semaphore->value == 0 ||
           std::any_of(semaphore->waiters.begin(), semaphore->waiters.end(),
                       [](const auto& waiter) { return waiter->state != FutureState::cancelled; });
}

/// Gives a unit to the first waiter that has none yet. False if there is no such waiter.
bool wake_up_next(Vm& vm, SemaphoreObject* semaphore) {
    for (const auto& waiter : semaphore->waiters) {
        if (waiter->done()) continue;
        --semaphore->value;
        const Ref<FutureObject> keep = waiter;
        set_future_result(vm, keep.get(), Value::boolean(true));
        return true;
    }
    return false;
}

NativeCoroutine wait_and_acquire(Vm& vm, Ref<SemaphoreObject> semaphore, Value result) {
    EventLoopObject* loop = bind_loop(vm, semaphore.get());
    if (!loop) co_return Value();
    const Ref<FutureObject> waiter = make_future(vm, loop, FutureRole::semaphore, semaphore);
    semaphore->waiters.push(waiter);
    const Owned owned{{&semaphore.value(), &waiter.value(), &result}};
    const Value woken = co_await AwaitFuture(vm, *waiter, &owned);
    semaphore->waiters.remove(waiter.get());
    // The unit was ours already: give it back.
    if (!woken && vm.pending_is(loop->state->cancelled_error) && waiter->done() &&
        waiter->state != FutureState::cancelled)
        ++semaphore->value;
    // Others may have had to queue behind us only because of the order.
    while (semaphore->value > 0 && wake_up_next(vm, semaphore.get())) {
    }
    if (!woken) co_return Value();
    operation(vm, semaphore.get(), "Semaphore", "acquire");
    co_return result;
}

bool release(Vm& vm, SemaphoreObject* semaphore) {
    if (semaphore->bound >= 0 && semaphore->value >= semaphore->bound) {
        vm.raise(vm.exc.ValueError, "BoundedSemaphore released too many times");
        return false;
    }
    const CauseScope scope(asyncio_state(vm).instrument, operation(vm, semaphore, "Semaphore", "release"));
    ++semaphore->value;
    wake_up_next(vm, semaphore);
    return true;
}

/// first: the semaphore; second: the result. Where a unit is free, no C++ coroutine is needed.
ResumeResult semaphore_acquire(Vm& vm, NativeObject& self, Value) {
    auto* semaphore = self.first.as<SemaphoreObject>();
    if (locked(semaphore))
        return become(vm, self, wait_and_acquire(vm, Ref<SemaphoreObject>(self.first), self.second));
    --semaphore->value;
    operation(vm, semaphore, "Semaphore", "acquire");
    return {ResumeStatus::returned, std::move(self.second)};
}

ResumeResult semaphore_exit(Vm& vm, NativeObject& self, Value) {
    if (release(vm, self.first.as<SemaphoreObject>())) return {ResumeStatus::returned, Value::none()};
    return {ResumeStatus::raised, Value()};
}

constexpr NativeBody kAcquire = {"acquire", "Semaphore.acquire", semaphore_acquire};
constexpr NativeBody kEnter = {"__aenter__", "_ContextManagerMixin.__aenter__", semaphore_acquire};
constexpr NativeBody kExit = {"__aexit__", "_ContextManagerMixin.__aexit__", semaphore_exit};

Value construct(Vm& vm, Type* cls, const Args&) {
    auto* semaphore = vm.heap.make_instance<SemaphoreObject>(cls);
    init_traced(semaphore);
    new (&semaphore->waiters) Waiters();
    semaphore->value = 1;
    semaphore->bound = -1;
    vm.heap.track(semaphore);
    return Value::adopt(semaphore);
}

bool init(Vm& vm, const Value& self, const Args& args) {
    SemaphoreObject* semaphore = as_semaphore(self);
    const bool bounded = vm.is_instance(self, asyncio_state(vm).bounded_semaphore_type);
    const char* type = bounded ? "BoundedSemaphore" : "Semaphore";
    if (args.positional > 1) {
        vm.raise_f(vm.exc.TypeError, "{}.__init__() takes from 1 to 2 positional arguments but {} were given",
                   type, args.positional + 1);
        return false;
    }
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        const auto* keyword = (*args.names)[i].as<StrObject>();
        if (args.positional == 0 && equal(keyword, "value")) continue;
        vm.raise_f(
            vm.exc.TypeError, "{}.__init__() got {} '{}'", type,
            equal(keyword, "value") ? "multiple values for argument" : "an unexpected keyword argument",
            to_utf8(keyword));
        return false;
    }
    if (args.total() == 1 && !vm.to_int64(args[0], semaphore->value)) return false;
    if (semaphore->value < 0) {
        vm.raise(vm.exc.ValueError, "Semaphore initial value must be >= 0");
        return false;
    }
    if (bounded) semaphore->bound = semaphore->value;
    if (LoopInstrument* instrument = asyncio_state(vm).instrument)
        instrument->object_created(semaphore->trace_id, "Semaphore",
                                   fmt::format("value={}", semaphore->value));
    return true;
}

void dealloc(Object* self) {
    static_cast<SemaphoreObject*>(self)->waiters.~Waiters();
    destroy_traced(static_cast<TracedObject*>(self));
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    auto* semaphore = static_cast<SemaphoreObject*>(self);
    visitor.visit(semaphore->loop);
    for (const auto& waiter : semaphore->waiters) visitor.visit(waiter.value());
}

void clear(Object* self) {
    const Waiters waiters = std::exchange(static_cast<SemaphoreObject*>(self)->waiters, Waiters());
}

Value repr(Vm& vm, const Value& self) {
    const SemaphoreObject* semaphore = as_semaphore(self);
    std::string extra = locked(semaphore) ? "locked" : fmt::format("unlocked, value:{}", semaphore->value);
    if (!semaphore->waiters.empty()) extra += fmt::format(", waiters:{}", semaphore->waiters.size());
    return primitive_repr(vm, self, extra);
}

Value acquire_method(Vm& vm, Bound a) {
    return make_native_coroutine(vm, kAcquire, a[0], Value::boolean(true));
}
Value release_method(Vm& vm, Bound a) {
    return release(vm, as_semaphore(a[0])) ? Value::none() : Value();
}
Value locked_method(Vm&, Bound a) {
    return Value::boolean(locked(as_semaphore(a[0])));
}
Value enter_method(Vm& vm, Bound a) {
    if (is_subclass_instance(a[0])) return enter_subclass(vm, a[0]);
    return make_native_coroutine(vm, kEnter, a[0], Value::none());
}
Value exit_method(Vm& vm, Bound a) {
    if (is_subclass_instance(a[0])) return exit_subclass(vm, a[0]);
    return make_native_coroutine(vm, kExit, a[0]);
}

constexpr auto kMethod = NativeSpec::Kind::method;
constexpr auto kPythonStyle = NativeSpec::Style::python;
constexpr NativeSpec kMethods[] = {
    {"acquire", "self", acquire_method, nullptr, kMethod, kPythonStyle},
    {"release", "self", release_method, nullptr, kMethod, kPythonStyle},
    {"locked", "self", locked_method, nullptr, kMethod, kPythonStyle},
    {"__aenter__", "self", enter_method, nullptr, kMethod, kPythonStyle},
    {"__aexit__", "self, exc_type, exc, tb", exit_method, nullptr, kMethod, kPythonStyle},
};

Value get_value(Vm&, const Value& self) {
    return Value::small_int(as_semaphore(self)->value);
}
bool set_value(Vm& vm, const Value& self, const Value* value) {
    return value && vm.to_int64(*value, as_semaphore(self)->value);
}
Value get_waiters(Vm& vm, const Value& self) {
    return waiters_list(vm, as_semaphore(self)->waiters);
}
Value get_bound(Vm&, const Value& self) {
    return Value::small_int(as_semaphore(self)->bound);
}
constexpr GetSetSpec kGetSets[] = {{"_value", get_value, set_value}, {"_waiters", get_waiters}};
constexpr GetSetSpec kBoundedGetSets[] = {{"_bound_value", get_bound}};

}  // namespace

void make_semaphore_types(Vm& vm, AsyncioState& state) {
    Vm::TypeSpec semaphore{"Semaphore", "asyncio.locks"};
    semaphore.base = state.loop_bound_type;
    semaphore.instance_size = sizeof(SemaphoreObject);
    semaphore.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    semaphore.attributes_offset = offsetof(TracedObject, attributes);
    semaphore.weakrefs_offset = offsetof(TracedObject, weakrefs);
    semaphore.slots.construct = construct;
    semaphore.slots.init = init;
    semaphore.slots.dealloc = dealloc;
    semaphore.slots.traverse = traverse;
    semaphore.slots.clear = clear;
    semaphore.slots.repr = repr;
    semaphore.methods = kMethods;
    semaphore.getsets = kGetSets;
    state.semaphore_type = vm.make_type(semaphore);

    Vm::TypeSpec bounded{"BoundedSemaphore", "asyncio.locks"};
    bounded.base = state.semaphore_type;
    bounded.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    bounded.attributes_offset = offsetof(TracedObject, attributes);
    bounded.weakrefs_offset = offsetof(TracedObject, weakrefs);
    bounded.getsets = kBoundedGetSets;
    state.bounded_semaphore_type = vm.make_type(bounded);
}

}  // namespace awaitscope
