// Which modules asyncio consists of.
#include "aio_python.h"
#include "engine/aio/asyncio.h"
#include "engine/aio/asyncio_state.h"
#include "engine/aio/functions.h"

namespace awaitscope {

namespace {

bool populate(Vm& vm, ModuleObject& module) {
    const AsyncioState& state = asyncio_state(vm);
    const std::pair<const char*, Type*> types[] = {
        {"Future", state.future_type},
        {"Task", state.task_type},
        {"Handle", state.handle_type},
        {"TimerHandle", state.timer_handle_type},
        {"_EventLoop", state.event_loop_type},
        {"_Traced", state.traced_type},
        {"_LoopBoundMixin", state.loop_bound_type},
        {"Lock", state.lock_type},
        {"Event", state.event_type},
        {"Semaphore", state.semaphore_type},
        {"BoundedSemaphore", state.bounded_semaphore_type},
        {"Queue", state.queue_type},
        {"LifoQueue", state.lifo_queue_type},
        {"PriorityQueue", state.priority_queue_type},
        {"CancelledError", state.cancelled_error},
        {"InvalidStateError", state.invalid_state_error},
        {"QueueEmpty", state.queue_empty},
        {"QueueFull", state.queue_full},
        {"QueueShutDown", state.queue_shut_down},
    };
    for (const auto& [name, type] : types) vm.add_value(module, name, Value::share(type));
    add_task_functions(vm, module);
    add_primitive_functions(vm, module);
    return true;
}

constexpr ModuleSpec kModules[] = {
    {"_asyncio", populate, nullptr},
    {"asyncio", nullptr, python_source::init},
    {"asyncio.base_events", nullptr, python_source::base_events},
    {"asyncio.base_futures", nullptr, python_source::base_futures},
    {"asyncio.base_tasks", nullptr, python_source::base_tasks},
    {"asyncio.constants", nullptr, python_source::constants},
    {"asyncio.coroutines", nullptr, python_source::coroutines},
    {"asyncio.events", nullptr, python_source::events},
    {"asyncio.exceptions", nullptr, python_source::exceptions},
    {"asyncio.format_helpers", nullptr, python_source::format_helpers},
    {"asyncio.futures", nullptr, python_source::futures},
    {"asyncio.graph", nullptr, python_source::graph},
    {"asyncio.locks", nullptr, python_source::locks},
    {"asyncio.log", nullptr, python_source::log},
    {"asyncio.mixins", nullptr, python_source::mixins},
    {"asyncio.protocols", nullptr, python_source::protocols},
    {"asyncio.queues", nullptr, python_source::queues},
    {"asyncio.runners", nullptr, python_source::runners},
    {"asyncio.staggered", nullptr, python_source::staggered},
    {"asyncio.streams", nullptr, python_source::streams},
    {"asyncio.subprocess", nullptr, python_source::subprocess},
    {"asyncio.taskgroups", nullptr, python_source::taskgroups},
    {"asyncio.tasks", nullptr, python_source::tasks},
    {"asyncio.threads", nullptr, python_source::threads},
    {"asyncio.timeouts", nullptr, python_source::timeouts},
    {"asyncio.transports", nullptr, python_source::transports},
};

}  // namespace

void register_asyncio(Vm& vm) {
    register_contextvars(vm);
    for (const ModuleSpec& module : kModules) vm.register_module(module);
}

}  // namespace awaitscope
