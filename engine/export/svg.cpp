// The timeline as a picture: for slides, papers and pages. Text stays text.
#include "engine/export/markup.h"
#include "engine/export/text_width.h"
#include "engine/export/writers.h"
#include "engine/trace/words.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {
namespace {

constexpr double kLaneHeight = 46;
constexpr double kTop = 74;      // title and axis
constexpr double kBottom = 48;   // legend
constexpr double kLabels = 200;  // width of the lanes' names
constexpr double kMargin = 16;
constexpr std::size_t kDefaultRows = 60;
constexpr std::size_t kMostArrows = 400;

class SvgWriter {
  public:
    SvgWriter(const TraceIndex& index, const ExportOptions& options, Sink& sink)
        : index_(index),
          trace_(index.trace()),
          theme_(markup_theme(options.light)),
          scale_(trace_, options.axis),
          width_(std::max(options.width == 0 ? 1200 : options.width, 480)),
          rows_(std::min(options.max_rows == 0 ? kDefaultRows : options.max_rows, index.lanes().size())),
          out_(sink) {}

    void write() {
        write_head();
        if (trace_.size() != 0) {
            write_instants();
            write_blocked();
        }
        for (std::size_t row = 0; row < rows_; ++row) write_lane(row);
        if (trace_.size() != 0) {
            write_arrows();
            write_marks();
        }
        write_legend();
        out_.text("</svg>\n");
    }

  private:
    double height() const { return kTop + static_cast<double>(rows_) * kLaneHeight + kBottom; }
    double x(double position) const {
        return kLabels + position / scale_.length() * (width_ - kLabels - kMargin);
    }
    double x(Seq seq) const { return x(scale_.position(seq)); }
    static double y(std::size_t row) { return kTop + static_cast<double>(row) * kLaneHeight; }

    /// A text element; `more` are further attributes.
    void text(double left, double top, int size, std::string_view colour, std::string_view words,
              std::string_view more = {}) {
        out_.format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" fill=\"{}\"{}{}>{}</text>\n", left, top,
                    size, colour, more.empty() ? "" : " ", more, markup_text(words));
    }
    void rect(double left, double top, double wide, double high, std::string_view fill,
              std::string_view more = {}) {
        out_.format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"{}{}/>\n",
                    left, top, std::max(wide, 0.5), high, fill, more.empty() ? "" : " ", more);
    }

    void write_head();
    void write_instants();
    void write_blocked();
    void write_lane(std::size_t row);
    void write_slice(const Slice& slice, double x0, double x1, double top);
    void write_end(const Slice& slice, double left, double top);
    void write_arrows();
    void write_marks();
    void write_legend();

    const TraceIndex& index_;
    const Trace& trace_;
    const MarkupTheme& theme_;
    TimeScale scale_;
    double width_;
    std::size_t rows_;
    SinkWriter out_;
};

void SvgWriter::write_head() {
    out_.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
        "font-family=\"Inter, system-ui, sans-serif\" role=\"img\">\n<title>{2}</title>\n<defs>\n",
        width_, height(), markup_text(trace_.header().program));
    for (const auto& [name, colour] :
         {std::pair("wait", theme_.waiting), std::pair("io", theme_.io), std::pair("lock", theme_.lock)}) {
        out_.format(
            "<pattern id=\"{}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
            "patternTransform=\"rotate(45)\">"
            "<line y2=\"7\" stroke=\"{}\" stroke-width=\"2.2\" opacity=\"0.5\"/></pattern>\n",
            name, colour);
    }
    out_.format(
        "<marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
        "orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"{}\"/></marker>\n</defs>\n",
        theme_.accent);
    rect(0, 0, width_, height(), theme_.panel);
    text(kMargin, 28, 16, theme_.text, trace_.header().program, "font-weight=\"600\"");
    const std::size_t tasks = trace_.tasks().size() - 1;
    text(width_ - kMargin, 28, 13, theme_.dim,
         fmt::format("{} s · {} task{}", short_seconds(trace_.header().end, 3), tasks, tasks == 1 ? "" : "s"),
         "text-anchor=\"end\"");
}

// Where time stands still although steps happen; each with its moment on the axis.
void SvgWriter::write_instants() {
    const double bottom = y(rows_);
    double labelled_to = 0;
    for (Seq seq = 1; seq <= trace_.size();) {
        const VirtualTime time = trace_.event(seq).time;
        const Seq after = index_.first_at(time + 1);
        const double x0 = x(seq);
        const double x1 = scale_.axis() == Axis::time ? x0 : x(scale_.position(after - 1) + 1);
        if (x1 - x0 >= 1.5)
            rect(x0, kTop - 10, x1 - x0, bottom - kTop + 10, theme_.raised, "opacity=\"0.6\"");
        if (x0 >= labelled_to && x0 + 50 < width_) {
            const std::string label = short_seconds(time, 3) + (labelled_to == 0 ? " s" : "");
            text(x0 + 2, kTop - 16, 12, theme_.dim, label, "font-family=\"JetBrains Mono, monospace\"");
            labelled_to = x0 + static_cast<double>(label.size()) * 8 + 12;
        }
        // Instants that fall into the same pixel add nothing.
        seq = std::max(after, scale_.seq_at(scale_.position(seq) + scale_.length() / width_));
    }
}

void SvgWriter::write_blocked() {
    double drawn_to = -1;
    for (const Blocked& blocked : index_.blocked()) {
        const double x0 = x(blocked.begin), x1 = std::max(x(blocked.end), x0 + 1);
        if (x1 <= drawn_to + 0.5) continue;
        drawn_to = x1;
        rect(x0, kTop - 10, x1 - x0, y(rows_) - kTop + 10, theme_.blocking, "opacity=\"0.14\"");
    }
}

void SvgWriter::write_slice(const Slice& slice, double x0, double x1, double top) {
    const double wide = x1 - x0;
    const std::string_view colour = state_colour(theme_, slice.state, slice.wait);
    const double middle = top + kLaneHeight / 2;
    switch (slice.state) {
        case LaneState::running:
            rect(x0, top + 9, wide, kLaneHeight - 18, colour, wide > 8 ? "rx=\"4\"" : "");
            if (wide >= 22)
                out_.format("<path d=\"M{:.1f} {:.1f}l10 6l-10 6z\" fill=\"{}\"/>\n", x0 + wide / 2 - 4,
                            middle - 6, theme_.panel);
            break;
        case LaneState::blocking: rect(x0, top + 6, wide, kLaneHeight - 12, colour); break;
        case LaneState::ready: rect(x0, middle - 4, wide, 8, colour, "rx=\"2\""); break;
        case LaneState::idle:
            out_.format(
                "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
                "stroke-dasharray=\"2 5\"/>\n",
                x0, x1, middle, middle, colour);
            break;
        case LaneState::waiting: {
            const char* pattern = slice.wait == WaitKind::io     ? "io"
                                  : slice.wait == WaitKind::lock ? "lock"
                                                                 : "wait";
            rect(x0, top + 9, wide, kLaneHeight - 18, fmt::format("url(#{})", pattern),
                 fmt::format("stroke=\"{}\" stroke-opacity=\"0.55\" rx=\"{}\"", colour, wide > 8 ? 4 : 0));
            break;
        }
        default: break;
    }
    if (slice.state != LaneState::waiting && slice.state != LaneState::blocking) return;
    const std::string_view what = trace_.text(trace_.event(slice.begin).detail);
    const double room = text_columns(what) * 7.6 + 30;
    if (what.empty() || room > wide) return;
    const bool blocks = slice.state == LaneState::blocking;
    if (!blocks)
        rect(x0 + wide / 2 - room / 2 + 8, top + 13, room - 16, kLaneHeight - 26, theme_.panel, "rx=\"4\"");
    text(x0 + wide / 2, middle + 4.5, 13, blocks ? theme_.panel : theme_.dim, cut_to_columns(what, 80),
         "text-anchor=\"middle\"");
}

void SvgWriter::write_end(const Slice& slice, double left, double top) {
    const std::string_view glyph = slice.state == LaneState::done        ? "✓"
                                   : slice.state == LaneState::failed    ? "✗"
                                   : slice.state == LaneState::cancelled ? "⊘"
                                                                         : "†";
    text(std::min(left + 4, width_ - 12), top + kLaneHeight / 2 + 5, 14,
         state_colour(theme_, slice.state, slice.wait), glyph);
}

void SvgWriter::write_lane(std::size_t row) {
    const Lane& lane = index_.lanes()[row];
    const double top = y(row);
    out_.format("<line x1=\"0\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n", width_,
                top + kLaneHeight - 1, top + kLaneHeight - 1, theme_.line);
    const double indent = kMargin + std::min<int>(lane.depth, 5) * 16;
    const int columns = static_cast<int>((kLabels - indent) / 8);
    if (lane.kind == LaneKind::task) {
        const std::string_view label = index_.task_label(lane.id, trace_.size());
        const std::string_view name = index_.task_name(lane.id, trace_.size());
        const bool has_name = name != label;
        text(indent, top + kLaneHeight / 2 + (has_name ? -1 : 5), 14, theme_.text,
             cut_to_columns(label, columns), "font-weight=\"600\"");
        if (has_name) text(indent, top + kLaneHeight / 2 + 13, 11, theme_.dim, cut_to_columns(name, columns));
    } else {
        text(indent, top + kLaneHeight / 2 + 5, 14, theme_.text,
             lane.kind == LaneKind::loop ? "event loop" : fmt::format("thread {}", lane.id),
             "font-weight=\"600\"");
    }
    for (std::uint32_t i = 0; i < lane.slice_count;) {
        const Slice slice = index_.slice(lane, i);
        const double x0 = x(slice.begin), x1 = x(slice.end);
        const bool stopped_loop = lane.kind == LaneKind::loop && slice.state == LaneState::created;
        if (is_final(slice.state)) {
            write_end(slice, x0, top);
        } else if (x1 - x0 >= 1) {
            if (!stopped_loop) write_slice(slice, x0, x1, top);
        } else {
            // Below a pixel: one hair for all that begins in it, in the colour of what matters most.
            const double next_pixel = scale_.position(slice.begin) + scale_.length() / width_;
            const std::uint32_t last = index_.slice_at(lane, scale_.seq_at(next_pixel));
            rect(x0, top + 9, 1, kLaneHeight - 18, theme_.running);
            i = last > i ? last : i + 1;
            continue;
        }
        ++i;
    }
}

void SvgWriter::write_arrows() {
    if (index_.flows().size() > kMostArrows) return;  // a thicket shows nothing
    for (const Flow& flow : index_.flows()) {
        const TraceEvent& from = trace_.event(flow.from);
        const TraceEvent& to = trace_.event(flow.to);
        const std::size_t from_row = from.task == 0 ? 0 : index_.lane_of_task(from.task);
        const std::size_t to_row = index_.lane_of_task(to.kind == EventKind::ready ? to.subject : to.task);
        if (from_row >= rows_ || to_row >= rows_ || from_row == to_row) continue;
        const double x0 = x(flow.from), x1 = x(flow.to);
        const double y0 = y(from_row) + kLaneHeight / 2, y1 = y(to_row) + kLaneHeight / 2;
        out_.format(
            "<path d=\"M{0:.1f} {1:.1f}C{2:.1f} {1:.1f} {3:.1f} {4:.1f} {5:.1f} {4:.1f}\" fill=\"none\" "
            "stroke=\"{6}\" "
            "stroke-width=\"1.4\" opacity=\"0.75\" marker-end=\"url(#tip)\"/>\n",
            x0, y0, x0 - 14, x1 - 18, y1, x1, theme_.accent);
    }
}

void SvgWriter::write_marks() {
    double last_x = -10;
    std::size_t last_row = SIZE_MAX;
    for (const Mark& mark : index_.marks()) {
        const TraceEvent& event = trace_.event(mark.seq);
        const std::size_t row = event.task == 0 ? 0 : index_.lane_of_task(event.task);
        const double at = x(mark.seq);
        if (row >= rows_ || (row == last_row && at - last_x < 3)) continue;
        last_x = at;
        last_row = row;
        const bool harmless = mark.kind == MarkKind::output;
        out_.format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" fill=\"{}\"><title>{}</title></circle>\n",
                    at, y(row) + kLaneHeight - 7, harmless ? theme_.accent : theme_.failed,
                    markup_text(cut_to_columns(trace_.text(event.detail), 200)));
    }
}

void SvgWriter::write_legend() {
    struct Item {
        std::string_view glyph, word, colour;
    };
    const Item items[] = {{"▶", "running", theme_.running},    {"▬", "ready", theme_.ready},
                          {"▨", "waiting", theme_.waiting},    {"▨", "I/O", theme_.io},
                          {"▨", "lock or queue", theme_.lock}, {"■", "blocks the loop", theme_.blocking},
                          {"✓", "done", theme_.done},          {"✗", "failed", theme_.failed},
                          {"●", "output", theme_.accent}};
    double left = kMargin;
    const double base = y(rows_) + 30;
    for (const Item& item : items) {
        text(left, base, 13, item.colour, item.glyph);
        text(left + 18, base, 13, theme_.dim, item.word);
        left += 42 + static_cast<double>(item.word.size()) * 7.2;
    }
    if (rows_ < index_.lanes().size())
        text(width_ - kMargin, base, 13, theme_.dim,
             fmt::format("… and {} more", index_.lanes().size() - rows_), "text-anchor=\"end\"");
}

}  // namespace

void write_svg(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    SvgWriter(index, options, sink).write();
}

}  // namespace awaitscope
