// The window as a picture, drawn with no display.
#pragma once

#include "app/model/model.h"
#include "app/shell/assets.h"
#include "app/shell/image.h"

#include <string>

namespace awaitscope {

struct PictureOptions {
    int width = 1920;  ///< device pixels
    int height = 1080;
    float scale = 1.0f;  ///< device pixels a design pixel: 2 for a HiDPI display
    std::string panel;   ///< one of panel_names(), or empty for the whole window
};

struct PictureResult {
    Image image;
    std::string error;  ///< empty, or why there is no picture
};

/// Draws `model` as the window would show it at rest.
PictureResult take_picture(const Assets& assets, const Model& model, const PictureOptions& options);

}  // namespace awaitscope
