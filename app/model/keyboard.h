// Keys, apart from any window library: the shell translates what it gets into a KeyPress, this finds the
// command.
#pragma once

#include "app/model/commands.h"

#include <optional>
#include <vector>

namespace awaitscope {

/// A key with its modifiers, by the names in the command table: "Right", "PageDown", "Space", "F5", "Escape",
/// "Enter", "Home", or the character that the key types, letters in upper case: "W", "[", "?".
struct KeyPress {
    std::string key;
    bool ctrl = false;
    bool shift = false;
    bool alt = false;

    friend bool operator==(const KeyPress&, const KeyPress&) = default;
};

/// "Ctrl+Shift+P" → the key press. False if the text is none.
bool parse_key(std::string_view text, KeyPress& key);

/// The command that a key press stands for. Shift is disregarded for characters that need it on some
/// keyboards
/// ("?", "+"): the character itself decides.
std::optional<CommandId> command_for(const KeyPress& key);

/// One row of the "?" page.
struct KeyHelp {
    CommandId command;
    std::vector<std::string> keys;  ///< each as shown: "Ctrl+Shift+P"
};
std::vector<KeyHelp> key_help();

}  // namespace awaitscope
