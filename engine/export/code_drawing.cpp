#include "engine/export/code_drawing.h"

#include "engine/explain/explanation.h"
#include "engine/explain/highlight.h"
#include "engine/export/text_width.h"
#include "engine/trace/words.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr float kCodeSize = 13;
constexpr float kLetter = kCodeSize * 0.6f;
constexpr float kNumbers = 46;  // width of the line numbers' column

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string_view code_colour(const MarkupTheme& theme, CodeColor color) {
    switch (color) {
        case CodeColor::keyword: return theme.lock;
        case CodeColor::function: return theme.waiting;
        case CodeColor::string: return theme.running;
        case CodeColor::number: return theme.io;
        case CodeColor::comment: return theme.dim;
        case CodeColor::narration: return theme.accent;
        case CodeColor::decorator: return theme.io;
        case CodeColor::plain: break;
    }
    return theme.text;
}

/// The labels of the tasks that stand paused at each line.
std::map<std::uint32_t, std::string> waiting_at(const TraceIndex& index, Seq seq) {
    std::map<std::uint32_t, std::string> labels;
    const Trace& trace = index.trace();
    const TaskId created = std::min<TaskId>(index.tasks_created(seq), 64);
    for (TaskId task = 1; task <= created; ++task) {
        const Slice slice = index.state_of(task, seq);
        if (slice.state != LaneState::waiting) continue;
        const TraceEvent pause = trace.event(slice.begin);
        if (pause.span == 0 || pause.file != 0) continue;
        std::string& text = labels[trace.span(pause.span).line];
        text += text.empty() ? "‖ " : ", ";
        text += index.task_label(task, seq);
    }
    return labels;
}

/// One line in pieces, each at its column.
void draw_code_line(Drawing& drawing, const MarkupTheme& theme, float x, float baseline, float width,
                    std::string_view text, const std::vector<CodePiece>& pieces) {
    std::size_t at = 0;
    float left = x;
    const auto put = [&](std::string_view part, std::string_view colour) {
        if (part.empty() || left >= x + width) return;
        const std::string shown = fit_text(part, kCodeSize, TextFace::code, x + width - left);
        if (shown.find_first_not_of(' ') != std::string::npos)
            drawing.text(left, baseline, kCodeSize, colour, shown, TextFace::code);
        left += static_cast<float>(text_columns(part)) * kLetter;
    };
    for (const CodePiece& piece : pieces) {
        put(text.substr(at, piece.begin - at), theme.text);
        put(text.substr(piece.begin, piece.end - piece.begin), code_colour(theme, piece.color));
        at = piece.end;
    }
    put(text.substr(at), theme.text);
}

/// Words in lines of at most that width.
std::vector<std::string> wrapped(std::string_view text, float size, float width) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word = fit_text(text.substr(0, end), size, TextFace::body, width);
        const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
        if (text_width(longer, size, TextFace::body) <= width) {
            lines.back() = longer;
        } else {
            lines.push_back(word);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace

PanelBox draw_panel(Drawing& drawing, const MarkupTheme& theme, PanelBox box, std::string_view heading) {
    drawing.box(box.x, box.y, box.width, box.height, theme.panel, 8);
    drawing.frame(box.x, box.y, box.width, box.height, theme.line, 8);
    drawing.text(box.x + 14, box.y + 21, 12, theme.dim,
                 fit_text(heading, 12, TextFace::strong, box.width - 28), TextFace::strong);
    return {box.x + 14, box.y + 34, box.width - 28, box.height - 42};
}

std::size_t first_code_line(std::string_view source) {
    const auto lines = lines_of(source);
    if (lines.empty() || !lines[0].starts_with("# ///")) return 1;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].starts_with("# ///")) return i + 2;
        if (!lines[i].starts_with('#')) break;
    }
    return 1;
}

Seq line_event_at(const TraceIndex& index, Seq seq) {
    const Trace& trace = index.trace();
    const TaskId task = trace.event(seq).task;
    for (; seq >= 1 && trace.event(seq).task == task; --seq) {
        const EventKind kind = trace.kind(seq);
        if (kind == EventKind::line || kind == EventKind::resume) return seq;
    }
    return 0;
}

void draw_code(Drawing& drawing, const MarkupTheme& theme, PanelBox box, const TraceIndex& index, Seq seq) {
    const Trace& trace = index.trace();
    if (trace.files().empty()) return;
    const std::string_view source = trace.files()[0].text;
    const auto lines = lines_of(source);
    const auto colours = highlight(source);
    std::size_t current = 0;
    if (seq != 0) {
        const Seq event = line_event_at(index, seq);
        if (event != 0 && trace.event(event).span != 0 && trace.event(event).file == 0)
            current = trace.span(trace.event(event).span).line;
    }
    const auto waiting = seq == 0 ? std::map<std::uint32_t, std::string>() : waiting_at(index, seq);
    const auto rows = static_cast<std::size_t>(std::max(box.height / kCodeLine, 1.0f));
    std::size_t first = std::min(first_code_line(source), lines.size());
    std::size_t shown = current;
    if (seq != 0 && current == 0) {  // between steps: where it goes on
        const Seq next = index.line_after(seq);
        if (next != 0 && trace.event(next).file == 0) shown = trace.span(trace.event(next).span).line;
    }
    if (shown > first + rows * 2 / 3)
        first = std::max(first, std::min(shown - rows / 2, lines.size() + 1 - std::min(rows, lines.size())));
    for (std::size_t row = 0; row < rows && first + row <= lines.size(); ++row) {
        const std::size_t number = first + row;
        const float top = box.y + static_cast<float>(row) * kCodeLine, baseline = top + 14;
        if (number == current) {
            drawing.box(box.x - 8, top, box.width + 16, kCodeLine, theme.running, 3, 0.16f);
            drawing.sign(Shape::Kind::play, box.x - 2, top + 4.5f, 8, 10, theme.running);
        }
        drawing.text(box.x + kNumbers - 14, baseline, 11, theme.faint, fmt::format("{}", number),
                     TextFace::code, Anchor::end);
        const std::string_view text = lines[number - 1];
        draw_code_line(drawing, theme, box.x + kNumbers, baseline, box.width - kNumbers, text,
                       colours[number - 1]);
        const auto chip = waiting.find(static_cast<std::uint32_t>(number));
        if (chip == waiting.end()) continue;
        const float after = box.x + kNumbers + static_cast<float>(text_columns(text)) * kLetter + 18;
        const float room = box.x + box.width - after;
        if (room < 60) continue;
        const std::string words = fit_text(chip->second, 11, TextFace::strong, room - 16);
        const float wide = text_width(words, 11, TextFace::strong) + 12;
        drawing.frame(after, top + 2, wide, kCodeLine - 4, theme.waiting, 7);
        drawing.text(after + wide / 2, baseline - 0.5f, 11, theme.waiting, words, TextFace::strong,
                     Anchor::middle);
    }
}

void draw_explanation(Drawing& drawing, const MarkupTheme& theme, PanelBox box, const TraceIndex& index,
                      Seq seq) {
    float baseline = box.y + 15;
    for (const std::string& line : wrapped(plain(explain(index, seq)), 15, box.width)) {
        if (baseline > box.y + box.height) return;
        drawing.text(box.x, baseline, 15, theme.text, line);
        baseline += 22;
    }
}

void draw_output(Drawing& drawing, const MarkupTheme& theme, PanelBox box, const TraceIndex& index, Seq seq) {
    struct Row {
        std::string time, text;
        bool is_error;
    };
    std::vector<Row> rows;
    const Trace& trace = index.trace();
    for (const Seq output : index.outputs()) {
        if (seq != 0 && output > seq) break;
        const TraceEvent event = trace.event(output);
        std::string time = short_seconds(event.time, 3);
        for (const std::string_view line : lines_of(trace.text(event.detail))) {
            rows.push_back({time, std::string(line), event.kind == EventKind::error_output});
            time.clear();
        }
    }
    const auto room = static_cast<std::size_t>(std::max(box.height / kCodeLine, 1.0f));
    float baseline = box.y + 13;
    for (std::size_t i = rows.size() > room ? rows.size() - room : 0; i < rows.size(); ++i) {
        drawing.text(box.x, baseline, 11, theme.faint, rows[i].time, TextFace::code);
        drawing.text(box.x + 56, baseline, 12.5f, rows[i].is_error ? theme.failed : theme.text,
                     fit_text(rows[i].text, 12.5f, TextFace::code, box.width - 56), TextFace::code);
        baseline += kCodeLine;
    }
}

}  // namespace awaitscope
