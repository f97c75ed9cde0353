#include "app/model/breakpoints.h"

#include "app/model/code_view.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {
namespace {

std::uint32_t line_of(const Trace& trace, Seq seq) {
    if (seq == 0 || seq > trace.size()) return 0;
    const TraceEvent& event = trace.event(seq);
    return event.file == 0 && event.span != 0 ? trace.span(event.span).line : 0;
}

std::uint32_t line_count(const Model& model) {
    const std::string& text = model.document.source.text;
    const auto ends = static_cast<std::uint32_t>(std::ranges::count(text, '\n'));
    return ends + (text.empty() || text.back() == '\n' ? 0 : 1);
}

}  // namespace

std::uint32_t marked_line(const Model& model) {
    if (model.code_line != 0) return model.code_line;
    const TraceIndex& index = *model.document.index;
    const Trace& trace = index.trace();
    if (trace.size() == 0) return 0;
    if (const std::uint32_t here = line_of(trace, executing_event(index, model.cursor)); here != 0)
        return here;
    return line_of(trace, index.line_after(model.cursor));
}

void move_mark(Model& model, int by) {
    const int lines = static_cast<int>(line_count(model));
    if (lines == 0) return;
    const int now = static_cast<int>(marked_line(model));
    model.code_line = static_cast<std::uint32_t>(std::clamp(now + by, 1, lines));
}

void toggle_breakpoint(Model& model, std::uint32_t line) {
    if (line == 0 || line > line_count(model)) return;
    const auto at = std::ranges::lower_bound(model.breakpoints, line);
    if (at != model.breakpoints.end() && *at == line) {
        model.breakpoints.erase(at);
    } else {
        model.breakpoints.insert(at, line);
    }
}

bool has_breakpoint(const Model& model, std::uint32_t line) {
    return std::ranges::binary_search(model.breakpoints, line);
}

void run_to_line(Model& model, std::uint32_t line) {
    const TraceIndex& index = *model.document.index;
    const std::uint32_t lines[] = {line};
    Seq found = line_event(index, model.cursor, lines, Direction::forward);
    if (found == 0) found = line_event(index, 0, lines, Direction::forward);
    model.playback.playing = false;
    if (found == 0) {
        model.message = fmt::format("Line {} does not run.", line);
        return;
    }
    move_cursor(model, found);
}

void run_to_breakpoint(Model& model, Direction direction) {
    model.playback.playing = false;
    const Seq found = line_event(*model.document.index, model.cursor, model.breakpoints, direction);
    if (found != 0) return move_cursor(model, found);
    model.message = direction == Direction::forward ? "No breakpoint is met from here to the end."
                                                    : "No breakpoint was met from the start to here.";
}

Seq stop_between(const Model& model, Seq from, Seq to) {
    if (model.breakpoints.empty() || to <= from) return to;
    const TraceIndex& index = *model.document.index;
    const Trace& trace = index.trace();
    for (Seq seq = from + 1; seq <= to; ++seq) {
        if (trace.kind(seq) == EventKind::line && has_breakpoint(model, line_of(trace, seq))) return seq;
    }
    return to;
}

}  // namespace awaitscope
