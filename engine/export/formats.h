// The table of export formats: command-line help, the window's menu and the documentation derive from it.
#pragma once

#include "engine/export/sink.h"
#include "engine/trace/index.h"
#include "engine/trace/time_scale.h"

#include <span>
#include <string_view>

namespace awaitscope {

/// What some formats can be told; each takes what concerns it.
struct ExportOptions {
    Axis axis = Axis::elastic;
    int width = 0;             ///< pixels of pictures, columns of text; 0: the format's own choice
    bool colour = false;       ///< text: with terminal colours
    bool light = true;         ///< pictures and pages: the light theme
    VirtualTime until = 0;     ///< text: the axis reaches to this moment at least, for comparisons
    bool with_output = true;   ///< text: list what the program printed, with times
    std::size_t max_rows = 0;  ///< lanes shown in text and pictures; 0: the format's own choice
};

using ExportFunction = void (*)(const TraceIndex& index, const ExportOptions& options, Sink& sink);

struct ExportFormat {
    std::string_view name;       ///< as after --to
    std::string_view extension;  ///< of files, with its dot
    std::string_view meaning;    ///< one line for help and menus
    bool binary;                 ///< not for a terminal
    ExportFunction write;
};

std::span<const ExportFormat> export_formats();

/// Null if there is none of that name.
const ExportFormat* find_format(std::string_view name);
/// The format that a file name's ending stands for; null if none.
const ExportFormat* format_of_file(std::string_view file_name);

}  // namespace awaitscope
