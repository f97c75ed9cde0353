// What went wrong in the run; a click leads to the place.
#pragma once

#include "app/model/model.h"
#include "app/panels/panel.h"

namespace awaitscope {

/// Those up to the cursor only, while the future is hidden. Returns the height that the panel would like to
/// have.
float draw_findings_panel(const PanelContext& context, Rect box, const Model& model, FrameTitle title);

/// How many of them draw_findings_panel() shows.
std::size_t shown_findings(const Model& model);

}  // namespace awaitscope
