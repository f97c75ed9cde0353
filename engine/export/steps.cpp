#include "engine/export/steps.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {

std::uint32_t step_line(const TraceIndex& index, const StepSpan& step) {
    const Trace& trace = index.trace();
    if (trace.event(step.begin).span != 0) return trace.span(trace.event(step.begin).span).line;
    // The first line of it, if lines were recorded.
    constexpr Seq kNear = 16;
    for (Seq seq = step.begin; seq <= std::min(step.begin + kNear, trace.size()); ++seq) {
        const TraceEvent& event = trace.event(seq);
        if (event.kind == EventKind::line && event.task == trace.event(step.begin).task && event.span != 0)
            return trace.span(event.span).line;
    }
    return 0;
}

std::string step_name(const TraceIndex& index, const Lane& lane, const StepSpan& step) {
    const Trace& trace = index.trace();
    std::string name;
    if (lane.kind == LaneKind::task) name = trace.text(trace.tasks()[lane.id].coroutine);
    if (lane.kind == LaneKind::thread) name = trace.text(trace.event(step.begin).detail);
    if (name.empty()) name = "step";
    const std::uint32_t line = step_line(index, step);
    return line == 0 ? name : fmt::format("{}:{}", name, line);
}

std::string lane_name(const TraceIndex& index, const Lane& lane) {
    switch (lane.kind) {
        case LaneKind::loop: return "event loop";
        case LaneKind::thread: return fmt::format("thread {}", lane.id);
        case LaneKind::task: break;
    }
    const Seq end = index.trace().size();
    const std::string_view label = index.task_label(lane.id, end);
    const std::string_view name = index.task_name(lane.id, end);
    return label == name ? std::string(label) : fmt::format("{} ({})", label, name);
}

}  // namespace awaitscope
