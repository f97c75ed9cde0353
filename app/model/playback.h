// Pacing: how wall-clock time moves the cursor while playing. The engine never learns of it.
#pragma once

#include "app/model/stepping.h"

namespace awaitscope {

struct Playback {
    bool playing = false;
    double speed = 1.0;                     ///< 0.25 … 8, from kSpeeds
    StepUnit unit = StepUnit::task_switch;  ///< what one beat moves by
    double waited = 0;                      ///< seconds since the last beat

    friend bool operator==(const Playback&, const Playback&) = default;
};

inline constexpr double kSpeeds[] = {0.25, 0.5, 1, 2, 4, 8};

/// Seconds that the step from `from` to `to` lasts on the screen at speed 1: a beat, and more when virtual
/// time passes in between, so that long waits feel longer (two seconds at most).
double beat(const Trace& trace, Seq from, Seq to);

/// `elapsed` seconds of the wall clock have passed: where the cursor is now. Stops playing at the end.
Seq advance(Playback& playback, const TraceIndex& index, Seq cursor, double elapsed);

/// Seconds until the next beat; a window at rest sleeps for that long. Negative: not playing.
double until_next_beat(const Playback& playback, const TraceIndex& index, Seq cursor);

}  // namespace awaitscope
