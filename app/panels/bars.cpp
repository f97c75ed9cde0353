#include "app/panels/bars.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr float kTopBar = 52;
constexpr float kTransport = 60;
constexpr float kButton = 36;
constexpr float kSide = 18;

float taller(const PanelContext& context) {
    return std::max(1.0f, context.style.text_scale);
}

std::string_view keys_of(CommandId id) {
    return info(id).keys;
}

Command with_value(CommandId id, double value) {
    Command command;
    command.id = id;
    command.value = value;
    return command;
}

std::string speed_text(double speed) {
    return fmt::format("{:g}×", speed);
}

/// Time, step number and the palette's key; returns the left side of what was drawn.
float draw_place(const PanelContext& context, ImDrawList& list, Rect box, const StatusView& view) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    Button all;
    all.text = "Ctrl+Shift+P";
    all.kind = ButtonKind::quiet;
    all.tip = "All commands; ? shows all keys";
    const float half = style.px(16) * taller(context);
    const float width = button_width(style, all);
    float right = box.max.x - style.px(kSide) + style.px(12);
    const float needed = width + measure(style, Face::code, metrics::kTitle, view.step).x + style.px(640);
    if (needed < box.width()) {
        if (draw_button(style, "palette",
                        {right - width, box.center().y - half, right, box.center().y + half}, all)) {
            context.send(CommandId::palette);
        }
        right -= width + style.px(10);
    } else {
        right -= style.px(12);
    }
    const float step = measure(style, Face::code, metrics::kTitle, view.step).x;
    draw_text_in(list, style, Face::code, metrics::kTitle, {right - step, box.min.y, right + 1, box.max.y},
                 ink(colors.dim), view.step);
    right -= step + style.px(20);
    const float time = measure(style, Face::code_strong, 15, view.time).x;
    draw_text_in(list, style, Face::code_strong, 15, {right - time, box.min.y, right + 1, box.max.y},
                 ink(colors.accent), view.time);
    return right - time;
}

void draw_breadcrumb(const PanelContext& context, ImDrawList& list, Rect box, const StatusView& view) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    float x = box.min.x;
    if (!view.chapter.empty()) {
        const float width = measure(style, Face::body, metrics::kBody, view.chapter).x;
        const float title = measure(style, Face::body, metrics::kBody, view.title).x;
        // The lesson matters more than its chapter: that goes first where the room is short.
        if (width + style.px(26) + std::min(title, style.px(140)) < box.width()) {
            x += draw_text_in(list, style, Face::body, metrics::kBody, {x, box.min.y, box.max.x, box.max.y},
                              ink(colors.dim), view.chapter);
            draw_glyph(list, Glyph::chevron_right, {x + style.px(11), box.center().y}, style.px(8),
                       ink(colors.faint));
            x += style.px(22);
        }
    }
    const float chevron = style.px(16);
    x += draw_text_in(list, style, Face::body, metrics::kBody, {x, box.min.y, box.max.x - chevron, box.max.y},
                      ink(colors.text), view.title);
    // The place in the course is also the way to the rest of it.
    const float half = style.px(16) * taller(context);
    const Press press =
        press_area("lessons", {box.min.x, box.center().y - half, x + chevron, box.center().y + half});
    draw_glyph(list, Glyph::chevron_down, {x + style.px(10), box.center().y + style.px(1)}, style.px(8),
               ink(press.hovered ? colors.text : colors.dim));
    if (press.hovered)
        draw_tooltip(style, info(CommandId::toggle_lessons).title, keys_of(CommandId::toggle_lessons));
    if (press.clicked) context.send(CommandId::toggle_lessons);
}

/// Start, back, play, forward, end; returns where they end.
float draw_buttons(const PanelContext& context, Rect box, const StatusView& view) {
    const Style& style = context.style;
    struct Entry {
        CommandId id;
        Glyph glyph;
        bool enabled;
    };
    const Entry entries[] = {
        {CommandId::go_start, Glyph::to_start, !view.at_start},
        {CommandId::step_back, Glyph::step_back, !view.at_start},
        {CommandId::play_pause, view.playing ? Glyph::pause : Glyph::play, true},
        {CommandId::step_forward, Glyph::step_forward, !view.at_end},
        {CommandId::go_end, Glyph::to_end, !view.at_end},
    };
    float x = box.min.x + style.px(kSide);
    const float half = style.px(kButton) / 2;
    for (const Entry& entry : entries) {
        const bool play = entry.id == CommandId::play_pause;
        Button button;
        button.glyph = entry.glyph;
        button.kind = play ? ButtonKind::accent : ButtonKind::raised;
        button.enabled = entry.enabled;
        button.tip = info(entry.id).title;
        button.keys = keys_of(entry.id);
        const float width = style.px(play ? 46.0f : kButton);
        const Rect place(x, box.center().y - half, x + width, box.center().y + half);
        if (draw_button(style, info(entry.id).name.data(), place, button)) context.send(entry.id);
        x += width + style.px(8);
    }
    return x;
}

float draw_choice(const PanelContext& context, ImDrawList& list, float x, Rect box, std::string_view label,
                  std::string_view text, std::span<const std::string_view> items, int chosen, int& picked) {
    const Style& style = context.style;
    x += draw_text_in(list, style, Face::body, metrics::kBody, {x, box.min.y, box.max.x, box.max.y},
                      ink(style.colors().dim), label) +
         style.px(10);
    const float width = menu_width(style, items);
    const float half = style.px(16) * taller(context);
    picked = draw_menu(style, label.data(), {x, box.center().y - half, x + width, box.center().y + half},
                       text, items, chosen);
    return x + width + style.px(18);
}

float draw_choices(const PanelContext& context, ImDrawList& list, float x, Rect box, const StatusView& view,
                   const Model& model) {
    constexpr StepUnit kUnits[] = {StepUnit::event,     StepUnit::line, StepUnit::task_switch,
                                   StepUnit::this_task, StepUnit::turn, StepUnit::output};
    std::string_view units[std::size(kUnits)];
    int unit = 0;
    for (std::size_t i = 0; i < std::size(kUnits); ++i) {
        units[i] = unit_name(kUnits[i]);
        if (kUnits[i] == model.playback.unit) unit = static_cast<int>(i);
    }
    int picked = -1;
    x = draw_choice(context, list, x, box, "step by", view.unit, units, unit, picked);
    if (picked >= 0) context.send(with_value(CommandId::set_step_unit, static_cast<double>(kUnits[picked])));

    std::string texts[std::size(kSpeeds)];
    std::string_view speeds[std::size(kSpeeds)];
    int speed = -1;
    for (std::size_t i = 0; i < std::size(kSpeeds); ++i) {
        texts[i] = speed_text(kSpeeds[i]);
        speeds[i] = texts[i];
        if (kSpeeds[i] == model.playback.speed) speed = static_cast<int>(i);
    }
    x = draw_choice(context, list, x, box, "speed", view.speed, speeds, speed, picked);
    if (picked >= 0) context.send(with_value(CommandId::set_speed, kSpeeds[picked]));
    return x;
}

/// From the right side leftwards; returns the left side of what was drawn.
float draw_sliders(const PanelContext& context, ImDrawList& list, Rect box,
                   const std::vector<Slider>& sliders, int chosen, float least) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    float right = box.max.x - style.px(kSide);
    const float room = (right - least) / static_cast<float>(std::max<std::size_t>(1, sliders.size()));
    for (std::size_t i = sliders.size(); i-- > 0;) {
        const Slider& slider = sliders[i];
        const bool is_chosen = static_cast<int>(i) == chosen && sliders.size() > 1;
        const std::string value = fmt::format("{:g}", slider.value);
        const std::string widest = fmt::format("{:g}", slider.max) + "00";
        const float name = measure(style, Face::body, metrics::kBody, slider.name).x;
        const float number = std::max(measure(style, Face::code_strong, metrics::kBody, widest).x,
                                      measure(style, Face::code_strong, metrics::kBody, value).x);
        const float track = std::min(style.px(240), room - name - number - style.px(44));
        if (track < style.px(50)) break;
        draw_text_in(list, style, Face::code_strong, metrics::kBody,
                     {right - number, box.min.y, right + 1, box.max.y}, ink(colors.text), value);
        const float end = right - number - style.px(12);
        double wanted = slider.value;
        ImGui::PushID(static_cast<int>(i));
        const bool changed = draw_slider(
            style, "slider", {end - track, box.center().y - style.px(14), end, box.center().y + style.px(14)},
            wanted, slider.min, slider.max, slider.integer ? std::max(1.0, slider.step) : slider.step);
        ImGui::PopID();
        if (changed) {
            Command command = with_value(CommandId::set_slider, wanted);
            command.text = slider.name;
            context.send(command);
        }
        const float left = end - track - style.px(12) - name;
        draw_text_in(list, style, Face::body, metrics::kBody, {left, box.min.y, end - track, box.max.y},
                     ink(is_chosen ? colors.text : colors.dim), slider.name);
        if (is_chosen)
            list.AddRectFilled({left, box.center().y + style.px(12)},
                               {left + name, box.center().y + style.px(12) + style.rule()}, ink(colors.dim));
        right = left - style.px(24);
    }
    return right;
}

}  // namespace

float top_bar_height(const PanelContext& context) {
    return std::round(context.style.px(kTopBar) * taller(context));
}

float transport_height(const PanelContext& context) {
    return std::round(context.style.px(kTransport) * taller(context));
}

void draw_top_bar(const PanelContext& context, Rect box, const StatusView& view, Mode mode) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::PushID("top bar");
    list.AddRectFilled(box.min, box.max, ink(colors.panel));
    list.AddRectFilled({box.min.x, box.max.y - style.rule()}, box.max, ink(colors.line));
    float left = box.min.x + style.px(kSide);
    left += draw_text_in(list, style, Face::heavy, metrics::kLarge, {left, box.min.y, box.max.x, box.max.y},
                         ink(colors.text), "Awaitscope") +
            style.px(22);
    const float right = draw_place(context, list, box, view) - style.px(22);

    constexpr Mode kModes[] = {Mode::explore, Mode::compare, Mode::predict, Mode::be_the_loop, Mode::present};
    std::string_view names[std::size(kModes)];
    int chosen = 0;
    for (std::size_t i = 0; i < std::size(kModes); ++i) {
        names[i] = mode_name(kModes[i]);
        if (kModes[i] == mode) chosen = static_cast<int>(i);
    }
    const float wanted = tabs_width(style, names);
    const float width = std::min(wanted, std::max(style.px(300), (right - left) * 0.72f));
    // In the middle of the window if nothing stands there, else close to the right.
    const float start =
        std::clamp(box.center().x - width / 2, left + style.px(60), std::max(left, right - width));
    const float half = style.px(15) * taller(context);
    const int picked = draw_tabs(
        style, "modes", {start, box.center().y - half, start + width, box.center().y + half}, names, chosen);
    if (picked >= 0) context.send(with_value(CommandId::set_mode, static_cast<double>(kModes[picked])));
    draw_breadcrumb(context, list, {left, box.min.y, start - style.px(14), box.max.y}, view);
    ImGui::PopID();
}

void draw_transport_bar(const PanelContext& context, Rect box, const StatusView& view, const Model& model) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::PushID("transport");
    list.AddRectFilled(box.min, box.max, ink(colors.panel));
    list.AddRectFilled(box.min, {box.max.x, box.min.y + style.rule()}, ink(colors.line));
    float x = draw_buttons(context, box, view) + style.px(10);
    x = draw_choices(context, list, x, box, view, model);
    const float right = draw_sliders(context, list, box, model.document.lesson.sliders, model.what_if.chosen,
                                     x + style.px(10));
    if (!view.message.empty() && right - x > style.px(80)) {
        draw_glyph(list, Glyph::warning, {x + style.px(8), box.center().y}, style.px(13),
                   ink(colors.blocking));
        draw_text_in(list, style, Face::body, metrics::kTitle,
                     {x + style.px(24), box.min.y, right - style.px(8), box.max.y}, ink(colors.text),
                     view.message);
    }
    ImGui::PopID();
}

}  // namespace awaitscope
