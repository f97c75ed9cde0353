// Virtual time: whole nanoseconds since the start of the run. Never floating point, never the wall clock.
#pragma once

#include <cstdint>

namespace awaitscope {

/// A moment on the virtual clock, or a duration: nanoseconds. Plain integer arithmetic is meant to be easy.
using VirtualTime = std::int64_t;

inline constexpr VirtualTime kMicrosecond = 1'000;
inline constexpr VirtualTime kMillisecond = 1'000'000;
inline constexpr VirtualTime kSecond = 1'000'000'000;

/// What time.time() returns at virtual time 0, in seconds (the recorder's loop has the same).
inline constexpr std::int64_t kEpochSeconds = 1'700'000'000;

/// Seconds as Python sees them: the double nearest to `time`.
inline double to_seconds(VirtualTime time) { return static_cast<double>(time) / 1e9; }

}  // namespace awaitscope
