#include "app/shell/key_input.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <GLFW/glfw3.h>

namespace awaitscope {
namespace {

struct NamedKey {
    int key;
    std::string_view name;
};

constexpr std::array kNamedKeys = {
    NamedKey{GLFW_KEY_RIGHT, "Right"},
    NamedKey{GLFW_KEY_LEFT, "Left"},
    NamedKey{GLFW_KEY_UP, "Up"},
    NamedKey{GLFW_KEY_DOWN, "Down"},
    NamedKey{GLFW_KEY_PAGE_UP, "PageUp"},
    NamedKey{GLFW_KEY_PAGE_DOWN, "PageDown"},
    NamedKey{GLFW_KEY_HOME, "Home"},
    NamedKey{GLFW_KEY_END, "End"},
    NamedKey{GLFW_KEY_ENTER, "Enter"},
    NamedKey{GLFW_KEY_KP_ENTER, "Enter"},
    NamedKey{GLFW_KEY_ESCAPE, "Escape"},
    NamedKey{GLFW_KEY_TAB, "Tab"},
    NamedKey{GLFW_KEY_BACKSPACE, "Backspace"},
    NamedKey{GLFW_KEY_DELETE, "Delete"},
};

/// What the key types without modifiers, in this keyboard's layout.
std::string letter_of(int key, int scancode) {
    if (key == GLFW_KEY_SPACE) return "Space";
    if (key == GLFW_KEY_KP_ADD) return "+";
    if (key == GLFW_KEY_KP_SUBTRACT) return "-";
    const char* name = glfwGetKeyName(key, scancode);
    if (name == nullptr) return {};
    std::string letter = name;
    if (letter.size() == 1)
        letter[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(letter[0])));
    return letter;
}

}  // namespace

std::optional<KeyPress> key_press_of(int key, int scancode, int mods) {
    KeyPress press;
    press.ctrl = (mods & GLFW_MOD_CONTROL) != 0;
    press.shift = (mods & GLFW_MOD_SHIFT) != 0;
    press.alt = (mods & GLFW_MOD_ALT) != 0;
    const auto named = std::find_if(kNamedKeys.begin(), kNamedKeys.end(),
                                    [key](const NamedKey& entry) { return entry.key == key; });
    if (named != kNamedKeys.end()) {
        press.key = named->name;
    } else if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) {
        press.key = "F" + std::to_string(key - GLFW_KEY_F1 + 1);
    } else if (press.ctrl || press.alt) {
        press.key = letter_of(key, scancode);
    }
    if (press.key.empty()) return std::nullopt;
    return press;
}

std::optional<KeyPress> key_press_of_character(unsigned codepoint, bool shift) {
    if (codepoint < 0x20 || codepoint > 0x7E) return std::nullopt;
    KeyPress press;
    const char character = static_cast<char>(codepoint);
    press.key = std::string(1, static_cast<char>(std::toupper(static_cast<unsigned char>(character))));
    if (character == ' ') press.key = "Space";
    press.shift = shift;
    return press;
}

bool works_while_typing(const KeyPress& press) {
    if (press.key == "Escape") return true;
    if (press.key.size() >= 2 && press.key[0] == 'F') return true;
    if (!press.ctrl || press.alt) return false;
    // Copy, paste, undo and moving by words stay the text's own.
    constexpr std::string_view kOfText = "ACVXZY";
    return press.key.size() == 1 && kOfText.find(press.key[0]) == std::string_view::npos;
}

}  // namespace awaitscope
