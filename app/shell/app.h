// What the command line calls: the window on a file, and its picture without a display.
#pragma once

#include "app/shell/runner.h"

#include <string>

namespace awaitscope {

/// `awaitscope [FILE]`: opens the window on a program, a trace, or (empty) the lesson that was open last.
/// Returns the process's exit status.
int show_window(const std::string& file, const LoadDocument& load);

struct ScreenshotRequest {
    std::string file;  ///< empty: the lesson list with nothing open
    long at = 0;       ///< the step (event) to stand at; 0: the end; negative: counted from the end
    int width = 1920;  ///< device pixels
    int height = 1080;
    double scale = 1.0;
    std::string panel;  ///< one of panel_names(), or empty for the whole window
    std::string theme;  ///< empty: dark
    std::string mode;   ///< empty: explore
    std::string out;    ///< "-" is standard output
};

/// `awaitscope screenshot …`: returns the exit status; what is wrong is told on stderr.
int save_screenshot(const ScreenshotRequest& request, const LoadDocument& load);

}  // namespace awaitscope
