// Colours for Python source, right or not: half-typed text gets colours too.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace awaitscope {

enum class CodeColor : std::uint8_t {
    plain,
    keyword,
    function,
    string,
    number,
    comment,
    narration,
    decorator
};

/// "keyword"; empty for plain.
std::string_view code_color_name(CodeColor color);

/// A coloured stretch of one line, in bytes.
struct CodePiece {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    CodeColor color = CodeColor::plain;

    friend bool operator==(const CodePiece&, const CodePiece&) = default;
};

/// One list of pieces a line of the source; what is plain is left out.
std::vector<std::vector<CodePiece>> highlight(std::string_view source);

}  // namespace awaitscope
