// Calls from C++, and the binding of arguments to a Python function's parameters (initialize_locals in
// Python/ceval.c).
#include "engine/vm/arity.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/sequence.h"
#include "engine/vm/slot_wrappers.h"
#include "engine/vm/vm_private.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// One call being bound.
struct Binding {
    Vm& vm;
    FunctionObject* function;
    const CodeUnit& unit;
    Value* slots;
    Value* values;
    std::size_t positional;
    const TupleObject* names;
    bool steal;

    Value take(std::size_t i) const { return steal ? std::move(values[i]) : values[i]; }
    std::size_t keyword_count() const { return names ? names->size : 0; }
    std::size_t named() const { return unit.argument_count + unit.keyword_only_count; }
    const std::string& parameter(std::size_t i) const { return unit.slot_names[i]; }
    std::size_t default_count() const {
        return function->defaults ? function->defaults.as<TupleObject>()->size : 0;
    }
    ArityWords words() const {
        ArityWords w;
        w.function = to_utf8(function->qualname);
        w.positional = unit.argument_count;
        w.defaults = default_count();
        for (std::size_t i = unit.argument_count; i < named(); ++i) w.keyword_only_given += bool(slots[i]);
        return w;
    }
};

bool complain_unknown_keyword(const Binding& call, const Value& key) {
    std::vector<std::string> positional_only;
    for (std::size_t k = 0; k < call.keyword_count(); ++k) {
        const std::string name = call.vm.utf8((*call.names)[k]);
        for (std::size_t i = 0; i < call.unit.positional_only_count; ++i)
            if (call.parameter(i) == name) positional_only.push_back(name);
    }
    if (!positional_only.empty()) return raise_positional_only(call.vm, call.words(), positional_only), false;
    std::vector<std::string> possible;
    for (std::size_t i = call.unit.positional_only_count; i < call.named(); ++i)
        possible.push_back(call.parameter(i));
    return raise_unexpected_keyword(call.vm, call.words(), call.vm.utf8(key), possible), false;
}

bool bind_keywords(const Binding& call, DictObject* extra) {
    const CodeObject* code = call.function->code;
    for (std::size_t k = 0; k < call.keyword_count(); ++k) {
        const Value& key = (*call.names)[k];
        auto* text = key.as<StrObject>();
        std::size_t at = call.unit.positional_only_count;
        while (at < call.named() && code->slot_names[at] != text) ++at;
        if (at == call.named() && !text->interned) {
            at = call.unit.positional_only_count;
            while (at < call.named() && !equal(code->slot_names[at], text)) ++at;
        }
        if (at == call.named()) {
            if (!extra) return complain_unknown_keyword(call, key);
            if (!dict_set(call.vm, extra, key, call.take(call.positional + k))) return false;
            continue;
        }
        if (call.slots[at]) return raise_multiple_values(call.vm, call.words(), call.parameter(at)), false;
        call.slots[at] = call.take(call.positional + k);
    }
    return true;
}

bool fill_defaults(const Binding& call) {
    const CodeUnit& unit = call.unit;
    const std::size_t defaults = call.default_count();
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < unit.argument_count; ++i) {
        if (call.slots[i]) continue;
        if (i + defaults >= unit.argument_count)
            call.slots[i] = (*call.function->defaults.as<TupleObject>())[i + defaults - unit.argument_count];
        else
            missing.push_back(call.parameter(i));
    }
    if (!missing.empty()) return raise_missing(call.vm, call.words(), missing, "positional"), false;
    for (std::size_t i = unit.argument_count; i < call.named(); ++i) {
        if (call.slots[i]) continue;
        Value* found = nullptr;
        if (call.function->kwdefaults)
            found = dict_find(call.function->kwdefaults.as<DictObject>(), call.function->code->slot_names[i]);
        if (found)
            call.slots[i] = *found;
        else
            missing.push_back(call.parameter(i));
    }
    if (!missing.empty()) return raise_missing(call.vm, call.words(), missing, "keyword-only"), false;
    return true;
}

}  // namespace

bool bind_arguments(Vm& vm, FunctionObject* function, Frame* frame, Value* values, std::size_t positional,
                    const TupleObject* names, bool steal) {
    const CodeUnit& unit = *function->code->unit;
    const Binding call{vm, function, unit, frame->slots(), values, positional, names, steal};
    const std::size_t direct = std::min<std::size_t>(positional, unit.argument_count);
    for (std::size_t i = 0; i < direct; ++i) call.slots[i] = call.take(i);
    std::size_t next = call.named();
    if (unit.flags & kCodeVarArgs) {
        std::vector<Value> rest;
        for (std::size_t i = direct; i < positional; ++i) rest.push_back(call.take(i));
        call.slots[next++] = vm.make_tuple(rest);
    }
    DictObject* extra = nullptr;
    if (unit.flags & kCodeVarKeywords) {
        call.slots[next] = vm.make_dict();
        extra = call.slots[next].as<DictObject>();
    }
    if (names && !bind_keywords(call, extra)) return false;
    if (positional > unit.argument_count && !(unit.flags & kCodeVarArgs))
        return raise_too_many_positional(vm, call.words(), positional), false;
    if (positional < unit.argument_count || unit.keyword_only_count != 0) return fill_defaults(call);
    return true;
}

Value call_function(Vm& vm, const Value& callable, const Args& args) {
    auto* function = callable.as<FunctionObject>();
    if (!enter_native(vm)) return Value();
    Frame* frame = push_frame(vm, function->code, callable, function->globals, function->builtins);
    ResumeResult result{ResumeStatus::raised, Value()};
    if (bind_arguments(vm, function, frame, const_cast<Value*>(args.values), args.positional, args.names,
                       false)) {
        frame->exit = FrameExit::leave;
        result = run_frame(vm, frame);
    } else {
        pop_frame(vm, frame);
    }
    --vm.native_depth;
    return std::move(result.value);
}

Value call_with_self(Vm& vm, const Value& callable, const Value& self, const Args& args) {
    constexpr std::size_t kFew = 7;
    const std::size_t total = args.total();
    if (total <= kFew) {
        Value few[kFew + 1];
        few[0] = self;
        for (std::size_t i = 0; i < total; ++i) few[i + 1] = args[i];
        return vm.call(callable, Args{few, args.positional + 1, args.names});
    }
    std::vector<Value> many{self};
    for (const Value& value : args.all()) many.push_back(value);
    return vm.call(callable, Args{many.data(), args.positional + 1, args.names});
}

Value Vm::call(const Value& callable, const Args& args) {
    auto* slot = type_of(callable)->slots.call;
    if (!slot) return raise_f(exc.TypeError, "'{}' object is not callable", full_name(type_of(callable)));
    // C++ calls Python calls C++ …: no chain may outgrow the C++ stack.
    if (!enter_native(*this)) return Value();
    Value result = slot(*this, callable, args);
    --native_depth;
    return result;
}

Value Vm::call(const Value& callable, std::initializer_list<Value> positional) {
    return call(callable, Args{positional.begin(), positional.size(), nullptr});
}

bool Vm::is_callable(const Value& v) const {
    return type_of(v)->slots.call != nullptr;
}

namespace {

std::uintptr_t stack_address() {
    return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
}

}  // namespace

bool has_stack(Vm& vm) {
    if (stack_address() > vm.native_floor) [[likely]]
        return true;
    vm.raise(vm.exc.RecursionError, "maximum recursion depth exceeded");
    return false;
}

bool enter_native(Vm& vm) {
    // Of the 8 MiB that a thread has as a rule; what is called from the last entry needs some too.
    constexpr std::uintptr_t kMostBytes = std::uintptr_t{6} << 20;
    if (vm.native_depth == 0) {
        const std::uintptr_t address = stack_address();
        vm.native_floor = address > kMostBytes ? address - kMostBytes : 0;
    }
    if (!has_stack(vm)) return false;
    ++vm.native_depth;
    return true;
}

}  // namespace awaitscope
