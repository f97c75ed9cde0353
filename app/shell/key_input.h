// From the window system's keys to the key presses that the command table speaks of.
#pragma once

#include "app/model/keyboard.h"

#include <optional>

namespace awaitscope {

/// A key that types nothing, or one held with Ctrl or Alt. `key`, `scancode` and `mods` are GLFW's. None for
/// a key that types a character by itself: that one comes as a character.
std::optional<KeyPress> key_press_of(int key, int scancode, int mods);

/// A typed character.
std::optional<KeyPress> key_press_of_character(unsigned codepoint, bool shift);

/// While a text is being typed only these are commands; everything else belongs to the text.
bool works_while_typing(const KeyPress& press);

}  // namespace awaitscope
