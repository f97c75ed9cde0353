// The interpreter's loop.
//
// Rules for whoever edits it:
// 1. `ip` points behind the instruction that runs, `sp` one past the top of the stack; both live in
// registers.
//    SAVE() writes ip to the frame before anything that may look at it: every call out of the loop.
// 2. A value is moved off the stack, never copied and then dropped: objects die when they die in CPython.
// 3. What a caller pushes or pops is decided by the instruction that called, in one place (see returned:).
// 4. Failure: make the exception pending, `goto error` with the stack in any valid state.
// 5. Python calls Python by pushing a frame and going on in the loop: no C++ recursion.
#include "engine/vm/interpreter.h"

#include "engine/vm/dict.h"
#include "engine/vm/fast_paths.h"
#include "engine/vm/import.h"
#include "engine/vm/iterators.h"
#include "engine/vm/object_protocol.h"
#include "engine/vm/operations.h"
#include "engine/vm/set.h"
#include "engine/vm/specialised.h"
#include "engine/vm/type_slots.h"
#include "engine/vm/vm_private.h"

#include <algorithm>
#include <cstring>

// The dispatch table holds addresses of labels, a GNU extension that both our compilers have.
#pragma GCC diagnostic ignored "-Wpedantic"

namespace awaitscope {

namespace {

/// Stack and slots are raw memory at the edges: a moved-from value is null, and null needs no destructor.
inline void push_value(Value*& sp, Value&& value) {
    std::construct_at(sp++, std::move(value));
}
inline Value pop_value(Value*& sp) {
    return std::move(*--sp);
}
inline void drop(Value& value) {
    Value dying(std::move(value));
}

bool recursion_exceeded(Vm& vm) {
    if (vm.depth < vm.recursion_limit) [[likely]]
        return false;
    vm.raise(vm.exc.RecursionError, "maximum recursion depth exceeded");
    return true;
}

void check_limits(Vm& vm) {
    if (vm.limits.steps != 0 && vm.steps > vm.limits.steps && !vm.stopping())
        vm.stop(fmt::format("step limit of {} reached", vm.limits.steps));
    if (vm.limits.cancel && vm.limits.cancel->load(std::memory_order_relaxed) && !vm.stopping())
        vm.stop("cancelled");
}

/// Collector, limits, the request to stop. False: the run ends here.
[[gnu::noinline]] bool at_safe_point(Vm& vm) {
    // The full check is worth its price only now and then, and where the limit is passed.
    vm.next_check = (vm.steps | 255) + 1;
    if (vm.limits.steps >= vm.steps) vm.next_check = std::min(vm.next_check, vm.limits.steps + 1);
    vm.heap.maybe_collect();
    check_limits(vm);
    if (!vm.stopping()) return true;
    vm.next_check = 0;
    return false;
}

inline bool step(Vm& vm) {
    return ++vm.steps < vm.next_check || at_safe_point(vm);
}

/// The handler that covers the instruction, innermost first; null if none does.
const ExceptionEntry* find_handler(const CodeUnit& unit, std::uint32_t instruction) {
    for (const ExceptionEntry& entry : unit.exceptions)
        if (instruction >= entry.start && instruction < entry.end) return &entry;
    return nullptr;
}

/// Whether a line event is due: see kStatementStart.
bool starts_line(const CodeUnit& unit, const Instruction* base, const Instruction* last,
                 const Instruction* at) {
    if (!(at->flags & kStatementStart)) return false;
    if (!last || last >= at) return true;
    return unit.spans[static_cast<std::size_t>(last - base)].line !=
           unit.spans[static_cast<std::size_t>(at - base)].line;
}

bool runs_in_loop(Vm& vm, const Value& receiver) {
    const Type* type = vm.type_of(receiver);
    if (type != vm.types.generator && type != vm.types.coroutine) return false;
    const auto* generator = receiver.as<GeneratorObject>();
    return !generator->native &&
           (generator->state == GeneratorState::suspended || generator->state == GeneratorState::created);
}

template <bool kTraced>
ResumeResult run(Vm& vm, Frame* frame);

}  // namespace

bool may_go_on(Vm& vm) {
    check_limits(vm);
    if (!vm.stopping()) return true;
    vm.raise(vm.exc.SystemExit, vm.stop_message());
    return false;
}

ResumeResult run_frame(Vm& vm, Frame* frame) {
    constexpr std::uint32_t kFrameHooks =
        Instrument::kLine | Instrument::kCall | Instrument::kReturn | Instrument::kRaise;
    if (vm.instrument && (vm.instrument->wanted & kFrameHooks)) return run<true>(vm, frame);
    return run<false>(vm, frame);
}

namespace {

#define SAVE() (frame->next = ip)
// A plain jump, because a computed one would leave the instruction's scope without ending the lives of its
// locals; the compilers copy the few instructions at `dispatch` to each place by themselves.
#define NEXT() goto dispatch
#define OP(name) op_##name
#define SPECIAL(name) special_##name
#define PUSH(value) push_value(sp, value)
#define POP() pop_value(sp)
#define TOP() (sp[-1])
#define SECOND() (sp[-2])
#define THIRD() (sp[-3])
#define NAME() (frame->code->names[ARG])
#define ARG (ip[-1].arg)
#define SLOT(i) (frame->slots()[i])
/// Targets are distances from the instruction behind the jump: see make_code.
#define JUMP() (ip += static_cast<std::int32_t>(ARG))
/// The next instruction has been done too.
#define SKIP()                                              \
    ([&] {                                                  \
        [[maybe_unused]] const Instruction* skipped = ip++; \
        if constexpr (kTraced) last = skipped;              \
    }())
#define CACHE() (frame->code->caches[ip[-1].cache])
#define MUTABLE_AT() (*const_cast<Instruction*>(ip - 1))
/// Goes on in another frame, from its saved state.
#define ENTER(next_frame)         \
    do {                          \
        frame = (next_frame);     \
        vm.current_frame = frame; \
        ip = frame->next;         \
        sp = frame->top;          \
    } while (0)

template <bool kTraced>
ResumeResult run(Vm& vm, Frame* frame) {
    static const void* const labels[256] = {
#define X(name, operand, pops, pushes, sentence) &&op_##name,
        AWAITSCOPE_OPCODES(X)
#undef X
#define X(name, origin, when) &&special_##name,
            AWAITSCOPE_SPECIALISED(X)
#undef X
    };
    Frame* const outer = vm.current_frame;
    FrameStack& stack = VmAccess::of(vm).frames;
    Value* sp;
    const Instruction* ip;
    [[maybe_unused]] const Instruction* last = nullptr;

    frame->back = outer;
    ENTER(frame);
    ++vm.depth;
    [[maybe_unused]] const bool fresh = ip == frame->code->instructions.data();
    if (vm.pending) goto error;  // an exception is thrown into a suspended frame
    if (vm.depth > vm.recursion_limit) {
        --vm.depth;
        vm.raise(vm.exc.RecursionError, "maximum recursion depth exceeded");
        ++vm.depth;
        goto leave_frame;
    }
    if (!step(vm)) goto stopped;
    if constexpr (kTraced) {
        if ((vm.instrument->wanted & Instrument::kCall) && fresh && !frame->code->library)
            vm.instrument->call(*frame);
    }

dispatch:
    if constexpr (kTraced) {
        if ((vm.instrument->wanted & Instrument::kLine) && !frame->code->library &&
            starts_line(*frame->code->unit, frame->code->instructions.data(), last, ip)) {
            frame->next = ip + 1;
            vm.instrument->line(*frame);
        }
        last = ip;
    }
    {
        const std::uint8_t op = (ip++)->op;

        goto* labels[op];
    }

#include "engine/vm/loop_attributes.inc"
#include "engine/vm/loop_calls.inc"
#include "engine/vm/loop_containers.inc"
#include "engine/vm/loop_control.inc"
#include "engine/vm/loop_generators.inc"
#include "engine/vm/loop_operators.inc"
#include "engine/vm/loop_stack.inc"

error:
    // The failing instruction enters the traceback of its frame, then the frame's handlers are asked.
    frame->next = ip;
    if (vm.stopping()) goto stopped;
    DCHECK(vm.pending);
    add_traceback_entry(vm, vm.pending, *frame);
    if constexpr (kTraced) {
        if ((vm.instrument->wanted & Instrument::kRaise) && !frame->code->library)
            vm.instrument->raised(*frame, vm.pending);
    }

unwind : {
    if (vm.stopping()) goto stopped;
    const auto index = static_cast<std::uint32_t>(ip - frame->code->instructions.data()) - 1;
    const ExceptionEntry* handler = find_handler(*frame->code->unit, index);
    Value* const base = frame->stack_base();
    if (handler) {
        while (sp > base + handler->depth) drop_dead(*--sp);
        if (handler->push_lasti) PUSH(Value::small_int(index));
        PUSH(vm.take_exception());
        ip = frame->code->instructions.data() + handler->handler;
        NEXT();
    }
    while (sp > base) drop_dead(*--sp);
}

leave_frame : {
    // The frame ends by an exception; it goes on in the caller, at the instruction that called.
    const FrameExit exit = frame->exit;
    Frame* const back = frame->back;
    vm.current_frame = back;
    --vm.depth;
    if (GeneratorObject* generator = frame->generator) {
        Value keep = Value::share(generator);
        clear_frame(vm, frame);
        end_run(vm, generator, GeneratorState::finished);
    } else {
        pop_frame(vm, frame);
    }
    if (exit == FrameExit::leave) return {ResumeStatus::raised, Value()};
    ENTER(back);
    if constexpr (kTraced) last = ip - 1;
    goto error;
}

stopped:
    // The run is over: every frame ends without running any more of the program.
    if (!vm.pending) vm.raise(vm.exc.SystemExit, vm.stop_message());
    while (sp > frame->stack_base()) drop_dead(*--sp);
    goto leave_frame;
}

#undef SAVE
#undef NEXT
#undef OP
#undef SPECIAL
#undef PUSH
#undef POP
#undef TOP
#undef SECOND
#undef THIRD
#undef NAME
#undef ARG
#undef SLOT
#undef JUMP
#undef SKIP
#undef CACHE
#undef MUTABLE_AT
#undef ENTER

}  // namespace

}  // namespace awaitscope
