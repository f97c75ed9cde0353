// Colours for source text. Not the engine's lexer: half-typed text must have colours too, and a wrong one
// costs nothing here.
#include "engine/explain/highlight.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace awaitscope {
namespace {

constexpr std::array<std::string_view, 38> kKeywords = {
    "False",  "None",     "True",   "and", "as",   "assert", "async",  "await",    "break", "case",
    "class",  "continue", "def",    "del", "elif", "else",   "except", "finally",  "for",   "from",
    "global", "if",       "import", "in",  "is",   "lambda", "match",  "nonlocal", "not",   "or",
    "pass",   "raise",    "return", "try", "type", "while",  "with",   "yield"};

bool is_name_start(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0;
}
bool is_name_part(char c) {
    return is_name_start(c) || std::isdigit(static_cast<unsigned char>(c));
}

class Highlighter {
  public:
    std::vector<CodePiece> line(std::string_view text) {
        text_ = text;
        pieces_.clear();
        at_ = 0;
        if (quote_ != 0) in_string();
        while (at_ < text_.size()) token();
        after_def_ = false;
        return pieces_;
    }

  private:
    void add(std::size_t begin, CodeColor color) {
        if (begin < at_ && color != CodeColor::plain)
            pieces_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), color});
    }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    void token() {
        const std::size_t begin = at_;
        const char c = peek();
        if (c == '#') {
            at_ = text_.size();
            return add(begin,
                       text_.substr(begin).starts_with("#:") ? CodeColor::narration : CodeColor::comment);
        }
        if (c == '"' || c == '\'') return string(begin);
        if (std::isdigit(static_cast<unsigned char>(c)) ||
            (c == '.' && std::isdigit(static_cast<unsigned char>(peek(1))))) {
            while (is_name_part(peek()) || peek() == '.') ++at_;
            return add(begin, CodeColor::number);
        }
        if (is_name_start(c)) return name(begin);
        if (c == '@' && text_.find_first_not_of(" \t") == begin) {
            ++at_;
            while (is_name_part(peek()) || peek() == '.') ++at_;
            return add(begin, CodeColor::decorator);
        }
        ++at_;
    }

    void name(std::size_t begin) {
        while (is_name_part(peek())) ++at_;
        const std::string_view word = text_.substr(begin, at_ - begin);
        const bool prefix =
            word.size() <= 2 && word.find_first_not_of("rRbBuUfFtT") == std::string_view::npos;
        if (prefix && (peek() == '"' || peek() == '\'')) return string(begin);
        if (std::ranges::find(kKeywords, word) != kKeywords.end() && is_keyword_here(word, begin)) {
            after_def_ = word == "def" || word == "class";
            return add(begin, CodeColor::keyword);
        }
        if (after_def_ || peek() == '(') add(begin, CodeColor::function);
        after_def_ = false;
    }

    // match, case and type are keywords only where a statement begins.
    bool is_keyword_here(std::string_view word, std::size_t begin) const {
        if (word != "match" && word != "case" && word != "type") return true;
        if (text_.find_first_not_of(" \t") != begin) return false;
        const std::size_t next = text_.find_first_not_of(' ', at_);
        return next != std::string_view::npos && next > at_ && text_[next] != '=' && text_[next] != '.';
    }

    void string(std::size_t begin) {
        quote_ = peek();
        triple_ = peek(1) == quote_ && peek(2) == quote_;
        at_ += triple_ ? 3 : 1;
        string_begin_ = begin;
        in_string();
    }

    // To the end of the string, or of the line if it is triple-quoted and goes on.
    void in_string() {
        const std::size_t begin = std::exchange(string_begin_, 0);
        while (at_ < text_.size()) {
            if (peek() == '\\' && at_ + 1 < text_.size()) {
                at_ += 2;
                continue;
            }
            const bool closes = peek() == quote_ && (!triple_ || (peek(1) == quote_ && peek(2) == quote_));
            if (closes) {
                at_ += triple_ ? 3 : 1;
                quote_ = 0;
                break;
            }
            ++at_;
        }
        if (!triple_) quote_ = 0;
        add(begin, CodeColor::string);
    }

    std::string_view text_;
    std::vector<CodePiece> pieces_;
    std::size_t at_ = 0;
    std::size_t string_begin_ = 0;
    char quote_ = 0;  // not 0: inside a string, over line ends if triple_
    bool triple_ = false;
    bool after_def_ = false;
};

}  // namespace

std::string_view code_color_name(CodeColor color) {
    switch (color) {
        case CodeColor::keyword: return "keyword";
        case CodeColor::function: return "function";
        case CodeColor::string: return "string";
        case CodeColor::number: return "number";
        case CodeColor::comment: return "comment";
        case CodeColor::narration: return "narration";
        case CodeColor::decorator: return "decorator";
        case CodeColor::plain: break;
    }
    return {};
}

std::vector<std::vector<CodePiece>> highlight(std::string_view source) {
    std::vector<std::vector<CodePiece>> lines;
    Highlighter highlighter;
    while (!source.empty()) {
        const std::size_t end = std::min(source.find('\n'), source.size());
        lines.push_back(highlighter.line(source.substr(0, end)));
        source.remove_prefix(std::min(end + 1, source.size()));
    }
    return lines;
}

}  // namespace awaitscope
