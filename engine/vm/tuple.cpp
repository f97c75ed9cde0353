// tuple.
#include "engine/vm/builtin_types.h"
#include "engine/vm/dict.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/iterators.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <new>

namespace awaitscope {

namespace {

TupleObject* allocate_tuple(Vm& vm, Type* type, std::size_t n) {
    TupleObject* tuple = vm.heap.make_instance<TupleObject>(type, n * sizeof(Value));
    tuple->hash = -1;
    tuple->size = n;
    for (std::size_t i = 0; i < n; ++i) new (tuple->begin() + i) Value();
    return tuple;
}

void dealloc_tuple(Object* self) {
    TupleObject* tuple = static_cast<TupleObject*>(self);
    // Last item first, as CPython drops them.
    for (std::size_t i = tuple->size; i-- > 0;) tuple->begin()[i].~Value();
    self->type->vm->heap.free_instance(self, tuple->size * sizeof(Value));
}

void traverse_tuple(Object* self, GcVisitor& visitor) {
    for (const Value& item : static_cast<TupleObject*>(self)->items()) visitor.visit(item);
}

Value tuple_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.keywords() > 0 && cls == vm.types.tuple) {
        return vm.raise(vm.exc.TypeError, "tuple() takes no keyword arguments");
    }
    if (args.positional > 1) {
        return vm.raise_f(vm.exc.TypeError, "tuple expected at most 1 argument, got {}", args.positional);
    }
    Value exact;
    if (args.positional == 0) {
        exact = vm.make_tuple({});
    } else if (vm.type_of(args[0]) == vm.types.tuple) {
        exact = args[0];
    } else {
        std::vector<Value> items;
        if (!append_all(vm, args[0], items)) return Value();
        exact = vm.make_tuple(items);
    }
    if (cls == vm.types.tuple) return exact;
    std::span<const Value> items = exact.as<TupleObject>()->items();
    TupleObject* instance = allocate_tuple(vm, cls, items.size());
    std::copy(items.begin(), items.end(), instance->begin());
    vm.heap.track(instance);
    return Value::adopt(instance);
}

Value tuple_repr(Vm& vm, const Value& self) {
    const TupleObject* tuple = self.as<TupleObject>();
    if (tuple->size == 0) return Value::share(vm.intern("()"));
    ReprGuard guard(vm, tuple);
    if (!guard.entered) return vm.make_str("(...)");
    StrBuilder out(vm);
    out.append(U'(');
    for (std::size_t i = 0; i < tuple->size; ++i) {
        if (i > 0) out.append(", ");
        Value item = vm.repr((*tuple)[i]);
        if (!item) return Value();
        out.append(item.as<StrObject>());
    }
    out.append(tuple->size == 1 ? ",)" : ")");
    return out.finish();
}

/// xxHash's rounds, as CPython has them.
bool tuple_hash(Vm& vm, const Value& self, std::int64_t& out) {
    TupleObject* tuple = self.as<TupleObject>();
    if (tuple->hash != -1) {
        out = tuple->hash;
        return true;
    }
    constexpr std::uint64_t kPrime1 = 11400714785074694791U, kPrime2 = 14029467366897019727U,
                            kPrime5 = 2870177450012600261U;
    std::uint64_t accumulated = kPrime5;
    for (const Value& item : tuple->items()) {
        std::int64_t lane = 0;
        if (Vm::has_flag(item, kTypeTuple)) {  // tuples nest
            if (!enter_native(vm)) return false;
            const bool hashed = vm.hash(item, lane);
            --vm.native_depth;
            if (!hashed) return false;
        } else if (!hash_value(vm, item, lane)) {
            return false;
        }
        accumulated += static_cast<std::uint64_t>(lane) * kPrime2;
        accumulated = (accumulated << 31) | (accumulated >> 33);
        accumulated *= kPrime1;
    }
    accumulated += tuple->size ^ (kPrime5 ^ 3527539U);
    if (accumulated == static_cast<std::uint64_t>(-1)) accumulated = 1546275796;
    out = tuple->hash = static_cast<std::int64_t>(accumulated);
    return true;
}

Value tuple_compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if (!vm.is_tuple(a) || !vm.is_tuple(b)) return Value::not_implemented();
    const TupleObject* x = a.as<TupleObject>();
    const TupleObject* y = b.as<TupleObject>();
    std::size_t common = std::min(x->size, y->size);
    for (std::size_t i = 0; i < common; ++i) {
        bool same = false;
        if (!vm.equal((*x)[i], (*y)[i], same)) return Value();
        if (same) continue;
        if (op == CompareOp::eq) return Value::boolean(false);
        if (op == CompareOp::ne) return Value::boolean(true);
        return vm.compare((*x)[i], (*y)[i], op);
    }
    int order = x->size < y->size ? -1 : (x->size > y->size ? 1 : 0);
    return Value::boolean(satisfies(order, op));
}

bool tuple_truth(Vm&, const Value& self, bool& out) {
    out = self.as<TupleObject>()->size > 0;
    return true;
}

bool tuple_length(Vm&, const Value& self, std::int64_t& out) {
    out = static_cast<std::int64_t>(self.as<TupleObject>()->size);
    return true;
}

bool tuple_contains(Vm& vm, const Value& self, const Value& item, bool& out) {
    out = false;
    for (const Value& candidate : self.as<TupleObject>()->items()) {
        if (!vm.equal(candidate, item, out)) return false;
        if (out) return true;
    }
    return true;
}

Value tuple_get_item(Vm& vm, const Value& self, const Value& key) {
    TupleObject* tuple = self.as<TupleObject>();
    std::int64_t size = static_cast<std::int64_t>(tuple->size);
    if (has_index(vm, key)) {
        std::int64_t i = 0;
        if (!to_index(vm, key, i)) return Value();
        if (i < 0) i += size;
        if (i < 0 || i >= size) return vm.raise(vm.exc.IndexError, "tuple index out of range");
        return (*tuple)[static_cast<std::size_t>(i)];
    }
    if (vm.type_of(key) != vm.types.slice) {
        return vm.raise_f(vm.exc.TypeError, "tuple indices must be integers or slices, not {}",
                          type_name(vm, key));
    }
    SliceBounds bounds;
    if (!slice_bounds(vm, key.as<SliceObject>(), size, bounds)) return Value();
    if (bounds.length == size && bounds.step == 1 && tuple->type == vm.types.tuple) return self;
    if (bounds.length == 0) return vm.make_tuple({});
    Ref<TupleObject> part = vm.make_tuple_of_size(static_cast<std::size_t>(bounds.length));
    for (std::int64_t k = 0; k < bounds.length; ++k) {
        part->begin()[k] = (*tuple)[static_cast<std::size_t>(bounds.start + k * bounds.step)];
    }
    return part;
}

Value tuple_concat(Vm& vm, const Value& a, const Value& b) {
    if (!vm.is_tuple(b)) {
        return vm.raise_f(vm.exc.TypeError, "can only concatenate tuple (not \"{}\") to tuple",
                          type_name(vm, b));
    }
    std::span<const Value> x = a.as<TupleObject>()->items();
    std::span<const Value> y = b.as<TupleObject>()->items();
    if (x.empty() && vm.type_of(b) == vm.types.tuple) return b;
    if (y.empty() && vm.type_of(a) == vm.types.tuple) return a;
    Ref<TupleObject> joined = vm.make_tuple_of_size(x.size() + y.size());
    std::copy(x.begin(), x.end(), joined->begin());
    std::copy(y.begin(), y.end(), joined->begin() + x.size());
    return joined;
}

Value tuple_repeat(Vm& vm, const Value& sequence, const Value& times) {
    std::int64_t count = 0;
    if (!to_index(vm, times, count)) return Value();
    std::span<const Value> items = sequence.as<TupleObject>()->items();
    if (!check_repeat(vm, items.size() * sizeof(Value), count)) return Value();
    if (count == 1 && vm.type_of(sequence) == vm.types.tuple) return sequence;
    if (count == 0 || items.empty()) return vm.make_tuple({});
    Ref<TupleObject> repeated = vm.make_tuple_of_size(items.size() * static_cast<std::size_t>(count));
    Value* to = repeated->begin();
    for (std::int64_t k = 0; k < count; ++k) to = std::copy(items.begin(), items.end(), to);
    return repeated;
}

Value count(Vm& vm, Bound args) {
    std::int64_t found = 0;
    for (const Value& item : args[0].as<TupleObject>()->items()) {
        bool same = false;
        if (!vm.equal(item, args[1], same)) return Value();
        if (same) ++found;
    }
    return Value::small_int(found);
}

Value index(Vm& vm, Bound args) {
    const TupleObject* tuple = args[0].as<TupleObject>();
    std::int64_t size = static_cast<std::int64_t>(tuple->size);
    std::int64_t begin = 0;
    std::int64_t end = size;
    if (!to_bound(vm, args[2], size, begin) || !to_bound(vm, args[3], size, end)) return Value();
    for (std::int64_t i = begin; i < end && i < size; ++i) {
        bool same = false;
        if (!vm.equal((*tuple)[static_cast<std::size_t>(i)], args[1], same)) return Value();
        if (same) return Value::small_int(i);
    }
    return vm.raise(vm.exc.ValueError, "tuple.index(x): x not in tuple");
}

Value getnewargs(Vm& vm, Bound args) {
    Value items = vm.make_tuple(args[0].as<TupleObject>()->items());
    return vm.make_tuple({items});
}

constexpr NativeSpec kMethods[] = {
    {"count", "self, value, /", count},
    {"index", "self, value, start=0, stop=9223372036854775807, /", index},
    {"__getnewargs__", "self, /", getnewargs},
    {"__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method},
};

}  // namespace

Ref<TupleObject> Vm::make_tuple_of_size(std::size_t n) {
    if (n == 0) {
        if (!empty_tuple) empty_tuple = Value::adopt(allocate_tuple(*this, types.tuple, 0));
        return Ref<TupleObject>(empty_tuple);
    }
    TupleObject* tuple = heap.make<TupleObject>(types.tuple, sizeof(TupleObject) + n * sizeof(Value));
    tuple->hash = -1;
    tuple->size = n;
    for (std::size_t i = 0; i < n; ++i) new (tuple->begin() + i) Value();
    heap.track(tuple);
    return Ref<TupleObject>::adopt(tuple);
}

Value Vm::make_tuple(std::span<const Value> items) {
    Ref<TupleObject> tuple = make_tuple_of_size(items.size());
    std::copy(items.begin(), items.end(), tuple->begin());
    return tuple;
}

Value Vm::make_tuple(std::initializer_list<Value> items) {
    return make_tuple(std::span<const Value>(items.begin(), items.size()));
}

void make_tuple_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "tuple";
    spec.instance_size = sizeof(TupleObject);
    spec.flags = kTypeBase | kTypeTuple | kTypeSequence;
    spec.slots.dealloc = dealloc_tuple;
    spec.slots.traverse = traverse_tuple;
    // No clear: like CPython's, tuples stay whole to their end. Every cycle has a member that can be cleared.
    spec.slots.construct = tuple_construct;
    spec.slots.repr = tuple_repr;
    spec.slots.hash = tuple_hash;
    spec.slots.compare = tuple_compare;
    spec.slots.truth = tuple_truth;
    spec.slots.length = tuple_length;
    spec.slots.contains = tuple_contains;
    spec.slots.get_item = tuple_get_item;
    spec.slots.iter = make_tuple_iterator;
    spec.slots.concat = tuple_concat;
    spec.slots.repeat = tuple_repeat;
    spec.methods = kMethods;
    vm.define_type(vm.types.tuple, spec);
}

}  // namespace awaitscope
