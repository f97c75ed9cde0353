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
    float right = 0;  ///< longer lines go on below
};

/// The line in pieces that fit, as a terminal breaks it: after so many letters. At least one piece.
std::vector<std::string_view> wrapped(const Style& style, float size, std::string_view text, float width) {
    std::vector<std::string_view> pieces;
    ImFont* font = (*style.fonts)[static_cast<std::size_t>(Face::code_strong)];
    const float pixels = style.line_height(Face::code_strong, size);
    while (!text.empty()) {
        const char* rest = nullptr;
        font->CalcTextSizeA(pixels, std::max(width, pixels), 0, text.data(), text.data() + text.size(),
                            &rest);
        auto taken = std::max<std::size_t>(static_cast<std::size_t>(rest - text.data()), 1);
        // Between two words, unless that would leave half of the line empty.
        if (taken < text.size()) {
            const std::size_t blank = text.substr(0, taken).rfind(' ');
            if (blank != std::string_view::npos && blank + 1 > taken / 2) taken = blank + 1;
        }
        pieces.push_back(text.substr(0, taken));
        text.remove_prefix(taken);
    }
    if (pieces.empty()) pieces.emplace_back();
    return pieces;
}

void draw_line(const PanelContext& context, ImDrawList& list, Rect row, float step, const Columns& columns,
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
                 {columns.time - width, row.min.y, columns.time + 1, row.min.y + step},
                 ink(colors.dim, opacity), time);
    const Color color = line.error ? colors.blocking : colors.text;
    const Face face = line.latest ? Face::code_strong : Face::code;
    float y = row.min.y;
    for (const std::string_view piece : wrapped(style, size, line.text, columns.right - columns.text)) {
        draw_text_in(list, style, face, size, {columns.text, y, columns.right + style.px(40), y + step},
                     ink(color, opacity), piece);
        y += step;
    }
}

}  // namespace

void draw_console_panel(const PanelContext& context, Rect box, const ConsoleView& view, ConsoleState& state) {
    const Style& style = context.style;
    PanelFrame frame(style, "console", box, {context.presenting ? "" : "Output", {}});
    ImDrawList& list = frame.list();
    if (view.lines.empty()) {
        draw_empty(list, style, frame.body(), "Nothing printed so far.");
        state.lines = 0;
        return;
    }
    const float size = context.presenting ? 18.0f : metrics::kCode;
    const float step = std::round(style.px(size) * style.text_scale * 1.6f);
    const float padding = style.px(metrics::kPadding);
    // Times only grow, so the last one is the widest.
    const float times = measure(style, Face::code, size, show_time(view.lines.back().time, false)).x;
    const Columns columns{frame.origin().x + padding + times,
                          frame.origin().x + padding + times + style.px(16),
                          frame.origin().x + frame.width() - style.px(10)};
    float y = frame.origin().y + style.px(8);
    if (view.omitted > 0) {
        draw_text_in(list, style, Face::body, metrics::kTitle,
                     {columns.text, y, columns.text + 1e4f, y + step}, ink(style.colors().dim),
                     fmt::format("{} earlier lines are not shown", view.omitted));
        y += step;
    }
    for (const ConsoleLine& line : view.lines) {
        const auto pieces = wrapped(style, size, line.text, columns.right - columns.text).size();
        const float height = step * static_cast<float>(pieces);
        if (y + height > frame.body().min.y && y < frame.body().max.y)
            draw_line(context, list, {frame.body().min.x, y, frame.body().max.x, y + height}, step, columns,
                      line);
        y += height;
    }
    frame.set_content_height(y - frame.origin().y + style.px(8));
    if (state.lines != view.lines.size()) ImGui::SetScrollY(1e9f);
    state.lines = view.lines.size();
}

}  // namespace awaitscope
