#include "app/model/code_view.h"

#include <algorithm>
#include <map>

namespace awaitscope {
namespace {

constexpr std::size_t kChipsOfLine = 6;
/// Of a hundred thousand tasks only those around the running one are looked at: a step must not take longer.
constexpr TaskId kMostTasks = 4000;

bool in_main_file(const TraceEvent& event) {
    return event.file == 0 && event.span != 0;
}

/// The event that says where a paused task stands; 0 if it has not begun or is not in this file.
Seq standing_place(const TraceIndex& index, TaskId task, Seq cursor, Slice& state) {
    const Lane& lane = index.lanes()[index.lane_of_task(task)];
    const std::uint32_t i = index.slice_at(lane, cursor);
    if (i == UINT32_MAX) return 0;
    state = index.slice(lane, i);
    switch (state.state) {
        case LaneState::waiting: return state.begin;
        case LaneState::ready: {
            // Ready again after an await: it stands where it waited.
            const bool has_waited = i > 0 && index.slice(lane, i - 1).state == LaneState::waiting;
            return has_waited ? index.slice(lane, i - 1).begin : 0;
        }
        default: return 0;
    }
}

void add_chips(const TraceIndex& index, Seq cursor, CodeView& view) {
    const Trace& trace = index.trace();
    const TaskId born = index.tasks_created(cursor);
    const TaskId running = std::clamp<TaskId>(trace.event(cursor).task, 1, std::max<TaskId>(born, 1));
    const TaskId first = running > kMostTasks / 2 ? running - kMostTasks / 2 : 1;
    const TaskId last = std::min(born, first + kMostTasks);
    const bool all = first == 1 && last == born;
    for (TaskId task = first; task <= last; ++task) {
        Slice state;
        const Seq place = standing_place(index, task, cursor, state);
        if (place == 0 || !in_main_file(trace.event(place))) continue;
        const std::uint32_t number = trace.span(trace.event(place).span).line;
        if (number == 0 || number > view.lines.size()) continue;
        auto& chips = view.lines[number - 1].chips;
        if (chips.size() > kChipsOfLine) {
            ++chips.back().count;
            continue;
        }
        CodeChip chip;
        chip.at_least = !all;
        chip.state = state.state;
        chip.wait = state.wait;
        if (chips.size() < kChipsOfLine) {
            chip.task = task;
            chip.label = index.task_label(task, cursor);
        }
        chips.push_back(std::move(chip));
    }
}

}  // namespace

Seq executing_event(const TraceIndex& index, Seq cursor) {
    const Trace& trace = index.trace();
    const TaskId task = trace.event(cursor).task;
    for (Seq seq = cursor; seq >= 1; --seq) {
        const TraceEvent& event = trace.event(seq);
        if (event.task != task) break;
        if (event.kind == EventKind::line) return seq;
        if (event.kind == EventKind::resume) {
            // Nothing has run yet in this step: it goes on where the task paused.
            Slice state;
            return seq > 1 ? standing_place(index, task, seq - 1, state) : 0;
        }
    }
    return 0;
}

CodeView code_view(const Document& document, Seq cursor) {
    CodeView view;
    view.file = document.source.name;
    view.problems = document.problems;
    std::string_view text = document.source.text;
    auto pieces = highlight(text);
    for (std::uint32_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        CodeLine line;
        line.number = number;
        line.text = text.substr(0, end);
        line.pieces = std::move(pieces[number - 1]);
        view.lines.push_back(std::move(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (const SourceProblem& problem : view.problems) {
        if (problem.span.line >= 1 && problem.span.line <= view.lines.size())
            view.lines[problem.span.line - 1].problem = true;
    }

    const TraceIndex& index = *document.index;
    const Trace& trace = index.trace();
    if (trace.size() == 0) {
        if (!view.problems.empty()) view.focus = view.problems.front().span.line;
        return view;
    }
    cursor = std::clamp<Seq>(cursor, 1, trace.size());
    const Seq executing = executing_event(index, cursor);
    if (executing != 0 && in_main_file(trace.event(executing))) {
        view.executing = trace.span(trace.event(executing).span);
        if (view.executing.line <= view.lines.size()) {
            CodeLine& line = view.lines[view.executing.line - 1];
            line.executed = true;
            view.focus = view.executing.line;
            const TaskId task = trace.event(cursor).task;
            const Slice state = index.state_of(task, cursor);
            const bool runs = state.state == LaneState::running || state.state == LaneState::blocking;
            if (task != 0 && runs)
                line.chips.push_back({task, std::string(index.task_label(task, cursor)), state.state, {}, 1});
        }
    }
    const Seq next = index.line_after(cursor);
    if (next != 0 && in_main_file(trace.event(next))) {
        const std::uint32_t number = trace.span(trace.event(next).span).line;
        if (number <= view.lines.size()) {
            view.lines[number - 1].next = true;
            if (view.focus == 0) view.focus = number;
        }
    }
    add_chips(index, cursor, view);
    return view;
}

CodeView code_view(const Model& model) {
    CodeView view = code_view(model.document, model.cursor);
    for (const std::uint32_t line : model.breakpoints) {
        if (line <= view.lines.size()) view.lines[line - 1].breakpoint = true;
    }
    if (model.code_line != 0 && model.code_line <= view.lines.size()) {
        view.lines[model.code_line - 1].marked = true;
        view.focus = model.code_line;
    }
    view.values = values_of(model);
    return view;
}

}  // namespace awaitscope
