// What is happening at the cursor, in sentences, and why.
#pragma once

#include "app/model/explanation_view.h"
#include "app/panels/panel.h"

namespace awaitscope {

/// Returns the height (device pixels) that the panel would like to have.
float draw_explanation_panel(const PanelContext& context, Rect box, const ExplanationView& view);

}  // namespace awaitscope
