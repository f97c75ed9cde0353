// A program or a trace from the command line, read and run: what every verb begins with.
#pragma once

#include "app/cli/outside.h"
#include "app/model/document.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace awaitscope {

struct LoadedProgram {
    std::shared_ptr<const TraceIndex> index;  ///< null: it could not be read, `error` says why
    std::string error;                        ///< for the user, without a line end
    int exit_status = 0;                      ///< of the program
    bool is_trace = false;                    ///< it came from a trace file: nothing was run
};

/// The options of a run of `file` as the engine wants them.
RunOptions run_options(const Outside& outside, const std::string& file, const RunChoice& choice,
                       RecordLevel level);

/// Reads a program and runs it, or reads a trace. The program's own output goes nowhere but into the trace.
LoadedProgram load_program(const Outside& outside, const std::string& file, const RunChoice& choice,
                           RecordLevel level);

/// What the window opens: the source, its lesson's words and the run of it. `text` instead of the file's
/// bytes while it is being edited; `set` replaces constants; `cancel` stops the run from another thread.
struct DocumentRequest {
    std::string file;
    std::optional<std::string> text;
    std::vector<std::pair<std::string, std::string>> set;
    const std::atomic<bool>* cancel = nullptr;
    std::function<void(VirtualTime now, Seq events)> on_progress = {};
    /// Run to this event only, and tell the program's state there, if the run is the same as the one in
    /// `expected`.
    Seq inspect_at = 0;
    std::shared_ptr<const TraceIndex> expected = {};
};
struct LoadedDocument {
    Document document;                  ///< not with inspect_at
    std::optional<ProgramState> state;  ///< with inspect_at, if the run came so far
    std::string error;                  ///< empty, or why there is no document
};
LoadedDocument load_document(const Outside& outside, const DocumentRequest& request);

}  // namespace awaitscope
