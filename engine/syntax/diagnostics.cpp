#include "engine/syntax/diagnostics.h"

#include "engine/syntax/unicode_names.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace awaitscope {
namespace {

std::int32_t count_characters(std::string_view text) {
    auto is_first = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return static_cast<std::int32_t>(std::count_if(text.begin(), text.end(), is_first));
}

// str.isspace() for one character.
bool is_space(std::uint32_t c) {
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

// The line of carets below `line`, as traceback.TracebackException._format_syntax_error draws it.
std::string caret_line(const Diagnostic& diagnostic, std::string_view line, std::int32_t indentation) {
    std::int32_t length = indentation + count_characters(line);
    std::int32_t offset = diagnostic.offset;
    std::int32_t end = length + 1;
    if (diagnostic.lineno == diagnostic.end_lineno) {
        end = diagnostic.end_offset != 0 ? diagnostic.end_offset : offset;
    }
    if (length > 0 && offset > length) offset = length + 1;
    if (length > 0 && end > length) end = length + 1;
    if (offset >= end || end < 0) end = offset + 1;
    std::int32_t column = offset - 1 - indentation;
    if (column < 0) return {};
    std::string out = "    ";
    std::int32_t position = 0;
    while (!line.empty() && position < column) {
        DecodedCharacter c = decode_character(line);
        if (is_space(c.code_point)) {
            out += line.substr(0, c.length);  // a tab must stay a tab, or the carets would not line up
        } else {
            out += ' ';
        }
        line.remove_prefix(c.length);
        ++position;
    }
    for (; position < column; ++position) out += ' ';
    out.append(static_cast<std::size_t>(end - offset), '^');
    return out + "\n";
}

}  // namespace

const char* kind_name(DiagnosticKind kind) {
    switch (kind) {
        case DiagnosticKind::kSyntaxError: return "SyntaxError";
        case DiagnosticKind::kIndentationError: return "IndentationError";
        case DiagnosticKind::kTabError: return "TabError";
        case DiagnosticKind::kMemoryError: return "MemoryError";
        case DiagnosticKind::kSyntaxWarning: return "SyntaxWarning";
        case DiagnosticKind::kUnsupported: return "Unsupported";
    }
    return "SyntaxError";
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.is_error(); });
}

std::string format_diagnostic(const Diagnostic& diagnostic, const std::string& file_name) {
    std::string_view trimmed = diagnostic.text;
    while (!trimmed.empty() && trimmed.back() == '\n') trimmed.remove_suffix(1);
    std::size_t indentation = std::min(trimmed.find_first_not_of(" \n\f"), trimmed.size());
    trimmed.remove_prefix(indentation);

    if (diagnostic.kind == DiagnosticKind::kSyntaxWarning) {
        // warnings.showwarning strips the line on both sides and draws no carets.
        std::size_t first = trimmed.find_first_not_of(" \t\f");
        trimmed = first == std::string_view::npos ? std::string_view{} : trimmed.substr(first);
        while (!trimmed.empty() && (trimmed.back() == ' ' || trimmed.back() == '\t'))
            trimmed.remove_suffix(1);
        std::string out =
            fmt::format("{}:{}: SyntaxWarning: {}\n", file_name, diagnostic.lineno, diagnostic.message);
        if (!trimmed.empty()) out += fmt::format("  {}\n", trimmed);
        return out;
    }
    if (diagnostic.kind == DiagnosticKind::kMemoryError)
        return fmt::format("MemoryError: {}\n", diagnostic.message);
    std::string out = fmt::format("  File \"{}\", line {}\n", file_name, diagnostic.lineno);
    // A negative offset: CPython has no line to show.
    if (diagnostic.offset >= 0) {
        out += fmt::format("    {}\n", trimmed);
        if (diagnostic.offset > 0)
            out += caret_line(diagnostic, trimmed, static_cast<std::int32_t>(indentation));
    }
    return out + fmt::format("{}: {}\n", kind_name(diagnostic.kind), diagnostic.message);
}

}  // namespace awaitscope
