// A question to the class, its answers, and what became of the last one.
#pragma once

#include "app/model/model.h"
#include "app/panels/panel.h"

namespace awaitscope {

void draw_quiz_panel(const PanelContext& context, Rect box, const Quiz& quiz, Mode mode);

}  // namespace awaitscope
