#include "app/shell/drawing_painter.h"

#include "app/shell/fonts.h"
#include "app/shell/rasteriser.h"
#include "app/shell/visual_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <imgui.h>

namespace awaitscope {
namespace {

Color color_of(std::string_view words) {
    Color color;
    std::from_chars(words.data() + 1, words.data() + words.size(), color.rgb, 16);
    return color;
}

/// One drawing on its way into an ImGui draw list.
class ShapePainter {
  public:
    ShapePainter(ImDrawList& list, const Style& style) : list_(list), style_(style) {}

    void paint(const Shape& shape) const;

  private:
    float px(float design) const { return design * style_.scale; }
    ImVec2 at(float x, float y) const { return {px(x), px(y)}; }
    float thickness(const Shape& shape) const { return std::max(px(shape.thickness), 1.0f); }

    void hatch(const Shape& shape, ImU32 ink) const;
    void dashes(const Shape& shape, ImU32 ink) const;
    void arrow(const Shape& shape, ImU32 ink) const;
    void text(const Shape& shape, ImU32 ink) const;

    ImDrawList& list_;
    const Style& style_;
};

void ShapePainter::hatch(const Shape& shape, ImU32) const {
    const ImVec2 low = at(shape.x, shape.y), high = at(shape.x + shape.width, shape.y + shape.height);
    list_.PushClipRect(low, high, true);
    const float step = px(9.9f), tall = high.y - low.y;
    // Lines of neighbouring boxes go on into each other: they start from the picture's corner.
    const float offset = std::fmod(low.x + low.y, step);
    for (float x = low.x - offset; x < high.x + tall; x += step)
        list_.AddLine({x, low.y}, {x - tall, high.y}, ink(color_of(shape.colour), 0.45f), px(2.0f));
    list_.PopClipRect();
}

void ShapePainter::dashes(const Shape& shape, ImU32 color) const {
    const float length = std::hypot(shape.width, shape.height);
    for (float from = 0; from < length; from += 7) {
        const float begin = from / length, end = std::min(from + 2, length) / length;
        list_.AddLine(at(shape.x + shape.width * begin, shape.y + shape.height * begin),
                      at(shape.x + shape.width * end, shape.y + shape.height * end), color, thickness(shape));
    }
}

void ShapePainter::arrow(const Shape& shape, ImU32 color) const {
    const float x1 = shape.x + shape.width, y1 = shape.y + shape.height;
    list_.AddBezierCubic(at(shape.x, shape.y), at(shape.x, shape.y + shape.height * 0.6f), at(x1 - 14, y1),
                         at(x1 - 4, y1), color, thickness(shape));
    list_.AddTriangleFilled(at(x1 - 6, y1 - 3.5f), at(x1, y1), at(x1 - 6, y1 + 3.5f), color);
}

void ShapePainter::text(const Shape& shape, ImU32 color) const {
    constexpr Face kFaces[] = {Face::body, Face::strong, Face::code};
    const Face face = kFaces[static_cast<std::size_t>(shape.face)];
    const std::string words = visual_text(shape.text);
    const float width = measure(style_, face, shape.size, words).x;
    float x = px(shape.x);
    if (shape.anchor == Anchor::middle) x -= width / 2;
    if (shape.anchor == Anchor::end) x -= width;
    // Of a line's height, about 0.8 lies above the baseline in all of our fonts.
    const float top = px(shape.y) - style_.line_height(face, shape.size) * 0.795f;
    draw_text(list_, style_, face, shape.size, {x, top}, color, words);
}

void ShapePainter::paint(const Shape& shape) const {
    const ImU32 color = ink(color_of(shape.colour), shape.opacity);
    const ImVec2 low = at(shape.x, shape.y), high = at(shape.x + shape.width, shape.y + shape.height);
    switch (shape.kind) {
        case Shape::Kind::box: return list_.AddRectFilled(low, high, color, px(shape.rounding));
        case Shape::Kind::frame:
            return list_.AddRect({low.x + 0.5f, low.y + 0.5f}, {high.x - 0.5f, high.y - 0.5f}, color,
                                 px(shape.rounding), 0, thickness(shape));
        case Shape::Kind::hatch: return hatch(shape, color);
        case Shape::Kind::line: return list_.AddLine(low, high, color, thickness(shape));
        case Shape::Kind::dashes: return dashes(shape, color);
        case Shape::Kind::play:
            return list_.AddTriangleFilled(low, {high.x, (low.y + high.y) / 2}, {low.x, high.y}, color);
        case Shape::Kind::down:
            return list_.AddTriangleFilled(low, {high.x, low.y}, {(low.x + high.x) / 2, high.y}, color);
        case Shape::Kind::arrow: return arrow(shape, color);
        case Shape::Kind::dot:
            return list_.AddCircleFilled({(low.x + high.x) / 2, (low.y + high.y) / 2}, px(shape.width / 2),
                                         color);
        case Shape::Kind::text: return text(shape, color);
    }
}

}  // namespace

DrawingPainter::DrawingPainter(const Assets& assets)
    : before_(ImGui::GetCurrentContext()), context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    ImGui::GetStyle().CircleTessellationMaxError = 0.2f;
    error_ = assets.error.empty() ? load_fonts(assets.folder / "fonts", fonts_) : assets.error;
    ImGui::SetCurrentContext(before_);
}

DrawingPainter::~DrawingPainter() {
    ImGui::SetCurrentContext(context_);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(context_);
    ImGui::SetCurrentContext(before_);
}

Image DrawingPainter::paint(const Drawing& drawing, double scale) {
    ImGuiContext* const current = ImGui::GetCurrentContext();
    ImGui::SetCurrentContext(context_);
    Style style;
    style.fonts = &fonts_;
    style.scale = static_cast<float>(scale);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::round(style.px(drawing.width())), std::round(style.px(drawing.height()))};
    io.DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    const ShapePainter painter(*ImGui::GetBackgroundDrawList(), style);
    for (const Shape& shape : drawing.shapes()) painter.paint(shape);
    ImGui::Render();
    accept_textures(*ImGui::GetDrawData());
    Image image = rasterise(*ImGui::GetDrawData(), color_of(drawing.background()));
    ImGui::SetCurrentContext(current);
    return image;
}

}  // namespace awaitscope
