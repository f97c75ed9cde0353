#include "app/widgets/controls.h"

#include "app/widgets/frame.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {
namespace {

constexpr float kButtonPadding = 12;
constexpr float kTabPadding = 16;
constexpr float kGlyphSize = 13;
constexpr float kCaretSize = 9;

float glyph_room(const Style& style, Glyph glyph, float size, bool with_text) {
    return glyph == Glyph::none ? 0.0f : style.px(size) + (with_text ? style.px(8) : 0.0f);
}

void tip_when_hovered(const Style& style, std::string_view tip, std::string_view keys) {
    if (!tip.empty() &&
        ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal | ImGuiHoveredFlags_NoSharedDelay)) {
        draw_tooltip(style, tip, keys);
    }
}

struct ButtonLook {
    ImU32 ground = 0;
    ImU32 words = 0;
};

ButtonLook look_of(const Style& style, const Button& button, const Press& press) {
    const Palette& colors = style.colors();
    ButtonLook look;
    const bool lit = button.enabled && (press.hovered || press.held);
    const float lift = press.held ? 0.16f : 0.09f;
    look.words = ink(button.enabled ? colors.text : colors.faint, button.enabled ? 1.0f : 0.55f);
    switch (button.kind) {
        case ButtonKind::quiet:
            if (lit || button.pressed) look.ground = ink(colors.raised);
            if (!button.pressed && !lit) look.words = ink(colors.dim);
            break;
        case ButtonKind::raised:
            look.ground = ink(lit ? blend(colors.raised, colors.text, lift) : colors.raised);
            break;
        case ButtonKind::accent:
            look.ground = ink(lit ? blend(colors.accent, colors.text, lift) : colors.accent);
            look.words = ink(ink_on(colors, colors.accent));
            break;
    }
    return look;
}

Color chip_words(const Style& style, const Chip& chip) {
    return chip.filled ? ink_on(style.colors(), chip.color) : style.colors().text;
}

struct ChipMetrics {
    float text_size, padding_x, padding_y, glyph, gap;
};
ChipMetrics metrics_of(const Chip& chip) {
    ChipMetrics m =
        chip.round ? ChipMetrics{metrics::kSmall, 8, 1.5f, 8, 5} : ChipMetrics{metrics::kTitle, 10, 5, 9, 7};
    if (chip.size > 0) {
        const float factor = chip.size / m.text_size;
        m = {chip.size, m.padding_x * factor, m.padding_y * factor, m.glyph * factor, m.gap * factor};
    }
    return m;
}

}  // namespace

Press press_area(const char* id, Rect box) {
    ImGui::SetCursorScreenPos(box.min);
    Press press;
    press.clicked = ImGui::InvisibleButton(id, {std::max(1.0f, box.width()), std::max(1.0f, box.height())});
    press.hovered = ImGui::IsItemHovered();
    press.held = ImGui::IsItemActive();
    return press;
}

float button_width(const Style& style, const Button& button) {
    const bool worded = !button.text.empty();
    float width = style.px(2 * kButtonPadding) + glyph_room(style, button.glyph, kGlyphSize, worded) +
                  glyph_room(style, button.after, kCaretSize, worded);
    if (worded) width += measure(style, Face::body, metrics::kBody, button.text).x;
    return std::ceil(width);
}

bool draw_button(const Style& style, const char* id, Rect box, const Button& button) {
    const Press press = press_area(id, box);
    tip_when_hovered(style, button.tip, button.keys);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ButtonLook look = look_of(style, button, press);
    draw_box(list, box, style.px(button.text.empty() ? 8 : 6), look.ground);
    const bool worded = !button.text.empty();
    const float text_width = worded ? measure(style, Face::body, metrics::kBody, button.text).x : 0.0f;
    const float glyph_width = glyph_room(style, button.glyph, kGlyphSize, worded);
    const float after_width = glyph_room(style, button.after, kCaretSize, worded);
    float x =
        std::max(box.min.x + style.px(4), box.center().x - (text_width + glyph_width + after_width) / 2);
    if (button.glyph != Glyph::none) {
        draw_glyph(list, button.glyph, {x + style.px(kGlyphSize) / 2, box.center().y}, style.px(kGlyphSize),
                   look.words);
        x += glyph_width;
    }
    Rect words(x, box.min.y, box.max.x - style.px(4) - after_width, box.max.y);
    draw_text_in(list, style, Face::body, metrics::kBody, words, look.words, button.text);
    if (button.after != Glyph::none) {
        const float caret = std::min(x + text_width + style.px(8), box.max.x - style.px(6 + kCaretSize));
        draw_glyph(list, button.after, {caret + style.px(kCaretSize) / 2, box.center().y + style.px(1)},
                   style.px(kCaretSize), look.words);
    }
    return press.clicked && button.enabled;
}

float tabs_width(const Style& style, std::span<const std::string_view> labels) {
    float width = 0;
    for (const std::string_view label : labels) {
        width += measure(style, Face::strong, metrics::kTitle, label).x + style.px(2 * kTabPadding + 2);
    }
    return std::ceil(width);
}

int draw_tabs(const Style& style, const char* id, Rect box, std::span<const std::string_view> labels,
              int chosen) {
    const Palette& colors = style.colors();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::PushID(id);
    int clicked = -1;
    const float wanted = tabs_width(style, labels);
    // Where the room is short, the tabs give up padding before they give up words.
    const float give = std::max(0.0f, wanted - box.width()) / static_cast<float>(2 * labels.size());
    const float padding = std::max(style.px(4), style.px(kTabPadding) - give);
    float x = box.min.x;
    for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
        const std::string_view label = labels[static_cast<std::size_t>(i)];
        const float width = measure(style, Face::strong, metrics::kTitle, label).x;
        const Rect tab(x, box.min.y, x + width + 2 * padding, box.max.y);
        ImGui::PushID(i);
        const Press press = press_area("tab", tab);
        ImGui::PopID();
        if (press.clicked) clicked = i;
        const bool lit = i == chosen;
        if (lit || press.hovered) draw_box(list, tab, style.px(6), ink(colors.raised, lit ? 1.0f : 0.6f));
        const Rect words(tab.min.x + padding, tab.min.y, tab.max.x, tab.max.y);
        draw_text_in(list, style, Face::strong, metrics::kTitle, words, ink(lit ? colors.text : colors.dim),
                     label);
        x = tab.max.x + style.px(2);
    }
    ImGui::PopID();
    return clicked;
}

ImVec2 chip_size(const Style& style, const Chip& chip) {
    const ChipMetrics m = metrics_of(chip);
    const ImVec2 text = measure(style, Face::strong, m.text_size, chip.text);
    float width = text.x + style.px(2 * m.padding_x);
    if (chip.glyph != Glyph::none) width += style.px(m.glyph + m.gap);
    if (!chip.note.empty()) width += measure(style, Face::body, m.text_size, chip.note).x + style.px(7);
    return {std::ceil(width), std::ceil(text.y + style.px(2 * m.padding_y))};
}

void draw_chip(ImDrawList& list, const Style& style, ImVec2 at, const Chip& chip, float max_width) {
    const ChipMetrics m = metrics_of(chip);
    const ImVec2 size = chip_size(style, chip);
    at = {std::round(at.x), std::round(at.y)};
    const Rect box(at, {at.x + std::floor(std::min(size.x, max_width)), at.y + size.y});
    const ImU32 ground = ink(chip.color, chip.filled ? 1.0f : 0.14f);
    const ImU32 border = ink(chip.color, chip.filled ? 1.0f : (chip.round ? 0.55f : 0.85f));
    draw_box(list, box, chip.round ? box.height() / 2 : style.px(6), ground, border, style.rule());
    float x = box.min.x + style.px(m.padding_x);
    if (chip.glyph != Glyph::none) {
        const ImU32 color = chip.filled ? ink(chip_words(style, chip)) : ink(chip.color);
        draw_glyph(list, chip.glyph, {x + style.px(m.glyph) / 2, box.center().y}, style.px(m.glyph), color);
        x += style.px(m.glyph + m.gap);
    }
    const float right = box.max.x - style.px(m.padding_x) + 1;
    x += draw_text_in(list, style, Face::strong, m.text_size, {x, box.min.y, right, box.max.y},
                      ink(chip_words(style, chip)), chip.text);
    if (!chip.note.empty() && x + style.px(7) < right) {
        const Color note = chip.filled ? chip_words(style, chip) : style.colors().dim;
        draw_text_in(list, style, Face::body, m.text_size, {x + style.px(7), box.min.y, right, box.max.y},
                     ink(note), chip.note);
    }
}

bool draw_chip_button(const Style& style, const char* id, ImVec2 at, const Chip& chip, float max_width) {
    ImVec2 size = chip_size(style, chip);
    size.x = std::min(size.x, max_width);
    const Press press = press_area(id, {at, {at.x + size.x, at.y + size.y}});
    Chip shown = chip;
    if (press.hovered && !chip.filled) shown.color = blend(chip.color, style.colors().text, 0.35f);
    draw_chip(*ImGui::GetWindowDrawList(), style, at, shown, max_width);
    return press.clicked;
}

bool draw_slider(const Style& style, const char* id, Rect box, double& value, double min, double max,
                 double step) {
    const Palette& colors = style.colors();
    const Press press = press_area(id, box);
    const float knob = style.px(9);
    const float left = box.min.x + knob;
    const float right = box.max.x - knob;
    bool changed = false;
    if (press.held && right > left && max > min) {
        const double share =
            std::clamp(static_cast<double>((ImGui::GetIO().MousePos.x - left) / (right - left)), 0.0, 1.0);
        double wanted = min + share * (max - min);
        // A drag by hand aims at round numbers: a two-hundredth of the range, on a decimal grid.
        const double grid = step > 0 ? step : std::pow(10.0, std::floor(std::log10((max - min) / 100.0)));
        wanted = std::clamp(std::round(wanted / grid) * grid, min, max);
        changed = wanted != value;
        value = wanted;
    }
    const float share =
        max > min ? static_cast<float>(std::clamp((value - min) / (max - min), 0.0, 1.0)) : 0.0f;
    const float x = left + share * (right - left);
    const float y = std::round(box.center().y);
    const float half = std::max(1.0f, style.px(3));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({box.min.x, y - half}, {box.max.x, y + half},
                       ink(blend(colors.raised, colors.text, 0.08f)), half);
    list.AddRectFilled({box.min.x, y - half}, {x, y + half}, ink(colors.accent), half);
    list.AddCircleFilled({x, y}, press.held ? knob * 1.1f : knob, ink(colors.accent));
    if (press.hovered || press.held)
        list.AddCircle({x, y}, knob + style.px(3), ink(colors.accent, 0.35f), 0, style.px(3));
    return changed;
}

float menu_width(const Style& style, std::span<const std::string_view> items) {
    float widest = 0;
    for (const std::string_view item : items) {
        Button button;
        button.text = item;
        button.after = Glyph::chevron_down;
        widest = std::max(widest, button_width(style, button));
    }
    return widest;
}

int draw_menu(const Style& style, const char* id, Rect box, std::string_view text,
              std::span<const std::string_view> items, int chosen, ButtonKind kind) {
    ImGui::PushID(id);
    Button button;
    button.kind = kind;
    button.text = text;
    button.after = Glyph::chevron_down;
    if (draw_button(style, "open", box, button)) ImGui::OpenPopup("items");
    int clicked = -1;
    const float row = style.px(30) * std::max(1.0f, style.text_scale);
    const float padding = style.px(6);
    float width = box.width();
    for (const std::string_view item : items) {
        width = std::max(width, measure(style, Face::body, metrics::kBody, item).x + style.px(52));
    }
    const float height = row * static_cast<float>(items.size()) + 2 * padding;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float top = box.max.y + style.px(4) + height > screen.y ? box.min.y - style.px(4) - height
                                                                  : box.max.y + style.px(4);
    ImGui::SetNextWindowPos({std::min(box.min.x, screen.x - width - style.px(8)), top});
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    if (ImGui::BeginPopup("items", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar)) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const ImVec2 origin = ImGui::GetWindowPos();
        for (int i = 0; i < static_cast<int>(items.size()); ++i) {
            const float y = origin.y + padding + row * static_cast<float>(i);
            const Rect line(origin.x + padding, y, origin.x + width - padding, y + row);
            ImGui::PushID(i);
            const Press press = press_area("item", line);
            ImGui::PopID();
            if (press.hovered) draw_box(list, line, style.px(5), ink(style.colors().raised));
            if (i == chosen) {
                draw_glyph(list, Glyph::check, {line.min.x + style.px(12), line.center().y}, style.px(10),
                           ink(style.colors().accent));
            }
            draw_text_in(list, style, Face::body, metrics::kBody,
                         {line.min.x + style.px(26), line.min.y, line.max.x, line.max.y},
                         ink(style.colors().text), items[static_cast<std::size_t>(i)]);
            if (press.clicked) {
                clicked = i;
                ImGui::CloseCurrentPopup();
            }
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    ImGui::PopID();
    return clicked;
}

void draw_tooltip(const Style& style, std::span<const TipLine> lines) {
    if (lines.empty()) return;
    const float padding = style.px(10);
    const float leading = style.px(4);
    const float limit = std::max(style.px(240), ImGui::GetIO().DisplaySize.x / 3);
    ImVec2 size(0, 0);
    for (const TipLine& line : lines) {
        float width = 0;
        float height = 0;
        for (const TipPart& part : line) {
            const ImVec2 extent = measure(style, part.face, metrics::kTitle, part.text);
            width += extent.x;
            height = std::max(height, extent.y);
        }
        size.x = std::max(size.x, std::min(width, limit));
        size.y += height + leading;
    }
    size = {std::ceil(size.x + 2 * padding), std::ceil(size.y - leading + 2 * padding)};
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImVec2 at(mouse.x + style.px(14), mouse.y + style.px(18));
    if (at.x + size.x > screen.x - padding) at.x = std::max(padding, mouse.x - size.x - style.px(8));
    if (at.y + size.y > screen.y - padding) at.y = std::max(padding, mouse.y - size.y - style.px(8));
    at = {std::round(at.x), std::round(at.y)};
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const Palette& colors = style.colors();
    const Rect box(at, {at.x + size.x, at.y + size.y});
    list.AddRectFilled({box.min.x + style.px(2), box.min.y + style.px(4)},
                       {box.max.x + style.px(2), box.max.y + style.px(4)}, IM_COL32(0, 0, 0, 60),
                       style.px(8));
    draw_box(list, box, style.px(6), ink(blend(colors.panel, colors.raised, 0.6f)),
             ink(blend(colors.line, colors.text, 0.25f)), style.rule());
    float y = box.min.y + padding;
    for (const TipLine& line : lines) {
        float x = box.min.x + padding;
        float height = 0;
        for (const TipPart& part : line)
            height = std::max(height, style.line_height(part.face, metrics::kTitle));
        for (const TipPart& part : line) {
            const Rect words(x, y, box.max.x - padding + 1, y + height);
            if (words.width() <= 0) break;
            x += draw_text_in(list, style, part.face, metrics::kTitle, words, ink(part.color), part.text);
        }
        y += height + leading;
    }
}

void draw_tooltip(const Style& style, std::string_view text, std::string_view keys) {
    TipLine line{{std::string(text), Face::body, style.colors().text}};
    if (!keys.empty()) line.push_back({"   " + std::string(keys), Face::code, style.colors().faint});
    draw_tooltip(style, std::span(&line, 1));
}

}  // namespace awaitscope
