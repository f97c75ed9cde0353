// dict: slots and methods.
#include "engine/vm/dict.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/iterators.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

DictObject* dict_of(const Value& v) {
    return v.as<DictObject>();
}

void dealloc_dict(Object* self) {
    dict_clear(static_cast<DictObject*>(self));
    self->type->vm->heap.free_instance(self);
}

void traverse_dict(Object* self, GcVisitor& visitor) {
    std::size_t position = 0;
    const DictObject::Entry* entry = nullptr;
    while (dict_next(static_cast<DictObject*>(self), position, entry)) {
        visitor.visit(entry->key);
        visitor.visit(entry->value);
    }
}

void clear_dict(Object* self) {
    dict_clear(static_cast<DictObject*>(self));
}

Value dict_construct(Vm& vm, Type* cls, const Args&) {
    return Value::adopt(allocate_dict(vm, cls));
}

/// dict(mapping_or_pairs, **keywords) and update(): `name` for the message of too many arguments.
bool update_from_args(Vm& vm, DictObject* dict, const Args& args, const char* name) {
    if (args.positional > 1) {
        vm.raise_f(vm.exc.TypeError, "{} expected at most 1 argument, got {}", name, args.positional);
        return false;
    }
    if (args.positional == 1 && !dict_update(vm, dict, args[0])) return false;
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        const Value& key = (*args.names)[i];
        if (!dict_set(vm, dict, key, args[args.positional + i])) return false;
    }
    return true;
}

bool dict_init(Vm& vm, const Value& self, const Args& args) {
    return update_from_args(vm, dict_of(self), args, "dict");
}

Value dict_repr(Vm& vm, const Value& self) {
    DictObject* dict = dict_of(self);
    if (dict->used == 0) return vm.make_str("{}");
    ReprGuard guard(vm, dict);
    if (!guard.entered) return vm.make_str("{...}");
    StrBuilder out(vm);
    out.append(U'{');
    std::size_t position = 0;
    const DictObject::Entry* entry = nullptr;
    bool first = true;
    while (dict_next(dict, position, entry)) {
        if (!first) out.append(", ");
        first = false;
        Value value = entry->value;
        Value key = entry->key;
        Value shown = vm.repr(key);
        if (!shown) return Value();
        out.append(shown.as<StrObject>());
        out.append(": ");
        shown = vm.repr(value);
        if (!shown) return Value();
        out.append(shown.as<StrObject>());
    }
    out.append(U'}');
    return out.finish();
}

Value dict_compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if ((op != CompareOp::eq && op != CompareOp::ne) || !vm.is_dict(a) || !vm.is_dict(b)) {
        return Value::not_implemented();
    }
    bool same = false;
    if (!dict_equal(vm, dict_of(a), dict_of(b), same)) return Value();
    return Value::boolean(same == (op == CompareOp::eq));
}

bool dict_truth(Vm&, const Value& self, bool& out) {
    out = dict_of(self)->used > 0;
    return true;
}

bool dict_length(Vm&, const Value& self, std::int64_t& out) {
    out = dict_of(self)->used;
    return true;
}

bool dict_contains(Vm& vm, const Value& self, const Value& key, bool& out) {
    Value* value = nullptr;
    Found found = dict_find(vm, dict_of(self), key, value);
    out = found == Found::yes;
    return found != Found::error;
}

Value dict_get_item(Vm& vm, const Value& self, const Value& key) {
    Value* value = nullptr;
    Found found = dict_find(vm, dict_of(self), key, value);
    if (found == Found::yes) return *value;
    if (found == Found::error) return Value();
    if (vm.type_of(self) != vm.types.dict) {
        Value missing = vm.special_method(self, vm.names.__missing__);
        if (missing) return vm.call(missing, {key});
        if (!vm.pending.is_null()) return Value();
    }
    return vm.raise_key_error(key);
}

bool dict_set_item(Vm& vm, const Value& self, const Value& key, const Value* value) {
    if (value) return dict_set(vm, dict_of(self), key, *value);
    Found found = dict_erase(vm, dict_of(self), key);
    if (found == Found::no) vm.raise_key_error(key);
    return found == Found::yes;
}

Value dict_union(Vm& vm, const Value& a, const Value& b) {
    if (!vm.is_dict(a) || !vm.is_dict(b)) return Value::not_implemented();
    Ref<DictObject> joined = dict_copy(vm, dict_of(a));
    if (!dict_update(vm, joined.get(), b)) return Value();
    return joined;
}

Value dict_inplace_union(Vm& vm, const Value& self, const Value& other) {
    return dict_update(vm, dict_of(self), other) ? self : Value();
}

// --- update
// -------------------------------------------------------------------------------------------------

bool update_from_dict(Vm& vm, DictObject* dict, DictObject* other) {
    if (other == dict) return true;
    std::size_t position = 0;
    const DictObject::Entry* entry = nullptr;
    std::uint32_t size = other->used;
    while (dict_next(other, position, entry)) {
        Value key = entry->key;
        if (!dict_set_hashed(vm, dict, key, entry->hash, entry->value)) return false;
        if (other->used != size) {
            vm.raise(vm.exc.RuntimeError, "dict mutated during update");
            return false;
        }
    }
    return true;
}

bool update_from_keys(Vm& vm, DictObject* dict, const Value& other, const Value& keys_method) {
    Value keys = vm.call(keys_method);
    if (!keys) return false;
    Value iterator = vm.iter(keys);
    if (!iterator) return false;
    while (Value key = vm.next(iterator)) {
        Value value = vm.get_item(other, key);
        if (!value || !dict_set(vm, dict, key, std::move(value))) return false;
    }
    return vm.pending.is_null();
}

bool update_from_pairs(Vm& vm, DictObject* dict, const Value& pairs) {
    Value iterator = vm.iter(pairs);
    if (!iterator) return false;
    std::size_t i = 0;
    for (; Value pair = vm.next(iterator); ++i) {
        std::vector<Value> items;
        Type* type = vm.type_of(pair);
        if (!type->slots.iter && !type->slots.get_item) {
            vm.raise(vm.exc.TypeError, "object is not iterable");
            return false;
        }
        if (!append_all(vm, pair, items)) return false;
        if (items.size() != 2) {
            vm.raise_f(vm.exc.ValueError,
                       "dictionary update sequence element #{} has length {}; 2 is required", i,
                       items.size());
            return false;
        }
        if (!dict_set(vm, dict, items[0], items[1])) return false;
    }
    return vm.pending.is_null();
}

}  // namespace

bool dict_update(Vm& vm, DictObject* dict, const Value& other) {
    // A subclass that iterates in its own way is asked through keys().
    if (vm.is_dict(other) && vm.type_of(other)->slots.iter == vm.types.dict->slots.iter) {
        return update_from_dict(vm, dict, dict_of(other));
    }
    bool missing = false;
    Value keys = vm.find_attribute(other, vm.names.keys, missing);
    if (keys) return update_from_keys(vm, dict, other, keys);
    if (!missing) return false;
    return update_from_pairs(vm, dict, other);
}

namespace {

// --- Methods
// ------------------------------------------------------------------------------------------------

Value get(Vm& vm, Bound args) {
    Value* value = nullptr;
    Found found = dict_find(vm, dict_of(args[0]), args[1], value);
    if (found == Found::yes) return *value;
    if (found == Found::error) return Value();
    return args[2] ? args[2] : Value::none();
}

Value setdefault(Vm& vm, Bound args) {
    std::int64_t hash = 0;
    if (!hash_value(vm, args[1], hash)) {
        explain_unhashable(vm, args[1], "dict key");
        return Value();
    }
    DictObject* dict = dict_of(args[0]);
    std::int32_t position = dict_position(vm, dict, args[1], hash);
    if (position == -2) return Value();
    if (position >= 0) return dict->entries[position].value;
    Value value = args[2] ? args[2] : Value::none();
    dict_insert_new(dict, args[1], hash, value);
    return value;
}

Value pop(Vm& vm, Bound args) {
    // An empty dict does not even hash the key.
    Value value;
    Found found = Found::no;
    if (dict_of(args[0])->used > 0) found = dict_erase(vm, dict_of(args[0]), args[1], &value);
    if (found == Found::yes) return value;
    if (found == Found::error) return Value();
    if (args[2]) return args[2];
    return vm.raise_key_error(args[1]);
}

Value popitem(Vm& vm, Bound args) {
    DictObject* dict = dict_of(args[0]);
    if (dict->used == 0) {
        return vm.raise_key_error(vm.make_str("popitem(): dictionary is empty"));
    }
    std::int32_t position = static_cast<std::int32_t>(dict->count) - 1;
    while (dict->entries[position].key.is_null()) --position;
    Value key = dict->entries[position].key;
    Value value = dict_take(dict, position);
    dict->count = static_cast<std::uint32_t>(position);
    return vm.make_tuple({std::move(key), std::move(value)});
}

Value update(Vm& vm, const Args& args) {
    return update_from_args(vm, dict_of(args[0]), args.tail(), "update") ? Value::none() : Value();
}

Value clear(Vm&, Bound args) {
    dict_clear(dict_of(args[0]));
    return Value::none();
}

Value copy(Vm& vm, Bound args) {
    return dict_copy(vm, dict_of(args[0]));
}

Value fromkeys(Vm& vm, Bound args) {
    Value dict = vm.call(args[0]);
    if (!dict) return Value();
    Value value = args[2] ? args[2] : Value::none();
    bool plain = vm.type_of(dict) == vm.types.dict;
    Value iterator = vm.iter(args[1]);
    if (!iterator) return Value();
    while (Value key = vm.next(iterator)) {
        bool stored = plain ? dict_set(vm, dict_of(dict), key, value) : vm.set_item(dict, key, value);
        if (!stored) return Value();
    }
    return vm.pending.is_null() ? dict : Value();
}

Value keys(Vm& vm, Bound args) {
    return make_dict_view(vm, vm.types.dict_keys, args[0]);
}
Value values(Vm& vm, Bound args) {
    return make_dict_view(vm, vm.types.dict_values, args[0]);
}
Value items(Vm& vm, Bound args) {
    return make_dict_view(vm, vm.types.dict_items, args[0]);
}

Value reversed(Vm& vm, Bound args) {
    return make_dict_iterator(vm, vm.types.dict_reverse_key_iterator, args[0]);
}

Value size_of(Vm&, Bound args) {
    return Value::small_int(static_cast<std::int64_t>(64 + 36 * dict_of(args[0])->capacity));
}

constexpr NativeSpec kMethods[] = {
    {"get", "self, key, default=None, /", get},
    {"setdefault", "self, key, default=None, /", setdefault},
    {"pop", "self, key, default=<unrepresentable>, /", pop},
    {"popitem", "self, /", popitem},
    {"update", "self, /, *args, **kwargs", nullptr, update},
    {"clear", "self, /", clear},
    {"copy", "self, /", copy},
    {"fromkeys", "cls, iterable, value=None, /", fromkeys, nullptr, NativeSpec::Kind::class_method},
    {"keys", "self, /", keys},
    {"values", "self, /", values},
    {"items", "self, /", items},
    {"__reversed__", "self, /", reversed},
    {"__sizeof__", "self, /", size_of},
    {"__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method},
};

Value iterate_keys(Vm& vm, const Value& self) {
    return make_dict_iterator(vm, vm.types.dict_key_iterator, self);
}

}  // namespace

void make_dict_types(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "dict";
    spec.instance_size = sizeof(DictObject);
    spec.flags = kTypeBase | kTypeDict | kTypeMapping;
    spec.slots.dealloc = dealloc_dict;
    spec.slots.traverse = traverse_dict;
    spec.slots.clear = clear_dict;
    spec.slots.construct = dict_construct;
    spec.slots.init = dict_init;
    spec.slots.repr = dict_repr;
    spec.slots.compare = dict_compare;
    spec.slots.truth = dict_truth;
    spec.slots.length = dict_length;
    spec.slots.contains = dict_contains;
    spec.slots.get_item = dict_get_item;
    spec.slots.set_item = dict_set_item;
    spec.slots.iter = iterate_keys;
    spec.slots.binary[static_cast<int>(BinaryOp::or_)] = dict_union;
    spec.slots.inplace[static_cast<int>(BinaryOp::or_)] = dict_inplace_union;
    spec.methods = kMethods;
    vm.define_type(vm.types.dict, spec);
    make_dict_view_types(vm);
    make_mapping_proxy_type(vm);
}

}  // namespace awaitscope
