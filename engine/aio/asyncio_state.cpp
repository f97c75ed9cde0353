#include "engine/aio/asyncio_state.h"

#include "engine/aio/asyncio.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/functions.h"
#include "engine/aio/gather.h"
#include "engine/aio/locks.h"
#include "engine/aio/queue.h"

namespace awaitscope {

AsyncioState::AsyncioState(Vm& machine) : vm(machine), contexts(machine.extension<ContextState>()) {
#define X(name) names.name = vm.intern(#name);
    AWAITSCOPE_ASYNCIO_NAMES(X)
#undef X
    cancelled_error = static_cast<Type*>(
        vm.make_class("CancelledError", {vm.exc.BaseException}, "asyncio.exceptions").leak());
    invalid_state_error = static_cast<Type*>(
        vm.make_class("InvalidStateError", {vm.exc.Exception}, "asyncio.exceptions").leak());
    make_handle_types(vm, *this);
    make_event_loop_type(vm, *this);
    make_future_types(vm, *this);
    make_task_type(vm, *this);
    make_gather_type(vm, *this);
    make_lock_types(vm, *this);
    make_event_type(vm, *this);
    make_semaphore_types(vm, *this);
    make_queue_types(vm, *this);
}

void AsyncioState::traverse(GcVisitor& visitor) {
    visitor.visit(running_loop);
    visitor.visit(thread_loop);
}

EventLoopObject* AsyncioState::as_loop(const Value& value) const {
    return vm.is_instance(value, event_loop_type) ? value.as<EventLoopObject>() : nullptr;
}

EventLoopObject* AsyncioState::require_running_loop() {
    if (running_loop) return running_loop.as<EventLoopObject>();
    vm.raise(vm.exc.RuntimeError, "no running event loop");
    return nullptr;
}

EventLoopObject* AsyncioState::current_event_loop() {
    if (running_loop) return running_loop.as<EventLoopObject>();
    if (thread_loop) return thread_loop.as<EventLoopObject>();
    vm.raise(vm.exc.RuntimeError, "There is no current event loop in thread 'MainThread'.");
    return nullptr;
}

Value AsyncioState::python_function(std::string_view module, std::string_view function) {
    const Value imported = vm.import(module);
    return imported ? vm.get_attribute(imported, vm.intern(function)) : Value();
}

void watch_asyncio(Vm& vm, LoopInstrument* instrument) {
    asyncio_state(vm).instrument = instrument;
}

}  // namespace awaitscope
