#include "engine/export/frames.h"

#include "engine/base/check.h"
#include "engine/export/picture.h"
#include "engine/export/writers.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr std::size_t kMostPictures = 999;  // three digits in their names

bool stops_at(EventKind kind, FrameStop stop) {
    switch (stop) {
        case FrameStop::switches: return kind == EventKind::resume;
        case FrameStop::lines: return kind == EventKind::line;
        case FrameStop::outputs: return kind == EventKind::output || kind == EventKind::error_output;
        case FrameStop::events: return true;
    }
    return true;
}

}  // namespace

std::vector<Seq> frame_stops(const TraceIndex& index, FrameStop stop, std::size_t most) {
    const Trace& trace = index.trace();
    std::vector<Seq> stops;
    for (Seq seq = 1; seq <= trace.size(); ++seq) {
        if (seq == 1 || seq == trace.size() || stops_at(trace.kind(seq), stop)) stops.push_back(seq);
    }
    if (stops.size() <= most) return stops;
    std::vector<Seq> fewer;
    for (std::size_t i = 0; i < most; ++i) fewer.push_back(stops[i * (stops.size() - 1) / (most - 1)]);
    return fewer;
}

Image paint_frame(const TraceIndex& index, const ExportOptions& options, Seq at) {
    CHECK(options.painter != nullptr);
    ExportOptions frame = options;
    frame.at = at;
    frame.with_code = true;
    return options.painter->paint(draw_picture(index, frame), options.scale);
}

std::string write_step_pictures(const TraceIndex& index, const ExportOptions& options, Folder& folder) {
    const std::vector<Seq> stops = frame_stops(index, options.stop, kMostPictures);
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const Image image = paint_frame(index, options, stops[i]);
        std::string error =
            folder.add(fmt::format("step-{:03}.png", i + 1), [&](Sink& sink) { encode_png(image, sink); });
        if (!error.empty()) return error;
        if (options.on_progress)
            options.on_progress(static_cast<double>(i + 1) / static_cast<double>(stops.size()));
    }
    return {};
}

}  // namespace awaitscope
