// enumerate, zip, map, filter, reversed.
#include "engine/vm/iterators.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <new>

namespace awaitscope {

namespace {

// Members die last to first: as in CPython the iterators before the tuples that were handed out.
struct EnumerateObject : Object {
    Ref<TupleObject> pair;
    Value count;  ///< the next number, of any size
    Value iterator;
};

/// zip and map.
struct ZipObject : Object {
    Ref<TupleObject> items;  ///< zip: the tuple that it fills as long as nobody else holds it
    Value function;          ///< map
    std::vector<Value> iterators;
    bool strict;
    /// Last to first, as CPython drops a tuple's items.
    ~ZipObject() {
        while (!iterators.empty()) iterators.pop_back();
    }
};

struct FilterObject : Object {
    Value function, iterator;
};

struct ReversedObject : Object {
    Value sequence;  ///< null once exhausted
    std::int64_t position;
};

Value itself(Vm&, const Value& self) {
    return self;
}

template <class T>
void dealloc(Object* self) {
    static_cast<T*>(self)->~T();
    self->type->vm->heap.free_instance(self);
}

// --- enumerate
// ----------------------------------------------------------------------------------------------

/// The value of keyword `name` among the arguments, or null; `known` counts those that were found.
const Value* keyword(const Args& args, std::string_view name) {
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        if (equal((*args.names)[i].as<StrObject>(), name)) return &args[args.positional + i];
    }
    return nullptr;
}

Value enumerate_construct(Vm& vm, Type* cls, const Args& args) {
    const Value* iterable = args.positional > 0 ? &args[0] : keyword(args, "iterable");
    const Value* start = args.positional > 1 ? &args[1] : keyword(args, "start");
    std::size_t named = (args.positional == 0 && iterable ? 1 : 0) + (args.positional < 2 && start ? 1 : 0);
    if (args.positional > 2) {
        return vm.raise_f(vm.exc.TypeError, "enumerate() takes at most 2 arguments ({} given)", args.total());
    }
    if (named < args.keywords()) {
        for (std::size_t i = 0; i < args.keywords(); ++i) {
            const StrObject* name = (*args.names)[i].as<StrObject>();
            if (!equal(name, "start") && !equal(name, "iterable")) {
                return vm.raise_f(vm.exc.TypeError, "'{}' is an invalid keyword argument for enumerate()",
                                  to_utf8(name));
            }
        }
        return vm.raise_f(vm.exc.TypeError, "enumerate() takes at most 2 arguments ({} given)", args.total());
    }
    if (!iterable) return vm.raise(vm.exc.TypeError, "enumerate() missing required argument 'iterable'");
    Value count = Value::small_int(0);
    if (start) {
        count = as_index(vm, *start);
        if (!count) return Value();
    }
    Value iterator = vm.iter(*iterable);
    if (!iterator) return Value();
    EnumerateObject* object = vm.heap.make_instance<EnumerateObject>(cls);
    new (&object->iterator) Value(std::move(iterator));
    new (&object->count) Value(std::move(count));
    new (&object->pair) Ref<TupleObject>(make_kept_tuple(vm, 2));
    vm.heap.track(object);
    return Value::adopt(object);
}

Value enumerate_next(Vm& vm, const Value& self) {
    EnumerateObject* object = self.as<EnumerateObject>();
    Value item = vm.next(object->iterator);
    if (!item) return Value();
    Value number = object->count;
    const bool small = number.is_small_int() && number.small() < Value::kMaxInt;
    object->count = small ? Value::small_int(number.small() + 1) : int_add(vm, number, Value::small_int(1));
    return next_pair(vm, object->pair, std::move(number), std::move(item));
}

void enumerate_traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<EnumerateObject*>(self)->iterator);
    visitor.visit(static_cast<EnumerateObject*>(self)->pair.value());
}

// --- zip and map
// --------------------------------------------------------------------------------------------

Value allocate_zip(Vm& vm, Type* cls) {
    ZipObject* object = vm.heap.make_instance<ZipObject>(cls);
    new (&object->iterators) std::vector<Value>();
    new (&object->function) Value();
    new (&object->items) Ref<TupleObject>();
    object->strict = false;
    vm.heap.track(object);
    return Value::adopt(object);
}

bool take_iterators(Vm& vm, ZipObject* object, std::span<const Value> iterables) {
    for (const Value& iterable : iterables) {
        Value iterator = vm.iter(iterable);
        if (!iterator) return false;
        object->iterators.push_back(std::move(iterator));
    }
    return true;
}

bool read_strict(Vm& vm, const Args& args, const char* name, bool exact, bool& strict) {
    strict = false;
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        const StrObject* keyword_name = (*args.names)[i].as<StrObject>();
        if (equal(keyword_name, "strict")) {
            if (!vm.truth(args[args.positional + i], strict)) return false;
        } else if (exact) {
            vm.raise_f(vm.exc.TypeError, "{}() got an unexpected keyword argument '{}'", name,
                       to_utf8(keyword_name));
            return false;
        }
    }
    return true;
}

Value zip_construct(Vm& vm, Type* cls, const Args& args) {
    bool strict = false;
    if (!read_strict(vm, args, "zip", cls == vm.types.zip, strict)) return Value();
    Value self = allocate_zip(vm, cls);
    self.as<ZipObject>()->strict = strict;
    if (!take_iterators(vm, self.as<ZipObject>(), {args.values, args.positional})) return Value();
    self.as<ZipObject>()->items = make_kept_tuple(vm, args.positional);
    return self;
}

/// An iterator ended before the others in strict mode, or goes on after the first has ended.
Value strict_error(Vm& vm, const char* name, std::size_t i, const char* order) {
    return vm.raise_f(vm.exc.ValueError, "{}() argument {} is {} than argument{}{}", name, i + 1, order,
                      i == 1 ? " " : "s 1-", i);
}

/// The next item of each iterator; false at the end or with an exception pending.
bool next_items(Vm& vm, ZipObject* object, const char* name, Value* out) {
    for (std::size_t i = 0; i < object->iterators.size(); ++i) {
        Value item = vm.next(object->iterators[i]);
        if (item) {
            out[i] = std::move(item);
            continue;
        }
        if (!vm.pending.is_null() || !object->strict) return false;
        if (i > 0) {
            strict_error(vm, name, i, "shorter");
            return false;
        }
        for (std::size_t k = 1; k < object->iterators.size(); ++k) {
            Value extra = vm.next(object->iterators[k]);
            if (extra) strict_error(vm, name, k, "longer");
            if (!vm.pending.is_null()) return false;
        }
        return false;
    }
    return true;
}

Value zip_next(Vm& vm, const Value& self) {
    ZipObject* object = self.as<ZipObject>();
    if (object->iterators.empty()) return Value();
    const bool again = object->items->refcount == 1;
    Ref<TupleObject> items = again ? object->items : vm.make_tuple_of_size(object->iterators.size());
    items->hash = -1;
    return next_items(vm, object, "zip", items->begin()) ? Value(items) : Value();
}

Value map_construct(Vm& vm, Type* cls, const Args& args) {
    bool strict = false;
    if (!read_strict(vm, args, "map", cls == vm.types.map, strict)) return Value();
    if (args.positional < 2) return vm.raise(vm.exc.TypeError, "map() must have at least two arguments.");
    Value self = allocate_zip(vm, cls);
    ZipObject* object = self.as<ZipObject>();
    object->strict = strict;
    object->function = args[0];
    if (!take_iterators(vm, object, {args.values + 1, args.positional - 1})) return Value();
    return self;
}

Value map_next(Vm& vm, const Value& self) {
    ZipObject* object = self.as<ZipObject>();
    if (object->iterators.size() == 1) {
        Value item = vm.next(object->iterators[0]);
        if (!item) return Value();
        return vm.call(object->function, Args{&item, 1, nullptr});
    }
    std::vector<Value> items(object->iterators.size());
    if (!next_items(vm, object, "map", items.data())) return Value();
    return vm.call(object->function, Args{items.data(), items.size(), nullptr});
}

void zip_traverse(Object* self, GcVisitor& visitor) {
    ZipObject* object = static_cast<ZipObject*>(self);
    for (const Value& iterator : object->iterators) visitor.visit(iterator);
    visitor.visit(object->function);
    visitor.visit(object->items.value());
}

// --- filter
// -------------------------------------------------------------------------------------------------

Value filter_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.keywords() > 0 && cls == vm.types.filter) {
        return vm.raise(vm.exc.TypeError, "filter() takes no keyword arguments");
    }
    if (args.positional != 2) {
        return vm.raise_f(vm.exc.TypeError, "filter expected 2 arguments, got {}", args.positional);
    }
    Value iterator = vm.iter(args[1]);
    if (!iterator) return Value();
    FilterObject* object = vm.heap.make_instance<FilterObject>(cls);
    new (&object->function) Value(args[0]);
    new (&object->iterator) Value(std::move(iterator));
    vm.heap.track(object);
    return Value::adopt(object);
}

Value filter_next(Vm& vm, const Value& self) {
    FilterObject* object = self.as<FilterObject>();
    bool by_truth = object->function.is_none() ||
                    (object->function.is_object() && object->function.object() == vm.types.bool_);
    while (Value item = vm.next(object->iterator)) {
        bool keep = false;
        if (by_truth) {
            if (!vm.truth(item, keep)) return Value();
        } else {
            Value answer = vm.call(object->function, Args{&item, 1, nullptr});
            if (!answer || !vm.truth(answer, keep)) return Value();
        }
        if (keep) return item;
    }
    return Value();
}

void filter_traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<FilterObject*>(self)->function);
    visitor.visit(static_cast<FilterObject*>(self)->iterator);
}

// --- reversed
// -----------------------------------------------------------------------------------------------

Value reversed_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.keywords() > 0) return vm.raise(vm.exc.TypeError, "reversed() takes no keyword arguments");
    if (args.positional != 1) {
        return vm.raise_f(vm.exc.TypeError, "reversed expected 1 argument, got {}", args.positional);
    }
    Type* type = vm.type_of(args[0]);
    const Value* declared = vm.lookup(type, vm.names.__reversed__);
    if (declared && declared->is_none()) {
        return vm.raise_f(vm.exc.TypeError, "'{}' object is not reversible", type_name(vm, args[0]));
    }
    Value method = vm.special_method(args[0], vm.names.__reversed__);
    if (method) return vm.call(method);
    if (!vm.pending.is_null()) return Value();
    if (!type->slots.get_item || vm.is_dict(args[0])) {
        return vm.raise_f(vm.exc.TypeError, "'{}' object is not reversible", type_name(vm, args[0]));
    }
    std::int64_t length = 0;
    if (!vm.length(args[0], length)) return Value();
    ReversedObject* object = vm.heap.make_instance<ReversedObject>(cls);
    new (&object->sequence) Value(args[0]);
    object->position = length - 1;
    vm.heap.track(object);
    return Value::adopt(object);
}

Value reversed_next(Vm& vm, const Value& self) {
    ReversedObject* object = self.as<ReversedObject>();
    if (object->position < 0) return Value();
    Value item = vm.get_item(object->sequence, Value::small_int(object->position));
    if (item) {
        --object->position;
        return item;
    }
    if (vm.pending_is(vm.exc.IndexError) || vm.pending_is(vm.exc.StopIteration)) {
        vm.clear_exception();
        object->position = -1;
        object->sequence = Value();
    }
    return Value();
}

Value reversed_hint(Vm& vm, Bound args) {
    ReversedObject* object = args[0].as<ReversedObject>();
    std::int64_t length = 0;
    if (object->sequence.is_null() || object->position < 0) return Value::small_int(0);
    if (!vm.length(object->sequence, length)) return Value();
    return Value::small_int(length < object->position + 1 ? 0 : object->position + 1);
}

void reversed_traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<ReversedObject*>(self)->sequence);
}

constexpr NativeSpec kReversedMethods[] = {{"__length_hint__", "self, /", reversed_hint}};
constexpr NativeSpec kEnumerateMethods[] = {
    {"__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method}};

template <class T>
void define(Vm& vm, Type* type, const char* name, Value (*construct)(Vm&, Type*, const Args&),
            Value (*next)(Vm&, const Value&), void (*traverse)(Object*, GcVisitor&),
            std::span<const NativeSpec> methods = {}) {
    Vm::TypeSpec spec;
    spec.name = name;
    spec.instance_size = sizeof(T);
    spec.flags = kTypeBase;
    spec.slots.dealloc = dealloc<T>;
    spec.slots.traverse = traverse;
    spec.slots.construct = construct;
    spec.slots.iter = itself;
    spec.slots.next = next;
    spec.methods = methods;
    vm.define_type(type, spec);
}

}  // namespace

void make_functional_iterators(Vm& vm) {
    define<EnumerateObject>(vm, vm.types.enumerate, "enumerate", enumerate_construct, enumerate_next,
                            enumerate_traverse, kEnumerateMethods);
    define<ZipObject>(vm, vm.types.zip, "zip", zip_construct, zip_next, zip_traverse);
    define<ZipObject>(vm, vm.types.map, "map", map_construct, map_next, zip_traverse);
    define<FilterObject>(vm, vm.types.filter, "filter", filter_construct, filter_next, filter_traverse);
    define<ReversedObject>(vm, vm.types.reversed, "reversed", reversed_construct, reversed_next,
                           reversed_traverse, kReversedMethods);
}

}  // namespace awaitscope
