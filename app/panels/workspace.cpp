#include "app/panels/workspace.h"

#include "app/model/compare_view.h"
#include "app/panels/bars.h"
#include "app/panels/compare_panel.h"
#include "app/panels/explanation_panel.h"
#include "app/panels/findings_panel.h"
#include "app/panels/loop_panel.h"
#include "app/panels/palette_choices.h"
#include "app/panels/quiz_panel.h"
#include "app/panels/task_panel.h"
#include "app/panels/words_panel.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {
namespace {

std::string file_name(const std::string& path) {
    return path.substr(path.find_last_of('/') + 1);
}

/// Splits boxes and remembers where each panel went.
class Desk {
  public:
    Desk(const PanelContext& context, const Model& model, WorkspaceState& state)
        : context_(context), model_(model), state_(state) {}

    void explore(Rect area) {
        const float wide = area.width() / context_.style.scale;
        const float narrow = std::clamp((wide - 1260) / (1900 - 1260), 0.0f, 1.0f);
        if (shows_lessons(area)) {
            const Rect lessons = cut_left(area, 214 + 48 * narrow);
            place("lessons", lessons);
            draw_lessons(lessons);
        }
        const Rect side = cut_right(area, 330 + 70 * narrow);
        centre(area, 0.54f + 0.06f * narrow);
        side_column(side);
    }

    void present(Rect area) {
        const Rect top = cut_top(area, std::min(timeline_wanted(), area.height() * 0.46f));
        place("timeline", top);
        draw_timeline_panel(context_, top, model_, state_.timeline);
        const float wide = area.width() / context_.style.scale;
        Rect right = cut_right(area, std::clamp(wide * 0.42f, 380.0f, 820.0f));
        const float output = std::max(context_.style.px(64), right.height() * 0.24f);
        const float explanation =
            std::min(wanted(state_.explanation_height, 220), right.height() - gap() - output);
        draw_explanation(cut_top(right, explanation));
        place("output", right);
        draw_console_panel(context_, right, state_.views.console, state_.console);
        draw_code(area);
    }

    /// Predict and be the loop: the run so far, the source, and the question; for the loop its queues as
    /// well.
    void quiz(Rect area) {
        const Rect top = cut_top(area, std::min(timeline_wanted(), area.height() * 0.45f));
        place("timeline", top);
        draw_timeline_panel(context_, top, model_, state_.timeline);
        const float wide = area.width() / context_.style.scale;
        const Rect question = cut_right(area, std::clamp(wide * 0.4f, 400.0f, 760.0f));
        place("quiz", question);
        draw_quiz_panel(context_, question, model_.quiz, model_.mode);
        const Rect middle = cut_right(area, std::clamp(wide * 0.26f, 270.0f, 420.0f));
        if (model_.mode == Mode::be_the_loop) {
            place("loop", middle);
            remember(state_.loop_height,
                     draw_loop_panel(context_, middle, state_.views.loop, side_name(SidePanel::loop)));
        } else {
            place("output", middle);
            draw_console_panel(context_, middle, state_.views.console, state_.console);
        }
        draw_code(area);
    }

    void compare(Rect area) {
        if (!model_.other) {
            Rect note = cut_top(area, context_.style.px(120));
            place("compare", note);
            PanelFrame frame(context_.style, "compare", note, {"Compare", {}});
            draw_empty(
                frame.list(), context_.style, frame.body(),
                "This program names no twin to be compared with. Lessons that have one name it in their "
                "first lines as compare_with.");
            return;
        }
        const TraceIndex& a = *model_.document.index;
        const TraceIndex& b = *model_.other->index;
        const Viewport viewport = common_viewport(a, b);
        CompareCache& cache = state_.comparison;
        if (cache.a != model_.document.index || cache.b != model_.other->index) {
            cache = {model_.document.index, model_.other->index,
                     compare_runs(a, model_.document.source.name, b, model_.other->source.name)};
        }
        const Comparison& view = cache.view;
        const bool by_time = model_.tie == CursorTie::time;
        const Seq cursor_b = by_time ? tied_by_time(a, model_.cursor, b) : tied_by_step(a, model_.cursor, b);
        const VirtualTime now = a.trace().size() != 0 ? a.trace().time(model_.cursor) : 0;
        const VirtualTime now_b = by_time || b.trace().size() == 0 ? now : b.trace().time(cursor_b);
        // Where the room is short, both give up lane height alike; headers and rulers stay.
        const float fixed = plain_timeline_height(context_, 0);
        const float lanes_a = plain_height(a, model_.cursor) - fixed;
        const float lanes_b = plain_height(b, cursor_b) - fixed;
        const bool low = area.height() / context_.style.scale < 700;
        const float room = area.height() * (low ? 0.57f : 0.6f) - 2 * fixed - gap();
        const float share = std::min(1.0f, std::max(room, 1.0f) / (lanes_a + lanes_b));
        const std::string title_a = "A   " + file_name(view.name_a);
        const std::string title_b = "B   " + file_name(view.name_b);
        const Rect top = cut_top(area, fixed + lanes_a * share);
        const TimeScale scale_a(a.trace(), Axis::time);
        const TimeScale scale_b(b.trace(), Axis::time);
        place("timeline", top);
        draw_plain_timeline(context_, "run a", top, model_,
                            {a, scale_a, viewport, model_.cursor, now, title_a});
        draw_plain_timeline(context_, "run b", cut_top(area, fixed + lanes_b * share), model_,
                            {b, scale_b, viewport, cursor_b, now_b, title_b});
        const Rect figures =
            cut_right(area, std::clamp(area.width() / context_.style.scale * 0.3f, 330.0f, 560.0f));
        const Rect right = cut_right(area, area.width() / 2 / context_.style.scale - metrics::kGap / 2);
        place("code", area);
        draw_code_panel(context_, "code a", area, code_view(model_.document, model_.cursor),
                        state_.compared_code);
        draw_code_panel(context_, "code b", right, code_view(*model_.other, cursor_b), state_.other_code);
        place("compare", figures);
        draw_compare_panel(context_, figures, view,
                           by_time ? "cursors tied by time (C)" : "cursors tied by step (C)");
    }

  private:
    float gap() const { return std::round(context_.style.px(metrics::kGap)); }

    // Each takes a strip off `area`, with a gap left between.
    Rect cut_left(Rect& area, float design_width) const {
        const float width = std::round(context_.style.px(design_width));
        const Rect strip(area.min, {area.min.x + width, area.max.y});
        area.min.x = strip.max.x + gap();
        return strip;
    }
    Rect cut_right(Rect& area, float design_width) const {
        const float width = std::round(context_.style.px(design_width));
        const Rect strip({area.max.x - width, area.min.y}, area.max);
        area.max.x = strip.min.x - gap();
        return strip;
    }
    Rect cut_top(Rect& area, float height) const {
        const Rect strip(area.min, {area.max.x, area.min.y + std::round(height)});
        area.min.y = strip.max.y + gap();
        return strip;
    }

    void place(std::string_view name, Rect box) { state_.placed.push_back({name, box}); }

    float wanted(float height, float design_default) const {
        return height > 0 ? height : context_.style.px(design_default);
    }
    float timeline_wanted() const {
        return timeline_height(context_, shown_lanes(*model_.document.index, model_.cursor));
    }
    /// Beside the rest where there is room; where there is not, when they are asked for.
    bool shows_lessons(Rect area) const {
        const bool usual = area.width() / context_.style.scale > 1400;
        return usual != model_.look.lessons_toggled || model_.look.search_open;
    }
    float plain_height(const TraceIndex& index, Seq cursor) const {
        return plain_timeline_height(context_, shown_lanes(index, cursor));
    }

    void remember(float& height, float now) {
        if (std::abs(height - now) >= 1) {
            height = now;
            state_.unsettled = true;
        }
    }

    void draw_lessons(Rect box) {
        if (model_.look.search_open) {
            Rect field = cut_top(box, context_.style.px(38) * std::max(1.0f, context_.style.text_scale));
            draw_text_field(context_, "##lesson search", field, state_.lesson_search, "Find a lesson",
                            !state_.search_was_open);
        } else {
            state_.lesson_search.clear();
        }
        state_.search_was_open = model_.look.search_open;
        const LessonsView view = lessons_view(model_.shelf, state_.lesson_search);
        draw_lessons_panel(context_, box, view, state_.lessons);
        if (!model_.look.search_open || !ImGui::IsKeyPressed(ImGuiKey_Enter)) return;
        // The first that fits is the one that is meant.
        const auto first = std::ranges::find_if(view.rows, [](const LessonRow& row) { return !row.chapter; });
        if (first == view.rows.end()) return;
        Command open;
        open.id = CommandId::open_lesson;
        open.text = first->path;
        context_.send(CommandId::clear_selection);
        context_.send(open);
    }

    void draw_code(Rect box) {
        place("code", box);
        const CodeView& view = state_.views.code;
        if (model_.look.editing) {
            draw_code_editor(context_, box, view, state_.code, model_.document.source.text);
        } else {
            state_.code.editing = false;
            draw_code_panel(context_, "code", box, view, state_.code);
        }
    }

    void draw_explanation(Rect box) {
        place("explanation", box);
        remember(state_.explanation_height, draw_explanation_panel(context_, box, state_.views.explanation));
    }

    /// The timeline above, source and output below. The timeline takes what its lanes need, at most `share`.
    void centre(Rect area, float share) {
        const float most = std::max(timeline_min_height(context_), area.height() * share);
        const Rect timeline = cut_top(area, std::min(timeline_wanted(), most));
        place("timeline", timeline);
        draw_timeline_panel(context_, timeline, model_, state_.timeline);
        const float wide = area.width() / context_.style.scale;
        const Rect output = cut_right(area, std::clamp(wide * 0.34f, 230.0f, 460.0f));
        draw_code(area);
        place("output", output);
        draw_console_panel(context_, output, state_.views.console, state_.console);
    }

    /// Explanation, loop and task below each other; where that is too much, the loop shares its place with
    /// the others. Findings and words always share a place.
    void side_column(Rect area) {
        const float room = area.height() - 2 * gap();
        const float least = context_.style.px(150);
        float explanation = wanted(state_.explanation_height, 230);
        const bool low = area.height() / context_.style.scale < 700;
        if (low) {
            // At the very start the loop has nothing to show, and the lesson's own words have much to say.
            const float share = model_.cursor <= 1 ? 0.72f : 0.5f;
            draw_explanation(cut_top(area, std::min(explanation, room * share)));
            side_panel(area, model_.look.side, 0);
            return;
        }
        const float loop_wanted = wanted(state_.loop_height, 260);
        explanation = std::min(explanation, room * 0.45f);
        const float loop = std::min(loop_wanted, std::max(least, room - explanation - room * 0.28f));
        draw_explanation(cut_top(area, explanation));
        const Rect middle = cut_top(area, loop);
        place("loop", middle);
        remember(state_.loop_height,
                 draw_loop_panel(context_, middle, state_.views.loop, side_name(SidePanel::loop)));
        side_panel(area, std::max(model_.look.side, SidePanel::task), 1);
    }

    /// One of several panels, with the names of all from `first` on as its title.
    void side_panel(Rect box, SidePanel panel, int first) {
        constexpr std::string_view kRoomForTabs = " ";
        switch (panel) {
            case SidePanel::loop:
                place("loop", box);
                draw_loop_panel(context_, box, state_.views.loop, kRoomForTabs);
                break;
            case SidePanel::task:
                place("task", box);
                draw_task_panel(context_, box, state_.views.task, kRoomForTabs);
                break;
            case SidePanel::findings:
                place("findings", box);
                draw_findings_panel(context_, box, model_, {kRoomForTabs, {}});
                break;
            case SidePanel::words:
                place("words", box);
                draw_words_panel(context_, box, state_.views.explanation.sentence, {kRoomForTabs, {}});
                break;
        }
        std::string names[kSidePanels];
        std::vector<std::string_view> shown;
        for (int i = first; i < kSidePanels; ++i) {
            names[i] = side_name(static_cast<SidePanel>(i));
            const std::size_t findings = shown_findings(model_);
            if (static_cast<SidePanel>(i) == SidePanel::findings && findings > 0)
                names[i] += " " + std::to_string(findings);
            shown.push_back(names[i]);
        }
        const int picked =
            draw_title_tabs(context_.style, "side", box, shown, static_cast<int>(panel) - first);
        if (picked < 0) return;
        Command command;
        command.id = CommandId::set_side;
        command.value = picked + first;
        context_.send(command);
    }

    const PanelContext& context_;
    const Model& model_;
    WorkspaceState& state_;
};

void draw_overlays(const PanelContext& context, Rect screen, const Model& model,
                   const Surroundings& surroundings, WorkspaceState& state) {
    if (surroundings.folder != nullptr) {
        std::vector<Choice> choices;
        for (const FolderListing::Entry& entry : surroundings.folder->entries) {
            Choice choice;
            choice.title = entry.is_folder ? entry.name + "/" : entry.name;
            choice.command.id = CommandId::open_file;
            choice.command.text = entry.path;
            choices.push_back(std::move(choice));
        }
        draw_chooser(
            context, screen,
            {"files", "Name of a program or a trace", surroundings.folder->folder, "No such file here."},
            choices, state.file_list);
    } else {
        state.file_list.open = false;
    }
    if (model.look.palette_open) {
        draw_chooser(context, screen,
                     {"commands", "What would you like to do?", {}, "Nothing has that name."},
                     palette_choices(model, surroundings.recent_files), state.palette);
    } else {
        state.palette.open = false;
    }
    if (model.look.saving_as) {
        draw_name_sheet(context, screen, model.document.path, state.name_sheet);
    } else {
        state.name_sheet.open = false;
    }
    if (model.look.keys_open) draw_keys_page(context, screen);
}

/// A ring around the mouse, to be seen from the back row.
void draw_pointer(const Style& style) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    if (!ImGui::IsMousePosValid(&at)) return;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    list.AddCircleFilled(at, style.px(26), ink(style.colors().accent, 0.28f));
    list.AddCircle(at, style.px(26), ink(style.colors().accent), 0, style.px(3));
}

/// More than anyone scrolls through at a step; what came before is counted.
constexpr std::size_t kConsoleLines = 1000;

void look_again(const Model& model, StepViews& views) {
    const Document& document = model.document;
    if (!model.look.editing && views.source == document.source.text.data() &&
        views.problems == document.problems.size() && views.index == model.document.index &&
        views.cursor == model.cursor && views.selected == model.selection.task &&
        views.state == model.state && views.marked == model.code_line &&
        views.breakpoints == model.breakpoints) {
        return;
    }
    views.index = model.document.index;
    views.cursor = model.cursor;
    views.selected = model.selection.task;
    views.state = model.state;
    views.marked = model.code_line;
    views.breakpoints = model.breakpoints;
    views.source = document.source.text.data();
    views.problems = document.problems.size();
    views.code = code_view(model);
    views.console = console_view(*model.document.index, model.cursor, kConsoleLines);
    views.explanation = explanation_view(model);
    views.loop = loop_view(*model.document.index, model.cursor);
    views.task = task_view(model);
}

}  // namespace

std::vector<std::string_view> panel_names() {
    return {"timeline", "code",  "output",  "explanation", "loop", "task",
            "findings", "words", "lessons", "compare",     "quiz"};
}

void draw_workspace(const Style& style, std::vector<Command>& commands, Rect screen, const Model& model,
                    const Surroundings& surroundings, WorkspaceState& state) {
    const PanelContext context{style, commands, model.mode == Mode::present};
    state.placed.clear();
    look_again(model, state.views);
    state.unsettled = false;
    StatusView status = status_view(model);
    if (!surroundings.activity.empty()) status.message = surroundings.activity;
    Rect area = screen;
    const float top = top_bar_height(context);
    const float bottom = transport_height(context);
    draw_top_bar(context, {area.min, {area.max.x, area.min.y + top}}, status, model.mode);
    draw_transport_bar(context, {{area.min.x, area.max.y - bottom}, area.max}, status, model);
    const float gap = std::round(style.px(metrics::kGap));
    area = Rect(area.min.x + gap, area.min.y + top + gap, area.max.x - gap, area.max.y - bottom - gap);
    if (area.width() > style.px(200) && area.height() > style.px(120)) {
        Desk desk(context, model, state);
        switch (model.mode) {
            case Mode::compare: desk.compare(area); break;
            case Mode::present: desk.present(area); break;
            case Mode::predict:
            case Mode::be_the_loop: desk.quiz(area); break;
            case Mode::explore: desk.explore(area); break;
        }
    }
    draw_overlays(context, screen, model, surroundings, state);
    if (model.look.pointer) draw_pointer(style);
}

}  // namespace awaitscope
