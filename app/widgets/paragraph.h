// Words of several looks, wrapped into a box, with parts that can be clicked.
#pragma once

#include "app/widgets/style.h"

#include <span>
#include <string_view>
#include <vector>

namespace awaitscope {

struct Word {
    std::string_view text;
    Face face = Face::body;
    Color color;
    bool underlined = false;  ///< looks like a link
    int link = -1;            ///< what a click returns; -1: not a link
};

struct ParagraphLook {
    float size = 14;       ///< design pixels; code is set a little smaller beside words
    float leading = 1.5f;  ///< line distance, as a multiple of the size
};

/// Lays out `words` from `at` in lines of at most `width` device pixels, and draws them unless `list` is
/// null.
struct ParagraphResult {
    float height = 0;
    int clicked = -1;  ///< the link that was clicked in this frame
    int hovered = -1;
};
ParagraphResult draw_paragraph(ImDrawList* list, const Style& style, ImVec2 at, float width,
                               std::span<const Word> words, ParagraphLook look);

}  // namespace awaitscope
