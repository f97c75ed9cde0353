// The window: GLFW for display, keys and mouse, OpenGL 3.3 for drawing. Sleeps until something happens.
#pragma once

#include "app/model/model.h"
#include "app/shell/gui.h"
#include "app/shell/runner.h"
#include "app/shell/settings.h"

#include <memory>
#include <string>

struct GLFWwindow;

namespace awaitscope {

struct WindowOptions {
    Model model;        ///< what the window starts with
    std::string start;  ///< a file to open first; empty: the first lesson
    LoadDocument load;
    Settings settings;
    std::filesystem::path settings_file;  ///< empty: nothing is remembered
};

/// Opens the window and returns when it has been closed: the process's exit status. Without a display, or
/// without OpenGL 3.3, prints one line that says so and what to do instead, and returns 1.
int run_window(const Assets& assets, WindowOptions options);

}  // namespace awaitscope
