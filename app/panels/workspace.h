// Which panel stands where, for every way of working and every window size.
#pragma once

#include "app/model/model.h"
#include "app/panels/code_panel.h"
#include "app/panels/console_panel.h"
#include "app/panels/lessons_panel.h"
#include "app/panels/overlays.h"
#include "app/panels/panel.h"
#include "app/panels/timeline_panel.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// Where a panel was drawn, for pictures of one panel.
struct PlacedPanel {
    std::string_view name;  ///< one of panel_names()
    Rect box;
};

/// The names that `screenshot --panel` knows.
std::vector<std::string_view> panel_names();

/// What the window remembers between frames, apart from the model.
struct WorkspaceState {
    TimelineState timeline;
    CodeState code;
    CodeState other_code;
    ConsoleState console;
    LessonsState lessons;
    PaletteState palette;
    std::string lesson_search;
    bool search_was_open = false;
    /// Heights that panels with little or much to say asked for in the last frame.
    float explanation_height = 0;
    float loop_height = 0;
    float task_height = 0;
    std::vector<PlacedPanel> placed;
    /// Some panel asked for another height than it got: draw once more before resting.
    bool unsettled = false;
};

/// Draws everything into `screen`, inside the current ImGui window.
void draw_workspace(const Style& style, std::vector<Command>& commands, Rect screen, const Model& model,
                    WorkspaceState& state);

}  // namespace awaitscope
