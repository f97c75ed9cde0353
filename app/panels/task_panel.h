// One task at the cursor: what it does, where, with which values, and for whom.
#pragma once

#include "app/model/task_view.h"
#include "app/panels/panel.h"

namespace awaitscope {

/// Returns the height (device pixels) that the panel would like to have.
float draw_task_panel(const PanelContext& context, Rect box, const TaskView& view, std::string_view title);

}  // namespace awaitscope
