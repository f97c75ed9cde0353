#include "app/shell/image.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace awaitscope {
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

std::string save_png(const Image& image, const std::filesystem::path& file) {
    StringSink png;
    if (!encode_png(image, png)) return "there is nothing to draw in " + file.string();
    const bool to_stdout = file == "-";
    std::FILE* out = to_stdout ? stdout : std::fopen(file.c_str(), "wb");
    if (out == nullptr) return "cannot write " + file.string() + ": " + std::strerror(errno);
    bool good = std::fwrite(png.text().data(), 1, png.text().size(), out) == png.text().size() &&
                std::fflush(out) == 0;
    if (!to_stdout) good = std::fclose(out) == 0 && good;
    return good ? std::string() : "cannot write " + file.string() + " as a PNG picture";
}

}  // namespace awaitscope
