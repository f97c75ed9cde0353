// Things to press, drag and read: buttons, tabs, chips, sliders, menus, tooltips. All in the program's own
// look; of Dear ImGui only input handling is used. Ids only have to be unique within the panel.
#pragma once

#include "app/widgets/shapes.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

enum class ButtonKind : std::uint8_t {
    quiet,   ///< words only, a ground when hovered
    raised,  ///< the usual button
    accent,  ///< the one button that moves time
};

struct Button {
    std::string_view text;
    Glyph glyph = Glyph::none;  ///< before the text, or alone
    Glyph after = Glyph::none;  ///< after the text
    ButtonKind kind = ButtonKind::raised;
    bool enabled = true;
    bool pressed = false;   ///< drawn as held down: it is what is chosen
    std::string_view tip;   ///< shown when hovered for a while
    std::string_view keys;  ///< shown dimmed beside the tip
};

/// Width that the button wants, at its usual height.
float button_width(const Style& style, const Button& button);
/// True when it was clicked.
bool draw_button(const Style& style, const char* id, Rect box, const Button& button);

/// A row of choices, one of them lit. Returns the index that was clicked, else -1.
int draw_tabs(const Style& style, const char* id, Rect box, std::span<const std::string_view> labels,
              int chosen);
float tabs_width(const Style& style, std::span<const std::string_view> labels);

/// A small labelled box. Drawing only, unless `id` is given.
struct Chip {
    std::string_view text;
    std::string_view note;  ///< lighter, after the text
    Glyph glyph = Glyph::none;
    Color color;          ///< of border, glyph and, thinned, of the ground
    bool filled = false;  ///< solid: it is running
    bool round = false;   ///< pill-shaped and small: behind code lines
    float size = 0;       ///< of its type; 0: the usual
};
ImVec2 chip_size(const Style& style, const Chip& chip);
void draw_chip(ImDrawList& list, const Style& style, ImVec2 at, const Chip& chip, float max_width = 1e9f);
/// A chip that can be clicked.
bool draw_chip_button(const Style& style, const char* id, ImVec2 at, const Chip& chip,
                      float max_width = 1e9f);

/// Drags `value` between min and max; true while it changes. `step` 0 is continuous.
bool draw_slider(const Style& style, const char* id, Rect box, double& value, double min, double max,
                 double step);

/// A button that opens a list. Returns the index that was chosen, else -1.
int draw_menu(const Style& style, const char* id, Rect box, std::string_view text,
              std::span<const std::string_view> items, int chosen, ButtonKind kind = ButtonKind::raised);
float menu_width(const Style& style, std::span<const std::string_view> items);

/// One line of a tooltip: parts in a row.
struct TipPart {
    std::string text;
    Face face = Face::body;
    Color color;
};
using TipLine = std::vector<TipPart>;
/// At the mouse, above everything. Lines longer than a third of the screen are wrapped.
void draw_tooltip(const Style& style, std::span<const TipLine> lines);
void draw_tooltip(const Style& style, std::string_view text, std::string_view keys = {});

/// An invisible area that takes the mouse. `hovered` and `held` describe this frame.
struct Press {
    bool clicked = false;
    bool hovered = false;
    bool held = false;
};
Press press_area(const char* id, Rect box);

}  // namespace awaitscope
