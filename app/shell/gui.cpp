#include "app/shell/gui.h"

#include "app/shell/fonts.h"
#include "app/widgets/frame.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

namespace awaitscope {
namespace {

constexpr Theme kThemes[] = {Theme::dark, Theme::light, Theme::contrast, Theme::projector};

}  // namespace

Gui::Gui(const Assets& assets) : before_(ImGui::GetCurrentContext()), context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;  // a window at rest redraws nothing
    io.ConfigNavEscapeClearFocusItem = false;
    error_ = assets.error;
    if (error_.empty()) load_themes(assets.folder / "themes");
    if (error_.empty()) error_ = load_fonts(assets.folder / "fonts", fonts_);
}

Gui::~Gui() {
    ImGui::SetCurrentContext(context_);
    // Textures of a frame whose backend is gone already; nothing of ours refers to them any more.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(context_);
    ImGui::SetCurrentContext(before_);
}

void Gui::make_current() const {
    ImGui::SetCurrentContext(context_);
}

void Gui::load_themes(const std::filesystem::path& folder) {
    for (const Theme theme : kThemes) {
        PaletteResult result = read_palette(folder / (std::string(theme_name(theme)) + ".toml"));
        if (!result.error.empty()) {
            error_ = result.error;
            return;
        }
        palettes_.push_back(std::move(result.palette));
    }
}

void Gui::dress(const Style& style) const {
    const Palette& colors = style.colors();
    ImGuiStyle& look = ImGui::GetStyle();
    look.WindowPadding = {0, 0};
    look.WindowBorderSize = 0;
    look.WindowMinSize = {1, 1};
    look.PopupRounding = style.px(8);
    look.PopupBorderSize = style.rule();
    look.ScrollbarSize = std::round(style.px(9));
    look.ScrollbarRounding = style.px(5);
    look.GrabMinSize = style.px(24);
    look.ItemSpacing = {0, 0};
    look.CircleTessellationMaxError = 0.2f;
    look.HoverDelayNormal = 0.4f;
    const auto set = [&](ImGuiCol slot, ImU32 color) {
        look.Colors[slot] = ImGui::ColorConvertU32ToFloat4(color);
    };
    set(ImGuiCol_WindowBg, ink(colors.background));
    set(ImGuiCol_ChildBg, 0);
    set(ImGuiCol_PopupBg, ink(blend(colors.panel, colors.raised, 0.4f)));
    set(ImGuiCol_Border, ink(blend(colors.line, colors.text, 0.15f)));
    set(ImGuiCol_ScrollbarBg, 0);
    set(ImGuiCol_ScrollbarGrab, ink(blend(colors.raised, colors.text, 0.12f)));
    set(ImGuiCol_ScrollbarGrabHovered, ink(blend(colors.raised, colors.text, 0.3f)));
    set(ImGuiCol_ScrollbarGrabActive, ink(blend(colors.raised, colors.text, 0.4f)));
    set(ImGuiCol_NavCursor, 0);
}

std::vector<Command> Gui::frame(const Model& model, const Surroundings& surroundings) {
    make_current();
    theme_ = std::min(static_cast<std::size_t>(model.look.theme), palettes_.size() - 1);
    Style style;
    style.palette = &palettes_[theme_];
    style.fonts = &fonts_;
    style.scale = display_scale_ * static_cast<float>(model.look.scale);
    style.text_scale = style.palette->text_scale;
    dress(style);

    std::vector<Command> commands;
    ImGui::NewFrame();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::Begin("workspace", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNavInputs |
                     ImGuiWindowFlags_NoScrollWithMouse);
    draw_workspace(style, commands, {{0, 0}, size}, model, surroundings, workspace_);
    ImGui::End();
    ImGui::Render();
    return commands;
}

// Dear ImGui takes up keys one frame after another: what was typed quickly may still stand in its queue.
bool Gui::unsettled() const {
    return workspace_.unsettled || !context_->InputEventsQueue.empty();
}

ImDrawData& Gui::draw_data() const {
    ImGui::SetCurrentContext(context_);
    return *ImGui::GetDrawData();
}

}  // namespace awaitscope
