// From the bytes of a source file to code that can run; what is wrong with it becomes Python's exception.
#include "engine/compile/compiler.h"
#include "engine/syntax/arena.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/warnings.h"
#include "engine/vm/import.h"
#include "engine/vm/refusals.h"
#include "engine/vm/traceback.h"
#include "engine/vm/vm.h"
#include "engine/vm/warnings.h"

namespace awaitscope {

namespace {

Type* exception_type(Vm& vm, DiagnosticKind kind) {
    switch (kind) {
        case DiagnosticKind::kIndentationError: return vm.exc.IndentationError;
        case DiagnosticKind::kTabError: return vm.exc.TabError;
        case DiagnosticKind::kMemoryError: return vm.exc.MemoryError;
        case DiagnosticKind::kSyntaxError:
        case DiagnosticKind::kSyntaxWarning:
        case DiagnosticKind::kUnsupported: break;
    }
    return vm.exc.SyntaxError;
}

void raise_diagnostic(Vm& vm, const Diagnostic& diagnostic, const std::string& file) {
    Value exception =
        vm.call(Value::share(exception_type(vm, diagnostic.kind)), {vm.make_str(diagnostic.message)});
    if (!exception) return;
    if (diagnostic.kind != DiagnosticKind::kMemoryError) {
        Value* fields = exception.as<ExceptionObject>()->extra();
        fields[extra::kSyntaxMessage] = vm.make_str(diagnostic.message);
        fields[extra::kSyntaxFile] = vm.make_str(file);
        fields[extra::kSyntaxLine] = vm.make_int(diagnostic.lineno);
        fields[extra::kSyntaxOffset] = vm.make_int(diagnostic.offset);
        fields[extra::kSyntaxEndLine] = vm.make_int(diagnostic.end_lineno);
        fields[extra::kSyntaxEndOffset] = vm.make_int(diagnostic.end_offset);
        if (!diagnostic.text.empty()) fields[extra::kSyntaxText] = vm.make_str(diagnostic.text);
    }
    vm.raise_value(exception);
}

/// Correct Python that the engine does not run: the run ends with the place and the reason, before anything
/// happens.
void refuse(Vm& vm, const Diagnostic& diagnostic, const std::string& file) {
    std::string text = format_diagnostic(diagnostic, file);
    if (!text.empty() && text.back() == '\n') text.pop_back();
    vm.stop(text);
    vm.raise_args(vm.exc.SystemExit, {Value::small_int(1)});
}

bool issue_syntax_warning(Vm& vm, const Diagnostic& diagnostic, const SourceText& source) {
    const Value message = vm.call(Value::share(vm.exc.SyntaxWarning), {vm.make_str(diagnostic.message)});
    if (!message) return false;
    WarningPlace place;
    place.file = source.name();
    place.line = static_cast<std::uint32_t>(diagnostic.lineno);
    place.module = source.name();
    std::string_view line = source.line(place.line);
    line.remove_prefix(std::min(line.find_first_not_of(" \t\f"), line.size()));
    place.source_line = line.substr(0, line.find_last_not_of(" \t\f\r") + 1);
    return issue_warning(vm, message, vm.exc.SyntaxWarning, place);
}

/// Passes on what a stage had to say; false if it said an error.
bool report(Vm& vm, const std::vector<Diagnostic>& diagnostics, const SourceText& source, bool library) {
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.kind == DiagnosticKind::kUnsupported)
            return refuse(vm, diagnostic, source.name()), false;
        if (diagnostic.is_error()) return raise_diagnostic(vm, diagnostic, source.name()), false;
        if (!library && !issue_syntax_warning(vm, diagnostic, source)) return false;
    }
    return true;
}

}  // namespace

std::shared_ptr<const CodeUnit> compile_source(Vm& vm, std::string name, std::string_view bytes, bool library,
                                               const SourceEdit* edit) {
    const DecodedSource decoded = decode_source(std::move(name), bytes);
    const SourceText& source = decoded.source;
    vm.files.push_back({source.name(), std::string(source.text()), library});
    if (!report(vm, decoded.diagnostics, source, library)) return nullptr;
    Arena arena;
    const ParseResult parsed = parse(source, arena);
    if (!report(vm, parsed.diagnostics, source, library)) return nullptr;
    std::string error;
    if (edit && !(*edit)(*parsed.module, arena, error)) {
        vm.stop(error);
        vm.raise_args(vm.exc.SystemExit, {Value::small_int(2)});
        return nullptr;
    }
    CompileResult compiled = compile_module(*parsed.module, source);
    if (!library && !report(vm, find_preprocess_warnings(*parsed.module, source), source, library))
        return nullptr;
    if (!report(vm, compiled.diagnostics, source, library)) return nullptr;
    if (!library && !report(vm, find_refusals(vm, *parsed.module, source), source, library)) return nullptr;
    if (!library && !report(vm, find_compile_warnings(*parsed.module, source), source, library))
        return nullptr;
    return std::move(compiled.code);
}

}  // namespace awaitscope
