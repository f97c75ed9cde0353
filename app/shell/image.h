// A picture in memory, and its way into a PNG file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
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

/// The part of `image` from (x, y), cut to what lies inside it.
Image crop(const Image& image, int x, int y, int width, int height);

/// Writes `image` as PNG; "-" is standard output. Returns an empty string or what went wrong, with the file's
/// name.
std::string write_png(const Image& image, const std::filesystem::path& file);

}  // namespace awaitscope
