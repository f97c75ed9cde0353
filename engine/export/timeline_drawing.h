// The timeline of one run as shapes, and the legend of what can be seen in it.
#pragma once

#include "engine/export/drawing.h"
#include "engine/export/markup.h"
#include "engine/trace/index.h"
#include "engine/trace/time_scale.h"

namespace awaitscope {

struct TimelineLook {
    float x = 0, y = 0, width = 0;  ///< labels included
    float lane_height = 46;
    std::size_t rows = 0;  ///< lanes shown, from the first
    Axis axis = Axis::elastic;
    VirtualTime until = 0;  ///< on the time axis: it reaches to this moment at least
    bool arrows = true;     ///< on the time axis they only show where something happens at all
    Seq cursor = 0;         ///< what comes after it is veiled; 0: everything is shown
};

/// Which states, and marks, a legend has to explain.
struct SeenSigns {
    bool state[16] = {};  ///< by LaneState
    bool wait[8] = {};    ///< by WaitKind
    bool output = false;
    bool arrows = false;
};

float timeline_height(const TimelineLook& look);

/// Draws it and notes what it drew in `seen`.
void draw_timeline(Drawing& drawing, const TraceIndex& index, const MarkupTheme& theme,
                   const TimelineLook& look, SeenSigns& seen);

/// One row of signs and words, with its text on `baseline`.
void draw_legend(Drawing& drawing, const MarkupTheme& theme, float x, float baseline, float width,
                 const SeenSigns& seen);

/// How a run is called in headings: "boil soup" for a task, "event loop", "thread 2".
std::string lane_label(const TraceIndex& index, const Lane& lane);

}  // namespace awaitscope
