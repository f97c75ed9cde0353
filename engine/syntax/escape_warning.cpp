#include "engine/syntax/escape_warning.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {

Diagnostic invalid_escape_warning(const SourceText& source, const Token& token, const InvalidEscape& escape,
                                  std::uint32_t lines_late) {
    std::string_view before = source.text().substr(token.begin, escape.offset);
    std::uint32_t line =
        token.span.line + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    std::uint32_t column = token.begin + escape.offset - source.line_start(line);
    auto size = static_cast<std::uint32_t>(escape.escape.size());
    Diagnostic d;
    d.kind = DiagnosticKind::kSyntaxWarning;
    d.message = fmt::format(
        "\"\\{0}\" is an invalid {1}escape sequence. Such sequences will not work in the future. Did you "
        "mean "
        "\"\\\\{0}\"? A raw string is also an option.",
        escape.escape, size > 1 ? "octal " : "");
    d.lineno = d.end_lineno = static_cast<std::int32_t>(line + lines_late);
    d.offset = static_cast<std::int32_t>(source.character_column(line, column)) + 1;
    d.end_offset = static_cast<std::int32_t>(source.character_column(line, column + 1 + size)) + 1;
    d.text = source.line(line + lines_late);
    return d;
}

}  // namespace awaitscope
