#include "engine/trace/time_scale.h"

#include "engine/base/check.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {
namespace {

// On the elastic axis the waiting of a whole run takes this share of the width, its steps the rest.
constexpr double kTimeShare = 0.55;

}  // namespace

std::string_view axis_name(Axis axis) {
    switch (axis) {
        case Axis::elastic: return "elastic";
        case Axis::steps: return "steps";
        case Axis::time: return "time";
    }
    CHECK(false);
}

TimeScale::TimeScale(const Trace& trace, Axis axis) : trace_(&trace), axis_(axis) {
    const auto events = static_cast<double>(std::max<Seq>(trace.size(), 1));
    const auto duration = trace.size() == 0 ? 0.0 : static_cast<double>(trace.time(trace.size()));
    switch (axis) {
        case Axis::steps: length_ = events; break;
        case Axis::time:
            per_event_ = 0;
            per_ns_ = 1;
            length_ = std::max(duration * 1.02, 1.0);
            break;
        case Axis::elastic:
            if (duration > 0) per_ns_ = events * kTimeShare / (1 - kTimeShare) / duration;
            length_ = events + duration * per_ns_;
            break;
    }
}

double TimeScale::position(Seq seq) const {
    if (seq == 0 || trace_->size() == 0) return 0;
    if (seq > trace_->size()) return length_;
    return (static_cast<double>(seq) - 1) * per_event_ + static_cast<double>(trace_->time(seq)) * per_ns_;
}

// First the moment by halving, then inside it by dividing: no event is looked at.
Seq TimeScale::seq_at(double position) const {
    if (trace_->size() == 0) return 0;
    const EventLog& events = trace_->events();
    const auto begin_of = [&](std::size_t moment) {
        return (static_cast<double>(events.moment_begin(moment)) - 1) * per_event_ +
               static_cast<double>(events.moment_time(moment)) * per_ns_;
    };
    std::size_t low = 0, high = events.moment_count() - 1;  // the answer lies in [low, high]
    while (low < high) {
        const std::size_t middle = low + (high - low + 1) / 2;
        if (begin_of(middle) <= position) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    const Seq first = events.moment_begin(low);
    const Seq last = events.moment_end(low) - 1;
    if (per_event_ <= 0) return begin_of(low) <= position ? last : first;
    const double into = std::floor((position - begin_of(low)) / per_event_);
    Seq seq = first + static_cast<Seq>(std::clamp(into, 0.0, static_cast<double>(last - first)));
    // Rounding must not give another answer than comparing would.
    const auto at = [&](Seq s) {
        return (static_cast<double>(s) - 1) * per_event_ +
               static_cast<double>(events.moment_time(low)) * per_ns_;
    };
    while (seq < last && at(seq + 1) <= position) ++seq;
    while (seq > first && at(seq) > position) --seq;
    return seq;
}

VirtualTime TimeScale::time_at(double position) const {
    if (trace_->size() == 0) return 0;
    if (axis_ == Axis::time) return static_cast<VirtualTime>(std::llround(std::max(position, 0.0)));
    const Seq seq = seq_at(position);
    const VirtualTime time = trace_->time(seq);
    if (per_ns_ <= 0 || seq == trace_->size()) return time;
    // Behind the event's own width comes the time that passes until the next one.
    const double beyond = position - this->position(seq) - per_event_;
    if (beyond <= 0) return time;
    return std::min(time + static_cast<VirtualTime>(beyond / per_ns_), trace_->time(seq + 1));
}

}  // namespace awaitscope
