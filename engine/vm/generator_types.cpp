// The types generator, coroutine and coroutine_wrapper: methods and attributes (Objects/genobject.c).
#include "engine/vm/generator_types.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/coroutine_origin.h"
#include "engine/vm/generator_protocol.h"
#include "engine/vm/vm.h"

#include <cstddef>

namespace awaitscope {

namespace {

GeneratorObject* generator_of(const Value& v) {
    return v.as<GeneratorObject>();
}

Value identity(Vm&, const Value& self) {
    return self;
}
Value generator_next(Vm& vm, const Value& self) {
    return as_next_result(vm, resume_generator(vm, generator_of(self), Value::none()));
}
ResumeResult generator_send(Vm& vm, const Value& self, const Value& value) {
    return resume_generator(vm, generator_of(self), value);
}
ResumeResult generator_throw(Vm& vm, const Value& self, const Value& exception) {
    return throw_generator(vm, generator_of(self), exception);
}

Value generator_repr(Vm& vm, const Value& self) {
    const char* kind =
        vm.type_of(self) == vm.types.async_generator ? "async_generator" : kind_of(generator_of(self));
    return vm.make_str(fmt::format("<{} object {} at {:#x}>", kind, to_utf8(generator_of(self)->qualname),
                                   vm.address(self)));
}

Value method_send(Vm& vm, Bound a) {
    return as_method_result(vm, resume_generator(vm, generator_of(a[0]), a[1]));
}
Value method_throw(Vm& vm, const Args& args) {
    Value exception = exception_to_throw(vm, args, 1);
    if (!exception) return Value();
    return as_method_result(vm, throw_generator(vm, generator_of(args[0]), exception));
}
Value method_close(Vm& vm, Bound a) {
    return close_generator(vm, generator_of(a[0]));
}

Value get_name(Vm&, const Value& self) {
    return Value::share(generator_of(self)->name);
}
Value get_qualname(Vm&, const Value& self) {
    return Value::share(generator_of(self)->qualname);
}
bool set_text(Vm& vm, const Value* value, const char* what, StrObject*& field) {
    if (!value || !vm.is_str(*value)) {
        vm.raise_f(vm.exc.TypeError, "{} must be set to a string object", what);
        return false;
    }
    field = vm.intern(*value).get();
    return true;
}
bool set_name(Vm& vm, const Value& self, const Value* value) {
    return set_text(vm, value, "__name__", generator_of(self)->name);
}
bool set_qualname(Vm& vm, const Value& self, const Value* value) {
    return set_text(vm, value, "__qualname__", generator_of(self)->qualname);
}
Value get_frame(Vm& vm, const Value& self) {
    GeneratorObject* generator = generator_of(self);
    if (generator->state == GeneratorState::finished || generator->native) return Value::none();
    return frame_object(vm, *generator->frame());
}
Value get_origin(Vm& vm, const Value& self) {
    return coroutine_origin(vm, self.object());
}
Value get_running(Vm&, const Value& self) {
    return Value::boolean(generator_of(self)->state == GeneratorState::running);
}
Value get_suspended(Vm&, const Value& self) {
    return Value::boolean(generator_of(self)->state == GeneratorState::suspended);
}
Value get_delegate(Vm&, const Value& self) {
    Value delegate = delegate_of(generator_of(self));
    return delegate ? delegate : Value::none();
}
Value get_code(Vm&, const Value& self) {
    GeneratorObject* generator = generator_of(self);
    return generator->native ? Value::none() : Value::share(generator->frame()->code);
}
Value get_none(Vm&, const Value&) {
    return Value::none();
}

constexpr NativeSpec kMethods[] = {
    {"send", "self, value, /", method_send},
    {"throw", "self, type, value=None, traceback=None, /", nullptr, method_throw},
    {"close", "self, /", method_close},
};
constexpr GetSetSpec kGeneratorGetSets[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"gi_frame", get_frame},
    {"gi_running", get_running},
    {"gi_suspended", get_suspended},
    {"gi_yieldfrom", get_delegate},
    {"gi_code", get_code},
};
constexpr GetSetSpec kCoroutineGetSets[] = {
    {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname},
    {"cr_frame", get_frame},          {"cr_origin", get_origin},
    {"cr_running", get_running},      {"cr_suspended", get_suspended},
    {"cr_await", get_delegate},       {"cr_code", get_code},
    {"cr_origin", get_none},
};

// -- coroutine.__await__()
// -------------------------------------------------------------------------------------------

struct CoroutineWrapperObject : Object {
    Value coroutine;
};
const Value& wrapped(const Value& v) {
    return v.as<CoroutineWrapperObject>()->coroutine;
}

Value coroutine_await(Vm& vm, const Value& self) {
    auto* wrapper = vm.heap.make<CoroutineWrapperObject>(vm.types.coroutine_wrapper);
    std::construct_at(&wrapper->coroutine, self);
    vm.heap.track(wrapper);
    return Value::adopt(wrapper);
}
void wrapper_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<CoroutineWrapperObject*>(object)->coroutine);
}
void wrapper_dealloc(Object* object) {
    std::destroy_at(&static_cast<CoroutineWrapperObject*>(object)->coroutine);
    object->type->vm->heap.free_instance(object);
}
Value wrapper_next(Vm& vm, const Value& self) {
    return generator_next(vm, wrapped(self));
}
ResumeResult wrapper_send(Vm& vm, const Value& self, const Value& value) {
    return generator_send(vm, wrapped(self), value);
}
ResumeResult wrapper_throw(Vm& vm, const Value& self, const Value& exception) {
    return generator_throw(vm, wrapped(self), exception);
}
Value wrapper_method_send(Vm& vm, Bound a) {
    return as_method_result(vm, resume_generator(vm, generator_of(wrapped(a[0])), a[1]));
}
Value wrapper_method_throw(Vm& vm, const Args& args) {
    Value exception = exception_to_throw(vm, args, 1);
    if (!exception) return Value();
    return as_method_result(vm, throw_generator(vm, generator_of(wrapped(args[0])), exception));
}
Value wrapper_method_close(Vm& vm, Bound a) {
    return close_generator(vm, generator_of(wrapped(a[0])));
}
constexpr NativeSpec kWrapperMethods[] = {
    {"send", "self, value, /", wrapper_method_send},
    {"throw", "self, type, value=None, traceback=None, /", nullptr, wrapper_method_throw},
    {"close", "self, /", wrapper_method_close},
};

}  // namespace

void fill_generator_spec(Vm::TypeSpec& spec) {
    spec.instance_size = sizeof(GeneratorObject);
    spec.flags = kTypeWeakrefs;
    spec.weakrefs_offset = offsetof(GeneratorObject, weakrefs);
    spec.slots.dealloc = generator_dealloc;
    spec.slots.traverse = generator_traverse;
    spec.slots.clear = generator_clear;
    spec.slots.finalize = generator_finalize;
    spec.slots.repr = generator_repr;
}

void make_generator_types(Vm& vm) {
    Vm::TypeSpec generator;
    generator.name = "generator";
    fill_generator_spec(generator);
    generator.slots.send = generator_send;
    generator.slots.throw_ = generator_throw;
    generator.methods = kMethods;
    generator.slots.iter = identity;
    generator.slots.next = generator_next;
    generator.getsets = kGeneratorGetSets;
    vm.define_type(vm.types.generator, generator);

    Vm::TypeSpec coroutine;
    coroutine.name = "coroutine";
    fill_generator_spec(coroutine);
    coroutine.slots.send = generator_send;
    coroutine.slots.throw_ = generator_throw;
    coroutine.slots.await = coroutine_await;
    coroutine.methods = kMethods;
    coroutine.getsets = kCoroutineGetSets;
    vm.define_type(vm.types.coroutine, coroutine);

    Vm::TypeSpec wrapper;
    wrapper.name = "coroutine_wrapper";
    wrapper.instance_size = sizeof(CoroutineWrapperObject);
    wrapper.slots.dealloc = wrapper_dealloc;
    wrapper.slots.traverse = wrapper_traverse;
    wrapper.slots.iter = identity;
    wrapper.slots.next = wrapper_next;
    wrapper.slots.send = wrapper_send;
    wrapper.slots.throw_ = wrapper_throw;
    wrapper.methods = kWrapperMethods;
    vm.define_type(vm.types.coroutine_wrapper, wrapper);

    make_async_generator_types(vm);
}

}  // namespace awaitscope
