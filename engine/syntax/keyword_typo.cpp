#include "engine/syntax/keyword_typo.h"

#include "engine/syntax/arena.h"
#include "engine/syntax/diagnoser.h"
#include "engine/syntax/lexer.h"
#include "engine/syntax/misplaced.h"
#include "engine/syntax/parser_state.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr std::size_t kMaxCode = 1024;  // CPython looks no further in long statements
constexpr int kMaxNames = 10;
constexpr std::size_t kMaxMatches = 3;
constexpr double kCutoff = 0.5;

constexpr std::string_view kKeywords[] = {
#define X(name, spelling) spelling,
    AWAITSCOPE_KEYWORDS(X)
#undef X
};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

// Python's edit distance: a move costs 2, a change of case 1.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = 2 * j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = 2 * i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            char x = a[i - 1], y = b[j - 1];
            std::size_t change = x == y ? 0U : lower(x) == lower(y) ? 1U : 2U;
            std::size_t best = std::min({diagonal + change, row[j] + 2, row[j - 1] + 2});
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[b.size()];
}

// What Python suggests for a misspelt name: no more than a third of the characters may differ.
std::string_view nearest_keyword(std::string_view name) {
    std::string_view best;
    std::size_t best_distance = 0;
    for (std::string_view keyword : kKeywords) {
        std::size_t allowed = (name.size() + keyword.size() + 3) * 2 / 6;
        std::size_t distance = edit_distance(name, keyword);
        if (distance > allowed || (!best.empty() && distance >= best_distance)) continue;
        best = keyword;
        best_distance = distance;
    }
    return best;
}

// difflib.SequenceMatcher: characters in matching blocks, the longest block first, then left and right of it.
std::size_t matching_characters(std::string_view a, std::string_view b) {
    std::size_t best = 0, best_a = 0, best_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            std::size_t length = 0;
            while (i + length < a.size() && j + length < b.size() && a[i + length] == b[j + length]) ++length;
            if (length > best) {
                best = length;
                best_a = i;
                best_b = j;
            }
        }
    }
    if (best == 0) return 0;
    return best + matching_characters(a.substr(0, best_a), b.substr(0, best_b)) +
           matching_characters(a.substr(best_a + best), b.substr(best_b + best));
}

std::vector<std::string_view> candidates_for(std::string_view name) {
    std::vector<std::string_view> found;
    if (std::string_view nearest = nearest_keyword(name); !nearest.empty()) found.push_back(nearest);
    std::vector<std::pair<double, std::string_view>> close;
    for (std::string_view keyword : kKeywords) {
        double ratio = 2.0 * static_cast<double>(matching_characters(keyword, name)) /
                       static_cast<double>(keyword.size() + name.size());
        if (ratio >= kCutoff) close.emplace_back(ratio, keyword);
    }
    std::sort(close.begin(), close.end(), std::greater<>());
    for (std::size_t i = 0; i < close.size() && i < kMaxMatches; ++i) found.push_back(close[i].second);
    found.resize(std::min(found.size(), kMaxMatches));
    return found;
}

// textwrap.dedent of some lines: the blanks that all of them begin with go.
std::vector<std::string> dedented(const SourceText& source, std::uint32_t first, std::uint32_t last) {
    std::vector<std::string> lines;
    std::string margin;
    bool have_margin = false;
    for (std::uint32_t number = first; number <= last; ++number) {
        std::string line(source.line(number));
        std::size_t start = line.find_first_not_of(" \t");
        if (start == std::string::npos) {
            lines.emplace_back();
            continue;
        }
        std::string_view indent = std::string_view(line).substr(0, start);
        if (!have_margin) {
            margin = indent;
            have_margin = true;
        }
        auto mismatch = std::mismatch(margin.begin(), margin.end(), indent.begin(), indent.end());
        margin.erase(mismatch.first, margin.end());
        lines.push_back(std::move(line));
    }
    for (std::string& line : lines) {
        if (!line.empty()) line.erase(0, margin.size());
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) {
        if (&line != &lines.front()) out += '\n';
        out += line;
    }
    return out;
}

// codeop.compile_command: the code is correct, or could become so by going on.
bool is_promising(std::string code) {
    SourceText source("", std::move(code));
    Arena arena;
    TokenStream stream = tokenize(source, arena);
    ast::Parser parser(source, stream, arena);
    const ast::Module* module = parser.parse_module();
    if (!parser.failed()) return !has_misplaced_statement(*module);
    if (parser.too_deep()) return false;
    return ast::Diagnoser(source, stream, arena).needs_more();
}

}  // namespace

void suggest_keyword(Diagnostic& error, const SourceText& source, std::uint32_t last_block_line) {
    if (error.kind != DiagnosticKind::kSyntaxError) return;
    if (error.message != "invalid syntax" &&
        error.message.find("Perhaps you forgot a comma") == std::string::npos)
        return;
    auto error_line = static_cast<std::uint32_t>(error.lineno);
    std::uint32_t first = std::max(last_block_line, 1U);
    if (error_line < first || error_line > source.line_count()) return;
    std::vector<std::string> lines = dedented(source, first, error_line);
    std::string code = joined(lines);
    if (code.size() > kMaxCode) return;

    SourceText excerpt("", code);
    Arena arena;
    TokenStream stream = tokenize(excerpt, arena);
    auto row = static_cast<std::uint32_t>(lines.size());
    int names_left = kMaxNames;
    for (const Token& token : stream.tokens) {
        if (token.kind != TokenKind::kName || token.span.line != row) continue;
        if (--names_left < 0) return;
        std::string_view name = excerpt.text().substr(token.begin, token.end - token.begin);
        for (std::string_view keyword : candidates_for(name)) {
            std::vector<std::string> changed = lines;
            changed.back().replace(token.span.column, name.size(), keyword);
            if (!is_promising(joined(changed))) continue;
            error.message = fmt::format("invalid syntax. Did you mean '{}'?", keyword);
            error.text = lines.back();
            error.offset = static_cast<std::int32_t>(excerpt.character_column(row, token.span.column)) + 1;
            error.end_offset =
                static_cast<std::int32_t>(excerpt.character_column(row, token.span.end_column)) + 1;
            error.end_lineno = error.lineno;
            return;
        }
    }
}

}  // namespace awaitscope
