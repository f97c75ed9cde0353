// What the command line needs from the world around it. Tests put their own in; main() the real ones.
#pragma once

#include "app/cli/arguments.h"
#include "engine/export/pixels.h"
#include "engine/export/sink.h"
#include "engine/run/session.h"

#include <functional>
#include <string>
#include <vector>

namespace awaitscope {

/// Bytes of a file, or why they cannot be had.
struct FileBytes {
    std::string bytes;
    std::string error;  ///< empty, or "[Errno 2] No such file or directory"
};

struct PainterOrError {
    PicturePainter* painter = nullptr;  ///< lives as long as the process
    std::string error;
};

struct Outside {
    Outside(Sink& standard_output, Sink& standard_error) : out(standard_output), err(standard_error) {}

    Sink& out;  ///< standard output
    Sink& err;  ///< standard error
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    bool colour = false;  ///< the terminal has colours and the user has not asked for none
    int columns = 0;      ///< of the terminal, 0 unknown

    /// The whole file; "-" is standard input.
    std::function<FileBytes(const std::string& path)> read;
    /// Calls `fill` with a sink for the file; what `fill` writes replaces the file as a whole. Returns an
    /// error text like FileBytes::error, or an empty one.
    std::function<std::string(const std::string& path, const std::function<void(Sink&)>& fill)> write;
    /// Makes the folder if it is not there. Returns an error text or an empty one.
    std::function<std::string(const std::string& path)> make_folder;
    /// Who turns drawings into pixels; empty in a build without a window.
    std::function<PainterOrError()> painter;
    /// The lessons' files, by chapter and number.
    std::function<std::vector<std::string>()> lesson_files;

    std::function<RunResult(const SourceFile&, const RunOptions&)> run;
    /// Empty in a build without a window.
    std::function<int(const WindowVerb&)> show_window;
    std::function<int(const ScreenshotVerb&)> save_screenshot;
    /// Seconds of the wall clock, for progress only.
    std::function<double()> clock;
};

}  // namespace awaitscope
