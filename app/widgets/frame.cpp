#include "app/widgets/frame.h"

#include "app/widgets/controls.h"
#include "app/widgets/shapes.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

PanelFrame::PanelFrame(const Style& style, const char* id, Rect box, FrameTitle title, bool scrolls) {
    const Palette& colors = style.colors();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float radius = style.px(metrics::kRadius);
    const float rule = style.rule();
    draw_box(list, box, radius, ink(colors.panel), ink(colors.line), rule);
    body_ = box.inset(rule);
    if (!title.text.empty()) {
        const float header = style.px(metrics::kHeader) * std::max(1.0f, style.text_scale);
        header_ = Rect(box.min.x + style.px(metrics::kPadding), box.min.y,
                       box.max.x - style.px(metrics::kPadding), box.min.y + header);
        body_.min.y = header_.max.y + rule;
        list.AddRectFilled({box.min.x, header_.max.y}, {box.max.x, body_.min.y}, ink(colors.line));
        const float taken =
            draw_text_in(list, style, Face::strong, metrics::kTitle, header_, ink(colors.dim), title.text);
        header_.min.x += taken + style.px(12);
        if (!title.extra.empty()) {
            const float width = measure(style, Face::body, metrics::kTitle, title.extra).x;
            Rect right = header_;
            right.min.x = std::max(header_.min.x, header_.max.x - width);
            draw_text_in(list, style, Face::body, metrics::kTitle, right, ink(colors.dim), title.extra);
            header_.max.x = right.min.x - style.px(12);
        }
    }
    // Less the rounded corners, or square content would paint over them.
    const float corner = std::ceil(radius * 0.3f);
    body_.max.y -= corner;
    if (title.text.empty()) body_.min.y += corner;
    body_.max.x = std::max(body_.max.x, body_.min.x + 1);
    body_.max.y = std::max(body_.max.y, body_.min.y + 1);
    ImGui::SetCursorScreenPos(body_.min);
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNavInputs;
    flags |= scrolls ? ImGuiWindowFlags_HorizontalScrollbar : 0;
    if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::BeginChild(id, body_.size(), ImGuiChildFlags_None, flags);
    origin_ = ImGui::GetCursorScreenPos();
    width_ = ImGui::GetContentRegionAvail().x;
}

PanelFrame::~PanelFrame() {
    ImGui::EndChild();
}

ImDrawList& PanelFrame::list() const {
    return *ImGui::GetWindowDrawList();
}

void PanelFrame::set_content_size(float width, float height) {
    ImGui::SetCursorScreenPos(origin_);
    ImGui::Dummy({std::max(1.0f, std::floor(width)), std::max(1.0f, std::floor(height))});
}

float PanelFrame::height_for(const Style& style, float content, bool titled) {
    const float header = titled ? style.px(metrics::kHeader) * std::max(1.0f, style.text_scale) : 0.0f;
    const float corner = std::ceil(style.px(metrics::kRadius) * 0.3f);
    return std::ceil(header + content + 3 * style.rule() + (titled ? corner : 2 * corner));
}

int draw_title_tabs(const Style& style, const char* id, Rect box, std::span<const std::string_view> names,
                    int chosen) {
    const Palette& colors = style.colors();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float header = style.px(metrics::kHeader) * std::max(1.0f, style.text_scale);
    float x = box.min.x + style.px(metrics::kPadding);
    int picked = -1;
    ImGui::PushID(id);
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        const std::string_view name = names[static_cast<std::size_t>(i)];
        const float width = measure(style, Face::strong, metrics::kTitle, name).x;
        const Rect tab(x, box.min.y, std::min(x + width, box.max.x), box.min.y + header);
        ImGui::PushID(i);
        const Press press =
            press_area("tab", {tab.min.x - style.px(6), tab.min.y, tab.max.x + style.px(6), tab.max.y});
        ImGui::PopID();
        const bool lit = i == chosen;
        draw_text_in(list, style, Face::strong, metrics::kTitle, tab,
                     ink(lit || press.hovered ? colors.text : colors.dim), name);
        if (lit)
            list.AddRectFilled({tab.min.x, tab.max.y - style.rule(2)}, {tab.max.x, tab.max.y},
                               ink(colors.text));
        if (press.clicked) picked = i;
        x += width + style.px(16);
    }
    ImGui::PopID();
    return picked;
}

float draw_heading(ImDrawList& list, const Style& style, ImVec2 at, std::string_view text) {
    draw_text(list, style, Face::strong, metrics::kSmall, at, ink(style.colors().faint), text);
    return style.line_height(Face::strong, metrics::kSmall);
}

void draw_empty(ImDrawList& list, const Style& style, Rect box, std::string_view text) {
    const float size = metrics::kBody;
    ImFont* font = (*style.fonts)[static_cast<std::size_t>(Face::body)];
    const float pixels = style.line_height(Face::body, size);
    const float wrap = std::max(1.0f, box.width() - style.px(2 * metrics::kPadding));
    const char* begin = text.data();
    const char* end = begin + text.size();
    const ImVec2 extent = font->CalcTextSizeA(pixels, FLT_MAX, wrap, begin, end);
    const ImVec2 at(std::round(box.center().x - extent.x / 2), std::round(box.center().y - extent.y / 2));
    list.AddText(font, pixels, at, ink(style.colors().faint), begin, end, wrap);
}

}  // namespace awaitscope
