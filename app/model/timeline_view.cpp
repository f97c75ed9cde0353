#include "app/model/timeline_view.h"

#include "app/model/status_view.h"
#include "app/model/stepping.h"
#include "engine/trace/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr float kLetter = 8;     // pixels, roughly: what a letter of a label needs
constexpr float kTickRoom = 70;  // pixels between two labels of the axis
constexpr std::ptrdiff_t kMostArrows = 2000;
constexpr float kMarkRoom = 4;  // marks nearer than that fold into one

/// One view being made: what everything else needs to know.
class Maker {
  public:
    Maker(const TraceIndex& index, const TimeScale& scale, const Viewport& viewport, Seq cursor,
          const Selection& selection, const Look& look, const TimelineRoom& room)
        : index_(index),
          trace_(index.trace()),
          scale_(scale),
          viewport_(viewport),
          cursor_(cursor),
          selection_(selection),
          look_(look),
          room_(room),
          per_unit_(viewport.width() > 0 ? static_cast<double>(room.width) / viewport.width() : 1) {}

    TimelineView make();

  private:
    /// Subtracts the origin before it becomes a float: far into a long trace pixels stay exact.
    float x_of_position(double position) const {
        return static_cast<float>((position - viewport_.begin) * per_unit_);
    }
    float x_of(Seq seq) const { return x_of_position(scale_.position(seq)); }
    Seq seq_at_x(float x) const {
        return scale_.seq_at(viewport_.begin + static_cast<double>(x) / per_unit_);
    }
    float row_of(std::uint32_t lane) const { return static_cast<float>(lane - viewport_.first_lane); }
    bool hidden(Seq seq) const { return look_.hide_future && seq > cursor_; }
    std::uint32_t lane_of_event(const TraceEvent& event) const {
        return event.task == 0 ? TraceIndex::kLoopLane : index_.lane_of_task(event.task);
    }

    /// The last event that begins at or before each pixel: folding compares seqs and never looks at an event.
    void measure_pixels();
    int pixel_of(Seq seq) const {
        return static_cast<int>(std::lower_bound(at_pixel_.begin(), at_pixel_.end(), seq) -
                                at_pixel_.begin());
    }

    void add_lanes();
    void add_slices(std::uint32_t lane_number);
    std::uint32_t add_folded(const Lane& lane, std::uint32_t i, float row);
    void add_marks();
    void add_blocked();
    void add_instants();
    void add_time_ticks();
    void add_step_ticks();
    void add_arrows();
    void add_arrow(const Flow& flow, bool selected);
    std::string slice_label(const Slice& slice, float width) const;

    const TraceIndex& index_;
    const Trace& trace_;
    const TimeScale& scale_;
    const Viewport& viewport_;
    Seq cursor_;
    const Selection& selection_;
    const Look& look_;
    const TimelineRoom& room_;
    double per_unit_;
    Seq first_ = 0;  // the events in view
    Seq last_ = 0;
    std::vector<Seq> at_pixel_;
    TimelineView view_;
};

TimelineView Maker::make() {
    view_.axis = scale_.axis();
    view_.total_lanes = static_cast<std::uint32_t>(index_.lanes().size());
    if (trace_.size() == 0 || room_.width <= 0) return std::move(view_);
    first_ = scale_.seq_at(viewport_.begin);
    // On the time axis a whole instant lies at one position: all of it is in view.
    if (scale_.axis() == Axis::time)
        first_ = std::min(first_, index_.first_at(scale_.time_at(viewport_.begin)));
    last_ = scale_.seq_at(viewport_.end);
    view_.playhead = x_of(cursor_);
    const double future =
        scale_.axis() == Axis::time ? scale_.position(cursor_) : scale_.position(cursor_) + 1;
    view_.future = x_of_position(std::min(future, scale_.position(cursor_ + 1)));
    if (selection_.area_first != 0) {
        view_.area_x0 = x_of(selection_.area_first);
        view_.area_x1 = std::max(x_of(selection_.area_last), view_.area_x0 + 1);
    }
    measure_pixels();
    add_lanes();
    add_marks();
    add_blocked();
    switch (scale_.axis()) {
        case Axis::time: add_time_ticks(); break;
        case Axis::steps:
            add_instants();
            add_step_ticks();
            break;
        case Axis::elastic: add_instants(); break;
    }
    add_arrows();
    return std::move(view_);
}

void Maker::measure_pixels() {
    const auto count = static_cast<std::size_t>(room_.width) + 2;
    at_pixel_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) at_pixel_.push_back(seq_at_x(static_cast<float>(i)));
}

void Maker::add_lanes() {
    const auto lanes = index_.lanes();
    const auto begin = static_cast<std::uint32_t>(std::max(viewport_.first_lane, 0.0));
    const double end = std::min(std::ceil(viewport_.first_lane + static_cast<double>(room_.rows)),
                                static_cast<double>(shown_lanes(index_, cursor_)));
    for (std::uint32_t i = begin; static_cast<double>(i) < end; ++i) {
        const Lane& lane = lanes[i];
        LaneRow row;
        row.lane = i;
        row.row = row_of(i);
        row.kind = lane.kind;
        row.depth = lane.depth;
        row.born = lane.begin <= cursor_;
        const std::uint32_t slice = index_.slice_at(lane, cursor_);
        if (slice != UINT32_MAX) row.state = index_.slice(lane, slice).state;
        switch (lane.kind) {
            case LaneKind::loop: row.label = "event loop"; break;
            case LaneKind::thread: row.label = fmt::format("thread {}", lane.id); break;
            case LaneKind::task: {
                row.task = lane.id;
                row.selected = selection_.task == lane.id;
                // A name that is given later is shown once it is given; before its birth, the first one.
                const Seq when = std::max(cursor_, lane.begin);
                row.label = index_.task_label(lane.id, when);
                const std::string_view name = index_.task_name(lane.id, when);
                if (name != row.label) row.sublabel = name;
                break;
            }
        }
        view_.lanes.push_back(std::move(row));
        add_slices(i);
    }
}

void Maker::add_slices(std::uint32_t lane_number) {
    const Lane& lane = index_.lanes()[lane_number];
    if (lane.slice_count == 0) return;
    const float row = row_of(lane_number);
    std::uint32_t i = index_.slice_at(lane, first_);
    if (i == UINT32_MAX) i = 0;
    while (i < lane.slice_count) {
        const Slice slice = index_.slice(lane, i);
        if (slice.begin > last_ || hidden(slice.begin)) break;
        const bool stopped_loop = lane.kind == LaneKind::loop && slice.state == LaneState::created;
        if (stopped_loop) {
            ++i;
            continue;
        }
        const bool narrow = static_cast<float>(pixel_of(slice.end) - pixel_of(slice.begin)) < room_.min_slice;
        if (narrow && !is_final(slice.state)) {
            i = add_folded(lane, i, row);
            continue;
        }
        const float x0 = x_of(slice.begin);
        float x1 = x_of(slice.end);
        if (look_.hide_future && slice.end > cursor_) x1 = std::min(x1, std::max(view_.future, x0));
        SliceItem item;
        item.x0 = x0;
        item.x1 = x1;
        item.row = row;
        item.state = slice.state;
        item.wait = slice.wait;
        item.begin = slice.begin;
        item.end = slice.end;
        item.task = lane.kind == LaneKind::task ? lane.id : 0;
        item.label = slice_label(slice, x1 - x0);
        item.ended_ok = slice.state == LaneState::done;
        view_.slices.push_back(std::move(item));
        ++i;
    }
}

/// Two bars side by side that look the same are one, up to a width at which its count can be read.
bool joins(const SliceItem& bar, const SliceItem& next) {
    constexpr float kWidest = 64;
    return bar.folded > 0 && next.folded > 0 && bar.row == next.row && bar.state == next.state &&
           std::abs(bar.busy - next.busy) < 0.26F && next.x0 - bar.x1 < 1.5F && next.x1 - bar.x0 <= kWidest;
}

// Everything that begins within the next few pixels becomes one bar: however long the trace, a lane costs no
// more than its pixels. Returns the first slice behind the bar.
std::uint32_t Maker::add_folded(const Lane& lane, std::uint32_t i, float row) {
    const Slice first = index_.slice(lane, i);
    const auto pixels = static_cast<int>(std::max(room_.min_slice, 1.0F));
    const int wanted = std::min(pixel_of(first.begin) + pixels, static_cast<int>(at_pixel_.size()) - 1);
    std::uint32_t last = index_.slice_at(lane, at_pixel_[static_cast<std::size_t>(wanted)], i);
    // The one that reaches far beyond the bar is drawn by itself, and so is an end.
    if (last > i && pixel_of(index_.slice(lane, last).end) - wanted > pixels) --last;
    while (last > i && is_final(index_.slice(lane, last).state)) --last;
    while (last > i && hidden(index_.slice(lane, last).begin)) --last;

    const std::uint32_t count = last - i + 1;
    SliceItem item;
    item.end = index_.slice(lane, last).end;
    if (count > 1) {  // whole pixels will do, and need no look at the events
        item.x0 = static_cast<float>(pixel_of(first.begin));
        item.x1 = std::max(static_cast<float>(pixel_of(item.end)), item.x0 + room_.min_slice);
    } else {
        item.x0 = x_of(first.begin);
        item.x1 = std::max(x_of(item.end), item.x0 + 1);
    }
    if (look_.hide_future && item.end > cursor_) item.x1 = std::min(item.x1, std::max(view_.future, item.x0));
    item.row = row;
    item.begin = first.begin;
    item.task = lane.kind == LaneKind::task ? lane.id : 0;
    if (count > 1) {
        item.folded = count;
        constexpr std::uint32_t kSamples = 8;
        const std::uint32_t stride = std::max(count / kSamples, 1U);
        std::uint32_t samples = 0, running = 0;
        // An odd stride, so that it does not keep meeting the same state of a regular pattern.
        for (std::uint32_t k = i; k <= last; k += stride | 1U, ++samples) {
            const LaneState state = index_.slice(lane, k).state;
            running += state == LaneState::running ? 1 : 0;
            if (state == LaneState::blocking) item.state = state;
        }
        item.busy = static_cast<float>(running) / static_cast<float>(samples);
        if (item.state != LaneState::blocking) item.state = running > 0 ? LaneState::running : first.state;
    } else {
        item.state = first.state;
        item.wait = first.wait;
    }
    if (!view_.slices.empty() && joins(view_.slices.back(), item)) {
        SliceItem& bar = view_.slices.back();
        bar.folded += item.folded;
        bar.x1 = item.x1;
        bar.end = item.end;
    } else {
        view_.slices.push_back(std::move(item));
    }
    return last + 1;
}

std::string Maker::slice_label(const Slice& slice, float width) const {
    if (slice.state != LaneState::waiting && slice.state != LaneState::blocking) return {};
    const std::string_view detail = trace_.text(trace_.event(slice.begin).detail);
    if (detail.empty() || static_cast<float>(detail.size() + 4) * kLetter > width) return {};
    return std::string(detail);
}

void Maker::add_marks() {
    const auto marks = index_.marks();
    const auto by_seq = [](const Mark& mark, Seq seq) { return mark.seq < seq; };
    const auto end = std::lower_bound(marks.begin(), marks.end(), last_ + 1, by_seq);
    for (auto at = std::lower_bound(marks.begin(), marks.end(), first_, by_seq); at != end;) {
        if (hidden(at->seq)) break;
        const float x = x_of(at->seq);
        const std::uint32_t lane = lane_of_event(trace_.event(at->seq));
        MarkItem item{x, row_of(lane), at->kind, at->seq, 1};
        auto next = at + 1;
        // Neighbours of the same kind on the same lane fold; where it is crowded, so does all the rest.
        const auto near = std::lower_bound(next, end, seq_at_x(x + kMarkRoom) + 1, by_seq);
        const bool crowded = near - next > 8;
        for (; next != near; ++next) {
            const bool same = next->kind == at->kind && lane_of_event(trace_.event(next->seq)) == lane;
            if (!crowded && !same) break;
            if (crowded) {
                item.folded = static_cast<std::uint32_t>(near - at);
                next = near;
                break;
            }
            ++item.folded;
        }
        view_.marks.push_back(item);
        at = next;
    }
}

void Maker::add_blocked() {
    const auto bands = index_.blocked();
    auto at = std::lower_bound(bands.begin(), bands.end(), first_,
                               [](const Blocked& band, Seq seq) { return band.end < seq; });
    while (at != bands.end() && at->begin <= last_ && !hidden(at->begin)) {
        BandItem item;
        item.x0 = x_of(at->begin);
        item.x1 = x_of(at->end);
        if (look_.hide_future && at->end > cursor_) item.x1 = std::min(item.x1, view_.future);
        item.begin = at->begin;
        item.label = trace_.text(trace_.event(at->begin).detail);
        item.x1 = std::max(item.x1, item.x0 + 1);
        // What ends within the same pixel adds nothing to the picture.
        const Seq covered = std::max(seq_at_x(item.x1), at->end);
        view_.blocked.push_back(std::move(item));
        at = std::lower_bound(at + 1, bands.end(), covered,
                              [](const Blocked& band, Seq seq) { return band.end < seq; });
    }
}

// From one moment to the next by halving; those narrower than a few pixels are passed over.
void Maker::add_instants() {
    float labelled_to = -kTickRoom;
    for (Seq seq = first_; seq <= last_;) {
        const VirtualTime time = trace_.time(seq);
        const Seq begin = index_.first_at(time);
        const Seq after = index_.first_at(time + 1);  // size() + 1 at the end
        if (hidden(begin)) break;
        InstantItem item;
        item.time = time;
        item.x0 = x_of(begin);
        item.x1 = x_of_position(scale_.position(after - 1) + 1);
        if (item.x1 - item.x0 >= 2) {
            if (item.x0 >= labelled_to) {
                item.label = short_seconds(time, 3);
                labelled_to = item.x0 + kTickRoom;
                if (scale_.axis() == Axis::elastic) view_.ticks.push_back({item.x0, item.label});
            }
            view_.instants.push_back(item);
        }
        seq = std::max({after, seq + 1, seq_at_x(item.x1 + 1)});
    }
}

void Maker::add_time_ticks() {
    const double pixels_per_ns = per_unit_;
    const double least = static_cast<double>(kTickRoom) * 1.3 / pixels_per_ns;
    // 1, 2 or 5 times a power of ten nanoseconds.
    double step = std::pow(10.0, std::floor(std::log10(std::max(least, 1.0))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (step * factor >= least) {
            step *= factor;
            break;
        }
    }
    const int decimals = std::clamp(9 - static_cast<int>(std::floor(std::log10(step))), 0, 9);
    for (double at = std::ceil(viewport_.begin / step) * step; at <= viewport_.end; at += step) {
        const auto time = static_cast<VirtualTime>(std::llround(at));
        view_.ticks.push_back({x_of_position(at), short_seconds(time, std::min(decimals, 3)) + " s"});
    }
}

void Maker::add_step_ticks() {
    const double least = static_cast<double>(kTickRoom) / per_unit_;
    double step = std::max(1.0, std::pow(10.0, std::floor(std::log10(std::max(least, 1.0)))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (step * factor >= least) {
            step *= factor;
            break;
        }
    }
    for (double at = std::max(std::ceil(viewport_.begin / step) * step, step); at <= viewport_.end;
         at += step) {
        view_.ticks.push_back({x_of_position(at - 1), fmt::format("{}", static_cast<std::int64_t>(at))});
    }
}

void Maker::add_arrow(const Flow& flow, bool selected) {
    if (hidden(flow.to)) return;
    const TraceEvent& from = trace_.event(flow.from);
    const TraceEvent& to = trace_.event(flow.to);
    ArrowItem item;
    item.x0 = x_of(flow.from);
    item.x1 = x_of(flow.to);
    item.row0 = row_of(lane_of_event(from));
    item.row1 = row_of(index_.lane_of_task(to.kind == EventKind::ready ? to.subject : to.task));
    if (item.row0 == item.row1) return;
    item.kind = flow.kind;
    item.from = flow.from;
    item.to = flow.to;
    item.selected = selected;
    view_.arrows.push_back(item);
}

void Maker::add_arrows() {
    if (look_.all_arrows) {
        const auto flows = index_.flows();
        auto at = std::lower_bound(flows.begin(), flows.end(), first_,
                                   [](const Flow& flow, Seq seq) { return flow.to < seq; });
        // Too many to be told apart are as good as none: the first so many, then no more.
        const auto end = at + std::min<std::ptrdiff_t>(flows.end() - at, kMostArrows);
        for (; at != end && at->from <= last_; ++at) add_arrow(*at, false);
    }
    // What woke the step under the cursor, and what this very event wakes.
    const TraceEvent& event = trace_.event(cursor_);
    Seq ready = event.kind == EventKind::ready ? cursor_ : 0;
    if (ready == 0 && event.task != 0) {
        const auto steps = index_.steps_of(event.task);
        const auto after = std::upper_bound(steps.begin(), steps.end(), cursor_);
        if (after != steps.begin()) ready = trace_.event(*std::prev(after)).cause;
    }
    if (ready != 0) {
        for (const Flow& flow : index_.flows_into(ready)) add_arrow(flow, true);
    }
    for (const std::uint32_t flow : index_.flows_from(cursor_)) add_arrow(index_.flows()[flow], true);
}

}  // namespace

std::uint32_t shown_lanes(const TraceIndex& index, Seq cursor) {
    const auto lanes = index.lanes();
    auto count = static_cast<std::uint32_t>(lanes.size());
    const Trace& trace = index.trace();
    while (count > 1 && lanes[count - 1].kind == LaneKind::task && lanes[count - 1].begin > cursor) {
        const std::string_view coroutine = trace.text(trace.tasks()[lanes[count - 1].id].coroutine);
        if (!coroutine.starts_with("BaseEventLoop.shutdown_")) break;
        --count;
    }
    return count;
}

TimelineView timeline_view(const TraceIndex& index, const TimeScale& scale, const Viewport& viewport,
                           Seq cursor, const Selection& selection, const Look& look,
                           const TimelineRoom& room) {
    cursor = std::clamp<Seq>(cursor, 1, std::max<Seq>(index.trace().size(), 1));
    return Maker(index, scale, viewport, cursor, selection, look, room).make();
}

TimelineView timeline_view(const Model& model, const TimelineRoom& room) {
    return timeline_view(*model.document.index, model.time_scale(), model.viewport, model.cursor,
                         model.selection, model.look, room);
}

void place_in_overview(const Model& model, OverviewView& view) {
    const TimeScale scale = model.time_scale();
    view.view_begin = static_cast<float>(model.viewport.begin / scale.length());
    view.view_end = static_cast<float>(model.viewport.end / scale.length());
    view.cursor = static_cast<float>(scale.position(model.cursor) / scale.length());
}

OverviewView overview_view(const Model& model, int columns) {
    OverviewView view;
    const TraceIndex& index = *model.document.index;
    const TimeScale scale = model.time_scale();
    const auto count = static_cast<std::size_t>(std::max(columns, 0));
    view.busy.assign(count, 0);
    view.blocked.assign(count, 0);
    place_in_overview(model, view);
    if (index.trace().size() == 0 || count == 0) return view;
    const auto steps = index.steps();
    std::size_t most = 1;
    std::vector<std::size_t> in_column(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Seq begin = scale.seq_at(scale.length() * static_cast<double>(i) / static_cast<double>(count));
        const Seq end =
            scale.seq_at(scale.length() * static_cast<double>(i + 1) / static_cast<double>(count));
        in_column[i] =
            static_cast<std::size_t>(std::lower_bound(steps.begin(), steps.end(), end + (i + 1 == count)) -
                                     std::lower_bound(steps.begin(), steps.end(), begin));
        most = std::max(most, in_column[i]);
        const auto band = std::lower_bound(index.blocked().begin(), index.blocked().end(), begin,
                                           [](const Blocked& b, Seq seq) { return b.end < seq; });
        if (band != index.blocked().end() && band->begin <= end) view.blocked[i] = 1;
    }
    for (std::size_t i = 0; i < count; ++i)
        view.busy[i] = std::sqrt(static_cast<float>(in_column[i]) / static_cast<float>(most));
    return view;
}

AreaTotals area_totals(const TraceIndex& index, Seq first, Seq last) {
    AreaTotals totals;
    const Trace& trace = index.trace();
    if (trace.size() == 0 || first == 0) return totals;
    last = std::min(last, trace.size());
    first = std::min(first, last);
    totals.duration = trace.time(last) - trace.time(first);
    const auto count_steps = [&](std::span<const Seq> steps) {
        return static_cast<std::uint32_t>(std::upper_bound(steps.begin(), steps.end(), last) -
                                          std::lower_bound(steps.begin(), steps.end(), first));
    };
    totals.steps = count_steps(index.steps());
    for (const Lane& lane : index.lanes()) {
        if (lane.kind != LaneKind::task || lane.begin > last || lane.end < first) continue;
        AreaTotals::Row row;
        row.task = lane.id;
        row.label = index.task_label(lane.id, last);
        row.steps = count_steps(index.steps_of(lane.id));
        std::uint32_t i = index.slice_at(lane, first);
        for (i = i == UINT32_MAX ? 0 : i; i < lane.slice_count; ++i) {
            const Slice slice = index.slice(lane, i);
            if (slice.begin > last) break;
            const VirtualTime lasts =
                trace.time(std::min(slice.end, last)) - trace.time(std::max(slice.begin, first));
            if (lasts <= 0) continue;
            if (slice.state == LaneState::waiting) row.waiting += lasts;
            if (slice.state == LaneState::ready) row.ready += lasts;
            if (slice.state == LaneState::blocking) row.blocking += lasts;
        }
        totals.rows.push_back(std::move(row));
    }
    return totals;
}

double position_at(const Viewport& viewport, const TimelineRoom& room, float x) {
    if (room.width <= 0) return viewport.begin;
    return viewport.begin + static_cast<double>(x / room.width) * viewport.width();
}

namespace {

/// The lane and the slice under the mouse.
struct Place {
    Lane lane;
    std::optional<Slice> slice;
    Seq seq = 0;  // the event of that moment
};

std::optional<Place> place_at(const Model& model, const TimelineRoom& room, float x, float row) {
    const TraceIndex& index = *model.document.index;
    const double lane = std::floor(static_cast<double>(row) + model.viewport.first_lane);
    if (index.trace().size() == 0 || lane < 0 || lane >= static_cast<double>(index.lanes().size())) return {};
    Place place;
    place.lane = index.lanes()[static_cast<std::size_t>(lane)];
    place.seq = model.time_scale().seq_at(position_at(model.viewport, room, x));
    const std::uint32_t slice = index.slice_at(place.lane, place.seq);
    if (slice != UINT32_MAX) place.slice = index.slice(place.lane, slice);
    return place;
}

}  // namespace

Seq event_at(const Model& model, const TimelineRoom& room, float x, float row) {
    const auto place = place_at(model, room, x, row);
    if (!place) {
        if (model.document.trace().size() == 0) return 0;
        return model.time_scale().seq_at(position_at(model.viewport, room, x));
    }
    // A running stretch has events of its own to go to; any other is explained by the event that began it.
    const bool has_events = !place->slice || place->slice->state == LaneState::running;
    return has_events ? place->seq : place->slice->begin;
}

std::vector<RichText> tooltip_at(const Model& model, const TimelineRoom& room, float x, float row) {
    std::vector<RichText> lines;
    const auto place = place_at(model, room, x, row);
    if (!place || !place->slice) return lines;
    const TraceIndex& index = *model.document.index;
    const Trace& trace = index.trace();
    const Slice& slice = *place->slice;
    if (model.look.hide_future && slice.begin > model.cursor) return lines;

    RichText what;
    if (place->lane.kind == LaneKind::task) {
        what.push_back(
            {std::string(index.task_label(place->lane.id, slice.begin)), TextStyle::task, 0, place->lane.id});
    } else {
        what.push_back(
            {place->lane.kind == LaneKind::loop ? "event loop" : fmt::format("thread {}", place->lane.id),
             TextStyle::plain, 0, 0});
    }
    const std::string_view detail = trace.text(trace.event(slice.begin).detail);
    const bool names_it = slice.state == LaneState::waiting || slice.state == LaneState::blocking;
    std::string state = fmt::format("  {} {}", glyph(slice.state), state_name(slice.state));
    if (names_it && !detail.empty()) state += fmt::format(": {}", detail);
    what.push_back({std::move(state), TextStyle::plain, 0, 0});
    lines.push_back(std::move(what));

    const VirtualTime begin = trace.time(std::max<Seq>(slice.begin, 1));
    const VirtualTime lasts = trace.time(std::max<Seq>(slice.end, 1)) - begin;
    RichText when{{"since ", TextStyle::dim, 0, 0}, {show_time(begin), TextStyle::value, slice.begin, 0}};
    if (lasts > 0) when.push_back({fmt::format(", for {}", show_time(lasts)), TextStyle::dim, 0, 0});
    lines.push_back(std::move(when));

    Seq ready = 0;
    if (place->lane.kind == LaneKind::task && slice.state == LaneState::ready) ready = slice.begin;
    if (place->lane.kind == LaneKind::task && slice.state == LaneState::running)
        ready = trace.event(slice.begin).cause;
    if (ready != 0) {
        for (const Flow& flow : index.flows_into(ready)) {
            const TraceEvent& from = trace.event(flow.from);
            const std::string who =
                from.task == 0 ? "the event loop" : std::string(index.task_label(from.task, flow.from));
            lines.push_back(
                {{fmt::format("{} {}", flow_name(flow.kind), who), TextStyle::dim, flow.from, from.task}});
        }
    }
    return lines;
}

}  // namespace awaitscope
