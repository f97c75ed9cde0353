#include "app/model/model.h"

#include "app/model/breakpoints.h"
#include "app/model/lessons_view.h"
#include "app/model/what_if.h"
#include "engine/base/check.h"
#include "engine/trace/trace_builder.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {
namespace {

constexpr double kLeastScale = 0.5;
constexpr double kMostScale = 3.0;
constexpr double kScaleStep = 1.125;
constexpr double kRowsInView = 8;  // what the reducer takes for granted when it scrolls to a lane

template <typename Enum>
Enum next_of(Enum value, int count) {
    return static_cast<Enum>((static_cast<int>(value) + 1) % count);
}

template <typename Enum>
bool set_enum(Enum& target, double number, int count) {
    if (!(number >= 0) || number >= count) return false;
    target = static_cast<Enum>(static_cast<int>(number));
    return true;
}

void request(Model& model, Request::Kind kind, std::string text = {}) {
    model.requests.push_back({kind, std::move(text)});
}

/// In the modes that ask, a step forward asks first. True if it did, or if a question is still to be
/// answered.
bool ask_first(Model& model, Seq next) {
    Quiz& quiz = model.quiz;
    if (model.mode != Mode::predict && model.mode != Mode::be_the_loop) return false;
    if (quiz.open && quiz.answered) {
        const Seq target = quiz.question.target;
        quiz.open = false;
        move_cursor(model, target);
        // The loop has no rest: what it does next is the next question.
        if (model.mode == Mode::be_the_loop) ask_first(model, target + 1);
        return true;
    }
    if (quiz.open) return true;
    const TraceIndex& index = *model.document.index;
    if (model.mode == Mode::predict) {
        quiz.question = author_question_at(model.document, model.cursor, next);
        if (quiz.question.target == 0) quiz.question = prediction_at(index, model.cursor, next, quiz.asked);
    } else {
        quiz.question = loop_question_at(index, model.cursor);
    }
    quiz.open = quiz.question.target != 0;
    quiz.answered = false;
    quiz.chosen = -1;
    return quiz.open;
}

// A prediction is answered once. The loop's student may try again: a wrong pick is refused with the reason.
void answer(Model& model, int choice) {
    Quiz& quiz = model.quiz;
    if (!quiz.open || quiz.answered || choice < 0 || choice >= static_cast<int>(quiz.question.choices.size()))
        return;
    const bool first_try = quiz.chosen < 0;
    const bool right = quiz.question.choices[static_cast<std::size_t>(choice)].right;
    quiz.chosen = choice;
    if (first_try) {
        ++quiz.asked;
        quiz.right += right ? 1 : 0;
    }
    quiz.answered = right || model.mode == Mode::predict;
}

void step_by(Model& model, StepUnit unit, Direction direction) {
    model.playback.playing = false;
    const Seq next = step(*model.document.index, model.cursor, unit, direction, model.selection.task);
    if (direction == Direction::forward && ask_first(model, next)) return;
    move_cursor(model, next);
}

void go_if_known(Model& model, Seq seq, const char* otherwise) {
    if (seq == 0) {
        model.message = otherwise;
        return;
    }
    model.playback.playing = false;
    move_cursor(model, seq);
}

void change_axis(Model& model, Axis axis) {
    const TimeScale before = model.time_scale();
    model.axis = axis;
    const TimeScale after = model.time_scale();
    model.viewport = showing(after, on_axis(before, after, model.viewport), model.cursor);
}

void zoom(Model& model, double factor, double at) {
    const double first_lane = model.viewport.first_lane;
    model.viewport = zoomed(model.time_scale(), model.viewport, factor, at);
    model.viewport.first_lane = first_lane;
}

void pan(Model& model, double share) {
    const double first_lane = model.viewport.first_lane;
    model.viewport = panned(model.time_scale(), model.viewport, share);
    model.viewport.first_lane = first_lane;
}

/// The playhead if it is in view, else the middle: what the keyboard zooms at.
double zoom_place(const Model& model) {
    const double cursor = model.time_scale().position(model.cursor);
    const bool visible = cursor >= model.viewport.begin && cursor <= model.viewport.end;
    return visible ? cursor : (model.viewport.begin + model.viewport.end) / 2;
}

void scroll_lanes(Model& model, double rows) {
    const auto lanes = static_cast<double>(model.document.index->lanes().size());
    model.viewport.first_lane = std::clamp(model.viewport.first_lane + rows, 0.0, std::max(lanes - 1, 0.0));
}

void select_task(Model& model, TaskId task) {
    if (task >= model.document.trace().tasks().size()) return;
    model.selection.task = task;
    if (task == 0) return;
    const double row = model.document.index->lane_of_task(task);
    const double first = model.viewport.first_lane;
    if (row < first) scroll_lanes(model, row - first);
    if (row > first + kRowsInView) scroll_lanes(model, row - kRowsInView - first);
}

void select_lane(Model& model, int by) {
    const auto lanes = model.document.index->lanes();
    const TaskId now = model.selection.task != 0            ? model.selection.task
                       : model.document.trace().size() == 0 ? 0
                                                            : model.document.trace().event(model.cursor).task;
    int lane = now == 0 ? 0 : static_cast<int>(model.document.index->lane_of_task(now));
    do {
        lane += by;
    } while (lane > 0 && lane < static_cast<int>(lanes.size()) &&
             lanes[static_cast<std::size_t>(lane)].kind != LaneKind::task);
    if (lane < 0 || lane >= static_cast<int>(lanes.size())) return;
    const Lane& chosen = lanes[static_cast<std::size_t>(lane)];
    select_task(model, chosen.kind == LaneKind::task ? chosen.id : 0);
}

/// The slice of the selected (or running) task's lane at the cursor; false if there is none.
bool current_slice(const Model& model, Lane& lane, std::uint32_t& slice) {
    const TraceIndex& index = *model.document.index;
    if (index.trace().size() == 0) return false;
    const TaskId task =
        model.selection.task != 0 ? model.selection.task : index.trace().event(model.cursor).task;
    lane = index.lanes()[task == 0 ? TraceIndex::kLoopLane : index.lane_of_task(task)];
    slice = index.slice_at(lane, model.cursor);
    return slice != UINT32_MAX;
}

void move_by_slice(Model& model, int by) {
    Lane lane;
    std::uint32_t slice = 0;
    if (!current_slice(model, lane, slice)) return;
    const TraceIndex& index = *model.document.index;
    // Backwards, the beginning of this stretch comes before the stretch before it.
    if (by < 0 && index.slice(lane, slice).begin < model.cursor) by = 0;
    if (by < 0 && slice == 0) return;
    const auto wanted = static_cast<std::uint32_t>(static_cast<int>(slice) + by);
    if (wanted < lane.slice_count) go_if_known(model, index.slice(lane, wanted).begin, "");
}

void select_area_of_event(Model& model) {
    Lane lane;
    std::uint32_t slice = 0;
    if (!current_slice(model, lane, slice)) return;
    const Slice stretch = model.document.index->slice(lane, slice);
    model.selection.area_first = stretch.begin;
    model.selection.area_last = std::max(stretch.end, stretch.begin);
}

void focus(Model& model) {
    const TimeScale scale = model.time_scale();
    const double first_lane = model.viewport.first_lane;
    const Viewport middle = centred(scale, model.viewport, model.cursor);
    const bool already = std::abs(middle.begin - model.viewport.begin) < middle.width() * 0.001;
    model.viewport = middle;
    if (already && model.selection.area_first != 0) {
        model.viewport = fit_between(scale, model.selection.area_first, model.selection.area_last);
    } else if (already) {
        Lane lane;
        std::uint32_t slice = 0;
        if (current_slice(model, lane, slice)) {
            const Slice stretch = model.document.index->slice(lane, slice);
            model.viewport = fit_between(scale, stretch.begin, stretch.end);
        }
    }
    model.viewport.first_lane = first_lane;
}

void set_mode(Model& model, Mode mode) {
    model.mode = mode;
    model.quiz.open = false;
    model.playback.playing = false;
    model.look.hide_future = mode == Mode::present || mode == Mode::predict || mode == Mode::be_the_loop;
    if (mode == Mode::compare && !model.other) {
        if (model.document.lesson.compare_with.empty()) {
            model.message = "This program names no other one to be compared with: open one with Ctrl+O.";
        } else {
            request(model, Request::Kind::open_comparison, model.document.lesson.compare_with);
        }
    }
}

void open_lesson(Model& model, int entry) {
    if (entry < 0 || entry >= static_cast<int>(model.shelf.entries.size())) return;
    request(model, Request::Kind::open_file, model.shelf.entries[static_cast<std::size_t>(entry)].path);
}

void begin_editing(Model& model) {
    if (model.document.is_trace) {
        model.message = "A trace is what happened: there is nothing to edit.";
        return;
    }
    model.look.editing = true;
    model.edits.opened = model.document.source.text;
}

void end_editing(Model& model) {
    model.look.editing = false;
    if (model.edits.opened == model.document.source.text) return;
    model.edits.undo.push_back(std::move(model.edits.opened));
    model.edits.redo.clear();
}

/// One entry from `from` becomes the source, which goes to `to`.
void take_back(Model& model, std::vector<std::string>& from, std::vector<std::string>& to,
               const char* otherwise) {
    if (from.empty()) {
        model.message = otherwise;
        return;
    }
    to.push_back(std::move(model.document.source.text));
    model.document.source.text = std::move(from.back());
    from.pop_back();
    request(model, Request::Kind::run);
}

void go_to_finding(Model& model, Direction direction) {
    const auto& findings = model.document.findings;
    const bool forward = direction == Direction::forward;
    Seq found = 0;
    for (const Finding& finding : findings) {
        if (forward && finding.seq > model.cursor && (found == 0 || finding.seq < found)) found = finding.seq;
        if (!forward && finding.seq < model.cursor && finding.seq > found) found = finding.seq;
    }
    model.look.side = SidePanel::findings;
    go_if_known(model, found,
                findings.empty() ? "Nothing went wrong in this run."
                : forward        ? "No finding lies ahead."
                                 : "No finding lies behind.");
}

void clear(Model& model) {
    Look& look = model.look;
    if (look.palette_open || look.keys_open || look.search_open || look.saving_as) {
        look.palette_open = look.keys_open = look.search_open = look.saving_as = false;
    } else if (look.editing) {
        end_editing(model);
    } else if (model.selection.area_first != 0) {
        model.selection.area_first = model.selection.area_last = 0;
    } else if (model.code_line != 0) {
        model.code_line = 0;
    } else if (model.selection.task != 0) {
        model.selection.task = 0;
    } else if (model.what_if.ghost != nullptr) {
        model.what_if.ghost.reset();
    } else if (model.mode == Mode::present || look.full_screen) {
        if (look.full_screen) request(model, Request::Kind::full_screen);
        look.full_screen = false;
        if (model.mode == Mode::present) set_mode(model, Mode::explore);
    }
    model.message.clear();
}

void change_speed(Model& model, int by) {
    const auto count = static_cast<int>(std::size(kSpeeds));
    int nearest = 0;
    for (int i = 0; i < count; ++i) {
        if (std::abs(kSpeeds[i] - model.playback.speed) < std::abs(kSpeeds[nearest] - model.playback.speed))
            nearest = i;
    }
    model.playback.speed = kSpeeds[std::clamp(nearest + by, 0, count - 1)];
}

void play_or_pause(Model& model) {
    if (model.mode == Mode::predict || model.mode == Mode::be_the_loop)
        return step_by(model, model.playback.unit, Direction::forward);
    if (!model.playback.playing && model.cursor >= model.document.trace().size()) move_cursor(model, 1);
    model.playback.playing = !model.playback.playing && model.document.trace().size() > 1;
    model.playback.waited = 0;
}

// The commands of each group; each returns whether it knew the command.

bool apply_cursor(Model& model, const Command& command) {
    const TraceIndex& index = *model.document.index;
    using enum Direction;
    switch (command.id) {
        case CommandId::step_forward: step_by(model, model.playback.unit, forward); return true;
        case CommandId::step_back: step_by(model, model.playback.unit, back); return true;
        case CommandId::event_forward: step_by(model, StepUnit::event, forward); return true;
        case CommandId::event_back: step_by(model, StepUnit::event, back); return true;
        case CommandId::line_forward: step_by(model, StepUnit::line, forward); return true;
        case CommandId::line_back: step_by(model, StepUnit::line, back); return true;
        case CommandId::switch_forward: step_by(model, StepUnit::task_switch, forward); return true;
        case CommandId::switch_back: step_by(model, StepUnit::task_switch, back); return true;
        case CommandId::task_forward: step_by(model, StepUnit::this_task, forward); return true;
        case CommandId::task_back: step_by(model, StepUnit::this_task, back); return true;
        case CommandId::turn_forward: step_by(model, StepUnit::turn, forward); return true;
        case CommandId::turn_back: step_by(model, StepUnit::turn, back); return true;
        case CommandId::output_forward: step_by(model, StepUnit::output, forward); return true;
        case CommandId::output_back: step_by(model, StepUnit::output, back); return true;
        case CommandId::follow_wakee:
            go_if_known(model, wakee_of(index, model.cursor), "This step wakes nobody.");
            return true;
        case CommandId::follow_waker:
            go_if_known(model, waker_of(index, model.cursor), "Nobody woke this step.");
            return true;
        case CommandId::slice_next: move_by_slice(model, 1); return true;
        case CommandId::slice_previous: move_by_slice(model, -1); return true;
        case CommandId::go_start: go_if_known(model, 1, ""); return true;
        case CommandId::go_end: go_if_known(model, std::max<Seq>(index.trace().size(), 1), ""); return true;
        case CommandId::go_to: go_if_known(model, command.seq, ""); return true;
        case CommandId::toggle_breakpoint: toggle_breakpoint(model, marked_line(model)); return true;
        case CommandId::toggle_breakpoint_at:
            toggle_breakpoint(model, static_cast<std::uint32_t>(std::max(command.value, 0.0)));
            return true;
        case CommandId::clear_breakpoints: model.breakpoints.clear(); return true;
        case CommandId::run_to_line: run_to_line(model, marked_line(model)); return true;
        case CommandId::run_to:
            run_to_line(model, static_cast<std::uint32_t>(std::max(command.value, 0.0)));
            return true;
        case CommandId::continue_back: run_to_breakpoint(model, back); return true;
        case CommandId::code_line_down: move_mark(model, 1); return true;
        case CommandId::code_line_up: move_mark(model, -1); return true;
        case CommandId::next_finding: go_to_finding(model, forward); return true;
        case CommandId::previous_finding: go_to_finding(model, back); return true;
        case CommandId::set_step_unit: set_enum(model.playback.unit, command.value, 6); return true;
        case CommandId::next_step_unit: model.playback.unit = next_of(model.playback.unit, 6); return true;
        default: return false;
    }
}

bool apply_play(Model& model, const Command& command) {
    switch (command.id) {
        case CommandId::play_pause: play_or_pause(model); return true;
        case CommandId::continue_forward:
            if (model.breakpoints.empty()) {
                play_or_pause(model);
            } else {
                run_to_breakpoint(model, Direction::forward);
            }
            return true;
        case CommandId::faster: change_speed(model, 1); return true;
        case CommandId::slower: change_speed(model, -1); return true;
        case CommandId::set_speed:
            if (command.value > 0)
                model.playback.speed = std::clamp(command.value, kSpeeds[0], *std::rbegin(kSpeeds));
            return true;
        default: return false;
    }
}

bool apply_view(Model& model, const Command& command) {
    switch (command.id) {
        case CommandId::zoom_in: zoom(model, 1.4, zoom_place(model)); return true;
        case CommandId::zoom_out: zoom(model, 1 / 1.4, zoom_place(model)); return true;
        case CommandId::zoom_at: zoom(model, command.value, command.at); return true;
        case CommandId::pan_left: pan(model, -0.25); return true;
        case CommandId::pan_right: pan(model, 0.25); return true;
        case CommandId::pan_by: pan(model, command.value); return true;
        case CommandId::scroll_lanes: scroll_lanes(model, command.value); return true;
        case CommandId::fit_all: model.viewport = fit(model.time_scale()); return true;
        case CommandId::focus_cursor: focus(model); return true;
        case CommandId::zoom_to_area:
            if (model.selection.area_first != 0) {
                const double first_lane = model.viewport.first_lane;
                model.viewport =
                    fit_between(model.time_scale(), model.selection.area_first, model.selection.area_last);
                model.viewport.first_lane = first_lane;
            }
            return true;
        case CommandId::next_axis: change_axis(model, next_of(model.axis, 3)); return true;
        case CommandId::set_axis: {
            Axis axis = model.axis;
            if (set_enum(axis, command.value, 3)) change_axis(model, axis);
            return true;
        }
        case CommandId::next_side: model.look.side = next_of(model.look.side, kSidePanels); return true;
        case CommandId::set_side: set_enum(model.look.side, command.value, kSidePanels); return true;
        case CommandId::toggle_lessons: model.look.lessons_toggled = !model.look.lessons_toggled; return true;
        case CommandId::toggle_ghost: model.what_if.ghost_hidden = !model.what_if.ghost_hidden; return true;
        case CommandId::tie_cursors: model.tie = next_of(model.tie, 2); return true;
        case CommandId::toggle_all_arrows: model.look.all_arrows = !model.look.all_arrows; return true;
        default: return false;
    }
}

bool apply_selection(Model& model, const Command& command) {
    switch (command.id) {
        case CommandId::select_task: select_task(model, command.task); return true;
        case CommandId::select_next_lane: select_lane(model, 1); return true;
        case CommandId::select_previous_lane: select_lane(model, -1); return true;
        case CommandId::select_area: {
            const Seq size = model.document.trace().size();
            model.selection.area_first = std::min(std::min(command.seq, command.last), size);
            model.selection.area_last = std::min(std::max(command.seq, command.last), size);
            return true;
        }
        case CommandId::area_of_event: select_area_of_event(model); return true;
        case CommandId::clear_selection: clear(model); return true;
        default: return false;
    }
}

bool apply_mode(Model& model, const Command& command) {
    switch (command.id) {
        case CommandId::set_mode: {
            Mode mode = model.mode;
            if (set_enum(mode, command.value, 5)) set_mode(model, mode);
            return true;
        }
        case CommandId::mode_explore: set_mode(model, Mode::explore); return true;
        case CommandId::mode_compare: set_mode(model, Mode::compare); return true;
        case CommandId::mode_predict: set_mode(model, Mode::predict); return true;
        case CommandId::mode_be_the_loop: set_mode(model, Mode::be_the_loop); return true;
        case CommandId::mode_present: set_mode(model, Mode::present); return true;
        case CommandId::answer: answer(model, static_cast<int>(command.value)); return true;
        case CommandId::answer_1:
        case CommandId::answer_2:
        case CommandId::answer_3:
        case CommandId::answer_4:
        case CommandId::answer_5:
        case CommandId::answer_6:
            answer(model, static_cast<int>(command.id) - static_cast<int>(CommandId::answer_1));
            return true;
        case CommandId::toggle_pointer: model.look.pointer = !model.look.pointer; return true;
        case CommandId::toggle_future: model.look.hide_future = !model.look.hide_future; return true;
        default: return false;
    }
}

bool apply_window(Model& model, const Command& command) {
    Look& look = model.look;
    switch (command.id) {
        case CommandId::next_theme: look.theme = next_of(look.theme, 4); return true;
        case CommandId::set_theme: set_enum(look.theme, command.value, 4); return true;
        case CommandId::larger: look.scale = std::min(look.scale * kScaleStep, kMostScale); return true;
        case CommandId::smaller: look.scale = std::max(look.scale / kScaleStep, kLeastScale); return true;
        case CommandId::normal_size: look.scale = 1; return true;
        case CommandId::full_screen:
            look.full_screen = !look.full_screen;
            request(model, Request::Kind::full_screen);
            return true;
        case CommandId::palette: look.palette_open = !look.palette_open; return true;
        case CommandId::show_keys: look.keys_open = !look.keys_open; return true;
        case CommandId::search: look.search_open = !look.search_open; return true;
        default: return false;
    }
}

bool apply_file(Model& model, const Command& command) {
    switch (command.id) {
        case CommandId::open_lesson:
        case CommandId::open_file: request(model, Request::Kind::open_file, command.text); return true;
        case CommandId::next_lesson: open_lesson(model, model.shelf.open + 1); return true;
        case CommandId::previous_lesson: open_lesson(model, model.shelf.open - 1); return true;
        case CommandId::open_file_dialog: request(model, Request::Kind::open_dialog); return true;
        case CommandId::open_comparison: set_mode(model, Mode::compare); return true;
        case CommandId::edit_source:
            if (model.look.editing) {
                end_editing(model);
            } else {
                begin_editing(model);
            }
            return true;
        case CommandId::undo:
            take_back(model, model.edits.undo, model.edits.redo, "There is no edit to undo.");
            return true;
        case CommandId::redo:
            take_back(model, model.edits.redo, model.edits.undo, "There is no edit to redo.");
            return true;
        case CommandId::set_source:
            model.document.source.text = command.text;
            request(model, Request::Kind::run);
            return true;
        case CommandId::set_slider: set_slider(model, command.text, command.value); return true;
        case CommandId::next_slider: {
            const auto count = static_cast<int>(model.document.lesson.sliders.size());
            if (count > 0) model.what_if.chosen = (model.what_if.chosen + 1) % count;
            return true;
        }
        case CommandId::slider_up: nudge_slider(model, 1); return true;
        case CommandId::slider_down: nudge_slider(model, -1); return true;
        case CommandId::save_as: model.look.saving_as = !model.look.saving_as; return true;
        case CommandId::save_to:
            model.look.saving_as = false;
            if (!command.text.empty()) request(model, Request::Kind::save, command.text);
            return true;
        case CommandId::save: request(model, Request::Kind::save, model.document.path); return true;
        case CommandId::export_as: request(model, Request::Kind::export_as, command.text); return true;
        case CommandId::run_again: request(model, Request::Kind::run); return true;
        case CommandId::quit: request(model, Request::Kind::quit); return true;
        default: return false;
    }
}

}  // namespace

std::string_view mode_name(Mode mode) {
    switch (mode) {
        case Mode::explore: return "Explore";
        case Mode::compare: return "Compare";
        case Mode::predict: return "Predict";
        case Mode::be_the_loop: return "Be the loop";
        case Mode::present: return "Present";
    }
    CHECK(false);
}

std::string_view side_name(SidePanel panel) {
    switch (panel) {
        case SidePanel::loop: return "Event loop";
        case SidePanel::task: return "Task";
        case SidePanel::findings: return "Findings";
        case SidePanel::words: return "Words";
    }
    CHECK(false);
}

std::string_view theme_name(Theme theme) {
    switch (theme) {
        case Theme::dark: return "dark";
        case Theme::light: return "light";
        case Theme::contrast: return "contrast";
        case Theme::projector: return "projector";
    }
    CHECK(false);
}

Model make_model() {
    Model model;
    model.document = document_of(TraceBuilder(TraceHeader{}).finish(0, 0));
    model.viewport = fit(model.time_scale());
    return model;
}

void set_document(Model& model, Document document, bool keep_place) {
    CHECK(document.index != nullptr);
    const Trace& fresh = document.trace();
    Seq cursor = 1;
    if (keep_place && model.document.trace().size() != 0 && fresh.size() != 0) {
        const Trace& old = model.document.trace();
        const VirtualTime now = old.time(model.cursor);
        // The same moment, and inside it the same number of events on, as far as there are so many.
        const Seq into = model.cursor - model.document.index->first_at(now);
        const Seq first = std::min(document.index->first_at(now), fresh.size());
        const Seq last = std::max<Seq>(document.index->first_at(now + 1), 2) - 1;
        cursor = model.cursor == old.size() ? fresh.size()
                                            : std::clamp(first + into, first, std::max(first, last));
    }
    const bool whole = model.viewport.begin <= 0 && model.viewport.end >= model.time_scale().length() * 0.999;
    const double first_lane = model.viewport.first_lane;
    const TaskId selected = model.selection.task;
    model.document = std::move(document);
    model.selection = {};
    model.quiz.open = false;
    model.playback.playing = false;
    model.message.clear();
    model.state.reset();
    if (!keep_place) {
        model.other.reset();
        model.quiz = {};
        model.what_if = {};
        model.edits = {};
        model.breakpoints.clear();
    }
    if (keep_place && selected < model.document.trace().tasks().size()) model.selection.task = selected;
    const TimeScale scale = model.time_scale();
    if (!keep_place || whole) {
        model.viewport = fit(scale);
    } else {
        model.viewport = panned(scale, model.viewport, 0);
    }
    model.viewport.first_lane = keep_place ? first_lane : 0;
    model.cursor = 1;
    move_cursor(model, cursor);
}

void move_cursor(Model& model, Seq seq) {
    const Seq size = std::max<Seq>(model.document.trace().size(), 1);
    model.cursor = std::clamp<Seq>(seq, 1, size);
    model.code_line = 0;
    model.quiz.open = false;  // a question is about the place where it was asked
    const double first_lane = model.viewport.first_lane;
    model.viewport = showing(model.time_scale(), model.viewport, model.cursor);
    model.viewport.first_lane = first_lane;
    if (model.cursor == size && size > 1 && model.shelf.open >= 0)
        model.shelf.entries[static_cast<std::size_t>(model.shelf.open)].seen = true;
}

bool wants_state(const Model& model) {
    const Document& document = model.document;
    if (document.is_trace || document.source.text.empty() || document.trace().size() == 0) return false;
    return model.state == nullptr || model.state->seq != model.cursor;
}

const ProgramState* state_at_cursor(const Model& model) {
    return model.state != nullptr && model.state->seq == model.cursor ? model.state.get() : nullptr;
}

void apply(Model& model, const Command& command) {
    const bool slides = command.id == CommandId::set_slider || command.id == CommandId::slider_up ||
                        command.id == CommandId::slider_down;
    if (!slides) model.what_if.moving.clear();
    if (command.id != CommandId::clear_selection) model.message.clear();
    const bool known = apply_cursor(model, command) || apply_play(model, command) ||
                       apply_view(model, command) || apply_selection(model, command) ||
                       apply_mode(model, command) || apply_window(model, command) ||
                       apply_file(model, command);
    CHECK(known);
}

void tick(Model& model, double elapsed) {
    if (!model.playback.playing) return;
    const Seq next = advance(model.playback, *model.document.index, model.cursor, elapsed);
    if (next == model.cursor) return;
    const Seq stop = stop_between(model, model.cursor, next);
    if (stop != next) model.playback.playing = false;
    move_cursor(model, stop);
}

}  // namespace awaitscope
