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
    const auto duration = trace.size() == 0 ? 0.0 : static_cast<double>(trace.event(trace.size()).time);
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
    return (static_cast<double>(seq) - 1) * per_event_ +
           static_cast<double>(trace_->event(seq).time) * per_ns_;
}

Seq TimeScale::seq_at(double position) const {
    if (trace_->size() == 0) return 0;
    Seq low = 1, high = trace_->size();  // the answer lies in [low, high]
    while (low < high) {
        const Seq middle = low + (high - low + 1) / 2;
        if (this->position(middle) <= position) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

VirtualTime TimeScale::time_at(double position) const {
    if (trace_->size() == 0) return 0;
    if (axis_ == Axis::time) return static_cast<VirtualTime>(std::llround(std::max(position, 0.0)));
    const Seq seq = seq_at(position);
    const VirtualTime time = trace_->event(seq).time;
    if (per_ns_ <= 0 || seq == trace_->size()) return time;
    // Behind the event's own width comes the time that passes until the next one.
    const double beyond = position - this->position(seq) - per_event_;
    if (beyond <= 0) return time;
    return std::min(time + static_cast<VirtualTime>(beyond / per_ns_), trace_->event(seq + 1).time);
}

}  // namespace awaitscope
