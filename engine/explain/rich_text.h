// Text whose parts have a meaning: panels give each a look, links lead to a step.
#pragma once

#include "engine/base/ids.h"

#include <string>
#include <vector>

namespace awaitscope {

enum class TextStyle : std::uint8_t {
    plain,
    task,   ///< a task's label
    code,   ///< Python source or a qualified name
    value,  ///< a value, a time, a number
    term,   ///< a word that the word list explains: "ready queue"
    dim,
};

struct TextPiece {
    std::string text;
    TextStyle style = TextStyle::plain;
    Seq link = 0;     ///< a click leads to this step; 0: no link
    TaskId task = 0;  ///< for TextStyle::task: which

    friend bool operator==(const TextPiece&, const TextPiece&) = default;
};

using RichText = std::vector<TextPiece>;

/// The letters alone, for the terminal, tooltips and tests.
std::string plain(const RichText& text);

}  // namespace awaitscope
