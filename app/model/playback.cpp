#include "app/model/playback.h"

#include <algorithm>

namespace awaitscope {
namespace {

constexpr double kBeat = 0.55;    // seconds for a step without waiting
constexpr double kLongest = 2.0;  // and at most, however long the program sleeps

}  // namespace

double beat(const Trace& trace, Seq from, Seq to) {
    if (from == 0 || to == 0 || from > trace.size() || to > trace.size()) return kBeat;
    const double passes = to_seconds(std::max<VirtualTime>(trace.time(to) - trace.time(from), 0));
    return std::min(kBeat + passes * 0.6, kLongest);
}

Seq advance(Playback& playback, const TraceIndex& index, Seq cursor, double elapsed) {
    if (!playback.playing) return cursor;
    playback.waited += std::max(elapsed, 0.0) * playback.speed;
    const Seq end = index.trace().size();
    while (cursor < end) {
        const Seq next = step(index, cursor, playback.unit, Direction::forward);
        const double lasts = beat(index.trace(), cursor, next);
        if (playback.waited < lasts) return cursor;
        playback.waited -= lasts;
        cursor = next;
    }
    playback.playing = false;
    playback.waited = 0;
    return cursor;
}

double until_next_beat(const Playback& playback, const TraceIndex& index, Seq cursor) {
    if (!playback.playing) return -1;
    const Seq next = step(index, cursor, playback.unit, Direction::forward);
    return std::max((beat(index.trace(), cursor, next) - playback.waited) / playback.speed, 0.0);
}

}  // namespace awaitscope
