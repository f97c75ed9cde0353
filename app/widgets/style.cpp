#include "app/widgets/style.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {
namespace {

constexpr std::array<float, kFaceCount> kLineHeights = {
#define X(face, file, line_height) line_height,
    AWAITSCOPE_FACES(X)
#undef X
};

/// Whole pixels, so that hinted strokes fall onto the grid and equal sizes share one set of glyphs.
float font_pixels(const Style& style, Face face, float size) {
    const float wanted = size * style.scale * style.text_scale * kLineHeights[static_cast<std::size_t>(face)];
    return std::max(6.0f, std::round(wanted));
}

ImFont* font_of(const Style& style, Face face) {
    return (*style.fonts)[static_cast<std::size_t>(face)];
}

}  // namespace

float Style::rule(float design) const {
    return std::max(1.0f, std::round(design * scale * palette->line_width));
}

float Style::line_height(Face face, float size) const {
    return font_pixels(*this, face, size);
}

ImU32 ink(Color color, float alpha) {
    const auto channel = [&](int shift) { return static_cast<int>((color.rgb >> shift) & 0xFF); };
    const int opacity = static_cast<int>(std::lround(std::clamp(alpha, 0.0f, 1.0f) * 255.0f));
    return IM_COL32(channel(16), channel(8), channel(0), opacity);
}

ImVec2 measure(const Style& style, Face face, float size, std::string_view text) {
    const float pixels = font_pixels(style, face, size);
    if (text.empty()) return {0, pixels};  // and its data() may be null, which ImGui would read
    const char* begin = text.data();
    ImVec2 result =
        font_of(style, face)->CalcTextSizeA(pixels, FLT_MAX, 0.0f, begin, begin + text.size(), nullptr);
    result.x = std::ceil(result.x);
    return result;
}

float draw_text(ImDrawList& list, const Style& style, Face face, float size, ImVec2 at, ImU32 color,
                std::string_view text) {
    if (text.empty()) return 0.0f;
    list.AddText(font_of(style, face), font_pixels(style, face, size),
                 ImVec2(std::round(at.x), std::round(at.y)), color, text.data(), text.data() + text.size());
    return measure(style, face, size, text).x;
}

float draw_text_in(ImDrawList& list, const Style& style, Face face, float size, Rect box, ImU32 color,
                   std::string_view text, bool* was_cut) {
    const ImVec2 full = measure(style, face, size, text);
    const float top = box.min.y + (box.height() - full.y) / 2;
    const bool cut = full.x > box.width();
    if (was_cut != nullptr) *was_cut = cut;
    if (!cut) return draw_text(list, style, face, size, {box.min.x, top}, color, text);
    return draw_text(list, style, face, size, {box.min.x, top}, color,
                     cut_to_width(style, face, size, text, box.width()));
}

std::string cut_to_width(const Style& style, Face face, float size, std::string_view text, float width) {
    if (measure(style, face, size, text).x <= width) return std::string(text);
    constexpr std::string_view kEllipsis = "…";
    const float room = width - measure(style, face, size, kEllipsis).x;
    if (room <= 0) return std::string();
    const char* rest = nullptr;
    font_of(style, face)
        ->CalcTextSizeA(font_pixels(style, face, size), room, 0.0f, text.data(), text.data() + text.size(),
                        &rest);
    std::string result(text.data(), rest);
    while (!result.empty() && result.back() == ' ') result.pop_back();
    return result + std::string(kEllipsis);
}

}  // namespace awaitscope
