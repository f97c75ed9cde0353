// The native part of the `traceback` module: reports of exceptions and stacks. The rest is
// python/traceback.py.
#include "engine/vm/traceback.h"

#include "engine/modules/module_list.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

Value to_list(Vm& vm, const std::vector<std::string>& texts) {
    std::vector<Value> items;
    for (const std::string& text : texts) items.push_back(vm.make_str(text));
    return vm.make_list(std::move(items));
}

/// A text as the list of its lines, each with its "\n".
std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end == std::string_view::npos ? end : end + 1));
        text.remove_prefix(lines.back().size());
    }
    return lines;
}

/// The last part of a report as CPython's traceback module cuts it: the lines of a SyntaxError, or the type
/// and the message in one; then the notes line by line.
Value format_exception_only(Vm& vm, Bound arguments) {
    bool with_traceback = false;
    if (!vm.truth(arguments[1], with_traceback)) return Value();
    const std::unique_ptr<ExceptionReport> report = make_report(vm, arguments[0], with_traceback);
    std::vector<std::string> notes = std::exchange(report->notes, {});
    const std::string text = format_report_only(*report);
    std::vector<std::string> parts = report->syntax_error.empty() ? std::vector{text} : split_lines(text);
    for (const std::string& note : notes)
        for (std::string& line : split_lines(note + "\n")) parts.push_back(std::move(line));
    return to_list(vm, parts);
}

/// (file name, line, function, source line, end line, column, end column, text for format_stack)
Value describe(Vm& vm, const std::vector<FrameSummary>& stack) {
    std::vector<Value> entries;
    for (const FrameSummary& frame : stack) {
        const Vm::File& file = vm.files[frame.file];
        const std::vector<std::string> text = format_stack(vm, {frame});
        entries.push_back(vm.make_tuple(
            {vm.make_str(file.name), vm.make_int(frame.span.line), vm.make_str(frame.function),
             vm.make_str(source_line(file.text, frame.span.line)), vm.make_int(frame.span.end_line),
             vm.make_int(frame.span.column), vm.make_int(frame.span.end_column), vm.make_str(text.front())}));
    }
    return vm.make_list(std::move(entries));
}

Value describe_traceback(Vm& vm, Bound arguments) {
    return describe(vm, stack_of_traceback(arguments[0]));
}
Value describe_stack(Vm& vm, Bound) {
    return describe(vm, stack_of_frames(vm.current_frame));
}

constexpr NativeSpec kFunctions[] = {
    {.name = "_format_exception_only",
     .parameters = "exception, with_traceback, /",
     .function = format_exception_only},
    {.name = "_describe_traceback", .parameters = "traceback, /", .function = describe_traceback},
    {.name = "_describe_stack", .parameters = "", .function = describe_stack},
};

}  // namespace

bool populate_traceback(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    return true;
}

}  // namespace awaitscope
