// What two runs come to, side by side in figures.
#pragma once

#include "app/model/compare_view.h"
#include "app/panels/panel.h"

namespace awaitscope {

void draw_compare_panel(const PanelContext& context, Rect box, const Comparison& view, std::string_view note);

}  // namespace awaitscope
