// speedscope's own format: one evented profile a task, with what it ran and what it waited for as frames.
#include "engine/export/display_time.h"
#include "engine/export/json_text.h"
#include "engine/export/steps.h"
#include "engine/export/writers.h"

#include <algorithm>
#include <map>
#include <vector>

namespace awaitscope {
namespace {

/// Frames are shared by all profiles: each gets a number on first use.
class Frames {
  public:
    std::size_t number(std::string name) {
        const auto [entry, is_new] = numbers_.try_emplace(std::move(name), names_.size());
        if (is_new) names_.push_back(entry->first);
        return entry->second;
    }
    const std::vector<std::string>& names() const { return names_; }

  private:
    std::map<std::string, std::size_t> numbers_;
    std::vector<std::string> names_;
};

std::string frame_name(const TraceIndex& index, const Lane& lane, const Slice& slice) {
    const std::string detail(index.trace().text(index.trace().event(slice.begin).detail));
    switch (slice.state) {
        case LaneState::created: return "(created)";
        case LaneState::ready: return "(ready: waits for its turn)";
        case LaneState::waiting: return detail.empty() ? "(waits)" : "(waits: " + detail + ")";
        case LaneState::blocking: return "blocks: " + detail;
        case LaneState::idle: return "(idle)";
        default: return step_name(index, lane, {slice.begin, slice.end, 0});
    }
}

}  // namespace

void write_speedscope(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    const Trace& trace = index.trace();
    const DisplayTimes times(trace, options.axis);
    const std::int64_t end = trace.size() == 0 ? 0 : times.at(trace.size());
    SinkWriter out(sink);
    out.text("{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",\n\"exporter\":");
    write_json_string(out, trace.header().engine);
    out.text(",\"name\":");
    write_json_string(out, run_title(index, options));
    out.text(",\"activeProfileIndex\":0,\n\"profiles\":[");
    Frames frames;
    bool first_profile = true;
    for (const Lane& lane : index.lanes()) {
        if (lane.kind == LaneKind::loop || lane.slice_count == 0) continue;
        out.text(first_profile ? "\n" : ",\n");
        first_profile = false;
        out.text("{\"type\":\"evented\",\"unit\":\"nanoseconds\",\"name\":");
        write_json_string(out, lane_name(index, lane));
        out.format(",\"startValue\":0,\"endValue\":{},\"events\":[", end);
        bool first = true;
        for (std::uint32_t i = 0; i < lane.slice_count; ++i) {
            const Slice slice = index.slice(lane, i);
            if (is_final(slice.state) || slice.end <= slice.begin) continue;
            const std::size_t frame = frames.number(frame_name(index, lane, slice));
            out.format(
                "{}{{\"type\":\"O\",\"frame\":{},\"at\":{}}},{{\"type\":\"C\",\"frame\":{},\"at\":{}}}",
                first ? "" : ",", frame, times.at(slice.begin), frame, times.at(slice.end));
            first = false;
        }
        out.text("]}");
    }
    out.text("],\n\"shared\":{\"frames\":[");
    for (std::size_t i = 0; i < frames.names().size(); ++i) {
        out.text(i == 0 ? "{\"name\":" : ",{\"name\":");
        write_json_string(out, frames.names()[i]);
        out.text("}");
    }
    out.text("]}}\n");
}

}  // namespace awaitscope
