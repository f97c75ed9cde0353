// The themes keep two promises: words can be read, and states can be told apart by readers who see fewer
// colours.
#include "app/widgets/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <catch2/catch_test_macros.hpp>

namespace awaitscope {
namespace {

const std::filesystem::path kThemes = "assets/themes";

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

// Full dichromacy in linear RGB, after Machado, Oliveira and Fernandes (2009).
constexpr Matrix kProtanopia = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanopia = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kAllColors = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

Vector seen_by(const Matrix& eye, Color color) {
    Vector linear{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double value = ((color.rgb >> (16 - 8 * i)) & 0xFF) / 255.0;
        linear[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    Vector seen{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) seen[row] += eye[row][column] * linear[column];
        seen[row] = std::clamp(seen[row], 0.0, 1.0);
    }
    return seen;
}

Vector lab(const Vector& rgb) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Matrix& eye, Color a, Color b) {
    const Vector first = lab(seen_by(eye, a));
    const Vector second = lab(seen_by(eye, b));
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

struct Named {
    const char* name;
    Color color;
};

template <typename Check>
void for_each_theme(Check check) {
    const std::vector<std::string> names = theme_names(kThemes);
    REQUIRE(names.size() == 4);
    for (const std::string& name : names) {
        CAPTURE(name);
        const PaletteResult result = read_palette(kThemes / (name + ".toml"));
        REQUIRE(result.error.empty());
        check(result.palette);
    }
}

}  // namespace

TEST_CASE("words stand out from every ground they are written on") {
    for_each_theme([](const Palette& palette) {
        const Named words[] = {{"text", palette.text},       {"dim", palette.dim},
                               {"faint", palette.faint},     {"accent", palette.accent},
                               {"keyword", palette.keyword}, {"function", palette.function},
                               {"string", palette.string},   {"number", palette.number},
                               {"comment", palette.comment}, {"narration", palette.narration}};
        const Named grounds[] = {
            {"background", palette.background}, {"panel", palette.panel}, {"raised", palette.raised}};
        for (const Named& word : words) {
            for (const Named& ground : grounds) {
                CAPTURE(word.name, ground.name);
                CHECK(contrast(word.color, ground.color) >= 4.5);
            }
        }
    });
}

TEST_CASE("words on coloured buttons and chips can be read") {
    for_each_theme([](const Palette& palette) {
        for (const Color ground : {palette.accent, palette.running, palette.blocking}) {
            CHECK(contrast(ink_on(palette, ground), ground) >= 4.0);
        }
    });
}

TEST_CASE("states can be told apart with any colour vision") {
    for_each_theme([](const Palette& palette) {
        const Named states[] = {{"running", palette.running}, {"ready", palette.ready},
                                {"waiting", palette.waiting}, {"io", palette.io},
                                {"lock", palette.lock},       {"blocking", palette.blocking},
                                {"done", palette.done}};
        const std::pair<const char*, const Matrix*> eyes[] = {{"all colours", &kAllColors},
                                                              {"protanopia", &kProtanopia},
                                                              {"deuteranopia", &kDeuteranopia},
                                                              {"tritanopia", &kTritanopia}};
        for (const auto& [eye, matrix] : eyes) {
            for (std::size_t i = 0; i < std::size(states); ++i) {
                for (std::size_t j = i + 1; j < std::size(states); ++j) {
                    CAPTURE(eye, states[i].name, states[j].name);
                    // A just noticeable difference is about 2.3; ten are seen without looking for them.
                    CHECK(distance(*matrix, states[i].color, states[j].color) >= 10);
                }
            }
        }
    });
}

TEST_CASE("a theme that cannot be read says what is wrong") {
    CHECK(read_palette("assets/themes/nothing.toml").error.find("nothing.toml") != std::string::npos);
}

}  // namespace awaitscope
