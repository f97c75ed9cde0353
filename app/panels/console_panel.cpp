#include "app/panels/console_panel.h"

#include "app/model/status_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace awaitscope {
namespace {

struct Columns {
    float time = 0;  ///< where the times end
    float text = 0;
};

void draw_line(const PanelContext& context, ImDrawList& list, Rect row, const Columns& columns,
               const ConsoleLine& line) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float size = context.presenting ? 18.0f : metrics::kCode;
    if (ImGui::IsWindowHovered() && row.contains(ImGui::GetIO().MousePos)) {
        list.AddRectFilled(row.min, row.max, ink(colors.raised, 0.7f));
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) context.go_to(line.seq);
        if (!line.label.empty()) draw_tooltip(style, "printed by " + line.label);
    }
    if (line.latest) {
        list.AddRectFilled({row.min.x, row.min.y}, {row.min.x + style.px(3), row.max.y}, ink(colors.accent));
    }
    const float opacity = line.future ? 0.4f : 1.0f;
    const std::string time = show_time(line.time, false);
    const float width = measure(style, Face::code, size, time).x;
    draw_text_in(list, style, Face::code, size,
                 {columns.time - width, row.min.y, columns.time + 1, row.max.y}, ink(colors.faint, opacity),
                 time);
    const Color color = line.error ? colors.blocking : colors.text;
    draw_text_in(list, style, line.latest ? Face::code_strong : Face::code, size,
                 {columns.text, row.min.y, 1e6f, row.max.y}, ink(color, opacity), line.text);
}

}  // namespace

void draw_console_panel(const PanelContext& context, Rect box, const ConsoleView& view, ConsoleState& state) {
    const Style& style = context.style;
    PanelFrame frame(style, "console", box, {"Output", {}});
    ImDrawList& list = frame.list();
    if (view.lines.empty()) {
        draw_empty(list, style, frame.body(), "Nothing printed so far.");
        state.lines = 0;
        return;
    }
    const float size = context.presenting ? 18.0f : metrics::kCode;
    const float step = std::round(style.px(size) * style.text_scale * 1.6f);
    const float padding = style.px(metrics::kPadding);
    float widest = 0;
    // Times only grow, so the last one is the widest.
    const float times = measure(style, Face::code, size, show_time(view.lines.back().time, false)).x;
    const Columns columns{frame.origin().x + padding + times,
                          frame.origin().x + padding + times + style.px(16)};
    float y = frame.origin().y + style.px(8);
    if (view.omitted > 0) {
        draw_text_in(list, style, Face::body, metrics::kTitle,
                     {columns.text, y, columns.text + 1e4f, y + step}, ink(style.colors().faint),
                     fmt::format("{} earlier lines are not shown", view.omitted));
        y += step;
    }
    const float top = y;
    const std::size_t first =
        static_cast<std::size_t>(std::max(0.0f, std::floor((frame.body().min.y - top) / step)));
    for (std::size_t i = first; i < view.lines.size(); ++i) {
        const float row_top = top + step * static_cast<float>(i);
        if (row_top > frame.body().max.y) break;
        const ConsoleLine& line = view.lines[i];
        draw_line(context, list, {frame.body().min.x, row_top, frame.body().max.x, row_top + step}, columns,
                  line);
        widest =
            std::max(widest, columns.text - frame.origin().x + measure(style, Face::code, size, line.text).x);
    }
    y = top + step * static_cast<float>(view.lines.size());
    frame.set_content_size(widest > frame.width() ? widest + padding : 0.0f,
                           y - frame.origin().y + style.px(8));
    if (state.lines != view.lines.size()) ImGui::SetScrollY(1e9f);
    state.lines = view.lines.size();
}

}  // namespace awaitscope
