// What the readers of a trace ask again and again, worked out once: lanes, slices, flows, marks, and the
// state at any step. Columns of small integers, searched by halving: ten million events stay workable.
#pragma once

#include "engine/trace/trace.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace awaitscope {

/// What a lane is doing. The loop's lane knows only idle, running and blocking, a thread's lane running.
enum class LaneState : std::uint8_t {
    created,   ///< exists, but nothing has put it into the ready queue yet
    ready,     ///< in the ready queue
    running,   ///< its step (for the loop: any callback) is being run
    waiting,   ///< paused at an await; WaitKind says at what sort of thing
    blocking,  ///< inside a blocking call: nothing else can run
    idle,      ///< the loop waits for the next deadline
    done,
    failed,
    cancelled,
    destroyed,  ///< thrown away while it was still pending
};

/// The sort of thing that a waiting task waits for.
enum class WaitKind : std::uint8_t {
    none,    ///< not waiting
    timer,   ///< sleep
    future,  ///< a future, a task, a gather
    lock,    ///< lock, event, condition, semaphore, barrier, queue
    io,      ///< an executor job or a stream
};

std::string_view state_name(LaneState state);
std::string_view wait_kind_name(WaitKind kind);

/// done, failed, cancelled or destroyed: nothing comes after it.
bool is_final(LaneState state);

/// How to sort the wait that this suspend event begins.
WaitKind wait_kind(const Trace& trace, const TraceEvent& suspend);

enum class LaneKind : std::uint8_t { loop, task, thread };

/// One row of the timeline. Lanes are ordered: the loop, then every task below its creator, then threads.
struct Lane {
    LaneKind kind = LaneKind::task;
    std::uint16_t depth = 0;        ///< how many creators it stands below
    std::uint32_t id = 0;           ///< TaskId, or the number of the thread from 1; 0 for the loop
    Seq begin = 0;                  ///< its first event
    Seq end = 0;                    ///< its last event (done …), or the last of the trace
    std::uint32_t first_slice = 0;  ///< into the slice columns
    std::uint32_t slice_count = 0;
};

/// A stretch [begin, end) in one state. A final state is a slice of no length at its lane's end.
/// What is waited for, and where, stands in the event at `begin` (subject, detail, span).
struct Slice {
    Seq begin = 0;
    Seq end = 0;
    LaneState state = LaneState::created;
    WaitKind wait = WaitKind::none;
};

enum class FlowKind : std::uint8_t { created_by, woken_by, cancelled_by, failed_into };
std::string_view flow_name(FlowKind kind);

/// An arrow: what happened at `from` made a task ready (or threw into it) at `to`. from < to.
struct Flow {
    Seq from = 0;
    Seq to = 0;
    FlowKind kind = FlowKind::woken_by;
};

enum class MarkKind : std::uint8_t {
    output,
    error_output,
    exception,
    cancel_request,
    timeout,
    finding,
    limit
};

struct Mark {
    Seq seq = 0;
    MarkKind kind = MarkKind::output;
};

/// A stretch during which a blocking call kept everything else from running.
struct Blocked {
    Seq begin = 0;  ///< block_begin
    Seq end = 0;    ///< block_end, or the end of the trace
};

/// Where the loop stands inside one turn, in the order in which CPython goes through them.
enum class LoopPhase : std::uint8_t { stopped, timers, clock, ready, callbacks };
std::string_view phase_name(LoopPhase phase);

/// One entry of the ready queue: a task step, or another callback.
struct ReadyEntry {
    Seq queued = 0;       ///< its ready, call_soon or timer_due event
    TaskId task = 0;      ///< the task whose step it is; 0 for a plain callback
    ObjectId handle = 0;  ///< of a plain callback
};

struct PendingTimer {
    Seq set = 0;  ///< its timer_set event: its task set it
    ObjectId timer = 0;
    VirtualTime deadline = 0;
};

/// The loop after the event at `seq`; for the tasks ask TraceIndex::state_of().
struct LoopState {
    Seq seq = 0;
    VirtualTime time = 0;
    std::uint32_t turn = 0;  ///< number of turns begun; 0 before the first
    LoopPhase phase = LoopPhase::stopped;
    TaskId running = 0;                ///< the task whose step is being run, 0 none
    Seq callback = 0;                  ///< the callback event of a plain callback that is being run, 0 none
    std::vector<ReadyEntry> ready;     ///< in the order in which they will run
    std::vector<PendingTimer> timers;  ///< by deadline, then in the order in which they were set
};

/// Built once from a finished trace, which it keeps alive. Immutable; safe to read from several threads.
class TraceIndex {
  public:
    explicit TraceIndex(std::shared_ptr<const Trace> trace);

    const Trace& trace() const { return *trace_; }
    const std::shared_ptr<const Trace>& shared_trace() const { return trace_; }

    // ---- lanes and slices
    std::span<const Lane> lanes() const { return lanes_; }
    /// Index into lanes().
    std::uint32_t lane_of_task(TaskId task) const { return lane_of_task_[task]; }
    /// Lane 0 is the loop's.
    static constexpr std::uint32_t kLoopLane = 0;
    /// The i-th slice of a lane, i < lane.slice_count.
    Slice slice(const Lane& lane, std::uint32_t i) const;
    /// Which of the lane's slices holds `seq`: the last that begins at or before it. UINT32_MAX before the
    /// first.
    std::uint32_t slice_at(const Lane& lane, Seq seq) const;
    /// The same for who goes through a lane from left to right: looks near `from` first, the answer is not
    /// before it.
    std::uint32_t slice_at(const Lane& lane, Seq seq, std::uint32_t from) const;
    /// State of a task after the event at `seq`. Before its creation: begin == 0, state created.
    Slice state_of(TaskId task, Seq seq) const;
    /// Number of tasks created up to `seq` (these are the ids 1 … n).
    TaskId tasks_created(Seq seq) const;
    /// The name of a task as get_name() gives it after `seq`.
    std::string_view task_name(TaskId task, Seq seq) const;
    /// How sentences and lanes call a task: a name that its author gave, else the label, else the coroutine.
    std::string_view task_label(TaskId task, Seq seq) const;

    // ---- flows and marks, all ordered by seq
    /// Every flow, by `to`.
    std::span<const Flow> flows() const { return flows_; }
    /// The flows that arrive at this event (none or one).
    std::span<const Flow> flows_into(Seq to) const;
    /// Indices into flows() of those that leave from this event.
    std::span<const std::uint32_t> flows_from(Seq from) const;
    std::span<const Mark> marks() const { return marks_; }
    std::span<const Blocked> blocked() const { return blocked_; }
    std::span<const Seq> outputs() const { return outputs_; }  ///< output and error_output events
    std::span<const Seq> turns() const { return turns_; }      ///< turn events

    // ---- steps: the moments when the loop gives a task or a callback its go
    /// resume and callback events.
    std::span<const Seq> steps() const { return steps_; }
    /// resume events of one task.
    std::span<const Seq> steps_of(TaskId task) const;

    // ---- time travel
    LoopState loop_at(Seq seq) const;
    /// The first event at or after `time`; size() + 1 if there is none.
    Seq first_at(VirtualTime time) const;
    /// The last `line` event at or before `seq`, 0 if none; the first after it, 0 if none.
    Seq line_before(Seq seq) const;
    Seq line_after(Seq seq) const;

  private:
    friend class IndexBuilder;

    // What loop_at() starts from. Written when as many events have passed as the last one has entries, so
    // that all of them together take no more room than the trace's own events.
    struct Keyframe {
        Seq seq = 0;
        std::uint32_t ready_begin = 0, ready_end = 0;    // into keyframe_ready_
        std::uint32_t timers_begin = 0, timers_end = 0;  // into keyframe_timers_
    };
    struct Rename {
        TaskId task = 0;
        Seq seq = 0;
    };

    std::shared_ptr<const Trace> trace_;
    std::vector<Lane> lanes_;
    std::vector<std::uint32_t> lane_of_task_;
    std::vector<Seq> slice_begin_;           // column: where each slice begins, lane by lane
    std::vector<std::uint8_t> slice_state_;  // column: LaneState and WaitKind, packed
    std::vector<Flow> flows_;
    std::vector<std::uint32_t> flows_by_from_;
    std::vector<Mark> marks_;
    std::vector<Blocked> blocked_;
    std::vector<Seq> outputs_;
    std::vector<Seq> turns_;
    std::vector<Seq> steps_;
    std::vector<Seq> task_steps_;                // by task, then by seq
    std::vector<std::uint32_t> task_steps_end_;  // where each task's part of it ends
    std::vector<Rename> renames_;                // by task, then by seq
    std::vector<Keyframe> keyframes_;
    std::vector<Seq> keyframe_ready_;   // queued seqs
    std::vector<Seq> keyframe_timers_;  // timer_set seqs
};

}  // namespace awaitscope
