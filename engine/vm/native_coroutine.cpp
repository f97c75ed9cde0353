#include "engine/vm/native_coroutine.h"

#include "engine/vm/coroutine_origin.h"
#include "engine/vm/generator_protocol.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/operations.h"
#include "engine/vm/vm.h"

#include <cstring>
#include <utility>

namespace awaitscope {

namespace {

using Handle = NativeCoroutine::Handle;

NativeObject& native_of(GeneratorObject* generator) {
    return *static_cast<NativeObject*>(generator);
}

/// Before a coroutine's frame: whose heap it came from.
constexpr std::size_t kFrameHeader = 16;

ResumeResult resume_coroutine(Handle handle, Value sent) {
    NativeCoroutine::promise_type& promise = handle.promise();
    promise.delegate = Value();
    promise.owned = nullptr;
    promise.incoming = std::move(sent);
    handle.resume();
    if (!handle.done()) return {ResumeStatus::yielded, std::move(promise.outgoing)};
    if (promise.outgoing) return {ResumeStatus::returned, std::move(promise.outgoing)};
    return {ResumeStatus::raised, Value()};
}

NativeObject& make_object(Vm& vm, const char* name, const char* qualname) {
    constexpr std::size_t kMore = sizeof(NativeObject) - sizeof(GeneratorObject);
    auto* self =
        static_cast<NativeObject*>(vm.heap.make_instance<GeneratorObject>(vm.types.coroutine, kMore));
    self->name = vm.interned.literal(vm, name);
    self->qualname = vm.interned.literal(vm, qualname);
    self->state = GeneratorState::created;
    self->closed = self->running_async = self->hooks_inited = false;
    self->native = true;
    self->frame_bytes = kMore;
    for (Value* value :
         {&self->handled, &self->outer_handled, &self->finalizer, &self->rest, &self->first, &self->second})
        std::construct_at(value);
    self->weakrefs = nullptr;
    self->body = nullptr;
    self->handle = nullptr;
    note_coroutine_origin(vm, self, vm.current_frame);
    vm.heap.track(self);
    return *self;
}

}  // namespace

void* allocate_coroutine_frame(Vm& vm, std::size_t bytes) {
    auto* memory = static_cast<char*>(vm.heap.allocate(bytes + kFrameHeader));
    *reinterpret_cast<Heap**>(memory) = &vm.heap;
    return memory + kFrameHeader;
}

void free_coroutine_frame(void* memory, std::size_t bytes) {
    char* begin = static_cast<char*>(memory) - kFrameHeader;
    (*reinterpret_cast<Heap**>(begin))->free(begin, bytes + kFrameHeader);
}

bool Await::await_suspend(Handle h) {
    handle = h;
    NativeCoroutine::promise_type& promise = h.promise();
    Value iterator = get_awaitable(vm, awaitable, 0);
    awaitable = Value();
    if (!iterator) return promise.incoming = Value(), false;
    ResumeResult result = vm.send(iterator, Value::none());
    if (result.status == ResumeStatus::yielded) {
        promise.delegate = std::move(iterator);
        promise.outgoing = std::move(result.value);
        promise.owned = owned;
        return true;
    }
    promise.incoming = std::move(result.value);  // null if it raised
    return false;
}

Value Await::await_resume() {
    return std::move(handle.promise().incoming);
}

const Value& native_delegate(GeneratorObject* generator) {
    const NativeObject& self = native_of(generator);
    return self.handle ? self.handle.promise().delegate : self.rest;
}

void destroy_native(GeneratorObject* generator) {
    NativeObject& self = native_of(generator);
    const Value rest = std::move(self.rest), first = std::move(self.first), second = std::move(self.second);
    if (Handle handle = std::exchange(self.handle, nullptr)) handle.destroy();
}

void traverse_native(GeneratorObject* generator, GcVisitor& visitor) {
    NativeObject& self = native_of(generator);
    visitor.visit(native_delegate(generator));
    visitor.visit(self.first);
    visitor.visit(self.second);
    if (!self.handle || !self.handle.promise().owned) return;
    for (const Value* value : self.handle.promise().owned->values)
        if (value) visitor.visit(*value);
}

ResumeResult resume_native(Vm& vm, GeneratorObject* generator, Value value) {
    if (!enter_native(vm)) return {ResumeStatus::raised, Value()};
    const Value alive = Value::share(generator);
    NativeObject& self = native_of(generator);
    const bool never_began = generator->state == GeneratorState::created && !value;
    const Value* const delegate = self.handle ? &self.handle.promise().delegate : &self.rest;
    generator->state = GeneratorState::running;
    ResumeResult result{ResumeStatus::raised, Value()};
    // An exception thrown into a coroutine that has not begun: its body never runs.
    if (!never_began) {
        if (*delegate && value) {
            result = vm.send(*delegate, value);
            value = std::move(result.value);
        }
        if (result.status == ResumeStatus::yielded)
            result.value = std::move(value);
        else
            result = self.handle ? resume_coroutine(self.handle, std::move(value))
                                 : self.body->resume(vm, self, std::move(value));
    }
    --vm.native_depth;
    const bool yielded = result.status == ResumeStatus::yielded;
    generator->state = yielded ? GeneratorState::suspended : GeneratorState::finished;
    if (!yielded) {
        Heap::mark_finalized(generator);
        destroy_native(generator);
    }
    if (result.status == ResumeStatus::raised && !never_began && vm.is_exception(vm.pending))
        vm.pending.as<ExceptionObject>()->left_native_coroutine = true;
    return result;
}

ResumeResult become(Vm&, NativeObject& self, NativeCoroutine coroutine) {
    self.handle = coroutine.release();
    return resume_coroutine(self.handle, Value::none());
}

Value make_native_coroutine(Vm& vm, const NativeBody& body, Value first, Value second) {
    NativeObject& self = make_object(vm, body.name, body.qualname);
    self.body = &body;
    self.first = std::move(first);
    self.second = std::move(second);
    return Value::adopt(&self);
}

Value make_native_coroutine(Vm& vm, NativeCoroutine coroutine, const char* qualname) {
    const char* dot = std::strrchr(qualname, '.');
    NativeObject& self = make_object(vm, dot ? dot + 1 : qualname, qualname);
    self.handle = coroutine.release();
    return Value::adopt(&self);
}

}  // namespace awaitscope
