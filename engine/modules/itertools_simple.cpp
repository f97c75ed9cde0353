// itertools: the iterators that take items from one source, and those that make them up.
#include "engine/modules/itertools.h"

#include <limits>

namespace awaitscope {

namespace {

Value adopt(IterToolObject* tool) {
    return Value::adopt(tool);
}

/// A tool over iter(iterable), or null.
Value over(Vm& vm, Type* cls, const Value& iterable) {
    Value iterator = vm.iter(iterable);
    if (!iterator) return Value();
    IterToolObject* tool = make_tool(vm, cls);
    tool->source = std::move(iterator);
    return adopt(tool);
}

bool truth_of_call(Vm& vm, const Value& function, const Value& item, bool& out) {
    Value answer = vm.call(function, Args{&item, 1, nullptr});
    return answer && vm.truth(answer, out);
}

// --- count, repeat, cycle
// -----------------------------------------------------------------------------------

/// `extra` is the next number, `function` the step.
Value count_construct(Vm& vm, Type* cls, const Args& args) {
    Value bound[2];
    if (!bind_names(vm, args, "count", {"start", "step"}, 0, 2, bound)) return Value();
    for (Value& v : bound) {
        if (!v) continue;
        const Slots& slots = vm.type_of(v)->slots;
        bool number = vm.is_int(v) || slots.to_float || slots.index || Vm::has_flag(v, kTypeComplex);
        if (!number) return vm.raise(vm.exc.TypeError, "a number is required");
    }
    IterToolObject* tool = make_tool(vm, cls);
    tool->extra = bound[0] ? bound[0] : Value::small_int(0);
    tool->function = bound[1] ? bound[1] : Value::small_int(1);
    return adopt(tool);
}

Value count_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    Value current = tool->extra;
    Value next = vm.binary(BinaryOp::add, current, tool->function);
    if (!next) return Value();
    tool->extra = std::move(next);
    return current;
}

Value count_repr(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    Value start = vm.repr(tool->extra);
    Value step = vm.repr(tool->function);
    if (!start || !step) return Value();
    if (identical(tool->function, Value::small_int(1))) return vm.make_str("count(" + vm.utf8(start) + ")");
    return vm.make_str("count(" + vm.utf8(start) + ", " + vm.utf8(step) + ")");
}

/// `extra` is the object, `count` how often it still comes, -1 for ever.
Value repeat_construct(Vm& vm, Type* cls, const Args& args) {
    Value bound[2];
    if (!bind_names(vm, args, "repeat", {"object", "times"}, 1, 2, bound)) return Value();
    std::int64_t times = -1;
    if (bound[1]) {
        if (!vm.to_int64(bound[1], times)) return Value();
        times = std::max<std::int64_t>(times, 0);
    }
    IterToolObject* tool = make_tool(vm, cls);
    tool->extra = bound[0];
    tool->count = times;
    return adopt(tool);
}

Value repeat_next(Vm&, const Value& self) {
    IterToolObject* tool = tool_of(self);
    if (tool->count == 0) return Value();
    if (tool->count > 0) --tool->count;
    return tool->extra;
}

Value repeat_repr(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    Value shown = vm.repr(tool->extra);
    if (!shown) return Value();
    std::string times = tool->count >= 0 ? ", " + std::to_string(tool->count) : "";
    return vm.make_str("repeat(" + vm.utf8(shown) + times + ")");
}

Value repeat_hint(Vm& vm, Bound args) {
    IterToolObject* tool = tool_of(args[0]);
    if (tool->count < 0) return vm.raise(vm.exc.TypeError, "len() of unsized object");
    return vm.make_int(tool->count);
}

constexpr NativeSpec kRepeatMethods[] = {{"__length_hint__", "self, /", repeat_hint}};

/// `items` is what has come; `count` the position in it on later rounds.
Value cycle_construct(Vm& vm, Type* cls, const Args& args) {
    return check_positional(vm, args, "cycle", 1, 1) ? over(vm, cls, args[0]) : Value();
}

Value cycle_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    if (!tool->source.is_null()) {
        Value item = vm.next(tool->source);
        if (item) {
            tool->items.push_back(item);
            return item;
        }
        if (!vm.pending.is_null()) return Value();
        tool->source = Value();
    }
    if (tool->items.empty()) return Value();
    Value item = tool->items[static_cast<std::size_t>(tool->count)];
    tool->count = (tool->count + 1) % static_cast<std::int64_t>(tool->items.size());
    return item;
}

// --- chain
// --------------------------------------------------------------------------------------------------

/// `source` gives the iterables, `extra` is the current iterator.
Value chain_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.keywords() > 0) return vm.raise(vm.exc.TypeError, "chain() takes no keyword arguments");
    return over(vm, cls, vm.make_tuple(std::span<const Value>(args.values, args.positional)));
}

Value chain_from_iterable(Vm& vm, Bound args) {
    return over(vm, args[0].as<Type>(), args[1]);
}

Value chain_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    while (!tool->source.is_null()) {
        if (tool->extra.is_null()) {
            Value iterable = vm.next(tool->source);
            if (!iterable) {
                if (vm.pending.is_null()) tool->source = Value();
                return Value();
            }
            tool->extra = vm.iter(iterable);
            if (!tool->extra) {
                tool->source = Value();
                return Value();
            }
        }
        Value item = vm.next(tool->extra);
        if (item || !vm.pending.is_null()) return item;
        tool->extra = Value();
    }
    return Value();
}

constexpr NativeSpec kChainMethods[] = {
    {"from_iterable", "cls, iterable, /", chain_from_iterable, nullptr, NativeSpec::Kind::class_method},
    {"__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method},
};

// --- By predicate
// -------------------------------------------------------------------------------------------

template <int which>
Value predicate_construct(Vm& vm, Type* cls, const Args& args) {
    constexpr const char* kNames[] = {"takewhile", "dropwhile", "filterfalse", "starmap"};
    if (!check_positional(vm, args, kNames[which], 2, 2)) return Value();
    Value self = over(vm, cls, args[1]);
    if (self) tool_of(self)->function = args[0];
    return self;
}

Value takewhile_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    if (tool->finished) return Value();
    Value item = vm.next(tool->source);
    bool good = false;
    if (!item || !truth_of_call(vm, tool->function, item, good)) return Value();
    if (good) return item;
    tool->finished = true;
    return Value();
}

Value dropwhile_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    while (Value item = vm.next(tool->source)) {
        if (tool->started) return item;
        bool good = false;
        if (!truth_of_call(vm, tool->function, item, good)) return Value();
        if (good) continue;
        tool->started = true;
        return item;
    }
    return Value();
}

Value filterfalse_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    bool by_truth =
        tool->function.is_none() || (tool->function.is_object() && tool->function.object() == vm.types.bool_);
    while (Value item = vm.next(tool->source)) {
        bool good = false;
        bool asked = by_truth ? vm.truth(item, good) : truth_of_call(vm, tool->function, item, good);
        if (!asked) return Value();
        if (!good) return item;
    }
    return Value();
}

Value starmap_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    Value arguments = vm.next(tool->source);
    if (!arguments) return Value();
    std::vector<Value> values;
    if (!append_all(vm, arguments, values)) return Value();
    return vm.call(tool->function, Args{values.data(), values.size(), nullptr});
}

/// `extra` gives the selectors.
Value compress_construct(Vm& vm, Type* cls, const Args& args) {
    Value bound[2];
    if (!bind_names(vm, args, "compress", {"data", "selectors"}, 2, 2, bound)) return Value();
    Value self = over(vm, cls, bound[0]);
    if (!self) return Value();
    tool_of(self)->extra = vm.iter(bound[1]);
    return tool_of(self)->extra ? self : Value();
}

Value compress_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    while (Value item = vm.next(tool->source)) {
        Value selector = vm.next(tool->extra);
        bool good = false;
        if (!selector || !vm.truth(selector, good)) return Value();
        if (good) return item;
    }
    return Value();
}

// --- islice, pairwise, batched
// ------------------------------------------------------------------------------

bool slice_number(Vm& vm, const Value& v, std::int64_t otherwise, std::int64_t& out) {
    out = otherwise;
    if (v.is_null() || v.is_none()) return true;
    if (has_index(vm, v)) {
        Value index = as_index(vm, v);
        if (index && int_fits_int64(index, out)) return true;
    }
    vm.clear_exception();
    out = -1;
    return true;
}

/// `count` items have been taken; the next to give is number `step` of them (absolute), up to `stop` (-1: no
/// end); `extra` is the step.
Value islice_construct(Vm& vm, Type* cls, const Args& args) {
    if (!check_positional(vm, args, "islice", 2, 4)) return Value();
    bool only_stop = args.positional == 2;
    std::int64_t start = 0;
    std::int64_t stop = 0;
    std::int64_t step = 1;
    constexpr std::int64_t kNoEnd = std::numeric_limits<std::int64_t>::max();
    const Value& stop_value = only_stop ? args[1] : args[2];
    if (!slice_number(vm, stop_value, kNoEnd, stop)) return Value();
    if (stop < 0) {
        return vm.raise(vm.exc.ValueError,
                        only_stop ? "Stop argument for islice() must be None or an integer: 0 <= x <= "
                                    "sys.maxsize."
                                  : "Stop argument for islice() must be None or an integer: 0 <= x <= "
                                    "sys.maxsize.");
    }
    if (!only_stop && !slice_number(vm, args[1], 0, start)) return Value();
    if (start < 0) {
        return vm.raise(vm.exc.ValueError,
                        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    if (args.positional == 4 && !slice_number(vm, args[3], 1, step)) return Value();
    if (step < 1) return vm.raise(vm.exc.ValueError, "Step for islice() must be a positive integer or None.");
    Value self = over(vm, cls, args[0]);
    if (!self) return Value();
    IterToolObject* tool = tool_of(self);
    tool->step = start;
    tool->stop = stop;
    tool->extra = vm.make_int(step);
    return self;
}

Value islice_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    if (tool->source.is_null()) return Value();
    auto skip = [&](std::int64_t target) {
        while (tool->count < target) {
            Value item = vm.next(tool->source);
            if (!item) return false;
            ++tool->count;
        }
        return true;
    };
    std::int64_t target = std::min(tool->step, tool->stop);
    bool there = skip(target) && tool->count < tool->stop;
    Value item = there ? vm.next(tool->source) : Value();
    if (!item) {
        tool->source = Value();
        return Value();
    }
    ++tool->count;
    std::int64_t step = 0;
    int_fits_int64(tool->extra, step);
    if (__builtin_add_overflow(tool->step, step, &tool->step) || tool->step > tool->stop)
        tool->step = tool->stop;
    return item;
}

Value pairwise_construct(Vm& vm, Type* cls, const Args& args) {
    return check_positional(vm, args, "pairwise", 1, 1) ? over(vm, cls, args[0]) : Value();
}

/// `extra` is the item before.
Value pairwise_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    if (tool->source.is_null()) return Value();
    if (tool->extra.is_null()) {
        tool->extra = vm.next(tool->source);
        if (!tool->extra) {
            tool->source = Value();
            return Value();
        }
    }
    Value item = vm.next(tool->source);
    if (!item) {
        tool->source = Value();
        tool->extra = Value();
        return Value();
    }
    Value pair = vm.make_tuple({tool->extra, item});
    tool->extra = std::move(item);
    return pair;
}

Value batched_construct(Vm& vm, Type* cls, const Args& args) {
    Value bound[3];
    if (!bind_names(vm, args, "batched", {"iterable", "n", "strict"}, 2, 2, bound)) return Value();
    std::int64_t size = 0;
    bool strict = false;
    if (!vm.to_int64(bound[1], size) || (bound[2] && !vm.truth(bound[2], strict))) return Value();
    if (size < 1) return vm.raise(vm.exc.ValueError, "n must be at least one");
    Value self = over(vm, cls, bound[0]);
    if (!self) return Value();
    tool_of(self)->count = size;
    tool_of(self)->flag = strict;
    return self;
}

Value batched_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    if (tool->source.is_null()) return Value();
    std::vector<Value> batch;
    while (static_cast<std::int64_t>(batch.size()) < tool->count) {
        Value item = vm.next(tool->source);
        if (!item) {
            if (!vm.pending.is_null()) return Value();
            tool->source = Value();
            break;
        }
        batch.push_back(std::move(item));
    }
    if (batch.empty()) return Value();
    if (tool->flag && static_cast<std::int64_t>(batch.size()) < tool->count) {
        return vm.raise(vm.exc.ValueError, "batched(): incomplete batch");
    }
    return vm.make_tuple(batch);
}

constexpr IterToolSpec kTypes[] = {
    {"count", count_construct, count_next, count_repr},
    {"repeat", repeat_construct, repeat_next, repeat_repr, kRepeatMethods},
    {"cycle", cycle_construct, cycle_next},
    {"chain", chain_construct, chain_next, nullptr, kChainMethods},
    {"takewhile", predicate_construct<0>, takewhile_next},
    {"dropwhile", predicate_construct<1>, dropwhile_next},
    {"filterfalse", predicate_construct<2>, filterfalse_next},
    {"starmap", predicate_construct<3>, starmap_next},
    {"compress", compress_construct, compress_next},
    {"islice", islice_construct, islice_next},
    {"pairwise", pairwise_construct, pairwise_next},
    {"batched", batched_construct, batched_next},
};

}  // namespace

void add_simple_itertools(Vm& vm, ModuleObject& module) {
    for (const IterToolSpec& spec : kTypes)
        vm.add_value(module, spec.name, Value::share(make_tool_type(vm, spec)));
}

}  // namespace awaitscope
