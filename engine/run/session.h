// A run of one program: source and options in, Trace out. The one door of the engine for the app.
#pragma once

#include "engine/base/time.h"
#include "engine/run/program_state.h"
#include "engine/trace/trace.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace awaitscope {

struct RunOptions {
    std::vector<std::string> arguments;  ///< sys.argv after the program's name
    std::uint64_t seed = 0;              ///< for random, secrets, uuid and latency models
    RecordLevel level = RecordLevel::full;
    VirtualTime until = 0;                  ///< stop when the clock would pass this; 0: no limit
    std::uint64_t max_steps = 200'000'000;  ///< backward jumps, calls and loop turns; 0: no limit
    std::uint32_t max_events =
        50'000'000;  ///< events in the trace; then recording of lines stops, then the run
    /// Module-level constants that replace the program's own: name, Python literal.
    std::vector<std::pair<std::string, std::string>> set;
    /// Text of `path`, relative to the main file's folder, for the program's own imports; false if there is
    /// none.
    std::function<bool(const std::string& path, std::string& text)> find_source;
    /// Stop right after this event and tell the state of the program there; 0: run to the end. Deterministic
    /// runs come to the same event again, given the same options.
    Seq inspect_at = 0;
    /// Becomes true to stop the run from another thread; may be null.
    const std::atomic<bool>* cancel = nullptr;
    /// Called with the program's output as it appears (1 stdout, 2 stderr); may be empty.
    std::function<void(int stream, std::string_view utf8)> on_output;
    /// Called now and then with the virtual time and number of events; may be empty.
    std::function<void(VirtualTime now, Seq events)> on_progress;
};

struct RunResult {
    std::shared_ptr<const Trace> trace;      ///< never null, however the run ended
    int exit_status = 0;                     ///< the program's, as CPython's
    bool limited = false;                    ///< a limit or `cancel` ended the run
    std::optional<ProgramState> state = {};  ///< at RunOptions::inspect_at, if the run came so far
};

/// Runs `main_file` to its end. Never throws and never fails otherwise than in the result: a syntax error, an
/// uncaught exception or a limit is part of what the program printed and of the trace.
RunResult run_program(const SourceFile& main_file, const RunOptions& options);

}  // namespace awaitscope
