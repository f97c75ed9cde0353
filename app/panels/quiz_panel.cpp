#include "app/panels/quiz_panel.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace awaitscope {
namespace {

enum class Verdict : std::uint8_t { open, right, wrong };

struct Sizes {
    float question, answer, reply;
};

Sizes sizes_of(const PanelContext& context, Rect box) {
    const float width = box.width() / context.style.scale;
    // In a low window the answers come first: all of them are to be seen at once.
    if (box.height() / context.style.scale < 400) return {20, 15, 14};
    if (width > 640) return {30, 22, 18};
    if (width > 430) return {24, 17, 16};
    return {20, 15, 15};
}

Verdict verdict_of(const Quiz& quiz, int choice) {
    if (quiz.answered && quiz.question.choices[static_cast<std::size_t>(choice)].right) return Verdict::right;
    return quiz.chosen == choice ? Verdict::wrong : Verdict::open;
}

/// One answer as a large button; true when it was chosen.
bool draw_answer(const PanelContext& context, Rect box, const Sizes& sizes, int number,
                 const QuizChoice& choice, Verdict verdict) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    ImGui::PushID(number);
    const Press press = press_area("answer", box);
    ImGui::PopID();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    Color border =
        press.hovered && verdict == Verdict::open ? blend(colors.line, colors.text, 0.45f) : colors.line;
    Color ground = colors.raised;
    Color digit = colors.dim;
    if (verdict == Verdict::right) border = digit = colors.running;
    if (verdict == Verdict::wrong) border = digit = colors.blocking;
    if (verdict == Verdict::right) ground = blend(colors.raised, colors.running, 0.18f);
    draw_box(list, box, style.px(10), ink(ground), ink(border), style.rule(2));
    const float padding = style.px(16);
    float x = box.min.x + padding;
    const float mark = measure(style, Face::code_strong, sizes.answer, "0").x;
    if (verdict == Verdict::open) {
        draw_text_in(list, style, Face::code_strong, sizes.answer, {x, box.min.y, x + mark + 1, box.max.y},
                     ink(digit), std::to_string(number));
    } else {
        draw_glyph(list, verdict == Verdict::right ? Glyph::check : Glyph::cross,
                   {x + mark / 2, box.center().y}, style.px(sizes.answer * 0.75f), ink(digit));
    }
    x += mark + style.px(14);
    const Color words = verdict == Verdict::wrong ? colors.dim : colors.text;
    draw_text_in(list, style, Face::strong, sizes.answer, {x, box.min.y, box.max.x - padding, box.max.y},
                 ink(words), choice.label);
    return press.clicked;
}

float draw_answers(const PanelContext& context, ImVec2 at, float width, const Sizes& sizes,
                   const Quiz& quiz) {
    const Style& style = context.style;
    const std::vector<QuizChoice>& choices = quiz.question.choices;
    const float gap = style.px(12);
    float widest = 0;
    for (const QuizChoice& choice : choices) {
        widest = std::max(widest, measure(style, Face::strong, sizes.answer, choice.label).x);
    }
    const int columns = 2 * (widest + style.px(76)) + gap <= width ? 2 : 1;
    const float box_width = (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height =
        std::round(style.line_height(Face::strong, sizes.answer) + style.px(columns == 2 ? 26 : 20));
    float y = at.y;
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const int column = i % columns;
        if (i > 0 && column == 0) y += height + (columns == 2 ? gap : style.px(8));
        const float x = at.x + static_cast<float>(column) * (box_width + gap);
        if (draw_answer(context, {x, y, x + box_width, y + height}, sizes, i + 1,
                        choices[static_cast<std::size_t>(i)], verdict_of(quiz, i))) {
            Command command;
            command.id = CommandId::answer;
            command.value = i;
            context.send(command);
        }
    }
    return y + height - at.y;
}

}  // namespace

void draw_quiz_panel(const PanelContext& context, Rect box, const Quiz& quiz, Mode mode) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const std::string score = score_text(quiz);
    PanelFrame frame(style, "quiz", box, {"Your turn", score});
    ImDrawList& list = frame.list();
    const Sizes sizes = sizes_of(context, box);
    const float padding = style.px(22);
    const float width = frame.width() - 2 * padding;
    ImVec2 at(frame.origin().x + padding, frame.origin().y + style.px(16));
    const auto write = [&](std::string_view text, Face face, Color color, float size) {
        const Word word{text, face, color};
        at.y += draw_paragraph(&list, style, at, width, {&word, 1}, {size, 1.4f}).height;
    };
    if (!quiz.open) {
        write(mode == Mode::predict ? "What comes next?" : "You are the event loop.", Face::heavy,
              colors.text, sizes.question);
        write(mode == Mode::predict
                  ? "Step forward, and before anything happens you are asked what it will be."
                  : "Step forward: each time something ends, you decide what the loop turns to.",
              Face::body, colors.dim, sizes.reply);
        at.y += style.px(14);
    } else {
        write(quiz.question.text, Face::heavy, colors.text, sizes.question);
        at.y += style.px(14);
        at.y += draw_answers(context, at, width, sizes, quiz) + style.px(16);
        if (quiz.chosen >= 0) {
            const QuizChoice& choice = quiz.question.choices[static_cast<std::size_t>(quiz.chosen)];
            const float top = at.y;
            const float height =
                draw_rich_text(context, &list, {at.x + style.px(20), at.y}, width - style.px(20),
                               choice.reply, colors.text, {sizes.reply, 1.5f});
            list.AddRectFilled({at.x, top}, {at.x + style.px(4), top + height},
                               ink(choice.right ? colors.running : colors.blocking), style.px(2));
            at.y += height + style.px(14);
        }
    }
    if (!quiz.open || quiz.answered) {
        Button button;
        button.text = quiz.open ? "Go on" : "Begin";
        button.after = Glyph::chevron_right;
        button.tip = "Step forward";
        button.keys = info(CommandId::step_forward).keys;
        const float wide = button_width(style, button) + style.px(20);
        const float height = style.px(36) * std::max(1.0f, style.text_scale);
        if (draw_button(style, "go on", {at.x, at.y, at.x + wide, at.y + height}, button)) {
            context.send(CommandId::step_forward);
        }
        at.y += height + style.px(8);
    }
    frame.set_content_height(at.y - frame.origin().y + style.px(12));
}

}  // namespace awaitscope
