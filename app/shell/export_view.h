// Exports what the window shows: a picture of it, or its trace in any of the formats.
#pragma once

#include "app/model/model.h"
#include "app/shell/assets.h"

#include <string>

namespace awaitscope {

struct ExportResult {
    std::string file;   ///< what was written
    std::string error;  ///< empty, or why nothing was
};

/// Writes NAME and the format's ending into the current folder, NAME being the program's. `format` is one of
/// export_formats(), or kWindowPicture.
ExportResult export_view(const Assets& assets, const Model& model, const std::string& format);

}  // namespace awaitscope
