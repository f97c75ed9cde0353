#include "app/shell/image.h"

#include <algorithm>
#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>

#include <png.h>

namespace awaitscope {
namespace {

/// libpng reports errors by longjmp, so nothing with a destructor may live in here.
bool encode(std::FILE* file, const std::uint8_t* pixels, int width, int height) {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    if (png == nullptr) return false;
    png_infop info = png_create_info_struct(png);
    if (info == nullptr || setjmp(png_jmpbuf(png)) != 0) {
        png_destroy_write_struct(&png, &info);
        return false;
    }
    png_init_io(png, file);
    png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (int y = 0; y < height; ++y) {
        png_write_row(png, pixels + static_cast<std::size_t>(y) * width * 3);
    }
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return true;
}

}  // namespace

Image crop(const Image& image, int x, int y, int width, int height) {
    x = std::clamp(x, 0, image.width);
    y = std::clamp(y, 0, image.height);
    width = std::clamp(width, 0, image.width - x);
    height = std::clamp(height, 0, image.height - y);
    Image part(width, height);
    for (int row = 0; row < height && width > 0; ++row) {
        std::memcpy(part.at(0, row), image.at(x, y + row), static_cast<std::size_t>(width) * 3);
    }
    return part;
}

std::string write_png(const Image& image, const std::filesystem::path& file) {
    const bool to_stdout = file == "-";
    std::FILE* out = to_stdout ? stdout : std::fopen(file.c_str(), "wb");
    if (out == nullptr) return "cannot write " + file.string() + ": " + std::strerror(errno);
    bool good = image.width > 0 && image.height > 0 &&
                encode(out, image.pixels.data(), image.width, image.height) && std::fflush(out) == 0;
    if (!to_stdout) good = std::fclose(out) == 0 && good;
    return good ? std::string() : "cannot write " + file.string() + " as a PNG picture";
}

}  // namespace awaitscope
