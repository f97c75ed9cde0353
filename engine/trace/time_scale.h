// Where on a timeline an event lies: the three axes. Pure values.
#pragma once

#include "engine/trace/trace.h"

#include <string_view>

namespace awaitscope {

enum class Axis : std::uint8_t {
    elastic,  ///< waiting is proportional to time, and every step in an instant still has a width
    steps,    ///< every event is equally wide
    time,     ///< true durations: what happens in one instant has no width
};
std::string_view axis_name(Axis axis);

/// Maps events to positions on an axis and back. A position is a double from 0 to length(); its unit is one
/// event on the steps axis, one nanosecond on the time axis, and one event's width on the elastic axis.
/// Cheap to make (two numbers); refers to the trace, which must outlive it.
class TimeScale {
  public:
    TimeScale(const Trace& trace, Axis axis);

    Axis axis() const { return axis_; }
    /// Where the event's stretch begins; seq may be size() + 1: the end of the trace. Never decreases with
    /// seq.
    double position(Seq seq) const;
    /// Where the end of the trace lies, a little room included so that the last event can be seen.
    double length() const { return length_; }
    /// The event whose stretch holds the position: the last that begins at or before it. 0 in an empty trace.
    Seq seq_at(double position) const;
    /// Virtual time shown at a position. Inside an instant it stands still.
    VirtualTime time_at(double position) const;

  private:
    const Trace* trace_;
    Axis axis_;
    double per_event_ = 1;  // units of width that each event has
    double per_ns_ = 0;     // units of width that each nanosecond has
    double length_ = 1;
};

}  // namespace awaitscope
