// Pictures in memory: who paints them, and their way into files.
#pragma once

#include "engine/export/drawing.h"
#include "engine/export/sink.h"

#include <cstdint>
#include <vector>

namespace awaitscope {

/// Opaque pixels, 3 bytes (red, green, blue) each, rows from the top.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    Image() = default;
    Image(int width_in, int height_in)
        : width(width_in), height(height_in), pixels(static_cast<std::size_t>(width_in) * height_in * 3) {}

    std::uint8_t* at(int x, int y) { return &pixels[(static_cast<std::size_t>(y) * width + x) * 3]; }
    const std::uint8_t* at(int x, int y) const {
        return &pixels[(static_cast<std::size_t>(y) * width + x) * 3];
    }
    std::uint32_t rgb(int x, int y) const {
        const std::uint8_t* p = at(x, y);
        return static_cast<std::uint32_t>(p[0] << 16 | p[1] << 8 | p[2]);
    }
};

/// Turns drawings into pixels. The engine has no fonts: the app lends it one of these.
class PicturePainter {
  public:
    virtual ~PicturePainter() = default;
    /// `scale`: pixels a design pixel.
    virtual Image paint(const Drawing& drawing, double scale) = 0;
};

/// Writes `image` as PNG. False if libpng refuses (an empty picture).
bool encode_png(const Image& image, Sink& sink);

}  // namespace awaitscope
