// The timeline as things to draw: pixels across, rows down. Prepared here, drawn elsewhere.
#pragma once

#include "app/model/model.h"
#include "app/model/rich_text.h"

namespace awaitscope {

/// The room that there is. x == 0 is the left edge of the part right of the lane names.
struct TimelineRoom {
    float width = 0;      ///< pixels for the time axis
    float rows = 0;       ///< lanes that fit, the last one may be cut
    float min_slice = 3;  ///< narrower slices are folded
};

struct LaneRow {
    std::uint32_t lane = 0;  ///< index into TraceIndex::lanes()
    float row = 0;           ///< where it stands: 0 is the first row in view
    LaneKind kind = LaneKind::task;
    int depth = 0;  ///< indentation below its creator
    TaskId task = 0;
    std::string label;                     ///< "boil rice"
    std::string sublabel;                  ///< "Task-2"; empty when the label says it
    LaneState state = LaneState::created;  ///< at the cursor
    bool born = true;                      ///< exists at the cursor
    bool selected = false;
};

struct SliceItem {
    float x0 = 0, x1 = 0;
    float row = 0;
    LaneState state = LaneState::running;
    WaitKind wait = WaitKind::none;
    std::uint32_t folded = 0;  ///< more than 0: a bar that stands for so many slices
    float busy = 1;            ///< of a folded bar: the share of slices that run
    Seq begin = 0, end = 0;    ///< a click goes to begin
    TaskId task = 0;
    std::string label;      ///< "sleep 1.0 s"; empty if there is no room for any
    bool ended_ok = false;  ///< of a final state
};

struct ArrowItem {
    float x0 = 0, row0 = 0;
    float x1 = 0, row1 = 0;
    FlowKind kind = FlowKind::woken_by;
    Seq from = 0, to = 0;
    bool selected = false;  ///< belongs to the step under the cursor
};

struct MarkItem {
    float x = 0, row = 0;
    MarkKind kind = MarkKind::output;
    Seq seq = 0;
    std::uint32_t folded = 1;  ///< so many marks of this kind in one pixel
};

struct BandItem {
    float x0 = 0, x1 = 0;
    Seq begin = 0;
    std::string label;  ///< "time.sleep(1) blocks the loop"
};

struct TickItem {
    float x = 0;
    std::string label;  ///< "0.500 s", or a step number on the steps axis
};

/// A stretch during which virtual time stands still, although steps happen.
struct InstantItem {
    float x0 = 0, x1 = 0;
    VirtualTime time = 0;
    std::string label;  ///< "0.500"
};

/// Totals per task for the dragged area.
struct AreaTotals {
    struct Row {
        TaskId task = 0;
        std::string label;
        VirtualTime waiting = 0, ready = 0, blocking = 0;
        std::uint32_t steps = 0;
    };
    VirtualTime duration = 0;
    std::uint32_t steps = 0;
    std::vector<Row> rows;  ///< those with anything in the area, in lane order
};

struct TimelineView {
    std::vector<LaneRow> lanes;
    std::vector<SliceItem> slices;
    std::vector<ArrowItem> arrows;
    std::vector<MarkItem> marks;
    std::vector<BandItem> blocked;
    std::vector<TickItem> ticks;
    std::vector<InstantItem> instants;
    float playhead = 0;              ///< x of the cursor; may lie outside
    float future = 0;                ///< from here on everything lies in the future
    float area_x0 = 0, area_x1 = 0;  ///< equal: no area
    std::uint32_t total_lanes = 0;
    Axis axis = Axis::elastic;
};

/// How many lanes are shown: asyncio's own tasks at the end of a run only once they have begun.
std::uint32_t shown_lanes(const TraceIndex& index, Seq cursor);

TimelineView timeline_view(const Model& model, const TimelineRoom& room);
/// The same for another run on the same axis and viewport: comparison, ghost.
TimelineView timeline_view(const TraceIndex& index, const TimeScale& scale, const Viewport& viewport,
                           Seq cursor, const Selection& selection, const Look& look,
                           const TimelineRoom& room);

/// The strip that shows the whole run: how busy each of `columns` equal parts is, 0 … 1.
struct OverviewView {
    std::vector<float> busy;
    std::vector<float> blocked;
    float view_begin = 0, view_end = 1, cursor = 0;  ///< as shares of the whole
};
OverviewView overview_view(const Model& model, int columns);
/// The parts of it that change without another run, axis or width: where the view and the cursor are.
void place_in_overview(const Model& model, OverviewView& view);

AreaTotals area_totals(const TraceIndex& index, Seq first, Seq last);

/// What a pixel means: for clicks, drags and zoom.
double position_at(const Viewport& viewport, const TimelineRoom& room, float x);
/// The event under (x, row): the slice's begin nearest to it, else the event of that moment.
Seq event_at(const Model& model, const TimelineRoom& room, float x, float row);
/// What, since when, why: one line each.
std::vector<RichText> tooltip_at(const Model& model, const TimelineRoom& room, float x, float row);

}  // namespace awaitscope
