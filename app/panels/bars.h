// The bar on top (what is open, ways of working, where the cursor is) and the one below (time in the user's
// hand).
#pragma once

#include "app/model/status_view.h"
#include "app/panels/panel.h"

namespace awaitscope {

float top_bar_height(const PanelContext& context);
float transport_height(const PanelContext& context);

void draw_top_bar(const PanelContext& context, Rect box, const StatusView& view, Mode mode);
void draw_transport_bar(const PanelContext& context, Rect box, const StatusView& view, const Model& model);

}  // namespace awaitscope
