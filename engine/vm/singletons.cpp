// None, NotImplemented and Ellipsis (Objects/object.c, Objects/sliceobject.c).
#include "engine/vm/builtin_types.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

Value none_repr(Vm& vm, const Value&) {
    return vm.make_str("None");
}
Value not_implemented_repr(Vm& vm, const Value&) {
    return vm.make_str("NotImplemented");
}
Value ellipsis_repr(Vm& vm, const Value&) {
    return vm.make_str("Ellipsis");
}

bool none_truth(Vm&, const Value&, bool& out) {
    out = false;
    return true;
}

bool not_implemented_truth(Vm& vm, const Value&, bool&) {
    vm.raise(vm.exc.TypeError, "NotImplemented should not be used in a boolean context");
    return false;
}

/// CPython's constant (Objects/object.c, none_hash).
bool none_hash(Vm&, const Value&, std::int64_t& out) {
    out = 0xfca86420;
    return true;
}

template <Value (*make)()>
Value construct(Vm& vm, Type* cls, const Args& args) {
    if (args.total() != 0) return vm.raise_f(vm.exc.TypeError, "{} takes no arguments", to_utf8(cls->name));
    return make();
}

}  // namespace

void make_singleton_types(Vm& vm) {
    Vm::TypeSpec none;
    none.name = "NoneType";
    none.slots.repr = none_repr;
    none.slots.truth = none_truth;
    none.slots.hash = none_hash;
    none.slots.construct = construct<Value::none>;
    vm.define_type(vm.types.none, none);

    Vm::TypeSpec not_implemented;
    not_implemented.name = "NotImplementedType";
    not_implemented.slots.repr = not_implemented_repr;
    not_implemented.slots.truth = not_implemented_truth;
    not_implemented.slots.construct = construct<Value::not_implemented>;
    vm.define_type(vm.types.not_implemented, not_implemented);

    Vm::TypeSpec ellipsis;
    ellipsis.name = "ellipsis";
    ellipsis.slots.repr = ellipsis_repr;
    ellipsis.slots.construct = construct<Value::ellipsis>;
    vm.define_type(vm.types.ellipsis, ellipsis);
}

}  // namespace awaitscope
