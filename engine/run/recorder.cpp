// The recorder's own workings, and what the VM tells it. What asyncio tells it is in recorder_loop.cpp.
#include "engine/run/recorder.h"

#include "engine/aio/asyncio.h"
#include "engine/aio/event_loop.h"
#include "engine/run/value_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {

Recorder::Recorder(TraceBuilder& builder, RecordLevel level, std::uint32_t max_events)
    : builder_(builder), level_(level), max_events_(max_events) {}

void Recorder::begin(Vm& vm, const SourceFile& main_file) {
    vm_ = &vm;
    builder_.add_file(main_file);
    add(EventKind::run_begin, {.detail = main_file.name, .placed = false});
    if (level_ == RecordLevel::off) return;
    wanted = kOutput | kWarning | kNeverAwaited | kBlock;
    if (level_ == RecordLevel::full) wanted |= kLine | kCall | kReturn | kRaise;
    vm.instrument = this;
    watch_asyncio(vm, this);
}

void Recorder::limit(Vm&, std::string_view message) {
    add(EventKind::limit, {.detail = message});
}

void Recorder::end(Vm& vm, int exit_status) {
    running_ = 0;
    cause = 0;
    add(EventKind::run_end, {.detail = std::to_string(exit_status), .placed = false});
    if (level_ == RecordLevel::off) return;
    last_delay_ = Value();
    vm.instrument = nullptr;
    watch_asyncio(vm, nullptr);
}

// ---- Events

Seq Recorder::add(EventKind kind, const Note& note) {
    return add_at(job_ != 0 ? job_time_ : vm_->now, kind, note);
}

Seq Recorder::add_at(VirtualTime time, EventKind kind, const Note& note) {
    TraceEvent event;
    event.time = last_time_ = std::max(time, last_time_);
    event.kind = kind;
    event.task = running_;
    event.cause = note.cause != 0 ? note.cause : cause;
    event.subject = note.subject;
    event.detail = note.text != 0 || note.detail.empty() ? note.text : builder_.text(note.detail);
    event.depth = static_cast<std::uint16_t>(std::min<std::uint32_t>(vm_->depth, UINT16_MAX));
    if (note.placed) place(event, note.frame ? note.frame : program_frame());
    const Seq seq = builder_.add(event);
    constexpr Seq kProgressEvery = 1 << 15;
    if (progress_ && seq % kProgressEvery == 0) progress_(event.time, seq);
    if (seq == inspect_at_) {
        inspected_ = read_program_state(*vm_, loop_ != nullptr ? loop_->first_task : nullptr, seq);
        vm_->stop("inspected");
    }
    // A run that writes without end stops, some way after lines have been left out.
    if (max_events_ != 0 && seq > max_events_ + max_events_ / 8 && !vm_->stopping() &&
        kind != EventKind::run_end)
        vm_->stop(fmt::format("the limit of {} events was reached", max_events_));
    return seq;
}

bool Recorder::recording_lines() const {
    return max_events_ == 0 || builder_.size() < max_events_;
}

Frame* Recorder::program_frame() const {
    Frame* frame = vm_->current_frame;
    while (frame && frame->code->library) frame = frame->back;
    return frame;
}

void Recorder::place(TraceEvent& event, Frame* frame) {
    if (!frame || !frame->next || frame->next == frame->code->instructions.data()) return;
    const SourceSpan& span = frame->code->unit->spans[frame->current()];
    if (!span.known()) return;
    const std::uint32_t file = frame->code->file;
    Placed& placed =
        placed_[(reinterpret_cast<std::uintptr_t>(frame->next) / sizeof(Instruction)) % placed_.size()];
    // Another code object may have come to lie at the same address.
    if (placed.at == frame->next && placed.file == file && builder_.so_far().span(placed.span) == span) {
        event.file = static_cast<std::uint8_t>(files_[file] - 1);
        event.span = placed.span;
        return;
    }
    if (files_.size() <= file) files_.resize(file + 1);
    if (files_[file] == 0) {
        const Vm::File& source = vm_->files[file];
        files_[file] = static_cast<std::uint8_t>(builder_.add_file({source.name, source.text}) + 1);
    }
    event.file = static_cast<std::uint8_t>(files_[file] - 1);
    event.span = builder_.span(span);
    placed = {frame->next, event.span, file};
}

// ---- Objects

ObjectId Recorder::new_object(std::string_view kind, std::string_view label) {
    ObjectInfo info;
    info.kind = builder_.text(kind);
    info.label = builder_.text(label.empty() ? kind : label);
    info.created = builder_.size() + 1;
    return builder_.add_object(info);
}

std::string Recorder::object_label(ObjectId id) const {
    const Trace& trace = builder_.so_far();
    return std::string(trace.text(trace.objects()[id].label));
}

std::string Recorder::bound_name() const {
    const Frame* frame = program_frame();
    if (!frame || !frame->next) return {};
    const CodeUnit& unit = *frame->code->unit;
    // What follows the call: a store, or the object that an attribute is stored in and then the store.
    for (std::size_t at = frame->current() + 1, end = std::min(at + 2, unit.instructions.size()); at < end;
         ++at) {
        const Instruction& instruction = unit.instructions[at];
        switch (static_cast<Opcode>(instruction.op)) {
            case Opcode::STORE_FAST:
            case Opcode::STORE_DEREF: return unit.slot_names[instruction.arg];
            case Opcode::STORE_NAME:
            case Opcode::STORE_GLOBAL:
            case Opcode::STORE_ATTR: return unit.names[instruction.arg];
            case Opcode::LOAD_FAST:
            case Opcode::LOAD_DEREF:
            case Opcode::LOAD_NAME:
            case Opcode::LOAD_GLOBAL: continue;
            default: return {};
        }
    }
    return {};
}

// ---- What the VM tells

void Recorder::line(Frame& frame) {
    if (recording_lines()) add(EventKind::line, {.frame = &frame});
}

void Recorder::call(Frame& frame) {
    if (!recording_lines() || frame.code->library) return;
    const std::string name = to_utf8(frame.code->qualname);
    add(EventKind::call, {.detail = name, .frame = &frame});
}

void Recorder::returned(Frame& frame, const Value&) {
    if (!recording_lines() || frame.code->library) return;
    const std::string name = to_utf8(frame.code->qualname);
    add(EventKind::return_, {.detail = name, .frame = &frame});
}

void Recorder::raised(Frame& frame, const Value& exception) {
    if (!recording_lines() || frame.code->library) return;
    const std::string text = exception_text(*vm_, exception);
    add(EventKind::raise, {.detail = text, .frame = &frame});
}

// print() writes its arguments, separators and line end one by one: up to the line end they are one output.
void Recorder::output(int stream, std::string_view text) {
    const EventKind kind = stream == 2 ? EventKind::error_output : EventKind::output;
    const Trace& so_far = builder_.so_far();
    if (so_far.size() != 0) {
        const TraceEvent& last = so_far.event(so_far.size());
        const std::string_view before = so_far.text(last.detail);
        if (last.kind == kind && last.task == running_ && last.time == vm_->now && !before.ends_with('\n')) {
            builder_.extend_last(text);
            return;
        }
    }
    add(kind, {.detail = text});
}

void Recorder::warning(std::string_view category, std::string_view text) {
    const std::string words = fmt::format("{}: {}", category, text);
    add(EventKind::warning, {.detail = words});
}

void Recorder::never_awaited(const Value& coroutine) {
    const std::string name = coroutine_name(*vm_, coroutine);
    add(EventKind::never_awaited, {.detail = name});
}

void Recorder::blocked(std::int64_t begin, std::int64_t duration, std::string_view what) {
    if (job_ != 0) return;  // it blocks its own thread only
    const Seq blocking = add_at(begin, EventKind::block_begin, {.detail = what});
    add_at(begin + duration, EventKind::block_end, {.cause = blocking});
}

}  // namespace awaitscope
