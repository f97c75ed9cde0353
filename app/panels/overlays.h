// What lies above the panels: the page of all keys, and the palette of all commands.
#pragma once

#include "app/panels/panel.h"

#include <string>

namespace awaitscope {

struct PaletteState {
    bool open = false;  ///< was in the frame before
    std::string text;
    int chosen = 0;
};

/// `screen` is the whole window.
void draw_keys_page(const PanelContext& context, Rect screen);
void draw_command_palette(const PanelContext& context, Rect screen, PaletteState& state);

/// A line for typing in the program's look; true while its text changes. `focus`: take the keyboard now.
bool draw_text_field(const PanelContext& context, const char* id, Rect box, std::string& text,
                     const char* hint, bool focus);

}  // namespace awaitscope
