#include "engine/vm/native_coroutine.h"

#include "engine/vm/generator_protocol.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/operations.h"
#include "engine/vm/vm.h"

#include <string_view>

namespace awaitscope {

namespace {

using Handle = NativeCoroutine::Handle;

/// The handle follows the generator object.
Handle& handle_of(GeneratorObject* generator) {
    return *reinterpret_cast<Handle*>(generator + 1);
}

/// Before a coroutine's frame: whose heap it came from.
constexpr std::size_t kFrameHeader = 16;

ResumeResult finish(Vm& vm, GeneratorObject* generator, Handle handle) {
    Value result = std::move(handle.promise().outgoing);
    generator->state = GeneratorState::finished;
    destroy_native(generator);
    if (result) return {ResumeStatus::returned, std::move(result)};
    if (vm.is_exception(vm.pending)) vm.pending.as<ExceptionObject>()->left_native_coroutine = true;
    return {ResumeStatus::raised, Value()};
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

Value native_delegate(GeneratorObject* generator) {
    if (generator->state != GeneratorState::suspended) return Value();
    return handle_of(generator).promise().delegate;
}

void traverse_native(GeneratorObject* generator, GcVisitor& visitor) {
    if (generator->state != GeneratorState::suspended) return;
    const NativeCoroutine::promise_type& promise = handle_of(generator).promise();
    visitor.visit(promise.delegate);
    if (!promise.owned) return;
    for (const Value* value : promise.owned->values)
        if (value) visitor.visit(*value);
}

void destroy_native(GeneratorObject* generator) {
    Handle handle = std::exchange(handle_of(generator), nullptr);
    if (handle) handle.destroy();
}

ResumeResult resume_native(Vm& vm, GeneratorObject* generator, Value value) {
    if (!enter_native(vm)) return {ResumeStatus::raised, Value()};
    const Value alive = Value::share(generator);
    Handle handle = handle_of(generator);
    NativeCoroutine::promise_type& promise = handle.promise();
    const bool never_began = generator->state == GeneratorState::created && !value;
    generator->state = GeneratorState::running;
    if (never_began) {
        // An exception thrown into a coroutine that has not begun: its body never runs.
        generator->state = GeneratorState::finished;
        destroy_native(generator);
        --vm.native_depth;
        return {ResumeStatus::raised, Value()};
    }
    if (promise.delegate && value) {
        ResumeResult result = vm.send(promise.delegate, value);
        if (result.status == ResumeStatus::yielded) {
            generator->state = GeneratorState::suspended;
            --vm.native_depth;
            return result;
        }
        value = std::move(result.value);
    }
    promise.delegate = Value();
    promise.owned = nullptr;
    promise.incoming = std::move(value);
    handle.resume();
    --vm.native_depth;
    if (handle.done()) return finish(vm, generator, handle);
    generator->state = GeneratorState::suspended;
    return {ResumeStatus::yielded, std::move(promise.outgoing)};
}

Value make_native_coroutine(Vm& vm, NativeCoroutine coroutine, const char* qualname) {
    auto* generator = vm.heap.make_instance<GeneratorObject>(vm.types.coroutine, sizeof(Handle));
    const std::string_view whole(qualname);
    const std::size_t dot = whole.rfind('.');
    generator->name = vm.intern(dot == std::string_view::npos ? whole : whole.substr(dot + 1));
    generator->qualname = vm.intern(whole);
    generator->state = GeneratorState::created;
    generator->closed = generator->running_async = generator->hooks_inited = false;
    generator->native = true;
    std::construct_at(&generator->handled);
    std::construct_at(&generator->outer_handled);
    std::construct_at(&generator->finalizer);
    generator->weakrefs = nullptr;
    generator->frame_bytes = sizeof(Handle);
    std::construct_at(&handle_of(generator), coroutine.release());
    vm.heap.track(generator);
    return Value::adopt(generator);
}

}  // namespace awaitscope
