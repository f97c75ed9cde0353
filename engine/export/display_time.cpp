#include "engine/export/display_time.h"

#include <algorithm>

namespace awaitscope {

DisplayTimes::DisplayTimes(const Trace& trace, Axis axis) {
    times_.reserve(trace.size() + 1);
    for (const TraceEvent& event : trace.events()) times_.push_back(event.time);
    if (axis == Axis::steps) {
        std::int64_t step = 0;
        for (std::int64_t& time : times_) time = step++ * kMicrosecond;
    } else {
        for (auto begin = times_.begin(); begin != times_.end();) {
            const auto end =
                std::find_if(begin, times_.end(), [now = *begin](auto time) { return time != now; });
            std::int64_t tick = kMicrosecond;
            if (end != times_.end()) tick = std::min(tick, (*end - *begin) / (end - begin + 1));
            std::int64_t shown = *begin;
            for (; begin != end; ++begin, shown += tick) *begin = shown;
        }
    }
    if (times_.empty()) times_.push_back(0);
}

}  // namespace awaitscope
