#include "engine/syntax/source.h"

#include <algorithm>
#include <cstring>

namespace awaitscope {
namespace {

std::string translate_newlines(std::string text) {
    if (text.find('\r') != std::string::npos) {
        std::string out;
        out.reserve(text.size());
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != '\r') {
                out += text[i];
            } else {
                out += '\n';
                if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
            }
        }
        text = std::move(out);
    }
    if (!text.empty() && text.back() != '\n') text += '\n';
    return text;
}

}  // namespace

SourceText::SourceText(std::string name, std::string text)
    : name_(std::move(name)), text_(translate_newlines(std::move(text))) {
    const char* begin = text_.data();
    const char* end = begin + text_.size();
    for (const char* p = begin; p < end;) {
        line_starts_.push_back(static_cast<std::uint32_t>(p - begin));
        const void* newline = std::memchr(p, '\n', static_cast<std::size_t>(end - p));
        p = static_cast<const char*>(newline) + 1;
    }
}

std::string_view SourceText::line(std::uint32_t number) const {
    if (number == 0 || number > line_count()) return {};
    std::uint32_t start = line_start(number);
    return std::string_view(text_).substr(start, line_start(number + 1) - start - 1);
}

std::uint32_t SourceText::line_start(std::uint32_t number) const {
    if (number == 0) return 0;
    if (number > line_count()) return static_cast<std::uint32_t>(text_.size());
    return line_starts_[number - 1];
}

std::uint32_t SourceText::character_column(std::uint32_t number, std::uint32_t byte_column) const {
    std::string_view text = line(number).substr(0, byte_column);
    auto is_first = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), is_first));
}

}  // namespace awaitscope
