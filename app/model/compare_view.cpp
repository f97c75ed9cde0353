#include "app/model/compare_view.h"

#include <algorithm>

namespace awaitscope {

Seq tied_by_time(const TraceIndex& from, Seq cursor, const TraceIndex& to) {
    if (from.trace().size() == 0 || to.trace().size() == 0) return 1;
    const VirtualTime now = from.trace().time(std::clamp<Seq>(cursor, 1, from.trace().size()));
    // The last event of that moment or before it, unless the cursor still stands at the very start.
    if (cursor <= 1) return 1;
    return std::clamp<Seq>(to.first_at(now + 1) - 1, 1, to.trace().size());
}

Seq tied_by_step(const TraceIndex& from, Seq cursor, const TraceIndex& to) {
    if (from.trace().size() == 0 || to.trace().size() == 0) return 1;
    const auto steps = from.steps();
    const auto count =
        static_cast<std::size_t>(std::upper_bound(steps.begin(), steps.end(), cursor) - steps.begin());
    if (count == 0) return 1;
    return count <= to.steps().size() ? to.steps()[count - 1] : to.trace().size();
}

Viewport common_viewport(const TraceIndex& a, const TraceIndex& b) {
    const TimeScale scale_a(a.trace(), Axis::time);
    const TimeScale scale_b(b.trace(), Axis::time);
    return {0, std::max(scale_a.length(), scale_b.length()), 0};
}

}  // namespace awaitscope
