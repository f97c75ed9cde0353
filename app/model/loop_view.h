// The event loop at the cursor: phase, who runs, the ready queue, timers, who waits for what.
#pragma once

#include "app/model/model.h"

namespace awaitscope {

struct LoopChip {
    TaskId task = 0;    ///< 0: a plain callback
    std::string label;  ///< "rice"
    std::string note;   ///< "gather of 3", "in 0.500 s"; may be empty
    LaneState state = LaneState::ready;
    WaitKind wait = WaitKind::none;
    VirtualTime deadline = 0;   ///< of timers
    VirtualTime remaining = 0;  ///< of timers
    Seq seq = 0;                ///< a click leads there: the event that put it where it is
};

struct LoopView {
    std::uint32_t turn = 0;
    VirtualTime time = 0;
    LoopPhase phase = LoopPhase::stopped;
    std::vector<LoopChip> running;  ///< none or one
    std::vector<LoopChip> ready;    ///< in the order in which they will run
    std::vector<LoopChip> timers;   ///< by deadline
    std::vector<LoopChip> waiting;  ///< tasks that wait for something other than a timer
    std::vector<LoopChip> threads;  ///< executor jobs that are running
    std::uint32_t more_ready = 0, more_timers = 0, more_waiting = 0;  ///< so many are left out
    bool more_than_counted = false;  ///< there are so many tasks that not all of those waiting were counted
};

LoopView loop_view(const TraceIndex& index, Seq cursor, std::size_t limit = 50);

}  // namespace awaitscope
