// set and frozenset: slots.
#include "engine/vm/set.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/iterators.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

SetObject* set_of(const Value& v) {
    return v.as<SetObject>();
}

bool is_any_set(Vm& vm, const Value& v) {
    return vm.has_flag(v, kTypeSet);
}

bool is_frozen(Vm& vm, const Type* type) {
    return Vm::is_subtype(type, vm.types.frozenset);
}

/// The base type that results of operations have.
Type* base_type(Vm& vm, const Value& set) {
    return is_frozen(vm, vm.type_of(set)) ? vm.types.frozenset : vm.types.set;
}

void dealloc_set(Object* self) {
    free_set_table(static_cast<SetObject*>(self));
    self->type->vm->heap.free_instance(self);
}

void traverse_set(Object* self, GcVisitor& visitor) {
    std::size_t position = 0;
    const Value* key = nullptr;
    while (set_next(static_cast<SetObject*>(self), position, key)) visitor.visit(*key);
}

void clear_set(Object* self) {
    set_clear(static_cast<SetObject*>(self));
}

Value set_construct(Vm& vm, Type* cls, const Args&) {
    return Value::adopt(allocate_set(vm, cls));
}

bool set_init(Vm& vm, const Value& self, const Args& args) {
    if (args.keywords() > 0) {
        vm.raise(vm.exc.TypeError, "set() takes no keyword arguments");
        return false;
    }
    if (args.positional > 1) {
        vm.raise_f(vm.exc.TypeError, "set expected at most 1 argument, got {}", args.positional);
        return false;
    }
    SetObject* set = set_of(self);
    if (set->fill > 0) set_clear(set);
    return args.positional == 0 || set_update(vm, set, args[0]);
}

Value frozenset_construct(Vm& vm, Type* cls, const Args& args) {
    bool exact = cls == vm.types.frozenset;
    if (exact && args.keywords() > 0) {
        return vm.raise(vm.exc.TypeError, "frozenset() takes no keyword arguments");
    }
    if (args.positional > 1) {
        return vm.raise_f(vm.exc.TypeError, "frozenset expected at most 1 argument, got {}", args.positional);
    }
    if (exact && args.positional == 1 && vm.type_of(args[0]) == vm.types.frozenset) return args[0];
    Value set = Value::adopt(allocate_set(vm, cls));
    if (args.positional == 1 && !set_update(vm, set_of(set), args[0])) return Value();
    return set;
}

Value set_repr(Vm& vm, const Value& self) {
    SetObject* set = set_of(self);
    std::string name = to_utf8(vm.type_of(self)->name);
    if (set->used == 0) return vm.make_str(name + "()");
    ReprGuard guard(vm, set);
    if (!guard.entered) return vm.make_str(name + "(...)");
    std::vector<Value> elements;
    std::size_t position = 0;
    const Value* key = nullptr;
    while (set_next(set, position, key)) elements.push_back(*key);
    bool plain = vm.type_of(self) == vm.types.set;
    StrBuilder out(vm);
    if (!plain) out.append(name + "(");
    out.append(U'{');
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (i > 0) out.append(", ");
        Value shown = vm.repr(elements[i]);
        if (!shown) return Value();
        out.append(shown.as<StrObject>());
    }
    out.append(plain ? "}" : "})");
    return out.finish();
}

std::uint64_t shuffle_bits(std::uint64_t h) {
    return ((h ^ 89869747U) ^ (h << 16)) * 3644798167U;
}

std::int64_t hash_of_elements(SetObject* set) {
    if (set->hash != -1) return set->hash;
    std::uint64_t hash = 0;
    std::size_t position = 0;
    for (; position <= set->mask; ++position) {
        const SetObject::Entry& entry = set->table[position];
        if (!entry.key.is_null()) hash ^= shuffle_bits(static_cast<std::uint64_t>(entry.hash));
    }
    hash ^= (static_cast<std::uint64_t>(set->used) + 1) * 1927868237U;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069U + 907133923U;
    return static_cast<std::int64_t>(hash == static_cast<std::uint64_t>(-1) ? 590923713U : hash);
}

bool frozenset_hash(Vm&, const Value& self, std::int64_t& out) {
    out = set_of(self)->hash = hash_of_elements(set_of(self));
    return true;
}

Value set_compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if (!is_any_set(vm, a) || !is_any_set(vm, b)) return Value::not_implemented();
    SetObject* x = set_of(a);
    SetObject* y = set_of(b);
    bool result = false;
    switch (op) {
        case CompareOp::eq:
        case CompareOp::ne: {
            bool comparable = x->used == y->used && (x->hash == -1 || y->hash == -1 || x->hash == y->hash);
            if (comparable && !set_is_subset(vm, x, y, result)) return Value();
            return Value::boolean(result == (op == CompareOp::eq));
        }
        case CompareOp::lt:
        case CompareOp::le:
            if (op == CompareOp::lt && x->used >= y->used) return Value::boolean(false);
            if (!set_is_subset(vm, x, y, result)) return Value();
            return Value::boolean(result);
        case CompareOp::gt:
        case CompareOp::ge:
            if (op == CompareOp::gt && x->used <= y->used) return Value::boolean(false);
            if (!set_is_subset(vm, y, x, result)) return Value();
            return Value::boolean(result);
    }
    return Value::not_implemented();
}

bool set_truth(Vm&, const Value& self, bool& out) {
    out = set_of(self)->used > 0;
    return true;
}

bool set_length(Vm&, const Value& self, std::int64_t& out) {
    out = static_cast<std::int64_t>(set_of(self)->used);
    return true;
}

/// A set, unhashable itself, is looked up as the frozenset with its elements.
bool hash_for_lookup(Vm& vm, const Value& key, std::int64_t& hash) {
    if (hash_element(vm, key, hash)) return true;
    if (!vm.pending_is(vm.exc.TypeError) || !is_any_set(vm, key)) return false;
    vm.clear_exception();
    hash = hash_of_elements(set_of(key));
    return true;
}

bool contains_slot(Vm& vm, const Value& self, const Value& item, bool& out) {
    std::int64_t hash = 0;
    if (!hash_for_lookup(vm, item, hash)) return false;
    Found found = set_contains_hashed(vm, set_of(self), item, hash);
    out = found == Found::yes;
    return found != Found::error;
}

// --- Operators
// ----------------------------------------------------------------------------------------------

using Operation = Value (*)(Vm&, SetObject*, const Value&, Type*);

template <Operation operation>
Value operate(Vm& vm, const Value& a, const Value& b) {
    if (!is_any_set(vm, a) || !is_any_set(vm, b)) return Value::not_implemented();
    return operation(vm, set_of(a), b, base_type(vm, a));
}

Value union_of(Vm& vm, SetObject* set, const Value& other, Type* type) {
    Value copy = set_copy(vm, set, type);
    if (!copy || !set_update(vm, set_of(copy), other)) return Value();
    return copy;
}

Value update_union(Vm& vm, const Value& a, const Value& b) {
    if (!is_any_set(vm, b)) return Value::not_implemented();
    return set_update(vm, set_of(a), b) ? a : Value();
}

Value update_intersection(Vm& vm, const Value& a, const Value& b) {
    if (!is_any_set(vm, b)) return Value::not_implemented();
    Value common = set_intersection(vm, set_of(a), b, vm.types.set);
    if (!common) return Value();
    set_swap(set_of(a), set_of(common));
    return a;
}

Value update_difference(Vm& vm, const Value& a, const Value& b) {
    if (!is_any_set(vm, b)) return Value::not_implemented();
    return set_difference_update(vm, set_of(a), b) ? a : Value();
}

Value update_symmetric(Vm& vm, const Value& a, const Value& b) {
    if (!is_any_set(vm, b)) return Value::not_implemented();
    return set_symmetric_difference_update(vm, set_of(a), b) ? a : Value();
}

// --- Methods
// ------------------------------------------------------------------------------------------------

std::span<const Value> others_of(Bound args) {
    return args[1].as<TupleObject>()->items();
}

Value add(Vm& vm, Bound args) {
    return set_add(vm, set_of(args[0]), args[1]) ? Value::none() : Value();
}

Value discard(Vm& vm, Bound args) {
    std::int64_t hash = 0;
    if (!hash_for_lookup(vm, args[1], hash)) return Value();
    Found found = set_discard_hashed(vm, set_of(args[0]), args[1], hash);
    return found == Found::error ? Value() : Value::none();
}

Value remove(Vm& vm, Bound args) {
    std::int64_t hash = 0;
    if (!hash_for_lookup(vm, args[1], hash)) return Value();
    Found found = set_discard_hashed(vm, set_of(args[0]), args[1], hash);
    if (found == Found::no) return vm.raise_key_error(args[1]);
    return found == Found::error ? Value() : Value::none();
}

Value pop(Vm& vm, Bound args) {
    SetObject* set = set_of(args[0]);
    if (set->used == 0) return vm.raise_key_error(vm.make_str("pop from an empty set"));
    std::size_t i = set->finger & set->mask;
    while (set->table[i].key.is_null()) i = i == set->mask ? 0 : i + 1;
    Value key = std::move(set->table[i].key);
    set->table[i].hash = -1;
    --set->used;
    set->finger = i + 1;
    return key;
}

Value clear(Vm&, Bound args) {
    set_clear(set_of(args[0]));
    return Value::none();
}

Value copy(Vm& vm, Bound args) {
    if (vm.type_of(args[0]) == vm.types.frozenset) return args[0];
    return set_copy(vm, set_of(args[0]), base_type(vm, args[0]));
}

Value update(Vm& vm, Bound args) {
    for (const Value& other : others_of(args)) {
        if (!set_update(vm, set_of(args[0]), other)) return Value();
    }
    return Value::none();
}

Value union_method(Vm& vm, Bound args) {
    Value result = set_copy(vm, set_of(args[0]), base_type(vm, args[0]));
    if (!result) return Value();
    for (const Value& other : others_of(args)) {
        if (!set_update(vm, set_of(result), other)) return Value();
    }
    return result;
}

Value intersection(Vm& vm, Bound args) {
    Type* type = base_type(vm, args[0]);
    if (others_of(args).empty()) return set_copy(vm, set_of(args[0]), type);
    Value result = args[0];
    for (const Value& other : others_of(args)) {
        result = set_intersection(vm, set_of(result), other, type);
        if (!result) return Value();
    }
    return result;
}

Value intersection_update(Vm& vm, Bound args) {
    Value result = intersection(vm, args);
    if (!result) return Value();
    set_swap(set_of(args[0]), set_of(result));
    return Value::none();
}

Value difference(Vm& vm, Bound args) {
    Type* type = base_type(vm, args[0]);
    std::span<const Value> others = others_of(args);
    if (others.empty()) return set_copy(vm, set_of(args[0]), type);
    Value result = set_difference(vm, set_of(args[0]), others[0], type);
    for (std::size_t i = 1; i < others.size() && result; ++i) {
        if (!set_difference_update(vm, set_of(result), others[i])) return Value();
    }
    return result;
}

Value difference_update(Vm& vm, Bound args) {
    for (const Value& other : others_of(args)) {
        if (!set_difference_update(vm, set_of(args[0]), other)) return Value();
    }
    return Value::none();
}

Value symmetric_difference(Vm& vm, Bound args) {
    return set_symmetric_difference(vm, set_of(args[0]), args[1], base_type(vm, args[0]));
}

Value symmetric_difference_update(Vm& vm, Bound args) {
    return set_symmetric_difference_update(vm, set_of(args[0]), args[1]) ? Value::none() : Value();
}

Value issubset(Vm& vm, Bound args) {
    bool result = false;
    if (is_any_set(vm, args[1])) {
        if (!set_is_subset(vm, set_of(args[0]), set_of(args[1]), result)) return Value();
        return Value::boolean(result);
    }
    Value common = set_intersection(vm, set_of(args[0]), args[1], vm.types.set);
    if (!common) return Value();
    return Value::boolean(set_of(common)->used == set_of(args[0])->used);
}

Value issuperset(Vm& vm, Bound args) {
    bool result = false;
    if (is_any_set(vm, args[1])) {
        if (!set_is_subset(vm, set_of(args[1]), set_of(args[0]), result)) return Value();
        return Value::boolean(result);
    }
    Value iterator = vm.iter(args[1]);
    if (!iterator) return Value();
    while (Value key = vm.next(iterator)) {
        Found found = set_contains(vm, set_of(args[0]), key);
        if (found == Found::error) return Value();
        if (found == Found::no) return Value::boolean(false);
    }
    return vm.pending.is_null() ? Value::boolean(true) : Value();
}

Value isdisjoint(Vm& vm, Bound args) {
    bool result = false;
    if (!set_is_disjoint(vm, set_of(args[0]), args[1], result)) return Value();
    return Value::boolean(result);
}

Value size_of(Vm&, Bound args) {
    std::size_t size = set_of(args[0])->mask + 1;
    return Value::small_int(static_cast<std::int64_t>(200 + (size > 8 ? size * 16 : 0)));
}

// What both have.
#define AWAITSCOPE_SET_METHODS                                                                              \
    {"copy", "self, /", copy}, {"union", "self, /, *others", union_method},                                 \
        {"intersection", "self, /, *others", intersection}, {"difference", "self, /, *others", difference}, \
        {"symmetric_difference", "self, other, /", symmetric_difference},                                   \
        {"issubset", "self, other, /", issubset}, {"issuperset", "self, other, /", issuperset},             \
        {"isdisjoint", "self, other, /", isdisjoint}, {"__sizeof__", "self, /", size_of}, {                 \
        "__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method        \
    }

constexpr NativeSpec kSetMethods[] = {
    AWAITSCOPE_SET_METHODS,
    {"add", "self, object, /", add},
    {"discard", "self, object, /", discard},
    {"remove", "self, object, /", remove},
    {"pop", "self, /", pop},
    {"clear", "self, /", clear},
    {"update", "self, /, *others", update},
    {"intersection_update", "self, /, *others", intersection_update},
    {"difference_update", "self, /, *others", difference_update},
    {"symmetric_difference_update", "self, other, /", symmetric_difference_update},
};

constexpr NativeSpec kFrozensetMethods[] = {AWAITSCOPE_SET_METHODS};
#undef AWAITSCOPE_SET_METHODS

Slots common_slots() {
    Slots slots;
    slots.dealloc = dealloc_set;
    slots.traverse = traverse_set;
    slots.clear = clear_set;
    slots.repr = set_repr;
    slots.compare = set_compare;
    slots.truth = set_truth;
    slots.length = set_length;
    slots.contains = contains_slot;
    slots.iter = make_set_iterator;
    slots.binary[static_cast<int>(BinaryOp::or_)] = operate<union_of>;
    slots.binary[static_cast<int>(BinaryOp::and_)] = operate<set_intersection>;
    slots.binary[static_cast<int>(BinaryOp::subtract)] = operate<set_difference>;
    slots.binary[static_cast<int>(BinaryOp::xor_)] = operate<set_symmetric_difference>;
    return slots;
}

}  // namespace

void make_set_types(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "set";
    spec.instance_size = sizeof(SetObject);
    spec.flags = kTypeBase | kTypeSet | kTypeWeakrefs;
    spec.weakrefs_offset = offsetof(SetObject, weakrefs);
    spec.slots = common_slots();
    spec.slots.construct = set_construct;
    spec.slots.init = set_init;
    spec.slots.inplace[static_cast<int>(BinaryOp::or_)] = update_union;
    spec.slots.inplace[static_cast<int>(BinaryOp::and_)] = update_intersection;
    spec.slots.inplace[static_cast<int>(BinaryOp::subtract)] = update_difference;
    spec.slots.inplace[static_cast<int>(BinaryOp::xor_)] = update_symmetric;
    spec.methods = kSetMethods;
    vm.define_type(vm.types.set, spec);

    spec.name = "frozenset";
    spec.slots = common_slots();
    spec.slots.construct = frozenset_construct;
    spec.slots.hash = frozenset_hash;
    spec.methods = kFrozensetMethods;
    vm.define_type(vm.types.frozenset, spec);
}

}  // namespace awaitscope
