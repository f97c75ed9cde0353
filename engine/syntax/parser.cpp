#include "engine/syntax/parser.h"

#include "engine/syntax/diagnoser.h"
#include "engine/syntax/keyword_typo.h"
#include "engine/syntax/lexer.h"
#include "engine/syntax/parser_state.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace awaitscope {
namespace {

// The parser's warnings and the lexer's in one list, each once: Python shows a warning once per line.
std::vector<Diagnostic> in_source_order(std::vector<Diagnostic> warnings,
                                        const std::vector<Diagnostic>& more) {
    warnings.insert(warnings.end(), more.begin(), more.end());
    std::stable_sort(warnings.begin(), warnings.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.lineno < b.lineno; });
    std::vector<Diagnostic> once;
    for (Diagnostic& d : warnings) {
        auto is_same = [&d](const Diagnostic& seen) {
            return seen.lineno == d.lineno && seen.message == d.message;
        };
        if (std::none_of(once.begin(), once.end(), is_same)) once.push_back(std::move(d));
    }
    return once;
}

// `from __future__ import …` may name only what has ever been a feature. CPython's future.c looks at the
// imports at the top of the file, after parsing.
std::optional<Diagnostic> future_error(const ast::Module& module, const SourceText& source) {
    constexpr std::string_view kFeatures[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
    };
    for (const ast::Stmt* statement : module.body) {
        const auto* import = ast::try_as<ast::ImportFrom>(statement);
        if (import == nullptr || import->module != "__future__" || import->level != 0) {
            bool docstring = statement == module.body.front() && statement->kind == ast::NodeKind::kExprStmt;
            if (docstring) continue;
            return std::nullopt;
        }
        for (const ast::Alias* alias : import->names) {
            if (std::find(std::begin(kFeatures), std::end(kFeatures), alias->name) != std::end(kFeatures))
                continue;
            Diagnostic d;
            d.message = alias->name == "braces"
                            ? "not a chance"
                            : fmt::format("future feature {} is not defined", alias->name);
            d.lineno = static_cast<std::int32_t>(alias->span.line);
            d.offset =
                static_cast<std::int32_t>(source.character_column(alias->span.line, alias->span.column)) + 1;
            d.end_lineno = static_cast<std::int32_t>(alias->span.end_line);
            d.end_offset = static_cast<std::int32_t>(
                               source.character_column(alias->span.end_line, alias->span.end_column)) +
                           1;
            d.text = source.line(alias->span.line);
            return d;
        }
    }
    return std::nullopt;
}

ParseResult parse_as(const SourceText& source, Arena& arena, bool whole_file) {
    ParseResult result;
    TokenStream stream = tokenize(source, arena);
    ast::Parser parser(source, stream, arena);
    if (whole_file) {
        result.module = parser.parse_module();
    } else {
        result.expression = parser.parse_single_expression();
    }
    auto& diagnostics = result.diagnostics;
    if (!parser.failed()) {
        diagnostics = in_source_order(std::move(parser.warnings()), stream.warnings);
        if (whole_file) {
            if (auto error = future_error(*result.module, source)) diagnostics.push_back(std::move(*error));
        }
        return result;
    }
    result.module = nullptr;
    result.expression = nullptr;
    if (parser.too_deep()) {
        Diagnostic error;
        error.kind = DiagnosticKind::kMemoryError;
        error.message = "Parser stack overflowed - Python source too complex to parse";
        diagnostics.push_back(std::move(error));
        return result;
    }
    ast::Diagnoser diagnoser(source, stream, arena);
    Diagnostic error = diagnoser.diagnose(whole_file);
    suggest_keyword(error, source, diagnoser.last_block_line());
    diagnostics = in_source_order(std::move(diagnoser.warnings()), stream.warnings);
    if (auto line = static_cast<std::int32_t>(diagnoser.stopped_at_line()); line != 0) {
        std::erase_if(diagnostics, [line](const Diagnostic& d) { return d.lineno >= line; });
    }
    diagnostics.push_back(std::move(error));
    return result;
}

}  // namespace

ParseResult parse(const SourceText& source, Arena& arena) {
    return parse_as(source, arena, true);
}

ParseResult parse_expression(const SourceText& source, Arena& arena) {
    return parse_as(source, arena, false);
}

}  // namespace awaitscope
