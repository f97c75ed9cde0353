// What every panel needs to draw: a palette, fonts, and the scale that design pixels are multiplied with.
#pragma once

#include "app/widgets/palette.h"

#include <array>
#include <string_view>

#include <imgui.h>

namespace awaitscope {

// X(face, file, line height in em)
// The last column turns type sizes as designers give them (the em) into Dear ImGui's (ascent to descent).
#define AWAITSCOPE_FACES(X)                             \
    X(body, "Inter-Regular.otf", 1.2102f)               \
    X(strong, "Inter-SemiBold.otf", 1.2102f)            \
    X(heavy, "Inter-Bold.otf", 1.2102f)                 \
    X(code, "JetBrainsMono-Regular.ttf", 1.32f)         \
    X(code_strong, "JetBrainsMono-SemiBold.ttf", 1.32f) \
    X(code_italic, "JetBrainsMono-Italic.ttf", 1.32f)

enum class Face : std::uint8_t {
#define X(face, file, line_height) face,
    AWAITSCOPE_FACES(X)
#undef X
};

inline constexpr int kFaceCount = 0
#define X(face, file, line_height) +1
    AWAITSCOPE_FACES(X)
#undef X
    ;

/// Owned by the ImGui context's font atlas.
using Fonts = std::array<ImFont*, kFaceCount>;

/// Sizes are design pixels (a 96 dpi display at scale 1) until px() turns them into what ImGui draws in.
struct Style {
    const Palette* palette = nullptr;
    const Fonts* fonts = nullptr;
    float scale = 1.0f;       ///< of the display, times the user's own zoom
    float text_scale = 1.0f;  ///< the theme's, on words only

    float px(float design) const { return design * scale; }
    /// A width of at least one device pixel, and a whole number of them, so that rules are crisp.
    float rule(float design = 1.0f) const;
    /// Height of a line of that size in device pixels, as measure() reports it.
    float line_height(Face face, float size) const;
    const Palette& colors() const { return *palette; }
};

/// A place and a size on the screen.
struct Rect {
    ImVec2 min;
    ImVec2 max;

    Rect() = default;
    Rect(ImVec2 min_in, ImVec2 max_in) : min(min_in), max(max_in) {}
    Rect(float left, float top, float right, float bottom) : min(left, top), max(right, bottom) {}

    float width() const { return max.x - min.x; }
    float height() const { return max.y - min.y; }
    ImVec2 size() const { return {width(), height()}; }
    ImVec2 center() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    bool contains(ImVec2 point) const {
        return point.x >= min.x && point.x < max.x && point.y >= min.y && point.y < max.y;
    }
    Rect inset(float by) const { return {min.x + by, min.y + by, max.x - by, max.y - by}; }
};

/// ImGui's colour of a palette's colour.
ImU32 ink(Color color, float alpha = 1.0f);

/// Size of one line of text in device pixels.
ImVec2 measure(const Style& style, Face face, float size, std::string_view text);

/// Draws one line with its top left corner at `at`, snapped to whole pixels. Returns its width.
float draw_text(ImDrawList& list, const Style& style, Face face, float size, ImVec2 at, ImU32 color,
                std::string_view text);

/// The same, centred vertically between `top` and `bottom` and cut with an ellipsis at `right`.
/// Returns the width that was drawn; `was_cut`, if given, says whether something was left out.
float draw_text_in(ImDrawList& list, const Style& style, Face face, float size, Rect box, ImU32 color,
                   std::string_view text, bool* was_cut = nullptr);

/// `text`, shortened with an ellipsis to at most `width` device pixels.
std::string cut_to_width(const Style& style, Face face, float size, std::string_view text, float width);

}  // namespace awaitscope
