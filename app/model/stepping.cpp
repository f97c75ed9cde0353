#include "app/model/stepping.h"

#include "engine/base/check.h"

#include <algorithm>
#include <span>

namespace awaitscope {
namespace {

/// The next of these places after (or before) `from`, 0 if there is none.
Seq neighbour(std::span<const Seq> places, Seq from, Direction direction) {
    if (direction == Direction::forward) {
        const auto next = std::upper_bound(places.begin(), places.end(), from);
        return next == places.end() ? 0 : *next;
    }
    const auto here = std::lower_bound(places.begin(), places.end(), from);
    return here == places.begin() ? 0 : *std::prev(here);
}

bool ends_step(EventKind kind) {
    return kind == EventKind::suspend || kind == EventKind::done || kind == EventKind::failed ||
           kind == EventKind::cancelled;
}

Seq next_switch(const TraceIndex& index, Seq from, Direction direction) {
    for (Seq at = from;;) {
        at = neighbour(index.steps(), at, direction);
        if (at == 0 || index.trace().kind(at) == EventKind::resume) return at;
    }
}

bool is_place_of_task(const Trace& trace, Seq seq, TaskId task) {
    const TraceEvent& event = trace.event(seq);
    if (event.task != task) return false;
    if (event.kind == EventKind::line || ends_step(event.kind)) return true;
    return event.kind == EventKind::resume && trace.header().level != RecordLevel::full;
}

// A line of the task, or the end of a step; between two steps of it lies everything that others do.
Seq next_of_task(const TraceIndex& index, Seq from, TaskId task) {
    const Trace& trace = index.trace();
    Seq seq = from + 1;
    while (seq <= trace.size()) {
        const bool outside = trace.event(seq).task != task &&
                             index.state_of(task, seq).state != LaneState::running &&
                             index.state_of(task, seq).state != LaneState::blocking;
        if (outside) {
            seq = neighbour(index.steps_of(task), seq - 1, Direction::forward);
            if (seq == 0) return 0;
        }
        if (is_place_of_task(trace, seq, task)) return seq;
        ++seq;
    }
    return 0;
}

Seq previous_of_task(const TraceIndex& index, Seq from, TaskId task) {
    const Trace& trace = index.trace();
    Seq step = neighbour(index.steps_of(task), from, Direction::back);
    for (Seq end = from; step != 0;
         end = step, step = neighbour(index.steps_of(task), step, Direction::back)) {
        // The step before may have ended long ago: its last event is where the waiting slice begins.
        const Lane& lane = index.lanes()[index.lane_of_task(task)];
        Seq seq = end - 1;
        const std::uint32_t slice = index.slice_at(lane, step);
        if (slice != UINT32_MAX) {
            Seq last = step;
            for (std::uint32_t i = slice; i < lane.slice_count; ++i) {
                last = index.slice(lane, i).end;
                const LaneState next =
                    i + 1 < lane.slice_count ? index.slice(lane, i + 1).state : LaneState::waiting;
                if (next != LaneState::running && next != LaneState::blocking) break;
            }
            seq = std::min(seq, last);
        }
        for (; seq >= step; --seq) {
            if (is_place_of_task(trace, seq, task)) return seq;
        }
    }
    return 0;
}

Seq step_of_task(const TraceIndex& index, Seq from, Direction direction, TaskId task) {
    if (task == 0) task = index.trace().event(from).task;
    if (task == 0) return next_switch(index, from, direction);
    return direction == Direction::forward ? next_of_task(index, from, task)
                                           : previous_of_task(index, from, task);
}

/// Where the woken task runs at last; the ready event itself if it never does.
Seq resume_after(const TraceIndex& index, Seq ready) {
    const TraceEvent& event = index.trace().event(ready);
    const TaskId task = event.kind == EventKind::ready ? event.subject : event.task;
    const Seq resume = neighbour(index.steps_of(task), ready, Direction::forward);
    return event.kind == EventKind::ready && resume != 0 ? resume : ready;
}

}  // namespace

std::string_view unit_name(StepUnit unit) {
    switch (unit) {
        case StepUnit::event: return "event";
        case StepUnit::line: return "line";
        case StepUnit::task_switch: return "task switch";
        case StepUnit::this_task: return "this task";
        case StepUnit::turn: return "loop turn";
        case StepUnit::output: return "output";
    }
    CHECK(false);
}

Seq step(const TraceIndex& index, Seq from, StepUnit unit, Direction direction, TaskId task) {
    const Seq size = index.trace().size();
    if (size == 0) return from;
    from = std::clamp<Seq>(from, 1, size);
    const bool forward = direction == Direction::forward;
    Seq found = 0;
    switch (unit) {
        case StepUnit::event: found = forward ? from + 1 : from - 1; break;
        case StepUnit::line: found = forward ? index.line_after(from) : index.line_before(from - 1); break;
        case StepUnit::task_switch: found = next_switch(index, from, direction); break;
        case StepUnit::this_task: found = step_of_task(index, from, direction, task); break;
        case StepUnit::turn: found = neighbour(index.turns(), from, direction); break;
        case StepUnit::output: found = neighbour(index.outputs(), from, direction); break;
    }
    if (found == 0 || found > size) return forward ? size : 1;
    return found;
}

Seq line_event(const TraceIndex& index, Seq from, std::span<const std::uint32_t> lines, Direction direction) {
    const Trace& trace = index.trace();
    if (lines.empty()) return 0;
    const bool forward = direction == Direction::forward;
    for (Seq seq = forward ? from + 1 : from - 1; seq >= 1 && seq <= trace.size(); forward ? ++seq : --seq) {
        if (trace.kind(seq) != EventKind::line) continue;
        const TraceEvent event = trace.event(seq);
        if (event.file == 0 && std::ranges::find(lines, trace.span(event.span).line) != lines.end())
            return seq;
    }
    return 0;
}

Seq wakee_of(const TraceIndex& index, Seq seq) {
    if (seq == 0 || seq > index.trace().size()) return 0;
    const auto direct = index.flows_from(seq);
    if (!direct.empty()) return resume_after(index, index.flows()[direct.front()].to);
    // Nothing was woken by this very event: by a later one of the same step, then.
    const Trace& trace = index.trace();
    const TaskId task = trace.event(seq).task;
    if (task == 0) return 0;
    for (Seq at = seq; at <= trace.size(); ++at) {
        const TraceEvent& event = trace.event(at);
        const auto flows = index.flows_from(at);
        if (event.task == task && !flows.empty()) return resume_after(index, index.flows()[flows.front()].to);
        if (at > seq && event.task == task && (ends_step(event.kind) || event.kind == EventKind::resume))
            break;
        if (event.task != task) break;
    }
    return 0;
}

Seq waker_of(const TraceIndex& index, Seq seq) {
    const Trace& trace = index.trace();
    if (seq == 0 || seq > trace.size()) return 0;
    const TraceEvent& event = trace.event(seq);
    if (event.kind == EventKind::ready) return event.cause;
    if (event.task == 0) return event.cause;
    const Seq resume = neighbour(index.steps_of(event.task), seq + 1, Direction::back);
    if (resume == 0) return event.cause;
    const Seq ready = trace.event(resume).cause;
    if (ready == 0) return 0;
    const auto flows = index.flows_into(ready);
    return flows.empty() ? trace.event(ready).cause : flows.front().from;
}

}  // namespace awaitscope
