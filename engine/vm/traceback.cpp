#include "engine/vm/traceback.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/caret_anchors.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <algorithm>

namespace awaitscope {

// -- Traceback objects
// -----------------------------------------------------------------------------------------------

namespace {

void traverse_traceback(Object* object, GcVisitor& visitor) {
    const auto* self = static_cast<TracebackObject*>(object);
    visitor.visit(self->next);
    visitor.visit(self->frame);
}

void clear_traceback(Object* object) {
    auto* self = static_cast<TracebackObject*>(object);
    self->next = Value();
    self->frame = Value();
}

void dealloc_traceback(Object* object) {
    clear_traceback(object);
    object->type->vm->heap.free_instance(object);
}

Value make_traceback(Vm& vm, Value next, Value frame, std::uint32_t instruction) {
    auto* self = vm.heap.make_instance<TracebackObject>(vm.types.traceback);
    std::construct_at(&self->next, std::move(next));
    std::construct_at(&self->frame, std::move(frame));
    self->instruction = instruction;
    vm.heap.track(self);
    return Value::adopt(self);
}

SourceSpan span_at(const CodeObject& code, std::uint32_t instruction) {
    const auto& spans = code.unit->spans;
    return instruction < spans.size() ? spans[instruction] : SourceSpan{};
}

FrameSummary summary_of(const CodeObject& code, std::uint32_t instruction) {
    FrameSummary summary;
    summary.file = code.file;
    summary.function = to_utf8(code.name);
    summary.span = span_at(code, instruction);
    summary.has_columns = summary.span.end_line != 0;
    return summary;
}

Value get_next(Vm&, const Value& self) {
    const Value& next = self.as<TracebackObject>()->next;
    return next.is_null() ? Value::none() : next;
}

bool set_next(Vm& vm, const Value& self, const Value* value) {
    if (!value) return vm.raise(vm.exc.TypeError, "can't delete tb_next attribute"), false;
    if (!value->is_none() && vm.type_of(*value) != vm.types.traceback)
        return vm.raise_f(vm.exc.TypeError, "expected traceback object, got '{}'",
                          full_name(vm.type_of(*value))),
               false;
    for (Value link = *value; link && !link.is_none(); link = link.as<TracebackObject>()->next)
        if (identical(link, self)) return vm.raise(vm.exc.ValueError, "traceback loop detected"), false;
    self.as<TracebackObject>()->next = value->is_none() ? Value() : *value;
    return true;
}

Value get_frame(Vm&, const Value& self) {
    return self.as<TracebackObject>()->frame;
}

Value get_line(Vm&, const Value& self) {
    const auto* traceback = self.as<TracebackObject>();
    const auto* code = traceback->frame.as<FrameObject>()->code.as<CodeObject>();
    return Value::small_int(span_at(*code, traceback->instruction).line);
}

Value get_last_instruction(Vm&, const Value& self) {
    return Value::small_int(self.as<TracebackObject>()->instruction * 2);
}

constexpr GetSetSpec kFields[] = {{"tb_next", get_next, set_next},
                                  {"tb_frame", get_frame},
                                  {"tb_lineno", get_line},
                                  {"tb_lasti", get_last_instruction}};

}  // namespace

void make_traceback_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "traceback";
    spec.instance_size = sizeof(TracebackObject);
    spec.slots.dealloc = dealloc_traceback;
    spec.slots.traverse = traverse_traceback;
    spec.slots.clear = clear_traceback;
    spec.getsets = kFields;
    vm.define_type(vm.types.traceback, spec);
}

void add_traceback_entry(Vm& vm, const Value& exception, Frame& frame) {
    auto* object = exception.as<ExceptionObject>();
    Value next = object->traceback.is_none() ? Value() : object->traceback;
    object->traceback = make_traceback(vm, std::move(next), frame_object(vm, frame), frame.current());
}

// -- Stacks
// ----------------------------------------------------------------------------------------------------------

std::vector<FrameSummary> stack_of_traceback(const Value& traceback) {
    std::vector<FrameSummary> stack;
    for (Value link = traceback; link && !link.is_none(); link = link.as<TracebackObject>()->next) {
        const auto* entry = link.as<TracebackObject>();
        const auto* code = entry->frame.as<FrameObject>()->code.as<CodeObject>();
        if (!code->library) stack.push_back(summary_of(*code, entry->instruction));
    }
    return stack;
}

std::vector<FrameSummary> stack_of_frames(Frame* innermost) {
    std::vector<FrameSummary> stack;
    for (Frame* frame = innermost; frame; frame = frame->back)
        if (!frame->code->library) stack.push_back(summary_of(*frame->code, frame->current()));
    std::reverse(stack.begin(), stack.end());
    return stack;
}

std::string_view source_line(std::string_view text, std::uint32_t number) {
    for (std::uint32_t line = 1; !text.empty(); ++line) {
        const std::size_t end = text.find('\n');
        if (line == number) return text.substr(0, end);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return {};
}

namespace {

std::string header_of(const Vm& vm, const FrameSummary& frame) {
    return fmt::format("  File \"{}\", line {}, in {}\n", vm.files[frame.file].name, frame.span.line,
                       frame.function);
}

std::string strip(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t\f\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(line.substr(first, line.find_last_not_of(" \t\f\r\n") - first + 1));
}

std::string plain_frame(const Vm& vm, const FrameSummary& frame) {
    const std::string line = strip(source_line(vm.files[frame.file].text, frame.span.line));
    return header_of(vm, frame) + (line.empty() ? "" : "    " + line + "\n");
}

std::string marked_frame(const Vm& vm, const FrameSummary& frame) {
    return header_of(vm, frame) +
           format_marked_lines(vm.files[frame.file].text, frame.span, frame.has_columns);
}

/// Writes frames, and instead of the fourth and further equal ones in a row how many they were.
template <class Format>
std::vector<std::string> fold_repeated(const std::vector<FrameSummary>& stack, Format format) {
    constexpr std::size_t kShown = 3;
    std::vector<std::string> out;
    std::size_t count = 0;
    const auto close = [&] {
        if (count > kShown)
            out.push_back(fmt::format("  [Previous line repeated {} more time{}]\n", count - kShown,
                                      count - kShown > 1 ? "s" : ""));
    };
    const FrameSummary* last = nullptr;
    for (const FrameSummary& frame : stack) {
        if (!last || last->file != frame.file || last->span.line != frame.span.line ||
            last->function != frame.function) {
            close();
            count = 0;
        }
        last = &frame;
        if (++count <= kShown) out.push_back(format(frame));
    }
    close();
    return out;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += part;
    return text;
}

}  // namespace

std::vector<std::string> format_stack(const Vm& vm, const std::vector<FrameSummary>& stack) {
    return fold_repeated(stack, [&vm](const FrameSummary& frame) { return marked_frame(vm, frame); });
}

std::string format_stack_plain(const Vm& vm, const std::vector<FrameSummary>& stack) {
    return joined(fold_repeated(stack, [&vm](const FrameSummary& frame) { return plain_frame(vm, frame); }));
}

// -- Uncaught exceptions
// ---------------------------------------------------------------------------------

std::string Vm::format_exception(const Value& exception) {
    return format_report(*this, *make_report(*this, exception));
}

}  // namespace awaitscope
