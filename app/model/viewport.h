// The part of the timeline that is in view. Pure values and functions.
#pragma once

#include "engine/trace/time_scale.h"

namespace awaitscope {

/// The part of the timeline that is in view. Positions in the units of its TimeScale; lanes are rows.
struct Viewport {
    double begin = 0;
    double end = 1;
    double first_lane = 0;  ///< may be fractional while it scrolls

    double width() const { return end - begin; }
    friend bool operator==(const Viewport&, const Viewport&) = default;
};

/// The whole trace.
Viewport fit(const TimeScale& scale);
/// The stretch between two events, with some room on both sides.
Viewport fit_between(const TimeScale& scale, Seq first, Seq last);
/// Zooms by `factor` (> 1: closer) so that the position `at` stays where it is on the screen.
Viewport zoomed(const TimeScale& scale, Viewport view, double factor, double at);
/// Moves by a share of the view's width: 0.5 is half a screen to the right. Stops at the ends.
Viewport panned(const TimeScale& scale, Viewport view, double share);
/// Moves as little as needed so that the event is in view, with a margin of a tenth of the width.
Viewport showing(const TimeScale& scale, Viewport view, Seq seq);
/// Moves so that the event stands in the middle.
Viewport centred(const TimeScale& scale, Viewport view, Seq seq);

/// The same stretch of the trace seen on another axis.
Viewport on_axis(const TimeScale& from, const TimeScale& to, Viewport view);

}  // namespace awaitscope
