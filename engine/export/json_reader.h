// Reads back what `--to json` wrote. Anything else is refused with a sentence, however it is damaged.
#pragma once

#include "engine/trace/trace.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace awaitscope {

inline constexpr std::string_view kTraceFormat = "awaitscope-trace";
inline constexpr int kTraceVersion = 1;

struct ReadTrace {
    std::shared_ptr<const Trace> trace;  ///< null if it was refused
    std::string error;                   ///< one sentence without a final full stop, empty if it was read
};

/// Reads a whole trace. Memory: the text and the trace, no tree of JSON values in between.
/// `on_progress` is called now and then with the number of events read; may be empty.
ReadTrace read_json_trace(std::string_view text, const std::function<void(Seq)>& on_progress = {});

/// Whether a file's beginning looks like a trace of ours rather than like Python.
bool looks_like_trace(std::string_view text);

}  // namespace awaitscope
