#include "app/shell/screenshot.h"

#include "app/shell/gui.h"
#include "app/shell/rasteriser.h"

#include <cmath>

#include <imgui.h>

namespace awaitscope {
namespace {

/// Panels ask for heights, and get them in the next frame: a few frames until nothing moves.
constexpr int kMostFrames = 8;

std::string joined(const std::vector<std::string_view>& names) {
    std::string text;
    for (const std::string_view name : names) {
        if (!text.empty()) text += ", ";
        text += name;
    }
    return text;
}

}  // namespace

PictureResult take_picture(const Assets& assets, const Model& model, const PictureOptions& options) {
    PictureResult result;
    Gui gui(assets);
    if (!gui.error().empty()) {
        result.error = gui.error();
        return result;
    }
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
    io.MousePos = {-1e6f, -1e6f};
    gui.set_display_scale(options.scale);
    for (int i = 0; i < kMostFrames; ++i) {
        io.DeltaTime = 1.0f / 60;
        gui.frame(model);
        accept_textures(gui.draw_data());
        if (i > 1 && !gui.unsettled()) break;
    }
    result.image = rasterise(gui.draw_data(), gui.palette().background);
    if (options.panel.empty()) return result;
    for (const PlacedPanel& panel : gui.placed()) {
        if (panel.name != options.panel) continue;
        const int x = static_cast<int>(panel.box.min.x);
        const int y = static_cast<int>(panel.box.min.y);
        result.image = crop(result.image, x, y, static_cast<int>(std::ceil(panel.box.max.x)) - x,
                            static_cast<int>(std::ceil(panel.box.max.y)) - y);
        return result;
    }
    result.error =
        "there is no panel named " + options.panel + " in this view; panels are " + joined(panel_names());
    return result;
}

}  // namespace awaitscope
