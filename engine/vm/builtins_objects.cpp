// builtins: attributes, types, identity; and the ones that are refused.
#include "engine/vm/builtins.h"
#include "engine/vm/list.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

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

/// What a classroom program can't have here; the reason is part of the message.
Value refuse(Vm& vm, const char* name, const char* reason) {
    return vm.raise_f(vm.exc.RuntimeError, "{}() is not available in Awaitscope: {}", name, reason);
}

Value refuse_eval(Vm& vm, const Args&) {
    return refuse(vm, "eval",
                  "a lesson's program is compiled once, before it runs, so that it can be replayed");
}
Value refuse_exec(Vm& vm, const Args&) {
    return refuse(vm, "exec",
                  "a lesson's program is compiled once, before it runs, so that it can be replayed");
}
Value refuse_compile(Vm& vm, const Args&) {
    return refuse(vm, "compile",
                  "a lesson's program is compiled once, before it runs, so that it can be replayed");
}
Value refuse_open(Vm& vm, const Args&) {
    return refuse(vm, "open", "programs run in a sandbox without files; io.StringIO holds text in memory");
}
Value refuse_input(Vm& vm, const Args&) {
    return refuse(vm, "input",
                  "a run must be repeatable, so nothing is typed in; use a constant or sys.argv");
}
Value refuse_breakpoint(Vm& vm, const Args&) {
    return refuse(vm, "breakpoint",
                  "step through the timeline instead: every step can be looked at, backwards too");
}
Value refuse_import(Vm& vm, const Args&) {
    return refuse(vm, "__import__", "write an import statement");
}
Value refuse_memoryview(Vm& vm, const Args&) {
    return refuse(vm, "memoryview", "use bytes or bytearray");
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

constexpr NativeSpec kRefused[] = {
    {"eval", "*args, **kwargs", nullptr, refuse_eval, kFunction},
    {"exec", "*args, **kwargs", nullptr, refuse_exec, kFunction},
    {"compile", "*args, **kwargs", nullptr, refuse_compile, kFunction},
    {"open", "*args, **kwargs", nullptr, refuse_open, kFunction},
    {"input", "*args, **kwargs", nullptr, refuse_input, kFunction},
    {"breakpoint", "*args, **kwargs", nullptr, refuse_breakpoint, kFunction},
    {"__import__", "*args, **kwargs", nullptr, refuse_import, kFunction},
    {"memoryview", "*args, **kwargs", nullptr, refuse_memoryview, kFunction},
};

}  // namespace

std::span<const NativeSpec> object_builtins() {
    return kFunctions;
}

std::span<const NativeSpec> refused_builtins() {
    return kRefused;
}

}  // namespace awaitscope
