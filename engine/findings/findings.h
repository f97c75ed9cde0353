// What went wrong in a run, found in its trace: each finding has a place and a sentence that says what to do.
#pragma once

#include "engine/trace/index.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

enum class FindingKind : std::uint8_t {
    exception,        ///< the program ended with an uncaught exception
    never_awaited,    ///< a coroutine was dropped
    never_retrieved,  ///< a task's exception was not looked at
    destroyed,        ///< a task was thrown away while it was pending
    blocked_loop,     ///< a blocking call kept other tasks from running
    deadlock,
    swallowed_cancel,  ///< a task was cancelled and went on as if nothing had happened
    warning,
    limit,
};
/// "never-awaited", as `awaitscope check` prints it.
std::string_view finding_name(FindingKind kind);

struct Finding {
    FindingKind kind{};
    Seq seq = 0;             ///< where it can be seen; 0 if nowhere
    TaskId task = 0;         ///< whom it concerns; 0 if nobody in particular
    std::uint8_t file = 0;   ///< index into Trace::files
    std::uint32_t line = 0;  ///< 0 if not known
    std::string message;     ///< one line
};

/// In order of seq.
std::vector<Finding> find_problems(const TraceIndex& index);

}  // namespace awaitscope
