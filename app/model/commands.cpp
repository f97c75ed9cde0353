#include "app/model/commands.h"

#include "engine/base/check.h"

#include <array>

namespace awaitscope {
namespace {

constexpr std::array kCommands = {
#define X(id, group, title, keys) CommandInfo{CommandId::id, CommandGroup::group, #id, title, keys},
    AWAITSCOPE_COMMANDS(X)
#undef X
};

}  // namespace

std::span<const CommandInfo> all_commands() {
    return kCommands;
}

const CommandInfo& info(CommandId id) {
    const auto index = static_cast<std::size_t>(id);
    CHECK(index < kCommands.size());
    return kCommands[index];
}

std::string_view group_title(CommandGroup group) {
    switch (group) {
        case CommandGroup::cursor: return "Stepping";
        case CommandGroup::play: return "Playing";
        case CommandGroup::view: return "Timeline";
        case CommandGroup::selection: return "Selection";
        case CommandGroup::mode: return "Ways of working";
        case CommandGroup::window: return "Window";
        case CommandGroup::file: return "Files and lessons";
    }
    CHECK(false);
}

}  // namespace awaitscope
