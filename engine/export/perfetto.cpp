// Perfetto's own protobuf form: unlike JSON it can nest tracks, so that the tree of tasks is one.
#include "engine/export/display_time.h"
#include "engine/export/proto.h"
#include "engine/export/steps.h"
#include "engine/export/writers.h"
#include "engine/trace/loop_fold.h"
#include "engine/trace/words.h"

#include <algorithm>

namespace awaitscope {
namespace {

// Field numbers of perfetto's published .proto files (trace_packet, track_descriptor, track_event,
// debug_annotation).
namespace field {
constexpr std::uint32_t kTracePacket = 1;
constexpr std::uint32_t kPacketTimestamp = 8, kPacketSequence = 10, kPacketTrackEvent = 11, kPacketFlags = 13,
                        kPacketTrackDescriptor = 60;
constexpr std::uint32_t kTrackUuid = 1, kTrackName = 2, kTrackProcess = 3, kTrackParent = 5,
                        kTrackCounter = 8, kTrackChildOrder = 11, kTrackRank = 12;
constexpr std::uint32_t kProcessPid = 1, kProcessName = 6;
constexpr std::uint32_t kEventAnnotations = 4, kEventType = 9, kEventTrack = 11, kEventCategories = 22,
                        kEventName = 23, kEventCounter = 30, kEventFlows = 47, kEventEndFlows = 48;
constexpr std::uint32_t kAnnotationText = 6, kAnnotationName = 10;
}  // namespace field

constexpr std::uint64_t kSliceBegin = 1, kSliceEnd = 2, kInstant = 3, kCounter = 4;
constexpr std::uint64_t kExplicitOrder = 3;  // ChildTracksOrdering.EXPLICIT
constexpr std::uint64_t kStateCleared = 1;   // SequenceFlags.SEQ_INCREMENTAL_STATE_CLEARED
constexpr std::uint64_t kProcessTrack = 1, kReadyTrack = 2, kTimersTrack = 3, kFirstLaneTrack = 10;

class PerfettoWriter {
  public:
    PerfettoWriter(const TraceIndex& index, const ExportOptions& options, Sink& sink)
        : index_(index), trace_(index.trace()), times_(trace_, options.axis), out_(sink) {}

    void write() {
        write_tracks();
        for (std::size_t i = 0; i < index_.lanes().size(); ++i) write_lane(i);
        if (trace_.size() == 0) return;
        write_callbacks();
        write_marks();
        write_counters();
    }

  private:
    static std::uint64_t track_of_lane(std::size_t lane) { return kFirstLaneTrack + lane; }
    std::uint64_t track_of(const TraceEvent& event) const {
        return track_of_lane(event.task == 0 ? TraceIndex::kLoopLane : index_.lane_of_task(event.task));
    }

    void send(ProtoMessage& packet) {
        packet.number(field::kPacketSequence, 1);
        if (first_) packet.number(field::kPacketFlags, kStateCleared);
        first_ = false;
        whole_.clear();
        whole_.message(field::kTracePacket, packet);
        out_.text(whole_.bytes());
    }
    void event(Seq seq, std::uint64_t type, std::uint64_t track, ProtoMessage rest) {
        rest.number(field::kEventType, type);
        rest.number(field::kEventTrack, track);
        packet_.clear();
        packet_.number(field::kPacketTimestamp, static_cast<std::uint64_t>(times_.at(seq)));
        packet_.message(field::kPacketTrackEvent, rest);
        send(packet_);
    }
    static void annotate(ProtoMessage& event, std::string_view name, std::string_view text) {
        ProtoMessage annotation;
        annotation.text(field::kAnnotationName, name);
        annotation.text(field::kAnnotationText, text);
        event.message(field::kEventAnnotations, annotation);
    }
    ProtoMessage named(std::string_view category, std::string_view name) {
        ProtoMessage message;
        message.text(field::kEventCategories, category);
        message.text(field::kEventName, name);
        return message;
    }

    void track(std::uint64_t uuid, std::uint64_t parent, std::string_view name, std::uint64_t rank,
               bool counter);
    void write_tracks();
    void write_lane(std::size_t lane);
    void write_callbacks();
    void write_marks();
    void write_counters();

    const TraceIndex& index_;
    const Trace& trace_;
    DisplayTimes times_;
    SinkWriter out_;
    bool first_ = true;
    ProtoMessage packet_, whole_;  // kept between events: most of the time went into their memory
};

void PerfettoWriter::track(std::uint64_t uuid, std::uint64_t parent, std::string_view name,
                           std::uint64_t rank, bool counter) {
    ProtoMessage descriptor, packet;
    descriptor.number(field::kTrackUuid, uuid);
    descriptor.text(field::kTrackName, name);
    descriptor.number(field::kTrackParent, parent);
    descriptor.number(field::kTrackChildOrder, kExplicitOrder);
    descriptor.number(field::kTrackRank, rank);
    if (counter) descriptor.message(field::kTrackCounter, ProtoMessage());
    packet.message(field::kPacketTrackDescriptor, descriptor);
    send(packet);
}

void PerfettoWriter::write_tracks() {
    ProtoMessage process, descriptor, packet;
    process.number(field::kProcessPid, 1);
    process.text(field::kProcessName, file_of(trace_.header().program));
    descriptor.number(field::kTrackUuid, kProcessTrack);
    descriptor.message(field::kTrackProcess, process);
    descriptor.number(field::kTrackChildOrder, kExplicitOrder);
    packet.message(field::kPacketTrackDescriptor, descriptor);
    send(packet);
    const auto lanes = index_.lanes();
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        std::uint64_t parent = kProcessTrack;
        if (lanes[i].kind == LaneKind::task) {
            const TaskId creator = trace_.tasks()[lanes[i].id].parent;
            if (creator != 0 && creator < lanes[i].id) parent = track_of_lane(index_.lane_of_task(creator));
        }
        track(track_of_lane(i), parent, lane_name(index_, lanes[i]), i, false);
    }
    track(kReadyTrack, kProcessTrack, "ready queue", lanes.size(), true);
    track(kTimersTrack, kProcessTrack, "timers", lanes.size() + 1, true);
}

// A slice for every stretch: there are no thread states without a scheduler, so waiting is a slice as well.
void PerfettoWriter::write_lane(std::size_t lane_number) {
    const Lane& lane = index_.lanes()[lane_number];
    if (lane.kind == LaneKind::loop) return;
    for (std::uint32_t i = 0; i < lane.slice_count; ++i) {
        const Slice slice = index_.slice(lane, i);
        if (is_final(slice.state) || slice.state == LaneState::idle) continue;
        const std::string_view detail = trace_.text(trace_.event(slice.begin).detail);
        std::string name(state_name(slice.state));
        if (slice.state == LaneState::running) name = step_name(index_, lane, {slice.begin, slice.end, 0});
        if (slice.state == LaneState::waiting) name = fmt::format("waits for {}", detail);
        if (slice.state == LaneState::blocking) name = fmt::format("blocks: {}", detail);
        ProtoMessage begin = named(state_name(slice.state), name);
        annotate(begin, "virtual time", short_seconds(trace_.event(slice.begin).time, 3) + " s");
        for (const Flow& flow : index_.flows_into(slice.begin))
            begin.fixed64(field::kEventEndFlows, flow.to);  // a flow's id: the event that it leads to
        event(slice.begin, kSliceBegin, track_of_lane(lane_number), std::move(begin));
        // The moments inside at which this task woke others.
        if (slice.state == LaneState::running) {
            for (Seq seq = slice.begin; seq < slice.end; ++seq) {
                const auto flows = index_.flows_from(seq);
                if (flows.empty() || trace_.event(seq).task != lane.id) continue;
                ProtoMessage wakes = named("wake", info(trace_.kind(seq)).name);
                for (const std::uint32_t flow : flows)
                    wakes.fixed64(field::kEventFlows, index_.flows()[flow].to);
                event(seq, kInstant, track_of_lane(lane_number), std::move(wakes));
            }
        }
        event(slice.end, kSliceEnd, track_of_lane(lane_number), {});
    }
    // What a task does last may wake others too: its end.
    for (const std::uint32_t flow : index_.flows_from(lane.end)) {
        ProtoMessage end = named("wake", info(trace_.kind(lane.end)).name);
        end.fixed64(field::kEventFlows, index_.flows()[flow].to);
        event(lane.end, kInstant, track_of_lane(lane_number), std::move(end));
    }
}

void PerfettoWriter::write_callbacks() {
    const std::uint64_t track = track_of_lane(TraceIndex::kLoopLane);
    for (const Seq step : index_.steps()) {
        if (trace_.kind(step) != EventKind::callback) continue;
        const std::string_view detail = trace_.text(trace_.event(step).detail);
        event(step, kSliceBegin, track, named("callback", detail.empty() ? "callback" : detail));
        Seq end = step + 1;
        for (; end < trace_.size() && trace_.kind(end) != EventKind::callback_end &&
               trace_.kind(end) != EventKind::turn;
             ++end) {
            const auto flows = index_.flows_from(end);
            if (flows.empty()) continue;
            ProtoMessage wakes = named("wake", info(trace_.kind(end)).name);
            for (const std::uint32_t flow : flows) wakes.fixed64(field::kEventFlows, index_.flows()[flow].to);
            event(end, kInstant, track, std::move(wakes));
        }
        event(std::min(end, trace_.size()), kSliceEnd, track, {});
    }
}

void PerfettoWriter::write_marks() {
    for (const Mark& mark : index_.marks()) {
        const TraceEvent& marked = trace_.event(mark.seq);
        ProtoMessage message = named("mark", info(marked.kind).name);
        annotate(message, "detail", trace_.text(marked.detail));
        event(mark.seq, kInstant, track_of(marked), std::move(message));
    }
}

void PerfettoWriter::write_counters() {
    LoopFold fold(trace_);
    std::size_t last_ready = SIZE_MAX, last_timers = SIZE_MAX;
    const auto count = [&](Seq seq, std::uint64_t track, std::size_t now, std::size_t& last) {
        if (now == last) return;
        last = now;
        ProtoMessage message;
        message.number(field::kEventCounter, now);
        event(seq, kCounter, track, std::move(message));
    };
    for (auto entry = trace_.events().begin(); entry != trace_.events().end(); ++entry) {
        const Seq seq = entry.seq();
        fold.take(seq, *entry);
        const EventKind kind = entry->kind;
        if (kind != EventKind::turn && kind != EventKind::idle && seq != trace_.size()) continue;
        count(seq, kReadyTrack, fold.ready().size(), last_ready);
        count(seq, kTimersTrack, fold.timers().size(), last_timers);
    }
}

}  // namespace

void write_perfetto(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    PerfettoWriter(index, options, sink).write();
}

}  // namespace awaitscope
