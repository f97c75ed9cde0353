#include "app/model/loop_view.h"

#include "engine/trace/words.h"

#include <fmt/format.h>

namespace awaitscope {
namespace {

LoopChip task_chip(const TraceIndex& index, TaskId task, Seq cursor, Seq seq) {
    LoopChip chip;
    chip.task = task;
    chip.label = index.task_label(task, cursor);
    const Slice slice = index.state_of(task, cursor);
    chip.state = slice.state;
    chip.wait = slice.wait;
    chip.seq = seq;
    return chip;
}

/// What a callback is called: its own words, or those of the task that its timer belongs to.
std::string callback_label(const Trace& trace, Seq queued) {
    const TraceEvent& event = trace.event(queued);
    std::string_view text = trace.text(event.detail);
    if (text.empty() && event.subject < trace.objects().size())
        text = trace.text(trace.objects()[event.subject].label);
    return text.empty() ? "callback" : std::string(text);
}

}  // namespace

LoopView loop_view(const TraceIndex& index, Seq cursor, std::size_t limit) {
    LoopView view;
    const Trace& trace = index.trace();
    const LoopState state = index.loop_at(cursor);
    view.turn = state.turn;
    view.time = state.time;
    view.phase = state.phase;

    if (state.running != 0) {
        view.running.push_back(task_chip(index, state.running, cursor, cursor));
    } else if (state.callback != 0) {
        LoopChip chip;
        chip.label = callback_label(trace, state.callback);
        chip.state = LaneState::running;
        chip.seq = state.callback;
        view.running.push_back(std::move(chip));
    }
    for (const ReadyEntry& entry : state.ready) {
        if (view.ready.size() == limit) {
            view.more_ready = static_cast<std::uint32_t>(state.ready.size() - limit);
            break;
        }
        if (entry.task != 0) {
            view.ready.push_back(task_chip(index, entry.task, cursor, entry.queued));
            view.ready.back().state = LaneState::ready;
        } else {
            LoopChip chip;
            chip.label = callback_label(trace, entry.queued);
            chip.seq = entry.queued;
            view.ready.push_back(std::move(chip));
        }
    }
    for (const PendingTimer& timer : state.timers) {
        if (view.timers.size() == limit) {
            view.more_timers = static_cast<std::uint32_t>(state.timers.size() - limit);
            break;
        }
        const TaskId task = trace.event(timer.set).task;
        LoopChip chip;
        if (task != 0) chip = task_chip(index, task, cursor, timer.set);
        if (task == 0 && timer.timer < trace.objects().size())
            chip.label = trace.text(trace.objects()[timer.timer].label);
        chip.state = LaneState::waiting;
        chip.wait = WaitKind::timer;
        chip.seq = timer.set;
        chip.deadline = timer.deadline;
        chip.remaining = std::max<VirtualTime>(timer.deadline - state.time, 0);
        chip.note = fmt::format("in {}", short_seconds(chip.remaining, 3));
        view.timers.push_back(std::move(chip));
    }
    const TaskId born = index.tasks_created(cursor);
    constexpr TaskId kMostTasks = 20'000;
    view.more_than_counted = born > kMostTasks;
    for (TaskId task = 1; task <= std::min(born, kMostTasks); ++task) {
        const Slice slice = index.state_of(task, cursor);
        if (slice.state != LaneState::waiting || slice.wait == WaitKind::timer) continue;
        if (view.waiting.size() == limit) {
            ++view.more_waiting;
            continue;
        }
        view.waiting.push_back(task_chip(index, task, cursor, slice.begin));
        view.waiting.back().note = trace.text(trace.event(slice.begin).detail);
    }
    for (const Lane& lane : index.lanes()) {
        if (lane.kind != LaneKind::thread) continue;
        const std::uint32_t i = index.slice_at(lane, cursor);
        if (i == UINT32_MAX || index.slice(lane, i).state != LaneState::running ||
            cursor >= index.slice(lane, i).end)
            continue;
        LoopChip chip;
        chip.seq = index.slice(lane, i).begin;
        chip.label = fmt::format("thread {}", lane.id);
        chip.note = trace.text(trace.event(chip.seq).detail);
        chip.state = LaneState::running;
        view.threads.push_back(std::move(chip));
    }
    return view;
}

}  // namespace awaitscope
