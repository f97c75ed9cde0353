// Asynchronous generators, and the awaitables that their methods return (Objects/genobject.c, async_gen_*).
#include "engine/vm/generator.h"
#include "engine/vm/generator_protocol.h"
#include "engine/vm/generator_types.h"
#include "engine/vm/vm.h"

#include <cstddef>

namespace awaitscope {

namespace {

enum class AwaitableState : std::uint8_t { initial, iterating, closed };

/// asend() and __anext__(): `argument` is what to send; athrow(): what to throw; aclose(): null.
struct AsyncGenAwaitable : Object {
    Value generator;
    Value argument;
    AwaitableState state;
};

struct WrappedValue : Object {
    Value value;
};

AsyncGenAwaitable* awaitable_of(const Value& v) {
    return v.as<AsyncGenAwaitable>();
}
GeneratorObject* generator_of(const Value& v) {
    return v.as<GeneratorObject>();
}

ResumeResult raised(Value) {
    return {ResumeStatus::raised, Value()};
}

bool is_wrapped(const Vm& vm, const ResumeResult& result) {
    return result.status == ResumeStatus::yielded && vm.type_of(result.value) == vm.types.async_gen_wrapped;
}

bool ends_iteration(const Vm& vm) {
    return vm.pending_is(vm.exc.StopAsyncIteration) || vm.pending_is(vm.exc.GeneratorExit);
}

/// A value for the consumer ends the awaitable; anything else goes to the loop (async_gen_unwrap_value).
ResumeResult unwrap(Vm& vm, GeneratorObject* generator, ResumeResult result) {
    if (result.status == ResumeStatus::raised) {
        if (ends_iteration(vm)) generator->closed = true;
        generator->running_async = false;
        return result;
    }
    if (!is_wrapped(vm, result)) return result;
    generator->running_async = false;
    Value value = result.value.as<WrappedValue>()->value;
    return {ResumeStatus::returned, std::move(value)};
}

/// The loop's hooks learn of the generator at its first iteration (async_gen_init_hooks).
bool init_hooks(Vm& vm, const Value& generator) {
    GeneratorObject* object = generator_of(generator);
    if (object->hooks_inited) return true;
    object->hooks_inited = true;
    object->finalizer = vm.asyncgen_finalizer;
    if (!vm.asyncgen_firstiter) return true;
    return static_cast<bool>(vm.call(Value(vm.asyncgen_firstiter), {generator}));
}

Value make_awaitable(Vm& vm, Type* type, const Value& generator, Value argument) {
    if (!init_hooks(vm, generator)) return Value();
    auto* awaitable = vm.heap.make<AsyncGenAwaitable>(type);
    std::construct_at(&awaitable->generator, generator);
    std::construct_at(&awaitable->argument, std::move(argument));
    awaitable->state = AwaitableState::initial;
    vm.heap.track(awaitable);
    return Value::adopt(awaitable);
}

void awaitable_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<AsyncGenAwaitable*>(object)->generator);
    visitor.visit(static_cast<AsyncGenAwaitable*>(object)->argument);
}
void awaitable_dealloc(Object* object) {
    std::destroy_at(&static_cast<AsyncGenAwaitable*>(object)->generator);
    std::destroy_at(&static_cast<AsyncGenAwaitable*>(object)->argument);
    object->type->vm->heap.free_instance(object);
}

// -- __anext__() and asend()
// -----------------------------------------------------------------------------------------

ResumeResult reused(Vm& vm, const char* what) {
    return raised(vm.raise_f(vm.exc.RuntimeError, "cannot reuse already awaited {}", what));
}

bool begin(Vm& vm, AsyncGenAwaitable* self, const char* what) {
    GeneratorObject* generator = generator_of(self->generator);
    if (generator->running_async) {
        self->state = AwaitableState::closed;
        vm.raise_f(vm.exc.RuntimeError, "{}(): asynchronous generator is already running", what);
        return false;
    }
    self->state = AwaitableState::iterating;
    generator->running_async = true;
    return true;
}

ResumeResult finish_step(AsyncGenAwaitable* self, ResumeResult result) {
    if (result.status != ResumeStatus::yielded) self->state = AwaitableState::closed;
    return result;
}

ResumeResult asend_send(Vm& vm, const Value& object, const Value& value) {
    AsyncGenAwaitable* self = awaitable_of(object);
    if (self->state == AwaitableState::closed) return reused(vm, "__anext__()/asend()");
    Value sent = value;
    if (self->state == AwaitableState::initial) {
        if (sent.is_none()) sent = self->argument;
        if (!begin(vm, self, "anext")) return raised(Value());
    }
    GeneratorObject* generator = generator_of(self->generator);
    return finish_step(self, unwrap(vm, generator, resume_generator(vm, generator, std::move(sent))));
}

ResumeResult asend_throw(Vm& vm, const Value& object, const Value& exception) {
    AsyncGenAwaitable* self = awaitable_of(object);
    if (self->state == AwaitableState::closed) return reused(vm, "__anext__()/asend()");
    if (self->state == AwaitableState::initial && !begin(vm, self, "anext")) return raised(Value());
    GeneratorObject* generator = generator_of(self->generator);
    return finish_step(self, unwrap(vm, generator, throw_generator(vm, generator, exception)));
}

// -- athrow() and aclose()
// -------------------------------------------------------------------------------------------

ResumeResult fail_athrow(Vm& vm, AsyncGenAwaitable* self) {
    generator_of(self->generator)->running_async = false;
    self->state = AwaitableState::closed;
    if (!self->argument && ends_iteration(vm)) {
        // aclose() ended as it should.
        vm.clear_exception();
        return {ResumeStatus::returned, Value::none()};
    }
    return raised(Value());
}

ResumeResult ignored_exit(Vm& vm, AsyncGenAwaitable* self) {
    generator_of(self->generator)->running_async = false;
    self->state = AwaitableState::closed;
    return raised(vm.raise(vm.exc.RuntimeError, "async generator ignored GeneratorExit"));
}

ResumeResult after_athrow(Vm& vm, AsyncGenAwaitable* self, ResumeResult result) {
    if (self->argument) {
        result = unwrap(vm, generator_of(self->generator), std::move(result));
        if (result.status == ResumeStatus::raised) return fail_athrow(vm, self);
        return finish_step(self, std::move(result));
    }
    if (result.status == ResumeStatus::raised) return fail_athrow(vm, self);
    if (is_wrapped(vm, result)) return ignored_exit(vm, self);
    return result;
}

ResumeResult athrow_send(Vm& vm, const Value& object, const Value& value) {
    AsyncGenAwaitable* self = awaitable_of(object);
    GeneratorObject* generator = generator_of(self->generator);
    if (self->state == AwaitableState::closed) return reused(vm, "aclose()/athrow()");
    if (self->state == AwaitableState::iterating)
        return after_athrow(vm, self, resume_generator(vm, generator, value));
    if (generator->state == GeneratorState::finished || generator->closed) {
        if (generator->running_async)
            return begin(vm, self, self->argument ? "athrow" : "aclose"), raised(Value());
        self->state = AwaitableState::closed;
        if (!self->argument) return {ResumeStatus::returned, Value::none()};
        return raised(vm.raise_args(vm.exc.StopAsyncIteration, {}));
    }
    if (!value.is_none()) {
        vm.raise(vm.exc.RuntimeError, "can't send non-None value to a just-started coroutine");
        return raised(Value());
    }
    if (!begin(vm, self, self->argument ? "athrow" : "aclose")) return raised(Value());
    Value exception = self->argument;
    if (!exception) {
        generator->closed = true;
        exception = vm.call(Value::share(vm.exc.GeneratorExit));
        if (!exception) return fail_athrow(vm, self);
    }
    return after_athrow(vm, self, throw_generator(vm, generator, exception));
}

ResumeResult athrow_throw(Vm& vm, const Value& object, const Value& exception) {
    AsyncGenAwaitable* self = awaitable_of(object);
    if (self->state == AwaitableState::closed) return reused(vm, "aclose()/athrow()");
    if (self->state == AwaitableState::initial && !begin(vm, self, self->argument ? "athrow" : "aclose"))
        return raised(Value());
    return after_athrow(vm, self, throw_generator(vm, generator_of(self->generator), exception));
}

// -- Both as objects
// -------------------------------------------------------------------------------------------------

using Send = ResumeResult (*)(Vm&, const Value&, const Value&);

template <Send send>
Value awaitable_next(Vm& vm, const Value& self) {
    return as_next_result(vm, send(vm, self, Value::none()));
}
template <Send send>
Value method_send(Vm& vm, Bound a) {
    return as_method_result(vm, send(vm, a[0], a[1]));
}
template <Send throw_>
Value method_throw(Vm& vm, const Args& args) {
    Value exception = exception_to_throw(vm, args, 1);
    if (!exception) return Value();
    return as_method_result(vm, throw_(vm, args[0], exception));
}
template <Send throw_>
Value method_close(Vm& vm, Bound a) {
    if (awaitable_of(a[0])->state == AwaitableState::closed) return Value::none();
    Value exit = vm.call(Value::share(vm.exc.GeneratorExit));
    if (!exit) return Value();
    ResumeResult result = throw_(vm, a[0], exit);
    if (result.status == ResumeStatus::yielded)
        return vm.raise(vm.exc.RuntimeError, "coroutine ignored GeneratorExit");
    if (result.status == ResumeStatus::raised && !ends_iteration(vm) && !vm.pending_is(vm.exc.StopIteration))
        return Value();
    vm.clear_exception();
    return Value::none();
}
Value identity(Vm&, const Value& self) {
    return self;
}

constexpr NativeSpec kAsendMethods[] = {
    {"send", "self, value, /", method_send<asend_send>},
    {"throw", "self, type, value=None, traceback=None, /", nullptr, method_throw<asend_throw>},
    {"close", "self, /", method_close<asend_throw>},
};
constexpr NativeSpec kAthrowMethods[] = {
    {"send", "self, value, /", method_send<athrow_send>},
    {"throw", "self, type, value=None, traceback=None, /", nullptr, method_throw<athrow_throw>},
    {"close", "self, /", method_close<athrow_throw>},
};

template <Send send, Send throw_>
void define_awaitable(Vm& vm, Type* type, const char* name, std::span<const NativeSpec> methods) {
    Vm::TypeSpec spec;
    spec.name = name;
    spec.instance_size = sizeof(AsyncGenAwaitable);
    spec.slots.dealloc = awaitable_dealloc;
    spec.slots.traverse = awaitable_traverse;
    spec.slots.iter = identity;
    spec.slots.await = identity;
    spec.slots.next = awaitable_next<send>;
    spec.slots.send = send;
    spec.slots.throw_ = throw_;
    spec.methods = methods;
    vm.define_type(type, spec);
}

// -- The generator
// ---------------------------------------------------------------------------------------------------

Value generator_anext(Vm& vm, const Value& self) {
    return make_awaitable(vm, vm.types.async_gen_asend, self, Value::none());
}
Value method_asend(Vm& vm, Bound a) {
    return make_awaitable(vm, vm.types.async_gen_asend, a[0], a[1]);
}
Value method_athrow(Vm& vm, const Args& args) {
    Value exception = exception_to_throw(vm, args, 1);
    return exception ? make_awaitable(vm, vm.types.async_gen_athrow, args[0], std::move(exception)) : Value();
}
Value method_aclose(Vm& vm, Bound a) {
    return make_awaitable(vm, vm.types.async_gen_athrow, a[0], Value());
}

constexpr NativeSpec kMethods[] = {
    {"asend", "self, value, /", method_asend},
    {"athrow", "self, type, value=None, traceback=None, /", nullptr, method_athrow},
    {"aclose", "self, /", method_aclose},
};

Value get_name(Vm&, const Value& self) {
    return Value::share(generator_of(self)->name);
}
Value get_qualname(Vm&, const Value& self) {
    return Value::share(generator_of(self)->qualname);
}
Value get_frame(Vm& vm, const Value& self) {
    if (generator_of(self)->state == GeneratorState::finished) return Value::none();
    return frame_object(vm, *generator_of(self)->frame());
}
Value get_running(Vm&, const Value& self) {
    return Value::boolean(generator_of(self)->running_async);
}
Value get_suspended(Vm&, const Value& self) {
    return Value::boolean(generator_of(self)->state == GeneratorState::suspended);
}
Value get_delegate(Vm&, const Value& self) {
    Value delegate = delegate_of(generator_of(self));
    return delegate ? delegate : Value::none();
}
Value get_code(Vm&, const Value& self) {
    return Value::share(generator_of(self)->frame()->code);
}
constexpr GetSetSpec kGetSets[] = {
    {"__name__", get_name},      {"__qualname__", get_qualname},  {"ag_frame", get_frame},
    {"ag_running", get_running}, {"ag_suspended", get_suspended}, {"ag_await", get_delegate},
    {"ag_code", get_code},
};

void wrapped_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<WrappedValue*>(object)->value);
}
void wrapped_dealloc(Object* object) {
    std::destroy_at(&static_cast<WrappedValue*>(object)->value);
    object->type->vm->heap.free_instance(object);
}

}  // namespace

Value wrap_async_value(Vm& vm, Value value) {
    auto* wrapped = vm.heap.make<WrappedValue>(vm.types.async_gen_wrapped);
    std::construct_at(&wrapped->value, std::move(value));
    vm.heap.track(wrapped);
    return Value::adopt(wrapped);
}

bool finalize_async_generator(Vm& vm, GeneratorObject* generator) {
    if (!generator->finalizer || generator->closed) return false;
    if (!vm.call(Value(generator->finalizer), {Value::share(generator)}))
        vm.write_unraisable("while finalizing async generator", Value::share(generator));
    return true;
}

void make_async_generator_types(Vm& vm) {
    Vm::TypeSpec generator;
    generator.name = "async_generator";
    fill_generator_spec(generator);
    generator.slots.aiter = identity;
    generator.slots.anext = generator_anext;
    generator.methods = kMethods;
    generator.getsets = kGetSets;
    vm.define_type(vm.types.async_generator, generator);

    define_awaitable<asend_send, asend_throw>(vm, vm.types.async_gen_asend, "async_generator_asend",
                                              kAsendMethods);
    define_awaitable<athrow_send, athrow_throw>(vm, vm.types.async_gen_athrow, "async_generator_athrow",
                                                kAthrowMethods);
    Vm::TypeSpec wrapped;
    wrapped.name = "async_generator_wrapped_value";
    wrapped.instance_size = sizeof(WrappedValue);
    wrapped.slots.dealloc = wrapped_dealloc;
    wrapped.slots.traverse = wrapped_traverse;
    vm.define_type(vm.types.async_gen_wrapped, wrapped);
}

}  // namespace awaitscope
