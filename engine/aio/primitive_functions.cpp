// What only asyncio's own Python code calls (locks.py, taskgroups.py …).
#include "engine/aio/asyncio_state.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/functions.h"
#include "engine/aio/locks.h"

namespace awaitscope {

namespace {

TracedObject* as_traced(Vm& vm, const Value& value) {
    return vm.is_instance(value, asyncio_state(vm).traced_type) ? value.as<TracedObject>() : nullptr;
}

/// _primitive_future(loop, object, words): a future whose waiter waits for `object`, in these words.
Value primitive_future(Vm& vm, Bound a) {
    EventLoopObject* loop = asyncio_state(vm).as_loop(a[0]);
    if (!loop) return vm.raise(vm.exc.AttributeError, "'NoneType' object has no attribute 'create_future'");
    return make_future(vm, loop, FutureRole::primitive, vm.make_tuple({a[1], a[2]}));
}

Value created(Vm& vm, Bound a) {
    LoopInstrument* instrument = asyncio_state(vm).instrument;
    TracedObject* object = as_traced(vm, a[0]);
    if (instrument && object) instrument->object_created(object->trace_id, vm.utf8(a[1]), vm.utf8(a[2]));
    return Value::none();
}

/// _begin_operation(object, kind, words): what happens until _end_operation(the result) is its doing.
Value begin_operation(Vm& vm, Bound a) {
    LoopInstrument* instrument = asyncio_state(vm).instrument;
    TracedObject* object = as_traced(vm, a[0]);
    if (!instrument || !object) return Value::none();
    const Seq outer = instrument->cause;
    if (const Seq seq = instrument->operation(object->trace_id, vm.utf8(a[1]), vm.utf8(a[2])))
        instrument->cause = seq;
    return Value::small_int(outer);
}

Value end_operation(Vm& vm, Bound a) {
    LoopInstrument* instrument = asyncio_state(vm).instrument;
    if (instrument && a[0].is_small_int()) instrument->cause = static_cast<Seq>(a[0].small());
    return Value::none();
}

/// _enter_group(group): tasks made until _leave_group(the result) belong to it.
Value enter_group(Vm& vm, Bound a) {
    AsyncioState& state = asyncio_state(vm);
    const TracedObject* group = as_traced(vm, a[0]);
    const ObjectId outer = std::exchange(state.group, group ? group->trace_id : 0);
    return Value::small_int(outer);
}

Value leave_group(Vm& vm, Bound a) {
    asyncio_state(vm).group = static_cast<ObjectId>(a[0].small());
    return Value::none();
}

Value weak_reference(Vm& vm, Bound a) {
    return vm.call(Value::share(vm.types.weakref), {a[0]});
}

Value format_exception(Vm& vm, Bound a) {
    return vm.make_str(vm.format_exception(a[0]));
}

/// _source_line(file, number): the line with its end, or "".
Value source_line(Vm& vm, Bound a) {
    std::int64_t number = 0;
    if (!vm.is_str(a[0]) || !vm.to_int64(a[1], number)) return Value();
    const std::string name = vm.utf8(a[0]);
    for (const Vm::File& file : vm.files) {
        if (file.name != name) continue;
        std::size_t begin = 0;
        for (; number > 1 && begin != std::string::npos; --number) {
            begin = file.text.find('\n', begin);
            if (begin != std::string::npos) ++begin;
        }
        if (begin == std::string::npos) break;
        const std::size_t end = file.text.find('\n', begin);
        return vm.make_str(file.text.substr(begin, end == std::string::npos ? end : end - begin + 1));
    }
    return vm.make_str("");
}

Value is_library_code(Vm& vm, Bound a) {
    return Value::boolean(vm.type_of(a[0]) != vm.types.code || a[0].as<CodeObject>()->library);
}

bool is_coroutine_object(Vm& vm, const Value& value) {
    return vm.type_of(value) == vm.types.coroutine || vm.type_of(value) == vm.types.generator;
}

Value is_native_coroutine(Vm& vm, Bound a) {
    return Value::boolean(is_coroutine_object(vm, a[0]) && a[0].as<GeneratorObject>()->native);
}

Value is_finished(Vm& vm, Bound a) {
    return Value::boolean(is_coroutine_object(vm, a[0]) &&
                          a[0].as<GeneratorObject>()->state == GeneratorState::finished);
}

Value register_task_function(Vm& vm, Bound a) {
    if (vm.is_instance(a[0], asyncio_state(vm).task_type))
        register_task(a[0].as<TaskObject>()->event_loop(), a[0].as<TaskObject>());
    return Value::none();
}

Value unregister_task_function(Vm& vm, Bound a) {
    if (vm.is_instance(a[0], asyncio_state(vm).task_type))
        unregister_task(a[0].as<TaskObject>()->event_loop(), a[0].as<TaskObject>());
    return Value::none();
}

Value swap_current_task(Vm& vm, Bound a) {
    EventLoopObject* loop = asyncio_state(vm).as_loop(a[0]);
    if (!loop) return Value::none();
    const Value before = std::exchange(loop->current_task, a[1].is_none() ? Value() : a[1]);
    return before.is_null() ? Value::none() : before;
}

constexpr auto kFunction = NativeSpec::Kind::function;
constexpr NativeSpec kFunctions[] = {
    {"_primitive_future", "loop, object, words, /", primitive_future, nullptr, kFunction},
    {"_created", "object, kind, words, /", created, nullptr, kFunction},
    {"_begin_operation", "object, kind, words, /", begin_operation, nullptr, kFunction},
    {"_end_operation", "outer, /", end_operation, nullptr, kFunction},
    {"_enter_group", "group, /", enter_group, nullptr, kFunction},
    {"_leave_group", "outer, /", leave_group, nullptr, kFunction},
    {"_weak_reference", "object, /", weak_reference, nullptr, kFunction},
    {"_format_exception", "exception, /", format_exception, nullptr, kFunction},
    {"_source_line", "file, number, /", source_line, nullptr, kFunction},
    {"_is_library_code", "code, /", is_library_code, nullptr, kFunction},
    {"_is_native_coroutine", "coroutine, /", is_native_coroutine, nullptr, kFunction},
    {"_is_finished", "coroutine, /", is_finished, nullptr, kFunction},
    {"_register_task", "task, /", register_task_function, nullptr, kFunction},
    {"_unregister_task", "task, /", unregister_task_function, nullptr, kFunction},
    {"_swap_current_task", "loop, task, /", swap_current_task, nullptr, kFunction},
};

}  // namespace

void add_primitive_functions(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
}

}  // namespace awaitscope
