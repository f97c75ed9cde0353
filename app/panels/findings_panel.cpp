#include "app/panels/findings_panel.h"

#include "app/model/status_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace awaitscope {
namespace {

bool is_shown(const Model& model, const Finding& finding) {
    return !model.look.hide_future || finding.seq <= model.cursor;
}

/// "never-awaited" as people write it: "Never awaited".
std::string heading_of(const Finding& finding) {
    std::string text(finding_name(finding.kind));
    std::ranges::replace(text, '-', ' ');
    if (!text.empty() && text[0] >= 'a') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string place_of(const Model& model, const Finding& finding) {
    std::string place;
    if (finding.line != 0) place = fmt::format("line {}", finding.line);
    if (finding.seq != 0 && finding.seq <= model.document.trace().size()) {
        if (!place.empty()) place += " · ";
        place += show_time(model.document.trace().time(finding.seq));
    }
    return place;
}

/// Returns its height; draws nothing if `list` is null.
float draw_finding(const PanelContext& context, ImDrawList* list, ImVec2 at, float width, const Model& model,
                   const Finding& finding) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float indent = style.px(24);
    const float line = std::round(style.line_height(Face::strong, metrics::kBody) + style.px(3));
    if (list != nullptr) {
        const Glyph glyph = finding.kind == FindingKind::deadlock ? Glyph::padlock : Glyph::warning;
        draw_glyph(*list, glyph, {at.x + style.px(7), at.y + line / 2}, style.px(13), ink(colors.blocking));
        const std::string place = place_of(model, finding);
        const float place_width = measure(style, Face::code, metrics::kSmall, place).x;
        draw_text_in(*list, style, Face::code, metrics::kSmall,
                     {at.x + width - place_width, at.y, at.x + width + 1, at.y + line}, ink(colors.dim),
                     place);
        draw_text_in(*list, style, Face::strong, metrics::kBody,
                     {at.x + indent, at.y, at.x + width - place_width - style.px(8), at.y + line},
                     ink(colors.text), heading_of(finding));
    }
    const Word word{finding.message, Face::body, colors.dim};
    return line + draw_paragraph(list, style, {at.x + indent, at.y + line}, width - indent, {&word, 1},
                                 {metrics::kTitle, 1.45f})
                      .height;
}

}  // namespace

std::size_t shown_findings(const Model& model) {
    return static_cast<std::size_t>(std::ranges::count_if(
        model.document.findings, [&](const Finding& finding) { return is_shown(model, finding); }));
}

float draw_findings_panel(const PanelContext& context, Rect box, const Model& model, FrameTitle title) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    PanelFrame frame(style, "findings", box, title);
    ImDrawList& list = frame.list();
    if (shown_findings(model) == 0) {
        draw_empty(
            list, style, frame.body(),
            model.look.hide_future ? "Nothing has gone wrong so far." : "Nothing went wrong in this run.");
        return PanelFrame::height_for(style, style.px(90));
    }
    const float margin = style.px(8);
    const float inset = style.px(8);
    const float left = frame.origin().x + margin;
    const float width = frame.width() - 2 * margin;
    float y = frame.origin().y + margin;
    int id = 0;
    for (const Finding& finding : model.document.findings) {
        if (!is_shown(model, finding)) continue;
        const ImVec2 at(left + inset, y + inset);
        const float height =
            draw_finding(context, nullptr, at, width - 2 * inset, model, finding) + 2 * inset;
        const Rect row(left, y, left + width, y + height);
        ImGui::PushID(id++);
        const Press press = press_area("finding", row);
        ImGui::PopID();
        const bool here = finding.seq != 0 && finding.seq == model.cursor;
        if (here || press.hovered) draw_box(list, row, style.px(6), ink(colors.raised, here ? 1.0f : 0.55f));
        draw_finding(context, &list, at, width - 2 * inset, model, finding);
        if (press.clicked && finding.seq != 0) context.go_to(finding.seq);
        if (press.clicked && finding.task != 0) context.select_task(finding.task);
        y += height + style.px(2);
    }
    const float content = y - frame.origin().y + margin;
    frame.set_content_height(content);
    return PanelFrame::height_for(style, content);
}

}  // namespace awaitscope
