// type, the class of classes (Objects/typeobject.c, PyType_Type).
#include "engine/vm/builtin_types.h"
#include "engine/vm/generic_attributes.h"
#include "engine/vm/object_protocol.h"
#include "engine/vm/sequence.h"
#include "engine/vm/type_objects.h"
#include "engine/vm/type_slots.h"
#include "engine/vm/vm_private.h"

namespace awaitscope {

namespace {

Type* cls(const Value& v) {
    return v.as<Type>();
}
std::string type_name(const Type* type) {
    return full_name(type);
}

bool refuse_immutable(Vm& vm, const Type* type, std::string_view what) {
    if ((type->flags & kTypeHeap) && !(type->flags & kTypeNative)) return false;
    vm.raise_f(vm.exc.TypeError, "cannot set '{}' attribute of immutable type '{}'", what, type_name(type));
    return true;
}

Value type_construct(Vm& vm, Type* meta, const Args& args) {
    if (meta == vm.types.type && args.positional == 1 && args.keywords() == 0)
        return Value::share(vm.type_of(args[0]));
    if (args.positional != 3) {
        if (meta == vm.types.type) return vm.raise(vm.exc.TypeError, "type() takes 1 or 3 arguments");
        return vm.raise_f(vm.exc.TypeError, "type.__new__() takes exactly 3 arguments ({} given)",
                          args.positional);
    }
    const char* const expected[] = {"str", "tuple", "dict"};
    const bool fits[] = {vm.is_str(args[0]), vm.is_tuple(args[1]), vm.is_dict(args[2])};
    for (int i = 0; i < 3; ++i) {
        if (fits[i]) continue;
        return vm.raise_f(vm.exc.TypeError, "type.__new__() argument {} must be {}, not {}", i + 1,
                          expected[i], type_name(vm.type_of(args[static_cast<std::size_t>(i)])));
    }
    Type* winner = winning_metaclass(vm, meta, args[1].as<TupleObject>());
    if (!winner) return Value();
    if (winner != meta && winner->slots.construct != type_construct)
        return winner->slots.construct(vm, winner, args);
    return new_class(vm, winner, args[0], args[1], args[2], args);
}

bool type_init(Vm& vm, const Value&, const Args& args) {
    if (args.positional == 3) return true;
    if (args.positional == 1 && args.keywords() == 0) return true;
    return vm.raise(vm.exc.TypeError, "type.__init__() takes 1 or 3 arguments"), false;
}

Value type_call(Vm& vm, const Value& self, const Args& args) {
    return call_type(vm, cls(self), args);
}

Value type_repr(Vm& vm, const Value& self) {
    Value module = type_module(vm, cls(self));
    if (vm.is_str(module) && vm.utf8(module) != "builtins")
        return vm.make_str(fmt::format("<class '{}.{}'>", vm.utf8(module), to_utf8(cls(self)->qualname)));
    return vm.make_str(fmt::format("<class '{}'>", type_name(cls(self))));
}

/// type_getattro: the metaclass's data descriptors, the class's own MRO, the rest of the metaclass.
Value type_get_attribute(Vm& vm, const Value& self, StrObject* name) {
    Type* type = cls(self);
    Type* meta = self.object()->type;
    Value from_meta;
    Value (*meta_get)(Vm&, const Value&, const Value&, Type*) = nullptr;
    if (const Value* found = vm.lookup(meta, name)) {
        from_meta = *found;
        const Type* kind = vm.type_of(from_meta);
        meta_get = kind->slots.descriptor_get;
        if (meta_get && kind->slots.descriptor_set) return meta_get(vm, from_meta, self, meta);
    }
    if (const Value* found = vm.lookup(type, name)) {
        Value own = *found;
        if (auto* get = vm.type_of(own)->slots.descriptor_get) return get(vm, own, Value(), type);
        return own;
    }
    if (meta_get) return meta_get(vm, from_meta, self, meta);
    if (from_meta) return from_meta;
    raise_attribute_error(
        vm, self, name,
        fmt::format("type object '{}' has no attribute '{}'", type_name(type), to_utf8(name)));
    return Value();
}

bool type_set_attribute(Vm& vm, const Value& self, StrObject* name, const Value* value) {
    Type* type = cls(self);
    if (refuse_immutable(vm, type, to_utf8(name))) return false;
    if (const Value* found = vm.lookup(self.object()->type, name)) {
        Value held = *found;
        if (auto* set = vm.type_of(held)->slots.descriptor_set) return set(vm, held, self, value);
    }
    if (vm.set_type_attribute(type, name, value)) return true;
    raise_attribute_error(
        vm, self, name,
        fmt::format("type object '{}' has no attribute '{}'", type_name(type), to_utf8(name)));
    return false;
}

// -- Attributes
// ------------------------------------------------------------------------------------------------------

Value get_name(Vm&, const Value& self) {
    return Value::share(cls(self)->name);
}
bool set_name_field(Vm& vm, const Value& self, const Value* value, const char* what, StrObject*& field) {
    if (refuse_immutable(vm, cls(self), what)) return false;
    if (!value) {
        vm.raise_f(vm.exc.TypeError, "cannot delete '{}' attribute of type '{}'", what, type_name(cls(self)));
        return false;
    }
    if (!vm.is_str(*value)) {
        vm.raise_f(vm.exc.TypeError, "can only assign string to {}.{}, not '{}'", type_name(cls(self)), what,
                   type_name(vm.type_of(*value)));
        return false;
    }
    field = vm.intern(*value).get();
    return true;
}
bool set_name(Vm& vm, const Value& self, const Value* value) {
    return set_name_field(vm, self, value, "__name__", cls(self)->name);
}
Value get_qualname(Vm&, const Value& self) {
    return Value::share(cls(self)->qualname);
}
bool set_qualname(Vm& vm, const Value& self, const Value* value) {
    return set_name_field(vm, self, value, "__qualname__", cls(self)->qualname);
}
Value get_module(Vm& vm, const Value& self) {
    return type_module(vm, cls(self));
}
bool set_module(Vm& vm, const Value& self, const Value* value) {
    if (refuse_immutable(vm, cls(self), "__module__")) return false;
    return vm.set_type_attribute(cls(self), vm.names.__module__, value);
}
Value get_bases(Vm&, const Value& self) {
    return Value::share(cls(self)->bases);
}
Value get_base(Vm&, const Value& self) {
    return cls(self)->base ? Value::share(cls(self)->base) : Value::none();
}
Value get_mro(Vm&, const Value& self) {
    return Value::share(cls(self)->mro);
}
Value get_dict(Vm& vm, const Value& self) {
    return vm.call(Value::share(vm.types.mapping_proxy), {Value::share(cls(self)->dict)});
}
Value get_doc(Vm& vm, const Value& self) {
    const Value* found = dict_find(cls(self)->dict, vm.names.__doc__);
    if (!found) return Value::none();
    Value doc = *found;
    if (auto* get = vm.type_of(doc)->slots.descriptor_get) return get(vm, doc, Value(), cls(self));
    return doc;
}
bool set_doc(Vm& vm, const Value& self, const Value* value) {
    if (refuse_immutable(vm, cls(self), "__doc__")) return false;
    return vm.set_type_attribute(cls(self), vm.names.__doc__, value);
}
Value get_abstract(Vm& vm, const Value& self) {
    const Value* found = dict_find(cls(self)->dict, vm.names.__abstractmethods__);
    if (cls(self) != vm.types.type && found) return *found;
    raise_attribute_error(
        vm, self, vm.names.__abstractmethods__,
        fmt::format("type object '{}' has no attribute '__abstractmethods__'", type_name(cls(self))));
    return Value();
}
bool set_abstract(Vm& vm, const Value& self, const Value* value) {
    bool any = false;
    if (value && !vm.truth(*value, any)) return false;
    if (!vm.set_type_attribute(cls(self), vm.names.__abstractmethods__, value)) {
        raise_attribute_error(vm, self, vm.names.__abstractmethods__, "__abstractmethods__");
        return false;
    }
    cls(self)->flags =
        any ? cls(self)->flags | kTypeAbstract : cls(self)->flags & ~std::uint32_t{kTypeAbstract};
    return true;
}
/// PEP 649: computed by __annotate__ when first asked for, and remembered in the class's dict.
Value get_annotations(Vm& vm, const Value& self) {
    Type* type = cls(self);
    if (!(type->flags & kTypeHeap)) {
        raise_attribute_error(
            vm, self, vm.names.__annotations__,
            fmt::format("type object '{}' has no attribute '__annotations__'", type_name(type)));
        return Value();
    }
    for (StrObject* name : {vm.names.__annotations__, vm.names.__annotations_cache__}) {
        if (Value* found = dict_find(type->dict, name)) {
            Value held = *found;
            if (auto* get = vm.type_of(held)->slots.descriptor_get) return get(vm, held, Value(), type);
            return held;
        }
    }
    Value annotate = vm.get_attribute(self, vm.names.__annotate__);
    if (!annotate) return Value();
    Value result =
        vm.is_callable(annotate) ? vm.call(annotate, {Value::small_int(1)}) : Value(vm.make_dict());
    if (!result) return Value();
    if (!vm.is_dict(result)) {
        return vm.raise_f(vm.exc.TypeError, "__annotate__ returned non-dict of type '{}'",
                          type_name(vm.type_of(result)));
    }
    vm.set_type_attribute(type, vm.names.__annotations_cache__, &result);
    return result;
}
bool set_annotations(Vm& vm, const Value& self, const Value* value) {
    Type* type = cls(self);
    if (refuse_immutable(vm, type, "__annotations__")) return false;
    if (dict_find(type->dict, vm.names.__annotations_cache__))
        vm.set_type_attribute(type, vm.names.__annotations_cache__, nullptr);
    if (vm.set_type_attribute(type, vm.names.__annotations__, value) || value) return true;
    raise_attribute_error(vm, self, vm.names.__annotations__, "__annotations__");
    return false;
}
Value get_annotate(Vm& vm, const Value& self) {
    Type* type = cls(self);
    for (StrObject* name : {vm.names.__annotate_func__, vm.names.__annotate__})
        if (Value* found = dict_find(type->dict, name)) {
            Value held = *found;
            if (auto* get = vm.type_of(held)->slots.descriptor_get) return get(vm, held, Value(), type);
            return held;
        }
    return Value::none();
}
bool set_annotate(Vm& vm, const Value& self, const Value* value) {
    if (refuse_immutable(vm, cls(self), "__annotate__")) return false;
    if (!value) return vm.raise(vm.exc.TypeError, "cannot delete __annotate__ attribute"), false;
    return vm.set_type_attribute(cls(self), vm.names.__annotate_func__, value);
}
Value get_type_params(Vm& vm, const Value& self) {
    if (Value* found = dict_find(cls(self)->dict, vm.names.__type_params__)) return *found;
    return vm.make_tuple(std::span<const Value>());
}
bool set_type_params(Vm& vm, const Value& self, const Value* value) {
    if (refuse_immutable(vm, cls(self), "__type_params__")) return false;
    return vm.set_type_attribute(cls(self), vm.names.__type_params__, value);
}

// -- Methods
// ---------------------------------------------------------------------------------------------------------

Value method_mro(Vm& vm, Bound arguments) {
    std::vector<Value> items;
    for (const Value& above : cls(arguments[0])->mro->items()) items.push_back(above);
    return vm.make_list(std::move(items));
}
Value method_subclasses(Vm& vm, Bound arguments) {
    std::vector<Value> items;
    for (Type* below : cls(arguments[0])->subclasses) items.push_back(Value::share(below));
    return vm.make_list(std::move(items));
}
Value method_prepare(Vm& vm, Bound) {
    return vm.make_dict();
}
Value method_instancecheck(Vm& vm, Bound arguments) {
    bool result = false;
    if (!vm.is_instance_plainly(arguments[1], arguments[0], result)) return Value();
    return Value::boolean(result);
}
Value method_subclasscheck(Vm& vm, Bound arguments) {
    bool result = false;
    if (!vm.is_subclass_plainly(arguments[1], arguments[0], result)) return Value();
    return Value::boolean(result);
}
Value method_dir(Vm& vm, Bound arguments) {
    Ref<DictObject> names = vm.make_dict();
    for (const Value& above : cls(arguments[0])->mro->items()) {
        Ref<DictObject> of_class = Ref<DictObject>::share(cls(above)->dict);
        if (!dict_update(vm, names.get(), of_class)) return Value();
    }
    std::vector<Value> keys;
    std::size_t position = 0;
    const DictObject::Entry* entry;
    while (dict_next(names.get(), position, entry)) keys.push_back(entry->key);
    return vm.make_list(std::move(keys));
}

constexpr NativeSpec kMethods[] = {
    {"mro", "self, /", method_mro},
    {"__subclasses__", "self, /", method_subclasses},
    {"__prepare__", "cls, /, *arguments, **keywords", method_prepare, nullptr,
     NativeSpec::Kind::class_method},
    {"__instancecheck__", "self, instance, /", method_instancecheck},
    {"__subclasscheck__", "self, subclass, /", method_subclasscheck},
    {"__dir__", "self, /", method_dir},
};
constexpr GetSetSpec kGetSets[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__bases__", get_bases},
    {"__base__", get_base},
    {"__mro__", get_mro},
    {"__dict__", get_dict},
    {"__doc__", get_doc, set_doc},
    {"__abstractmethods__", get_abstract, set_abstract},
    {"__annotations__", get_annotations, set_annotations},
    {"__annotate__", get_annotate, set_annotate},
    {"__type_params__", get_type_params, set_type_params},
};

/// X.__new__ of built-in types: (owner, cls, …); the owner is bound (tp_new_wrapper).
Value call_new(Vm& vm, const Args& args) {
    Type* owner = cls(args[0]);
    if (args.positional < 2)
        return vm.raise_f(vm.exc.TypeError, "{}.__new__(): not enough arguments", type_name(owner));
    if (!vm.is_type(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "{}.__new__(X): X is not a type object ({})", type_name(owner),
                          type_name(vm.type_of(args[1])));
    }
    Type* wanted = cls(args[1]);
    if (!Vm::is_subtype(wanted, owner)) {
        return vm.raise_f(vm.exc.TypeError, "{}.__new__({}): {} is not a subtype of {}", type_name(owner),
                          type_name(wanted), type_name(wanted), type_name(owner));
    }
    const Type* layout = wanted;
    while (layout && (layout->flags & kTypeHeap)) layout = layout->base;
    if (layout && layout->slots.construct != owner->slots.construct) {
        return vm.raise_f(vm.exc.TypeError, "{}.__new__({}) is not safe, use {}.__new__()", type_name(owner),
                          type_name(wanted), type_name(layout));
    }
    return owner->slots.construct(vm, wanted, args.tail().tail());
}
constexpr NativeSpec kNew = {"__new__", nullptr, nullptr, call_new, NativeSpec::Kind::static_method};

}  // namespace

Value make_new_function(Vm& vm, Type* owner) {
    Value function = vm.make_native_function(kNew, "");
    auto* native = function.as<NativeFunctionObject>();
    native->self = Value::share(owner);
    native->module_name = Value();
    return function;
}

Value type_module(Vm& vm, const Type* type) {
    if (const Value* found = dict_find(type->dict, vm.names.__module__)) return *found;
    return Value::share(vm.names.builtins);
}

Value call_type(Vm& vm, Type* type, const Args& args) {
    if (type == vm.types.type && args.positional == 1 && args.keywords() == 0)
        return Value::share(vm.type_of(args[0]));
    if (!type->slots.construct) {
        return vm.raise_f(vm.exc.TypeError, "cannot create '{}' instances", qualified_name(vm, type));
    }
    Value instance = type->slots.construct(vm, type, args);
    if (!instance) return Value();
    Type* made = vm.type_of(instance);
    if (made != type && !Vm::is_subtype(made, type)) return instance;
    // Instances of classes below an untracked built-in type (int, str) may hold references all the same.
    if ((made->flags & kTypeHeap) && !Heap::is_tracked(instance.object()) &&
        (made->attributes_offset != 0 || !made->member_offsets.empty()))
        vm.heap.track(instance.object());
    if (made->slots.init && !made->slots.init(vm, instance, args)) return Value();
    return instance;
}

std::string qualified_name(Vm& vm, const Type* type) {
    Value module = type_module(vm, type);
    if (!vm.is_str(module) || vm.utf8(module) == "builtins") return to_utf8(type->name);
    if (vm.utf8(module) == "__main__") return to_utf8(type->qualname);
    return vm.utf8(module) + "." + to_utf8(type->qualname);
}

void make_type_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "type";
    spec.instance_size = sizeof(Type);
    spec.flags = kTypeBase | kTypeType;
    spec.weakrefs_offset = offsetof(Type, weakrefs);
    spec.slots.dealloc = dealloc_type;
    spec.slots.traverse = traverse_type;
    spec.slots.clear = clear_type;
    spec.slots.construct = type_construct;
    spec.slots.init = type_init;
    spec.slots.call = type_call;
    spec.slots.repr = type_repr;
    spec.slots.get_attribute = type_get_attribute;
    spec.slots.set_attribute = type_set_attribute;
    spec.slots.binary[static_cast<int>(BinaryOp::or_)] = make_union;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    vm.define_type(vm.types.type, spec);
}

}  // namespace awaitscope
