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

/// Writes NAME.EXTENSION into the current folder, NAME being the program's. `format` is "png" (the window as
/// a picture) or one of export_formats().
ExportResult export_view(const Assets& assets, const Model& model, const std::string& format);

}  // namespace awaitscope
