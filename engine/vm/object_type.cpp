// object, the root of all classes (Objects/typeobject.c, PyBaseObject_Type).
#include "engine/vm/attributes.h"
#include "engine/vm/builtin_types.h"
#include "engine/vm/generic_attributes.h"
#include "engine/vm/object_protocol.h"
#include "engine/vm/sequence.h"
#include "engine/vm/type_slots.h"
#include "engine/vm/vm_private.h"

#include <algorithm>

namespace awaitscope {

namespace {

std::string type_name(const Type* type) {
    return full_name(type);
}

void object_dealloc(Object* object) {
    object->type->vm->heap.free_instance(object);
}

/// "abstract method 'a'" or "abstract methods 'a', 'b'" (object_new).
Value refuse_abstract(Vm& vm, Type* cls) {
    const Value* names = dict_find(cls->dict, vm.names.__abstractmethods__);
    std::vector<std::string> sorted;
    if (!names || !vm.iterate(*names, [&](Value name) { return sorted.push_back(vm.utf8(name)), true; }))
        return Value();
    std::sort(sorted.begin(), sorted.end());
    std::string list;
    for (const std::string& name : sorted) list += (list.empty() ? "'" : ", '") + name + "'";
    return vm.raise_f(vm.exc.TypeError,
                      "Can't instantiate abstract class {} without an implementation for abstract "
                      "method{} {}",
                      type_name(cls), sorted.size() == 1 ? "" : "s", list);
}

Value object_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.total() != 0) {
        if (cls->slots.construct != object_construct) {
            return vm.raise(vm.exc.TypeError,
                            "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (cls->slots.init == object_init)
            return vm.raise_f(vm.exc.TypeError, "{}() takes no arguments", type_name(cls));
    }
    if (cls->flags & kTypeAbstract) return refuse_abstract(vm, cls);
    return make_plain_instance(vm, cls);
}

Value object_repr(Vm& vm, const Value& self) {
    Type* type = vm.type_of(self);
    Value module = type_module(vm, type);
    const std::string address = fmt::format("{:#x}", vm.address(self));
    if (vm.is_str(module) && vm.utf8(module) != "builtins") {
        return vm.make_str(
            fmt::format("<{}.{} object at {}>", vm.utf8(module), to_utf8(type->qualname), address));
    }
    return vm.make_str(fmt::format("<{} object at {}>", type_name(type), address));
}

Value object_str(Vm& vm, const Value& self) {
    return vm.type_of(self)->slots.repr(vm, self);
}

bool object_hash(Vm& vm, const Value& self, std::int64_t& out) {
    out = static_cast<std::int64_t>(vm.address(self)) >> 4;
    return true;
}

Value object_compare(Vm& vm, const Value& self, const Value& other, CompareOp op) {
    if (op == CompareOp::eq) return identical(self, other) ? Value::boolean(true) : Value::not_implemented();
    if (op != CompareOp::ne) return Value::not_implemented();
    auto* compare = vm.type_of(self)->slots.compare;
    if (!compare) return Value::not_implemented();
    Value equal = compare(vm, self, other, CompareOp::eq);
    if (!equal || equal.is_not_implemented()) return equal;
    bool truth = false;
    if (!vm.truth(equal, truth)) return Value();
    return Value::boolean(!truth);
}

// -- Attributes and methods
// ------------------------------------------------------------------------------------------

Value get_class(Vm& vm, const Value& self) {
    return Value::share(vm.type_of(self));
}

bool set_class(Vm& vm, const Value& self, const Value* value) {
    if (!value) return vm.raise(vm.exc.TypeError, "can't delete __class__ attribute"), false;
    if (!vm.is_type(*value)) {
        vm.raise_f(vm.exc.TypeError, "__class__ must be set to a class, not '{}' object",
                   type_name(vm.type_of(*value)));
        return false;
    }
    Type* from = vm.type_of(self);
    Type* to = value->as<Type>();
    if (!(from->flags & to->flags & kTypeHeap)) {
        vm.raise(vm.exc.TypeError,
                 "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return false;
    }
    const bool same_layout =
        from->instance_size == to->instance_size && from->member_offsets == to->member_offsets &&
        from->attributes_offset == to->attributes_offset && from->weakrefs_offset == to->weakrefs_offset;
    if (!same_layout || from->prefix_size != to->prefix_size || from->inline_values != to->inline_values) {
        if (!same_layout) {
            vm.raise_f(vm.exc.TypeError, "__class__ assignment: '{}' object layout differs from '{}'",
                       type_name(to), type_name(from));
            return false;
        }
        vm.raise_f(vm.exc.TypeError, "__class__ assignment: '{}' object layout differs from '{}'",
                   type_name(to), type_name(from));
        return false;
    }
    if (to->attributes_offset != 0) {
        // The names have to move to the new class's shapes.
        Attributes& attributes = attributes_of(self.object(), to->attributes_offset);
        materialise_dict(vm, self.object(), attributes);
    }
    Value old = Value::adopt(std::exchange(self.object()->type, static_cast<Type*>(Value(*value).leak())));
    return true;
}

Value method_dir(Vm& vm, Bound arguments) {
    Ref<DictObject> names = vm.make_dict();
    bool missing = false;
    Value dict = vm.find_attribute(arguments[0], vm.names.__dict__, missing);
    if (!dict && !missing) return Value();
    if (dict && vm.is_dict(dict) && !dict_update(vm, names.get(), dict)) return Value();
    Value cls = vm.get_attribute(arguments[0], vm.names.__class__);
    if (!cls) return Value();
    if (vm.is_type(cls)) {
        for (const Value& above : cls.as<Type>()->mro->items()) {
            Ref<DictObject> of_class = Ref<DictObject>::share(above.as<Type>()->dict);
            if (!dict_update(vm, names.get(), of_class)) return Value();
        }
    }
    std::vector<Value> keys;
    std::size_t position = 0;
    const DictObject::Entry* entry;
    while (dict_next(names.get(), position, entry)) keys.push_back(entry->key);
    return vm.make_list(std::move(keys));
}

Value method_format(Vm& vm, Bound arguments) {
    if (!vm.is_str(arguments[1])) {
        return vm.raise_f(vm.exc.TypeError, "__format__() argument must be str, not {}",
                          type_name(vm.type_of(arguments[1])));
    }
    if (arguments[1].as<StrObject>()->length > 0) {
        return vm.raise_f(vm.exc.TypeError, "unsupported format string passed to {}.__format__",
                          type_name(vm.type_of(arguments[0])));
    }
    return vm.str(arguments[0]);
}

Value method_sizeof(Vm& vm, Bound arguments) {
    return vm.make_int(static_cast<std::int64_t>(vm.type_of(arguments[0])->instance_size));
}

Value method_init_subclass(Vm&, Bound) {
    return Value::none();
}
Value method_subclass_hook(Vm&, Bound) {
    return Value::not_implemented();
}

/// The state that copy and pickle see: the attributes, or None.
Value method_getstate(Vm& vm, Bound arguments) {
    bool missing = false;
    Value dict = vm.find_attribute(arguments[0], vm.names.__dict__, missing);
    if (missing) return Value::none();
    if (dict && vm.is_dict(dict) && dict.as<DictObject>()->used == 0) return Value::none();
    return dict;
}

/// copyreg.__newobj__ in the form that copy.py uses: (copyreg.__newobj__, (cls,), state).
Value method_reduce_ex(Vm& vm, Bound arguments) {
    Value reduce = vm.get_attribute(arguments[0], vm.names.__reduce__);
    return reduce ? vm.call(reduce) : Value();
}

Value method_reduce(Vm& vm, Bound arguments) {
    return vm.raise_f(vm.exc.TypeError, "cannot pickle '{}' object", type_name(vm.type_of(arguments[0])));
}

constexpr NativeSpec kMethods[] = {
    {"__dir__", "self, /", method_dir},
    {"__format__", "self, format_spec, /", method_format},
    {"__sizeof__", "self, /", method_sizeof},
    {"__init_subclass__", "cls", method_init_subclass, nullptr, NativeSpec::Kind::class_method},
    {"__subclasshook__", "cls, object, /", method_subclass_hook, nullptr, NativeSpec::Kind::class_method},
    {"__getstate__", "self, /", method_getstate},
    {"__reduce_ex__", "self, protocol, /", method_reduce_ex},
    {"__reduce__", "self, /", method_reduce},
};
constexpr GetSetSpec kGetSets[] = {{"__class__", get_class, set_class}};

}  // namespace

bool object_init(Vm& vm, const Value& self, const Args& args) {
    if (args.total() == 0) return true;
    const Type* type = vm.type_of(self);
    if (type->slots.init != object_init) {
        vm.raise(vm.exc.TypeError,
                 "object.__init__() takes exactly one argument (the instance to initialize)");
        return false;
    }
    if (type->slots.construct == object_construct) {
        vm.raise_f(vm.exc.TypeError, "{}.__init__() takes exactly one argument (the instance to initialize)",
                   type_name(type));
        return false;
    }
    return true;
}

bool constructs_plainly(const Type* cls) {
    return cls->slots.construct == object_construct && !(cls->flags & kTypeAbstract);
}

bool initialises_plainly(const Type* cls) {
    return cls->slots.init == object_init;
}

Value make_plain_instance(Vm& vm, Type* cls) {
    Object* object = vm.heap.allocate_instance(cls, 0);
    if (cls->attributes_offset != 0 || !cls->member_offsets.empty()) vm.heap.track(object);
    return Value::adopt(object);
}

void make_object_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "object";
    spec.instance_size = sizeof(Object);
    spec.flags = kTypeBase;
    spec.slots.dealloc = object_dealloc;
    spec.slots.construct = object_construct;
    spec.slots.init = object_init;
    spec.slots.repr = object_repr;
    spec.slots.str = object_str;
    spec.slots.hash = object_hash;
    spec.slots.compare = object_compare;
    spec.slots.get_attribute = generic_get_attribute;
    spec.slots.set_attribute = generic_set_attribute;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    vm.define_type(vm.types.object, spec);
}

}  // namespace awaitscope
