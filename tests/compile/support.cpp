#include "tests/compile/support.h"

#include "engine/compile/compiler.h"
#include "engine/compile/disassembler.h"
#include "engine/compile/validator.h"
#include "engine/syntax/parser.h"

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

namespace awaitscope {

namespace {

CompileResult compile_source(std::string_view text) {
    SourceText source("test.py", std::string(text));
    Arena arena;
    ParseResult parsed = parse(source, arena);
    if (!parsed.ok()) return {nullptr, std::move(parsed.diagnostics)};
    return compile_module(*parsed.module, source);
}

}  // namespace

std::string compile_and_disassemble(std::string_view source) {
    CompileResult result = compile_source(source);
    for (const Diagnostic& diagnostic : result.diagnostics) UNSCOPED_INFO(diagnostic.message);
    REQUIRE(result.ok());
    CHECK(find_flaw(*result.code).empty());
    return disassemble(*result.code);
}

std::string compile_error(std::string_view source) {
    CompileResult result = compile_source(source);
    for (const Diagnostic& diagnostic : result.diagnostics) {
        if (!diagnostic.is_error()) continue;
        return fmt::format("{} ({}:{}-{}:{})", diagnostic.message, diagnostic.lineno, diagnostic.offset,
                           diagnostic.end_lineno, diagnostic.end_offset);
    }
    return "no error";
}

}  // namespace awaitscope
