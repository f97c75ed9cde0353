// Pictures in memory as the window makes them.
#pragma once

#include "engine/export/pixels.h"

#include <filesystem>
#include <string>

namespace awaitscope {

/// The part of `image` from (x, y), cut to what lies inside it.
Image crop(const Image& image, int x, int y, int width, int height);

/// Writes `image` as PNG; "-" is standard output. Returns an empty string or what went wrong, with the file's
/// name.
std::string save_png(const Image& image, const std::filesystem::path& file);

}  // namespace awaitscope
