#include "app/panels/timeline_chart.h"

#include "app/model/status_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr float kSliceShare = 0.61f;  ///< of a lane's height that a slice takes
constexpr float kTextInset = 8;

/// The box of a slice inside its lane.
Rect slice_box(const Style& style, const ChartPlace& place, const SliceItem& slice) {
    const float top = place.row_top(slice.row);
    const float height = std::round(place.lane_height * kSliceShare);
    const float y = std::round(top + (place.lane_height - height) / 2 - style.rule());
    return {place.x(slice.x0), y, place.x(slice.x1), y + height};
}

void draw_running(const Style& style, ImDrawList& list, Rect box, Color color, Glyph glyph) {
    // A hairline of ground between neighbouring steps keeps them countable.
    if (box.width() > style.px(5)) box = {box.min.x + 1, box.min.y, box.max.x - 1, box.max.y};
    draw_box(list, box, style.px(4), ink(color));
    const float size = std::min(style.px(12), box.height() * 0.5f);
    if (box.width() >= size * 1.35f) {
        draw_glyph(list, glyph, box.center(), size, ink(ink_on(style.colors(), color), 0.85f));
    }
}

void draw_waiting(const PanelContext& context, ImDrawList& list, const ChartPlace& place, Rect box,
                  const SliceItem& slice) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const Color color = state_color(colors, slice.state, slice.wait);
    if (box.width() > style.px(4)) box = {box.min.x + 1, box.min.y, box.max.x - 1, box.max.y};
    draw_box(list, box, style.px(4), ink(color, 0.07f));
    draw_hatch(list, box, style.px(8), std::max(1.0f, style.px(1.5f)), ink(color, 0.42f));
    draw_box(list, box, style.px(4), 0, ink(color, 0.65f), style.rule());
    // The words stay in view while their slice is scrolled half out of it.
    const Rect seen(std::max(box.min.x, place.lanes.min.x), box.min.y, std::min(box.max.x, place.lanes.max.x),
                    box.max.y);
    if (slice.label.empty()) return;
    const float size = context.presenting ? metrics::kLarge : metrics::kTitle;
    const float glyph = style.px(context.presenting ? 12.0f : 10.0f);
    const float wanted =
        measure(style, Face::body, size, slice.label).x + glyph + style.px(6 + 2 * kTextInset);
    const float room = seen.width() - style.px(8);
    if (room < glyph + style.px(2 * kTextInset) + measure(style, Face::body, size, "abc…").x) return;
    const float width = std::min(wanted, room);
    const float left = std::round(seen.min.x + std::min((seen.width() - width) / 2, style.px(150)));
    const float height =
        std::max(box.height() - style.px(6), style.line_height(Face::body, size) - style.px(2));
    const Rect plate(left, box.center().y - height / 2, left + width, box.center().y + height / 2);
    draw_box(list, plate, style.px(4), ink(colors.panel, 0.94f));
    draw_glyph(list, state_glyph(slice.state, slice.wait),
               {plate.min.x + style.px(kTextInset) + glyph / 2, plate.center().y}, glyph, ink(color));
    draw_text_in(list, style, Face::body, size,
                 {plate.min.x + style.px(kTextInset + 6) + glyph, plate.min.y,
                  plate.max.x - style.px(kTextInset) + 1, plate.max.y},
                 ink(colors.dim), slice.label);
}

void draw_folded(const PanelContext& context, ImDrawList& list, Rect box, const SliceItem& slice) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float busy = std::clamp(slice.busy, 0.0f, 1.0f);
    const bool acts = slice.state == LaneState::running || slice.state == LaneState::blocking;
    const Color color = state_color(colors, slice.state, slice.wait);
    // Thousands of these make a frame: corners and words only where they can be seen.
    const bool wide = box.width() > style.px(24);
    draw_box(list, box, wide ? style.px(2) : 0.0f, ink(color, acts ? 0.6f + 0.4f * busy : 0.4f));
    if (!wide) return;
    const std::string count = fmt::format("{}×", slice.folded);
    const ImVec2 extent = measure(style, Face::strong, metrics::kSmall, count);
    if (extent.x + style.px(10) < box.width()) {
        const Rect words(box.center().x - extent.x / 2, box.min.y, box.max.x, box.max.y);
        draw_text_in(list, style, Face::strong, metrics::kSmall, words, ink(colors.text), count);
    }
}

void draw_final(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                const SliceItem& slice) {
    const Style& style = context.style;
    const Rect box = slice_box(style, place, slice);
    const Color color = state_color(style.colors(), slice.state, slice.wait);
    const float size = std::min(style.px(13), box.height() * 0.55f);
    const float beside = box.min.x + size * 0.5f + style.px(5);
    const ImVec2 center(std::min(beside, place.lanes.max.x - size * 0.6f), box.center().y);
    draw_glyph(list, state_glyph(slice.state), center, size, ink(color));
}

void draw_slice(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                const SliceItem& slice) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    Rect box = slice_box(style, place, slice);
    if (is_final(slice.state) && slice.folded == 0) return draw_final(context, list, place, slice);
    // On the time axis a step takes no time, and still it must be seen.
    const bool acts =
        slice.state == LaneState::running || slice.state == LaneState::blocking || slice.folded > 0;
    const float least = acts ? style.px(6) : style.rule(1.5f);
    if (box.width() < least) {
        const float grow = (least - box.width()) / (acts ? 2 : 1);
        box = {acts ? box.min.x - grow : box.min.x, box.min.y, box.max.x + grow, box.max.y};
        box.min.x = std::max(box.min.x, std::min(place.lanes.min.x, box.max.x - least));
    }
    if (slice.folded > 0) return draw_folded(context, list, box, slice);
    const float middle = std::round(box.center().y);
    const float bar = std::max(style.rule(2), std::round(box.height() * 0.14f));
    switch (slice.state) {
        case LaneState::running: draw_running(style, list, box, colors.running, Glyph::play); break;
        case LaneState::blocking: draw_running(style, list, box, colors.blocking, Glyph::square); break;
        case LaneState::ready:
            draw_box(list, {box.min.x, middle - bar, box.max.x, middle + bar}, style.px(2),
                     ink(colors.ready));
            break;
        case LaneState::created:
            draw_dashes(list, box.min.x, box.max.x, middle, style.px(3), style.px(3), style.rule(2),
                        ink(colors.faint));
            break;
        case LaneState::idle:
            draw_dashes(list, box.min.x, box.max.x, middle, style.px(3), style.px(5), style.rule(),
                        ink(colors.faint, 0.8f));
            break;
        case LaneState::waiting: draw_waiting(context, list, place, box, slice); break;
        default: break;
    }
}

struct MarkLook {
    Glyph glyph;
    Color color;
};

MarkLook look_of(const Palette& colors, MarkKind kind) {
    switch (kind) {
        case MarkKind::output: return {Glyph::square, colors.text};
        case MarkKind::error_output: return {Glyph::square, colors.blocking};
        case MarkKind::exception: return {Glyph::cross, colors.blocking};
        case MarkKind::cancel_request: return {Glyph::slash, colors.lock};
        case MarkKind::timeout: return {Glyph::clock, colors.lock};
        case MarkKind::finding: return {Glyph::warning, colors.blocking};
        case MarkKind::limit: return {Glyph::warning, colors.blocking};
    }
    return {Glyph::dot, colors.text};
}

Color flow_color(const Palette& colors, FlowKind kind) {
    switch (kind) {
        case FlowKind::created_by: return colors.dim;
        case FlowKind::woken_by: return colors.waiting;
        case FlowKind::cancelled_by: return colors.lock;
        case FlowKind::failed_into: return colors.blocking;
    }
    return colors.dim;
}

}  // namespace

void draw_instants(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                   const TimelineView& view) {
    const Palette& colors = context.style.colors();
    for (const InstantItem& instant : view.instants) {
        const float left = std::max(place.x(instant.x0), place.lanes.min.x);
        const float right = std::min(place.x(instant.x1), place.lanes.max.x);
        if (right <= left) continue;
        list.AddRectFilled({left, place.lanes.min.y - context.style.px(4)}, {right, place.lanes.max.y},
                           ink(colors.raised, 0.6f));
    }
}

void draw_ruler(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                const TimelineView& view) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float size = context.presenting ? metrics::kLarge : metrics::kTitle;
    float free_from = place.ruler.min.x - style.px(40);
    const auto label = [&](float x, std::string_view text, Color color) {
        const float left = std::round(place.x(x)) + style.px(4);
        const float width = measure(style, Face::code, size, text).x;
        if (left < free_from || left < place.ruler.min.x || left + width > place.ruler.max.x) return;
        draw_text_in(list, style, Face::code, size,
                     {left, place.ruler.min.y, left + width + 1, place.ruler.max.y}, ink(color), text);
        free_from = left + width + style.px(12);
    };
    if (view.axis == Axis::elastic && !view.instants.empty()) {
        for (const InstantItem& instant : view.instants)
            label(std::max(0.0f, instant.x0), instant.label, colors.dim);
        return;
    }
    for (const TickItem& tick : view.ticks) {
        const float x = std::round(place.x(tick.x));
        if (x < place.lanes.min.x || x > place.lanes.max.x) continue;
        list.AddRectFilled({x, place.lanes.min.y - style.px(4)}, {x + style.rule(), place.lanes.max.y},
                           ink(colors.line, 0.8f));
        label(tick.x, tick.label, colors.dim);
    }
}

void draw_lane_names(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                     const TimelineView& view) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float name_size = context.presenting ? metrics::kLarge + 2 : metrics::kBody;
    const float sub_size = context.presenting ? metrics::kBody : metrics::kSmall;
    const float name_height = style.line_height(Face::strong, name_size);
    const float sub_height = style.line_height(Face::body, sub_size);
    for (const LaneRow& lane : view.lanes) {
        const float top = place.row_top(lane.row);
        const float bottom = top + place.lane_height;
        list.AddRectFilled({place.labels.min.x, bottom - style.rule()}, {place.lanes.max.x, bottom},
                           ink(colors.line, 0.75f));
        if (lane.selected) {
            list.AddRectFilled({place.labels.min.x, top},
                               {place.labels.min.x + style.px(3), bottom - style.rule()}, ink(colors.text));
        }
        const float indent =
            style.px(metrics::kPadding) + style.px(14) * static_cast<float>(std::min(lane.depth, 4));
        const float left = place.labels.min.x + indent;
        const float right = place.labels.max.x - style.px(8);
        const ImU32 color = ink(lane.born ? colors.text : colors.faint, lane.born ? 1.0f : 0.75f);
        const bool two_lines =
            !lane.sublabel.empty() && place.lane_height >= name_height + sub_height + style.px(6);
        const float block = name_height + (two_lines ? sub_height : 0.0f);
        const float y = std::round(top + (place.lane_height - style.rule() - block) / 2);
        const float used = draw_text_in(list, style, Face::strong, name_size,
                                        {left, y, right, y + name_height}, color, lane.label);
        if (lane.sublabel.empty()) continue;
        const ImU32 quiet = ink(lane.born ? colors.dim : colors.faint, lane.born ? 1.0f : 0.75f);
        if (two_lines) {
            draw_text_in(list, style, Face::body, sub_size,
                         {left, y + name_height, right, y + name_height + sub_height}, quiet, lane.sublabel);
        } else if (left + used + style.px(30) < right) {
            draw_text_in(list, style, Face::body, sub_size,
                         {left + used + style.px(7), y, right, y + name_height}, quiet, lane.sublabel);
        }
    }
}

void draw_slices(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                 const TimelineView& view) {
    // Waiting first: a narrow step next to a wide wait must not be painted over.
    for (const SliceItem& slice : view.slices) {
        if (slice.state == LaneState::waiting && slice.folded == 0) draw_slice(context, list, place, slice);
    }
    for (const SliceItem& slice : view.slices) {
        if (slice.state != LaneState::waiting || slice.folded > 0) draw_slice(context, list, place, slice);
    }
}

void draw_ghost(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                const GhostView& ghost) {
    if (!ghost.shown) return;
    const Style& style = context.style;
    const Palette& colors = style.colors();
    for (const GhostItem& item : ghost.items) {
        // A little higher than the slices of now, so that it looks out from behind them.
        const float height = std::round(place.lane_height * 0.84f);
        const float top = place.row_top(item.row) + std::round((place.lane_height - height) / 2);
        const float width = std::max(item.x1 - item.x0, style.px(item.waiting ? 2.0f : 5.0f));
        const Rect box(place.x(item.x0), top, place.x(item.x0) + width, top + height);
        draw_box(list, box, style.px(4), ink(colors.text, item.waiting ? 0.06f : 0.16f),
                 ink(colors.text, item.waiting ? 0.28f : 0.4f), style.rule());
    }
}

void draw_ghost_end(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                    const GhostView& ghost) {
    if (!ghost.shown) return;
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float x = std::round(std::min(place.x(ghost.end), place.lanes.max.x - style.rule(2)));
    if (x < place.lanes.min.x) return;
    for (float y = place.lanes.min.y; y < place.lanes.max.y; y += style.px(8))
        list.AddRectFilled({x, y}, {x + style.rule(2), std::min(y + style.px(4), place.lanes.max.y)},
                           ink(colors.dim));
    const std::string words = fmt::format("before: {}", show_time(ghost.total));
    const float width = measure(style, Face::body, metrics::kSmall, words).x + style.px(12);
    const float height = style.line_height(Face::body, metrics::kSmall) + style.px(4);
    const float left = std::clamp(x - width - style.px(4), place.lanes.min.x, place.lanes.max.x - width);
    const Rect label(left, place.lanes.min.y + style.px(2), left + width,
                     place.lanes.min.y + style.px(2) + height);
    draw_box(list, label, style.px(4), ink(colors.panel, 0.92f), ink(colors.line), style.rule());
    draw_text_in(list, style, Face::body, metrics::kSmall,
                 {label.min.x + style.px(6), label.min.y, label.max.x, label.max.y}, ink(colors.dim), words);
}

void draw_bands(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                const TimelineView& view) {
    const Style& style = context.style;
    const Color color = style.colors().blocking;
    for (const BandItem& band : view.blocked) {
        const float left = std::max(place.x(band.x0), place.lanes.min.x);
        const float right =
            std::min(std::max(place.x(band.x1), place.x(band.x0) + style.rule(2)), place.lanes.max.x);
        if (right <= left) continue;
        list.AddRectFilled({left, place.lanes.min.y - style.px(4)}, {right, place.lanes.max.y},
                           ink(color, 0.20f));
        list.AddRectFilled({left, place.lanes.min.y - style.px(4)}, {right, place.lanes.min.y}, ink(color));
        const float width = measure(style, Face::strong, metrics::kSmall, band.label).x + style.px(14);
        if (width > right - left) continue;
        const float height = style.line_height(Face::strong, metrics::kSmall) + style.px(4);
        const float x = std::round((left + right - width) / 2);
        const float y = place.lanes.max.y - height - style.px(6);
        draw_box(list, {x, y, x + width, y + height}, style.px(4), ink(color));
        draw_text_in(list, style, Face::strong, metrics::kSmall, {x + style.px(7), y, x + width, y + height},
                     ink(ink_on(style.colors(), color)), band.label);
    }
}

void draw_marks(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                const TimelineView& view) {
    const Style& style = context.style;
    for (const MarkItem& mark : view.marks) {
        const MarkLook look = look_of(style.colors(), mark.kind);
        const bool quiet = mark.kind == MarkKind::output;
        const float size = style.px(quiet ? 5.0f : 10.0f);
        const ImVec2 center(place.x(mark.x) + size / 2,
                            place.row_top(mark.row) + place.lane_height - style.px(quiet ? 5.0f : 7.0f));
        draw_glyph(list, look.glyph, center, size, ink(look.color, quiet ? 0.8f : 1.0f));
    }
}

void draw_arrows(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                 const TimelineView& view) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    for (const bool selected : {false, true}) {
        for (const ArrowItem& arrow : view.arrows) {
            if (arrow.selected != selected) continue;
            const float half = place.lane_height / 2;
            const ImVec2 from(place.x(arrow.x0), place.row_top(arrow.row0) + half);
            const ImVec2 to(place.x(arrow.x1), place.row_top(arrow.row1) + half);
            const float bulge = style.px(12) + std::min(style.px(16), std::abs(to.y - from.y) * 0.06f);
            const float head = style.px(selected ? 9.0f : 7.0f);
            const ImU32 color = selected ? ink(colors.accent) : ink(flow_color(colors, arrow.kind), 0.75f);
            draw_arrow(list, from, to, bulge, std::max(1.0f, style.px(selected ? 2.2f : 1.3f)), head, color);
        }
    }
}

void draw_future(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                 const TimelineView& view, bool hidden) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float left = std::max(place.x(view.future), place.lanes.min.x);
    const Rect rest(left, place.lanes.min.y - style.px(4), place.lanes.max.x, place.lanes.max.y);
    if (rest.width() <= 0) return;
    if (!hidden) {
        list.AddRectFilled(rest.min, rest.max, ink(colors.panel, 0.45f));
        return;
    }
    list.AddRectFilled(rest.min, rest.max, ink(blend(colors.panel, colors.background, 0.7f)));
    constexpr std::string_view kQuestion = "what happens next?";
    const float size = context.presenting ? 24.0f : metrics::kLarge;
    const ImVec2 extent = measure(style, Face::body, size, kQuestion);
    if (extent.x + style.px(40) > rest.width()) return;
    const float x = std::min(rest.min.x + style.px(60), rest.center().x - extent.x / 2);
    draw_text(list, style, Face::body, size,
              {std::max(x, rest.min.x + style.px(20)), rest.center().y - extent.y / 2}, ink(colors.faint),
              kQuestion);
}

void draw_playhead(const PanelContext& context, ImDrawList& list, const ChartPlace& place,
                   const TimelineView& view) {
    const Style& style = context.style;
    const float x = std::round(place.x(view.playhead));
    if (x < place.lanes.min.x - 1 || x > place.lanes.max.x) return;
    const ImU32 color = ink(style.colors().accent);
    const float width = style.rule(2);
    const float top = place.ruler.max.y - style.px(8);
    list.AddRectFilled({x - std::floor(width / 2), top}, {x + std::ceil(width / 2), place.lanes.max.y},
                       color);
    list.AddTriangleFilled({x - style.px(8), top - style.px(3)}, {x + style.px(8), top - style.px(3)},
                           {x, top + style.px(9)}, color);
}

float draw_legend(const PanelContext& context, ImDrawList& list, Rect box) {
    const Style& style = context.style;
    const float size = context.presenting ? metrics::kBody : metrics::kTitle;
    const float glyph = style.px(11);
    float x = box.min.x;
    for (const LegendItem& item : legend()) {
        const float words = measure(style, Face::body, size, item.word).x;
        const float width = glyph + style.px(6) + words;
        if (x + width > box.max.x) break;
        draw_glyph(list, state_glyph(item.state, item.wait), {x + glyph / 2, box.center().y}, glyph,
                   ink(state_color(style.colors(), item.state, item.wait)));
        draw_text_in(list, style, Face::body, size,
                     {x + glyph + style.px(6), box.min.y, x + width + 1, box.max.y}, ink(style.colors().dim),
                     item.word);
        x += width + style.px(18);
    }
    return box.height();
}

}  // namespace awaitscope
