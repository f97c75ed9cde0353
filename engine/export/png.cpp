#include "engine/base/check.h"
#include "engine/export/picture.h"
#include "engine/export/pixels.h"
#include "engine/export/writers.h"

#include <csetjmp>

#include <png.h>

namespace awaitscope {
namespace {

void give(png_structp png, png_bytep bytes, std::size_t count) {
    static_cast<Sink*>(png_get_io_ptr(png))->write({reinterpret_cast<const char*>(bytes), count});
}

/// libpng reports errors by longjmp, so nothing with a destructor may live in here.
bool encode(Sink& sink, const std::uint8_t* pixels, int width, int height) {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    if (png == nullptr) return false;
    png_infop info = png_create_info_struct(png);
    if (info == nullptr || setjmp(png_jmpbuf(png)) != 0) {
        png_destroy_write_struct(&png, &info);
        return false;
    }
    png_set_write_fn(png, &sink, give, nullptr);
    png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (int y = 0; y < height; ++y) png_write_row(png, pixels + static_cast<std::size_t>(y) * width * 3);
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return true;
}

}  // namespace

bool encode_png(const Image& image, Sink& sink) {
    return image.width > 0 && image.height > 0 &&
           encode(sink, image.pixels.data(), image.width, image.height);
}

void write_png(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    CHECK(options.painter != nullptr);
    encode_png(options.painter->paint(draw_picture(index, options), options.scale), sink);
}

void compare_png(const ComparedRuns& runs, const ExportOptions& options, Sink& sink) {
    CHECK(options.painter != nullptr);
    encode_png(options.painter->paint(draw_comparison(runs, options), options.scale), sink);
}

}  // namespace awaitscope
