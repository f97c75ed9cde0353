// The event loop at the cursor: its phase, who runs, the ready queue, timers, and who waits for what.
#pragma once

#include "app/model/loop_view.h"
#include "app/panels/panel.h"

namespace awaitscope {

/// Returns the height (device pixels) that the panel would like to have.
float draw_loop_panel(const PanelContext& context, Rect box, const LoopView& view, std::string_view title);

}  // namespace awaitscope
