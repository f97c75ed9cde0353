#include "engine/compile/compiler.h"

#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"

namespace awaitscope {

namespace {

Diagnostic make_diagnostic(const CompileError& error, const SourceText& source) {
    Diagnostic diagnostic;
    diagnostic.kind = error.kind;
    diagnostic.stage = DiagnosticStage::kCompile;
    diagnostic.message = error.message;
    diagnostic.lineno = static_cast<std::int32_t>(error.span.line);
    diagnostic.end_lineno = static_cast<std::int32_t>(error.span.end_line);
    auto offset = [&](std::uint32_t line, std::uint32_t column) {
        return static_cast<std::int32_t>(source.character_column(line, column)) + 1;
    };
    if (error.span.known()) {
        diagnostic.offset = offset(error.span.line, error.span.column);
        diagnostic.end_offset = offset(error.span.end_line, error.span.end_column);
        diagnostic.text = std::string(source.line(error.span.line));
    }
    return diagnostic;
}

template <class Compile>
CompileResult compile(const SourceText& source, Compile compile) {
    CompileResult result;
    try {
        result.code = compile();
    } catch (const CompileError& error) {
        result.diagnostics.push_back(make_diagnostic(error, source));
    }
    return result;
}

}  // namespace

CompileResult compile_module(const ast::Module& module, const SourceText& source) {
    return compile(source, [&] {
        NamePool pool;
        FutureFeatures future = find_future_features(module);
        SymbolTable symbols = build_symbols(module, future, pool);
        return CodeGenerator(symbols, pool, {source.name(), future}).module(module);
    });
}

CompileResult compile_expression(const ast::Expr& expression, const SourceText& source) {
    return compile(source, [&] {
        NamePool pool;
        SymbolTable symbols = build_symbols(expression, pool);
        return CodeGenerator(symbols, pool, {source.name(), {}}).expression(expression);
    });
}

}  // namespace awaitscope
