// How the parts of a TimelineView look: drawing only, no mouse.
#pragma once

#include "app/model/ghost_view.h"
#include "app/model/timeline_view.h"
#include "app/panels/panel.h"

namespace awaitscope {

/// Where the parts of a timeline lie on the screen.
struct ChartPlace {
    Rect labels;  ///< the lane names
    Rect ruler;   ///< times, above the lanes
    Rect lanes;   ///< right of the names; x == 0 of the view is its left side
    float lane_height = 0;

    float row_top(float row) const { return lanes.min.y + row * lane_height; }
    float x(float view_x) const { return lanes.min.x + view_x; }
};

void draw_instants(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                   const TimelineView& view);
void draw_ruler(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                const TimelineView& view);
void draw_lane_names(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                     const TimelineView& view);
void draw_slices(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                 const TimelineView& view);
/// The run before, behind everything else.
void draw_ghost(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                const GhostView& ghost);
/// When that run ended, above everything else.
void draw_ghost_end(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                    const GhostView& ghost);
void draw_bands(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                const TimelineView& view);
void draw_marks(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                const TimelineView& view);
void draw_arrows(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                 const TimelineView& view);
/// Dims what has not happened yet, or covers it if `hidden`, and asks.
void draw_future(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                 const TimelineView& view, bool hidden);
void draw_playhead(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                   const TimelineView& view);

/// The row of states below the timeline, as far as it fits. Returns its height.
float draw_legend(const PanelContext& context, ImDrawList& list, Rect box);

}  // namespace awaitscope
