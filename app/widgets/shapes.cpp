#include "app/widgets/shapes.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {
namespace {

/// Draws in a square from -1 to 1 around the glyph's centre.
class Pen {
  public:
    Pen(ImDrawList& list, ImVec2 center, float size, ImU32 color)
        : list_(list), center_(center), half_(size / 2), width_(std::max(1.25f, size / 7)), color_(color) {}

    ImVec2 at(float x, float y) const { return {center_.x + x * half_, center_.y + y * half_}; }
    void triangle(float x1, float y1, float x2, float y2, float x3, float y3) const {
        list_.AddTriangleFilled(at(x1, y1), at(x2, y2), at(x3, y3), color_);
    }
    void outline(float x1, float y1, float x2, float y2, float x3, float y3) const {
        list_.AddTriangle(at(x1, y1), at(x2, y2), at(x3, y3), color_, width_ * 0.8f);
    }
    void box(float x1, float y1, float x2, float y2, float rounding = 0) const {
        list_.AddRectFilled(at(x1, y1), at(x2, y2), color_, rounding * half_);
    }
    void line(float x1, float y1, float x2, float y2) const {
        list_.AddLine(at(x1, y1), at(x2, y2), color_, width_);
    }
    void strokes(std::initializer_list<ImVec2> points) const {
        for (const ImVec2& point : points) list_.PathLineTo(at(point.x, point.y));
        list_.PathStroke(color_, 0, width_);
    }
    void circle(float radius) const { list_.AddCircle(center_, radius * half_, color_, 0, width_); }
    void disc(float radius) const { list_.AddCircleFilled(center_, radius * half_, color_); }
    void arc(float x, float y, float radius, float from, float to) const {
        list_.PathArcTo(at(x, y), radius * half_, from, to);
        list_.PathStroke(color_, 0, width_);
    }

  private:
    ImDrawList& list_;
    ImVec2 center_;
    float half_;
    float width_;
    ImU32 color_;
};

constexpr float kPi = 3.14159265f;

}  // namespace

void draw_glyph(ImDrawList& list, Glyph glyph, ImVec2 center, float size, ImU32 color) {
    const Pen pen(list, center, size, color);
    switch (glyph) {
        case Glyph::none: break;
        case Glyph::play: pen.triangle(-0.62f, -0.85f, 0.88f, 0, -0.62f, 0.85f); break;
        case Glyph::play_outline: pen.outline(-0.55f, -0.75f, 0.75f, 0, -0.55f, 0.75f); break;
        case Glyph::pause:
            pen.box(-0.58f, -0.75f, -0.16f, 0.75f, 0.1f);
            pen.box(0.16f, -0.75f, 0.58f, 0.75f, 0.1f);
            break;
        case Glyph::bar: pen.box(-0.85f, -0.28f, 0.85f, 0.28f, 0.15f); break;
        case Glyph::square: pen.box(-0.7f, -0.7f, 0.7f, 0.7f, 0.15f); break;
        case Glyph::check: pen.strokes({{-0.75f, 0.05f}, {-0.2f, 0.6f}, {0.8f, -0.6f}}); break;
        case Glyph::cross:
            pen.line(-0.62f, -0.62f, 0.62f, 0.62f);
            pen.line(-0.62f, 0.62f, 0.62f, -0.62f);
            break;
        case Glyph::slash:
            pen.circle(0.8f);
            pen.line(-0.52f, 0.52f, 0.52f, -0.52f);
            break;
        case Glyph::dot: pen.disc(0.55f); break;
        case Glyph::dashes:
            pen.box(-0.9f, -0.12f, -0.4f, 0.12f);
            pen.box(-0.2f, -0.12f, 0.25f, 0.12f);
            pen.box(0.5f, -0.12f, 0.9f, 0.12f);
            break;
        case Glyph::plug:
            pen.strokes({{-0.75f, 0.0f}, {0.55f, 0.0f}});
            pen.strokes({{0.1f, -0.5f}, {0.7f, 0.0f}, {0.1f, 0.5f}});
            pen.line(-0.75f, -0.5f, -0.75f, 0.5f);
            break;
        case Glyph::padlock:
            pen.box(-0.65f, -0.1f, 0.65f, 0.8f, 0.15f);
            pen.arc(0, -0.15f, 0.42f, -kPi, 0);
            break;
        case Glyph::clock:
            pen.circle(0.82f);
            pen.strokes({{0, -0.45f}, {0, 0.05f}, {0.38f, 0.2f}});
            break;
        case Glyph::to_start:
            pen.box(-0.85f, -0.75f, -0.55f, 0.75f);
            pen.triangle(0.85f, -0.8f, 0.85f, 0.8f, -0.45f, 0);
            break;
        case Glyph::step_back: pen.triangle(0.6f, -0.8f, 0.6f, 0.8f, -0.7f, 0); break;
        case Glyph::step_forward: pen.triangle(-0.6f, -0.8f, 0.7f, 0, -0.6f, 0.8f); break;
        case Glyph::to_end:
            pen.box(0.55f, -0.75f, 0.85f, 0.75f);
            pen.triangle(-0.85f, -0.8f, 0.45f, 0, -0.85f, 0.8f);
            break;
        case Glyph::chevron_down: pen.strokes({{-0.6f, -0.25f}, {0, 0.35f}, {0.6f, -0.25f}}); break;
        case Glyph::chevron_right: pen.strokes({{-0.25f, -0.6f}, {0.35f, 0}, {-0.25f, 0.6f}}); break;
        case Glyph::search:
            list.AddCircle(pen.at(-0.15f, -0.15f), size * 0.28f, color, 0, std::max(1.25f, size / 8));
            pen.line(0.3f, 0.3f, 0.8f, 0.8f);
            break;
        case Glyph::warning:
            pen.outline(0, -0.8f, 0.9f, 0.75f, -0.9f, 0.75f);
            pen.line(0, -0.25f, 0, 0.3f);
            break;
    }
}

void draw_hatch(ImDrawList& list, Rect box, float spacing, float thickness, ImU32 color) {
    const ImVec2 clip_min = list.GetClipRectMin();
    const ImVec2 clip_max = list.GetClipRectMax();
    box.min.x = std::max(box.min.x, clip_min.x - spacing);
    box.max.x = std::min(box.max.x, clip_max.x + spacing);
    if (box.width() <= 0 || box.height() <= 0) return;
    // Lines x + y = k: starting at a multiple of the spacing keeps the pattern still while the box scrolls
    // out of view, and makes neighbouring boxes match.
    const float first = std::ceil((box.min.x + box.min.y) / spacing) * spacing;
    const float last = box.max.x + box.max.y;
    list.PushClipRect(box.min, box.max, true);
    for (float k = first; k < last; k += spacing) {
        const float low = std::min(k - box.min.x, box.max.y);
        const float high = std::max(k - box.max.x, box.min.y);
        list.AddLine({k - low, low}, {k - high, high}, color, thickness);
    }
    list.PopClipRect();
}

void draw_box(ImDrawList& list, Rect box, float rounding, ImU32 fill, ImU32 border, float border_width) {
    rounding = std::min({rounding, box.width() / 2, box.height() / 2});
    if ((fill >> IM_COL32_A_SHIFT) != 0) list.AddRectFilled(box.min, box.max, fill, rounding);
    if ((border >> IM_COL32_A_SHIFT) != 0) {
        // Stroked in the middle of its own width, so that the border's outer side is the box's side.
        list.AddRect({box.min.x, box.min.y}, {box.max.x, box.max.y}, border, rounding, 0, border_width);
    }
}

void draw_arrow(ImDrawList& list, ImVec2 from, ImVec2 to, float bulge, float thickness, float head,
                ImU32 color) {
    const ImVec2 end(to.x - head * 0.8f, to.y);
    list.AddBezierCubic(from, {from.x - bulge, from.y + (to.y - from.y) * 0.45f},
                        {to.x - head - bulge, to.y - (to.y - from.y) * 0.18f}, end, color, thickness);
    list.AddTriangleFilled({to.x - head, to.y - head * 0.55f}, {to.x, to.y},
                           {to.x - head, to.y + head * 0.55f}, color);
}

void draw_dashes(ImDrawList& list, float left, float right, float y, float dash, float gap, float thickness,
                 ImU32 color) {
    const float period = dash + gap;
    left = std::max(left, list.GetClipRectMin().x - period);
    right = std::min(right, list.GetClipRectMax().x + period);
    for (float x = std::ceil(left / period) * period; x < right; x += period) {
        list.AddRectFilled({x, y - thickness / 2}, {std::min(x + dash, right), y + thickness / 2}, color);
    }
}

}  // namespace awaitscope
