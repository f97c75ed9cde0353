// What the program has printed up to the cursor.
#pragma once

#include "app/model/model.h"

namespace awaitscope {

struct ConsoleLine {
    Seq seq = 0;  ///< a click leads there
    VirtualTime time = 0;
    TaskId task = 0;
    std::string label;    ///< who printed it; empty outside tasks
    std::string text;     ///< one line without its newline
    bool error = false;   ///< stderr
    bool latest = false;  ///< printed by the event at the cursor
    bool future = false;  ///< lies after the cursor (only if the view shows the future)
};

struct ConsoleView {
    std::vector<ConsoleLine> lines;
    std::uint64_t omitted = 0;  ///< earlier lines that are left out because there are too many
};

/// The last `limit` lines up to the cursor.
ConsoleView console_view(const TraceIndex& index, Seq cursor, std::size_t limit = 10'000);

}  // namespace awaitscope
