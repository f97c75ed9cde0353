// dict_keys, dict_values, dict_items and the iterators of dict.
#include "engine/vm/dict.h"
#include "engine/vm/iterators.h"
#include "engine/vm/sequence.h"
#include "engine/vm/set.h"
#include "engine/vm/vm.h"

#include <new>

namespace awaitscope {

namespace {

DictObject* dict_of_view(const Value& v) {
    return v.as<DictViewObject>()->dict.as<DictObject>();
}

bool is_set_like_view(Vm& vm, const Value& v) {
    Type* type = vm.type_of(v);
    return type == vm.types.dict_keys || type == vm.types.dict_items;
}

bool is_set_like(Vm& vm, const Value& v) {
    return vm.has_flag(v, kTypeSet) || is_set_like_view(vm, v);
}

// --- Iterators
// ----------------------------------------------------------------------------------------------

enum class Part : std::uint8_t { key, value, item };

template <Part part>
Value part_of(Vm& vm, const DictIteratorObject* iterator, const DictObject::Entry& entry) {
    if constexpr (part == Part::key) return entry.key;
    if constexpr (part == Part::value) return entry.value;
    return next_pair(vm, iterator->pair, entry.key, entry.value);
}

/// The dict, unless it is exhausted or has changed size (then RuntimeError is pending).
DictObject* unchanged_dict(Vm& vm, DictIteratorObject* iterator) {
    if (iterator->dict.is_null()) return nullptr;
    DictObject* dict = iterator->dict.as<DictObject>();
    if (iterator->used == dict->used) return dict;
    iterator->used = UINT32_MAX;  // it stays broken
    vm.raise(vm.exc.RuntimeError, "dictionary changed size during iteration");
    return nullptr;
}

template <Part part>
Value next_forward(Vm& vm, const Value& self) {
    DictIteratorObject* iterator = self.as<DictIteratorObject>();
    DictObject* dict = unchanged_dict(vm, iterator);
    if (!dict) return Value();
    const DictObject::Entry* entry = nullptr;
    if (!dict_next(dict, iterator->position, entry)) {
        iterator->dict = Value();
        return Value();
    }
    if (iterator->left == 0) {
        return vm.raise(vm.exc.RuntimeError, "dictionary keys changed during iteration");
    }
    --iterator->left;
    return part_of<part>(vm, iterator, *entry);
}

template <Part part>
Value next_backward(Vm& vm, const Value& self) {
    DictIteratorObject* iterator = self.as<DictIteratorObject>();
    DictObject* dict = unchanged_dict(vm, iterator);
    if (!dict) return Value();
    // `position` is one past the entry that comes next.
    while (iterator->position > 0) {
        const DictObject::Entry& entry = dict->entries[--iterator->position];
        if (entry.key.is_null()) continue;
        --iterator->left;
        return part_of<part>(vm, iterator, entry);
    }
    iterator->dict = Value();
    return Value();
}

Value itself(Vm&, const Value& self) {
    return self;
}

void dealloc_iterator(Object* self) {
    static_cast<DictIteratorObject*>(self)->~DictIteratorObject();
    self->type->vm->heap.free_instance(self);
}

void traverse_iterator(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<DictIteratorObject*>(self)->dict);
    visitor.visit(static_cast<DictIteratorObject*>(self)->pair.value());
}

Value hint(Vm&, Bound args) {
    DictIteratorObject* iterator = args[0].as<DictIteratorObject>();
    bool valid = !iterator->dict.is_null() && iterator->used == iterator->dict.as<DictObject>()->used;
    return Value::small_int(valid ? iterator->left : 0);
}

constexpr NativeSpec kIteratorMethods[] = {{"__length_hint__", "self, /", hint}};

void define_iterator(Vm& vm, Type* type, const char* name, Value (*next)(Vm&, const Value&)) {
    Vm::TypeSpec spec;
    spec.name = name;
    spec.instance_size = sizeof(DictIteratorObject);
    spec.slots.dealloc = dealloc_iterator;
    spec.slots.traverse = traverse_iterator;
    spec.slots.iter = itself;
    spec.slots.next = next;
    spec.methods = kIteratorMethods;
    vm.define_type(type, spec);
}

// --- Views
// --------------------------------------------------------------------------------------------------

void dealloc_view(Object* self) {
    static_cast<DictViewObject*>(self)->~DictViewObject();
    self->type->vm->heap.free_instance(self);
}

void traverse_view(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<DictViewObject*>(self)->dict);
}

Value iterate_view(Vm& vm, const Value& self) {
    Type* type = vm.type_of(self);
    Type* iterator = type == vm.types.dict_keys     ? vm.types.dict_key_iterator
                     : type == vm.types.dict_values ? vm.types.dict_value_iterator
                                                    : vm.types.dict_item_iterator;
    return make_dict_iterator(vm, iterator, self.as<DictViewObject>()->dict);
}

Value reversed(Vm& vm, Bound args) {
    Type* type = vm.type_of(args[0]);
    Type* iterator = type == vm.types.dict_keys     ? vm.types.dict_reverse_key_iterator
                     : type == vm.types.dict_values ? vm.types.dict_reverse_value_iterator
                                                    : vm.types.dict_reverse_item_iterator;
    return make_dict_iterator(vm, iterator, args[0].as<DictViewObject>()->dict);
}

bool view_length(Vm&, const Value& self, std::int64_t& out) {
    out = dict_of_view(self)->used;
    return true;
}

bool view_contains(Vm& vm, const Value& self, const Value& item, bool& out) {
    out = false;
    Value* value = nullptr;
    if (vm.type_of(self) == vm.types.dict_keys) {
        Found found = dict_find(vm, dict_of_view(self), item, value);
        out = found == Found::yes;
        return found != Found::error;
    }
    if (!vm.is_tuple(item) || item.as<TupleObject>()->size != 2) return true;
    const TupleObject& pair = *item.as<TupleObject>();
    Found found = dict_find(vm, dict_of_view(self), pair[0], value);
    if (found != Found::yes) return found == Found::no;
    Value held = *value;
    return vm.equal(held, pair[1], out);
}

Value view_repr(Vm& vm, const Value& self) {
    ReprGuard guard(vm, self.object());
    if (!guard.entered) return vm.make_str("...");
    std::vector<Value> items;
    if (!append_all(vm, self, items)) return Value();
    Value shown = vm.repr(vm.make_list(std::move(items)));
    if (!shown) return Value();
    StrBuilder out(vm);
    out.append(vm.type_of(self)->name);
    out.append(U'(');
    out.append(shown.as<StrObject>());
    out.append(U')');
    return out.finish();
}

/// Whether every item of `a` is in `b`.
bool contained(Vm& vm, const Value& a, const Value& b, bool& out) {
    out = false;
    Value iterator = vm.iter(a);
    if (!iterator) return false;
    while (Value item = vm.next(iterator)) {
        bool inside = false;
        if (!vm.contains(b, item, inside)) return false;
        if (!inside) return true;
    }
    out = true;
    return vm.pending.is_null();
}

Value view_compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if (!is_set_like(vm, b)) return Value::not_implemented();
    std::int64_t left = 0;
    std::int64_t right = 0;
    if (!vm.length(a, left) || !vm.length(b, right)) return Value();
    bool result = false;
    bool possible = op == CompareOp::lt   ? left < right
                    : op == CompareOp::le ? left <= right
                    : op == CompareOp::gt ? left > right
                    : op == CompareOp::ge ? left >= right
                                          : left == right;
    bool swapped = op == CompareOp::gt || op == CompareOp::ge;
    if (possible && !contained(vm, swapped ? b : a, swapped ? a : b, result)) return Value();
    return Value::boolean(op == CompareOp::ne ? !result : result);
}

Value set_of_items(Vm& vm, const Value& v) {
    Ref<SetObject> set = vm.make_set();
    // Of keys CPython makes a set of the dict itself, which grows the table in advance.
    const Value& source = vm.type_of(v) == vm.types.dict_keys ? v.as<DictViewObject>()->dict : v;
    return set_update(vm, set.get(), source) ? Value(set) : Value();
}

Value view_union(Vm& vm, const Value& a, const Value& b) {
    if (!is_set_like_view(vm, a) && !is_set_like_view(vm, b)) return Value::not_implemented();
    Value result = set_of_items(vm, a);
    if (!result || !set_update(vm, result.as<SetObject>(), b)) return Value();
    return result;
}

Value view_difference(Vm& vm, const Value& a, const Value& b) {
    Value result = set_of_items(vm, a);
    if (!result || !set_difference_update(vm, result.as<SetObject>(), b)) return Value();
    return result;
}

Value view_symmetric_difference(Vm& vm, const Value& a, const Value& b) {
    Value result = set_of_items(vm, a);
    if (!result || !set_symmetric_difference_update(vm, result.as<SetObject>(), b)) return Value();
    return result;
}

/// _PyDictView_Intersect: the smaller is iterated, the other asked.
Value view_intersection(Vm& vm, const Value& a, const Value& b) {
    Value view = a;
    Value other = b;
    std::int64_t view_size = 0;
    std::int64_t other_size = 0;
    if (is_set_like_view(vm, other)) {
        if (!is_set_like_view(vm, view))
            std::swap(view, other);
        else if (!vm.length(view, view_size) || !vm.length(other, other_size))
            return Value();
        if (other_size > view_size) std::swap(view, other);
    }
    if (vm.has_flag(other, kTypeSet) && vm.type_of(view) == vm.types.dict_keys) {
        if (!vm.length(view, view_size)) return Value();
        if (view_size < static_cast<std::int64_t>(other.as<SetObject>()->used)) {
            return set_intersection(vm, other.as<SetObject>(), view, vm.types.set);
        }
    }
    Ref<SetObject> result = vm.make_set();
    Value iterator = vm.iter(other);
    if (!iterator) return Value();
    while (Value key = vm.next(iterator)) {
        bool inside = false;
        if (!view_contains(vm, view, key, inside)) return Value();
        if (inside && !set_add(vm, result.get(), key)) return Value();
    }
    return vm.pending.is_null() ? Value(result) : Value();
}

Value isdisjoint(Vm& vm, Bound args) {
    Value iterator = vm.iter(args[1]);
    if (!iterator) return Value();
    while (Value item = vm.next(iterator)) {
        bool inside = false;
        if (!view_contains(vm, args[0], item, inside)) return Value();
        if (inside) return Value::boolean(false);
    }
    return vm.pending.is_null() ? Value::boolean(true) : Value();
}

Value get_mapping(Vm& vm, const Value& self) {
    return make_mapping_proxy(vm, self.as<DictViewObject>()->dict);
}

constexpr NativeSpec kSetLikeMethods[] = {
    {"isdisjoint", "self, other, /", isdisjoint},
    {"__reversed__", "self, /", reversed},
};
constexpr NativeSpec kValuesMethods[] = {{"__reversed__", "self, /", reversed}};
constexpr GetSetSpec kViewGetSets[] = {{"mapping", get_mapping}};

Vm::TypeSpec view_spec(const char* name) {
    Vm::TypeSpec spec;
    spec.name = name;
    spec.instance_size = sizeof(DictViewObject);
    spec.slots.dealloc = dealloc_view;
    spec.slots.traverse = traverse_view;
    spec.slots.repr = view_repr;
    spec.slots.length = view_length;
    spec.slots.iter = iterate_view;
    spec.getsets = kViewGetSets;
    return spec;
}

}  // namespace

Value make_dict_view(Vm& vm, Type* type, const Value& dict) {
    DictViewObject* view = vm.heap.make<DictViewObject>(type);
    new (&view->dict) Value(dict);
    vm.heap.track(view);
    return Value::adopt(view);
}

Value make_dict_iterator(Vm& vm, Type* type, const Value& dict) {
    DictIteratorObject* iterator = vm.heap.make<DictIteratorObject>(type);
    new (&iterator->dict) Value(dict);
    bool backward = type == vm.types.dict_reverse_key_iterator ||
                    type == vm.types.dict_reverse_value_iterator ||
                    type == vm.types.dict_reverse_item_iterator;
    iterator->position = backward ? dict.as<DictObject>()->count : 0;
    iterator->used = dict.as<DictObject>()->used;
    iterator->left = iterator->used;
    const bool items = type == vm.types.dict_item_iterator || type == vm.types.dict_reverse_item_iterator;
    new (&iterator->pair) Ref<TupleObject>(items ? make_kept_tuple(vm, 2) : Ref<TupleObject>());
    vm.heap.track(iterator);
    return Value::adopt(iterator);
}

void make_dict_view_types(Vm& vm) {
    Vm::TypeSpec keys = view_spec("dict_keys");
    keys.slots.contains = view_contains;
    keys.slots.compare = view_compare;
    keys.slots.binary[static_cast<int>(BinaryOp::or_)] = view_union;
    keys.slots.binary[static_cast<int>(BinaryOp::and_)] = view_intersection;
    keys.slots.binary[static_cast<int>(BinaryOp::subtract)] = view_difference;
    keys.slots.binary[static_cast<int>(BinaryOp::xor_)] = view_symmetric_difference;
    keys.methods = kSetLikeMethods;
    vm.define_type(vm.types.dict_keys, keys);
    Vm::TypeSpec items = keys;
    items.name = "dict_items";
    vm.define_type(vm.types.dict_items, items);
    Vm::TypeSpec values = view_spec("dict_values");
    values.methods = kValuesMethods;
    vm.define_type(vm.types.dict_values, values);

    define_iterator(vm, vm.types.dict_key_iterator, "dict_keyiterator", next_forward<Part::key>);
    define_iterator(vm, vm.types.dict_value_iterator, "dict_valueiterator", next_forward<Part::value>);
    define_iterator(vm, vm.types.dict_item_iterator, "dict_itemiterator", next_forward<Part::item>);
    define_iterator(vm, vm.types.dict_reverse_key_iterator, "dict_reversekeyiterator",
                    next_backward<Part::key>);
    define_iterator(vm, vm.types.dict_reverse_value_iterator, "dict_reversevalueiterator",
                    next_backward<Part::value>);
    define_iterator(vm, vm.types.dict_reverse_item_iterator, "dict_reverseitemiterator",
                    next_backward<Part::item>);
}

}  // namespace awaitscope
