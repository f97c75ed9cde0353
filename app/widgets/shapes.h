// Shapes that the panels share: small pictures drawn from lines, hatching, arrows.
#pragma once

#include "app/widgets/style.h"

namespace awaitscope {

/// Drawn, not typed: the same weight at every size, and no font has to have them.
enum class Glyph : std::uint8_t {
    none,
    play,          ///< running
    play_outline,  ///< next
    pause,         ///< waiting; the pause button
    bar,           ///< ready
    square,        ///< blocks the loop; the stop button
    check,         ///< done
    cross,         ///< failed
    slash,         ///< cancelled: a circle with a stroke
    dot,           ///< created; a breakpoint
    dashes,        ///< idle
    plug,          ///< I/O
    padlock,       ///< lock
    clock,         ///< timer
    to_start,
    step_back,
    step_forward,
    to_end,
    chevron_down,
    chevron_right,
    search,
    warning,
};

/// Centred on `center`, about `size` wide and high (device pixels).
void draw_glyph(ImDrawList& list, Glyph glyph, ImVec2 center, float size, ImU32 color);

/// Diagonal lines inside `box`, `spacing` apart; lines of neighbouring boxes meet.
void draw_hatch(ImDrawList& list, Rect box, float spacing, float thickness, ImU32 color);

/// A filled box with a soft border, the look of chips, buttons and slices.
void draw_box(ImDrawList& list, Rect box, float rounding, ImU32 fill, ImU32 border = 0,
              float border_width = 1.0f);

/// A curve from `from` to `to` that leaves and arrives sideways, with a head at its end.
void draw_arrow(ImDrawList& list, ImVec2 from, ImVec2 to, float bulge, float thickness, float head,
                ImU32 color);

/// Dashes along a horizontal line.
void draw_dashes(ImDrawList& list, float left, float right, float y, float dash, float gap, float thickness,
                 ImU32 color);

}  // namespace awaitscope
