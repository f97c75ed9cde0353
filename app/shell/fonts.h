// The program's fonts, for the window and for pictures.
#pragma once

#include "app/widgets/style.h"

#include <filesystem>
#include <string>

namespace awaitscope {

/// Adds every face to the current ImGui context's atlas. Returns an empty text or which font is missing or
/// broken.
std::string load_fonts(const std::filesystem::path& folder, Fonts& fonts);

}  // namespace awaitscope
