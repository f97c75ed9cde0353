#include "app/panels/task_panel.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace awaitscope {
namespace {

Color color_of_value(const Palette& colors, std::string_view value) {
    if (value.empty()) return colors.text;
    const char first = value.front();
    if (first == '\'' || first == '"' || value.starts_with("b'")) return colors.string;
    if ((first >= '0' && first <= '9') || first == '-') return colors.number;
    if (value == "True" || value == "False" || value == "None") return colors.keyword;
    return colors.text;
}

class Writer {
  public:
    Writer(const PanelContext& context, const PanelFrame& frame)
        : context_(context),
          frame_(frame),
          left_(frame.origin().x + context.style.px(16)),
          width_(frame.width() - context.style.px(32)),
          y_(frame.origin().y + context.style.px(10)) {}

    float y() const { return y_; }
    float left() const { return left_; }
    float width() const { return width_; }
    const PanelContext& context() const { return context_; }
    ImDrawList& list() const { return frame_.list(); }
    void advance(float height) { y_ += height; }
    void skip(float design) { y_ += context_.style.px(design); }

    /// Parts that are clicked select their task, by Word::link as an index into `tasks`.
    void paragraph(const std::vector<Word>& words, const std::vector<TaskId>& tasks = {}) {
        const ParagraphResult result = draw_paragraph(&frame_.list(), context_.style, {left_, y_}, width_,
                                                      words, {metrics::kBody, 1.6f});
        y_ += result.height;
        if (result.clicked >= 0) context_.select_task(tasks[static_cast<std::size_t>(result.clicked)]);
    }

    void rich(const RichText& text) {
        y_ += draw_rich_text(context_, &frame_.list(), {left_, y_}, width_, text, context_.style.colors().dim,
                             {metrics::kBody, 1.6f});
    }

    void code_line(float indent, const std::vector<Word>& words) {
        const Style& style = context_.style;
        const float step = std::round(style.px(metrics::kCode) * style.text_scale * 1.6f);
        float x = left_ + style.px(indent);
        const float right = left_ + width_;
        for (const Word& word : words) {
            if (x >= right) break;
            x += draw_text_in(frame_.list(), style, word.face, metrics::kCode, {x, y_, right, y_ + step},
                              ink(word.color), word.text);
        }
        y_ += step;
    }

    /// "label a, b, c" with links.
    void links(std::string_view label, const std::vector<TaskLink>& tasks, std::string_view between) {
        if (tasks.empty()) return;
        const Palette& colors = context_.style.colors();
        std::vector<Word> words{{label, Face::body, colors.dim}};
        std::vector<TaskId> ids;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            if (i > 0) words.push_back({between, Face::body, colors.faint});
            words.push_back({tasks[i].label, Face::strong, colors.text, false, static_cast<int>(i)});
            ids.push_back(tasks[i].task);
        }
        paragraph(words, ids);
    }

  private:
    const PanelContext& context_;
    const PanelFrame& frame_;
    float left_;
    float width_;
    float y_;
};

void write_frames(const Palette& colors, Writer& writer, const TaskView& view) {
    for (const TaskFrame& frame : view.frames) {
        const std::string place = frame.line != 0 ? fmt::format("  line {}", frame.line) : std::string();
        const Color title = frame.library ? colors.dim : colors.function;
        writer.code_line(0, {{frame.function, Face::code, title}, {place, Face::code, colors.dim}});
        for (const auto& [name, value] : frame.locals) {
            writer.code_line(18, {{name, Face::code, colors.text},
                                  {" = ", Face::code, colors.dim},
                                  {value, Face::code, color_of_value(colors, value)}});
        }
    }
}

/// The tasks of a deadlock on a circle, each with an arrow to the one that it waits for.
void draw_cycle(Writer& writer, const std::vector<TaskLink>& cycle) {
    const PanelContext& context = writer.context();
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const std::size_t count = std::min<std::size_t>(cycle.size(), 8);
    if (count < 2) return;
    std::vector<Chip> chips;
    float widest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        chips.push_back(task_chip(colors, cycle[i].label, {}, LaneState::waiting, WaitKind::lock));
        widest = std::max(widest, chip_size(style, chips.back()).x);
    }
    widest = std::min(widest, writer.width() * 0.46f);
    const float high = chip_size(style, chips.front()).y;
    const float radius_x = std::max(style.px(20), (writer.width() - widest) / 2 - style.px(2));
    const float radius_y = count == 2 ? style.px(22) : style.px(14 + 14 * static_cast<float>(count));
    const ImVec2 center(writer.left() + writer.width() / 2, writer.y() + radius_y + high / 2 + style.px(10));
    const auto angle = [&](float i) {
        const float turn = count == 2 ? 0.5f : 0.75f;  // two stand side by side, more begin at the top
        return (i / static_cast<float>(count) + turn) * 2 * 3.14159265f;
    };
    const auto place = [&](float i) {
        return ImVec2(center.x + radius_x * std::cos(angle(i)), center.y + radius_y * std::sin(angle(i)));
    };
    ImDrawList& list = writer.list();
    constexpr int kPieces = 24;
    for (std::size_t i = 0; i < count; ++i) {
        const float from = static_cast<float>(i);
        // Along the circle, from one chip's middle to the next; the chips lie above its ends.
        for (int k = 0; k <= kPieces; ++k) list.PathLineTo(place(from + static_cast<float>(k) / kPieces));
        list.PathStroke(ink(colors.blocking), 0, style.px(2));
        const ImVec2 tip = place(from + 0.56f);
        const ImVec2 before = place(from + 0.50f);
        const float length = std::max(0.001f, std::hypot(tip.x - before.x, tip.y - before.y));
        const ImVec2 along((tip.x - before.x) / length, (tip.y - before.y) / length);
        const float head = style.px(9);
        const ImVec2 back(tip.x - along.x * head, tip.y - along.y * head);
        list.AddTriangleFilled(tip, {back.x - along.y * head * 0.55f, back.y + along.x * head * 0.55f},
                               {back.x + along.y * head * 0.55f, back.y - along.x * head * 0.55f},
                               ink(colors.blocking));
    }
    ImGui::PushID("cycle");
    for (std::size_t i = 0; i < count; ++i) {
        const ImVec2 middle = place(static_cast<float>(i));
        const float width = std::min(chip_size(style, chips[i]).x, widest);
        const ImVec2 at(middle.x - width / 2, middle.y - high / 2);
        draw_box(list, {at.x, at.y, at.x + width, at.y + high}, style.px(6), ink(colors.panel));
        ImGui::PushID(static_cast<int>(i));
        if (draw_chip_button(style, "member", at, chips[i], widest)) context.select_task(cycle[i].task);
        ImGui::PopID();
    }
    ImGui::PopID();
    writer.advance(2 * radius_y + high + style.px(20));
}

}  // namespace

float draw_task_panel(const PanelContext& context, Rect box, const TaskView& view, std::string_view title) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    PanelFrame frame(style, "task", box, {title, {}});
    if (view.task == 0) {
        draw_empty(frame.list(), style, frame.body(), "No task yet: the program runs outside the loop.");
        return PanelFrame::height_for(style, style.px(90));
    }
    Writer writer(context, frame);
    std::string facts;
    if (!view.name.empty() && view.name != view.label) facts += "  " + view.name + " ·";
    std::vector<Word> head{{view.label, Face::strong, colors.text}, {facts, Face::body, colors.dim}};
    std::vector<TaskId> ids;
    if (view.parent.task != 0) {
        head.push_back({" child of ", Face::body, colors.dim});
        head.push_back({view.parent.label, Face::strong, colors.dim, false, 0});
        head.push_back({" ·", Face::body, colors.dim});
        ids.push_back(view.parent.task);
    }
    const std::string state = " " + view.state;
    head.push_back({state, Face::body, colors.dim});
    writer.paragraph(head, ids);
    if (!view.cycle.empty()) {
        writer.skip(4);
        writer.paragraph({{"A deadlock: each of these waits for the next.", Face::strong, colors.blocking}});
        draw_cycle(writer, view.cycle);
    }
    if (!view.frames.empty()) {
        writer.skip(4);
        write_frames(colors, writer, view);
    }
    if (!view.waits_for.empty()) {
        writer.skip(4);
        RichText waits{{"waits for ", TextStyle::plain, 0, 0}};
        waits.insert(waits.end(), view.waits_for.begin(), view.waits_for.end());
        writer.rich(waits);
    }
    writer.links("awaited by ", view.awaited_by, ", ");
    writer.links("created ", view.children, ", ");
    if (!view.result.empty()) {
        writer.skip(4);
        const bool failed = view.lane_state == LaneState::failed;
        writer.code_line(
            0, {{failed ? "raised " : "result ", Face::body, colors.dim},
                {view.result, Face::code, failed ? colors.blocking : color_of_value(colors, view.result)}});
    }
    const float content = writer.y() - frame.origin().y + style.px(12);
    frame.set_content_height(content);
    return PanelFrame::height_for(style, content);
}

}  // namespace awaitscope
