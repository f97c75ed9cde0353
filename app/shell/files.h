// Reading and writing whole text files.
#pragma once

#include <string>

namespace awaitscope {

struct TextFile {
    std::string text;
    std::string error;  ///< empty, or "cannot open NAME: reason"
};

/// The bytes of a file; "-" is standard input.
TextFile read_text(const std::string& path);

/// Replaces the file as a whole, or leaves the old one. Returns an empty string or what went wrong.
std::string save_text(const std::string& path, const std::string& text);

}  // namespace awaitscope
