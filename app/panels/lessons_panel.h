// The lessons by chapter.
#pragma once

#include "app/model/lessons_view.h"
#include "app/panels/panel.h"

namespace awaitscope {

struct LessonsState {
    int open = -2;  ///< the entry that was scrolled to last
};

void draw_lessons_panel(const PanelContext& context, Rect box, const LessonsView& view, LessonsState& state);

}  // namespace awaitscope
