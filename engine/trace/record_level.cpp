#include "engine/trace/record_level.h"

#include <algorithm>
#include <array>

namespace awaitscope {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"off", "tasks", "full"};

}  // namespace

std::string_view level_name(RecordLevel level) {
    return kNames[static_cast<std::size_t>(level)];
}

std::optional<RecordLevel> level_from_name(std::string_view name) {
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<RecordLevel>(found - kNames.begin());
}

}  // namespace awaitscope
