// builtins: all, any, iter, len, max, min, next, sorted; aiter and anext.
#include "engine/vm/arity.h"
#include "engine/vm/builtins.h"
#include "engine/vm/iterators.h"
#include "engine/vm/list.h"
#include "engine/vm/native_coroutine.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;

/// all and any: stops at the first item whose truth is `deciding`.
template <bool deciding>
Value decide(Vm& vm, Bound args) {
    Value iterator = vm.iter(args[0]);
    if (!iterator) return Value();
    while (Value item = vm.next(iterator)) {
        bool truth = false;
        if (!vm.truth(item, truth)) return Value();
        if (truth == deciding) return Value::boolean(deciding);
    }
    return vm.pending.is_null() ? Value::boolean(!deciding) : Value();
}

Value iter(Vm& vm, Bound args) {
    if (!args[1]) return vm.iter(args[0]);
    if (!vm.is_callable(args[0])) return vm.raise(vm.exc.TypeError, "iter(v, w): v must be callable");
    return make_callable_iterator(vm, args[0], args[1]);
}

Value next(Vm& vm, Bound args) {
    auto* slot = vm.type_of(args[0])->slots.next;
    if (!slot) {
        return vm.raise_f(vm.exc.TypeError, "'{}' object is not an iterator", type_name(vm, args[0]));
    }
    Value item = slot(vm, args[0]);
    if (item) return item;
    if (vm.pending && (!args[1] || !vm.pending_is(vm.exc.StopIteration))) return Value();
    vm.clear_exception();
    if (args[1]) return args[1];
    return vm.raise_args(vm.exc.StopIteration, {});
}

Value len(Vm& vm, Bound args) {
    std::int64_t length = 0;
    if (!vm.length(args[0], length)) return Value();
    return vm.make_int(length);
}

/// max and min.
template <CompareOp op>
Value extreme(Vm& vm, const Args& args) {
    constexpr const char* kName = op == CompareOp::gt ? "max" : "min";
    Value key;
    Value otherwise;
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        const StrObject* name = (*args.names)[i].as<StrObject>();
        const Value& value = args[args.positional + i];
        if (equal(name, "key")) {
            if (!value.is_none()) key = value;
        } else if (equal(name, "default")) {
            otherwise = value;
        } else {
            raise_unexpected_keyword(vm, {.function = kName}, to_utf8(name), {"key", "default"});
            return Value();
        }
    }
    if (args.positional == 0) {
        return vm.raise_f(vm.exc.TypeError, "{} expected at least 1 argument, got 0", kName);
    }
    bool several = args.positional > 1;
    if (several && otherwise) {
        return vm.raise_f(vm.exc.TypeError,
                          "Cannot specify a default for {}() with multiple positional arguments", kName);
    }
    Value iterator;
    if (!several) {
        iterator = vm.iter(args[0]);
        if (!iterator) return Value();
    }
    Value best;
    Value best_key;
    for (std::size_t i = 0;; ++i) {
        Value item = several ? (i < args.positional ? args[i] : Value()) : vm.next(iterator);
        if (!item) {
            if (!vm.pending.is_null()) return Value();
            break;
        }
        Value item_key = key ? vm.call(key, Args{&item, 1, nullptr}) : item;
        if (!item_key) return Value();
        if (best) {
            Value better = vm.compare(item_key, best_key, op);
            bool truth = false;
            if (!better || !vm.truth(better, truth)) return Value();
            if (!truth) continue;
        }
        best = std::move(item);
        best_key = std::move(item_key);
    }
    if (best) return best;
    if (otherwise) return otherwise;
    return vm.raise_f(vm.exc.ValueError, "{}() iterable argument is empty", kName);
}

Value sorted(Vm& vm, const Args& args) {
    if (args.positional != 1) {
        return vm.raise_f(vm.exc.TypeError, "sorted expected 1 argument, got {}", args.positional);
    }
    Value key;
    bool reverse = false;
    std::vector<Value> items;
    if (!append_all(vm, args[0], items)) return Value();
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        const StrObject* name = (*args.names)[i].as<StrObject>();
        const Value& value = args[args.positional + i];
        if (equal(name, "key")) {
            key = value;
        } else if (equal(name, "reverse")) {
            if (!vm.truth(value, reverse)) return Value();
        } else {
            raise_unexpected_keyword(vm, {.function = "sort"}, to_utf8(name), {"key", "reverse"});
            return Value();
        }
    }
    if (!sort_values(vm, items, key, reverse)) return Value();
    return vm.make_list(std::move(items));
}

Value aiter(Vm& vm, Bound args) {
    auto slot = vm.type_of(args[0])->slots.aiter;
    if (!slot) {
        return vm.raise_f(vm.exc.TypeError, "'{}' object is not an async iterable", type_name(vm, args[0]));
    }
    Value iterator = slot(vm, args[0]);
    if (iterator && !vm.type_of(iterator)->slots.anext) {
        return vm.raise_f(vm.exc.TypeError, "aiter() returned not an async iterator of type '{}'",
                          type_name(vm, iterator));
    }
    return iterator;
}

/// anext(iterator, default): the next item, or the default at the end.
NativeCoroutine next_or_default(Vm& vm, Value awaitable, Value otherwise) {
    Value item = co_await Await(vm, awaitable);
    if (!item && vm.pending_is(vm.exc.StopAsyncIteration)) {
        vm.clear_exception();
        co_return otherwise;
    }
    co_return item;
}

Value anext(Vm& vm, Bound args) {
    auto slot = vm.type_of(args[0])->slots.anext;
    if (!slot) {
        return vm.raise_f(vm.exc.TypeError, "'{}' object is not an async iterator", type_name(vm, args[0]));
    }
    Value awaitable = slot(vm, args[0]);
    if (!awaitable || !args[1]) return awaitable;
    return make_native_coroutine(vm, next_or_default(vm, awaitable, args[1]), "anext_awaitable");
}

constexpr NativeSpec kFunctions[] = {
    {"aiter", "async_iterable, /", aiter, nullptr, kFunction},
    {"anext", "aiterator, default=<unrepresentable>, /", anext, nullptr, kFunction},
    {"all", "iterable, /", decide<false>, nullptr, kFunction},
    {"any", "iterable, /", decide<true>, nullptr, kFunction},
    {"iter", "object, sentinel=<unrepresentable>, /", iter, nullptr, kFunction},
    {"next", "iterator, default=<unrepresentable>, /", next, nullptr, kFunction},
    {"len", "obj, /", len, nullptr, kFunction},
    {"max", "*args, **kwargs", nullptr, extreme<CompareOp::gt>, kFunction},
    {"min", "*args, **kwargs", nullptr, extreme<CompareOp::lt>, kFunction},
    {"sorted", "iterable, /, *, key=None, reverse=False", nullptr, sorted, kFunction},
};

}  // namespace

std::span<const NativeSpec> iteration_builtins() {
    return kFunctions;
}

}  // namespace awaitscope
