#include "engine/export/comparison.h"

#include "engine/trace/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {
namespace {

std::string in_seconds(VirtualTime time) {
    return short_seconds(time, 3) + " s";
}

std::string share(VirtualTime part, VirtualTime whole) {
    if (whole <= 0) return "0 %";
    return fmt::format("{} %", (part * 100 + whole / 2) / whole);
}

}  // namespace

RunFigures run_figures(const TraceIndex& index) {
    RunFigures figures;
    const Trace& trace = index.trace();
    if (trace.size() == 0) return figures;
    figures.total = trace.header().end;
    for (const Blocked& blocked : index.blocked())
        figures.blocked += trace.event(blocked.end).time - trace.event(blocked.begin).time;
    const Lane& loop = index.lanes()[TraceIndex::kLoopLane];
    for (std::uint32_t i = 0; i < loop.slice_count; ++i) {
        const Slice slice = index.slice(loop, i);
        if (slice.state == LaneState::idle)
            figures.idle += trace.event(slice.end).time - trace.event(std::max<Seq>(slice.begin, 1)).time;
    }
    figures.tasks = static_cast<std::uint32_t>(trace.tasks().size() - 1);
    // Births and deaths in order of seq: both come sorted once the deaths are.
    std::vector<Seq> ends;
    for (const Lane& lane : index.lanes()) {
        if (lane.kind != LaneKind::task || lane.slice_count == 0) continue;
        figures.task_steps += static_cast<std::uint32_t>(index.steps_of(lane.id).size());
        const Slice last = index.slice(lane, lane.slice_count - 1);
        if (!is_final(last.state)) continue;
        ends.push_back(last.begin);
        const VirtualTime when = trace.event(last.begin).time;
        const bool is_main = trace.tasks()[lane.id].parent == 0;
        const bool is_result = last.state == LaneState::done && !is_main;
        if (is_result && (figures.first_result < 0 || when < figures.first_result))
            figures.first_result = when;
    }
    std::sort(ends.begin(), ends.end());
    std::size_t ended = 0;
    for (TaskId task = 1; task < trace.tasks().size(); ++task) {
        while (ended < ends.size() && ends[ended] < trace.tasks()[task].created) ++ended;
        figures.most_in_flight = std::max(figures.most_in_flight, static_cast<std::uint32_t>(task - ended));
    }
    return figures;
}

Comparison compare_runs(const TraceIndex& a, std::string name_a, const TraceIndex& b, std::string name_b) {
    Comparison view;
    view.name_a = std::move(name_a);
    view.name_b = std::move(name_b);
    view.a = run_figures(a);
    view.b = run_figures(b);
    const auto row = [&](const char* name, std::string left, std::string right) {
        const bool differs = left != right;
        view.rows.push_back({name, std::move(left), std::move(right), differs});
    };
    const auto result = [](const RunFigures& run) {
        return run.first_result < 0 ? std::string("–") : in_seconds(run.first_result);
    };
    row("total time", in_seconds(view.a.total), in_seconds(view.b.total));
    row("loop idle", share(view.a.idle, view.a.total), share(view.b.idle, view.b.total));
    row("loop blocked", share(view.a.blocked, view.a.total), share(view.b.blocked, view.b.total));
    row("tasks", fmt::format("{}", view.a.tasks), fmt::format("{}", view.b.tasks));
    row("most tasks in flight", fmt::format("{}", view.a.most_in_flight),
        fmt::format("{}", view.b.most_in_flight));
    row("first task done after", result(view.a), result(view.b));
    row("task steps", fmt::format("{}", view.a.task_steps), fmt::format("{}", view.b.task_steps));

    if (view.a.total == view.b.total) {
        view.sentence = "both take the same time";
    } else {
        const bool b_first = view.b.total < view.a.total;
        const VirtualTime slow = b_first ? view.a.total : view.b.total;
        const VirtualTime fast = b_first ? view.b.total : view.a.total;
        if (fast > 0) {
            const double ratio = static_cast<double>(slow) / static_cast<double>(fast);
            view.ratio = ratio < 10 ? fmt::format("{:.2f}×", ratio) : fmt::format("{:.0f}×", ratio);
        }
        view.sentence = b_first ? "B is done sooner" : "A is done sooner";
    }
    return view;
}

}  // namespace awaitscope
