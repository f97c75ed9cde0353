#include "engine/syntax/parser.h"

#include "engine/syntax/diagnoser.h"
#include "engine/syntax/lexer.h"
#include "engine/syntax/parser_state.h"

#include <algorithm>
#include <iterator>

namespace awaitscope {
namespace {

ParseResult parse_as(const SourceText& source, Arena& arena, bool whole_file) {
    ParseResult result;
    TokenStream stream = tokenize(source, arena);
    ast::Parser parser(source, stream, arena);
    if (whole_file) {
        result.module = parser.parse_module();
    } else {
        result.expression = parser.parse_single_expression();
    }
    auto& warnings = result.diagnostics;
    warnings = std::move(parser.warnings());
    std::move(stream.warnings.begin(), stream.warnings.end(), std::back_inserter(warnings));
    std::stable_sort(warnings.begin(), warnings.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.lineno < b.lineno; });
    if (!parser.failed()) return result;

    result.module = nullptr;
    result.expression = nullptr;
    if (parser.too_deep()) {
        Diagnostic error;
        error.kind = DiagnosticKind::kMemoryError;
        error.message = "Parser stack overflowed - Python source too complex to parse";
        warnings.push_back(std::move(error));
    } else {
        warnings.push_back(ast::Diagnoser(source, stream, arena).diagnose(whole_file));
    }
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
