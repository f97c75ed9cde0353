#include "app/panels/loop_panel.h"

#include "app/model/status_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr float kNameColumn = 66;

/// timers › clock › ready › run callbacks, the current one lit.
float draw_phases(const PanelContext& context, ImDrawList& list, ImVec2 at, LoopPhase current) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float height = style.line_height(Face::strong, metrics::kSmall);
    constexpr LoopPhase kPhases[] = {LoopPhase::timers, LoopPhase::clock, LoopPhase::ready,
                                     LoopPhase::callbacks};
    float x = at.x;
    for (const LoopPhase phase : kPhases) {
        if (phase != kPhases[0]) {
            draw_glyph(list, Glyph::chevron_right, {x + style.px(4), at.y + height / 2}, style.px(7),
                       ink(colors.faint));
            x += style.px(15);
        }
        const bool lit = phase == current;
        x += draw_text(list, style, Face::strong, metrics::kSmall, {x, at.y},
                       ink(lit ? colors.accent : colors.faint), phase_name(phase)) +
             style.px(7);
    }
    return height;
}

class Rows {
  public:
    Rows(const PanelContext& context, const PanelFrame& frame)
        : context_(context), frame_(frame), y_(frame.origin().y + context.style.px(12)) {}

    float y() const { return y_; }
    void skip(float height) { y_ += height; }

    void chips(std::string_view name, const std::vector<LoopChip>& chips, std::uint32_t more,
               bool one_per_line, bool at_least = false) {
        const Style& style = context_.style;
        const float padding = style.px(metrics::kPadding);
        const float left =
            frame_.origin().x + padding + style.px(kNameColumn) * std::max(1.0f, style.text_scale);
        const float right = frame_.origin().x + frame_.width() - padding;
        Chip sample;
        sample.text = "x";
        const float height = chip_size(style, sample).y;
        ImDrawList& list = frame_.list();
        draw_text_in(list, style, Face::body, metrics::kBody,
                     {frame_.origin().x + padding, y_, left - style.px(4), y_ + height},
                     ink(style.colors().dim), name);
        if (chips.empty()) {
            draw_text_in(list, style, Face::body, metrics::kBody, {left, y_, right, y_ + height},
                         ink(style.colors().faint), "empty");
            y_ += height + style.px(8);
            return;
        }
        float x = left;
        ImGui::PushID(name.data());
        for (std::size_t i = 0; i < chips.size(); ++i) {
            const Chip chip = look_of(chips[i]);
            const float width = std::min(chip_size(style, chip).x, right - left);
            if (x > left && (one_per_line || x + width > right)) {
                x = left;
                y_ += height + style.px(6);
            }
            ImGui::PushID(static_cast<int>(i));
            if (draw_chip_button(style, "chip", {x, y_}, chip, right - left)) click(chips[i]);
            ImGui::PopID();
            x += width + style.px(6);
        }
        ImGui::PopID();
        y_ += height + style.px(8);
        if (more > 0) {
            y_ -= style.px(3);
            draw_text(list, style, Face::body, metrics::kTitle, {left, y_}, ink(style.colors().dim),
                      fmt::format("and {}{} more", at_least ? "at least " : "", more));
            y_ += style.line_height(Face::body, metrics::kTitle) + style.px(8);
        }
    }

  private:
    Chip look_of(const LoopChip& entry) const {
        return task_chip(context_.style.colors(), entry.label, entry.note, entry.state, entry.wait);
    }

    void click(const LoopChip& entry) {
        if (entry.task != 0) context_.select_task(entry.task);
        if (entry.seq != 0 && ImGui::GetIO().KeyCtrl) context_.go_to(entry.seq);
    }

    const PanelContext& context_;
    const PanelFrame& frame_;
    float y_;
};

}  // namespace

float draw_loop_panel(const PanelContext& context, Rect box, const LoopView& view, std::string_view title) {
    const Style& style = context.style;
    const std::string turn = view.turn > 0 ? fmt::format("turn {}", view.turn) : std::string();
    PanelFrame frame(style, "loop", box, {title, turn});
    Rows rows(context, frame);
    rows.skip(draw_phases(context, frame.list(), {frame.origin().x + style.px(metrics::kPadding), rows.y()},
                          view.phase) +
              style.px(12));
    rows.chips("running", view.running, 0, false);
    rows.chips("ready", view.ready, view.more_ready, false);
    // Timers carry their moment in front: the eye runs down a column of times.
    std::vector<LoopChip> timers = view.timers;
    for (LoopChip& timer : timers) {
        timer.note = timer.note.empty() ? "in " + show_time(timer.remaining) : timer.note;
        timer.label = show_time(timer.deadline) + "  " + timer.label;
    }
    rows.chips("timers", timers, view.more_timers, true);
    rows.chips("waiting", view.waiting, view.more_waiting, true, view.more_than_counted);
    if (!view.threads.empty()) rows.chips("threads", view.threads, 0, false);
    const float content = rows.y() - frame.origin().y + style.px(6);
    frame.set_content_height(content);
    return PanelFrame::height_for(style, content);
}

}  // namespace awaitscope
