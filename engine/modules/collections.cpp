// The native part of `collections`: deque and defaultdict. The rest is python/collections.py.
#include "engine/modules/collections.h"

#include "engine/modules/module_list.h"
#include "engine/vm/dict.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <deque>
#include <memory>

namespace awaitscope {

namespace {

struct DequeObject : Object {
    std::deque<Value> items;
    std::int64_t limit;     ///< maxlen, -1 for none
    std::uint64_t version;  ///< changes with every change, for iterators
    Object* weakrefs;
};

struct DequeIteratorObject : Object {
    Value deque;  ///< null once exhausted
    std::uint64_t version;
    std::size_t position;
    bool backward;
};

DequeObject* deque_of(const Value& v) {
    return v.as<DequeObject>();
}

/// The types of this module, for C++.
struct CollectionsTypes : VmExtension {
    explicit CollectionsTypes(Vm&) {}
    static constexpr char kKey = 0;
    Type* deque = nullptr;
    Type* deque_iterator = nullptr;
    Type* defaultdict = nullptr;
};

CollectionsTypes& types_of(Vm& vm) {
    return vm.extension<CollectionsTypes>();
}

bool is_deque(Vm& vm, const Value& v) {
    return vm.is_instance(v, types_of(vm).deque);
}

void dealloc(Object* self) {
    auto* deque = static_cast<DequeObject*>(self);
    std::destroy_at(&deque->items);
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    for (const Value& item : static_cast<DequeObject*>(self)->items) visitor.visit(item);
}

void clear(Object* self) {
    std::deque<Value> dropped;
    dropped.swap(static_cast<DequeObject*>(self)->items);
    ++static_cast<DequeObject*>(self)->version;
}

Value construct(Vm& vm, Type* cls, const Args&) {
    auto* deque = vm.heap.make_instance<DequeObject>(cls);
    std::construct_at(&deque->items);
    deque->limit = -1;
    deque->version = 0;
    deque->weakrefs = nullptr;
    vm.heap.track(deque);
    return Value::adopt(deque);
}

void push_back(DequeObject* deque, Value item) {
    deque->items.push_back(std::move(item));
    ++deque->version;
    if (deque->limit >= 0 && static_cast<std::int64_t>(deque->items.size()) > deque->limit) {
        Value dropped = std::move(deque->items.front());
        deque->items.pop_front();
    }
}

void push_front(DequeObject* deque, Value item) {
    deque->items.push_front(std::move(item));
    ++deque->version;
    if (deque->limit >= 0 && static_cast<std::int64_t>(deque->items.size()) > deque->limit) {
        Value dropped = std::move(deque->items.back());
        deque->items.pop_back();
    }
}

template <void (*push)(DequeObject*, Value)>
bool extend_with(Vm& vm, const Value& self, const Value& iterable) {
    Value source = iterable;
    if (identical(self, iterable)) {
        std::vector<Value> items(deque_of(self)->items.begin(), deque_of(self)->items.end());
        source = vm.make_list(std::move(items));
    }
    Value iterator = vm.iter(source);
    if (!iterator) return false;
    while (Value item = vm.next(iterator)) push(deque_of(self), std::move(item));
    return vm.pending.is_null();
}

bool init(Vm& vm, const Value& self, const Args& args) {
    Value bound[2];
    if (args.total() > 2) {
        vm.raise_f(vm.exc.TypeError, "deque() takes at most 2 arguments ({} given)", args.total());
        return false;
    }
    for (std::size_t i = 0; i < args.positional; ++i) bound[i] = args[i];
    for (std::size_t k = 0; k < args.keywords(); ++k) {
        const StrObject* name = (*args.names)[k].as<StrObject>();
        std::size_t i = equal(name, "iterable") ? 0 : equal(name, "maxlen") ? 1 : 2;
        if (i == 2) {
            vm.raise_f(vm.exc.TypeError, "deque() got an unexpected keyword argument '{}'", to_utf8(name));
            return false;
        }
        bound[i] = args[args.positional + k];
    }
    DequeObject* deque = deque_of(self);
    std::int64_t limit = -1;
    if (bound[1] && !bound[1].is_none()) {
        if (!vm.is_int(bound[1])) {
            vm.raise(vm.exc.TypeError, "an integer is required");
            return false;
        }
        if (!vm.to_int64(bound[1], limit)) return false;
        if (limit < 0) {
            vm.raise(vm.exc.ValueError, "maxlen must be non-negative");
            return false;
        }
    }
    deque->limit = limit;
    clear(deque);
    return !bound[0] || extend_with<push_back>(vm, self, bound[0]);
}

Value repr(Vm& vm, const Value& self) {
    DequeObject* deque = deque_of(self);
    ReprGuard guard(vm, deque);
    if (!guard.entered) return vm.make_str("[...]");
    std::vector<Value> items(deque->items.begin(), deque->items.end());
    Value shown = vm.repr(vm.make_list(std::move(items)));
    if (!shown) return Value();
    StrBuilder out(vm);
    out.append(vm.type_of(self)->name);
    out.append(U'(');
    out.append(shown.as<StrObject>());
    if (deque->limit >= 0) out.append(", maxlen=" + std::to_string(deque->limit));
    out.append(U')');
    return out.finish();
}

Value compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if (!is_deque(vm, a) || !is_deque(vm, b)) return Value::not_implemented();
    DequeObject* x = deque_of(a);
    DequeObject* y = deque_of(b);
    if (x->items.size() != y->items.size() && (op == CompareOp::eq || op == CompareOp::ne)) {
        return Value::boolean(op == CompareOp::ne);
    }
    for (std::size_t i = 0; i < x->items.size() && i < y->items.size(); ++i) {
        Value left = x->items[i];
        Value right = y->items[i];
        bool same = false;
        if (!vm.equal(left, right, same)) return Value();
        if (same) continue;
        if (op == CompareOp::eq || op == CompareOp::ne) return Value::boolean(op == CompareOp::ne);
        return vm.compare(left, right, op);
    }
    std::size_t m = x->items.size();
    std::size_t n = y->items.size();
    return Value::boolean(satisfies(m < n ? -1 : (m > n ? 1 : 0), op));
}

bool truth(Vm&, const Value& self, bool& out) {
    out = !deque_of(self)->items.empty();
    return true;
}

bool length(Vm&, const Value& self, std::int64_t& out) {
    out = static_cast<std::int64_t>(deque_of(self)->items.size());
    return true;
}

/// Position of an equal item in [begin, end); -1: none, -2: exception pending.
std::int64_t search(Vm& vm, DequeObject* deque, const Value& item, std::int64_t begin, std::int64_t end) {
    std::uint64_t version = deque->version;
    for (std::int64_t i = begin; i < end && i < static_cast<std::int64_t>(deque->items.size()); ++i) {
        Value candidate = deque->items[static_cast<std::size_t>(i)];
        bool same = false;
        if (!vm.equal(candidate, item, same)) return -2;
        if (deque->version != version) {
            vm.raise(vm.exc.RuntimeError, "deque mutated during iteration");
            return -2;
        }
        if (same) return i;
    }
    return -1;
}

bool contains(Vm& vm, const Value& self, const Value& item, bool& out) {
    std::int64_t at = search(vm, deque_of(self), item, 0, INT64_MAX);
    out = at >= 0;
    return at != -2;
}

bool position_of(Vm& vm, const Value& self, const Value& key, std::size_t& out) {
    if (!has_index(vm, key)) {
        vm.raise_f(vm.exc.TypeError, "sequence index must be integer, not '{}'", type_name(vm, key));
        return false;
    }
    std::int64_t i = 0;
    if (!to_index(vm, key, i)) return false;
    std::int64_t size = static_cast<std::int64_t>(deque_of(self)->items.size());
    if (i < 0) i += size;
    if (i < 0 || i >= size) {
        vm.raise(vm.exc.IndexError, "deque index out of range");
        return false;
    }
    out = static_cast<std::size_t>(i);
    return true;
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
    std::size_t i = 0;
    return position_of(vm, self, key, i) ? deque_of(self)->items[i] : Value();
}

bool set_item(Vm& vm, const Value& self, const Value& key, const Value* value) {
    std::size_t i = 0;
    if (!position_of(vm, self, key, i)) return false;
    DequeObject* deque = deque_of(self);
    Value old = std::move(deque->items[i]);
    if (value) {
        deque->items[i] = *value;
    } else {
        deque->items.erase(deque->items.begin() + static_cast<std::ptrdiff_t>(i));
        ++deque->version;
    }
    return true;
}

Value copy_of(Vm& vm, const Value& self) {
    DequeObject* deque = deque_of(self);
    if (vm.type_of(self) == types_of(vm).deque) {
        Value copy = construct(vm, types_of(vm).deque, Args{});
        deque_of(copy)->items = deque->items;
        deque_of(copy)->limit = deque->limit;
        return copy;
    }
    Value cls = Value::share(vm.type_of(self));
    if (deque->limit < 0) return vm.call(cls, {self});
    return vm.call(cls, {self, Value::small_int(deque->limit)});
}

Value concat(Vm& vm, const Value& self, const Value& other) {
    if (!is_deque(vm, other)) {
        return vm.raise_f(vm.exc.TypeError, "can only concatenate deque (not \"{}\") to deque",
                          type_name(vm, other));
    }
    Value copy = copy_of(vm, self);
    if (!copy || !extend_with<push_back>(vm, copy, other)) return Value();
    return copy;
}

Value inplace_concat(Vm& vm, const Value& self, const Value& other) {
    return extend_with<push_back>(vm, self, other) ? self : Value();
}

Value inplace_repeat(Vm& vm, const Value& self, const Value& times) {
    std::int64_t count = 0;
    if (!to_index(vm, times, count)) return Value();
    DequeObject* deque = deque_of(self);
    std::vector<Value> once(deque->items.begin(), deque->items.end());
    if (!check_repeat(vm, once.size() * sizeof(Value), count)) return Value();
    if (count == 0) clear(deque);
    for (std::int64_t k = 1; k < count; ++k) {
        for (const Value& item : once) push_back(deque, item);
    }
    return self;
}

Value repeat(Vm& vm, const Value& self, const Value& times) {
    Value copy = copy_of(vm, self);
    return copy ? inplace_repeat(vm, copy, times) : Value();
}

// --- Methods
// ------------------------------------------------------------------------------------------------

Value append(Vm&, Bound args) {
    push_back(deque_of(args[0]), args[1]);
    return Value::none();
}

Value appendleft(Vm&, Bound args) {
    push_front(deque_of(args[0]), args[1]);
    return Value::none();
}

Value extend(Vm& vm, Bound args) {
    return extend_with<push_back>(vm, args[0], args[1]) ? Value::none() : Value();
}

Value extendleft(Vm& vm, Bound args) {
    return extend_with<push_front>(vm, args[0], args[1]) ? Value::none() : Value();
}

Value pop(Vm& vm, Bound args) {
    DequeObject* deque = deque_of(args[0]);
    if (deque->items.empty()) return vm.raise(vm.exc.IndexError, "pop from an empty deque");
    Value item = std::move(deque->items.back());
    deque->items.pop_back();
    ++deque->version;
    return item;
}

Value popleft(Vm& vm, Bound args) {
    DequeObject* deque = deque_of(args[0]);
    if (deque->items.empty()) return vm.raise(vm.exc.IndexError, "pop from an empty deque");
    Value item = std::move(deque->items.front());
    deque->items.pop_front();
    ++deque->version;
    return item;
}

Value clear_method(Vm&, Bound args) {
    clear(deque_of(args[0]));
    return Value::none();
}

Value copy(Vm& vm, Bound args) {
    return copy_of(vm, args[0]);
}

Value count(Vm& vm, Bound args) {
    DequeObject* deque = deque_of(args[0]);
    std::int64_t found = 0;
    for (std::int64_t at = 0; (at = search(vm, deque, args[1], at, INT64_MAX)) >= 0; ++at) ++found;
    return vm.pending.is_null() ? Value::small_int(found) : Value();
}

Value index(Vm& vm, Bound args) {
    DequeObject* deque = deque_of(args[0]);
    std::int64_t size = static_cast<std::int64_t>(deque->items.size());
    std::int64_t begin = 0;
    std::int64_t end = size;
    if (!to_bound(vm, args[2], size, begin) || !to_bound(vm, args[3], size, end)) return Value();
    std::int64_t at = search(vm, deque, args[1], begin, end);
    if (at == -1) return vm.raise(vm.exc.ValueError, "deque.index(x): x not in deque");
    return at < 0 ? Value() : Value::small_int(at);
}

Value insert(Vm& vm, Bound args) {
    DequeObject* deque = deque_of(args[0]);
    std::int64_t at = 0;
    if (!to_index(vm, args[1], at)) return Value();
    std::int64_t size = static_cast<std::int64_t>(deque->items.size());
    if (deque->limit == size) return vm.raise(vm.exc.IndexError, "deque already at its maximum size");
    if (at < 0) at = std::max<std::int64_t>(at + size, 0);
    deque->items.insert(deque->items.begin() + std::min(at, size), args[2]);
    ++deque->version;
    return Value::none();
}

Value remove(Vm& vm, Bound args) {
    DequeObject* deque = deque_of(args[0]);
    std::int64_t at = search(vm, deque, args[1], 0, INT64_MAX);
    if (at == -1) return vm.raise(vm.exc.ValueError, "deque.remove(x): x not in deque");
    if (at < 0) return Value();
    Value old = std::move(deque->items[static_cast<std::size_t>(at)]);
    deque->items.erase(deque->items.begin() + at);
    ++deque->version;
    return Value::none();
}

Value reverse(Vm&, Bound args) {
    std::reverse(deque_of(args[0])->items.begin(), deque_of(args[0])->items.end());
    return Value::none();
}

Value rotate(Vm& vm, Bound args) {
    std::int64_t n = 1;
    if (args[1] && !to_index(vm, args[1], n)) return Value();
    DequeObject* deque = deque_of(args[0]);
    std::int64_t size = static_cast<std::int64_t>(deque->items.size());
    if (size > 1) {
        std::int64_t right = ((n % size) + size) % size;
        std::rotate(deque->items.begin(), deque->items.begin() + (size - right), deque->items.end());
        ++deque->version;
    }
    return Value::none();
}

Value get_limit(Vm&, const Value& self) {
    std::int64_t limit = deque_of(self)->limit;
    return limit < 0 ? Value::none() : Value::small_int(limit);
}

// --- Iterators
// ----------------------------------------------------------------------------------------------

Value make_iterator(Vm& vm, const Value& self, bool backward) {
    auto* iterator = vm.heap.make<DequeIteratorObject>(types_of(vm).deque_iterator);
    std::construct_at(&iterator->deque, self);
    iterator->version = deque_of(self)->version;
    iterator->position = 0;
    iterator->backward = backward;
    vm.heap.track(iterator);
    return Value::adopt(iterator);
}

Value iterate(Vm& vm, const Value& self) {
    return make_iterator(vm, self, false);
}
Value reversed(Vm& vm, Bound args) {
    return make_iterator(vm, args[0], true);
}
Value itself(Vm&, const Value& self) {
    return self;
}

Value next(Vm& vm, const Value& self) {
    auto* iterator = self.as<DequeIteratorObject>();
    if (iterator->deque.is_null()) return Value();
    DequeObject* deque = deque_of(iterator->deque);
    if (iterator->version != deque->version) {
        iterator->deque = Value();
        return vm.raise(vm.exc.RuntimeError, "deque mutated during iteration");
    }
    std::size_t size = deque->items.size();
    if (iterator->position >= size) {
        iterator->deque = Value();
        return Value();
    }
    std::size_t i = iterator->position++;
    return deque->items[iterator->backward ? size - 1 - i : i];
}

Value length_hint(Vm&, Bound args) {
    auto* iterator = args[0].as<DequeIteratorObject>();
    if (iterator->deque.is_null()) return Value::small_int(0);
    std::size_t size = deque_of(iterator->deque)->items.size();
    return Value::small_int(static_cast<std::int64_t>(size - std::min(size, iterator->position)));
}

void dealloc_iterator(Object* self) {
    std::destroy_at(&static_cast<DequeIteratorObject*>(self)->deque);
    self->type->vm->heap.free_instance(self);
}

void traverse_iterator(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<DequeIteratorObject*>(self)->deque);
}

constexpr NativeSpec kMethods[] = {
    {"append", "self, item, /", append},
    {"appendleft", "self, item, /", appendleft},
    {"extend", "self, iterable, /", extend},
    {"extendleft", "self, iterable, /", extendleft},
    {"pop", "self, /", pop},
    {"popleft", "self, /", popleft},
    {"clear", "self, /", clear_method},
    {"copy", "self, /", copy},
    {"__copy__", "self, /", copy},
    {"count", "self, value, /", count},
    {"index", "self, value, start=0, stop=9223372036854775807, /", index},
    {"insert", "self, index, value, /", insert},
    {"remove", "self, value, /", remove},
    {"reverse", "self, /", reverse},
    {"rotate", "self, n=1, /", rotate},
    {"__reversed__", "self, /", reversed},
    {"__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method},
};
constexpr GetSetSpec kGetSets[] = {{"maxlen", get_limit}};
constexpr NativeSpec kIteratorMethods[] = {{"__length_hint__", "self, /", length_hint}};

void make_deque_types(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "deque";
    spec.module = "collections";
    spec.instance_size = sizeof(DequeObject);
    spec.flags = kTypeBase | kTypeSequence | kTypeWeakrefs;
    spec.weakrefs_offset = offsetof(DequeObject, weakrefs);
    spec.slots.dealloc = dealloc;
    spec.slots.traverse = traverse;
    spec.slots.clear = clear;
    spec.slots.construct = construct;
    spec.slots.init = init;
    spec.slots.repr = repr;
    spec.slots.compare = compare;
    spec.slots.truth = truth;
    spec.slots.length = length;
    spec.slots.contains = contains;
    spec.slots.get_item = get_item;
    spec.slots.set_item = set_item;
    spec.slots.iter = iterate;
    spec.slots.concat = concat;
    spec.slots.repeat = repeat;
    spec.slots.inplace_concat = inplace_concat;
    spec.slots.inplace_repeat = inplace_repeat;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    types_of(vm).deque = vm.make_type(spec);

    Vm::TypeSpec iterator;
    iterator.name = "_deque_iterator";
    iterator.module = "collections";
    iterator.instance_size = sizeof(DequeIteratorObject);
    iterator.slots.dealloc = dealloc_iterator;
    iterator.slots.traverse = traverse_iterator;
    iterator.slots.iter = itself;
    iterator.slots.next = next;
    iterator.methods = kIteratorMethods;
    types_of(vm).deque_iterator = vm.make_type(iterator);
}

// --- defaultdict
// --------------------------------------------------------------------------------------------

struct DefaultDictObject : DictObject {
    Value factory;  ///< callable or None
};

DefaultDictObject* default_dict_of(const Value& v) {
    return v.as<DefaultDictObject>();
}

Value construct_default(Vm& vm, Type* cls, const Args& args) {
    Value self = vm.types.dict->slots.construct(vm, cls, args);
    if (self) std::construct_at(&default_dict_of(self)->factory, Value::none());
    return self;
}

bool init_default(Vm& vm, const Value& self, const Args& args) {
    Args rest = args;
    Value factory = Value::none();
    if (args.positional > 0) {
        factory = args[0];
        if (!factory.is_none() && !vm.is_callable(factory)) {
            vm.raise(vm.exc.TypeError, "first argument must be callable or None");
            return false;
        }
        rest = args.tail();
    }
    default_dict_of(self)->factory = std::move(factory);
    return vm.types.dict->slots.init(vm, self, rest);
}

Value missing(Vm& vm, Bound args) {
    Value factory = default_dict_of(args[0])->factory;
    if (factory.is_none()) return vm.raise_key_error(args[1]);
    Value value = vm.call(factory);
    if (!value || !vm.set_item(args[0], args[1], value)) return Value();
    return value;
}

Value repr_default(Vm& vm, const Value& self) {
    Value items = vm.types.dict->slots.repr(vm, self);
    if (!items) return Value();
    StrBuilder out(vm);
    out.append(vm.type_of(self)->name);
    out.append(U'(');
    {
        // Not of the dict itself, which the repr of its items guards: of a factory that shows the dict it
        // makes.
        const Value& made_by = default_dict_of(self)->factory;
        ReprGuard guard(vm, made_by.is_object() ? made_by.object() : self.object());
        if (guard.entered) {
            Value factory = vm.repr(made_by);
            if (!factory) return Value();
            out.append(factory.as<StrObject>());
        } else {
            out.append("...");
        }
    }
    out.append(", ");
    out.append(items.as<StrObject>());
    out.append(U')');
    return out.finish();
}

Value copy_default(Vm& vm, Bound args) {
    return vm.call(Value::share(vm.type_of(args[0])), {default_dict_of(args[0])->factory, args[0]});
}

Value union_default(Vm& vm, const Value& a, const Value& b) {
    if (!vm.is_dict(a) || !vm.is_dict(b)) return Value::not_implemented();
    bool left = vm.is_instance(a, types_of(vm).defaultdict);
    const Value& self = left ? a : b;
    Value joined = vm.call(Value::share(vm.type_of(self)), {default_dict_of(self)->factory, a});
    if (!joined || !dict_update(vm, joined.as<DictObject>(), b)) return Value();
    return joined;
}

void dealloc_default(Object* self) {
    std::destroy_at(&static_cast<DefaultDictObject*>(self)->factory);
    self->type->vm->types.dict->slots.dealloc(self);
}

void traverse_default(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<DefaultDictObject*>(self)->factory);
    self->type->vm->types.dict->slots.traverse(self, visitor);
}

Value get_factory(Vm&, const Value& self) {
    return default_dict_of(self)->factory;
}

bool set_factory(Vm&, const Value& self, const Value* value) {
    default_dict_of(self)->factory = value ? *value : Value::none();
    return true;
}

constexpr NativeSpec kDefaultMethods[] = {
    {"__missing__", "self, key, /", missing},
    {"copy", "self, /", copy_default},
    {"__copy__", "self, /", copy_default},
};
constexpr GetSetSpec kDefaultGetSets[] = {{"default_factory", get_factory, set_factory}};

void make_defaultdict_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "defaultdict";
    spec.module = "collections";
    spec.base = vm.types.dict;
    spec.instance_size = sizeof(DefaultDictObject);
    spec.flags = kTypeBase;
    spec.slots.dealloc = dealloc_default;
    spec.slots.traverse = traverse_default;
    spec.slots.construct = construct_default;
    spec.slots.init = init_default;
    spec.slots.repr = repr_default;
    spec.slots.binary[static_cast<int>(BinaryOp::or_)] = union_default;
    spec.methods = kDefaultMethods;
    spec.getsets = kDefaultGetSets;
    types_of(vm).defaultdict = vm.make_type(spec);
}

/// _count_elements(mapping, iterable): how often each element comes, for Counter.
Value count_elements(Vm& vm, Bound args) {
    DictObject* counts = args[0].as<DictObject>();
    Value iterator = vm.iter(args[1]);
    if (!iterator) return Value();
    while (Value element = vm.next(iterator)) {
        std::int64_t hash = 0;
        if (!hash_value(vm, element, hash)) {
            return Value();
        }
        std::int32_t position = dict_position(vm, counts, element, hash);
        if (position == -2) return Value();
        Value one = Value::small_int(1);
        Value total = position < 0 ? one : vm.binary(BinaryOp::add, counts->entries[position].value, one);
        if (!total || !dict_set_hashed(vm, counts, element, hash, std::move(total))) return Value();
    }
    return vm.pending.is_null() ? Value::none() : Value();
}

constexpr NativeSpec kFunctions[] = {
    {"_count_elements", "mapping, iterable, /", count_elements, nullptr, NativeSpec::Kind::function}};

}  // namespace

bool populate_collections(Vm& vm, ModuleObject& module) {
    make_deque_types(vm);
    make_defaultdict_type(vm);
    vm.add_value(module, "deque", Value::share(types_of(vm).deque));
    vm.add_value(module, "defaultdict", Value::share(types_of(vm).defaultdict));
    vm.add_functions(module, kFunctions);
    add_named_tuple_support(vm, module);
    return true;
}

}  // namespace awaitscope
