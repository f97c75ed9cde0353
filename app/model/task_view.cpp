#include "app/model/task_view.h"

#include "app/model/status_view.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr std::size_t kChildren = 50;

TaskLink link_to(const TraceIndex& index, TaskId task, Seq cursor) {
    return {task, std::string(index.task_label(task, cursor)), index.state_of(task, cursor).state};
}

/// The task that `task` waits for at the cursor: directly, or the one that holds what it waits for. 0 if
/// none.
TaskId awaited_task(const TraceIndex& index, TaskId task, Seq cursor) {
    const Slice slice = index.state_of(task, cursor);
    if (slice.state != LaneState::waiting) return 0;
    const Trace& trace = index.trace();
    const ObjectId object = trace.event(slice.begin).subject;
    if (object == 0 || object >= trace.objects().size()) return 0;
    if (trace.objects()[object].task != 0) return trace.objects()[object].task;
    return 0;
}

/// The task that took this lock last and has not let go: what a deadlock is made of.
TaskId holder_of(const TraceIndex& index, ObjectId object, Seq cursor) {
    const Trace& trace = index.trace();
    constexpr Seq kFarthest = 200'000;
    Seq steps = 0;
    for (Seq seq = cursor; seq >= 1 && steps < kFarthest; --seq, ++steps) {
        const TraceEvent& event = trace.event(seq);
        if (event.kind != EventKind::operation || event.subject != object) continue;
        const std::string_view words = trace.text(event.detail);
        if (words.starts_with("release")) return 0;
        if (words.starts_with("acquire")) return event.task;
    }
    return 0;
}

std::vector<TaskLink> cycle_from(const TraceIndex& index, TaskId task, Seq cursor) {
    std::vector<TaskId> path;
    for (TaskId at = task; at != 0;) {
        const auto seen = std::ranges::find(path, at);
        if (seen != path.end()) {
            if (seen != path.begin()) return {};  // it waits for a cycle that it is no part of
            std::vector<TaskLink> cycle;
            for (const TaskId member : path) cycle.push_back(link_to(index, member, cursor));
            return cycle;
        }
        path.push_back(at);
        if (path.size() > 1000) return {};
        TaskId next = awaited_task(index, at, cursor);
        const Slice slice = index.state_of(at, cursor);
        if (next == 0 && slice.state == LaneState::waiting && slice.wait == WaitKind::lock)
            next = holder_of(index, index.trace().event(slice.begin).subject, cursor);
        at = next;
    }
    return {};
}

std::vector<TaskLink> waiters_of(const TraceIndex& index, TaskId task, Seq cursor) {
    std::vector<TaskLink> waiters;
    const Trace& trace = index.trace();
    const ObjectId group = trace.tasks()[task].group;
    const auto look_at = [&](TaskId other) {
        const Slice slice = index.state_of(other, cursor);
        if (slice.state != LaneState::waiting) return;
        const ObjectId object = trace.event(slice.begin).subject;
        if (object == 0 || object >= trace.objects().size()) return;
        if (object == group || trace.objects()[object].task == task)
            waiters.push_back(link_to(index, other, cursor));
    };
    // Mostly it is the one that made it, or one before that. Of very many others those nearby are looked at.
    std::vector<TaskId> ancestors;
    for (TaskId at = trace.tasks()[task].parent; at != 0 && ancestors.size() < kChildren;
         at = trace.tasks()[at].parent)
        ancestors.push_back(at);
    std::ranges::for_each(ancestors, look_at);
    constexpr TaskId kNearby = 4000;
    const TaskId first = task > kNearby ? task - kNearby : 1;
    const TaskId last = std::min(index.tasks_created(cursor), task + kNearby);
    for (TaskId other = first; other <= last && waiters.size() < kChildren; ++other)
        if (std::ranges::find(ancestors, other) == ancestors.end()) look_at(other);
    return waiters;
}

std::string state_words(const TraceIndex& index, const Slice& slice) {
    const Trace& trace = index.trace();
    const std::string since = show_time(trace.time(slice.begin));
    const std::string_view detail = trace.text(trace.event(slice.begin).detail);
    switch (slice.state) {
        case LaneState::created: return "created at " + since;
        case LaneState::ready: return "ready since " + since;
        case LaneState::running: return "running since " + since;
        case LaneState::waiting:
            return fmt::format("waiting for {} since {}", detail.empty() ? "something" : detail, since);
        case LaneState::blocking: return fmt::format("blocks the loop since {} with {}", since, detail);
        case LaneState::idle: return "idle since " + since;
        case LaneState::done: return "done at " + since;
        case LaneState::failed: return "failed at " + since;
        case LaneState::cancelled: return "cancelled at " + since;
        case LaneState::destroyed: return "thrown away at " + since + " while it was pending";
    }
    return {};
}

/// The functions that the task is in, outermost first, as call and return events of its last step tell it.
std::vector<TaskFrame> frames_of(const TraceIndex& index, TaskId task, Seq cursor, const Slice& state) {
    const Trace& trace = index.trace();
    std::vector<TaskFrame> frames;
    frames.push_back({std::string(trace.text(trace.tasks()[task].coroutine)), 0, {}, false});
    Seq place = state.begin;  // where its line is to be found
    if (state.state == LaneState::running || state.state == LaneState::blocking) {
        place = 0;
        for (Seq seq = std::min(cursor, trace.size()); seq >= state.begin && seq >= 1; --seq) {
            if (trace.event(seq).task == task && trace.kind(seq) == EventKind::line) {
                place = seq;
                break;
            }
        }
    } else if (state.state == LaneState::ready) {
        const Lane& lane = index.lanes()[index.lane_of_task(task)];
        const std::uint32_t i = index.slice_at(lane, cursor);
        place = i != UINT32_MAX && i > 0 ? index.slice(lane, i - 1).begin : 0;
        if (place != 0 && trace.kind(place) != EventKind::suspend) place = 0;
    }
    if (place != 0 && trace.event(place).span != 0)
        frames.back().line = trace.span(trace.event(place).span).line;
    return frames;
}

}  // namespace

TaskId shown_task(const Model& model) {
    const Trace& trace = model.document.trace();
    if (model.selection.task != 0) return model.selection.task;
    if (trace.size() == 0) return 0;
    if (trace.event(model.cursor).task != 0) return trace.event(model.cursor).task;
    const auto steps = model.document.index->steps();
    for (auto at = std::upper_bound(steps.begin(), steps.end(), model.cursor); at != steps.begin();) {
        --at;
        if (trace.event(*at).task != 0) return trace.event(*at).task;
    }
    return 0;
}

TaskView task_view(const TraceIndex& index, TaskId task, Seq cursor) {
    TaskView view;
    const Trace& trace = index.trace();
    if (task == 0 || task >= trace.tasks().size() || trace.size() == 0) return view;
    const TaskInfo& known = trace.tasks()[task];
    view.task = task;
    view.label = index.task_label(task, cursor);
    view.name = index.task_name(task, cursor);
    if (known.parent != 0) view.parent = link_to(index, known.parent, cursor);
    const Slice state = index.state_of(task, cursor);
    if (state.begin == 0) {
        view.state = "not created yet";
        return view;
    }
    view.lane_state = state.state;
    view.wait = state.wait;
    view.state = state_words(index, state);
    view.frames = frames_of(index, task, cursor, state);
    const TaskId born = index.tasks_created(cursor);
    for (TaskId child = task + 1; child <= born && view.children.size() < kChildren; ++child) {
        if (trace.tasks()[child].parent == task) view.children.push_back(link_to(index, child, cursor));
    }
    const auto steps = index.steps_of(task);
    view.steps =
        static_cast<std::uint32_t>(std::upper_bound(steps.begin(), steps.end(), cursor) - steps.begin());
    if (state.state == LaneState::waiting) {
        view.waits_for.push_back(
            {std::string(trace.text(trace.event(state.begin).detail)), TextStyle::plain, state.begin, 0});
        if (const TaskId awaited = awaited_task(index, task, cursor); awaited != 0) {
            view.waits_for.push_back({" ", TextStyle::plain, 0, 0});
            view.waits_for.push_back(
                {std::string(index.task_label(awaited, cursor)), TextStyle::task, 0, awaited});
        }
        view.cycle = cycle_from(index, task, cursor);
    }
    if (!is_final(state.state)) view.awaited_by = waiters_of(index, task, cursor);
    if (is_final(state.state)) view.result = trace.text(trace.event(state.begin).detail);
    return view;
}

TaskView task_view(const Model& model) {
    TaskView view = task_view(*model.document.index, shown_task(model), model.cursor);
    const ProgramState* state = state_at_cursor(model);
    if (state == nullptr) return view;
    const auto known = std::ranges::find(state->tasks, view.task, &TaskStack::task);
    if (known == state->tasks.end()) return view;
    view.frames.clear();
    for (const FrameState& frame : known->frames) {
        TaskFrame shown{frame.function, frame.line, {}, frame.file.empty()};
        for (const VariableState& variable : frame.variables)
            shown.locals.emplace_back(variable.name, variable.text);
        view.frames.push_back(std::move(shown));
    }
    return view;
}

}  // namespace awaitscope
