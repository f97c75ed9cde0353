#include "app/panels/code_panel.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr float kLeading = 1.62f;   ///< line distance over type size
constexpr float kArrowColumn = 40;  ///< where breakpoints and the two arrows stand
constexpr float kDotCenter = 11;    ///< of a breakpoint, from the left side
constexpr float kArrowCenter = 27;
constexpr float kGap = 16;  ///< between line numbers and text
constexpr float kAbove = 8;

float type_size(const PanelContext& context) {
    return context.presenting ? 21.0f : metrics::kCode;
}

float line_step(const PanelContext& context) {
    return std::round(context.style.px(type_size(context)) * context.style.text_scale * kLeading);
}

struct Columns {
    float number_right = 0;  ///< relative to the body's left side
    float text = 0;
};

Columns columns_of(const PanelContext& context, std::size_t lines) {
    const Style& style = context.style;
    const std::string widest(std::max<std::size_t>(2, std::to_string(lines).size()), '0');
    Columns columns;
    columns.number_right = style.px(kArrowColumn) + measure(style, Face::code, type_size(context), widest).x;
    columns.text = columns.number_right + style.px(kGap);
    return columns;
}

Color color_of(const Palette& colors, CodeColor color) {
    switch (color) {
        case CodeColor::plain: return colors.text;
        case CodeColor::keyword: return colors.keyword;
        case CodeColor::function: return colors.function;
        case CodeColor::string: return colors.string;
        case CodeColor::number: return colors.number;
        case CodeColor::comment: return colors.comment;
        case CodeColor::narration: return colors.narration;
        case CodeColor::decorator: return colors.function;
    }
    return colors.text;
}

/// Draws one line's letters in their colours; returns where they end. Columns of the code face are all as
/// wide, so pieces are placed by measuring what stands before them.
float draw_line_text(const PanelContext& context, ImDrawList& list, ImVec2 at, const CodeLine& line) {
    const Style& style = context.style;
    const float size = type_size(context);
    float x = at.x;
    std::uint32_t done = 0;
    const auto draw = [&](std::uint32_t begin, std::uint32_t end, CodeColor color) {
        if (end <= begin) return;
        const Face face = color == CodeColor::narration ? Face::code_italic : Face::code;
        const std::string_view text = line.text.substr(begin, end - begin);
        draw_text(list, style, face, size, {x, at.y}, ink(color_of(style.colors(), color)), text);
        const ImFont* font = (*style.fonts)[static_cast<std::size_t>(Face::code)];
        const float pixels = style.line_height(Face::code, size);
        x += const_cast<ImFont*>(font)
                 ->CalcTextSizeA(pixels, FLT_MAX, 0, text.data(), text.data() + text.size())
                 .x;
    };
    for (const CodePiece& piece : line.pieces) {
        const std::uint32_t end = std::min(piece.end, static_cast<std::uint32_t>(line.text.size()));
        draw(done, std::min(piece.begin, end), CodeColor::plain);
        draw(std::max(done, piece.begin), end, piece.color);
        done = std::max(done, end);
    }
    draw(done, static_cast<std::uint32_t>(line.text.size()), CodeColor::plain);
    return x;
}

float text_offset(const PanelContext& context, std::string_view text, std::uint32_t column) {
    return measure(context.style, Face::code, type_size(context),
                   text.substr(0, std::min<std::size_t>(column, text.size())))
        .x;
}

void draw_wave(ImDrawList& list, float left, float right, float y, float size, ImU32 color) {
    bool up = false;
    for (float x = left; x <= right + size; x += size, up = !up) list.PathLineTo({x, up ? y - size : y});
    list.PathStroke(color, 0, std::max(1.0f, size * 0.55f));
}

/// Underlines what is wrong and says it behind the line.
float draw_problem(const PanelContext& context, ImDrawList& list, ImVec2 at, float end, const CodeLine& line,
                   const CodeView& view) {
    const Style& style = context.style;
    const Color color = style.colors().blocking;
    for (const SourceProblem& problem : view.problems) {
        if (problem.span.line != line.number) continue;
        const bool one_line = problem.span.end_line == problem.span.line;
        const float left = at.x + text_offset(context, line.text, problem.span.column);
        const float right = one_line && problem.span.end_column > problem.span.column
                                ? at.x + text_offset(context, line.text, problem.span.end_column)
                                : std::max(end, left + style.px(8));
        draw_wave(list, left, right, at.y + line_step(context) - style.px(4), style.px(2.5f), ink(color));
        Chip chip;
        chip.text = problem.message;
        chip.glyph = Glyph::cross;
        chip.color = color;
        chip.round = true;
        const ImVec2 size = chip_size(style, chip);
        draw_chip(list, style, {end + style.px(14), at.y + (line_step(context) - size.y) / 2 - style.px(1)},
                  chip);
        end += style.px(14) + size.x;
    }
    return end;
}

Chip chip_of(const PanelContext& context, const CodeChip& task, std::string_view label) {
    Chip chip = task_chip(context.style.colors(), label, {}, task.state, task.wait);
    chip.round = true;
    if (context.presenting) chip.size = 16;
    return chip;
}

std::string label_of(const CodeChip& task) {
    if (task.count <= 1) return task.label;
    return fmt::format("{}{} tasks", task.at_least ? "more than " : "", task.count);
}

/// Behind the line's text; where that is too long, above its end: who stands here matters more.
void draw_chips(const PanelContext& context, ImDrawList& list, ImVec2 at, float right, const CodeLine& line) {
    const Style& style = context.style;
    float wanted = 0;
    for (const CodeChip& task : line.chips)
        wanted += chip_size(style, chip_of(context, task, label_of(task))).x + style.px(6);
    float x = at.x + style.px(12);
    if (x + wanted > right) {
        x = std::max(right - wanted - style.px(4), at.x - style.px(4000));
        const Palette& colors = style.colors();
        const Color ground =
            line.executed ? blend(colors.panel, colors.running, colors.dark ? 0.15f : 0.13f) : colors.panel;
        list.AddRectFilled({x - style.px(8), at.y}, {right, at.y + line_step(context)}, ink(ground));
    }
    for (std::size_t i = 0; i < line.chips.size(); ++i) {
        const CodeChip& task = line.chips[i];
        const std::string label = label_of(task);
        const Chip chip = chip_of(context, task, label);
        const ImVec2 size = chip_size(style, chip);
        ImGui::PushID(static_cast<int>(line.number));
        ImGui::PushID(static_cast<int>(i));
        const float y = at.y + std::round((line_step(context) - size.y) / 2);
        if (draw_chip_button(style, "chip", {x, y}, chip) && task.task != 0) context.select_task(task.task);
        ImGui::PopID();
        ImGui::PopID();
        x += size.x + style.px(6);
    }
}

/// The margin: a click sets a breakpoint, one with Ctrl runs to the line.
void draw_margin(const PanelContext& context, ImDrawList& list, Rect margin, const CodeLine& line) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const ImVec2 dot(margin.min.x + style.px(kDotCenter), margin.center().y);
    const float size = style.px(context.presenting ? 22.0f : 17.0f);
    ImGui::PushID(static_cast<int>(line.number));
    const Press press = press_area("margin", margin);
    ImGui::PopID();
    if (line.breakpoint) {
        draw_glyph(list, Glyph::dot, dot, size, ink(colors.blocking));
    } else if (press.hovered) {
        draw_glyph(list, Glyph::dot, dot, size, ink(colors.faint, 0.7f));
    }
    if (press.hovered) draw_tooltip(style, "Breakpoint; with Ctrl: run to this line", "F9, Ctrl+F10");
    if (!press.clicked) return;
    Command command;
    command.id = ImGui::GetIO().KeyCtrl ? CommandId::run_to : CommandId::toggle_breakpoint_at;
    command.value = line.number;
    context.send(command);
}

void draw_values(const PanelContext& context, const CodeView& view, std::uint32_t line,
                 std::uint32_t column) {
    const std::vector<CodeValue> values = values_at(view, line, column);
    const Palette& colors = context.style.colors();
    std::vector<TipLine> lines;
    for (const CodeValue& value : values) {
        TipLine tip{{value.name, Face::code_strong, colors.text},
                    {" = ", Face::code, colors.dim},
                    {value.text, Face::code, colors.text}};
        if (values.size() > 1) tip.push_back({"   in " + value.owner, Face::body, colors.dim});
        lines.push_back(std::move(tip));
    }
    if (!lines.empty()) draw_tooltip(context.style, lines);
}

/// One source line; returns where it ends on the right. `seen` is where the panel ends, `right` where its
/// content does.
float draw_line(const PanelContext& context, ImDrawList& list, ImVec2 at, float right, float seen,
                const Columns& columns, const CodeLine& line, const CodeView& view) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float step = line_step(context);
    const float size = type_size(context);
    if (line.executed) {
        list.AddRectFilled({at.x, at.y}, {right, at.y + step},
                           ink(colors.running, colors.dark ? 0.15f : 0.13f));
    }
    const float middle = at.y + step / 2;
    const float arrow = style.px(context.presenting ? 14.0f : 10.0f);
    const ImVec2 arrow_at(at.x + style.px(kArrowCenter), middle);
    draw_margin(context, list, {at.x, at.y, at.x + columns.text - style.px(kGap), at.y + step}, line);
    if (line.marked) {
        draw_box(list, {at.x + style.px(3), at.y, seen - style.px(3), at.y + step}, style.px(4), 0,
                 ink(colors.faint), style.rule());
    }
    if (line.executed) {
        draw_glyph(list, Glyph::play, arrow_at, arrow, ink(colors.running));
    } else if (line.next) {
        draw_glyph(list, Glyph::play_outline, arrow_at, arrow, ink(colors.dim));
    }
    const float text_top = at.y + std::round((step - style.line_height(Face::code, size)) / 2);
    const std::string number = std::to_string(line.number);
    const float number_width = measure(style, Face::code, size, number).x;
    draw_text(list, style, Face::code, size, {at.x + columns.number_right - number_width, text_top},
              ink(line.executed ? colors.text : colors.faint, line.executed ? 1.0f : 0.85f), number);
    const ImVec2 text_at(at.x + columns.text, text_top);
    if (line.executed && view.executing.known() && view.executing.line == line.number &&
        view.executing.end_line == view.executing.line) {
        const float from = text_at.x + text_offset(context, line.text, view.executing.column);
        const float to = text_at.x + text_offset(context, line.text, view.executing.end_column);
        const float base = at.y + step - style.px(3);
        list.AddRectFilled({from, base}, {to, base + style.rule(2)}, ink(colors.running, 0.9f));
    }
    const float begin = text_at.x;
    float end = draw_line_text(context, list, text_at, line);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool hovered = mouse.x >= begin && mouse.x < end && mouse.y >= at.y && mouse.y < at.y + step;
    if (hovered && !view.values.empty() && ImGui::IsWindowHovered()) {
        const float letter = measure(style, Face::code, size, "00000000").x / 8;
        draw_values(context, view, line.number, static_cast<std::uint32_t>((mouse.x - begin) / letter));
    }
    if (line.problem) end = draw_problem(context, list, text_at, end, line, view);
    if (!line.chips.empty()) draw_chips(context, list, {end, at.y}, seen, line);
    return end;
}

/// Where to look: the line that runs, or the one that is next, or the first where somebody waits. 0:
/// anywhere.
std::uint32_t focus_of(const CodeView& view) {
    if (view.focus != 0) return view.focus;
    std::uint32_t paused = 0;
    for (const CodeLine& line : view.lines) {
        if (line.next) return line.number;
        if (paused == 0 && !line.chips.empty()) paused = line.number;
    }
    return paused;
}

/// Scrolls only when the focus has moved out of the calm middle, and then brings it to two fifths.
void follow(const PanelContext& context, const CodeView& view, CodeState& state, float body_height) {
    const std::uint32_t focus = focus_of(view);
    if (focus == 0 || (focus == state.focus && view.file == state.file)) return;
    // In its first frame the panel does not know yet how far it can scroll.
    const float content = line_step(context) * static_cast<float>(view.lines.size());
    if (ImGui::GetScrollMaxY() <= 0 && content > body_height) return;
    const bool other_file = view.file != state.file;
    state.focus = focus;
    state.file = view.file;
    const float step = line_step(context);
    const float y = context.style.px(kAbove) + step * static_cast<float>(focus - 1);
    const float top = other_file ? 0.0f : ImGui::GetScrollY();
    if (y < top + step || y + 2 * step > top + body_height) {
        ImGui::SetScrollY(std::max(0.0f, std::round(y - body_height * 0.4f)));
    } else if (other_file) {
        ImGui::SetScrollY(0);
    }
}

/// The file's own name: folders make a title longer, not clearer.
std::string_view title_of(const CodeView& view) {
    if (view.file.empty()) return "Source";
    const std::string_view file = view.file;
    return file.substr(file.find_last_of('/') + 1);
}

}  // namespace

float code_height(const PanelContext& context, std::size_t lines) {
    return PanelFrame::height_for(
        context.style, line_step(context) * static_cast<float>(lines) + context.style.px(2 * kAbove));
}

void draw_code_panel(const PanelContext& context, const char* id, Rect box, const CodeView& view,
                     CodeState& state) {
    PanelFrame frame(context.style, id, box, {title_of(view), {}});
    if (view.lines.empty()) {
        draw_empty(frame.list(), context.style, frame.body(), "This trace came without its source.");
        return;
    }
    const Columns columns = columns_of(context, view.lines.size());
    const float step = line_step(context);
    const float top = frame.origin().y + context.style.px(kAbove);
    float widest = 0;
    ImDrawList& list = frame.list();
    const float first = std::floor((frame.body().min.y - top) / step);
    const float last = std::ceil((frame.body().max.y - top) / step);
    for (const CodeLine& line : view.lines) {
        const float index = static_cast<float>(line.number) - 1;
        if (index < first || index > last) continue;
        const ImVec2 at(frame.origin().x, top + step * index);
        const float seen = frame.body().min.x + frame.width();
        const float right = std::max(frame.body().max.x, frame.origin().x + frame.width());
        widest = std::max(widest,
                          draw_line(context, list, at, right, seen, columns, line, view) - frame.origin().x);
    }
    frame.set_content_size(widest > frame.width() ? widest + context.style.px(12) : 0.0f,
                           step * static_cast<float>(view.lines.size()) + context.style.px(2 * kAbove));
    follow(context, view, state, frame.body().height());
}

}  // namespace awaitscope
