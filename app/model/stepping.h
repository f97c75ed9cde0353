// Where the cursor goes: stepping forward and back by different units. Pure functions of trace and place.
#pragma once

#include "engine/trace/index.h"

#include <span>
#include <string_view>

namespace awaitscope {

enum class StepUnit : std::uint8_t { event, line, task_switch, this_task, turn, output };
enum class Direction : std::int8_t { back = -1, forward = 1 };

/// "task switch"
std::string_view unit_name(StepUnit unit);

/// The next place in that direction; the end (or the start) of the trace when there is none.
/// `task` is the one that StepUnit::this_task follows over its awaits: the task running at `from` if 0.
Seq step(const TraceIndex& index, Seq from, StepUnit unit, Direction direction, TaskId task = 0);

/// The next (or previous) time that one of these lines of the main file is about to run; 0 if there is none.
Seq line_event(const TraceIndex& index, Seq from, std::span<const std::uint32_t> lines, Direction direction);

/// The step that `seq` belongs to, seen from afar: the event worth explaining there (a resume rather than the
/// line event after it). Used to follow flows with ] and [.
Seq wakee_of(const TraceIndex& index, Seq seq);  ///< 0 if nothing was woken from here
Seq waker_of(const TraceIndex& index, Seq seq);  ///< 0 if not known

}  // namespace awaitscope
