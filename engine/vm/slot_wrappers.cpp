// Calls from Python of the slots of built-in types (Objects/typeobject.c, wrap_*).
#include "engine/vm/slot_wrappers.h"

#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

bool expect(Vm& vm, const Args& args, std::size_t least, std::size_t most) {
    const std::size_t given = args.positional;
    if (args.keywords() != 0)
        return vm.raise(vm.exc.TypeError, "wrapper doesn't take keyword arguments"), false;
    if (given >= least && given <= most) return true;
    if (least == most)
        vm.raise_f(vm.exc.TypeError, "expected {} argument{}, got {}", least, least == 1 ? "" : "s", given);
    else if (given < least)
        vm.raise_f(vm.exc.TypeError, "expected at least {} argument{}, got {}", least, least == 1 ? "" : "s",
                   given);
    else
        vm.raise_f(vm.exc.TypeError, "expected at most {} arguments, got {}", most, given);
    return false;
}

template <class F>
F* slot(const SlotDef& def, const Type* owner) {
    return reinterpret_cast<F*>(read_slot(owner->slots, def.offset));
}

Value none_if(bool ok) {
    return ok ? Value::none() : Value();
}

bool name_argument(Vm& vm, const Value& value) {
    if (vm.is_str(value)) return true;
    vm.raise_f(vm.exc.TypeError, "attribute name must be string, not '{}'", full_name(vm.type_of(value)));
    return false;
}

}  // namespace

Value call_bound(Vm& vm, Value method, const Value& self, const Args& args) {
    const Type* kind = vm.type_of(method);
    if (!(kind->flags & kTypeMethodDescriptor)) {
        if (kind->slots.descriptor_get)
            method = kind->slots.descriptor_get(vm, method, self, vm.type_of(self));
        return method ? vm.call(method, args) : Value();
    }
    constexpr std::size_t kFew = 8;
    const std::size_t total = args.total();
    if (total < kFew) {
        Value few[kFew];
        few[0] = self;
        for (std::size_t i = 0; i < total; ++i) few[i + 1] = args[i];
        return vm.call(method, Args{few, args.positional + 1, args.names});
    }
    std::vector<Value> many{self};
    for (const Value& value : args.all()) many.push_back(value);
    return vm.call(method, Args{many.data(), args.positional + 1, args.names});
}

#define WRAPPER(name)                                                                            \
    Value wrap_##name([[maybe_unused]] Vm& vm, [[maybe_unused]] const SlotDef& def, Type* owner, \
                      const Value& self, const Args& args)

WRAPPER(unary) {
    if (!expect(vm, args, 0, 0)) return Value();
    return slot<Value(Vm&, const Value&)>(def, owner)(vm, self);
}
WRAPPER(binary) {
    if (!expect(vm, args, 1, def.detail == static_cast<std::uint8_t>(BinaryOp::power) ? 2 : 1))
        return Value();
    return slot<Value(Vm&, const Value&, const Value&)>(def, owner)(vm, self, args[0]);
}
WRAPPER(reflected) {
    if (!expect(vm, args, 1, def.detail == static_cast<std::uint8_t>(BinaryOp::power) ? 2 : 1))
        return Value();
    return slot<Value(Vm&, const Value&, const Value&)>(def, owner)(vm, args[0], self);
}
WRAPPER(inplace) {
    if (!expect(vm, args, 1, 1)) return Value();
    return slot<Value(Vm&, const Value&, const Value&)>(def, owner)(vm, self, args[0]);
}
WRAPPER(repeat) {
    if (!expect(vm, args, 1, 1)) return Value();
    Value count = as_index(vm, args[0]);
    if (!count) return Value();
    return slot<Value(Vm&, const Value&, const Value&)>(def, owner)(vm, self, count);
}
WRAPPER(compare) {
    if (!expect(vm, args, 1, 1)) return Value();
    return owner->slots.compare(vm, self, args[0], static_cast<CompareOp>(def.detail));
}
WRAPPER(hash) {
    std::int64_t hash = 0;
    if (!expect(vm, args, 0, 0) || !owner->slots.hash(vm, self, hash)) return Value();
    return vm.make_int(hash);
}
WRAPPER(truth) {
    bool truth = false;
    if (!expect(vm, args, 0, 0) || !owner->slots.truth(vm, self, truth)) return Value();
    return Value::boolean(truth);
}
WRAPPER(get_attribute) {
    if (!expect(vm, args, 1, 1) || !name_argument(vm, args[0])) return Value();
    return owner->slots.get_attribute(vm, self, vm.intern(args[0]).get());
}
WRAPPER(set_attribute) {
    if (!expect(vm, args, 2, 2) || !name_argument(vm, args[0])) return Value();
    return none_if(owner->slots.set_attribute(vm, self, vm.intern(args[0]).get(), &args[1]));
}
WRAPPER(delete_attribute) {
    if (!expect(vm, args, 1, 1) || !name_argument(vm, args[0])) return Value();
    return none_if(owner->slots.set_attribute(vm, self, vm.intern(args[0]).get(), nullptr));
}
WRAPPER(call) {
    return owner->slots.call(vm, self, args);
}
WRAPPER(init) {
    return none_if(owner->slots.init(vm, self, args));
}
WRAPPER(next) {
    if (!expect(vm, args, 0, 0)) return Value();
    Value result = owner->slots.next(vm, self);
    if (!result && !vm.pending) vm.raise_args(vm.exc.StopIteration, {});
    return result;
}
WRAPPER(descriptor_get) {
    if (!expect(vm, args, 1, 2)) return Value();
    const bool no_instance = args[0].is_none();
    const bool no_owner = args.positional < 2 || args[1].is_none();
    if (no_instance && no_owner) return vm.raise(vm.exc.TypeError, "__get__(None, None) is invalid");
    Type* cls = no_owner ? nullptr : args[1].as<Type>();
    return owner->slots.descriptor_get(vm, self, no_instance ? Value() : args[0], cls);
}
WRAPPER(descriptor_set) {
    if (!expect(vm, args, 2, 2)) return Value();
    return none_if(owner->slots.descriptor_set(vm, self, args[0], &args[1]));
}
WRAPPER(descriptor_delete) {
    if (!expect(vm, args, 1, 1)) return Value();
    return none_if(owner->slots.descriptor_set(vm, self, args[0], nullptr));
}
WRAPPER(length) {
    std::int64_t length = 0;
    if (!expect(vm, args, 0, 0) || !owner->slots.length(vm, self, length)) return Value();
    return vm.make_int(length);
}
WRAPPER(contains) {
    bool found = false;
    if (!expect(vm, args, 1, 1) || !owner->slots.contains(vm, self, args[0], found)) return Value();
    return Value::boolean(found);
}
WRAPPER(get_item) {
    if (!expect(vm, args, 1, 1)) return Value();
    return owner->slots.get_item(vm, self, args[0]);
}
WRAPPER(set_item) {
    if (!expect(vm, args, 2, 2)) return Value();
    return none_if(owner->slots.set_item(vm, self, args[0], &args[1]));
}
WRAPPER(delete_item) {
    if (!expect(vm, args, 1, 1)) return Value();
    return none_if(owner->slots.set_item(vm, self, args[0], nullptr));
}
WRAPPER(finalize) {
    if (!expect(vm, args, 0, 0)) return Value();
    owner->slots.finalize(vm, self);
    return Value::none();
}
#undef WRAPPER

}  // namespace awaitscope
