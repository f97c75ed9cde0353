#include "engine/run/program_state.h"

#include "engine/aio/task.h"
#include "engine/run/value_text.h"
#include "engine/vm/vm.h"

#include <algorithm>

namespace awaitscope {
namespace {

constexpr std::size_t kTextLimit = 80;
constexpr std::size_t kMostVariables = 100;

bool is_plain_value(Vm& vm, const Value& value) {
    if (!value.is_object()) return true;
    const Type* type = vm.type_of(value);
    return type != vm.types.module && type != vm.types.function && type != vm.types.native_function &&
           type != vm.types.type && !vm.is_instance(value, vm.types.type);
}

std::uint32_t line_of(Frame& frame) {
    const CodeUnit& unit = *frame.code->unit;
    // Not begun: `next` stands at the first instruction, and there is no current one.
    if (frame.next == nullptr || frame.next == frame.code->instructions.data()) return unit.first_line;
    const SourceSpan& span = unit.spans[frame.current()];
    return span.known() ? span.line : 0;
}

FrameState read_frame(Vm& vm, Frame& frame) {
    FrameState state;
    state.function = to_utf8(frame.code->qualname);
    if (frame.code->library) return state;
    state.file = frame.code->unit->filename;
    state.line = line_of(frame);
    if (!frame.locals.is_null()) return state;  // a module or class body: its names are the globals
    for (std::size_t i = 0; i < frame.code->slot_total && state.variables.size() < kMostVariables; ++i) {
        Value value = frame.slots()[i];
        if (value.is_object() && vm.type_of(value) == vm.types.cell && is_cell_slot(*frame.code->unit, i))
            value = value.as<CellObject>()->content;
        std::string name = to_utf8(frame.code->slot_names[i]);
        // Names with a dot are the compiler's own.
        if (value.is_null() || name.starts_with('.')) continue;
        state.variables.push_back({std::move(name), value_text(vm, value, kTextLimit)});
    }
    return state;
}

/// The frames from the innermost that runs down to `coroutine`'s own (or to the bottom, if that is null).
std::vector<FrameState> running_frames(Vm& vm, const GeneratorObject* coroutine) {
    std::vector<FrameState> frames;
    for (Frame* frame = vm.current_frame; frame != nullptr; frame = frame->back) {
        frames.push_back(read_frame(vm, *frame));
        if (coroutine != nullptr && frame->generator == coroutine) break;
    }
    std::ranges::reverse(frames);
    return frames;
}

bool is_generator(Vm& vm, const Value& value) {
    if (!value.is_object()) return false;
    const Type* type = vm.type_of(value);
    return type == vm.types.coroutine || type == vm.types.generator || type == vm.types.async_generator;
}

std::vector<FrameState> suspended_frames(Vm& vm, Value at) {
    std::vector<FrameState> frames;
    while (is_generator(vm, at)) {
        auto* generator = at.as<GeneratorObject>();
        if (generator->state == GeneratorState::finished) break;
        if (generator->native) {
            FrameState frame;
            frame.function = to_utf8(generator->qualname);
            frames.push_back(std::move(frame));
        } else {
            frames.push_back(read_frame(vm, *generator->frame()));
        }
        at = delegate_of(generator);
    }
    return frames;
}

std::vector<VariableState> read_globals(Vm& vm) {
    std::vector<VariableState> found;
    Frame* bottom = vm.current_frame;
    while (bottom != nullptr && bottom->back != nullptr) bottom = bottom->back;
    if (bottom == nullptr || bottom->globals == nullptr) return found;
    std::size_t position = 0;
    for (const DictObject::Entry* entry = nullptr; dict_next(bottom->globals, position, entry);) {
        if (!vm.is_exact_str(entry->key) || !is_plain_value(vm, entry->value)) continue;
        std::string name = vm.utf8(entry->key);
        if (name.starts_with("__") || found.size() >= kMostVariables) continue;
        found.push_back({std::move(name), value_text(vm, entry->value, kTextLimit)});
    }
    return found;
}

}  // namespace

ProgramState read_program_state(Vm& vm, TaskObject* first, Seq seq) {
    ProgramState state;
    state.seq = seq;
    bool somebody_runs = false;
    for (TaskObject* task = first; task != nullptr; task = task->next) {
        if (task->task_id == 0 || !is_generator(vm, task->coroutine)) continue;
        auto* coroutine = task->coroutine.as<GeneratorObject>();
        TaskStack stack;
        stack.task = task->task_id;
        if (coroutine->state == GeneratorState::running && !coroutine->native) {
            stack.frames = running_frames(vm, coroutine);
            somebody_runs = true;
        } else {
            stack.frames = suspended_frames(vm, task->coroutine);
        }
        state.tasks.push_back(std::move(stack));
    }
    std::ranges::sort(state.tasks, {}, &TaskStack::task);
    if (!somebody_runs) state.outside = running_frames(vm, nullptr);
    state.globals = read_globals(vm);
    return state;
}

}  // namespace awaitscope
