#include "engine/syntax/narration.h"

#include "engine/syntax/highlight.h"

#include <string_view>

namespace awaitscope {
namespace {

std::string_view words_of(std::string_view comment) {
    comment.remove_prefix(2);
    if (!comment.empty() && comment[0] == ' ') comment.remove_prefix(1);
    while (!comment.empty() && (comment.back() == ' ' || comment.back() == '\t')) comment.remove_suffix(1);
    return comment;
}

bool is_comment(HighlightKind kind) {
    return kind == HighlightKind::kComment || kind == HighlightKind::kNarration;
}

// The comment behind a `#` and at most one blank, or null if the line is no comment.
std::optional<std::string_view> comment_text(std::string_view line) {
    if (line.empty() || line[0] != '#') return std::nullopt;
    line.remove_prefix(1);
    if (!line.empty() && line[0] == ' ') line.remove_prefix(1);
    return line;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

std::vector<Narration> find_narration(const SourceText& source) {
    std::vector<Narration> found;
    std::size_t waiting = 0;      // the first of `found` that has not met its line of code
    std::uint32_t code_line = 0;  // the last line that had code
    for (const HighlightToken& token : highlight(source)) {
        if (!is_comment(token.kind)) {
            code_line = token.span.end_line;
            for (; waiting < found.size(); ++waiting) found[waiting].line = token.span.line;
            continue;
        }
        if (token.kind != HighlightKind::kNarration) continue;
        std::string_view line = source.line(token.span.line);
        std::string_view words = words_of(line.substr(token.span.column));
        bool behind_code = code_line == token.span.line;
        bool goes_on =
            !behind_code && waiting < found.size() && found.back().span.end_line + 1 == token.span.line;
        if (goes_on) {
            found.back().text += '\n';
            found.back().text += words;
            found.back().span = join(found.back().span, token.span);
        } else {
            found.push_back({std::string(words), token.span, behind_code ? code_line : 0});
            if (behind_code) waiting = found.size();
        }
    }
    return found;
}

std::optional<MetadataBlock> find_metadata(const SourceText& source) {
    for (std::uint32_t line = 1; line <= source.line_count(); ++line) {
        auto opening = comment_text(source.line(line));
        if (!opening || trimmed(*opening) != "/// awaitscope") continue;
        MetadataBlock block;
        block.first_line = line + 1;
        for (std::uint32_t next = line + 1; next <= source.line_count(); ++next) {
            auto content = comment_text(source.line(next));
            if (!content) break;
            if (trimmed(*content) == "///") {
                block.span = {line, 0, next, static_cast<std::uint32_t>(source.line(next).size())};
                return block;
            }
            block.toml += *content;
            block.toml += '\n';
        }
    }
    return std::nullopt;
}

}  // namespace awaitscope
