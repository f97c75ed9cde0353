#include "engine/export/drawing.h"

#include "engine/export/text_width.h"

#include <algorithm>
#include <utility>

namespace awaitscope {
namespace {

// Widths of an average letter in em, by TextFace: Inter's two and JetBrains Mono's.
constexpr float kLetter[] = {0.56f, 0.6f, 0.6f};

}  // namespace

Drawing::Drawing(float width, float height, std::string_view background, std::string title)
    : width_(width), height_(height), background_(background), title_(std::move(title)) {
    box(0, 0, width, height, background);
}

void Drawing::box(float x, float y, float width, float height, std::string_view colour, float rounding,
                  float opacity) {
    add({.kind = Shape::Kind::box,
         .x = x,
         .y = y,
         .width = std::max(width, 0.5f),
         .height = height,
         .rounding = rounding,
         .opacity = opacity,
         .colour = colour});
}

void Drawing::frame(float x, float y, float width, float height, std::string_view colour, float rounding,
                    float opacity) {
    add({.kind = Shape::Kind::frame,
         .x = x,
         .y = y,
         .width = width,
         .height = height,
         .rounding = rounding,
         .opacity = opacity,
         .colour = colour});
}

void Drawing::hatch(float x, float y, float width, float height, std::string_view colour) {
    add({.kind = Shape::Kind::hatch, .x = x, .y = y, .width = width, .height = height, .colour = colour});
}

void Drawing::line(float x0, float y0, float x1, float y1, std::string_view colour, float thickness) {
    add({.kind = Shape::Kind::line,
         .x = x0,
         .y = y0,
         .width = x1 - x0,
         .height = y1 - y0,
         .thickness = thickness,
         .colour = colour});
}

void Drawing::dashes(float x0, float y0, float x1, float y1, std::string_view colour) {
    add({.kind = Shape::Kind::dashes,
         .x = x0,
         .y = y0,
         .width = x1 - x0,
         .height = y1 - y0,
         .colour = colour});
}

void Drawing::arrow(float x0, float y0, float x1, float y1, std::string_view colour) {
    add({.kind = Shape::Kind::arrow,
         .x = x0,
         .y = y0,
         .width = x1 - x0,
         .height = y1 - y0,
         .thickness = 1.4f,
         .opacity = 0.8f,
         .colour = colour});
}

void Drawing::sign(Shape::Kind kind, float x, float y, float width, float height, std::string_view colour,
                   std::string text) {
    add({.kind = kind,
         .x = x,
         .y = y,
         .width = width,
         .height = height,
         .colour = colour,
         .text = std::move(text)});
}

void Drawing::text(float x, float y, float size, std::string_view colour, std::string words, TextFace face,
                   Anchor anchor) {
    if (words.empty()) return;
    add({.kind = Shape::Kind::text,
         .face = face,
         .anchor = anchor,
         .x = x,
         .y = y,
         .size = size,
         .colour = colour,
         .text = std::move(words)});
}

float text_width(std::string_view text, float size, TextFace face) {
    return static_cast<float>(text_columns(text)) * size * kLetter[static_cast<std::size_t>(face)];
}

std::string fit_text(std::string_view text, float size, TextFace face, float width) {
    const float columns = width / (size * kLetter[static_cast<std::size_t>(face)]);
    return cut_to_columns(text, std::max(static_cast<int>(columns), 1));
}

}  // namespace awaitscope
