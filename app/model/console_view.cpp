#include "app/model/console_view.h"

#include <algorithm>

namespace awaitscope {

ConsoleView console_view(const TraceIndex& index, Seq cursor, std::size_t limit) {
    ConsoleView view;
    const Trace& trace = index.trace();
    const auto outputs = index.outputs();
    const auto end = std::upper_bound(outputs.begin(), outputs.end(), cursor) - outputs.begin();
    const auto count = static_cast<std::size_t>(end);
    const std::size_t first = count > limit ? count - limit : 0;
    view.omitted = first;
    // A line may come in pieces (print(end="")): a piece goes on where the one before it of its stream
    // stopped.
    bool open[2] = {false, false};
    std::size_t last_line[2] = {0, 0};
    for (std::size_t i = first; i < count; ++i) {
        const Seq seq = outputs[i];
        const TraceEvent& event = trace.event(seq);
        const bool error = event.kind == EventKind::error_output;
        std::string_view text = trace.text(event.detail);
        while (!text.empty()) {
            const std::size_t newline = text.find('\n');
            const std::string_view part = text.substr(0, newline);
            if (open[error]) {
                view.lines[last_line[error]].text += part;
            } else {
                ConsoleLine line;
                line.seq = seq;
                line.time = event.time;
                line.task = event.task;
                if (event.task != 0) line.label = index.task_label(event.task, seq);
                line.text = part;
                line.error = error;
                last_line[error] = view.lines.size();
                view.lines.push_back(std::move(line));
            }
            if (seq == cursor) view.lines[last_line[error]].latest = true;
            open[error] = newline == std::string_view::npos;
            text.remove_prefix(open[error] ? text.size() : newline + 1);
        }
    }
    return view;
}

}  // namespace awaitscope
