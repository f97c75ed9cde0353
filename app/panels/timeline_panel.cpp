#include "app/panels/timeline_panel.h"

#include "app/model/status_view.h"
#include "app/panels/timeline_chart.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr float kRuler = 34;
constexpr float kLane = 46;
constexpr float kLaneLeast = 28;   ///< lanes shrink to this before the timeline scrolls
constexpr float kLaneThin = 20;    ///< the same where two timelines share the window
constexpr float kBelowLanes = 10;  ///< room under the last lane
constexpr float kOverview = 26;
constexpr float kClickSlack = 4;  ///< a press that moves less is a click

/// The words of a lane are larger when presenting, and so are the lanes.
float stretch(const PanelContext& context) {
    return (context.presenting ? 1.4f : 1.0f) * std::max(1.0f, context.style.text_scale);
}

float lane_height(const PanelContext& context, float room, std::uint32_t lanes, float thinnest) {
    const float usual = context.style.px(kLane) * stretch(context);
    const float least = context.style.px(thinnest) * std::max(1.0f, context.style.text_scale);
    if (lanes == 0) return std::floor(usual);
    return std::floor(std::clamp(room / static_cast<float>(lanes), std::min(least, usual), usual));
}

/// When presenting in a low window every pixel belongs to the lanes.
bool with_overview(const PanelContext& context, float panel_height) {
    return !context.presenting || panel_height > context.style.px(360);
}

float below_height(const PanelContext& context) {
    const Style& style = context.style;
    return style.px(kBelowLanes) + style.px(kOverview) + style.px(kBelowLanes);
}

float ruler_height(const PanelContext& context) {
    return context.style.px(kRuler) * std::max(1.0f, context.style.text_scale);
}

float label_width(const PanelContext& context, float width) {
    const float wanted =
        context.style.px(context.presenting ? 250.0f : 180.0f) * std::max(1.0f, context.style.text_scale);
    return std::round(std::min(wanted, width * 0.28f));
}

struct Layout {
    ChartPlace place;
    Rect overview;
    TimelineRoom room;
};

Layout lay_out(const PanelContext& context, Rect body, std::uint32_t lanes, bool overview, float thinnest) {
    const Style& style = context.style;
    Layout layout;
    const float labels = label_width(context, body.width());
    const float below = overview ? below_height(context) : style.px(kBelowLanes);
    const float top = std::round(body.min.y + ruler_height(context));
    const float bottom = std::max(top + 1, std::round(body.max.y - below));
    ChartPlace& place = layout.place;
    const float right = body.max.x - style.px(metrics::kPadding);
    place.lane_height = lane_height(context, bottom - top, lanes, thinnest);
    const float used = std::min(bottom, top + place.lane_height * static_cast<float>(std::max(1u, lanes)));
    place.labels = Rect(body.min.x, top, body.min.x + labels, used);
    place.lanes = Rect(body.min.x + labels, top, std::max(right, body.min.x + labels + 1), used);
    place.ruler = Rect(place.lanes.min.x, body.min.y, place.lanes.max.x, top);
    const float strip = body.max.y - below + style.px(kBelowLanes);
    layout.overview = Rect(body.min.x + style.px(metrics::kPadding), strip, right,
                           overview ? strip + style.px(kOverview) : strip);
    layout.room.width = place.lanes.width();
    layout.room.rows = place.lanes.height() / place.lane_height;
    layout.room.min_slice = std::max(2.0f, style.px(3));
    return layout;
}

void draw_chart(const PanelContext& context, ImDrawList& list, const Layout& layout, const TimelineView& view,
                const GhostView& ghost, bool hide_future) {
    const ChartPlace& place = layout.place;
    const float above = context.style.px(4);
    draw_ruler(context, list, place, view);
    list.PushClipRect({place.lanes.min.x, place.lanes.min.y - above}, place.lanes.max, true);
    draw_instants(context, list, place, view);
    list.PopClipRect();
    list.PushClipRect(place.labels.min, place.lanes.max, true);
    draw_lane_names(context, list, place, view);
    list.PopClipRect();
    list.PushClipRect({place.lanes.min.x, place.lanes.min.y - above}, place.lanes.max, true);
    draw_ghost(context, list, place, ghost);
    draw_slices(context, list, place, view);
    draw_ghost_end(context, list, place, ghost);
    draw_marks(context, list, place, view);
    draw_bands(context, list, place, view);
    if (view.area_x1 > view.area_x0) {
        const Palette& colors = context.style.colors();
        list.AddRectFilled({place.x(view.area_x0), place.lanes.min.y},
                           {place.x(view.area_x1), place.lanes.max.y}, ink(colors.text, 0.08f));
        for (const float x : {view.area_x0, view.area_x1}) {
            list.AddRectFilled({place.x(x), place.lanes.min.y},
                               {place.x(x) + context.style.rule(), place.lanes.max.y},
                               ink(colors.text, 0.6f));
        }
    }
    draw_future(context, list, place, view, hide_future);
    draw_arrows(context, list, place, view);
    list.PopClipRect();
    draw_playhead(context, list, place, view);
}

void draw_overview(const PanelContext& context, ImDrawList& list, Rect box, const Model& model,
                   OverviewCache& cache) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float column = std::max(2.0f, style.px(3));
    const int columns = std::max(1, static_cast<int>(box.width() / column));
    if (cache.index != model.document.index || cache.axis != model.axis ||
        static_cast<int>(cache.view.busy.size()) != columns) {
        cache = {model.document.index, model.axis, overview_view(model, columns)};
    }
    place_in_overview(model, cache.view);
    const OverviewView& view = cache.view;
    draw_box(list, box, style.px(4), ink(colors.raised));
    const auto bars = [&](const std::vector<float>& shares, Color color, float opacity) {
        const float width = box.width() / static_cast<float>(std::max<std::size_t>(1, shares.size()));
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (shares[i] <= 0) continue;
            const float height =
                std::max(style.rule(2), (box.height() - style.px(6)) * std::min(1.0f, shares[i]));
            const float left = std::round(box.min.x + width * static_cast<float>(i));
            const float right = std::round(box.min.x + width * static_cast<float>(i + 1));
            list.AddRectFilled({left, box.max.y - style.px(3) - height}, {right, box.max.y - style.px(3)},
                               ink(color, opacity));
        }
    };
    const float width = box.width();
    const float x = std::round(box.min.x + width * view.cursor);
    bars(view.busy, colors.running, 0.75f);
    bars(view.blocked, colors.blocking, 1.0f);
    if (model.look.hide_future) {
        list.AddRectFilled({x, box.min.y}, box.max, ink(colors.raised), style.px(4));
    }
    const float from = box.min.x + width * view.view_begin;
    const float to = std::max(box.min.x + width * view.view_end, from + style.px(6));
    if (to - from < width - 1) {
        list.AddRectFilled(box.min, {from, box.max.y}, ink(colors.panel, 0.6f), style.px(4));
        list.AddRectFilled({to, box.min.y}, box.max, ink(colors.panel, 0.6f), style.px(4));
    }
    draw_box(list, {from, box.min.y, std::min(to, box.max.x), box.max.y}, style.px(4), 0,
             ink(colors.faint, 0.8f), style.rule());
    list.AddRectFilled({x - 1, box.min.y}, {x - 1 + style.rule(2), box.max.y}, ink(colors.accent));
}

/// Totals of the dragged area, in a small card at the right end of the ruler.
void draw_area_totals(const PanelContext& context, const Model& model, const Layout& layout) {
    const AreaTotals totals =
        area_totals(*model.document.index, model.selection.area_first, model.selection.area_last);
    const Style& style = context.style;
    const Palette& colors = style.colors();
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const float line = style.line_height(Face::body, metrics::kTitle) + style.px(4);
    const std::size_t shown = std::min<std::size_t>(totals.rows.size(), 8);
    const float widths[] = {style.px(130), style.px(66), style.px(96), style.px(96), style.px(96)};
    float width = style.px(24);
    for (const float w : widths) width += w;
    const float height =
        line * static_cast<float>(shown + 2 + (shown < totals.rows.size() ? 1 : 0)) + style.px(24);
    ImVec2 at(layout.place.lanes.max.x - width, layout.place.lanes.min.y + style.px(8));
    at.y = std::min(at.y, ImGui::GetIO().DisplaySize.y - height - style.px(8));
    draw_box(list, {at.x, at.y, at.x + width, at.y + height}, style.px(8), ink(colors.panel, 0.97f),
             ink(blend(colors.line, colors.text, 0.3f)), style.rule());
    float y = at.y + style.px(12);
    const auto row = [&](std::string_view name, const std::string(&cells)[4], Face face, Color color) {
        float x = at.x + style.px(12);
        draw_text_in(list, style, Face::strong, metrics::kTitle,
                     {x, y, x + widths[0] - style.px(8), y + line}, ink(color), name);
        x += widths[0];
        for (int i = 0; i < 4; ++i) {
            const float right = x + widths[i + 1];
            const float words = measure(style, face, metrics::kTitle, cells[i]).x;
            draw_text_in(list, style, face, metrics::kTitle, {right - words, y, right + 1, y + line},
                         ink(color), cells[i]);
            x = right;
        }
        y += line;
    };
    row(fmt::format("{} · {} steps", show_time(totals.duration), totals.steps), {"", "", "", ""}, Face::body,
        colors.text);
    row("", {"steps", "waiting", "ready", "blocking"}, Face::body, colors.dim);
    for (std::size_t i = 0; i < shown; ++i) {
        const AreaTotals::Row& totals_row = totals.rows[i];
        row(totals_row.label,
            {std::to_string(totals_row.steps), show_time(totals_row.waiting), show_time(totals_row.ready),
             show_time(totals_row.blocking)},
            Face::code, colors.text);
    }
    if (shown < totals.rows.size()) {
        row(fmt::format("and {} more", totals.rows.size() - shown), {"", "", "", ""}, Face::body, colors.dim);
    }
}

Command command_at(CommandId id, double value, double at = 0) {
    Command command;
    command.id = id;
    command.value = value;
    command.at = at;
    return command;
}

class Mouse {
  public:
    Mouse(const PanelContext& context, const Model& model, const Layout& layout, TimelineState& state)
        : context_(context), model_(model), layout_(layout), state_(state), at_(ImGui::GetIO().MousePos) {}

    void handle() {
        // One invisible button keeps Dear ImGui from giving the press to anything below.
        const ChartPlace& place = layout_.place;
        const Rect whole(place.labels.min.x, place.ruler.min.y, layout_.overview.max.x,
                         layout_.overview.max.y);
        ImGui::SetCursorScreenPos(whole.min);
        ImGui::InvisibleButton("chart", whole.size(),
                               ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                                   ImGuiButtonFlags_MouseButtonMiddle);
        if (ImGui::IsItemActivated()) begin();
        if (ImGui::IsItemActive()) {
            drag();
        } else if (state_.drag != TimelineState::Drag::none) {
            end();
        }
        if (ImGui::IsItemHovered()) {
            wheel();
            if (state_.drag == TimelineState::Drag::none && in_lanes()) tooltip();
        }
    }

  private:
    using Drag = TimelineState::Drag;

    float chart_x() const { return at_.x - layout_.place.lanes.min.x; }
    float row() const { return (at_.y - layout_.place.lanes.min.y) / layout_.place.lane_height; }
    bool in_lanes() const { return layout_.place.lanes.contains(at_); }
    Seq event_here() const {
        return event_at(model_, layout_.room, std::clamp(chart_x(), 0.0f, layout_.room.width), row());
    }
    /// While scrubbing only the moment counts, not the lane that the mouse strays over.
    Seq moment_here() const {
        const float x = std::clamp(chart_x(), 0.0f, layout_.room.width);
        return model_.time_scale().seq_at(position_at(model_.viewport, layout_.room, x));
    }

    void begin() {
        state_.drag_from = chart_x();
        state_.last_mouse = at_.x;
        if (layout_.overview.contains(at_)) {
            state_.drag = Drag::overview;
        } else if (ImGui::IsMouseDown(ImGuiMouseButton_Right) ||
                   (ImGui::IsMouseDown(ImGuiMouseButton_Left) && ImGui::GetIO().KeyShift)) {
            state_.drag = Drag::pan;
        } else if (ImGui::IsMouseDown(ImGuiMouseButton_Middle)) {
            state_.drag = Drag::zoom;
            state_.area_first = moment_here();
        } else if (layout_.place.ruler.contains(at_)) {
            state_.drag = Drag::scrub;
        } else if (in_lanes()) {
            state_.drag = Drag::press;
            state_.area_first = moment_here();
        } else if (layout_.place.labels.contains(at_)) {
            select_lane();
        }
    }

    void drag() {
        const float slack = context_.style.px(kClickSlack);
        switch (state_.drag) {
            case Drag::none: break;
            case Drag::press:
                if (std::abs(chart_x() - state_.drag_from) > slack) state_.drag = Drag::area;
                break;
            case Drag::zoom:
            case Drag::area: select_area(); break;
            case Drag::scrub: scrub(moment_here()); break;
            case Drag::pan:
                if (at_.x != state_.last_mouse) {
                    const double moved = static_cast<double>(at_.x - state_.last_mouse);
                    context_.send(
                        command_at(CommandId::pan_by, -moved / static_cast<double>(layout_.room.width)));
                }
                break;
            case Drag::overview: move_view(); break;
        }
        state_.last_mouse = at_.x;
    }

    void end() {
        if (state_.drag == Drag::press) {
            context_.go_to(event_here());
            select_lane();
        }
        if (state_.drag == Drag::zoom) {
            context_.send(CommandId::zoom_to_area);
            context_.send(CommandId::clear_selection);
        }
        state_.drag = Drag::none;
    }

    void scrub(Seq seq) {
        if (seq != model_.cursor && seq != 0) context_.go_to(seq);
    }

    void select_area() {
        const Seq here = moment_here();
        Command command;
        command.id = CommandId::select_area;
        command.seq = std::min(state_.area_first, here);
        command.last = std::max(state_.area_first, here);
        if (command.seq != 0 &&
            (command.seq != model_.selection.area_first || command.last != model_.selection.area_last)) {
            context_.send(command);
        }
    }

    void select_lane() {
        const Seq cursor = model_.cursor;
        const TimelineView view = timeline_view(model_, layout_.room);
        for (const LaneRow& lane : view.lanes) {
            if (row() < lane.row || row() >= lane.row + 1) continue;
            if (lane.task != model_.selection.task || cursor == 0) context_.select_task(lane.task);
            return;
        }
    }

    void move_view() {
        const float share = (at_.x - layout_.overview.min.x) / std::max(1.0f, layout_.overview.width());
        const double position = static_cast<double>(share) * model_.time_scale().length();
        if (model_.viewport.width() >= model_.time_scale().length() * 0.999) {
            scrub(model_.time_scale().seq_at(position));
            return;
        }
        const double middle = (model_.viewport.begin + model_.viewport.end) / 2;
        context_.send(command_at(CommandId::pan_by, (position - middle) / model_.viewport.width()));
    }

    void wheel() {
        const ImGuiIO& io = ImGui::GetIO();
        const float wheel = io.MouseWheel;
        const bool over_names = layout_.place.labels.contains(at_);
        if (wheel != 0 && (over_names || io.KeyAlt)) {
            context_.send(command_at(CommandId::scroll_lanes, -static_cast<double>(wheel) * 2));
        } else if (wheel != 0 && io.KeyShift) {
            context_.send(command_at(CommandId::pan_by, -static_cast<double>(wheel) * 0.1));
        } else if (wheel != 0) {
            const float x = std::clamp(chart_x(), 0.0f, layout_.room.width);
            context_.send(command_at(CommandId::zoom_at, std::pow(1.2, static_cast<double>(wheel)),
                                     position_at(model_.viewport, layout_.room, x)));
        }
        if (io.MouseWheelH != 0) {
            context_.send(command_at(CommandId::pan_by, -static_cast<double>(io.MouseWheelH) * 0.1));
        }
    }

    void tooltip() const {
        if (model_.look.hide_future && moment_here() > model_.cursor) return;
        std::vector<TipLine> lines;
        for (const RichText& text : tooltip_at(model_, layout_.room, chart_x(), row())) {
            lines.push_back(tip_of(context_.style.colors(), text));
        }
        draw_tooltip(context_.style, lines);
    }

    const PanelContext& context_;
    const Model& model_;
    const Layout& layout_;
    TimelineState& state_;
    ImVec2 at_;
};

/// What the title row has room for: the legend, and the menu of axes.
void draw_header(const PanelContext& context, Rect header, const Model& model) {
    const Style& style = context.style;
    constexpr Axis kAxes[] = {Axis::elastic, Axis::steps, Axis::time};
    std::string_view names[std::size(kAxes)];
    int chosen = 0;
    for (std::size_t i = 0; i < std::size(kAxes); ++i) {
        names[i] = axis_name(kAxes[i]);
        if (kAxes[i] == model.axis) chosen = static_cast<int>(i);
    }
    const std::string text = fmt::format("axis: {}", axis_name(model.axis));
    Button button;
    button.text = text;
    button.after = Glyph::chevron_down;
    const float width = button_width(style, button);
    const float half = style.px(13) * std::max(1.0f, style.text_scale);
    const float right = header.max.x + style.px(8);
    if (right - width < header.min.x) return;
    draw_legend(context, *ImGui::GetWindowDrawList(),
                {header.min.x + style.px(10), header.min.y, right - width - style.px(8), header.max.y});
    const int picked =
        draw_menu(style, "axis", {right - width, header.center().y - half, right, header.center().y + half},
                  text, names, chosen, ButtonKind::quiet);
    if (picked >= 0) context.send(command_at(CommandId::set_axis, static_cast<double>(kAxes[picked])));
}

void draw_body(const PanelContext& context, Rect box, const PanelFrame& frame, const Model& model,
               TimelineState& state) {
    ImDrawList& list = frame.list();
    const std::uint32_t lanes = shown_lanes(*model.document.index, model.cursor);
    if (model.document.trace().size() == 0) {
        draw_empty(list, context.style, frame.body(),
                   "Nothing has run yet. Choose a lesson on the left, or drop a Python file here.");
        return;
    }
    const Layout layout =
        lay_out(context, frame.body(), lanes, with_overview(context, box.height()), kLaneLeast);
    const TimelineView view = timeline_view(model, layout.room);
    draw_chart(context, list, layout, view, ghost_view(model, layout.room), model.look.hide_future);
    if (with_overview(context, box.height()))
        draw_overview(context, list, layout.overview, model, state.overview);
    if (model.selection.area_first != 0 && state.drag != TimelineState::Drag::zoom) {
        draw_area_totals(context, model, layout);
    }
    Mouse(context, model, layout, state).handle();
}

}  // namespace

float timeline_height(const PanelContext& context, std::uint32_t lanes) {
    const float lane = std::floor(context.style.px(kLane) * stretch(context));
    const float content =
        ruler_height(context) + lane * static_cast<float>(std::max(1u, lanes)) + below_height(context);
    return PanelFrame::height_for(context.style, content, !context.presenting);
}

float timeline_min_height(const PanelContext& context) {
    const float lane = context.style.px(kLaneLeast) * std::max(1.0f, context.style.text_scale);
    const float content = ruler_height(context) + lane * 3 + below_height(context);
    return PanelFrame::height_for(context.style, content, !context.presenting);
}

void draw_timeline_panel(const PanelContext& context, Rect box, const Model& model, TimelineState& state) {
    FrameTitle title;
    if (!context.presenting) title.text = "Timeline";
    Rect header;
    {
        PanelFrame frame(context.style, "timeline", box, title, false);
        header = frame.header();
        draw_body(context, box, frame, model, state);
    }
    // Outside the frame's body, which clips what lies in the title row.
    if (!context.presenting) draw_header(context, header, model);
}

float plain_timeline_height(const PanelContext& context, std::uint32_t lanes) {
    const float lane = std::floor(context.style.px(kLane) * stretch(context));
    const float content =
        ruler_height(context) + lane * static_cast<float>(lanes) + context.style.px(kBelowLanes);
    return PanelFrame::height_for(context.style, content);
}

void draw_plain_timeline(const PanelContext& context, const char* id, Rect box, const Model& model,
                         const PlainTimeline& run) {
    PanelFrame frame(context.style, id, box, {run.title, show_time(run.index.trace().header().end)}, false);
    const std::uint32_t lanes = shown_lanes(run.index, run.cursor);
    const Layout layout = lay_out(context, frame.body(), lanes, false, kLaneThin);
    TimelineView view =
        timeline_view(run.index, run.scale, run.viewport, run.cursor, Selection{}, model.look, layout.room);
    const double share = (static_cast<double>(run.now) - run.viewport.begin) / run.viewport.width();
    view.playhead = static_cast<float>(share) * layout.room.width;
    view.future = view.playhead;
    draw_chart(context, frame.list(), layout, view, GhostView{}, model.look.hide_future);
}

}  // namespace awaitscope
