// Works out the columns of a TraceIndex. Only index.cpp needs it.
#pragma once

#include "engine/trace/index.h"
#include "engine/trace/loop_fold.h"

#include <unordered_map>
#include <utility>
#include <vector>

namespace awaitscope {

/// LaneState and WaitKind in one byte of the slice column.
constexpr std::uint8_t pack_state(LaneState state, WaitKind wait) {
    return static_cast<std::uint8_t>(static_cast<int>(state) | static_cast<int>(wait) << 4);
}
constexpr LaneState packed_state(std::uint8_t packed) {
    return static_cast<LaneState>(packed & 15);
}
constexpr WaitKind packed_wait(std::uint8_t packed) {
    return static_cast<WaitKind>(packed >> 4);
}

/// One pass over the events; the columns grow in order of seq and are sorted by lane in the end.
class IndexBuilder {
  public:
    explicit IndexBuilder(TraceIndex& index);
    void build();

  private:
    struct Change {  // a lane's state from this event on
        TaskId task;
        Seq seq;
        std::uint8_t state;
    };

    void change(TaskId task, Seq seq, LaneState state, WaitKind wait = WaitKind::none);
    void change_loop(Seq seq, LaneState state);
    void mark(Seq seq, MarkKind kind) { index_.marks_.push_back({seq, kind}); }
    WaitKind cached_wait_kind(const TraceEvent& suspend);

    void take(Seq seq, const TraceEvent& event);
    void take_task_event(Seq seq, const TraceEvent& event);
    void take_loop_event(Seq seq, const TraceEvent& event);
    void take_flow(Seq seq, const TraceEvent& event);
    void take_job(Seq seq, const TraceEvent& event);
    void write_keyframe(Seq seq);

    void lay_out_lanes();
    void lay_out_tasks(const std::vector<std::uint32_t>& first_change, const std::vector<Change>& by_task);
    void lay_out_threads();
    void add_slice(Seq begin, std::uint8_t state);
    void sort_steps();

    TraceIndex& index_;
    const Trace& trace_;
    LoopFold fold_;
    Seq next_keyframe_ = 0;
    std::vector<Change> changes_;
    std::vector<Change> loop_changes_;
    std::vector<std::uint8_t> last_state_;  // by task; kNone before its first
    std::vector<FlowKind> last_flow_;       // by task
    std::vector<std::uint8_t> wait_kinds_;  // by the TextId of an object's kind; kNone: not yet looked at
    std::vector<std::pair<TaskId, Seq>> resumes_;
    std::vector<std::pair<Seq, Seq>> jobs_;  // begin, end; 0: still running
    std::unordered_map<ObjectId, std::size_t> open_jobs_;
};

}  // namespace awaitscope
