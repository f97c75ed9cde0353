#include "engine/export/timeline_drawing.h"

#include "engine/export/text_width.h"
#include "engine/trace/words.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr float kAxis = 36;
constexpr float kLabels = 190;
constexpr float kRoomAtEnd = 28;  // for the sign behind the last slice
constexpr std::size_t kMostArrows = 400;

class TimelineDrawer {
  public:
    TimelineDrawer(Drawing& drawing, const TraceIndex& index, const MarkupTheme& theme,
                   const TimelineLook& look, SeenSigns& seen)
        : drawing_(drawing),
          index_(index),
          trace_(index.trace()),
          theme_(theme),
          look_(look),
          scale_(trace_, look.axis),
          length_(look.axis == Axis::time ? std::max(scale_.length(), static_cast<double>(look.until) * 1.02)
                                          : scale_.length()),
          left_(look.x + kLabels),
          chart_(look.width - kLabels - kRoomAtEnd),
          seen_(seen) {}

    void draw() {
        if (trace_.size() == 0) return;
        draw_instants();
        draw_blocked();
        for (std::size_t row = 0; row < look_.rows; ++row) draw_lane(row);
        if (look_.arrows) draw_arrows();
        draw_marks();
        if (look_.cursor != 0) draw_cursor();
    }

  private:
    float x_of(double position) const { return left_ + static_cast<float>(position / length_) * chart_; }
    float x_of(Seq seq) const { return x_of(scale_.position(seq)); }
    float top_of(std::size_t row) const {
        return look_.y + kAxis + static_cast<float>(row) * look_.lane_height;
    }
    float bottom() const { return top_of(look_.rows); }
    float middle_of(std::size_t row) const { return top_of(row) + look_.lane_height / 2; }
    std::size_t row_of(TaskId task) const { return task == 0 ? 0 : index_.lane_of_task(task); }

    void draw_instants();
    void draw_blocked();
    void draw_lane(std::size_t row);
    void draw_label(const Lane& lane, std::size_t row);
    void draw_slice(const Slice& slice, float x0, float x1, std::size_t row);
    void draw_words(const Slice& slice, float x0, float wide, std::size_t row);
    void draw_end(const Slice& slice, float x, std::size_t row);
    void draw_arrows();
    void draw_marks();
    void draw_cursor();

    Drawing& drawing_;
    const TraceIndex& index_;
    const Trace& trace_;
    const MarkupTheme& theme_;
    const TimelineLook& look_;
    TimeScale scale_;
    double length_;
    float left_;
    float chart_;
    SeenSigns& seen_;
};

// Where time stands still although steps happen; each with its moment on the axis.
void TimelineDrawer::draw_instants() {
    float labelled_to = 0;
    const double pixel = length_ / static_cast<double>(chart_);
    for (Seq seq = 1; seq <= trace_.size();) {
        const VirtualTime time = trace_.event(seq).time;
        const Seq after = index_.first_at(time + 1);
        const float x0 = x_of(seq);
        const float x1 = look_.axis == Axis::time ? x0 : x_of(scale_.position(after - 1) + 1);
        if (x1 - x0 >= 1.5f)
            drawing_.box(x0, look_.y + kAxis - 10, x1 - x0, bottom() - look_.y - kAxis + 10, theme_.raised, 0,
                         0.6f);
        const std::string label = short_seconds(time, 3) + (labelled_to == 0 ? " s" : "");
        const float wide = text_width(label, 12, TextFace::code);
        if (x0 >= labelled_to && x0 + wide < look_.x + look_.width) {
            drawing_.text(x0, look_.y + 18, 12, theme_.dim, label, TextFace::code);
            labelled_to = x0 + wide + 14;
        }
        // Instants that fall into the same pixel add nothing.
        seq = std::max(after, scale_.seq_at(scale_.position(seq) + pixel));
    }
}

void TimelineDrawer::draw_blocked() {
    float drawn_to = -1;
    for (const Blocked& blocked : index_.blocked()) {
        const float x0 = x_of(blocked.begin), x1 = std::max(x_of(blocked.end), x0 + 1);
        if (x1 <= drawn_to + 0.5f) continue;
        drawn_to = x1;
        drawing_.box(x0, look_.y + kAxis - 10, x1 - x0, bottom() - look_.y - kAxis + 10, theme_.blocking, 0,
                     0.14f);
    }
}

void TimelineDrawer::draw_label(const Lane& lane, std::size_t row) {
    const float indent = look_.x + static_cast<float>(std::min<int>(lane.depth, 5)) * 15;
    const float room = left_ - indent - 10;
    const std::string label = lane_label(index_, lane);
    const std::string_view name =
        lane.kind == LaneKind::task ? index_.task_name(lane.id, trace_.size()) : std::string_view();
    const bool two_lines = !name.empty() && name != label && look_.lane_height >= 38;
    const float size = look_.lane_height >= 30 ? 14.0f : std::max(look_.lane_height * 0.5f, 9.0f);
    drawing_.text(indent, middle_of(row) + (two_lines ? -1 : size * 0.36f), size, theme_.text,
                  fit_text(label, size, TextFace::strong, room), TextFace::strong);
    if (two_lines)
        drawing_.text(indent, middle_of(row) + 13, 11, theme_.dim, fit_text(name, 11, TextFace::body, room));
}

void TimelineDrawer::draw_lane(std::size_t row) {
    const Lane& lane = index_.lanes()[row];
    const float under = top_of(row) + look_.lane_height;
    drawing_.line(look_.x, under, look_.x + look_.width, under, theme_.line);
    draw_label(lane, row);
    const double pixel = length_ / static_cast<double>(chart_);
    for (std::uint32_t i = 0; i < lane.slice_count;) {
        const Slice slice = index_.slice(lane, i);
        const float x0 = x_of(slice.begin), x1 = x_of(slice.end);
        const bool stopped_loop = lane.kind == LaneKind::loop && slice.state == LaneState::created;
        if (is_final(slice.state)) {
            draw_end(slice, x0, row);
        } else if (x1 - x0 >= 1) {
            if (!stopped_loop) draw_slice(slice, x0, x1, row);
        } else {
            // Below a pixel: one hair for all that begins in it.
            const float wide = look_.axis == Axis::time ? 3 : 1;
            const bool shown = slice.state == LaneState::running || look_.axis != Axis::time;
            if (shown) {
                drawing_.box(x0, top_of(row) + look_.lane_height * 0.2f, wide, look_.lane_height * 0.6f,
                             theme_.running);
                seen_.state[static_cast<int>(LaneState::running)] = true;
            }
            const Seq next = scale_.seq_at(scale_.position(slice.begin) + pixel);
            const std::uint32_t last = index_.slice_at(lane, next);
            i = shown && last > i && last != UINT32_MAX ? last : i + 1;
            continue;
        }
        ++i;
    }
}

void TimelineDrawer::draw_slice(const Slice& slice, float x0, float x1, std::size_t row) {
    const float wide = x1 - x0, high = look_.lane_height, top = top_of(row), middle = middle_of(row);
    const std::string_view colour = state_colour(theme_, slice.state, slice.wait);
    const float rounding = wide > 8 ? std::min(4.0f, high * 0.12f) : 0;
    seen_.state[static_cast<int>(slice.state)] = true;
    seen_.wait[static_cast<int>(slice.wait)] = true;
    switch (slice.state) {
        case LaneState::running:
            drawing_.box(x0, top + high * 0.2f, wide, high * 0.6f, colour, rounding);
            if (wide >= 22 && high >= 26)
                drawing_.sign(Shape::Kind::play, x0 + wide / 2 - 4, middle - 5.5f, 9.5f, 11, theme_.panel);
            break;
        case LaneState::blocking:
            drawing_.box(x0, top + high * 0.14f, wide, high * 0.72f, colour, rounding);
            break;
        case LaneState::ready:
            drawing_.box(x0, middle - high * 0.09f, wide, high * 0.18f, colour, wide > 4 ? 2.0f : 0);
            break;
        case LaneState::idle: drawing_.dashes(x0, middle, x1, middle, colour); break;
        case LaneState::waiting:
            drawing_.hatch(x0, top + high * 0.2f, wide, high * 0.6f, colour);
            drawing_.frame(x0, top + high * 0.2f, wide, high * 0.6f, colour, rounding, 0.6f);
            break;
        default: return;
    }
    draw_words(slice, x0, wide, row);
}

void TimelineDrawer::draw_words(const Slice& slice, float x0, float wide, std::size_t row) {
    if (slice.state != LaneState::waiting && slice.state != LaneState::blocking) return;
    const float size = look_.lane_height >= 30 ? 13.0f : std::max(look_.lane_height * 0.45f, 9.0f);
    const std::string what =
        fit_text(trace_.text(trace_.event(slice.begin).detail), size, TextFace::body, wide - 24);
    const float room = text_width(what, size, TextFace::body) + 14;
    if (what.size() < 4 || room > wide - 8) return;
    const bool blocks = slice.state == LaneState::blocking;
    const float middle = middle_of(row);
    if (!blocks)
        drawing_.box(x0 + (wide - room) / 2, middle - size * 0.75f, room, size * 1.5f, theme_.panel, 4);
    drawing_.text(x0 + wide / 2, middle + size * 0.36f, size, blocks ? theme_.panel : theme_.dim, what,
                  TextFace::body, Anchor::middle);
}

void TimelineDrawer::draw_end(const Slice& slice, float x, std::size_t row) {
    const char* glyph = slice.state == LaneState::done        ? "✓"
                        : slice.state == LaneState::failed    ? "✗"
                        : slice.state == LaneState::cancelled ? "⊘"
                                                              : "†";
    seen_.state[static_cast<int>(slice.state)] = true;
    drawing_.text(std::min(x + 4, look_.x + look_.width - 14), middle_of(row) + 5, 15,
                  state_colour(theme_, slice.state, slice.wait), glyph, TextFace::strong);
}

void TimelineDrawer::draw_arrows() {
    if (index_.flows().size() > kMostArrows) return;  // a thicket shows nothing
    for (const Flow& flow : index_.flows()) {
        if (look_.cursor != 0 && flow.to > look_.cursor) continue;
        const TraceEvent from = trace_.event(flow.from), to = trace_.event(flow.to);
        const std::size_t from_row = row_of(from.task);
        const std::size_t to_row = row_of(to.kind == EventKind::ready ? to.subject : to.task);
        if (from_row >= look_.rows || to_row >= look_.rows || from_row == to_row) continue;
        const float edge = look_.lane_height * (from_row < to_row ? 0.3f : -0.3f);
        drawing_.arrow(x_of(flow.from), middle_of(from_row) + edge, x_of(flow.to), middle_of(to_row),
                       theme_.accent);
        seen_.arrows = true;
    }
}

void TimelineDrawer::draw_marks() {
    float last_x = -10;
    std::size_t last_row = SIZE_MAX;
    for (const Mark& mark : index_.marks()) {
        const TraceEvent event = trace_.event(mark.seq);
        const std::size_t row = row_of(event.task);
        const float x = x_of(mark.seq);
        if (row >= look_.rows || (row == last_row && x - last_x < 3)) continue;
        last_x = x;
        last_row = row;
        const bool harmless = mark.kind == MarkKind::output;
        seen_.output = seen_.output || harmless;
        drawing_.sign(Shape::Kind::dot, x - 3, top_of(row) + look_.lane_height * 0.86f - 3, 6, 6,
                      harmless ? theme_.accent : theme_.failed,
                      cut_to_columns(trace_.text(event.detail), 200));
    }
}

void TimelineDrawer::draw_cursor() {
    const float x = x_of(std::min(look_.cursor, trace_.size()));
    const float right = look_.x + look_.width;
    if (look_.cursor < trace_.size())
        drawing_.box(x + 1, look_.y + kAxis - 10, right - x - 1, bottom() - look_.y - kAxis + 9.5f,
                     theme_.panel, 0, 0.72f);
    drawing_.line(x, look_.y + kAxis - 12, x, bottom(), theme_.accent, 2);
    drawing_.sign(Shape::Kind::down, x - 7, look_.y + kAxis - 16, 14, 9, theme_.accent);
}

}  // namespace

std::string lane_label(const TraceIndex& index, const Lane& lane) {
    switch (lane.kind) {
        case LaneKind::loop: return "event loop";
        case LaneKind::task: return std::string(index.task_label(lane.id, index.trace().size()));
        case LaneKind::thread: return fmt::format("thread {}", lane.id);
    }
    return {};
}

float timeline_height(const TimelineLook& look) {
    return kAxis + static_cast<float>(look.rows) * look.lane_height;
}

void draw_timeline(Drawing& drawing, const TraceIndex& index, const MarkupTheme& theme,
                   const TimelineLook& look, SeenSigns& seen) {
    TimelineDrawer(drawing, index, theme, look, seen).draw();
}

void draw_legend(Drawing& drawing, const MarkupTheme& theme, float x, float baseline, float width,
                 const SeenSigns& seen) {
    const auto saw = [&](LaneState state) { return seen.state[static_cast<int>(state)]; };
    const auto waits = [&](WaitKind kind) {
        return saw(LaneState::waiting) && seen.wait[static_cast<int>(kind)];
    };
    const auto word = [&](std::string_view text) {
        drawing.text(x + 24, baseline, 12.5f, theme.dim, std::string(text));
        x += 24 + text_width(text, 12.5f, TextFace::body) + 16;
    };
    const float end = x + width;
    const auto room = [&](bool wanted) { return wanted && x + 120 < end; };
    const auto hatched = [&](bool wanted, std::string_view colour, std::string_view text) {
        if (!room(wanted)) return;
        drawing.hatch(x, baseline - 10, 17, 11, colour);
        drawing.frame(x, baseline - 10, 17, 11, colour, 2, 0.6f);
        word(text);
    };
    const auto ended = [&](LaneState state, std::string_view glyph, std::string_view colour) {
        if (!room(saw(state))) return;
        drawing.text(x + 8, baseline, 14, colour, std::string(glyph), TextFace::strong, Anchor::middle);
        word(state_name(state));
    };
    if (room(saw(LaneState::running))) {
        drawing.box(x, baseline - 10, 17, 11, theme.running, 3);
        drawing.sign(Shape::Kind::play, x + 6, baseline - 7.5f, 5, 6, theme.panel);
        word("running");
    }
    if (room(saw(LaneState::ready))) {
        drawing.box(x, baseline - 7, 17, 5, theme.ready, 2);
        word("ready");
    }
    hatched(waits(WaitKind::timer) || waits(WaitKind::future), theme.waiting, "waiting");
    hatched(waits(WaitKind::io), theme.io, "I/O");
    hatched(waits(WaitKind::lock), theme.lock, "lock or queue");
    if (room(saw(LaneState::blocking))) {
        drawing.box(x, baseline - 10, 17, 11, theme.blocking, 2);
        word("blocks the loop");
    }
    ended(LaneState::done, "✓", theme.done);
    ended(LaneState::failed, "✗", theme.failed);
    ended(LaneState::cancelled, "⊘", theme.lock);
    ended(LaneState::destroyed, "†", theme.failed);
    if (room(seen.arrows)) {
        drawing.arrow(x, baseline - 10, x + 17, baseline - 3, theme.accent);
        word("wakes");
    }
    if (room(seen.output)) {
        drawing.sign(Shape::Kind::dot, x + 5, baseline - 8, 7, 7, theme.accent);
        word("output");
    }
}

}  // namespace awaitscope
