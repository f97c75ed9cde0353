// Where the program's own files lie: fonts, themes, lessons. Found from the executable, never from a path
// that was true on the machine that built it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace awaitscope {

struct Assets {
    std::filesystem::path folder;     ///< holds fonts/ and themes/
    std::filesystem::path scenarios;  ///< the lessons; empty if there are none
    std::string error;                ///< empty, or what is missing and where it was looked for
};

/// Looks beside the executable (build folder), then in ../share/awaitscope (installed).
Assets find_assets();

/// The lesson files below `folder`, by path: chapters and lessons carry their numbers in their names.
std::vector<std::filesystem::path> lesson_files(const std::filesystem::path& folder);

}  // namespace awaitscope
