#include "app/model/ghost_view.h"

#include "app/model/what_if.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {
namespace {

constexpr std::size_t kMostItems = 4000;

/// Where a moment of another run lies on this run's axis.
class MomentScale {
  public:
    MomentScale(const TraceIndex& index, const TimeScale& scale) : index_(index), scale_(scale) {
        const Trace& trace = index.trace();
        last_ = trace.size() == 0 ? 0 : trace.time(trace.size());
        first_position_ = scale.position(1);
        per_ns_ = last_ > 0 ? (scale.length() - first_position_) / static_cast<double>(last_) : 0;
    }

    double position(VirtualTime time) const {
        const Trace& trace = index_.trace();
        if (scale_.axis() == Axis::time) return static_cast<double>(time);
        // Behind the end the axis goes on at its average pace.
        if (time > last_) return scale_.length() + static_cast<double>(time - last_) * per_ns_;
        const Seq at = index_.first_at(time);
        if (at <= 1 || trace.time(at) == time) return scale_.position(at);
        const VirtualTime before = trace.time(at - 1);
        const VirtualTime after = trace.time(at);
        const double share = static_cast<double>(time - before) / static_cast<double>(after - before);
        const double from = std::min(scale_.position(at - 1) + 1, scale_.position(at));
        return from + share * (scale_.position(at) - from);
    }

  private:
    const TraceIndex& index_;
    const TimeScale& scale_;
    VirtualTime last_ = 0;
    double first_position_ = 0;
    double per_ns_ = 0;
};

void add_lane(const TraceIndex& ghost, const Lane& lane, float row, auto x_of_time, float width,
              GhostView& view) {
    const Trace& trace = ghost.trace();
    for (std::uint32_t i = 0; i < lane.slice_count && view.items.size() < kMostItems; ++i) {
        const Slice slice = ghost.slice(lane, i);
        const bool waiting = slice.state == LaneState::waiting;
        if (!waiting && slice.state != LaneState::running && slice.state != LaneState::blocking) continue;
        GhostItem item;
        item.x0 = x_of_time(trace.time(std::max<Seq>(slice.begin, 1)));
        item.x1 = x_of_time(trace.time(std::max<Seq>(slice.end, 1)));
        item.row = row;
        item.waiting = waiting;
        if (item.x1 < 0 || item.x0 > width) continue;
        view.items.push_back(item);
    }
}

}  // namespace

GhostView ghost_view(const Model& model, const TimelineRoom& room) {
    GhostView view;
    const TraceIndex* ghost = shown_ghost(model);
    const TraceIndex& index = *model.document.index;
    if (ghost == nullptr || ghost->trace().size() == 0 || index.trace().size() == 0 || model.look.hide_future)
        return view;
    view.shown = true;
    const TimeScale scale = model.time_scale();
    const MomentScale moments(index, scale);
    const double per_unit = static_cast<double>(room.width) / std::max(model.viewport.width(), 1e-9);
    const auto x_of_time = [&](VirtualTime time) {
        return static_cast<float>((moments.position(time) - model.viewport.begin) * per_unit);
    };
    view.total = ghost->trace().header().end;
    view.end = x_of_time(view.total);
    const std::uint32_t lanes = shown_lanes(index, model.cursor);
    for (std::uint32_t i = 0; i < lanes; ++i) {
        const Lane& lane = index.lanes()[i];
        const float row = static_cast<float>(static_cast<double>(i) - model.viewport.first_lane);
        if (lane.kind != LaneKind::task || row <= -1 || row >= room.rows) continue;
        if (lane.id >= ghost->trace().tasks().size()) continue;
        add_lane(*ghost, ghost->lanes()[ghost->lane_of_task(lane.id)], row, x_of_time, room.width, view);
    }
    return view;
}

}  // namespace awaitscope
