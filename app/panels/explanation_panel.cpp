#include "app/panels/explanation_panel.h"

#include <cmath>

namespace awaitscope {
namespace {

/// "because … ← … ← …": every cause leads to its step.
float draw_causes(const PanelContext& context, ImDrawList& list, ImVec2 at, float width,
                  const std::vector<CauseLink>& causes) {
    const Palette& colors = context.style.colors();
    std::vector<Word> words;
    words.push_back({"because ", Face::body, colors.dim});
    for (std::size_t i = 0; i < causes.size(); ++i) {
        if (i > 0) words.push_back({" ← ", Face::body, colors.faint});
        for (Word word : words_of(colors, causes[i].text, colors.dim)) {
            if (word.face == Face::strong) word.color = colors.text;
            word.link = static_cast<int>(i);
            word.underlined = true;
            words.push_back(word);
        }
    }
    const float size = context.presenting ? 18.0f : metrics::kBody;
    const ParagraphResult result = draw_paragraph(&list, context.style, at, width, words, {size, 1.6f});
    if (result.clicked >= 0) context.go_to(causes[static_cast<std::size_t>(result.clicked)].seq);
    return result.height;
}

/// The author's words; what stands between backticks is code.
std::vector<Word> author_words(const Palette& colors, std::string_view text) {
    std::vector<Word> words;
    bool code = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('`'), text.size());
        if (end > 0)
            words.push_back(
                {text.substr(0, end), code ? Face::code : Face::body, code ? colors.function : colors.text});
        code = !code;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

float draw_narration(const PanelContext& context, ImDrawList& list, ImVec2 at, float width,
                     std::string_view narration) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const ParagraphLook look{context.presenting ? 20.0f : 15.0f, 1.5f};
    const std::vector<Word> words = author_words(colors, narration);
    const float inner = width - style.px(32);
    const float height = draw_paragraph(nullptr, style, at, inner, words, look).height + style.px(18);
    const Rect box(at.x, at.y, at.x + width, at.y + height);
    draw_box(list, box, style.px(6), ink(colors.raised));
    list.AddRectFilled(box.min, {box.min.x + style.px(3), box.max.y}, ink(colors.narration), style.px(6),
                       ImDrawFlags_RoundCornersLeft);
    draw_paragraph(&list, style, {at.x + style.px(16), at.y + style.px(9)}, inner, words, look);
    return height;
}

}  // namespace

float draw_explanation_panel(const PanelContext& context, Rect box, const ExplanationView& view) {
    const Style& style = context.style;
    PanelFrame frame(style, "explanation", box, {context.presenting ? "" : "What is happening", {}});
    ImDrawList& list = frame.list();
    // Presenting in a low window, the author's words come before the causes.
    const bool low = context.presenting && box.height() < style.px(300);
    const float padding = style.px(context.presenting ? 22.0f : 16.0f);
    const float width = frame.width() - 2 * padding;
    ImVec2 at(frame.origin().x + padding, frame.origin().y + padding - style.px(4));
    if (view.sentence.empty()) {
        const Word word{"Step with the arrow keys, or press Space to play.", Face::body,
                        style.colors().faint};
        at.y += draw_paragraph(&list, style, at, width, {&word, 1}, {metrics::kBody, 1.5f}).height;
    } else {
        const ParagraphLook look{!context.presenting ? metrics::kLarge
                                 : low               ? 20.0f
                                                     : 24.0f,
                                 low ? 1.4f : 1.5f};
        at.y += draw_rich_text(context, &list, at, width, view.sentence, style.colors().text, look);
    }
    if (!view.causes.empty() && !(low && !view.narration.empty())) {
        at.y += style.px(8);
        at.y += draw_causes(context, list, at, width, view.causes);
    }
    if (!view.narration.empty()) {
        at.y += style.px(12);
        at.y += draw_narration(context, list, at, width, view.narration);
    }
    const float content = at.y - frame.origin().y + padding - style.px(2);
    frame.set_content_height(content);
    return PanelFrame::height_for(style, content, !context.presenting);
}

}  // namespace awaitscope
