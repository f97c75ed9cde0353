// The Python side of the queues.
#include "engine/aio/asyncio_state.h"
#include "engine/aio/queue.h"

#include <new>

namespace awaitscope {

namespace {

QueueObject* as_queue(const Value& value) {
    return value.as<QueueObject>();
}

Value construct(Vm& vm, Type* cls, const Args&) {
    const AsyncioState& state = asyncio_state(vm);
    auto* queue = vm.heap.make_instance<QueueObject>(cls);
    init_traced(queue);
    new (&queue->maxsize) Value(Value::small_int(0));
    new (&queue->items) QueueItems();
    new (&queue->container) Value();
    new (&queue->getters) Waiters();
    new (&queue->putters) Waiters();
    new (&queue->finished) Ref<EventObject>(make_inner_event(vm, true));
    queue->limit = queue->unfinished = 0;
    queue->order = Vm::is_subtype(cls, state.lifo_queue_type)       ? QueueOrder::lifo
                   : Vm::is_subtype(cls, state.priority_queue_type) ? QueueOrder::priority
                                                                    : QueueOrder::fifo;
    queue->shut_down = false;
    queue->overridden = cls->flags & kTypeHeap;
    vm.heap.track(queue);
    return Value::adopt(queue);
}

bool init(Vm& vm, const Value& self, const Args& args) {
    QueueObject* queue = as_queue(self);
    if (args.total() > 1 || (args.keywords() == 1 && !equal((*args.names)[0].as<StrObject>(), "maxsize"))) {
        if (args.keywords() > 0)
            vm.raise_f(vm.exc.TypeError, "Queue.__init__() got an unexpected keyword argument '{}'",
                       to_utf8((*args.names)[0].as<StrObject>()));
        else
            vm.raise_f(vm.exc.TypeError,
                       "Queue.__init__() takes from 1 to 2 positional arguments but {} were given",
                       args.total() + 1);
        return false;
    }
    if (args.total() == 1) {
        queue->maxsize = args[0];
        double limit = 0;
        if (!vm.to_double(args[0], limit)) return false;
        queue->limit = static_cast<std::int64_t>(limit) +
                       (limit > static_cast<double>(static_cast<std::int64_t>(limit)));
    }
    if (LoopInstrument* instrument = asyncio_state(vm).instrument)
        instrument->object_created(
            queue->trace_id, "Queue",
            queue->limit > 0 ? fmt::format("maxsize={}", queue->limit) : std::string());
    if (!queue->overridden) return true;
    return !vm.call_method(self, asyncio_state(vm).names._init, {queue->maxsize}).is_null();
}

void dealloc(Object* self) {
    auto* queue = static_cast<QueueObject*>(self);
    queue->maxsize.~Value();
    queue->items.~QueueItems();
    queue->container.~Value();
    queue->getters.~Waiters();
    queue->putters.~Waiters();
    queue->finished.~Ref();
    destroy_traced(queue);
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    auto* queue = static_cast<QueueObject*>(self);
    visitor.visit(queue->loop);
    for (const Value& item : queue->items) visitor.visit(item);
    visitor.visit(queue->container);
    for (const auto& waiter : queue->getters) visitor.visit(waiter.value());
    for (const auto& waiter : queue->putters) visitor.visit(waiter.value());
    visitor.visit(queue->finished.value());
}

void clear(Object* self) {
    auto* queue = static_cast<QueueObject*>(self);
    const QueueItems items = std::exchange(queue->items, QueueItems());
    const Waiters getters = std::exchange(queue->getters, Waiters());
    const Waiters putters = std::exchange(queue->putters, Waiters());
}

// ---- Texts

Value items_list(Vm& vm, QueueObject* queue) {
    if (!queue->container) return vm.make_list({queue->items.begin(), queue->items.end()});
    return vm.call(Value::share(vm.types.list), {queue->container});
}

bool format(Vm& vm, QueueObject* queue, std::string& out) {
    const Value maxsize = vm.repr(queue->maxsize);
    if (!maxsize) return false;
    out += "maxsize=" + vm.utf8(maxsize);
    std::int64_t size = 0;
    if (!queue_size(vm, queue, size)) return false;
    if (size > 0) {
        const Value items = items_list(vm, queue);
        const Value shown = items ? vm.repr(items) : Value();
        if (!shown) return false;
        out += " _queue=" + vm.utf8(shown);
    }
    if (!queue->getters.empty()) out += fmt::format(" _getters[{}]", queue->getters.size());
    if (!queue->putters.empty()) out += fmt::format(" _putters[{}]", queue->putters.size());
    if (queue->unfinished > 0) out += fmt::format(" tasks={}", queue->unfinished);
    if (queue->shut_down) out += " shutdown";
    return true;
}

Value repr(Vm& vm, const Value& self) {
    std::string text = fmt::format("<{} at {:#x} ", to_utf8(self.object()->type->name), vm.address(self));
    return format(vm, as_queue(self), text) ? vm.make_str(text + ">") : Value();
}

Value str(Vm& vm, const Value& self) {
    std::string text = fmt::format("<{} ", to_utf8(self.object()->type->name));
    return format(vm, as_queue(self), text) ? vm.make_str(text + ">") : Value();
}

// ---- Methods

Value put(Vm& vm, Bound a) {
    return make_native_coroutine(vm, kQueuePut, a[0], a[1]);
}
Value get(Vm& vm, Bound a) {
    return make_native_coroutine(vm, kQueueGet, a[0]);
}
Value join(Vm& vm, Bound a) {
    return make_native_coroutine(vm, queue_join(vm, Ref<QueueObject>(a[0])), "Queue.join");
}
Value put_nowait(Vm& vm, Bound a) {
    return queue_put_now(vm, as_queue(a[0]), a[1]) ? Value::none() : Value();
}
Value get_nowait(Vm& vm, Bound a) {
    return queue_get_now(vm, as_queue(a[0]));
}
Value task_done(Vm& vm, Bound a) {
    return queue_task_done(vm, as_queue(a[0])) ? Value::none() : Value();
}
Value shutdown(Vm& vm, Bound a) {
    bool immediate = false;
    if (!a[1].is_null() && !vm.truth(a[1], immediate)) return Value();
    return queue_shut_down(vm, as_queue(a[0]), immediate) ? Value::none() : Value();
}
Value qsize(Vm& vm, Bound a) {
    std::int64_t size = 0;
    return queue_size(vm, as_queue(a[0]), size) ? Value::small_int(size) : Value();
}
Value empty(Vm& vm, Bound a) {
    bool truth = as_queue(a[0])->items.size() > 0;
    if (as_queue(a[0])->container && !vm.truth(as_queue(a[0])->container, truth)) return Value();
    return Value::boolean(!truth);
}
Value full(Vm& vm, Bound a) {
    bool is_full = false;
    return queue_is_full(vm, as_queue(a[0]), is_full) ? Value::boolean(is_full) : Value();
}
Value own_init(Vm&, Bound a) {
    queue_init_items(as_queue(a[0]));
    return Value::none();
}
Value own_put(Vm& vm, Bound a) {
    return queue_put_item(vm, as_queue(a[0]), a[1]) ? Value::none() : Value();
}
Value own_get(Vm& vm, Bound a) {
    return queue_get_item(vm, as_queue(a[0]));
}
Value format_method(Vm& vm, Bound a) {
    std::string text;
    return format(vm, as_queue(a[0]), text) ? vm.make_str(text) : Value();
}
Value class_getitem(Vm& vm, Bound a) {
    return vm.call(Value::share(vm.types.generic_alias), {a[0], a[1]});
}

constexpr auto kMethod = NativeSpec::Kind::method;
constexpr auto kPythonStyle = NativeSpec::Style::python;
constexpr NativeSpec kMethods[] = {
    {"put", "self, item", put, nullptr, kMethod, kPythonStyle},
    {"get", "self", get, nullptr, kMethod, kPythonStyle},
    {"join", "self", join, nullptr, kMethod, kPythonStyle},
    {"put_nowait", "self, item", put_nowait, nullptr, kMethod, kPythonStyle},
    {"get_nowait", "self", get_nowait, nullptr, kMethod, kPythonStyle},
    {"task_done", "self", task_done, nullptr, kMethod, kPythonStyle},
    {"shutdown", "self, immediate=False", shutdown, nullptr, kMethod, kPythonStyle},
    {"qsize", "self", qsize, nullptr, kMethod, kPythonStyle},
    {"empty", "self", empty, nullptr, kMethod, kPythonStyle},
    {"full", "self", full, nullptr, kMethod, kPythonStyle},
    {"_init", "self, maxsize", own_init, nullptr, kMethod, kPythonStyle},
    {"_put", "self, item", own_put, nullptr, kMethod, kPythonStyle},
    {"_get", "self", own_get, nullptr, kMethod, kPythonStyle},
    {"_format", "self", format_method, nullptr, kMethod, kPythonStyle},
    {"__class_getitem__", "cls, item, /", class_getitem, nullptr, NativeSpec::Kind::class_method},
};

Value get_maxsize(Vm&, const Value& self) {
    return as_queue(self)->maxsize;
}
Value get_items(Vm& vm, const Value& self) {
    QueueObject* queue = as_queue(self);
    return queue->container ? queue->container : items_list(vm, queue);
}
bool set_items(Vm&, const Value& self, const Value* value) {
    as_queue(self)->container = value ? *value : Value();
    return true;
}
Value get_unfinished(Vm&, const Value& self) {
    return Value::small_int(as_queue(self)->unfinished);
}
bool set_unfinished(Vm& vm, const Value& self, const Value* value) {
    return value && vm.to_int64(*value, as_queue(self)->unfinished);
}
Value get_getters(Vm& vm, const Value& self) {
    return waiters_list(vm, as_queue(self)->getters);
}
Value get_putters(Vm& vm, const Value& self) {
    return waiters_list(vm, as_queue(self)->putters);
}
Value get_shut_down(Vm&, const Value& self) {
    return Value::boolean(as_queue(self)->shut_down);
}
Value get_finished(Vm&, const Value& self) {
    return as_queue(self)->finished;
}

constexpr GetSetSpec kGetSets[] = {
    {"maxsize", get_maxsize},
    {"_maxsize", get_maxsize},
    {"_queue", get_items, set_items},
    {"_getters", get_getters},
    {"_unfinished_tasks", get_unfinished, set_unfinished},
    {"_putters", get_putters},
    {"_is_shutdown", get_shut_down},
    {"_finished", get_finished},
};

Type* make_derived(Vm& vm, AsyncioState& state, const char* name) {
    Vm::TypeSpec spec{name, "asyncio.queues"};
    spec.base = state.queue_type;
    spec.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    spec.attributes_offset = offsetof(TracedObject, attributes);
    spec.weakrefs_offset = offsetof(TracedObject, weakrefs);
    return vm.make_type(spec);
}

}  // namespace

void make_queue_types(Vm& vm, AsyncioState& state) {
    Vm::TypeSpec queue{"Queue", "asyncio.queues"};
    queue.base = state.loop_bound_type;
    queue.instance_size = sizeof(QueueObject);
    queue.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    queue.attributes_offset = offsetof(TracedObject, attributes);
    queue.weakrefs_offset = offsetof(TracedObject, weakrefs);
    queue.slots.construct = construct;
    queue.slots.init = init;
    queue.slots.dealloc = dealloc;
    queue.slots.traverse = traverse;
    queue.slots.clear = clear;
    queue.slots.repr = repr;
    queue.slots.str = str;
    queue.methods = kMethods;
    queue.getsets = kGetSets;
    state.queue_type = vm.make_type(queue);
    state.lifo_queue_type = make_derived(vm, state, "LifoQueue");
    state.priority_queue_type = make_derived(vm, state, "PriorityQueue");

    const auto exception = [&](const char* name) {
        return static_cast<Type*>(vm.make_class(name, {vm.exc.Exception}, "asyncio.queues").leak());
    };
    state.queue_empty = exception("QueueEmpty");
    state.queue_full = exception("QueueFull");
    state.queue_shut_down = exception("QueueShutDown");
}

}  // namespace awaitscope
