// Iteration and awaiting: what for, yield from, await, async for take their items from.
#include "engine/vm/generator.h"
#include "engine/vm/operations.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

bool is_iterable_coroutine(Vm& vm, const Value& v) {
    if (vm.type_of(v) != vm.types.generator) return false;
    auto* generator = v.as<GeneratorObject>();
    return generator->state != GeneratorState::finished && !generator->native &&
           (generator->frame()->code->unit->flags & kCodeIterableCoroutine);
}

bool is_coroutine_like(Vm& vm, const Value& v) {
    return vm.type_of(v) == vm.types.coroutine || is_iterable_coroutine(vm, v);
}

}  // namespace

Value get_yield_from_iterator(Vm& vm, Frame* frame, const Value& iterable) {
    if (is_coroutine_like(vm, iterable)) {
        if (!(frame->code->unit->flags & (kCodeCoroutine | kCodeIterableCoroutine))) {
            return vm.raise(vm.exc.TypeError,
                            "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        return iterable;
    }
    if (vm.type_of(iterable) == vm.types.generator) return iterable;
    return vm.iter(iterable);
}

Value Vm::awaitable_iterator(const Value& v) {
    if (is_coroutine_like(*this, v)) return v;
    auto* slot = type_of(v)->slots.await;
    if (!slot) return raise_f(exc.TypeError, "'{}' object can't be awaited", type_name(*this, v));
    Value iterator = slot(*this, v);
    if (!iterator) return Value();
    if (is_coroutine_like(*this, iterator)) return raise(exc.TypeError, "__await__() returned a coroutine");
    if (!type_of(iterator)->slots.next && !type_of(iterator)->slots.send)
        return raise_f(exc.TypeError, "__await__() returned non-iterator of type '{}'",
                       type_name(*this, iterator));
    return iterator;
}

Value get_awaitable(Vm& vm, const Value& value, std::uint32_t where) {
    Value iterator;
    if (where != 0 && !is_coroutine_like(vm, value) && !vm.type_of(value)->slots.await) {
        return vm.raise_f(vm.exc.TypeError,
                          "'async with' received an object from {} that does not implement __await__: {}",
                          where == 1 ? "__aenter__" : "__aexit__", type_name(vm, value));
    }
    iterator = vm.awaitable_iterator(value);
    if (!iterator) return Value();
    if (vm.type_of(iterator) == vm.types.coroutine && delegate_of(iterator.as<GeneratorObject>()))
        return vm.raise(vm.exc.RuntimeError, "coroutine is being awaited already");
    return iterator;
}

Value get_aiter(Vm& vm, const Value& value) {
    auto* slot = vm.type_of(value)->slots.aiter;
    if (!slot) {
        return vm.raise_f(vm.exc.TypeError, "'async for' requires an object with __aiter__ method, got {}",
                          type_name(vm, value));
    }
    Value iterator = slot(vm, value);
    if (iterator && !vm.type_of(iterator)->slots.anext) {
        return vm.raise_f(
            vm.exc.TypeError,
            "'async for' received an object from __aiter__ that does not implement __anext__: {}",
            type_name(vm, iterator));
    }
    return iterator;
}

Value get_anext(Vm& vm, const Value& iterator) {
    auto* slot = vm.type_of(iterator)->slots.anext;
    if (!slot) {
        return vm.raise_f(vm.exc.TypeError, "'async for' requires an iterator with __anext__ method, got {}",
                          type_name(vm, iterator));
    }
    Value awaitable = slot(vm, iterator);
    if (!awaitable) return Value();
    if (vm.type_of(iterator) == vm.types.async_generator) return awaitable;
    Value result = vm.awaitable_iterator(awaitable);
    if (result) return result;
    Value cause = vm.take_exception();
    vm.raise_f(vm.exc.TypeError, "'async for' received an invalid object from __anext__: {}",
               type_name(vm, awaitable));
    auto* exception = vm.pending.as<ExceptionObject>();
    exception->cause = cause;
    exception->context = cause;
    exception->suppress_context = true;
    return Value();
}

}  // namespace awaitscope
