// asyncio.Event.
#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/locks.h"

#include <new>

namespace awaitscope {

namespace {

EventObject* as_event(const Value& value) {
    return value.as<EventObject>();
}

EventObject* new_event(Vm& vm, Type* cls) {
    auto* event = vm.heap.make_instance<EventObject>(cls);
    init_traced(event);
    new (&event->waiters) Waiters();
    event->set = false;
    vm.heap.track(event);
    return event;
}

Value construct(Vm& vm, Type* cls, const Args&) {
    return Value::adopt(new_event(vm, cls));
}

bool init(Vm& vm, const Value& self, const Args& args) {
    if (!take_no_arguments(vm, args, "Event")) return false;
    if (LoopInstrument* instrument = asyncio_state(vm).instrument)
        instrument->object_created(as_event(self)->trace_id, "Event", {});
    return true;
}

void dealloc(Object* self) {
    static_cast<EventObject*>(self)->waiters.~Waiters();
    destroy_traced(static_cast<TracedObject*>(self));
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    auto* event = static_cast<EventObject*>(self);
    visitor.visit(event->loop);
    for (const auto& waiter : event->waiters) visitor.visit(waiter.value());
}

void clear_references(Object* self) {
    const Waiters waiters = std::exchange(static_cast<EventObject*>(self)->waiters, Waiters());
}

Value repr(Vm& vm, const Value& self) {
    const EventObject* event = as_event(self);
    std::string extra = event->set ? "set" : "unset";
    if (!event->waiters.empty()) extra += fmt::format(", waiters:{}", event->waiters.size());
    return primitive_repr(vm, self, extra);
}

Value is_set(Vm&, Bound a) {
    return Value::boolean(as_event(a[0])->set);
}

Value set(Vm& vm, Bound a) {
    EventObject* event = as_event(a[0]);
    const CauseScope scope(asyncio_state(vm).instrument, operation(vm, event, "Event", "set"));
    set_event(vm, event);
    return Value::none();
}

Value clear(Vm& vm, Bound a) {
    as_event(a[0])->set = false;
    operation(vm, as_event(a[0]), "Event", "clear");
    return Value::none();
}

Value wait(Vm& vm, Bound a) {
    return make_native_coroutine(vm, event_wait(vm, Ref<EventObject>(a[0]), FutureRole::event, a[0]),
                                 "Event.wait");
}

constexpr auto kMethod = NativeSpec::Kind::method;
constexpr auto kPythonStyle = NativeSpec::Style::python;
constexpr NativeSpec kMethods[] = {
    {"is_set", "self", is_set, nullptr, kMethod, kPythonStyle},
    {"set", "self", set, nullptr, kMethod, kPythonStyle},
    {"clear", "self", clear, nullptr, kMethod, kPythonStyle},
    {"wait", "self", wait, nullptr, kMethod, kPythonStyle},
};

Value get_value(Vm&, const Value& self) {
    return Value::boolean(as_event(self)->set);
}
Value get_waiters(Vm& vm, const Value& self) {
    return waiters_list(vm, as_event(self)->waiters);
}
constexpr GetSetSpec kGetSets[] = {{"_value", get_value}, {"_waiters", get_waiters}};

}  // namespace

void set_event(Vm& vm, EventObject* event) {
    if (event->set) return;
    event->set = true;
    const std::vector<Ref<FutureObject>> waiting(event->waiters.begin(), event->waiters.end());
    for (const auto& waiter : waiting)
        if (!waiter->done()) set_future_result(vm, waiter.get(), Value::boolean(true));
}

NativeCoroutine event_wait(Vm& vm, Ref<EventObject> event, FutureRole role, Value subject) {
    if (event->set) co_return Value::boolean(true);
    EventLoopObject* loop = bind_loop(vm, event.get());
    if (!loop) co_return Value();
    const Ref<FutureObject> waiter = make_future(vm, loop, role, std::move(subject));
    event->waiters.push(waiter);
    const Owned owned{{&event.value(), &waiter.value()}};
    const Value woken = co_await AwaitFuture(vm, *waiter, &owned);
    event->waiters.remove(waiter.get());
    co_return woken ? Value::boolean(true) : Value();
}

Ref<EventObject> make_inner_event(Vm& vm, bool set) {
    EventObject* event = new_event(vm, asyncio_state(vm).event_type);
    event->set = set;
    return Ref<EventObject>::adopt(event);
}

void make_event_type(Vm& vm, AsyncioState& state) {
    Vm::TypeSpec event{"Event", "asyncio.locks"};
    event.base = state.loop_bound_type;
    event.instance_size = sizeof(EventObject);
    event.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    event.attributes_offset = offsetof(TracedObject, attributes);
    event.weakrefs_offset = offsetof(TracedObject, weakrefs);
    event.slots.construct = construct;
    event.slots.init = init;
    event.slots.dealloc = dealloc;
    event.slots.traverse = traverse;
    event.slots.clear = clear_references;
    event.slots.repr = repr;
    event.methods = kMethods;
    event.getsets = kGetSets;
    state.event_type = vm.make_type(event);
}

}  // namespace awaitscope
