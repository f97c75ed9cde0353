// The colours of the window by what they mean. Plain data, read from assets/themes/*.toml; no ImGui in here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace awaitscope {

/// An opaque colour as 0xRRGGBB.
struct Color {
    std::uint32_t rgb = 0;
    friend bool operator==(const Color&, const Color&) = default;
};

// X(field, section of the theme file)
#define AWAITSCOPE_PALETTE(X) \
    X(background, surface)    \
    X(panel, surface)         \
    X(raised, surface)        \
    X(line, surface)          \
    X(text, words)            \
    X(dim, words)             \
    X(faint, words)           \
    X(accent, words)          \
    X(running, state)         \
    X(ready, state)           \
    X(waiting, state)         \
    X(io, state)              \
    X(lock, state)            \
    X(blocking, state)        \
    X(done, state)            \
    X(keyword, code)          \
    X(function, code)         \
    X(string, code)           \
    X(number, code)           \
    X(comment, code)          \
    X(narration, code)

/// One theme. `accent` belongs to "now" alone: playhead, current time, play button, the arrow that explains.
struct Palette {
    std::string name;   ///< the file's stem, as the settings and --theme say it
    std::string title;  ///< as menus say it
    bool dark = true;
    float text_scale = 1.0f;  ///< on top of the display's own scale
    float line_width = 1.0f;  ///< of frames and rules, in design pixels
#define X(field, section) Color field;
    AWAITSCOPE_PALETTE(X)
#undef X
};

/// What reading a theme gives: `error` is empty or says what is wrong with which file.
struct PaletteResult {
    Palette palette;
    std::string error;
};

PaletteResult read_palette(const std::filesystem::path& file);

/// The themes of a folder, in the order of their names with "dark" first.
std::vector<std::string> theme_names(const std::filesystem::path& folder);

/// WCAG's relative contrast of two colours, 1 (none) to 21.
double contrast(Color a, Color b);

/// `amount` of `over` laid on `under`, 0 to 1.
Color blend(Color under, Color over, float amount);

/// Black or white-ish ink of this palette, whichever reads better on `ground`.
Color ink_on(const Palette& palette, Color ground);

}  // namespace awaitscope
