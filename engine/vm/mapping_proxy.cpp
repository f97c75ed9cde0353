// mappingproxy: a read-only view of a mapping.
#include "engine/vm/dict.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <new>

namespace awaitscope {

namespace {

struct MappingProxyObject : Object {
    Value mapping;
};

const Value& mapping_of(const Value& v) {
    return v.as<MappingProxyObject>()->mapping;
}

void dealloc(Object* self) {
    static_cast<MappingProxyObject*>(self)->~MappingProxyObject();
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<MappingProxyObject*>(self)->mapping);
}

Value construct(Vm& vm, Type*, const Args& args) {
    if (args.total() != 1) {
        return vm.raise_f(vm.exc.TypeError, "mappingproxy() missing required argument 'mapping' (pos 1)");
    }
    const Value& mapping = args.values[0];
    if (!vm.type_of(mapping)->slots.get_item || vm.is_list(mapping) || vm.is_tuple(mapping)) {
        return vm.raise_f(vm.exc.TypeError, "mappingproxy() argument must be a mapping, not {}",
                          type_name(vm, mapping));
    }
    return make_mapping_proxy(vm, mapping);
}

Value repr(Vm& vm, const Value& self) {
    Value shown = vm.repr(mapping_of(self));
    if (!shown) return Value();
    StrBuilder out(vm);
    out.append("mappingproxy(");
    out.append(shown.as<StrObject>());
    out.append(U')');
    return out.finish();
}

Value str(Vm& vm, const Value& self) {
    return vm.str(mapping_of(self));
}

bool hash(Vm& vm, const Value& self, std::int64_t& out) {
    return vm.hash(mapping_of(self), out);
}

Value compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    return vm.compare(mapping_of(a), b, op);
}

bool length(Vm& vm, const Value& self, std::int64_t& out) {
    return vm.length(mapping_of(self), out);
}

bool contains(Vm& vm, const Value& self, const Value& key, bool& out) {
    return vm.contains(mapping_of(self), key, out);
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
    return vm.get_item(mapping_of(self), key);
}

Value iterate(Vm& vm, const Value& self) {
    return vm.iter(mapping_of(self));
}

Value join(Vm& vm, const Value& a, const Value& b) {
    auto unwrap = [&](const Value& v) -> const Value& {
        return vm.type_of(v) == vm.types.mapping_proxy ? mapping_of(v) : v;
    };
    return vm.binary(BinaryOp::or_, unwrap(a), unwrap(b));
}

Value get(Vm& vm, Bound args) {
    return vm.call_method(mapping_of(args[0]), vm.names.get, {args[1], args[2] ? args[2] : Value::none()});
}

Value keys(Vm& vm, Bound args) {
    return vm.call_method(mapping_of(args[0]), vm.names.keys);
}
Value values(Vm& vm, Bound args) {
    return vm.call_method(mapping_of(args[0]), vm.names.values);
}
Value items(Vm& vm, Bound args) {
    return vm.call_method(mapping_of(args[0]), vm.names.items);
}
Value copy(Vm& vm, Bound args) {
    return vm.call_method(mapping_of(args[0]), vm.names.copy);
}
Value reversed(Vm& vm, Bound args) {
    return vm.call_method(mapping_of(args[0]), vm.names.__reversed__);
}

constexpr NativeSpec kMethods[] = {
    {"get", "self, key, default=None, /", get},
    {"keys", "self, /", keys},
    {"values", "self, /", values},
    {"items", "self, /", items},
    {"copy", "self, /", copy},
    {"__reversed__", "self, /", reversed},
    {"__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method},
};

}  // namespace

Value make_mapping_proxy(Vm& vm, const Value& mapping) {
    MappingProxyObject* proxy = vm.heap.make<MappingProxyObject>(vm.types.mapping_proxy);
    new (&proxy->mapping) Value(mapping);
    vm.heap.track(proxy);
    return Value::adopt(proxy);
}

void make_mapping_proxy_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "mappingproxy";
    spec.instance_size = sizeof(MappingProxyObject);
    spec.flags = kTypeMapping;
    spec.slots.dealloc = dealloc;
    spec.slots.traverse = traverse;
    spec.slots.construct = construct;
    spec.slots.repr = repr;
    spec.slots.str = str;
    spec.slots.hash = hash;
    spec.slots.compare = compare;
    spec.slots.length = length;
    spec.slots.contains = contains;
    spec.slots.get_item = get_item;
    spec.slots.iter = iterate;
    spec.slots.binary[static_cast<int>(BinaryOp::or_)] = join;
    spec.methods = kMethods;
    vm.define_type(vm.types.mapping_proxy, spec);
}

}  // namespace awaitscope
