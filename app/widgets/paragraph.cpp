#include "app/widgets/paragraph.h"

#include <cmath>

namespace awaitscope {
namespace {

/// One unbreakable stretch: letters up to and including the blanks after them.
struct Token {
    std::size_t word = 0;
    std::string_view text;
    float width = 0;       ///< without trailing blanks
    float full_width = 0;  ///< with them
    bool breaks = false;   ///< a newline follows
};

float size_of(const Word& word, float size) {
    const bool code =
        word.face == Face::code || word.face == Face::code_strong || word.face == Face::code_italic;
    // The code face has taller letters: a shade smaller, both look the same size.
    return code ? size * 0.92f : size;
}

std::vector<Token> split(const Style& style, std::span<const Word> words, float size) {
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string_view rest = words[i].text;
        while (!rest.empty()) {
            std::size_t letters = rest.find_first_of(" \n");
            if (letters == std::string_view::npos) letters = rest.size();
            std::size_t end = letters;
            while (end < rest.size() && rest[end] == ' ') ++end;
            Token token{i, rest.substr(0, end), 0, 0, end < rest.size() && rest[end] == '\n'};
            const float pixels = size_of(words[i], size);
            token.width = measure(style, words[i].face, pixels, rest.substr(0, letters)).x;
            token.full_width = measure(style, words[i].face, pixels, token.text).x;
            tokens.push_back(token);
            rest.remove_prefix(end + (token.breaks ? 1 : 0));
        }
    }
    return tokens;
}

std::string_view letters_of(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" .,;") + 1);
}

/// Whether `token` continues the letters before it (no blank between two differently set words), so that a
/// full stop does not start a line.
bool sticks(const std::vector<Token>& tokens, std::size_t i) {
    if (i == 0 || tokens[i - 1].breaks || tokens[i - 1].text.empty()) return false;
    if (tokens[i - 1].text.back() != ' ') return true;
    // "0.500 s" is one thing.
    const std::string_view unit = letters_of(tokens[i].text);
    const std::string_view number = letters_of(tokens[i - 1].text);
    return (unit == "s" || unit == "ms" || unit == "µs" || unit == "ns") && !number.empty() &&
           number.back() >= '0' && number.back() <= '9';
}

}  // namespace

ParagraphResult draw_paragraph(ImDrawList* list, const Style& style, ImVec2 at, float width,
                               std::span<const Word> words, ParagraphLook look) {
    ParagraphResult result;
    const std::vector<Token> tokens = split(style, words, look.size);
    if (tokens.empty()) return result;
    const float line_height = std::round(style.px(look.size) * style.text_scale * look.leading);
    float x = 0;
    float y = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const Word& word = words[token.word];
        float needed = token.width;
        for (std::size_t next = i + 1; next < tokens.size() && sticks(tokens, next); ++next) {
            needed += tokens[next - 1].full_width - tokens[next - 1].width + tokens[next].width;
        }
        if (x > 0 && x + needed > width && !sticks(tokens, i)) {
            x = 0;
            y += line_height;
        }
        const float size = size_of(word, look.size);
        const float top = at.y + y + (line_height - style.line_height(word.face, size)) / 2;
        const Rect box(at.x + x, at.y + y, at.x + x + token.width, at.y + y + line_height);
        const bool hovered = word.link >= 0 && list != nullptr && ImGui::IsWindowHovered() &&
                             ImGui::IsMouseHoveringRect(box.min, {box.min.x + token.full_width, box.max.y});
        if (hovered) {
            result.hovered = word.link;
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) result.clicked = word.link;
        }
        if (list != nullptr) {
            const Color color = hovered ? blend(word.color, style.colors().text, 0.5f) : word.color;
            // A word wider than the whole line is cut rather than drawn over the border.
            if (token.width > width) {
                draw_text_in(*list, style, word.face, size, {at.x + x, box.min.y, at.x + width, box.max.y},
                             ink(color), token.text);
            } else {
                draw_text(*list, style, word.face, size, {at.x + x, top}, ink(color), token.text);
            }
            if (word.underlined) {
                // Blanks inside a link are underlined too, but none at the end of a line.
                const float base = std::round(top + style.line_height(word.face, size) * 0.9f);
                const bool continued = x > 0 && i > 0 && tokens[i - 1].word == token.word;
                const float gap = continued ? tokens[i - 1].full_width - tokens[i - 1].width : 0.0f;
                list->AddRectFilled({box.min.x - gap, base},
                                    {std::min(box.min.x + token.width, at.x + width), base + style.rule()},
                                    ink(color, 0.5f));
            }
        }
        x += token.full_width;
        if (token.breaks) {
            x = 0;
            y += line_height;
        }
    }
    result.height = y + line_height;
    return result;
}

}  // namespace awaitscope
