// asyncio's state in a Vm: its types, the running loop, the instrument.
#pragma once

#include "engine/aio/context.h"
#include "engine/aio/loop_instrument.h"
#include "engine/vm/vm.h"

namespace awaitscope {

#define AWAITSCOPE_ASYNCIO_NAMES(X) \
    X(_asyncio_future_blocking)     \
    X(add_done_callback)            \
    X(remove_done_callback)         \
    X(call_exception_handler)       \
    X(call_soon)                    \
    X(call_at)                      \
    X(cancel)                       \
    X(cancelled)                    \
    X(context)                      \
    X(create_task)                  \
    X(done)                         \
    X(eager_start)                  \
    X(exception)                    \
    X(get_loop)                     \
    X(loop)                         \
    X(msg)                          \
    X(name)                         \
    X(result)                       \
    X(empty)                        \
    X(full)                         \
    X(qsize)                        \
    X(put_nowait)                   \
    X(get_nowait)                   \
    X(popleft)                      \
    X(_get)                         \
    X(_put)                         \
    X(_init)                        \
    X(_queue)                       \
    X(append)                       \
    X(pop)

struct AsyncioNames {
#define X(name) StrObject* name;
    AWAITSCOPE_ASYNCIO_NAMES(X)
#undef X
};

class AsyncioState : public VmExtension {
  public:
    static constexpr char kKey = 0;
    explicit AsyncioState(Vm& vm);
    void traverse(GcVisitor& visitor) override;

    Vm& vm;
    ContextState& contexts;
    AsyncioNames names{};
    LoopInstrument* instrument = nullptr;  ///< null: nobody watches

    Type* handle_type = nullptr;
    Type* timer_handle_type = nullptr;
    Type* future_type = nullptr;
    Type* future_iterator_type = nullptr;
    Type* task_type = nullptr;
    Type* gather_type = nullptr;
    Type* event_loop_type = nullptr;
    Type* traced_type = nullptr;      ///< base of everything that the trace gives an id
    Type* loop_bound_type = nullptr;  ///< mixins._LoopBoundMixin
    Type* lock_type = nullptr;
    Type* event_type = nullptr;
    Type* semaphore_type = nullptr;
    Type* bounded_semaphore_type = nullptr;
    Type* queue_type = nullptr;
    Type* lifo_queue_type = nullptr;
    Type* priority_queue_type = nullptr;

    Type* cancelled_error = nullptr;
    Type* invalid_state_error = nullptr;
    Type* queue_empty = nullptr;
    Type* queue_full = nullptr;
    Type* queue_shut_down = nullptr;

    Value running_loop;  ///< _get_running_loop(): null if none
    Value thread_loop;   ///< set_event_loop(): null if none
    std::uint64_t last_task_number = 0;
    ObjectId group = 0;  ///< see GatheringScope

    /// The running loop if it is one of ours; null with RuntimeError "no running event loop" else.
    EventLoopObject* require_running_loop();
    /// asyncio.get_event_loop().
    EventLoopObject* current_event_loop();
    EventLoopObject* as_loop(const Value& value) const;

    /// A function of the Python part of asyncio, "asyncio.base_futures" and the like.
    Value python_function(std::string_view module, std::string_view function);
};

/// While it lives, new tasks belong to the group (or gather) with this id in the trace.
class GatheringScope {
  public:
    GatheringScope(AsyncioState& state, ObjectId group) : state_(state), before_(state.group) {
        state.group = group;
    }
    ~GatheringScope() { state_.group = before_; }
    GatheringScope(const GatheringScope&) = delete;
    GatheringScope& operator=(const GatheringScope&) = delete;

  private:
    AsyncioState& state_;
    ObjectId before_;
};

inline AsyncioState& asyncio_state(Vm& vm) {
    return vm.extension<AsyncioState>();
}

}  // namespace awaitscope
