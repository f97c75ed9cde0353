// The run for notes and issue threads: a table of steps and a fenced text timeline. And a Mermaid chart for
// pages that draw those.
#include "engine/export/markup.h"
#include "engine/export/steps.h"
#include "engine/export/text_width.h"
#include "engine/export/writers.h"
#include "engine/trace/words.h"

#include <algorithm>
#include <map>

namespace awaitscope {
namespace {

constexpr std::size_t kMostSteps = 200;
constexpr std::size_t kMostBars = 400;

/// Mermaid has no escapes in a chart's labels: what has a meaning there gives way to a look-alike.
std::string mermaid_text(std::string_view text) {
    std::string safe;
    for (const char c : cut_to_columns(text.substr(0, text.find('\n')), 40)) {
        switch (c) {
            case ':': safe += "："; break;
            case ';': safe += "；"; break;
            case ',': safe += "，"; break;
            case '#': safe += "＃"; break;
            case '<': safe += "‹"; break;
            case '>': safe += "›"; break;
            case '"': safe += "”"; break;
            case '%': safe += "％"; break;
            case '{': safe += "("; break;
            case '}': safe += ")"; break;
            default: safe += c;
        }
    }
    return safe.empty() ? "…" : safe;
}

std::string step_end_words(const Trace& trace, const StepSpan& step) {
    const TraceEvent& end = trace.event(step.end);
    const std::string detail = markdown_text(trace.text(end.detail));
    switch (end.kind) {
        case EventKind::suspend: return "waits for " + (detail.empty() ? "something" : detail);
        case EventKind::done: return "done: " + detail;
        case EventKind::failed: return "failed: " + detail;
        case EventKind::cancelled: return "cancelled";
        default: return "still running";
    }
}

}  // namespace

std::string markdown_text(std::string_view text) {
    std::string safe;
    for (const char c : cut_to_columns(text.substr(0, text.find('\n')), 80)) {
        if (c == '<') {
            safe += "&lt;";
            continue;
        }
        if (c == '&') {
            safe += "&amp;";
            continue;
        }
        if (std::string_view("\\`*_{}[]()#+!|~$>").find(c) != std::string_view::npos) safe += '\\';
        safe += c;
    }
    return safe;
}

std::string fence_for(std::string_view text) {
    std::size_t longest = 0, run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(std::max<std::size_t>(longest + 1, 3), '`');
}

void write_markdown(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    const Trace& trace = index.trace();
    ExportOptions text_options = options;
    text_options.colour = false;
    StringSink timeline;  // at most some dozens of rows
    write_text(index, text_options, timeline);
    const std::string fence = fence_for(timeline.text());

    SinkWriter out(sink);
    out.format("# {}\n\n{}text\n{}{}\n\n", markdown_text(run_title(index, options)), fence, timeline.text(),
               fence);
    out.text("| step | time | task | line | then |\n|---:|---:|---|---:|---|\n");
    // Lanes know their steps; the table wants them in order of time.
    std::map<Seq, std::pair<const Lane*, StepSpan>> steps;
    for (const Lane& lane : index.lanes()) {
        if (lane.kind != LaneKind::task) continue;
        each_step(index, lane, [&](const StepSpan& step) {
            steps.emplace(step.begin, std::pair(&lane, step));
            if (steps.size() > kMostSteps + 1) steps.erase(std::prev(steps.end()));
        });
    }
    std::size_t number = 0;
    for (const auto& [seq, entry] : steps) {
        if (++number > kMostSteps) {
            out.text("| … | | | | |\n");
            break;
        }
        const auto& [lane, step] = entry;
        const std::uint32_t line = step_line(index, step);
        out.format("| {} | {} s | {} | {} | {} |\n", number, short_seconds(trace.event(seq).time, 3),
                   markdown_text(index.task_label(lane->id, seq)),
                   line == 0 ? std::string() : std::to_string(line), step_end_words(trace, step));
    }
}

void write_mermaid(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    const Trace& trace = index.trace();
    SinkWriter out(sink);
    out.format("gantt\n    title {}\n    dateFormat x\n    axisFormat %S.%L s\n",
               mermaid_text(run_title(index, options)));
    const auto milliseconds = [](VirtualTime time) { return time / kMillisecond; };
    std::size_t bars = 0;
    for (const Lane& lane : index.lanes()) {
        if (lane.kind == LaneKind::loop || lane.slice_count == 0) continue;
        if (bars > kMostBars) break;
        out.format("    section {}\n", mermaid_text(lane_name(index, lane)));
        for (std::uint32_t i = 0; i < lane.slice_count && bars <= kMostBars; ++i) {
            const Slice slice = index.slice(lane, i);
            const VirtualTime begin = trace.event(slice.begin).time, end = trace.event(slice.end).time;
            const std::string_view detail = trace.text(trace.event(slice.begin).detail);
            if (is_final(slice.state)) {
                out.format("    {} :{}milestone, {}, 0ms\n", state_name(slice.state),
                           slice.state == LaneState::done ? "" : "crit, ", milliseconds(begin));
                ++bars;
            } else if (end > begin) {
                const bool bad = slice.state == LaneState::blocking;
                const std::string label = slice.state == LaneState::waiting || bad
                                              ? mermaid_text(detail)
                                              : std::string(state_name(slice.state));
                out.format("    {} :{}{}, {}\n", label,
                           bad                                 ? "crit, "
                           : slice.state == LaneState::waiting ? ""
                                                               : "active, ",
                           milliseconds(begin), milliseconds(end));
                ++bars;
            }
        }
    }
}

}  // namespace awaitscope
