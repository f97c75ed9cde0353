#include "engine/export/display_time.h"

#include <algorithm>

namespace awaitscope {

DisplayTimes::DisplayTimes(const Trace& trace, Axis axis) {
    const auto events = trace.events();
    times_.reserve(events.size() + 1);
    if (axis == Axis::steps) {
        for (std::size_t i = 0; i < events.size(); ++i)
            times_.push_back(static_cast<std::int64_t>(i) * kMicrosecond);
    } else {
        for (std::size_t begin = 0; begin < events.size();) {
            std::size_t end = begin;
            while (end < events.size() && events[end].time == events[begin].time) ++end;
            std::int64_t tick = kMicrosecond;
            if (end < events.size()) {
                const std::int64_t gap = events[end].time - events[begin].time;
                tick = std::min(tick, gap / static_cast<std::int64_t>(end - begin + 1));
            }
            for (std::size_t i = begin; i < end; ++i)
                times_.push_back(events[begin].time + static_cast<std::int64_t>(i - begin) * tick);
            begin = end;
        }
    }
    if (times_.empty()) times_.push_back(0);
}

}  // namespace awaitscope
