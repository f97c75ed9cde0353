#include "engine/aio/gather.h"

#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/task.h"

#include <new>
#include <unordered_map>

namespace awaitscope {

namespace {

GatherObject* as_gather(const Value& value) {
    return value.as<GatherObject>();
}

void dealloc(Object* self) {
    auto* gather = static_cast<GatherObject*>(self);
    gather->children.~vector();
    gather->awaiting_task.~Value();
    future_dealloc_fields(gather);
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    future_traverse(self, visitor);
    auto* gather = static_cast<GatherObject*>(self);
    for (const Value& child : gather->children) visitor.visit(child);
    visitor.visit(gather->awaiting_task);
}

void clear(Object* self) {
    auto* gather = static_cast<GatherObject*>(self);
    const std::vector<Value> children = std::move(gather->children);
    gather->children.clear();
    gather->awaiting_task = Value();
    future_clear(self);
}

Value cancel_method(Vm& vm, Bound a) {
    const Found cancelled = cancel_gather(vm, as_gather(a[0]), a[1]);
    return cancelled == Found::error ? Value() : Value::boolean(cancelled == Found::yes);
}

constexpr NativeSpec kMethods[] = {{"cancel", "self, msg=None", cancel_method}};

Value get_children(Vm& vm, const Value& self) {
    return vm.make_list(as_gather(self)->children);
}
Value get_cancel_requested(Vm&, const Value& self) {
    return Value::boolean(as_gather(self)->cancel_requested);
}
constexpr GetSetSpec kGetSets[] = {{"_children", get_children}, {"_cancel_requested", get_cancel_requested}};

Ref<GatherObject> make_gather(Vm& vm, EventLoopObject* loop, std::vector<Value> children,
                              bool return_exceptions) {
    auto* gather = vm.heap.make_instance<GatherObject>(loop->state->gather_type);
    init_future_fields(gather, FutureRole::gather);
    new (&gather->children) std::vector<Value>(std::move(children));
    new (&gather->awaiting_task) Value();
    gather->loop = Value::share(loop);
    gather->unfinished = 0;
    gather->return_exceptions = return_exceptions;
    gather->cancel_requested = false;
    vm.heap.track(gather);
    return Ref<GatherObject>::adopt(gather);
}

/// What a child contributes to the list of results.
Value outcome_of(Vm& vm, AsyncioState& state, FutureObject* child) {
    if (child->state == FutureState::cancelled) {
        // Not the child's own error: that one is made at most once, for whoever awaits the child.
        const Value message = child->details ? child->details->cancel_message : Value();
        return vm.call(Value::share(state.cancelled_error), {message.is_null() ? vm.make_str("") : message});
    }
    child->log_traceback = false;
    return child->result;
}

void finish(Vm& vm, GatherObject* gather, FutureObject* last) {
    if (gather->cancel_requested) {
        // Cancelling the gather counts even if the children's cancellations would be results.
        set_future_exception(vm, gather, make_cancelled_error(vm, last));
        return;
    }
    std::vector<Value> results;
    results.reserve(gather->children.size());
    for (const Value& child : gather->children)
        results.push_back(outcome_of(vm, *gather->event_loop()->state, child.as<FutureObject>()));
    set_future_result(vm, gather, vm.make_list(std::move(results)));
}

Value gather_nothing(Vm& vm) {
    EventLoopObject* loop = asyncio_state(vm).current_event_loop();
    if (!loop) return Value();
    const Ref<FutureObject> future = make_future(vm, loop);
    set_future_result(vm, future.get(), vm.make_list());
    return future;
}

/// The futures of gather's arguments, in their order.
struct Children {
    std::vector<Value> all;       ///< an argument given twice is one child, but two places
    std::vector<Value> distinct;  ///< each child once; empty if `all` has no child twice
    const std::vector<Value>& once() const { return distinct.empty() ? all : distinct; }
};

bool wrap_all(Vm& vm, std::span<const Value> awaitables, EventLoopObject*& loop, Children& children) {
    AsyncioState& state = asyncio_state(vm);
    // Only what has a second reference can come a second time: a million fresh coroutines need no table.
    std::unordered_map<std::uint64_t, std::size_t> seen;
    children.all.reserve(awaitables.size());
    for (const Value& awaitable : awaitables) {
        if (awaitable.is_object() && awaitable.object()->refcount > 1) {
            const auto [known, fresh] = seen.try_emplace(awaitable.bits(), children.all.size());
            if (!fresh) {
                if (children.distinct.empty()) children.distinct = children.all;
                children.all.push_back(children.all[known->second]);
                continue;
            }
        }
        const bool given = is_future(vm, awaitable);
        Value child = ensure_future(vm, awaitable, loop);
        if (!child) return false;
        if (!is_native_future(state, child)) {
            vm.raise(vm.exc.TypeError, "gather() takes coroutines and asyncio futures");
            return false;
        }
        if (!loop) loop = child.as<FutureObject>()->event_loop();
        if (!given && vm.is_instance(child, state.task_type))
            child.as<TaskObject>()->log_destroy_pending = false;
        if (!children.distinct.empty()) children.distinct.push_back(child);
        children.all.push_back(std::move(child));
    }
    return true;
}

}  // namespace

Value gather(Vm& vm, std::span<const Value> awaitables, bool return_exceptions) {
    if (awaitables.empty()) return gather_nothing(vm);
    AsyncioState& state = asyncio_state(vm);
    EventLoopObject* loop = state.running_loop ? state.running_loop.as<EventLoopObject>() : nullptr;
    const Value task = loop ? loop->current_task : Value();
    const bool running = loop != nullptr;
    Ref<GatherObject> outer;
    // The tasks are made before the future that gathers them, but the trace is easier to read the other way
    // round.
    if (running) outer = make_gather(vm, loop, {}, return_exceptions);
    if (running && state.instrument)
        state.instrument->object_created(outer->trace_id, "Gather",
                                         fmt::format("gather of {}", awaitables.size()));
    Children children;
    {
        const GatheringScope scope(state, running ? outer->trace_id : 0);
        if (!wrap_all(vm, awaitables, loop, children)) return Value();
    }
    if (!running) outer = make_gather(vm, loop, {}, return_exceptions);
    outer->awaiting_task = task;
    outer->unfinished = static_cast<std::uint32_t>(children.once().size());
    // Children that were done before are counted after all others have their callback.
    std::vector<Value> done;
    for (const Value& child : children.once()) {
        auto* future = child.as<FutureObject>();
        if (future->done())
            done.push_back(child);
        else
            add_done_callback(vm, future, {outer, Value(), CallKind::gather_done});
    }
    outer->children = std::move(children.all);
    for (const Value& child : done) gather_child_done(vm, outer.get(), child);
    return outer;
}

void gather_child_done(Vm& vm, GatherObject* gather, const Value& child_value) {
    auto* child = child_value.as<FutureObject>();
    --gather->unfinished;
    if (gather->done()) {
        child->log_traceback = false;
        return;
    }
    if (!gather->return_exceptions) {
        if (child->state == FutureState::cancelled) {
            set_future_exception(vm, gather, make_cancelled_error(vm, child));
            return;
        }
        child->log_traceback = false;
        if (child->failed) {
            set_future_exception(vm, gather, child->result);
            return;
        }
    }
    if (gather->unfinished == 0) finish(vm, gather, child);
}

Found cancel_gather(Vm& vm, GatherObject* gather, const Value& message) {
    if (gather->done()) return Found::no;
    bool any = false;
    const std::vector<Value> children = gather->children;
    for (const Value& child : children) {
        const Found cancelled = cancel_future(vm, child, message);
        if (cancelled == Found::error) return cancelled;
        any |= cancelled == Found::yes;
    }
    if (any) gather->cancel_requested = true;
    return any ? Found::yes : Found::no;
}

void make_gather_type(Vm& vm, AsyncioState& state) {
    Vm::TypeSpec gather{"_GatheringFuture", "asyncio.tasks"};
    gather.base = state.future_type;
    gather.instance_size = sizeof(GatherObject);
    gather.flags = kTypeAttributes | kTypeWeakrefs;
    gather.attributes_offset = offsetof(FutureObject, attributes);
    gather.weakrefs_offset = offsetof(FutureObject, weakrefs);
    gather.slots.dealloc = dealloc;
    gather.slots.traverse = traverse;
    gather.slots.clear = clear;
    gather.methods = kMethods;
    gather.getsets = kGetSets;
    state.gather_type = vm.make_type(gather);
}

}  // namespace awaitscope
