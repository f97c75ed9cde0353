// The timeline for a terminal: a row a task, a column or more a step. What people without a display see
// first.
#include "engine/export/text_width.h"
#include "engine/export/writers.h"
#include "engine/trace/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace awaitscope {
namespace {

constexpr int kDefaultColumns = 100;
constexpr int kLeastColumns = 60;
constexpr std::size_t kDefaultRows = 40;
constexpr std::size_t kOutputLines = 40;

/// How one kind of cell looks. The glyphs differ too: colour is a help, never the only difference.
struct Ink {
    std::string_view glyph;
    std::string_view colour;  // SGR parameters of 256-colour terminals
    std::string_view word;
};
constexpr Ink kRunning{"█", "38;5;35", "running"};
constexpr Ink kReady{"░", "38;5;185", "ready"};
constexpr Ink kTimer{"┄", "38;5;74", "asleep"};
constexpr Ink kFuture{"─", "38;5;74", "waits for a result"};
constexpr Ink kLock{"═", "38;5;175", "lock or queue"};
constexpr Ink kIo{"~", "38;5;214", "I/O or thread"};
constexpr Ink kBlocking{"╳", "1;38;5;202", "blocks the loop"};
constexpr Ink kIdle{"·", "38;5;242", "idle"};
constexpr Ink kDone{"✓", "38;5;35", "done"};
constexpr Ink kFailed{"✗", "1;38;5;203", "failed"};
constexpr Ink kCancelled{"⊘", "38;5;175", "cancelled"};
constexpr Ink kDestroyed{"†", "38;5;203", "destroyed while pending"};
constexpr Ink kOutput{"▾", "38;5;221", "output"};
constexpr Ink kNothing{" ", "", ""};
constexpr Ink kDim{"", "38;5;245", ""};

const Ink& ink_of(const Slice& slice) {
    switch (slice.state) {
        case LaneState::created: return kNothing;
        case LaneState::ready: return kReady;
        case LaneState::running: return kRunning;
        case LaneState::blocking: return kBlocking;
        case LaneState::idle: return kIdle;
        case LaneState::done: return kDone;
        case LaneState::failed: return kFailed;
        case LaneState::cancelled: return kCancelled;
        case LaneState::destroyed: return kDestroyed;
        case LaneState::waiting: break;
    }
    switch (slice.wait) {
        case WaitKind::lock: return kLock;
        case WaitKind::io: return kIo;
        case WaitKind::future: return kFuture;
        default: return kTimer;
    }
}

/// Maps events to columns: every step of the loop is equally wide, waiting is proportional to time.
class Columns {
  public:
    Columns(const TraceIndex& index, int width, VirtualTime until) : index_(index), width_(width) {
        const auto steps = static_cast<double>(std::max<std::size_t>(index.steps().size(), 1));
        const Trace& trace = index.trace();
        const VirtualTime own_end = trace.size() == 0 ? 0 : trace.event(trace.size()).time;
        const VirtualTime end = std::max(own_end, until);
        const double room = width - 1;  // the last column is for how it ended
        per_step_ = end == 0 ? std::min(room / steps, 6.0) : std::min(0.45 * room / steps, 3.0);
        if (until != 0) per_step_ = 0;  // beside another run only time counts
        if (per_step_ > 1) per_step_ = std::floor(per_step_);
        if (end != 0) per_ns_ = (room - per_step_ * steps) / static_cast<double>(end);
    }

    int at(Seq seq) const {
        const auto steps = index_.steps();
        const auto before = std::lower_bound(steps.begin(), steps.end(), seq) - steps.begin();
        const auto time = static_cast<double>(index_.trace().event(seq).time);
        const double x = static_cast<double>(before) * per_step_ + time * per_ns_ + 1e-6;
        return std::clamp(static_cast<int>(x), 0, width_ - 1);
    }

  private:
    const TraceIndex& index_;
    int width_;
    double per_step_ = 1;
    double per_ns_ = 0;
};

/// One row of cells. Text of a label takes its place cell by cell.
class Row {
  public:
    explicit Row(int width) : cells_(static_cast<std::size_t>(width)) {}

    void fill(int begin, int end, const Ink& ink) {
        for (int i = begin; i < end && i < static_cast<int>(cells_.size()); ++i)
            cell(i) = {ink.glyph, ink.colour};
    }
    void put(int at, const Ink& ink) { fill(at, at + 1, ink); }

    /// Only plain ASCII can be laid into cells; other labels are left out.
    void label(int at, std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i)
            cell(at + static_cast<int>(i)) = {text.substr(i, 1), kDim.colour};
    }

    void write(SinkWriter& out, bool colour) const {
        std::size_t end = cells_.size();
        while (end > 0 && cells_[end - 1].glyph == " ") --end;
        std::string_view current;
        for (std::size_t i = 0; i < end; ++i) {
            if (colour && cells_[i].colour != current) {
                if (!current.empty()) out.text("\x1b[0m");
                current = cells_[i].colour;
                if (!current.empty()) out.format("\x1b[{}m", current);
            }
            out.text(cells_[i].glyph);
        }
        if (!current.empty()) out.text("\x1b[0m");
        out.text("\n");
    }

  private:
    struct Cell {
        std::string_view glyph = " ";
        std::string_view colour;
    };
    Cell& cell(int i) { return cells_[static_cast<std::size_t>(i)]; }
    std::vector<Cell> cells_;
};

bool is_plain_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

class TextTimeline {
  public:
    TextTimeline(const TraceIndex& index, const ExportOptions& options, Sink& sink)
        : index_(index),
          trace_(index.trace()),
          out_(sink),
          colour_(options.colour),
          width_(std::max(options.width == 0 ? kDefaultColumns : options.width, kLeastColumns)),
          rows_(std::min(options.max_rows == 0 ? kDefaultRows : options.max_rows, index.lanes().size())),
          label_width_(measure_labels()),
          columns_(index, width_ - label_width_ - 2, options.until) {}

    void write(bool with_output) {
        write_title();
        write_axis();
        for (std::size_t i = 0; i < rows_; ++i) write_lane(i);
        if (rows_ < index_.lanes().size()) {
            const std::size_t more = index_.lanes().size() - rows_;
            paint(kDim.colour, fmt::format("{:{}}  … and {} more\n", "", label_width_, more));
        }
        write_output_marks();
        write_legend();
        if (with_output) write_output();
        out_.flush();
    }

  private:
    int chart_width() const { return width_ - label_width_ - 2; }

    void paint(std::string_view colour, std::string_view text) {
        if (!colour_ || colour.empty()) return out_.text(text);
        out_.format("\x1b[{}m{}\x1b[0m", colour, text);
    }

    std::string label_of(std::size_t row) const {
        const Lane& lane = index_.lanes()[row];
        switch (lane.kind) {
            case LaneKind::loop: return "event loop";
            case LaneKind::thread: return fmt::format("thread {}", lane.id);
            case LaneKind::task: break;
        }
        return branches(row) + std::string(index_.task_label(lane.id, trace_.size()));
    }

    /// "│ └ ": where the lane hangs in the tree of creators. Roots have none.
    std::string branches(std::size_t row) const {
        const auto lanes = index_.lanes();
        const int depth = std::min<int>(lanes[row].depth, 6);
        std::string drawn;
        for (int level = 1; level <= depth; ++level) {
            bool goes_on = false;  // another lane hangs on the same branch further down
            for (std::size_t i = row + 1; i < rows_ && lanes[i].kind == LaneKind::task; ++i) {
                if (lanes[i].depth < level) break;
                if (lanes[i].depth == level) {
                    goes_on = true;
                    break;
                }
            }
            const bool own = level == depth;
            drawn += own ? (goes_on ? "├ " : "└ ") : (goes_on ? "│ " : "  ");
        }
        return drawn;
    }

    int measure_labels() const {
        int widest = 10;
        for (std::size_t i = 0; i < rows_; ++i) widest = std::max(widest, text_columns(label_of(i)));
        return std::min({widest, 32, width_ / 3});
    }

    void write_title();
    void write_axis();
    void write_lane(std::size_t row);
    void write_output_marks();
    void write_legend();
    void write_output();

    const TraceIndex& index_;
    const Trace& trace_;
    SinkWriter out_;
    bool colour_;
    int width_;
    std::size_t rows_;
    int label_width_;
    Columns columns_;
    std::vector<const Ink*> seen_;  // which inks the legend has to explain
};

void TextTimeline::write_title() {
    const std::size_t tasks = trace_.tasks().size() - 1;
    paint("1", cut_to_columns(trace_.header().program, width_ / 2));
    paint(kDim.colour,
          fmt::format("  {} s · {} task{} · {} step{}\n\n", short_seconds(trace_.header().end, 3), tasks,
                      tasks == 1 ? "" : "s", index_.steps().size(), index_.steps().size() == 1 ? "" : "s"));
}

// A tick where an instant begins, as many as there is room for their labels.
void TextTimeline::write_axis() {
    std::string labels(static_cast<std::size_t>(label_width_) + 2, ' ');
    std::string ticks = labels;
    int column = 0;
    VirtualTime last = -1;
    for (const Seq step : index_.steps()) {
        const VirtualTime time = trace_.event(step).time;
        if (time == last) continue;
        last = time;
        const int at = columns_.at(step);
        std::string label = short_seconds(time);
        if (column == 0) label += " s";
        if (at < column || at + static_cast<int>(label.size()) > chart_width()) continue;
        for (; column < at; ++column) {
            labels += ' ';
            ticks += "─";
        }
        labels += label + " ";
        ticks += "┬";
        for (std::size_t i = 0; i < label.size(); ++i) ticks += "─";
        column = at + static_cast<int>(label.size()) + 1;
    }
    for (; column < chart_width() - 1; ++column) ticks += "─";
    paint(kDim.colour, labels);
    out_.text("\n");
    paint(kDim.colour, ticks);
    out_.text("\n");
}

void TextTimeline::write_lane(std::size_t row) {
    const Lane& lane = index_.lanes()[row];
    const std::string label = pad_to_columns(label_of(row), label_width_);
    paint(lane.kind == LaneKind::task ? "" : kDim.colour, label);
    out_.text("  ");

    Row cells(chart_width());
    // What matters more is drawn later: with many steps to a column, the one that runs must not get lost.
    const std::array<int, 10> rank = {0, 2, 3, 1, 4, 0, 5, 5, 5, 5};  // by LaneState
    for (int pass = 0; pass <= 5; ++pass) {
        for (std::uint32_t i = 0; i < lane.slice_count; ++i) {
            const Slice slice = index_.slice(lane, i);
            if (rank[static_cast<std::size_t>(slice.state)] != pass) continue;
            if (slice.state == LaneState::created) continue;
            const Ink& ink = ink_of(slice);
            if (std::ranges::find(seen_, &ink) == seen_.end()) seen_.push_back(&ink);
            const int begin = columns_.at(slice.begin);
            int end = columns_.at(std::max(slice.end, slice.begin));
            if (is_final(slice.state) || (pass >= 3 && end == begin)) end = begin + 1;
            if (slice.end == trace_.size() && !is_final(slice.state) && lane.kind == LaneKind::task) ++end;
            cells.fill(begin, end, ink);
            if (slice.state != LaneState::waiting) continue;
            const std::string_view what = trace_.text(trace_.event(slice.begin).detail);
            const int room = end - begin - 4;
            if (!what.empty() && static_cast<int>(what.size()) <= room && is_plain_ascii(what)) {
                cells.put(begin + 1, kNothing);
                cells.label(begin + 2, what);
                cells.put(begin + 2 + static_cast<int>(what.size()), kNothing);
            }
        }
    }
    cells.write(out_, colour_);
}

void TextTimeline::write_output_marks() {
    if (index_.outputs().empty()) return;
    paint(kDim.colour, pad_to_columns("output", label_width_));
    out_.text("  ");
    Row cells(chart_width());
    for (const Seq output : index_.outputs()) {
        // An output belongs to the step that wrote it, not to the column after it.
        const auto steps = index_.steps();
        const auto after = std::upper_bound(steps.begin(), steps.end(), output);
        cells.put(columns_.at(after == steps.begin() ? output : *std::prev(after)), kOutput);
    }
    cells.write(out_, colour_);
}

void TextTimeline::write_legend() {
    constexpr std::array legend = {&kRunning,  &kReady, &kTimer,  &kFuture,    &kLock,     &kIo,
                                   &kBlocking, &kDone,  &kFailed, &kCancelled, &kDestroyed};
    out_.text("\n");
    int used = 0;
    for (const Ink* ink : legend) {
        if (std::ranges::find(seen_, ink) == seen_.end()) continue;
        const int room = static_cast<int>(ink->word.size()) + 5;
        if (used != 0) out_.text(used + room > width_ ? "\n" : "   ");
        used = used + room > width_ ? room : used + room;
        paint(ink->colour, ink->glyph);
        paint(kDim.colour, fmt::format(" {}", ink->word));
    }
    out_.text("\n");
}

void TextTimeline::write_output() {
    const auto outputs = index_.outputs();
    if (outputs.empty()) return;
    out_.text("\n");
    std::size_t written = 0;
    for (const Seq seq : outputs) {
        const TraceEvent& event = trace_.event(seq);
        std::string_view text = trace_.text(event.detail);
        while (!text.empty()) {
            if (written++ == kOutputLines) {
                paint(kDim.colour, "… more output\n");
                return;
            }
            const std::size_t line = std::min(text.find('\n'), text.size());
            const std::string who =
                event.task == 0 ? std::string() : std::string(index_.task_label(event.task, seq));
            const std::string when =
                fmt::format("{:>{}}", short_seconds(event.time, 3), label_width_ > 20 ? 10 : 9);
            paint(kDim.colour, when);
            out_.text("  ");
            paint(kDim.colour, pad_to_columns(who, label_width_));
            out_.text("  ");
            const std::string shown =
                cut_to_columns(text.substr(0, line), std::max(width_ - label_width_ - 14, 20));
            paint(event.kind == EventKind::error_output ? kFailed.colour : "", shown);
            out_.text("\n");
            text.remove_prefix(std::min(line + 1, text.size()));
        }
    }
}

}  // namespace

void write_text(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    TextTimeline(index, options, sink).write(options.with_output);
}

}  // namespace awaitscope
