// builtins: attributes, types, identity; and the ones that are refused.
#include "engine/vm/builtins.h"
#include "engine/vm/list.h"
#include "engine/vm/refusals.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <array>
#include <utility>

namespace awaitscope {

Value locals_snapshot(Vm& vm, const CodeObject* code, const Value* slots, std::size_t count);  // frame.cpp

namespace {

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;

/// The attribute name as an interned str; null with TypeError.
Ref<StrObject> attribute_name(Vm& vm, const Value& name) {
    if (vm.is_str(name)) return vm.intern(name);
    vm.raise_f(vm.exc.TypeError, "attribute name must be string, not '{}'", type_name(vm, name));
    return {};
}

Value getattr(Vm& vm, Bound args) {
    Ref<StrObject> name = attribute_name(vm, args[1]);
    if (!name) return Value();
    if (!args[2]) return vm.get_attribute(args[0], name.get());
    bool missing = false;
    Value value = vm.find_attribute(args[0], name.get(), missing);
    return value || !missing ? value : args[2];
}

Value hasattr(Vm& vm, Bound args) {
    Ref<StrObject> name = attribute_name(vm, args[1]);
    if (!name) return Value();
    bool missing = false;
    Value value = vm.find_attribute(args[0], name.get(), missing);
    if (!value && !missing) return Value();
    return Value::boolean(static_cast<bool>(value));
}

Value setattr(Vm& vm, Bound args) {
    Ref<StrObject> name = attribute_name(vm, args[1]);
    if (!name) return Value();
    return vm.set_attribute(args[0], name.get(), args[2]) ? Value::none() : Value();
}

Value delattr(Vm& vm, Bound args) {
    Ref<StrObject> name = attribute_name(vm, args[1]);
    if (!name) return Value();
    return vm.delete_attribute(args[0], name.get()) ? Value::none() : Value();
}

Value isinstance(Vm& vm, Bound args) {
    bool result = false;
    if (!vm.is_instance_of(args[0], args[1], result)) return Value();
    return Value::boolean(result);
}

Value issubclass(Vm& vm, Bound args) {
    bool result = false;
    if (!vm.is_subclass_of(args[0], args[1], result)) return Value();
    return Value::boolean(result);
}

Value callable(Vm& vm, Bound args) {
    return Value::boolean(vm.is_callable(args[0]));
}

Value hash(Vm& vm, Bound args) {
    std::int64_t result = 0;
    if (!vm.hash(args[0], result)) return Value();
    return vm.make_int(result);
}

Value id(Vm& vm, Bound args) {
    return vm.make_int(static_cast<std::int64_t>(vm.address(args[0])));
}

Value repr(Vm& vm, Bound args) {
    return vm.repr(args[0]);
}

/// The mapping that the running frame's names live in; a new dict of its locals in a function.
Value current_locals(Vm& vm) {
    Frame* frame = vm.current_frame;
    if (!frame) return vm.make_dict();
    if (!frame->locals.is_null()) return frame->locals;
    return locals_snapshot(vm, frame->code, frame->slots(), frame->code->slot_total);
}

Value locals(Vm& vm, Bound) {
    return current_locals(vm);
}

Value globals(Vm& vm, Bound) {
    return vm.current_frame ? Value::share(vm.current_frame->globals) : Value(vm.make_dict());
}

Value vars(Vm& vm, Bound args) {
    if (!args[0]) return current_locals(vm);
    bool missing = false;
    Value dict = vm.find_attribute(args[0], vm.names.__dict__, missing);
    if (!dict && missing) return vm.raise(vm.exc.TypeError, "vars() argument must have __dict__ attribute");
    return dict;
}

Value sorted_list(Vm& vm, const Value& names) {
    std::vector<Value> items;
    if (!append_all(vm, names, items) || !sort_values(vm, items, Value(), false)) return Value();
    return vm.make_list(std::move(items));
}

Value dir(Vm& vm, Bound args) {
    if (!args[0]) {
        Value names = current_locals(vm);
        if (!names) return Value();
        Value keys = vm.call_method(names, vm.names.keys);
        return keys ? sorted_list(vm, keys) : Value();
    }
    Value method = vm.special_method(args[0], vm.names.__dir__);
    if (!method) {
        if (!vm.pending.is_null()) return Value();
        return vm.raise(vm.exc.TypeError, "object does not provide __dir__");
    }
    Value names = vm.call(method);
    return names ? sorted_list(vm, names) : Value();
}

/// eval and the like, reached in a way that the source did not show.
template <std::size_t index>
Value refused(Vm& vm, const Args&) {
    return refuse_here(vm, sentence_for_builtin(kRefusedBuiltins[index]));
}

template <std::size_t... index>
constexpr auto refused_specs(std::index_sequence<index...>) {
    return std::array{
        NativeSpec{kRefusedBuiltins[index].name, "*args, **kwargs", nullptr, refused<index>, kFunction}...};
}

constexpr NativeSpec kFunctions[] = {
    {"getattr", "object, name, default=<unrepresentable>, /", getattr, nullptr, kFunction},
    {"hasattr", "obj, name, /", hasattr, nullptr, kFunction},
    {"setattr", "obj, name, value, /", setattr, nullptr, kFunction},
    {"delattr", "obj, name, /", delattr, nullptr, kFunction},
    {"isinstance", "obj, class_or_tuple, /", isinstance, nullptr, kFunction},
    {"issubclass", "cls, class_or_tuple, /", issubclass, nullptr, kFunction},
    {"callable", "obj, /", callable, nullptr, kFunction},
    {"hash", "obj, /", hash, nullptr, kFunction},
    {"id", "obj, /", id, nullptr, kFunction},
    {"repr", "obj, /", repr, nullptr, kFunction},
    {"locals", "", locals, nullptr, kFunction},
    {"globals", "", globals, nullptr, kFunction},
    {"vars", "object=<unrepresentable>, /", vars, nullptr, kFunction},
    {"dir", "object=<unrepresentable>, /", dir, nullptr, kFunction},
};

constexpr auto kRefused = refused_specs(std::make_index_sequence<std::size(kRefusedBuiltins)>());

}  // namespace

std::span<const NativeSpec> object_builtins() {
    return kFunctions;
}

std::span<const NativeSpec> refused_builtins() {
    return kRefused;
}

}  // namespace awaitscope
