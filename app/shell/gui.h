// Dear ImGui set up in the program's own look: fonts, palette, style, and one frame of the workspace. Knows
// no window system: the window, pictures and tests all draw through it.
#pragma once

#include "app/model/model.h"
#include "app/panels/workspace.h"
#include "app/shell/assets.h"

#include <functional>
#include <string>
#include <vector>

struct ImGuiContext;
struct ImDrawData;

namespace awaitscope {

class Gui {
  public:
    /// Makes an ImGui context and loads fonts and themes. The context that was current before is so again
    /// when this one is gone.
    explicit Gui(const Assets& assets);
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;

    /// Empty, or why this Gui cannot draw (a font or theme that is missing or broken).
    const std::string& error() const { return error_; }

    /// How many device pixels a design pixel has on this display, apart from the user's own zoom.
    void set_display_scale(float scale) { display_scale_ = scale; }

    /// Draws one frame of `model` and returns what the user asked for in it. Between a backend's NewFrame and
    /// its RenderDrawData; the display's size stands in ImGui's IO.
    std::vector<Command> frame(const Model& model, const Surroundings& surroundings = {});

    /// Another Gui (for a picture) may have been used meanwhile: makes this one ImGui's current one again.
    void make_current() const;

    /// The last frame's drawing.
    ImDrawData& draw_data() const;
    /// Where the panels were in the last frame.
    const std::vector<PlacedPanel>& placed() const { return workspace_.placed; }
    /// The last frame was not yet what the next one would be: draw again without waiting for the user.
    bool unsettled() const;
    /// The palette in use.
    const Palette& palette() const { return palettes_[theme_]; }

  private:
    void load_themes(const std::filesystem::path& folder);
    void dress(const Style& style) const;

    ImGuiContext* before_;
    ImGuiContext* context_;
    Fonts fonts_{};
    std::vector<Palette> palettes_;  ///< one for each Theme, in its order
    std::size_t theme_ = 0;
    float display_scale_ = 1.0f;
    WorkspaceState workspace_;
    std::string error_;
};

}  // namespace awaitscope
