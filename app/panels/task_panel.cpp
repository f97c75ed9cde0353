#include "app/panels/task_panel.h"

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
        writer.code_line(0,
                         {{frame.function, Face::code, colors.function}, {place, Face::code, colors.faint}});
        for (const auto& [name, value] : frame.locals) {
            writer.code_line(18, {{name, Face::code, colors.text},
                                  {" = ", Face::code, colors.dim},
                                  {value, Face::code, color_of_value(colors, value)}});
        }
    }
}

}  // namespace

float draw_task_panel(const PanelContext& context, Rect box, const TaskView& view) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    PanelFrame frame(style, "task", box, {"Task", {}});
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
    if (!view.frames.empty()) {
        writer.skip(4);
        write_frames(colors, writer, view);
    }
    if (!view.waits_for.empty()) {
        writer.skip(4);
        writer.rich(view.waits_for);
    }
    writer.links("awaited by ", view.awaited_by, ", ");
    writer.links("created ", view.children, ", ");
    if (!view.cycle.empty()) {
        writer.skip(4);
        std::vector<TaskLink> closed = view.cycle;
        closed.push_back(view.cycle.front());
        writer.links("deadlock: ", closed, " → ");
    }
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
