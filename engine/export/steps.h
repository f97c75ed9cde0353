// The running steps of a lane as viewers want them: a blocking call does not end one.
#pragma once

#include "engine/trace/index.h"

#include <string>

namespace awaitscope {

/// One run of a task by the loop, from its resume to what ended it.
struct StepSpan {
    Seq begin = 0;  ///< its resume event
    Seq end = 0;    ///< its suspend, done, failed or cancelled event; the trace's last if it never ended
    std::uint32_t number = 0;  ///< from 1
};

/// Calls visit(StepSpan) for every step of the lane.
template <typename Visit>
void each_step(const TraceIndex& index, const Lane& lane, Visit visit) {
    StepSpan step;
    const auto is_inside = [](LaneState state) {
        return state == LaneState::running || state == LaneState::blocking;
    };
    for (std::uint32_t i = 0; i < lane.slice_count; ++i) {
        const Slice slice = index.slice(lane, i);
        if (!is_inside(slice.state)) continue;
        if (i == 0 || !is_inside(index.slice(lane, i - 1).state)) step.begin = slice.begin;
        step.end = slice.end;
        const bool goes_on = i + 1 < lane.slice_count && is_inside(index.slice(lane, i + 1).state);
        if (goes_on) continue;
        ++step.number;
        visit(step);
    }
}

/// "boil:5": the coroutine and the line where the step began, as far as they are known.
std::string step_name(const TraceIndex& index, const Lane& lane, const StepSpan& step);

/// The line where the step began, 0 if not known.
std::uint32_t step_line(const TraceIndex& index, const StepSpan& step);

/// "event loop", "boil soup (Task-4)", "thread 2".
std::string lane_name(const TraceIndex& index, const Lane& lane);

}  // namespace awaitscope
