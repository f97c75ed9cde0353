// Trace Event JSON, for Perfetto, chrome://tracing, Tracy's importer, Firefox Profiler and speedscope: a
// track a task, a slice a step, thread states for what lies between, arrows from waker to wakee.
#include "engine/export/display_time.h"
#include "engine/export/json_text.h"
#include "engine/export/steps.h"
#include "engine/export/writers.h"
#include "engine/trace/loop_fold.h"
#include "engine/trace/words.h"

#include <algorithm>

namespace awaitscope {
namespace {

class ChromeWriter {
  public:
    ChromeWriter(const TraceIndex& index, const ExportOptions& options, Sink& sink)
        : index_(index), trace_(index.trace()), times_(trace_, options.axis), out_(sink) {}

    void write() {
        out_.text("{\"displayTimeUnit\":\"ns\",\"otherData\":{\"engine\":");
        write_json_string(out_, trace_.header().engine);
        out_.text(",\"program\":");
        write_json_string(out_, trace_.header().program);
        out_.text("},\n\"traceEvents\":[");
        write_names();
        const auto lanes = index_.lanes();
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            write_steps(i);
            if (lanes[i].kind == LaneKind::task) write_states(i);
        }
        if (trace_.size() != 0) {
            write_callbacks();
            write_flows();
            write_marks();
            write_counters();
        }
        out_.text("\n]}\n");
    }

  private:
    /// Track ids start at 1: viewers take 0 for the idle process.
    static std::size_t tid(std::size_t lane) { return lane + 1; }
    std::size_t tid_of(const TraceEvent& event) const {
        return tid(event.task == 0 ? TraceIndex::kLoopLane : index_.lane_of_task(event.task));
    }

    /// Starts an event: the comma before it, its phase and its track.
    void begin(char phase, std::size_t track) {
        out_.text(first_ ? "\n{\"ph\":\"" : ",\n{\"ph\":\"");
        first_ = false;
        out_.character(phase);
        out_.text("\",\"pid\":1,\"tid\":");
        out_.number(static_cast<std::int64_t>(track));
    }
    /// Microseconds with three decimals, from integers.
    void microseconds(std::string_view key, std::int64_t ns) {
        this->key(key);
        out_.number(ns / 1000);
        const auto rest = static_cast<int>(ns % 1000);
        const char decimals[] = {'.', static_cast<char>('0' + rest / 100),
                                 static_cast<char>('0' + rest / 10 % 10), static_cast<char>('0' + rest % 10)};
        out_.text({decimals, sizeof decimals});
    }
    void string(std::string_view key, std::string_view text) {
        this->key(key);
        write_json_string(out_, text);
    }
    void key(std::string_view name) {
        out_.text(",\"");
        out_.text(name);
        out_.text("\":");
    }
    void span(Seq from, Seq to) {
        microseconds("ts", times_.at(from));
        microseconds("dur", std::max<std::int64_t>(times_.at(to) - times_.at(from), 0));
    }

    void write_names();
    void write_steps(std::size_t lane);
    void write_states(std::size_t lane);
    void write_callbacks();
    void write_flows();
    void write_marks();
    void write_counters();

    const TraceIndex& index_;
    const Trace& trace_;
    DisplayTimes times_;
    SinkWriter out_;
    bool first_ = true;
};

void ChromeWriter::write_names() {
    begin('M', tid(0));
    out_.text(",\"name\":\"process_name\",\"args\":{\"name\":");
    write_json_string(out_, file_of(trace_.header().program));
    out_.text("}}");
    for (std::size_t i = 0; i < index_.lanes().size(); ++i) {
        begin('M', tid(i));
        out_.text(",\"name\":\"thread_name\",\"args\":{\"name\":");
        write_json_string(out_, lane_name(index_, index_.lanes()[i]));
        out_.text("}}");
        begin('M', tid(i));
        out_.format(",\"name\":\"thread_sort_index\",\"args\":{{\"sort_index\":{}}}}}", i);
    }
}

void ChromeWriter::write_steps(std::size_t lane_number) {
    const Lane& lane = index_.lanes()[lane_number];
    if (lane.kind == LaneKind::loop) return;  // it has its callbacks
    each_step(index_, lane, [&](const StepSpan& step) {
        begin('X', tid(lane_number));
        out_.text(lane.kind == LaneKind::thread ? ",\"cat\":\"job\"" : ",\"cat\":\"step\"");
        string("name", step_name(index_, lane, step));
        span(step.begin, step.end);
        if (const std::uint32_t line = step_line(index_, step); line != 0 && !trace_.files().empty()) {
            const std::size_t file =
                std::min<std::size_t>(trace_.event(step.begin).file, trace_.files().size() - 1);
            string("loc", fmt::format("{}:{}", trace_.files()[file].name, line));
        }
        const TraceEvent& end = trace_.event(step.end);
        out_.format(",\"args\":{{\"step\":{},\"seq\":{},\"virtual time\":\"{} s\"", step.number, step.begin,
                    short_seconds(trace_.event(step.begin).time, 3));
        if (end.kind == EventKind::suspend) string("awaits", trace_.text(end.detail));
        if (end.kind == EventKind::done) string("result", trace_.text(end.detail));
        if (end.kind == EventKind::failed) string("exception", trace_.text(end.detail));
        out_.text("}}");
    });
    for (std::uint32_t i = 0; i < lane.slice_count; ++i) {
        const Slice slice = index_.slice(lane, i);
        if (slice.state != LaneState::blocking) continue;
        begin('X', tid(lane_number));
        out_.text(",\"cat\":\"blocking\"");
        string("name", fmt::format("blocks: {}", trace_.text(trace_.event(slice.begin).detail)));
        span(slice.begin, slice.end);
        out_.text("}");
    }
}

// The words are those that Perfetto's details panel knows; free ones would be garbled there.
void ChromeWriter::write_states(std::size_t lane_number) {
    const Lane& lane = index_.lanes()[lane_number];
    for (std::uint32_t i = 0; i < lane.slice_count; ++i) {
        const Slice slice = index_.slice(lane, i);
        std::string_view name = "S";
        switch (slice.state) {
            case LaneState::created: name = "Created"; break;
            case LaneState::ready: name = "R"; break;
            case LaneState::running:
            case LaneState::blocking: name = "Running"; break;
            case LaneState::waiting:
                if (slice.wait == WaitKind::lock || slice.wait == WaitKind::io) name = "D";
                break;
            default: name = "X"; break;
        }
        begin('T', tid(lane_number));
        out_.text(",\"cat\":\"thread_state\",\"name\":\"");
        out_.text(name);
        out_.character('"');
        span(slice.begin, slice.end);
        out_.text(",\"args\":{");
        if (name == "Running") out_.text("\"cpu\":0");
        if (slice.state == LaneState::waiting) {
            out_.text(slice.wait == WaitKind::io ? "\"io_wait\":1" : "\"io_wait\":0");
            string("blocked_function", trace_.text(trace_.event(slice.begin).detail));
        }
        out_.text("}}");
    }
}

void ChromeWriter::write_callbacks() {
    for (const Seq step : index_.steps()) {
        if (trace_.kind(step) != EventKind::callback) continue;
        Seq end = step + 1;
        while (end < trace_.size() && trace_.kind(end) != EventKind::callback_end &&
               trace_.kind(end) != EventKind::turn)
            ++end;
        begin('X', tid(TraceIndex::kLoopLane));
        out_.text(",\"cat\":\"callback\"");
        const std::string_view detail = trace_.text(trace_.event(step).detail);
        string("name", detail.empty() ? "callback" : detail);
        span(step, std::min(end, trace_.size()));
        out_.format(",\"args\":{{\"seq\":{}}}}}", step);
    }
}

// The end has no "bp": it binds to the next slice of its track, which is the step that was made possible.
void ChromeWriter::write_flows() {
    for (std::size_t i = 0; i < index_.flows().size(); ++i) {
        const Flow& flow = index_.flows()[i];
        const TraceEvent& to = trace_.event(flow.to);
        const TaskId woken = to.kind == EventKind::ready ? to.subject : to.task;
        for (const bool is_end : {false, true}) {
            begin(is_end ? 'f' : 's',
                  is_end ? tid(index_.lane_of_task(woken)) : tid_of(trace_.event(flow.from)));
            out_.text(",\"cat\":\"wake\",\"name\":\"");
            out_.text(flow_name(flow.kind));
            out_.text("\",\"id\":");
            out_.number(static_cast<std::int64_t>(i + 1));
            microseconds("ts", times_.at(is_end ? flow.to : flow.from));
            out_.text("}");
        }
    }
}

void ChromeWriter::write_marks() {
    for (const Mark& mark : index_.marks()) {
        const TraceEvent& event = trace_.event(mark.seq);
        begin('i', tid_of(event));
        out_.text(",\"s\":\"t\",\"cat\":\"mark\"");
        std::string_view detail = trace_.text(event.detail);
        while (detail.ends_with('\n')) detail.remove_suffix(1);
        const bool speaks = mark.kind == MarkKind::output || mark.kind == MarkKind::error_output;
        string("name", speaks ? fmt::format("print: {}", detail) : std::string(info(event.kind).name));
        microseconds("ts", times_.at(mark.seq));
        out_.text(",\"args\":{\"detail\":");
        write_json_string(out_, detail);
        out_.text("}}");
    }
}

// Keys of their own: some viewers name a plot by its counter, others by its argument.
void ChromeWriter::write_counters() {
    LoopFold fold(trace_);
    std::size_t last_ready = SIZE_MAX, last_timers = SIZE_MAX;
    for (auto event = trace_.events().begin(); event != trace_.events().end(); ++event) {
        const Seq seq = event.seq();
        fold.take(seq, *event);
        const EventKind kind = event->kind;
        if (kind != EventKind::turn && kind != EventKind::idle && seq != trace_.size()) continue;
        if (fold.ready().size() != last_ready) {
            last_ready = fold.ready().size();
            begin('C', tid(0));
            microseconds("ts", times_.at(seq));
            out_.format(",\"name\":\"ready queue\",\"args\":{{\"ready_len\":{}}}}}", last_ready);
        }
        if (fold.timers().size() != last_timers) {
            last_timers = fold.timers().size();
            begin('C', tid(0));
            microseconds("ts", times_.at(seq));
            out_.format(",\"name\":\"timers\",\"args\":{{\"pending_timers\":{}}}}}", last_timers);
        }
    }
}

}  // namespace

void write_chrome(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    ChromeWriter(index, options, sink).write();
}

}  // namespace awaitscope
