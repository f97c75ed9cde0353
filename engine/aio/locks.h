// Lock, Event, Semaphore, BoundedSemaphore, and what all of asyncio's primitives have in common.
#pragma once

#include "engine/aio/future.h"
#include "engine/vm/native_coroutine.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// Base of everything that the trace gives an id: primitives written here or in Python.
struct TracedObject : Object {
    Value loop;  ///< mixins._LoopBoundMixin: the loop that first waited here; null before
    ObjectId trace_id;
    Object* weakrefs;
    Attributes attributes;
};

/// Futures in the order in which their tasks began to wait.
class Waiters {
  public:
    bool empty() const { return head_ == items_.size(); }
    std::size_t size() const { return items_.size() - head_; }
    auto begin() const { return items_.begin() + static_cast<std::ptrdiff_t>(head_); }
    auto end() const { return items_.end(); }
    void push(Ref<FutureObject> future) { items_.push_back(std::move(future)); }
    Ref<FutureObject> pop();
    bool remove(const FutureObject* future);

  private:
    // A deque would cost half a kilobyte for each of many idle locks.
    std::vector<Ref<FutureObject>> items_;
    std::size_t head_ = 0;  // those before it have left
};

struct LockObject : TracedObject {
    Waiters waiters;
    Value holder;  ///< the task that acquired it; for the trace and for naming deadlocks. Null if free
    bool locked;
};

struct EventObject : TracedObject {
    Waiters waiters;
    bool set;
};

struct SemaphoreObject : TracedObject {
    Waiters waiters;
    std::int64_t value;
    std::int64_t bound;  ///< BoundedSemaphore: the initial value; -1 for a plain one
};

/// mixins._LoopBoundMixin._get_loop(): null with RuntimeError if it is bound to another loop.
EventLoopObject* bind_loop(Vm& vm, TracedObject* primitive);
/// "<asyncio.locks.Lock object at 0x… [unlocked]>".
Value primitive_repr(Vm& vm, const Value& self, const std::string& extra);

/// False with CPython's TypeError if a constructor that takes nothing was given something.
bool take_no_arguments(Vm& vm, const Args& args, std::string_view type);
void init_traced(TracedObject* object);
void destroy_traced(TracedObject* object);

/// _ContextManagerMixin for subclasses written in Python, whose own acquire() and release() count.
Value enter_subclass(Vm& vm, const Value& self);
Value exit_subclass(Vm& vm, const Value& self);
inline bool is_subclass_instance(const Value& self) {
    return self.object()->type->flags & kTypeHeap;
}

/// The waiters as `_waiters` shows them.
Value waiters_list(Vm& vm, const Waiters& waiters);

/// Tells the instrument that something was done to the primitive; the event is the cause of what follows.
Seq operation(Vm& vm, TracedObject* object, std::string_view kind, std::string_view words);

void set_event(Vm& vm, EventObject* event);
/// Event.wait(). `role` and `subject` say what the waiting task says that it waits for.
NativeCoroutine event_wait(Vm& vm, Ref<EventObject> event, FutureRole role, Value subject);
/// An event inside another primitive.
Ref<EventObject> make_inner_event(Vm& vm, bool set);

void make_lock_types(Vm& vm, AsyncioState& state);
void make_event_type(Vm& vm, AsyncioState& state);
void make_semaphore_types(Vm& vm, AsyncioState& state);

}  // namespace awaitscope
