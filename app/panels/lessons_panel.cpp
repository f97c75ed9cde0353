#include "app/panels/lessons_panel.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace awaitscope {
namespace {

void draw_lesson(const PanelContext& context, ImDrawList& list, Rect row, const LessonRow& lesson) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    ImGui::PushID(lesson.entry);
    const Press press = press_area("lesson", row);
    ImGui::PopID();
    if (lesson.open || press.hovered) {
        draw_box(list, row, style.px(6), ink(colors.raised, lesson.open ? 1.0f : 0.55f));
    }
    const Rect words(row.min.x + style.px(10), row.min.y, row.max.x - style.px(lesson.seen ? 30.0f : 8.0f),
                     row.max.y);
    bool cut = false;
    draw_text_in(list, style, lesson.open ? Face::strong : Face::body, metrics::kBody, words,
                 ink(lesson.open ? colors.text : colors.dim), lesson.title, &cut);
    if (cut && press.hovered) draw_tooltip(style, lesson.title);
    if (lesson.seen) {
        draw_glyph(list, Glyph::check, {row.max.x - style.px(17), row.center().y}, style.px(10),
                   ink(colors.running));
    }
    if (press.clicked) {
        Command command;
        command.id = CommandId::open_lesson;
        command.text = lesson.path;
        context.send(command);
    }
}

}  // namespace

void draw_lessons_panel(const PanelContext& context, Rect box, const LessonsView& view, LessonsState& state) {
    const Style& style = context.style;
    const std::string progress =
        view.total > 0 ? fmt::format("{} of {}", view.seen, view.total) : std::string();
    PanelFrame frame(style, "lessons", box, {"Lessons", progress});
    ImDrawList& list = frame.list();
    if (view.rows.empty()) {
        draw_empty(list, style, frame.body(), "No lessons were found beside the program.");
        return;
    }
    const float taller = std::max(1.0f, style.text_scale);
    const float row_height = std::round(style.px(32) * taller);
    const float margin = style.px(8);
    float y = frame.origin().y + style.px(4);
    for (const LessonRow& row : view.rows) {
        if (row.chapter) {
            y += style.px(10);
            const float height = std::round(style.px(24) * taller);
            draw_text_in(
                list, style, Face::strong, metrics::kSmall,
                {frame.origin().x + style.px(18), y, frame.origin().x + frame.width() - margin, y + height},
                ink(style.colors().faint), row.title);
            y += height;
            continue;
        }
        draw_lesson(context, list,
                    {frame.origin().x + margin, y, frame.origin().x + frame.width() - margin, y + row_height},
                    row);
        if (row.open && state.open != row.entry) {
            state.open = row.entry;
            const float top = y - frame.origin().y;
            if (top < ImGui::GetScrollY() || top + row_height > ImGui::GetScrollY() + frame.body().height()) {
                ImGui::SetScrollY(std::max(0.0f, top - frame.body().height() * 0.4f));
            }
        }
        y += row_height;
    }
    frame.set_content_height(y - frame.origin().y + style.px(8));
}

}  // namespace awaitscope
