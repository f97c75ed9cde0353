// The timeline: a lane for the loop, for every task and thread; states as colour, glyph and pattern together.
#pragma once

#include "app/model/timeline_view.h"
#include "app/panels/panel.h"

#include <memory>
#include <optional>

namespace awaitscope {

/// The overview strip of a run: made again only for another run, axis or width.
struct OverviewCache {
    std::shared_ptr<const TraceIndex> index;
    Axis axis = Axis::elastic;
    OverviewView view;
};

/// What the mouse is doing, and what need not be made in every frame.
struct TimelineState {
    enum class Drag : std::uint8_t { none, press, scrub, area, pan, zoom, overview };
    Drag drag = Drag::none;
    float drag_from = 0;  ///< x inside the chart where the drag began
    float last_mouse = 0;
    Seq area_first = 0;
    OverviewCache overview;
};

/// Height of the panel (device pixels) that shows `lanes` lanes without scrolling.
float timeline_height(const PanelContext& context, std::uint32_t lanes);
/// The least height at which it is still of use.
float timeline_min_height(const PanelContext& context);

void draw_timeline_panel(const PanelContext& context, Rect box, const Model& model, TimelineState& state);

/// Another run on a time axis: the lanes only, for comparison. `title` stands above it.
struct PlainTimeline {
    const TraceIndex& index;
    const TimeScale& scale;
    const Viewport& viewport;
    Seq cursor;
    VirtualTime now;  ///< where the playhead stands: between two events of this run, perhaps
    std::string_view title;
};
/// Height (device pixels) that such a timeline of so many lanes wants.
float plain_timeline_height(const PanelContext& context, std::uint32_t lanes);
void draw_plain_timeline(const PanelContext& context, const char* id, Rect box, const Model& model,
                         const PlainTimeline& run);

}  // namespace awaitscope
