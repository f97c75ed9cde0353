// A painter without fonts: boxes get their colours, all else is left out. Enough for tests of what is written
// around the pixels.
#pragma once

#include "engine/export/pixels.h"

#include <algorithm>
#include <charconv>

namespace awaitscope::testing {

class PlainPainter final : public PicturePainter {
  public:
    Image paint(const Drawing& drawing, double wanted) override {
        const auto scale = static_cast<float>(wanted);
        Image image(static_cast<int>(drawing.width() * scale), static_cast<int>(drawing.height() * scale));
        for (const Shape& shape : drawing.shapes()) {
            if (shape.kind != Shape::Kind::box) continue;
            std::uint32_t rgb = 0;
            std::from_chars(shape.colour.data() + 1, shape.colour.data() + shape.colour.size(), rgb, 16);
            const int right = std::min(static_cast<int>((shape.x + shape.width) * scale), image.width);
            const int bottom = std::min(static_cast<int>((shape.y + shape.height) * scale), image.height);
            for (int y = std::max(static_cast<int>(shape.y * scale), 0); y < bottom; ++y) {
                for (int x = std::max(static_cast<int>(shape.x * scale), 0); x < right; ++x) {
                    std::uint8_t* pixel = image.at(x, y);
                    for (int i = 0; i < 3; ++i)
                        pixel[i] = static_cast<std::uint8_t>(rgb >> (16 - 8 * i) & 0xFF);
                }
            }
        }
        return image;
    }
};

}  // namespace awaitscope::testing
