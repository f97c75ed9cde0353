// The guest that writes the trace: hears what the VM and asyncio do, and says it to the TraceBuilder.
#pragma once

#include "engine/aio/loop_instrument.h"
#include "engine/run/program_state.h"
#include "engine/trace/trace_builder.h"
#include "engine/vm/instrument.h"
#include "engine/vm/vm.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace awaitscope {

class Recorder final : public Instrument, public LoopInstrument {
  public:
    /// Past `max_events` events lines and calls are left out; somewhat later the run is stopped. 0: no limit.
    Recorder(TraceBuilder& builder, RecordLevel level, std::uint32_t max_events);

    /// Starts to watch. The Vm must outlive the recorder's use of it, up to end().
    void begin(Vm& vm, const SourceFile& main_file);
    /// After the event with this seq: reads the state of the program, and stops the run.
    void inspect_at(Seq seq) { inspect_at_ = seq; }
    /// What was read there; nothing if the run did not come so far.
    const std::optional<ProgramState>& inspected() const { return inspected_; }
    /// Called now and then with the virtual time and the number of events.
    void report_to(std::function<void(VirtualTime, Seq)> progress) { progress_ = std::move(progress); }
    void limit(Vm& vm, std::string_view message);
    void end(Vm& vm, int exit_status);

    // -- Instrument
    void line(Frame& frame) override;
    void call(Frame& frame) override;
    void returned(Frame& frame, const Value& result) override;
    void raised(Frame& frame, const Value& exception) override;
    void output(int stream, std::string_view text) override;
    void warning(std::string_view category, std::string_view text) override;
    void never_awaited(const Value& coroutine) override;
    void blocked(std::int64_t begin, std::int64_t duration, std::string_view what) override;

    // -- LoopInstrument
    void loop_started(EventLoopObject& loop) override;
    void loop_stopped(EventLoopObject& loop) override;
    void turn(std::size_t handles) override;
    void idle(Seq timer_set) override;
    Seq call_queued(const Call& call) override;
    Seq timer_set(VirtualTime deadline, const Call& call) override;
    Seq timer_due(Seq timer_set) override;
    void timer_cancelled(Seq timer_set) override;
    Seq callback_began(const Call& call, Seq queued) override;
    void callback_ended(Seq began) override;
    void deadlock(std::string_view text) override;
    void task_created(TaskObject& task) override;
    void task_renamed(TaskObject& task) override;
    Seq task_ready(TaskObject& task) override;
    void task_resumed(TaskObject& task, Seq ready, const Value& thrown) override;
    void task_switched(TaskObject* now) override;
    void task_suspended(TaskObject& task) override;
    Seq cancel_requested(TaskObject& task) override;
    void task_destroyed_pending(TaskObject& task) override;
    void object_created(ObjectId& id, std::string_view kind, std::string_view words) override;
    Seq operation(ObjectId& id, std::string_view kind, std::string_view words) override;
    Seq future_done(FutureObject& future) override;
    void never_retrieved(FutureObject& future) override;
    Seq job_started(ObjectId& future, const Value& function) override;
    void job_returned(Seq started) override;

  private:
    /// What an event says beyond its kind; the rest is filled in from the moment.
    struct Note {
        std::uint32_t subject = 0;
        std::string_view detail = {};
        TextId text = 0;         ///< the detail, if it is in the trace already
        Seq cause = 0;           ///< 0: whatever explains what happens now
        Frame* frame = nullptr;  ///< where; null: the innermost frame of the program
        bool placed = true;      ///< false: no place at all
    };
    Seq add(EventKind kind, const Note& note);
    Seq add_at(VirtualTime time, EventKind kind, const Note& note);
    void place(TraceEvent& event, Frame* frame);
    Frame* program_frame() const;
    bool recording_lines() const;

    ObjectId new_object(std::string_view kind, std::string_view label = {});
    /// The name that the running statement binds the new object to, or "".
    std::string bound_name() const;
    /// For one that was made before anybody watched, or inside another.
    void object_created_late(ObjectId& id, std::string_view kind);
    ObjectId object_of_task(TaskObject& task);
    /// Object and words for what the task is suspended on.
    bool left_out(const Call& call) const;
    TextId describe_wait(TaskObject& task, ObjectId& object);
    /// "lock printer": the words before an object's label, once for each pair.
    TextId labelled(const char* words, ObjectId object);
    /// "sleep 0.5 s", made once for a run of equal delays.
    TextId sleep_words(TaskObject& task, const Value& delay);
    std::string object_label(ObjectId id) const;
    std::string callback_name(const Call& call) const;
    Seq task_finished(TaskObject& task);

    TraceBuilder& builder_;
    const RecordLevel level_;
    const std::uint32_t max_events_;
    Vm* vm_ = nullptr;
    TaskId running_ = 0;               // whose step it is, 0 outside tasks
    VirtualTime last_time_ = 0;        // of the last event: a trace's time never goes back
    Seq creation_ = 0;                 // the last task_created
    Seq job_ = 0;                      // the executor's job whose function runs now; 0 none
    EventLoopObject* loop_ = nullptr;  // that runs now; borrowed
    Seq inspect_at_ = 0;
    std::function<void(VirtualTime, Seq)> progress_;
    std::optional<ProgramState> inspected_;
    VirtualTime job_time_ = 0;         // when it began: until it returns, the clock is its thread's alone
    std::vector<std::uint8_t> files_;  // by Vm::files index: index in the trace + 1, 0 not yet known
    /// Texts that come again and again, so that they are neither put together nor looked up each time.
    struct Labelled {
        const char* words = nullptr;
        ObjectId object = 0;
        TextId text = 0;
    };
    std::array<Labelled, 64> labelled_;  // by object
    TextId next_turn_ = 0;               // "sleep(0): the next turn"
    Value last_delay_;
    TextId last_sleep_ = 0;
    VirtualTime last_deadline_ = 0;
    TextId last_timer_ = 0;  // "DEADLINE sleep"
    struct Placed {
        const Instruction* at = nullptr;
        std::uint32_t span = 0;
        std::uint32_t file = 0;  // in Vm::files
    };
    std::array<Placed, 64> placed_;               // by address of the instruction
    std::vector<ObjectId> task_objects_;          // by TaskId
    std::unordered_map<std::string, int> kinds_;  // how many objects of a kind have been numbered
};

}  // namespace awaitscope
