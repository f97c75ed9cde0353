// Coroutines written in C++: asyncio's own (`sleep`, `Queue.get` …) and any awaitable that a module offers.
// To the program they are coroutine objects like any other: type `coroutine`, names, "never awaited" warning.
//
//     NativeCoroutine lock_acquire(Vm& vm, Ref<LockObject> self) {
//         while (self->locked) {
//             Ref<FutureObject> waiter = ...;
//             Value result = co_await Await(vm, waiter);  // null: an exception was thrown in; it is pending
//             if (!result) co_return Value();             // returning null raises what is pending
//         }
//         co_return Value::boolean(true);
//     }
//
// Rules: hold references in locals (they live in the coroutine's frame and die with it, as in CPython); after
// each co_await look at null; to run code on the way out ("finally"), write it before each return, as close()
// throws GeneratorExit in like everywhere else. Never throw C++ exceptions.
#pragma once

#include "engine/vm/generator.h"
#include "engine/vm/type.h"
#include "engine/vm/value.h"

#include <array>
#include <coroutine>

namespace awaitscope {

/// Memory of coroutine frames comes from the Vm's heap, so that it counts there. That is why the first
/// parameter of every native coroutine is `Vm& vm`.
void* allocate_coroutine_frame(Vm& vm, std::size_t bytes);
void free_coroutine_frame(void* memory, std::size_t bytes);

/// References in a coroutine's locals that the collector should see while it rests: what may lead back to the
/// coroutine. A local of the body, given to Await and its like.
struct Owned {
    std::array<const Value*, 3> values{};
};

class NativeCoroutine {
  public:
    struct promise_type {
        Value outgoing;                ///< what the frame yields or returns
        Value incoming;                ///< what the resumer sends; null: an exception is pending in the Vm
        Value delegate;                ///< awaitable iterator that this coroutine rests on; null: bare yields
        const Owned* owned = nullptr;  ///< while it rests; may be null
        template <class... Rest>
        static void* operator new(std::size_t bytes, Vm& vm, const Rest&...) {
            return allocate_coroutine_frame(vm, bytes);
        }
        static void operator delete(void* memory, std::size_t bytes) { free_coroutine_frame(memory, bytes); }
        NativeCoroutine get_return_object() {
            return NativeCoroutine(std::coroutine_handle<promise_type>::from_promise(*this));
        }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_value(Value result) { outgoing = std::move(result); }
        void unhandled_exception() noexcept { CHECK(false && "no C++ exceptions in native coroutines"); }
    };
    using Handle = std::coroutine_handle<promise_type>;

    explicit NativeCoroutine(Handle handle) : handle_(handle) {}
    NativeCoroutine(NativeCoroutine&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    NativeCoroutine(const NativeCoroutine&) = delete;
    ~NativeCoroutine() {
        if (handle_) handle_.destroy();
    }
    Handle release() { return std::exchange(handle_, nullptr); }

  private:
    Handle handle_;
};

/// co_await Await(vm, awaitable): what Python's `await awaitable` does; the value is its result, or null with
/// the exception pending. The awaitable's iterator is taken when the expression is evaluated, as in Python.
struct Await {
    Await(Vm& machine, Value what, const Owned* locals = nullptr)
        : vm(machine), awaitable(std::move(what)), owned(locals) {}
    Vm& vm;
    Value awaitable;
    const Owned* owned;
    NativeCoroutine::Handle handle{};
    bool await_ready() const noexcept { return false; }
    /// False (go on at once) if the awaitable completes without suspending.
    bool await_suspend(NativeCoroutine::Handle h);
    Value await_resume();
};

/// co_await Yield(value): a bare `yield value` of a @types.coroutine function; the value is what is sent
/// back.
struct Yield {
    explicit Yield(Value v) : value(std::move(v)) {}
    Value value;
    NativeCoroutine::Handle handle{};
    bool await_ready() const noexcept { return false; }
    void await_suspend(NativeCoroutine::Handle h) {
        handle = h;
        h.promise().delegate = Value();
        h.promise().outgoing = std::move(value);
    }
    Value await_resume() { return std::move(handle.promise().incoming); }
};

struct NativeObject;

/// A coroutine written in C++ without a C++ coroutine: a function that is called for each step. It costs no
/// frame of its own, so it is for what programs await a million times over, such as asyncio.sleep. What it
/// keeps between two steps are the object's three values.
struct NativeBody {
    const char* name;
    const char* qualname;
    /// One step, as resume_generator. `sent` is what was sent in; null: an exception was thrown in, which is
    /// pending.
    ResumeResult (*resume)(Vm& vm, NativeObject& self, Value sent);
};

/// The coroutine object of either kind.
struct NativeObject : GeneratorObject {
    const NativeBody* body;  ///< null: a NativeCoroutine, in `handle`
    NativeCoroutine::Handle handle;
    Value rest;  ///< of a body: the awaitable iterator that it rests on (it has passed on what that yielded),
                 ///< or null
    Value first, second;  ///< of a body: its arguments, or whatever it makes of them
};

/// A coroutine object that runs `body`, which must outlive the Vm (a constant).
Value make_native_coroutine(Vm& vm, const NativeBody& body, Value first, Value second = {});
/// For a body that has found its case to be a long one: a C++ coroutine takes its place and makes the step.
ResumeResult become(Vm& vm, NativeObject& self, NativeCoroutine coroutine);

/// A coroutine object around it, for Python to await. `qualname` is what reprs and warnings say ("sleep",
/// "Queue.get"); must outlive the Vm (a literal).
Value make_native_coroutine(Vm& vm, NativeCoroutine coroutine, const char* qualname);

}  // namespace awaitscope
