// What lies above the panels: the page of all keys, and lists to choose from by typing.
#pragma once

#include "app/panels/panel.h"

#include <span>
#include <string>

namespace awaitscope {

/// One line of a chooser: what it is called, what is said of it on the right, and what choosing it does.
struct Choice {
    std::string title;
    std::string note;
    std::vector<std::string> keys;
    Command command;
};

struct ChooserState {
    bool open = false;  ///< was in the frame before
    std::string text;   ///< what has been typed
    int chosen = 0;
};

/// A text field above a list that gets shorter while one types; the arrow keys and Enter choose. The chosen
/// line's command is sent after clear_selection, which closes what is open.
struct Chooser {
    const char* id;
    const char* hint;          ///< in the empty field
    std::string_view heading;  ///< above the field; may be empty
    std::string_view nothing;  ///< in place of an empty list
};
/// `screen` is the whole window.
void draw_chooser(const PanelContext& context, Rect screen, const Chooser& chooser,
                  std::span<const Choice> choices, ChooserState& state);

struct NameSheetState {
    bool open = false;  ///< was in the frame before
    std::string text;
};
/// Asks for a file name, beginning with `name`; Enter sends save_to.
void draw_name_sheet(const PanelContext& context, Rect screen, const std::string& name,
                     NameSheetState& state);

void draw_keys_page(const PanelContext& context, Rect screen);

/// A line for typing in the program's look; true while its text changes. `focus`: take the keyboard now.
bool draw_text_field(const PanelContext& context, const char* id, Rect box, std::string& text,
                     const char* hint, bool focus);

}  // namespace awaitscope
