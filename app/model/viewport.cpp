#include "app/model/viewport.h"

#include <algorithm>

namespace awaitscope {
namespace {

// The narrowest view: four events, or a microsecond on the time axis.
double least_width(const TimeScale& scale) {
    return std::min(scale.axis() == Axis::time ? 1e3 : 4.0, scale.length());
}

Viewport clamped(const TimeScale& scale, Viewport view) {
    const double width = std::clamp(view.width(), least_width(scale), scale.length());
    view.begin = std::clamp(view.begin, 0.0, scale.length() - width);
    view.end = view.begin + width;
    return view;
}

Viewport shifted(const TimeScale& scale, Viewport view, double by) {
    const double width = view.width();
    view.begin += by;
    view.end = view.begin + width;
    view.begin = std::clamp(view.begin, 0.0, std::max(scale.length() - width, 0.0));
    view.end = view.begin + width;
    return clamped(scale, view);
}

}  // namespace

Viewport fit(const TimeScale& scale) {
    return {0, scale.length(), 0};
}

Viewport fit_between(const TimeScale& scale, Seq first, Seq last) {
    const double begin = scale.position(first);
    const double end = std::max(scale.position(last + 1), begin + least_width(scale) / 2);
    const double room = (end - begin) * 0.08;
    return clamped(scale, {begin - room, end + room, 0});
}

Viewport zoomed(const TimeScale& scale, Viewport view, double factor, double at) {
    if (!(factor > 0)) return view;
    const double width = std::clamp(view.width() / factor, least_width(scale), scale.length());
    const double share = view.width() > 0 ? (at - view.begin) / view.width() : 0.5;
    view.begin = at - share * width;
    view.end = view.begin + width;
    return clamped(scale, view);
}

Viewport panned(const TimeScale& scale, Viewport view, double share) {
    return shifted(scale, view, share * view.width());
}

Viewport showing(const TimeScale& scale, Viewport view, Seq seq) {
    const double at = scale.position(seq);
    const double margin = view.width() * 0.1;
    double by = 0;
    if (at < view.begin + margin) by = at - (view.begin + margin);
    if (at > view.end - margin) by = at - (view.end - margin);
    return by == 0 ? view : shifted(scale, view, by);
}

Viewport centred(const TimeScale& scale, Viewport view, Seq seq) {
    return shifted(scale, view, scale.position(seq) - (view.begin + view.end) / 2);
}

Viewport on_axis(const TimeScale& from, const TimeScale& to, Viewport view) {
    const bool whole = view.begin <= 0 && view.end >= from.length() * 0.999;
    const double first_lane = view.first_lane;
    if (whole) {
        view = fit(to);
    } else {
        const double begin = to.position(from.seq_at(view.begin));
        view = clamped(to, {begin, to.position(from.seq_at(view.end) + 1), 0});
    }
    view.first_lane = first_lane;
    return view;
}

}  // namespace awaitscope
