// asyncio.Queue, LifoQueue, PriorityQueue.
#pragma once

#include "engine/aio/locks.h"

namespace awaitscope {

enum class QueueOrder : std::uint8_t { fifo, lifo, priority };

/// A ring of values for the FIFO, a vector for the other two.
class QueueItems {
  public:
    std::size_t size() const { return items_.size() - head_; }
    void push(Value item) { items_.push_back(std::move(item)); }
    Value pop_front();
    Value pop_back();
    std::vector<Value>& all() { return items_; }  ///< only while nothing was taken from the front
    auto begin() const { return items_.begin() + static_cast<std::ptrdiff_t>(head_); }
    auto end() const { return items_.end(); }

  private:
    std::vector<Value> items_;
    std::size_t head_ = 0;  // those before it are null
};

struct QueueObject : TracedObject {
    Value maxsize;  ///< as given
    std::int64_t limit;
    QueueItems items;
    Value container;  ///< _queue, where a subclass brought its own; else null and `items` counts
    Waiters getters, putters;
    Ref<EventObject> finished;  ///< set while no item is in progress; join() waits for it
    std::int64_t unfinished;
    QueueOrder order;
    bool shut_down;
    bool overridden;  ///< a Python subclass, whose _get, _put and so on are called
};

// What the methods are made of. False or null: exception pending.
bool queue_size(Vm& vm, QueueObject* queue, std::int64_t& size);
bool queue_is_full(Vm& vm, QueueObject* queue, bool& full);
bool queue_put_now(Vm& vm, QueueObject* queue, const Value& item);
Value queue_get_now(Vm& vm, QueueObject* queue);
/// The three that subclasses may replace: Queue's own versions.
void queue_init_items(QueueObject* queue);
bool queue_put_item(Vm& vm, QueueObject* queue, const Value& item);
Value queue_get_item(Vm& vm, QueueObject* queue);
bool queue_task_done(Vm& vm, QueueObject* queue);
bool queue_shut_down(Vm& vm, QueueObject* queue, bool immediate);

/// Queue.put: first the queue, second the item. Queue.get: first the queue.
extern const NativeBody kQueuePut, kQueueGet;
NativeCoroutine queue_join(Vm& vm, Ref<QueueObject> queue);

void make_queue_types(Vm& vm, AsyncioState& state);

}  // namespace awaitscope
