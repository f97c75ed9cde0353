// The run before, to be drawn behind the picture of this one: at the same virtual times, on this run's axis.
#pragma once

#include "app/model/timeline_view.h"

namespace awaitscope {

struct GhostItem {
    float x0 = 0, x1 = 0;
    float row = 0;
    bool waiting = false;  ///< else it runs, or blocks
};

struct GhostView {
    std::vector<GhostItem> items;
    float end = 0;          ///< x of the end of that run; may lie outside
    VirtualTime total = 0;  ///< when that run ended
    bool shown = false;
};

/// Empty if there is no ghost. Tasks are matched by the order of their creation.
GhostView ghost_view(const Model& model, const TimelineRoom& room);

}  // namespace awaitscope
