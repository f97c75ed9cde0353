// What queues do; queue_type.cpp has their Python side.
#include "engine/aio/queue.h"

#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"

#include <utility>

namespace awaitscope {

Value QueueItems::pop_front() {
    Value first = std::move(items_[head_++]);
    if (head_ == items_.size()) {
        items_.clear();
        head_ = 0;
    } else if (head_ >= 64 && head_ * 2 > items_.size()) {
        items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(head_));
        head_ = 0;
    }
    return first;
}

Value QueueItems::pop_back() {
    Value last = std::move(items_.back());
    items_.pop_back();
    return last;
}

namespace {

// ---- The heap of a PriorityQueue: heapq's algorithm, step for step, since entries that compare equal come
// out in the order that it leaves them in.

bool less(Vm& vm, const Value& a, const Value& b, bool& out) {
    const Value answer = vm.compare(a, b, CompareOp::lt);
    return answer && vm.truth(answer, out);
}

bool sift_down(Vm& vm, std::vector<Value>& heap, std::size_t start, std::size_t at) {
    while (at > start) {
        const std::size_t parent = (at - 1) / 2;
        bool smaller = false;
        if (!less(vm, heap[at], heap[parent], smaller)) return false;
        if (!smaller) break;
        std::swap(heap[at], heap[parent]);
        at = parent;
    }
    return true;
}

bool sift_up(Vm& vm, std::vector<Value>& heap, std::size_t at) {
    const std::size_t start = at;
    while (at < heap.size() / 2) {
        std::size_t child = 2 * at + 1;
        if (child + 1 < heap.size()) {
            bool left_smaller = false;
            if (!less(vm, heap[child], heap[child + 1], left_smaller)) return false;
            if (!left_smaller) ++child;
        }
        std::swap(heap[at], heap[child]);
        at = child;
    }
    return sift_down(vm, heap, start, at);
}

Value heap_pop(Vm& vm, std::vector<Value>& heap) {
    Value last = std::move(heap.back());
    heap.pop_back();
    if (heap.empty()) return last;
    Value first = std::exchange(heap.front(), std::move(last));
    return sift_up(vm, heap, 0) ? first : Value();
}

// ---- Calls that a subclass may have replaced

bool put_item(Vm& vm, QueueObject* queue, const Value& item) {
    if (!queue->overridden) return queue_put_item(vm, queue, item);
    return !vm.call_method(Value::share(queue), asyncio_state(vm).names._put, {item}).is_null();
}

Value get_item(Vm& vm, QueueObject* queue) {
    if (!queue->overridden) return queue_get_item(vm, queue);
    return vm.call_method(Value::share(queue), asyncio_state(vm).names._get);
}

bool ask(Vm& vm, QueueObject* queue, StrObject* method, bool& answer) {
    const Value result = vm.call_method(Value::share(queue), method);
    return result && vm.truth(result, answer);
}

bool is_full(Vm& vm, QueueObject* queue, bool& full) {
    return queue->overridden ? ask(vm, queue, asyncio_state(vm).names.full, full)
                             : queue_is_full(vm, queue, full);
}

bool is_empty(Vm& vm, QueueObject* queue, bool& empty) {
    if (queue->overridden) return ask(vm, queue, asyncio_state(vm).names.empty, empty);
    empty = queue->items.size() == 0;
    return true;
}

// ---- Waking

void wake_next(Vm& vm, Waiters& waiters) {
    while (!waiters.empty()) {
        const Ref<FutureObject> waiter = waiters.pop();
        if (waiter->done()) continue;
        set_future_result(vm, waiter.get(), Value::none());
        return;
    }
}

void wake_all(Vm& vm, Waiters& waiters) {
    while (!waiters.empty()) {
        const Ref<FutureObject> waiter = waiters.pop();
        if (!waiter->done()) set_future_result(vm, waiter.get(), Value::none());
    }
}

std::string shortened(Vm& vm, const Value& item) {
    if (!vm.is_exact_str(item) && !item.is_small_int() && !item.is_bool() && !item.is_none() &&
        vm.type_of(item) != vm.types.float_ && vm.type_of(item) != vm.types.tuple)
        return "a " + to_utf8(vm.type_of(item)->name);
    const Value shown = vm.repr(item);
    if (!shown) {
        vm.clear_exception();
        return "an item";
    }
    std::string text = vm.utf8(shown);
    return text.size() <= 40 ? text : text.substr(0, 37) + "...";
}

Seq queue_operation(Vm& vm, QueueObject* queue, const char* verb, const Value& item) {
    if (!asyncio_state(vm).instrument) return 0;
    const Value pending = std::exchange(vm.pending, Value());
    const Seq seq = operation(vm, queue, "Queue", fmt::format("{} {}", verb, shortened(vm, item)));
    vm.pending = pending;
    return seq;
}

/// A waiter that will not wait any longer: takes it out and, if its turn had come, gives the turn to the
/// next.
void give_up(Vm& vm, Waiters& waiters, FutureObject* waiter, bool next_could_go) {
    const Value error = std::exchange(vm.pending, Value());
    cancel_plain_future(vm, waiter, Value());
    if (vm.pending) return;  // the loop is closed
    waiters.remove(waiter);
    if (next_could_go && waiter->state != FutureState::cancelled) wake_next(vm, waiters);
    vm.pending = error;
}

bool raise_shut_down(Vm& vm) {
    vm.raise_args(asyncio_state(vm).queue_shut_down, {});
    return false;
}

}  // namespace

bool queue_size(Vm& vm, QueueObject* queue, std::int64_t& size) {
    if (queue->container) return vm.length(queue->container, size);
    size = static_cast<std::int64_t>(queue->items.size());
    return true;
}

bool queue_is_full(Vm& vm, QueueObject* queue, bool& full) {
    full = false;
    if (queue->limit <= 0) return true;
    std::int64_t size = 0;
    if (queue->overridden) {
        const Value answer = vm.call_method(Value::share(queue), asyncio_state(vm).names.qsize);
        if (!answer || !vm.to_int64(answer, size)) return false;
    } else if (!queue_size(vm, queue, size)) {
        return false;
    }
    full = size >= queue->limit;
    return true;
}

void queue_init_items(QueueObject* queue) {
    queue->items = QueueItems();
}

bool queue_put_item(Vm& vm, QueueObject* queue, const Value& item) {
    if (queue->container)
        return !vm.call_method(queue->container, asyncio_state(vm).names.append, {item}).is_null();
    queue->items.push(item);
    if (queue->order != QueueOrder::priority) return true;
    std::vector<Value>& heap = queue->items.all();
    return sift_down(vm, heap, 0, heap.size() - 1);
}

Value queue_get_item(Vm& vm, QueueObject* queue) {
    const AsyncioNames& names = asyncio_state(vm).names;
    if (queue->container)
        return vm.call_method(queue->container, queue->order == QueueOrder::fifo ? names.popleft : names.pop);
    if (queue->items.size() == 0) return vm.raise(vm.exc.IndexError, "pop from an empty deque");
    if (queue->order == QueueOrder::fifo) return queue->items.pop_front();
    if (queue->order == QueueOrder::lifo) return queue->items.pop_back();
    return heap_pop(vm, queue->items.all());
}

bool queue_put_now(Vm& vm, QueueObject* queue, const Value& item) {
    if (queue->shut_down) return raise_shut_down(vm);
    bool full = false;
    if (!is_full(vm, queue, full)) return false;
    if (full) {
        vm.raise_args(asyncio_state(vm).queue_full, {});
        return false;
    }
    if (!put_item(vm, queue, item)) return false;
    const CauseScope scope(asyncio_state(vm).instrument, queue_operation(vm, queue, "put", item));
    ++queue->unfinished;
    queue->finished->set = false;
    wake_next(vm, queue->getters);
    return true;
}

Value queue_get_now(Vm& vm, QueueObject* queue) {
    bool empty = false;
    if (!is_empty(vm, queue, empty)) return Value();
    if (empty) {
        if (queue->shut_down)
            raise_shut_down(vm);
        else
            vm.raise_args(asyncio_state(vm).queue_empty, {});
        return Value();
    }
    Value item = get_item(vm, queue);
    if (!item) return Value();
    const CauseScope scope(asyncio_state(vm).instrument, queue_operation(vm, queue, "get", item));
    wake_next(vm, queue->putters);
    return item;
}

bool queue_task_done(Vm& vm, QueueObject* queue) {
    if (queue->unfinished <= 0) {
        vm.raise(vm.exc.ValueError, "task_done() called too many times");
        return false;
    }
    --queue->unfinished;
    const CauseScope scope(asyncio_state(vm).instrument, operation(vm, queue, "Queue", "task_done"));
    if (queue->unfinished == 0) set_event(vm, queue->finished.get());
    return true;
}

bool queue_shut_down(Vm& vm, QueueObject* queue, bool immediate) {
    const CauseScope scope(asyncio_state(vm).instrument,
                           operation(vm, queue, "Queue", immediate ? "shutdown immediate" : "shutdown"));
    queue->shut_down = true;
    if (immediate) {
        for (bool empty = false;;) {
            if (!is_empty(vm, queue, empty)) return false;
            if (empty) break;
            if (!get_item(vm, queue)) return false;
            if (queue->unfinished > 0) --queue->unfinished;
        }
        if (queue->unfinished == 0) set_event(vm, queue->finished.get());
    }
    wake_all(vm, queue->getters);
    wake_all(vm, queue->putters);
    return true;
}

namespace {

NativeCoroutine wait_and_put(Vm& vm, Ref<QueueObject> queue, Value item) {
    for (bool full = false;;) {
        if (!is_full(vm, queue.get(), full)) co_return Value();
        if (!full) break;
        if (queue->shut_down) {
            raise_shut_down(vm);
            co_return Value();
        }
        EventLoopObject* loop = bind_loop(vm, queue.get());
        if (!loop) co_return Value();
        const Ref<FutureObject> putter = make_future(vm, loop, FutureRole::queue_put, queue);
        queue->putters.push(putter);
        const Owned owned{{&queue.value(), &putter.value(), &item}};
        const Value woken = co_await AwaitFuture(vm, *putter, &owned);
        if (woken) continue;
        const Value error = std::exchange(vm.pending, Value());
        const bool asked = is_full(vm, queue.get(), full);
        vm.pending = error;
        give_up(vm, queue->putters, putter.get(), asked && !full);
        co_return Value();
    }
    if (queue->overridden) co_return vm.call_method(queue, asyncio_state(vm).names.put_nowait, {item});
    co_return queue_put_now(vm, queue.get(), item) ? Value::none() : Value();
}

NativeCoroutine wait_and_get(Vm& vm, Ref<QueueObject> queue) {
    for (bool empty = false;;) {
        if (!is_empty(vm, queue.get(), empty)) co_return Value();
        if (!empty) break;
        if (queue->shut_down) {
            raise_shut_down(vm);
            co_return Value();
        }
        EventLoopObject* loop = bind_loop(vm, queue.get());
        if (!loop) co_return Value();
        const Ref<FutureObject> getter = make_future(vm, loop, FutureRole::queue_get, queue);
        queue->getters.push(getter);
        const Owned owned{{&queue.value(), &getter.value()}};
        const Value woken = co_await AwaitFuture(vm, *getter, &owned);
        if (woken) continue;
        const Value error = std::exchange(vm.pending, Value());
        const bool asked = is_empty(vm, queue.get(), empty);
        vm.pending = error;
        give_up(vm, queue->getters, getter.get(), asked && !empty);
        co_return Value();
    }
    if (queue->overridden) co_return vm.call_method(queue, asyncio_state(vm).names.get_nowait);
    co_return queue_get_now(vm, queue.get());
}

ResumeResult outcome(Value result) {
    if (result) return {ResumeStatus::returned, std::move(result)};
    return {ResumeStatus::raised, Value()};
}

// Where there is room or an item at once, no C++ coroutine is needed.
ResumeResult queue_put(Vm& vm, NativeObject& self, Value) {
    auto* queue = self.first.as<QueueObject>();
    bool full = queue->overridden;
    if (!full && !queue_is_full(vm, queue, full)) return outcome(Value());
    if (full) return become(vm, self, wait_and_put(vm, Ref<QueueObject>(self.first), self.second));
    return outcome(queue_put_now(vm, queue, self.second) ? Value::none() : Value());
}

ResumeResult queue_get(Vm& vm, NativeObject& self, Value) {
    auto* queue = self.first.as<QueueObject>();
    if (queue->overridden || queue->items.size() == 0)
        return become(vm, self, wait_and_get(vm, Ref<QueueObject>(self.first)));
    return outcome(queue_get_now(vm, queue));
}

}  // namespace

const NativeBody kQueuePut = {"put", "Queue.put", queue_put};
const NativeBody kQueueGet = {"get", "Queue.get", queue_get};

NativeCoroutine queue_join(Vm& vm, Ref<QueueObject> queue) {
    if (queue->unfinished > 0) {
        const Owned owned{{&queue.value()}};
        const Value done = co_await Await(
            vm,
            make_native_coroutine(vm, event_wait(vm, queue->finished, FutureRole::queue_join, queue),
                                  "Event.wait"),
            &owned);
        if (!done) co_return Value();
    }
    co_return Value::none();
}

}  // namespace awaitscope
