// Generators and coroutines: creation, resuming, throwing, closing (Objects/genobject.c).
#include "engine/vm/generator.h"

#include "engine/vm/coroutine_origin.h"
#include "engine/vm/generator_protocol.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm_private.h"
#include "engine/vm/weakref.h"

#include <cstring>

namespace awaitscope {

Value make_generator(Vm& vm, Frame* frame) {
    const std::uint32_t flags = frame->code->unit->flags;
    Type* type = flags & kCodeAsyncGenerator ? vm.types.async_generator
                 : flags & kCodeCoroutine    ? vm.types.coroutine
                                             : vm.types.generator;
    const std::size_t frame_bytes = sizeof(Frame) + frame->size * sizeof(Value);
    auto* generator = vm.heap.make_instance<GeneratorObject>(type, frame_bytes);
    generator->name = frame->function ? frame->function->name : frame->code->name;
    generator->qualname = frame->function ? frame->function->qualname : frame->code->qualname;
    generator->state = GeneratorState::created;
    generator->closed = generator->running_async = generator->hooks_inited = generator->native = false;
    std::construct_at(&generator->handled);
    std::construct_at(&generator->outer_handled);
    std::construct_at(&generator->finalizer);
    // cr_code and gi_code outlive the frame. Only asynchronous generators have a finalizer: the others keep
    // their code in its place.
    if (type != vm.types.async_generator) generator->finalizer = Value::share(frame->code);
    generator->weakrefs = nullptr;
    generator->frame_bytes = static_cast<std::uint32_t>(frame_bytes);
    // The values move as bits: nobody else points into the old frame.
    Frame* moved = generator->frame();
    const auto used = static_cast<std::size_t>(frame->top - frame->slots());
    std::memcpy(static_cast<void*>(moved), frame, sizeof(Frame) + used * sizeof(Value));
    moved->generator = generator;
    moved->back = nullptr;
    moved->top = moved->slots() + used;
    if (moved->object) moved->object->frame = moved;
    if (type == vm.types.coroutine) note_coroutine_origin(vm, generator, frame->back);
    VmAccess::of(vm).frames.pop(frame);
    vm.heap.track(generator);
    return Value::adopt(generator);
}

void begin_run(Vm& vm, GeneratorObject* generator) {
    generator->state = GeneratorState::running;
    if (generator->handled) generator->outer_handled = std::exchange(vm.handled, generator->handled);
}

void end_run(Vm& vm, GeneratorObject* generator, GeneratorState state) {
    generator->state = state;
    if (state == GeneratorState::finished) Heap::mark_finalized(generator);
    if (!generator->handled) return;
    vm.handled = std::move(generator->outer_handled);
    if (state == GeneratorState::finished) generator->handled = Value();
}

namespace {

/// Where the suspended generator keeps what it delegates to; null if to nothing.
const Value* delegate_slot(GeneratorObject* generator) {
    if (generator->state != GeneratorState::suspended) return nullptr;
    if (generator->native) return &native_delegate(generator);
    Frame* frame = generator->frame();
    const Instruction& last = frame->next[-1];
    const bool delegates = last.op == static_cast<std::uint8_t>(Opcode::YIELD_VALUE) && last.arg == 1;
    return delegates ? &frame->top[-1] : nullptr;
}

}  // namespace

Value delegate_of(GeneratorObject* generator) {
    const Value* slot = delegate_slot(generator);
    return slot ? *slot : Value();
}

Object* borrowed_delegate(GeneratorObject* generator) {
    const Value* slot = delegate_slot(generator);
    return slot && slot->is_object() ? slot->object() : nullptr;
}

const char* kind_of(const GeneratorObject* generator) {
    const Vm& vm = *generator->type->vm;
    if (generator->type == vm.types.coroutine) return "coroutine";
    return generator->type == vm.types.async_generator ? "async generator" : "generator";
}

namespace {

/// The frame goes without having run to its end.
void abandon(Vm& vm, GeneratorObject* generator) {
    generator->state = GeneratorState::finished;
    if (generator->native) return destroy_native(generator);
    Frame* frame = generator->frame();
    while (frame->top > frame->stack_base()) Value dying = std::move(*--frame->top);
    clear_frame(vm, frame);
    generator->handled = Value();
}

ResumeResult resume_finished(Vm& vm, GeneratorObject* generator, bool throwing) {
    if (throwing) return {ResumeStatus::raised, Value()};
    if (generator->type == vm.types.coroutine)
        return {ResumeStatus::raised,
                vm.raise(vm.exc.RuntimeError, "cannot reuse already awaited coroutine")};
    if (generator->type == vm.types.async_generator)
        return {ResumeStatus::raised, vm.raise_args(vm.exc.StopAsyncIteration, {})};
    return {ResumeStatus::returned, Value::none()};
}

}  // namespace

ResumeResult resume_generator(Vm& vm, GeneratorObject* generator, Value value) {
    const bool throwing = !value;
    if (generator->state == GeneratorState::running) {
        vm.raise_f(vm.exc.ValueError, "{} already executing", kind_of(generator));
        return {ResumeStatus::raised, Value()};
    }
    if (generator->state == GeneratorState::finished) return resume_finished(vm, generator, throwing);
    if (generator->state == GeneratorState::created && !throwing && !value.is_none()) {
        vm.raise_f(vm.exc.TypeError, "can't send non-None value to a just-started {}", kind_of(generator));
        return {ResumeStatus::raised, Value()};
    }
    if (generator->native) return resume_native(vm, generator, std::move(value));
    if (!enter_native(vm)) return {ResumeStatus::raised, Value()};
    const Value alive = Value::share(generator);
    Frame* frame = generator->frame();
    // A value is pushed when throwing too (gen_send_ex2): handlers count on the place of what the yield took.
    std::construct_at(frame->top++, throwing ? Value::none() : std::move(value));
    frame->exit = FrameExit::leave;
    begin_run(vm, generator);
    if (throwing && generator->handled)
        vm.raise_value(vm.take_exception());  // what it was handling becomes the context
    ResumeResult result = run_frame(vm, frame);
    --vm.native_depth;
    if (result.status == ResumeStatus::returned && generator->type == vm.types.async_generator)
        return {ResumeStatus::raised, vm.raise_args(vm.exc.StopAsyncIteration, {})};
    return result;
}

bool close_iterator(Vm& vm, const Value& iterator) {
    const Type* type = vm.type_of(iterator);
    if (type == vm.types.generator || type == vm.types.coroutine)
        return static_cast<bool>(close_generator(vm, iterator.as<GeneratorObject>()));
    bool missing = false;
    Value close = vm.find_attribute(iterator, vm.names.close, missing);
    if (missing) return true;
    if (!close) return false;
    return static_cast<bool>(vm.call(close));
}

ResumeResult throw_generator(Vm& vm, GeneratorObject* generator, const Value& exception) {
    if (generator->state == GeneratorState::running) {
        vm.raise_f(vm.exc.ValueError, "{} already executing", kind_of(generator));
        return {ResumeStatus::raised, Value()};
    }
    Value delegate = delegate_of(generator);
    if (!delegate) {
        vm.pending = exception;
        return resume_generator(vm, generator, Value());
    }
    if (!enter_native(vm)) return {ResumeStatus::raised, Value()};
    // While the delegate runs, this frame is below it, as it will look in stacks and tracebacks.
    generator->state = GeneratorState::running;
    Frame* const outer = vm.current_frame;
    if (!generator->native) {
        generator->frame()->back = outer;
        vm.current_frame = generator->frame();
    }
    ResumeResult result{ResumeStatus::raised, Value()};
    if (vm.is_instance(exception, vm.exc.GeneratorExit)) {
        if (close_iterator(vm, delegate)) vm.pending = exception;
    } else {
        result = vm.throw_into(delegate, exception);
        if (result.status == ResumeStatus::returned) vm.raise_stop_iteration(std::move(result.value));
    }
    vm.current_frame = outer;
    if (!generator->native) generator->frame()->back = nullptr;
    generator->state = GeneratorState::suspended;
    --vm.native_depth;
    if (result.status == ResumeStatus::yielded) return result;
    return resume_generator(vm, generator, Value());
}

Value close_generator(Vm& vm, GeneratorObject* generator) {
    switch (generator->state) {
        case GeneratorState::finished: return Value::none();
        case GeneratorState::created: abandon(vm, generator); return Value::none();
        case GeneratorState::running:
            return vm.raise_f(vm.exc.ValueError, "{} already executing", kind_of(generator));
        case GeneratorState::suspended: break;
    }
    Value delegate = delegate_of(generator);
    bool closed = true;
    if (delegate) {
        generator->state = GeneratorState::running;
        closed = close_iterator(vm, delegate);
        generator->state = GeneratorState::suspended;
    }
    if (closed) {
        Value exit = vm.call(Value::share(vm.exc.GeneratorExit));
        if (!exit) return Value();
        vm.pending = std::move(exit);
    }
    ResumeResult result = resume_generator(vm, generator, Value());
    if (result.status == ResumeStatus::yielded)
        return vm.raise_f(vm.exc.RuntimeError, "{} ignored GeneratorExit", kind_of(generator));
    if (result.status == ResumeStatus::returned) return std::move(result.value);
    if (vm.pending_is(vm.exc.GeneratorExit) || vm.pending_is(vm.exc.StopIteration) ||
        (generator->type == vm.types.async_generator && vm.pending_is(vm.exc.StopAsyncIteration))) {
        vm.clear_exception();
        return Value::none();
    }
    return Value();
}

Value as_method_result(Vm& vm, ResumeResult result) {
    if (result.status == ResumeStatus::returned) return vm.raise_stop_iteration(std::move(result.value));
    return std::move(result.value);
}

Value as_next_result(Vm& vm, ResumeResult result) {
    if (result.status != ResumeStatus::returned) return std::move(result.value);
    if (!result.value.is_none()) vm.raise_stop_iteration(std::move(result.value));
    return Value();
}

Value exception_to_throw(Vm& vm, const Args& args, std::size_t first) {
    const std::size_t given = args.positional - first;
    if (given == 0 || given > 3 || args.keywords() != 0) {
        return vm.raise_f(vm.exc.TypeError, "throw expected at {} argument{}, got {}",
                          given == 0 ? "least 1" : "most 3", given == 0 ? "" : "s", given);
    }
    if (given > 1 &&
        !vm.warn(vm.exc.DeprecationWarning,
                 "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature "
                 "instead."))
        return Value();
    const Value& type = args[first];
    Value value = given > 1 ? args[first + 1] : Value::none();
    Value exception;
    if (vm.is_type(type) && (type.as<Type>()->flags & kTypeException)) {
        if (vm.is_instance(value, type.as<Type>()))
            exception = value;
        else if (value.is_none())
            exception = vm.call(type);
        else if (vm.is_tuple(value))
            exception =
                vm.call(type, Args{value.as<TupleObject>()->begin(), value.as<TupleObject>()->size, nullptr});
        else
            exception = vm.call(type, {value});
        if (!exception) return Value();
    } else if (vm.is_exception(type)) {
        if (!value.is_none())
            return vm.raise(vm.exc.TypeError, "instance exception may not have a separate value");
        exception = type;
    } else {
        return vm.raise_f(vm.exc.TypeError,
                          "exceptions must be classes or instances deriving from BaseException, not {}",
                          full_name(vm.type_of(type)));
    }
    if (given == 3 && !args[first + 2].is_none()) {
        if (vm.type_of(args[first + 2]) != vm.types.traceback)
            return vm.raise(vm.exc.TypeError, "throw() third argument must be a traceback object");
        exception.as<ExceptionObject>()->traceback = args[first + 2];
    }
    return exception;
}

// -- Vm's door
// -------------------------------------------------------------------------------------------------------

ResumeResult Vm::send(const Value& receiver, const Value& value) {
    Type* type = type_of(receiver);
    if (type->slots.send) return type->slots.send(*this, receiver, value);
    Value result;
    if (value.is_none() && type->slots.next)
        result = type->slots.next(*this, receiver);
    else
        result = call_method(receiver, names.send, {value});
    if (result) return {ResumeStatus::yielded, std::move(result)};
    if (!pending) return {ResumeStatus::returned, Value::none()};
    if (!pending_is(exc.StopIteration)) return {ResumeStatus::raised, Value()};
    Value stop = take_exception();
    return {ResumeStatus::returned, stop_iteration_value(stop)};
}

ResumeResult Vm::throw_into(const Value& receiver, const Value& exception) {
    Type* type = type_of(receiver);
    if (type->slots.throw_) return type->slots.throw_(*this, receiver, exception);
    bool missing = false;
    Value method = find_attribute(receiver, names.throw_, missing);
    if (missing) {
        pending = exception;
        return {ResumeStatus::raised, Value()};
    }
    if (!method) return {ResumeStatus::raised, Value()};
    Value result = call(method, {exception});
    if (result) return {ResumeStatus::yielded, std::move(result)};
    if (!pending_is(exc.StopIteration)) return {ResumeStatus::raised, Value()};
    Value stop = take_exception();
    return {ResumeStatus::returned, stop_iteration_value(stop)};
}

// -- Life
// ------------------------------------------------------------------------------------------------------------

void generator_traverse(Object* object, GcVisitor& visitor) {
    auto* generator = static_cast<GeneratorObject*>(object);
    visitor.visit(generator->handled);
    visitor.visit(generator->outer_handled);
    visitor.visit(generator->finalizer);
    const bool at_rest =
        generator->state == GeneratorState::created || generator->state == GeneratorState::suspended;
    if (generator->native) {
        if (at_rest) traverse_native(generator, visitor);
        return;
    }
    if (!at_rest) return;
    Frame* frame = generator->frame();
    visitor.visit(frame->function);
    visitor.visit(frame->code);
    visitor.visit(frame->locals);
    for (Value* value = frame->slots(); value < frame->top; ++value) visitor.visit(*value);
}

void generator_clear(Object* object) {
    auto* generator = static_cast<GeneratorObject*>(object);
    if (generator->state == GeneratorState::created || generator->state == GeneratorState::suspended)
        abandon(*object->type->vm, generator);
}

void generator_finalize(Vm& vm, const Value& self) {
    auto* generator = self.as<GeneratorObject>();
    // Weak references end before the finaliser runs, which may bring the generator back to life
    // (gen_dealloc).
    if (generator->weakrefs) clear_weakrefs(vm, generator);
    if (generator->state == GeneratorState::finished) return;
    if (generator->type == vm.types.async_generator && finalize_async_generator(vm, generator)) return;
    if (generator->type == vm.types.coroutine && generator->state == GeneratorState::created) {
        if (vm.instrument && (vm.instrument->wanted & Instrument::kNeverAwaited))
            vm.instrument->never_awaited(self);
        if (!vm.warn(vm.exc.RuntimeWarning,
                     fmt::format("coroutine '{}' was never awaited", to_utf8(generator->qualname)) +
                         coroutine_origin_text(vm, generator)))
            vm.write_unraisable("while finalizing coroutine", self);
        return;
    }
    if (!close_generator(vm, generator)) vm.write_unraisable("while closing generator", self);
}

void generator_dealloc(Object* object) {
    auto* generator = static_cast<GeneratorObject*>(object);
    generator_clear(object);
    if (object->type == object->type->vm->types.coroutine) forget_coroutine_origin(*object->type->vm, object);
    if (generator->native) destroy_native(generator);
    const Value code = generator->native ? Value() : Value::adopt(generator->frame()->code);
    std::destroy_at(&generator->handled);
    std::destroy_at(&generator->outer_handled);
    std::destroy_at(&generator->finalizer);
    object->type->vm->heap.free_instance(object, generator->frame_bytes);
}

}  // namespace awaitscope
