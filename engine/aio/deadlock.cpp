#include "engine/aio/deadlock.h"

#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/gather.h"
#include "engine/aio/locks.h"

#include <algorithm>
#include <vector>

namespace awaitscope {

namespace {

std::string seconds_text(Vm& vm, const Value& delay) {
    const Value shown = vm.repr(delay);
    if (shown) return vm.utf8(shown);
    vm.clear_exception();
    return "?";
}

const TaskObject* task_waited_for(Vm& vm, const TaskObject* task);

/// The task that `future` hangs on, if there is exactly one such.
const TaskObject* task_behind(Vm& vm, const Value& future_value) {
    const AsyncioState& state = asyncio_state(vm);
    if (vm.is_instance(future_value, state.task_type)) return future_value.as<TaskObject>();
    if (!is_native_future(state, future_value)) return nullptr;
    const auto* future = future_value.as<FutureObject>();
    if (future->role == FutureRole::lock && future->result) {
        const Value& holder = future->result.as<LockObject>()->holder;
        if (vm.is_instance(holder, state.task_type)) return holder.as<TaskObject>();
    }
    if (future->role == FutureRole::gather) {
        for (const Value& child : future_value.as<GatherObject>()->children)
            if (vm.is_instance(child, state.task_type) && !child.as<TaskObject>()->done())
                return child.as<TaskObject>();
    }
    return nullptr;
}

const TaskObject* task_waited_for(Vm& vm, const TaskObject* task) {
    return task->future_waited ? task_behind(vm, task->future_waited) : nullptr;
}

std::string describe_cycle(Vm& vm, const TaskObject* start) {
    std::vector<const TaskObject*> path;
    for (const TaskObject* task = start; task && !task->done(); task = task_waited_for(vm, task)) {
        const auto again = std::find(path.begin(), path.end(), task);
        if (again == path.end()) {
            path.push_back(task);
            continue;
        }
        std::string text = "  cycle: ";
        for (auto at = again; at != path.end(); ++at)
            text +=
                fmt::format("{} waits for {}, held up by ", task_name_text(vm, *at), describe_wait(vm, *at));
        return text + task_name_text(vm, task) + "\n";
    }
    return {};
}

}  // namespace

std::string describe_wait(Vm& vm, const TaskObject* task) {
    const AsyncioState& state = asyncio_state(vm);
    const Value& waited = task->future_waited;
    if (waited.is_null()) return "its next turn";
    if (!is_native_future(state, waited)) return "a future";
    const auto* future = waited.as<FutureObject>();
    switch (future->role) {
        case FutureRole::plain: return "a future";
        case FutureRole::task: return "task " + task_name_text(vm, waited.as<TaskObject>());
        case FutureRole::gather: {
            const auto* gather = waited.as<GatherObject>();
            return fmt::format("gather: {} of {}", gather->unfinished, gather->children.size());
        }
        case FutureRole::sleep: return fmt::format("sleep {} s", seconds_text(vm, future->result));
        case FutureRole::lock: return "lock";
        case FutureRole::event: return "event";
        case FutureRole::semaphore: return "semaphore";
        case FutureRole::queue_get: return "queue.get";
        case FutureRole::queue_put: return "queue.put";
        case FutureRole::queue_join: return "queue.join";
        case FutureRole::job: return "a thread's job";
        case FutureRole::primitive:
            return future->result ? vm.utf8((*future->result.as<TupleObject>())[1]) : "a future";
    }
    return "a future";
}

std::string describe_deadlock(Vm& vm, EventLoopObject* loop) {
    std::string text = "deadlock: nothing is ready and no timer is set\n";
    std::string cycle;
    for (const TaskObject* task = loop->first_task; task; task = task->next) {
        if (task->done()) continue;
        text += fmt::format("  {} waits", task_name_text(vm, task));
        if (const Frame* frame = waiting_frame(vm, task->coroutine))
            text += fmt::format(" at {}:{}", vm.files[frame->code->file].name,
                                frame->code->unit->spans[frame->current()].line);
        text += fmt::format(" for {}\n", describe_wait(vm, task));
        if (cycle.empty()) cycle = describe_cycle(vm, task);
    }
    text += cycle;
    text.pop_back();
    return text;
}

}  // namespace awaitscope
