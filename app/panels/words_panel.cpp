#include "app/panels/words_panel.h"

#include "engine/explain/explanation.h"

#include <algorithm>
#include <cctype>

namespace awaitscope {
namespace {

/// The words of the term in the sentence, case disregarded, whatever follows ("timers" uses "timer").
bool uses(const RichText& sentence, std::string_view term) {
    std::string text = plain(sentence);
    std::ranges::transform(text, text.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    for (std::size_t at = text.find(term); at != std::string::npos; at = text.find(term, at + 1)) {
        if (at == 0 || std::isalpha(static_cast<unsigned char>(text[at - 1])) == 0) return true;
    }
    return false;
}

}  // namespace

float draw_words_panel(const PanelContext& context, Rect box, const RichText& sentence, FrameTitle title) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    PanelFrame frame(style, "words", box, title);
    ImDrawList& list = frame.list();
    std::vector<Term> terms(glossary().begin(), glossary().end());
    const auto rest = std::stable_partition(terms.begin(), terms.end(),
                                            [&](const Term& term) { return uses(sentence, term.word); });
    const float left = frame.origin().x + style.px(16);
    const float width = frame.width() - style.px(32);
    float y = frame.origin().y + style.px(10);
    for (auto term = terms.begin(); term != terms.end(); ++term) {
        const bool used = term < rest;
        const Word words[] = {{term->word, Face::strong, used ? colors.text : colors.dim},
                              {"  ", Face::body, colors.dim},
                              {term->meaning, Face::body, used ? colors.text : colors.dim}};
        y += draw_paragraph(&list, style, {left, y}, width, words, {metrics::kTitle, 1.5f}).height +
             style.px(6);
    }
    const float content = y - frame.origin().y + style.px(6);
    frame.set_content_height(content);
    return PanelFrame::height_for(style, content);
}

}  // namespace awaitscope
