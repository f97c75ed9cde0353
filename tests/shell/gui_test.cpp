// Every panel on no display at all: many frames with random commands, mouse moves, sizes and themes. Nothing
// may crash, assert or leave the window; pictures of it must hold what they promise.
#include "app/shell/gui.h"

#include "app/model/lessons_view.h"
#include "app/shell/rasteriser.h"
#include "app/shell/screenshot.h"
#include "tests/support/demo_trace.h"

#include <cmath>
#include <random>

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

namespace awaitscope {
namespace {

Model demo_model() {
    Model model = make_model();
    Document document = document_of(testing::demo_trace(), "three_dishes.py");
    document.lesson = lesson_text(document.source);
    document.lesson.sliders.push_back({"SOUP", 0.5, 0.1, 3.0, 0, false});
    set_document(model, std::move(document));
    model.other = document_of(testing::demo_sequential_trace(), "one_after_another.py");
    for (const char* title : {"One after another", "Three dishes at once", "A task starts later"}) {
        LessonShelf::Entry entry;
        entry.path = std::string("01-start/") + title + ".py";
        entry.chapter = "1 Start";
        entry.title = title;
        model.shelf.entries.push_back(entry);
    }
    return model;
}

/// The number of pixels that look like `color`, give or take what smoothing does.
int pixels_like(const Image& image, Color color) {
    int count = 0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const std::uint32_t rgb = image.rgb(x, y);
            bool like = true;
            for (int shift = 0; shift <= 16; shift += 8) {
                const int difference =
                    static_cast<int>(rgb >> shift & 0xFF) - static_cast<int>(color.rgb >> shift & 0xFF);
                like = like && std::abs(difference) <= 4;
            }
            count += like ? 1 : 0;
        }
    }
    return count;
}

/// A window without a display: input is made up, frames are drawn to nowhere.
class Bench {
  public:
    Bench() : gui(find_assets()) {
        REQUIRE(gui.error().empty());
        ImGuiIO& io = ImGui::GetIO();
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
        resize(1280, 720);
    }

    void resize(int width, int height) {
        ImGui::GetIO().DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    }

    void frame() {
        ImGui::GetIO().DeltaTime = 1.0f / 60;
        for (const Command& command : gui.frame(model)) apply(model, command);
        model.requests.clear();
        accept_textures(gui.draw_data());
    }

    void click(float x, float y) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(x, y);
        frame();
        io.AddMouseButtonEvent(0, true);
        frame();
        io.AddMouseButtonEvent(0, false);
        frame();
    }

    Rect place_of(std::string_view name) const {
        for (const PlacedPanel& panel : gui.placed()) {
            if (panel.name == name) return panel.box;
        }
        FAIL("no panel " << name);
        return {};
    }

    Gui gui;
    Model model = demo_model();
};

}  // namespace

TEST_CASE("panels survive random commands, mice and window sizes") {
    Bench bench;
    std::mt19937 random(20260101);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    const auto commands = all_commands();
    for (int i = 0; i < 3000; ++i) {
        Command command;
        command.id = commands[static_cast<std::size_t>(below(static_cast<int>(commands.size())))].id;
        command.seq = static_cast<Seq>(below(200));
        command.last = static_cast<Seq>(below(200));
        command.task = static_cast<TaskId>(below(5));
        command.value = below(9) / 2.0;
        command.at = below(3000);
        command.text = below(2) == 0 ? "SOUP" : "import asyncio\n\tprint('é')";
        if (below(3) == 0) apply(bench.model, command);
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(static_cast<float>(below(1500) - 50), static_cast<float>(below(900) - 50));
        if (below(2) == 0) io.AddMouseButtonEvent(below(3), below(2) == 0);
        if (below(5) == 0) io.AddMouseWheelEvent(0, static_cast<float>(below(5) - 2));
        if (below(50) == 0) bench.resize(200 + below(3000), 150 + below(1800));
        if (below(90) == 0) bench.gui.set_display_scale(static_cast<float>(1 + below(3)));
        bench.frame();
        REQUIRE(std::isfinite(bench.model.viewport.begin));
        REQUIRE(bench.model.viewport.end > bench.model.viewport.begin);
    }
}

TEST_CASE("an empty model is drawn as an empty window") {
    Bench bench;
    bench.model = make_model();
    for (const Mode mode : {Mode::explore, Mode::compare, Mode::predict, Mode::be_the_loop, Mode::present}) {
        bench.model.mode = mode;
        for (int i = 0; i < 3; ++i) bench.frame();
    }
    CHECK(bench.gui.draw_data().TotalVtxCount > 100);
}

TEST_CASE("panels lie inside the window and do not overlap") {
    Bench bench;
    for (const auto& [width, height, scale] :
         {std::tuple{1280, 720, 1.0f}, {1920, 1080, 1.0f}, {3840, 2160, 2.0f}}) {
        bench.resize(width, height);
        bench.gui.set_display_scale(scale);
        for (int i = 0; i < 4; ++i) bench.frame();
        const auto& placed = bench.gui.placed();
        // In the smallest window the lessons wait to be asked for, and the loop shares its place with the
        // task.
        REQUIRE(placed.size() == (width == 1280 ? 5 : 7));
        for (std::size_t i = 0; i < placed.size(); ++i) {
            CAPTURE(width, placed[i].name);
            const Rect a = placed[i].box;
            CHECK(a.width() > 100 * scale);
            CHECK(a.height() > 80 * scale);
            CHECK((a.min.x >= 0 && a.min.y >= 0 && a.max.x <= static_cast<float>(width) &&
                   a.max.y <= static_cast<float>(height)));
            for (std::size_t j = i + 1; j < placed.size(); ++j) {
                const Rect b = placed[j].box;
                const bool apart =
                    a.max.x <= b.min.x || b.max.x <= a.min.x || a.max.y <= b.min.y || b.max.y <= a.min.y;
                CHECK(apart);
            }
        }
    }
}

TEST_CASE("a window at rest asks for no more frames") {
    Bench bench;
    for (int i = 0; i < 4; ++i) bench.frame();
    CHECK_FALSE(bench.gui.unsettled());
}

TEST_CASE("a click on the timeline moves the cursor there, one on a lesson opens it") {
    Bench bench;
    for (int i = 0; i < 4; ++i) bench.frame();
    const Rect timeline = bench.place_of("timeline");
    const Seq before = bench.model.cursor;
    bench.click(timeline.min.x + timeline.width() * 0.9f, timeline.min.y + 120);
    CHECK(bench.model.cursor > before);

    apply(bench.model, Command{CommandId::toggle_lessons});
    for (int i = 0; i < 3; ++i) bench.frame();
    const Rect lessons = bench.place_of("lessons");
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(lessons.min.x + 60, lessons.min.y + 36 + 4 + 10 + 24 + 16);
    bench.frame();
    io.AddMouseButtonEvent(0, true);
    bench.gui.frame(bench.model);
    accept_textures(bench.gui.draw_data());
    io.AddMouseButtonEvent(0, false);
    const std::vector<Command> commands = bench.gui.frame(bench.model);
    accept_textures(bench.gui.draw_data());
    REQUIRE(commands.size() == 1);
    CHECK(commands[0].id == CommandId::open_lesson);
    CHECK(commands[0].text == "01-start/One after another.py");
}

TEST_CASE("the editor takes the keyboard, keeps what is typed and indents like its neighbours") {
    Bench bench;
    for (int i = 0; i < 3; ++i) bench.frame();
    bench.model.look.editing = true;
    for (int i = 0; i < 6; ++i) bench.frame();
    ImGuiIO& io = ImGui::GetIO();
    REQUIRE(io.WantTextInput);
    io.AddKeyEvent(ImGuiKey_A, true);
    bench.frame();
    io.AddKeyEvent(ImGuiKey_A, false);
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddKeyEvent(ImGuiKey_Home, true);
    bench.frame();
    io.AddKeyEvent(ImGuiKey_Home, false);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    bench.frame();
    io.AddInputCharactersUTF8("if x:");
    bench.frame();
    io.AddKeyEvent(ImGuiKey_Enter, true);
    bench.frame();
    io.AddKeyEvent(ImGuiKey_Enter, false);
    bench.frame();
    io.AddInputCharactersUTF8("y");
    for (int i = 0; i < 2; ++i) bench.frame();
    CHECK(bench.model.document.source.text.starts_with("if x:\n    yimport asyncio\n"));
}

TEST_CASE("a picture shows the states and the playhead in the theme's colours") {
    const Assets assets = find_assets();
    Model model = demo_model();
    for (const Theme theme : {Theme::dark, Theme::light, Theme::contrast, Theme::projector}) {
        CAPTURE(static_cast<int>(theme));
        model.look.theme = theme;
        move_cursor(model, model.document.trace().size());
        PictureOptions options;
        options.panel = "timeline";
        const PictureResult picture = take_picture(assets, model, options);
        REQUIRE(picture.error.empty());
        const Palette palette =
            read_palette(assets.folder / "themes" / (std::string(theme_name(theme)) + ".toml")).palette;
        CHECK(pixels_like(picture.image, palette.running) > 2000);
        CHECK(pixels_like(picture.image, palette.ready) > 200);
        CHECK(pixels_like(picture.image, palette.accent) > 200);
        CHECK(pixels_like(picture.image, palette.panel) > 50000);
    }
}

TEST_CASE("a picture is the same every time") {
    const Assets assets = find_assets();
    const Model model = demo_model();
    const PictureOptions options;
    const Image first = take_picture(assets, model, options).image;
    const Image second = take_picture(assets, model, options).image;
    CHECK(first.width == 1920);
    CHECK(first.height == 1080);
    CHECK(first.pixels == second.pixels);
}

TEST_CASE("a panel that is not there is refused by name") {
    PictureOptions options;
    options.panel = "kitchen";
    const PictureResult picture = take_picture(find_assets(), demo_model(), options);
    CHECK(picture.error.find("no panel named kitchen") != std::string::npos);
}

}  // namespace awaitscope
