// What asyncio tells a guest that watches it (trio's Instrument idea); run/recorder is such a guest. Without
// one nothing is called. Hooks that return a Seq name the event that they wrote, 0 if they wrote none;
// asyncio keeps it and names it as the cause of what follows.
#pragma once

#include "engine/aio/call.h"
#include "engine/base/time.h"
#include "engine/vm/value.h"

#include <cstddef>
#include <string_view>

namespace awaitscope {

struct EventLoopObject;
struct FutureObject;
struct TaskObject;

class LoopInstrument {
  public:
    virtual ~LoopInstrument() = default;

    /// The event that explains whatever happens now: the step that runs, the callback, the operation that
    /// wakes others. Cause of every event that knows no better one.
    Seq cause = 0;

    // -- The loop
    virtual void loop_started(EventLoopObject&) {}
    virtual void loop_stopped(EventLoopObject&) {}
    virtual void turn(std::size_t /*handles*/) {}
    virtual void idle(Seq /*timer_set*/) {}
    virtual Seq call_queued(const Call&) { return 0; }
    virtual Seq timer_set(VirtualTime /*deadline*/, const Call&) { return 0; }
    virtual Seq timer_due(Seq /*timer_set*/) { return 0; }
    virtual void timer_cancelled(Seq /*timer_set*/) {}
    /// A callback that is no task step begins. `queued` is its call_queued or timer_due event.
    virtual Seq callback_began(const Call&, Seq /*queued*/) { return 0; }
    virtual void callback_ended(Seq /*began*/) {}
    virtual void deadlock(std::string_view /*text*/) {}

    // -- Tasks
    virtual void task_created(TaskObject&) {}
    virtual void task_renamed(TaskObject&) {}
    virtual Seq task_ready(TaskObject&) { return 0; }
    /// A step of the loop begins. `thrown` is the exception that is thrown in, or null.
    virtual void task_resumed(TaskObject&, Seq /*ready*/, const Value& /*thrown*/) {}
    /// Another task runs without a step of the loop: one is started eagerly, or its creator goes on. Null:
    /// none.
    virtual void task_switched(TaskObject* /*now*/) {}
    virtual void task_suspended(TaskObject&) {}
    virtual Seq cancel_requested(TaskObject&) { return 0; }
    virtual void task_destroyed_pending(TaskObject&) {}

    // -- Objects
    /// A lock, queue, group … was made. `kind` is a literal such as "Lock"; `words` describe it further.
    virtual void object_created(ObjectId& /*id*/, std::string_view /*kind*/, std::string_view /*words*/) {}
    /// Something was done to it: "put 3", "release".
    virtual Seq operation(ObjectId& /*id*/, std::string_view /*kind*/, std::string_view /*words*/) {
        return 0;
    }
    /// A future or task is done, see its state; its callbacks are about to be queued.
    virtual Seq future_done(FutureObject&) { return 0; }
    virtual void never_retrieved(FutureObject&) {}

    // -- Threads
    /// An executor's job: its function runs now, but on a thread of its own; until job_returned the clock
    /// that it moves is that thread's. The job ends when its future is done.
    virtual Seq job_started(ObjectId& /*future*/, const Value& /*function*/) { return 0; }
    virtual void job_returned(Seq /*started*/) {}
};

/// While it lives, `seq` is the cause of what happens.
class CauseScope {
  public:
    CauseScope(LoopInstrument* instrument, Seq seq) : instrument_(seq != 0 ? instrument : nullptr) {
        if (!instrument_) return;
        before_ = instrument_->cause;
        instrument_->cause = seq;
    }
    ~CauseScope() {
        if (instrument_) instrument_->cause = before_;
    }
    CauseScope(const CauseScope&) = delete;
    CauseScope& operator=(const CauseScope&) = delete;

  private:
    LoopInstrument* instrument_;
    Seq before_ = 0;
};

}  // namespace awaitscope
