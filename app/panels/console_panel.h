// What the program has printed up to the cursor, with virtual times.
#pragma once

#include "app/model/console_view.h"
#include "app/panels/panel.h"

namespace awaitscope {

struct ConsoleState {
    std::size_t lines = 0;  ///< how many there were in the last frame: new ones scroll into view
};

void draw_console_panel(const PanelContext& context, Rect box, const ConsoleView& view, ConsoleState& state);

}  // namespace awaitscope
