#include "app/widgets/palette.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include <toml++/toml.h>

namespace awaitscope {
namespace {

std::optional<Color> parse_color(std::string_view text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    Color color;
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data() + 1, end, color.rgb, 16);
    if (result.ec != std::errc{} || result.ptr != end) return std::nullopt;
    return color;
}

double linear(std::uint32_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
    return 0.2126 * linear((color.rgb >> 16) & 0xFF) + 0.7152 * linear((color.rgb >> 8) & 0xFF) +
           0.0722 * linear(color.rgb & 0xFF);
}

}  // namespace

PaletteResult read_palette(const std::filesystem::path& file) {
    PaletteResult result;
    Palette& palette = result.palette;
    palette.name = file.stem().string();
    toml::table table;
    try {
        table = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        result.error = "theme " + file.string() + ": " + std::string(error.description());
        return result;
    }
    palette.title = table["title"].value_or(palette.name);
    palette.dark = table["dark"].value_or(true);
    palette.text_scale = table["text_scale"].value_or(1.0f);
    palette.line_width = table["line_width"].value_or(1.0f);
#define X(field, section)                                                                                \
    if (const auto color = parse_color(table[#section][#field].value_or(std::string_view()))) {          \
        palette.field = *color;                                                                          \
    } else {                                                                                             \
        result.error = "theme " + file.string() + ": [" #section "] " #field " is not a #rrggbb colour"; \
        return result;                                                                                   \
    }
    AWAITSCOPE_PALETTE(X)
#undef X
    return result;
}

std::vector<std::string> theme_names(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    std::stable_partition(names.begin(), names.end(), [](const std::string& name) { return name == "dark"; });
    return names;
}

double contrast(Color a, Color b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

Color blend(Color under, Color over, float amount) {
    std::uint32_t rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        const float a = static_cast<float>((under.rgb >> shift) & 0xFF);
        const float b = static_cast<float>((over.rgb >> shift) & 0xFF);
        rgb = (rgb << 8) | static_cast<std::uint32_t>(std::lround(a + (b - a) * amount));
    }
    return {rgb};
}

Color ink_on(const Palette& palette, Color ground) {
    return contrast(palette.background, ground) >= contrast(palette.text, ground) ? palette.background
                                                                                  : palette.text;
}

}  // namespace awaitscope
