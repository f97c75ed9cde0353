// The run as a moving picture. GIF and not WebP: slide programs, mail and issue threads play it, and a
// timeline has few colours. Each frame stores only the box that has changed.
#include "engine/export/frames.h"
#include "engine/export/writers.h"

#include <algorithm>
#include <array>
#include <memory>

#include <gif_lib.h>

namespace awaitscope {
namespace {

constexpr std::size_t kMostFrames = 200;
constexpr int kColours = 256;
constexpr int kFrameDelay = 120;  // hundredths of a second: time to read a sentence
constexpr int kLastDelay = 350;

/// The colours that the pictures have most, and the nearest of them to any other. Colours are told apart by
/// six bits a channel: 262144 bins.
class Palette256 {
  public:
    Palette256() : bins_(std::size_t{1} << 18), nearest_(std::size_t{1} << 18, -1) {}

    void count(const Image& image) {
        for (std::size_t i = 0; i + 2 < image.pixels.size(); i += 3) {
            Bin& bin = bins_[bin_of(&image.pixels[i])];
            ++bin.count;
            for (std::size_t channel = 0; channel < 3; ++channel)
                bin.sum[channel] += image.pixels[i + channel];
        }
    }
    void choose() {
        std::vector<std::uint32_t> used;
        for (std::uint32_t i = 0; i < bins_.size(); ++i) {
            if (bins_[i].count != 0) used.push_back(i);
        }
        std::ranges::stable_sort(used, [&](auto a, auto b) { return bins_[a].count > bins_[b].count; });
        if (used.size() > kColours) used.resize(kColours);
        for (const std::uint32_t i : used) {
            std::array<std::uint8_t, 3> colour{};
            for (std::size_t channel = 0; channel < 3; ++channel)
                colour[channel] =
                    static_cast<std::uint8_t>((bins_[i].sum[channel] + bins_[i].count / 2) / bins_[i].count);
            colours_.push_back(colour);
        }
    }
    std::uint8_t number_of(const std::uint8_t* pixel) {
        std::int16_t& number = nearest_[bin_of(pixel)];
        if (number < 0) number = search(pixel);
        return static_cast<std::uint8_t>(number);
    }
    const std::vector<std::array<std::uint8_t, 3>>& colours() const { return colours_; }

  private:
    struct Bin {
        std::uint64_t count = 0;
        std::array<std::uint64_t, 3> sum{};
    };
    static std::size_t bin_of(const std::uint8_t* pixel) {
        return std::size_t{pixel[0]} >> 2 << 12 | std::size_t{pixel[1]} >> 2 << 6 | pixel[2] >> 2;
    }
    std::int16_t search(const std::uint8_t* pixel) const {
        int best = INT32_MAX;
        std::int16_t number = 0;
        for (std::size_t i = 0; i < colours_.size(); ++i) {
            int distance = 0;
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const int step = pixel[channel] - colours_[i][channel];
                distance += step * step;
            }
            if (distance >= best) continue;
            best = distance;
            number = static_cast<std::int16_t>(i);
        }
        return number;
    }

    std::vector<Bin> bins_;
    std::vector<std::int16_t> nearest_;  // -1: not searched yet
    std::vector<std::array<std::uint8_t, 3>> colours_;
};

struct CloseGif {
    void operator()(GifFileType* gif) const { EGifCloseFile(gif, nullptr); }
};
struct FreeColours {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};

class GifWriter {
  public:
    GifWriter(Sink& sink, int width, int height, Palette256& palette)
        : palette_(palette), last_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
        gif_.reset(EGifOpen(&sink, give, nullptr));
        if (gif_ == nullptr) return;
        const std::unique_ptr<ColorMapObject, FreeColours> map(GifMakeMapObject(kColours, nullptr));
        for (std::size_t i = 0; i < palette.colours().size(); ++i) {
            const auto& colour = palette.colours()[i];
            map->Colors[i] = {colour[0], colour[1], colour[2]};
        }
        EGifSetGifVersion(gif_.get(), true);
        EGifPutScreenDesc(gif_.get(), width, height, 8, 0, map.get());
        // Plays for ever: what NETSCAPE2.0's extension says with zero.
        EGifPutExtensionLeader(gif_.get(), APPLICATION_EXT_FUNC_CODE);
        EGifPutExtensionBlock(gif_.get(), 11, "NETSCAPE2.0");
        EGifPutExtensionBlock(gif_.get(), 3, "\x01\x00\x00");
        EGifPutExtensionTrailer(gif_.get());
    }

    void add(const Image& image, int delay) {
        if (gif_ == nullptr) return;
        std::vector<GifByteType> pixels(last_.size());
        for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = palette_.number_of(&image.pixels[i * 3]);
        int left = 0, top = 0, right = image.width, bottom = image.height;
        if (has_last_) changed_box(pixels, image.width, image.height, left, top, right, bottom);
        GraphicsControlBlock control{DISPOSE_DO_NOT, false, delay, NO_TRANSPARENT_COLOR};
        GifByteType bytes[4];
        EGifGCBToExtension(&control, bytes);
        EGifPutExtension(gif_.get(), GRAPHICS_EXT_FUNC_CODE, 4, bytes);
        EGifPutImageDesc(gif_.get(), left, top, right - left, bottom - top, false, nullptr);
        for (int y = top; y < bottom; ++y)
            EGifPutLine(gif_.get(), &pixels[static_cast<std::size_t>(y * image.width + left)], right - left);
        last_ = std::move(pixels);
        has_last_ = true;
    }

  private:
    static int give(GifFileType* gif, const GifByteType* bytes, int count) {
        static_cast<Sink*>(gif->UserData)
            ->write({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count)});
        return count;
    }
    /// The smallest box outside of which nothing has changed; one pixel if nothing has at all.
    void changed_box(const std::vector<GifByteType>& pixels, int width, int height, int& left, int& top,
                     int& right, int& bottom) const {
        left = width;
        right = 0;
        top = height;
        bottom = 0;
        for (int y = 0; y < height; ++y) {
            const auto row = static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
            for (int x = 0; x < width; ++x) {
                if (pixels[row + static_cast<std::size_t>(x)] == last_[row + static_cast<std::size_t>(x)])
                    continue;
                left = std::min(left, x);
                right = std::max(right, x + 1);
                top = std::min(top, y);
                bottom = y + 1;
            }
        }
        if (right == 0) left = top = 0, right = bottom = 1;
    }

    Palette256& palette_;
    std::unique_ptr<GifFileType, CloseGif> gif_;
    std::vector<GifByteType> last_;
    bool has_last_ = false;
};

}  // namespace

void write_gif(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    const std::vector<Seq> stops = frame_stops(index, options.stop, kMostFrames);
    if (stops.empty()) return;
    // A few pictures tell the colours of all.
    Palette256 palette;
    Image image;
    for (std::size_t i = 0; i < stops.size(); i += std::max<std::size_t>(stops.size() / 6, 1)) {
        image = paint_frame(index, options, stops[i]);
        palette.count(image);
    }
    palette.choose();
    GifWriter gif(sink, image.width, image.height, palette);
    for (std::size_t i = 0; i < stops.size(); ++i) {
        gif.add(paint_frame(index, options, stops[i]), i + 1 == stops.size() ? kLastDelay : kFrameDelay);
        if (options.on_progress)
            options.on_progress(static_cast<double>(i + 1) / static_cast<double>(stops.size()));
    }
}

}  // namespace awaitscope
