// What the window remembers from one day to the next, in a small file in the user's configuration folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace awaitscope {

struct Settings {
    std::string theme = "dark";
    double scale = 1.0;
    int width = 1440;  ///< of the window, in screen coordinates
    int height = 900;
    double speed = 1.0;
    std::vector<std::string> seen;    ///< lessons that were stepped to their end: "01-waiting/02-gather.py"
    std::vector<std::string> recent;  ///< files opened, the latest first, at most ten

    friend bool operator==(const Settings&, const Settings&) = default;
};

/// $XDG_CONFIG_HOME/awaitscope/settings.toml, else below ~/.config; empty if there is no home.
std::filesystem::path settings_file();

/// Missing or damaged entries keep their defaults: a broken settings file is no reason not to start.
Settings read_settings(const std::filesystem::path& file);

/// Replaces the file as a whole, or leaves the old one. Returns an empty string or what went wrong.
std::string write_settings(const Settings& settings, const std::filesystem::path& file);

/// How a lesson is called in the settings: chapter folder and file name, the same wherever the program lies.
std::string lesson_key(const std::filesystem::path& lesson);

/// Puts `path` in front of the recent files.
void remember_file(Settings& settings, const std::string& path);

}  // namespace awaitscope
