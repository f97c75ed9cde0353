#include "app/model/keyboard.h"

#include <algorithm>
#include <cctype>

namespace awaitscope {
namespace {

/// Characters are typed with Shift on some keyboards and without on others; letters and named keys are not.
bool is_symbol(std::string_view key) {
    return key.size() == 1 && !std::isalnum(static_cast<unsigned char>(key[0]));
}

bool same_key(const KeyPress& wanted, const KeyPress& pressed) {
    if (wanted.key != pressed.key || wanted.ctrl != pressed.ctrl || wanted.alt != pressed.alt) return false;
    return wanted.shift == pressed.shift || is_symbol(wanted.key);
}

template <typename Visit>  // visit(std::string_view key)
void each_key(std::string_view keys, Visit visit) {
    while (!keys.empty()) {
        const std::size_t blank = std::min(keys.find(' '), keys.size());
        if (blank > 0) visit(keys.substr(0, blank));
        keys.remove_prefix(std::min(blank + 1, keys.size()));
    }
}

}  // namespace

bool parse_key(std::string_view text, KeyPress& key) {
    key = {};
    const auto take = [&](std::string_view modifier) {
        // "Ctrl++": what follows the last plus sign may be a plus sign.
        if (!text.starts_with(modifier) || text.size() == modifier.size()) return false;
        text.remove_prefix(modifier.size());
        return true;
    };
    for (bool found = true; found;) {
        found = false;
        if (take("Ctrl+")) found = key.ctrl = true;
        if (take("Shift+")) found = key.shift = true;
        if (take("Alt+")) found = key.alt = true;
    }
    key.key = text;
    return !text.empty();
}

std::optional<CommandId> command_for(const KeyPress& pressed) {
    std::optional<CommandId> found;
    for (const CommandInfo& command : all_commands()) {
        each_key(command.keys, [&](std::string_view text) {
            KeyPress key;
            if (!found && parse_key(text, key) && same_key(key, pressed)) found = command.id;
        });
        if (found) break;
    }
    return found;
}

std::vector<KeyHelp> key_help() {
    std::vector<KeyHelp> rows;
    for (const CommandInfo& command : all_commands()) {
        KeyHelp row{command.id, {}};
        each_key(command.keys, [&](std::string_view key) { row.keys.emplace_back(key); });
        if (!row.keys.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace awaitscope
