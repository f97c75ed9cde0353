// How much of a run is recorded.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace awaitscope {

/// What is left out can be had by running again: runs are deterministic.
enum class RecordLevel : std::uint8_t {
    off,    ///< nothing but run_begin, run_end and limits
    tasks,  ///< tasks, loop, timers, objects, output: enough for the timeline
    full,   ///< lines, calls, returns and raises too: what a lesson shows
};

/// "off", "tasks" or "full", as trace files and the command line write it.
std::string_view level_name(RecordLevel level);
std::optional<RecordLevel> level_from_name(std::string_view name);

}  // namespace awaitscope
