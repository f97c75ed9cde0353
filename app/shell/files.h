// Reading and writing whole text files.
#pragma once

#include "app/panels/workspace.h"
#include "engine/export/sink.h"

#include <functional>
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

/// The same with what `fill` writes, piece by piece.
std::string save_pieces(const std::string& path, const std::function<void(Sink&)>& fill);

/// The programs, traces and folders of a folder, the one above first, then folders, then files, by name.
/// Hidden ones are left out.
FolderListing list_folder(const std::string& folder);

/// When the file was changed last, in a unit of its own; 0 if that is not known.
long long change_time(const std::string& path);

}  // namespace awaitscope
