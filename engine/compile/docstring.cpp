#include "engine/compile/docstring.h"

#include <algorithm>

namespace awaitscope {

namespace {

// Tabs reach to the next column that is a multiple of eight, as in str.expandtabs().
std::string expand_tabs(std::string_view text) {
    std::string result;
    std::size_t column = 0;
    for (char c : text) {
        if (c == '\t') {
            std::size_t width = 8 - column % 8;
            result.append(width, ' ');
            column += width;
            continue;
        }
        result += c;
        if (c == '\n' || c == '\r') {
            column = 0;
        } else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) {  // not the rest of a character
            ++column;
        }
    }
    return result;
}

}  // namespace

std::string clean_docstring(std::string_view text) {
    std::string expanded = expand_tabs(text);
    std::string_view doc = expanded;
    // What all lines but the first are indented by; blank lines do not count.
    std::size_t margin = std::string_view::npos;
    for (std::size_t line = doc.find('\n'); line != std::string_view::npos; line = doc.find('\n', line + 1)) {
        std::size_t first = doc.find_first_not_of(' ', line + 1);
        if (first == std::string_view::npos || doc[first] == '\n') continue;
        margin = std::min(margin, first - line - 1);
    }
    if (margin == std::string_view::npos) margin = 0;
    std::size_t start = std::min(doc.find_first_not_of(' '), doc.size());
    if (start == 0 && margin == 0) return expanded;
    std::size_t end = std::min(doc.find('\n', start), doc.size());
    std::string result(doc.substr(start, end - start));
    while (end < doc.size()) {
        std::size_t line = end + 1;
        end = std::min(doc.find('\n', line), doc.size());
        std::size_t cut = 0;
        while (cut < margin && line + cut < end && doc[line + cut] == ' ') ++cut;
        result += '\n';
        result += doc.substr(line + cut, end - line - cut);
    }
    return result;
}

}  // namespace awaitscope
