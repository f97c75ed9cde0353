#include "app/panels/compare_panel.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

void draw_compare_panel(const PanelContext& context, Rect box, const Comparison& view,
                        std::string_view note) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    PanelFrame frame(style, "compare", box, {"Figures", note});
    ImDrawList& list = frame.list();
    const float left = frame.origin().x + style.px(22);
    const float right = frame.origin().x + frame.width() - style.px(22);
    const bool low = box.height() < style.px(330);  // every figure is to be seen in a low window too
    float y = frame.origin().y + style.px(low ? 6.0f : 14.0f);
    if (!view.ratio.empty()) {
        const float size = low ? 40.0f : box.width() > style.px(440) ? 60.0f : 44.0f;
        const float height = style.line_height(Face::heavy, size);
        const float width =
            draw_text(list, style, Face::heavy, size, {left, y}, ink(colors.accent), view.ratio);
        // On the big number's own baseline.
        const float words = style.line_height(Face::body, 18);
        draw_text_in(list, style, Face::body, 18,
                     {left + width + style.px(14), y + height * 0.80f - words * 0.80f, right,
                      y + height * 0.80f + words * 0.20f},
                     ink(colors.dim), view.sentence);
        y += height + style.px(6);
    } else if (!view.sentence.empty()) {
        const Word word{view.sentence, Face::strong, colors.text};
        y += draw_paragraph(&list, style, {left, y}, right - left, {&word, 1}, {18, 1.5f}).height +
             style.px(8);
    }
    const float row = std::round(style.px(low ? 23.0f : 31.0f) * std::max(1.0f, style.text_scale));
    float widest = style.px(70);
    for (const CompareRow& figure : view.rows) {
        widest = std::max(
            {widest, measure(style, Face::code, 15, figure.a).x, measure(style, Face::code, 15, figure.b).x});
    }
    const float column_b = right;
    const float column_a = right - widest - style.px(28);
    const auto cell = [&](float end, Face face, std::string_view text, Color color) {
        const float width = measure(style, face, 15, text).x;
        draw_text_in(list, style, face, 15, {end - width, y, end + 1, y + row}, ink(color), text);
    };
    cell(column_a, Face::strong, "A", colors.dim);
    cell(column_b, Face::strong, "B", colors.dim);
    y += row;
    for (const CompareRow& figure : view.rows) {
        list.AddRectFilled({left, y}, {right, y + style.rule()}, ink(colors.line, 0.7f));
        draw_text_in(list, style, Face::body, 15, {left, y, column_a - widest - style.px(8), y + row},
                     ink(colors.dim), figure.name);
        const Face face = figure.differs ? Face::code_strong : Face::code;
        const Color color = figure.differs ? colors.text : colors.dim;
        cell(column_a, face, figure.a, color);
        cell(column_b, face, figure.b, color);
        y += row;
    }
    frame.set_content_height(y - frame.origin().y + style.px(12));
}

}  // namespace awaitscope
