// Iterators of list, tuple, str, bytes and set; by __getitem__, by a callable, and around C++ functions.
#include "engine/vm/iterators.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/list.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <algorithm>
#include <memory>
#include <new>

namespace awaitscope {

Ref<TupleObject> make_kept_tuple(Vm& vm, std::size_t size) {
    Ref<TupleObject> tuple = vm.make_tuple_of_size(size);
    std::fill_n(tuple->begin(), size, Value::none());
    return tuple;
}

Value next_pair(Vm& vm, const Ref<TupleObject>& kept, Value first, Value second) {
    if (kept->refcount != 1) {
        Ref<TupleObject> fresh = vm.make_tuple_of_size(2);
        fresh->begin()[0] = std::move(first);
        fresh->begin()[1] = std::move(second);
        return fresh;
    }
    Value result = kept.value();
    std::swap(kept->begin()[0], first);
    std::swap(kept->begin()[1], second);
    kept->hash = -1;
    first = Value();
    second = Value();
    return result;
}

namespace {

/// Of str, bytes, bytearray, set and arbitrary sequences.
struct PositionIteratorObject : Object {
    Value source;  ///< null once exhausted
    std::int64_t position;
    std::int64_t size;  ///< set: size when the iteration began
};

struct CallableIteratorObject : Object {
    Value callable, sentinel;  ///< null once exhausted
};

struct NativeIteratorObject : Object {
    std::function<Value(Vm&)> next;
};

Value itself(Vm&, const Value& self) {
    return self;
}

template <class T>
void dealloc(Object* self) {
    static_cast<T*>(self)->~T();
    self->type->vm->heap.free_instance(self);
}

template <class T, Value T::*member>
void traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<T*>(self)->*member);
}

template <class T, Value T::*member>
void clear(Object* self) {
    static_cast<T*>(self)->*member = Value();
}

template <class T, Value T::*member>
T* make(Vm& vm, Type* type, const Value& source) {
    T* iterator = vm.heap.make<T>(type);
    new (&(iterator->*member)) Value(source);
    iterator->position = 0;
    return iterator;
}

// --- list and tuple
// -----------------------------------------------------------------------------------------

Value list_next(Vm&, const Value& self) {
    ListIteratorObject* iterator = self.as<ListIteratorObject>();
    if (iterator->list.is_null()) return Value();
    const std::vector<Value>& items = iterator->list.as<ListObject>()->items;
    if (iterator->position < items.size()) return items[iterator->position++];
    iterator->list = Value();
    return Value();
}

Value list_reverse_next(Vm&, const Value& self) {
    ListIteratorObject* iterator = self.as<ListIteratorObject>();
    if (iterator->list.is_null()) return Value();
    const std::vector<Value>& items = iterator->list.as<ListObject>()->items;
    // `position` is one past the item that comes next.
    if (iterator->position > 0 && iterator->position <= items.size()) return items[--iterator->position];
    iterator->list = Value();
    return Value();
}

Value list_hint(Vm&, Bound args) {
    ListIteratorObject* iterator = args[0].as<ListIteratorObject>();
    if (iterator->list.is_null()) return Value::small_int(0);
    std::size_t size = iterator->list.as<ListObject>()->items.size();
    std::int64_t left = static_cast<std::int64_t>(size) - static_cast<std::int64_t>(iterator->position);
    return Value::small_int(std::max<std::int64_t>(left, 0));
}

Value list_reverse_hint(Vm&, Bound args) {
    ListIteratorObject* iterator = args[0].as<ListIteratorObject>();
    if (iterator->list.is_null()) return Value::small_int(0);
    std::size_t size = iterator->list.as<ListObject>()->items.size();
    return Value::small_int(iterator->position <= size ? static_cast<std::int64_t>(iterator->position) : 0);
}

Value tuple_next(Vm&, const Value& self) {
    TupleIteratorObject* iterator = self.as<TupleIteratorObject>();
    if (iterator->tuple.is_null()) return Value();
    const TupleObject* tuple = iterator->tuple.as<TupleObject>();
    if (iterator->position < tuple->size) return (*tuple)[iterator->position++];
    iterator->tuple = Value();
    return Value();
}

Value tuple_hint(Vm&, Bound args) {
    TupleIteratorObject* iterator = args[0].as<TupleIteratorObject>();
    if (iterator->tuple.is_null()) return Value::small_int(0);
    return Value::small_int(
        static_cast<std::int64_t>(iterator->tuple.as<TupleObject>()->size - iterator->position));
}

// --- str, bytes, set, sequences
// -----------------------------------------------------------------------------

PositionIteratorObject* positions_of(const Value& v) {
    return v.as<PositionIteratorObject>();
}

Value str_next(Vm& vm, const Value& self) {
    PositionIteratorObject* iterator = positions_of(self);
    if (iterator->source.is_null()) return Value();
    const StrObject* s = iterator->source.as<StrObject>();
    if (iterator->position < s->length) return str_at(vm, s, static_cast<std::size_t>(iterator->position++));
    iterator->source = Value();
    return Value();
}

Value bytes_next(Vm& vm, const Value& self) {
    PositionIteratorObject* iterator = positions_of(self);
    if (iterator->source.is_null()) return Value();
    std::string_view bytes;
    bytes_view(vm, iterator->source, bytes);
    std::size_t i = static_cast<std::size_t>(iterator->position);
    if (i < bytes.size()) {
        ++iterator->position;
        return Value::small_int(static_cast<unsigned char>(bytes[i]));
    }
    iterator->source = Value();
    return Value();
}

Value set_iterator_next(Vm& vm, const Value& self) {
    PositionIteratorObject* iterator = positions_of(self);
    if (iterator->source.is_null()) return Value();
    SetObject* set = iterator->source.as<SetObject>();
    if (iterator->size != static_cast<std::int64_t>(set->used)) {
        iterator->size = -1;  // it stays broken
        return vm.raise(vm.exc.RuntimeError, "Set changed size during iteration");
    }
    std::size_t position = static_cast<std::size_t>(iterator->position);
    const Value* key = nullptr;
    bool found = set_next(set, position, key);
    iterator->position = static_cast<std::int64_t>(position);
    if (found) return *key;
    iterator->source = Value();
    return Value();
}

Value sequence_next(Vm& vm, const Value& self) {
    PositionIteratorObject* iterator = positions_of(self);
    if (iterator->source.is_null()) return Value();
    Value item = vm.get_item(iterator->source, Value::small_int(iterator->position));
    if (item) {
        ++iterator->position;
        return item;
    }
    if (vm.pending_is(vm.exc.IndexError) || vm.pending_is(vm.exc.StopIteration)) {
        vm.clear_exception();
        iterator->source = Value();
    }
    return Value();
}

Value length_left(Vm& vm, Bound args) {
    PositionIteratorObject* iterator = positions_of(args[0]);
    if (iterator->source.is_null()) return Value::small_int(0);
    std::int64_t size = 0;
    if (!vm.type_of(iterator->source)->slots.length) return Value::not_implemented();
    if (!vm.length(iterator->source, size)) return Value();
    return Value::small_int(std::max<std::int64_t>(size - iterator->position, 0));
}

Value set_hint(Vm&, Bound args) {
    PositionIteratorObject* iterator = positions_of(args[0]);
    if (iterator->source.is_null()) return Value::small_int(0);
    SetObject* set = iterator->source.as<SetObject>();
    if (iterator->size != static_cast<std::int64_t>(set->used)) return Value::small_int(0);
    std::size_t position = static_cast<std::size_t>(iterator->position);
    std::int64_t left = 0;
    const Value* key = nullptr;
    while (set_next(set, position, key)) ++left;
    return Value::small_int(left);
}

Value make_position_iterator(Vm& vm, Type* type, const Value& source) {
    auto* iterator = make<PositionIteratorObject, &PositionIteratorObject::source>(vm, type, source);
    iterator->size = 0;
    vm.heap.track(iterator);
    return Value::adopt(iterator);
}

// --- callables and C++ functions
// ----------------------------------------------------------------------------

Value callable_next(Vm& vm, const Value& self) {
    CallableIteratorObject* iterator = self.as<CallableIteratorObject>();
    if (iterator->callable.is_null()) return Value();
    Value callable = iterator->callable;
    Value item = vm.call(callable);
    if (item) {
        if (iterator->sentinel.is_null()) return Value();
        bool same = false;
        Value sentinel = iterator->sentinel;
        if (!vm.equal(item, sentinel, same)) return Value();
        if (!same) return item;
    } else {
        if (!vm.pending_is(vm.exc.StopIteration)) return Value();
        vm.clear_exception();
    }
    iterator->callable = Value();
    iterator->sentinel = Value();
    return Value();
}

void traverse_callable(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<CallableIteratorObject*>(self)->callable);
    visitor.visit(static_cast<CallableIteratorObject*>(self)->sentinel);
}

Value native_next(Vm& vm, const Value& self) {
    NativeIteratorObject* iterator = self.as<NativeIteratorObject>();
    if (!iterator || !iterator->next) return Value();  // the first can't be, which g++ does not see
    Value guard = self;
    return iterator->next(vm);
}

constexpr NativeSpec kListMethods[] = {{"__length_hint__", "self, /", list_hint}};
constexpr NativeSpec kListReverseMethods[] = {{"__length_hint__", "self, /", list_reverse_hint}};
constexpr NativeSpec kTupleMethods[] = {{"__length_hint__", "self, /", tuple_hint}};
constexpr NativeSpec kPositionMethods[] = {{"__length_hint__", "self, /", length_left}};
constexpr NativeSpec kSetMethods[] = {{"__length_hint__", "self, /", set_hint}};

void define_position_iterator(Vm& vm, Type* type, const char* name, Value (*next)(Vm&, const Value&),
                              std::span<const NativeSpec> methods) {
    Vm::TypeSpec spec;
    spec.name = name;
    spec.instance_size = sizeof(PositionIteratorObject);
    spec.slots.dealloc = dealloc<PositionIteratorObject>;
    spec.slots.traverse = traverse<PositionIteratorObject, &PositionIteratorObject::source>;
    spec.slots.clear = clear<PositionIteratorObject, &PositionIteratorObject::source>;
    spec.slots.iter = itself;
    spec.slots.next = next;
    spec.methods = methods;
    vm.define_type(type, spec);
}

}  // namespace

Value make_list_iterator(Vm& vm, const Value& list) {
    auto* iterator = make<ListIteratorObject, &ListIteratorObject::list>(vm, vm.types.list_iterator, list);
    vm.heap.track(iterator);
    return Value::adopt(iterator);
}

Value make_list_reverse_iterator(Vm& vm, const Value& list) {
    auto* iterator =
        make<ListIteratorObject, &ListIteratorObject::list>(vm, vm.types.list_reverse_iterator, list);
    iterator->position = list.as<ListObject>()->items.size();
    vm.heap.track(iterator);
    return Value::adopt(iterator);
}

Value make_tuple_iterator(Vm& vm, const Value& tuple) {
    auto* iterator =
        make<TupleIteratorObject, &TupleIteratorObject::tuple>(vm, vm.types.tuple_iterator, tuple);
    vm.heap.track(iterator);
    return Value::adopt(iterator);
}

Value make_str_iterator(Vm& vm, const Value& str) {
    Type* type = str.as<StrObject>()->ascii ? vm.types.str_ascii_iterator : vm.types.str_iterator;
    return make_position_iterator(vm, type, str);
}

Value make_bytes_iterator(Vm& vm, const Value& bytes) {
    bool immutable = vm.has_flag(bytes, kTypeBytes);
    return make_position_iterator(vm, immutable ? vm.types.bytes_iterator : vm.types.bytearray_iterator,
                                  bytes);
}

Value make_set_iterator(Vm& vm, const Value& set) {
    Value iterator = make_position_iterator(vm, vm.types.set_iterator, set);
    positions_of(iterator)->size = static_cast<std::int64_t>(set.as<SetObject>()->used);
    return iterator;
}

Value make_sequence_iterator(Vm& vm, const Value& sequence) {
    return make_position_iterator(vm, vm.types.sequence_iterator, sequence);
}

Value make_callable_iterator(Vm& vm, const Value& callable, const Value& sentinel) {
    CallableIteratorObject* iterator = vm.heap.make<CallableIteratorObject>(vm.types.callable_iterator);
    new (&iterator->callable) Value(callable);
    new (&iterator->sentinel) Value(sentinel);
    vm.heap.track(iterator);
    return Value::adopt(iterator);
}

Value Vm::make_iterator(std::function<Value(Vm&)> next) {
    NativeIteratorObject* iterator = heap.make<NativeIteratorObject>(types.native_iterator);
    std::construct_at(&iterator->next, std::move(next));
    return Value::adopt(iterator);
}

void make_iterator_types(Vm& vm) {
    Vm::TypeSpec spec;
    spec.slots.iter = itself;

    spec.name = "list_iterator";
    spec.instance_size = sizeof(ListIteratorObject);
    spec.slots.dealloc = dealloc<ListIteratorObject>;
    spec.slots.traverse = traverse<ListIteratorObject, &ListIteratorObject::list>;
    spec.slots.clear = clear<ListIteratorObject, &ListIteratorObject::list>;
    spec.slots.next = list_next;
    spec.methods = kListMethods;
    vm.define_type(vm.types.list_iterator, spec);
    spec.name = "list_reverseiterator";
    spec.slots.next = list_reverse_next;
    spec.methods = kListReverseMethods;
    vm.define_type(vm.types.list_reverse_iterator, spec);

    spec.name = "tuple_iterator";
    spec.instance_size = sizeof(TupleIteratorObject);
    spec.slots.dealloc = dealloc<TupleIteratorObject>;
    spec.slots.traverse = traverse<TupleIteratorObject, &TupleIteratorObject::tuple>;
    spec.slots.clear = clear<TupleIteratorObject, &TupleIteratorObject::tuple>;
    spec.slots.next = tuple_next;
    spec.methods = kTupleMethods;
    vm.define_type(vm.types.tuple_iterator, spec);

    define_position_iterator(vm, vm.types.str_iterator, "str_iterator", str_next, kPositionMethods);
    define_position_iterator(vm, vm.types.str_ascii_iterator, "str_ascii_iterator", str_next,
                             kPositionMethods);
    define_position_iterator(vm, vm.types.bytes_iterator, "bytes_iterator", bytes_next, kPositionMethods);
    define_position_iterator(vm, vm.types.bytearray_iterator, "bytearray_iterator", bytes_next,
                             kPositionMethods);
    define_position_iterator(vm, vm.types.set_iterator, "set_iterator", set_iterator_next, kSetMethods);
    define_position_iterator(vm, vm.types.sequence_iterator, "iterator", sequence_next, kPositionMethods);

    Vm::TypeSpec callable;
    callable.name = "callable_iterator";
    callable.instance_size = sizeof(CallableIteratorObject);
    callable.slots.dealloc = dealloc<CallableIteratorObject>;
    callable.slots.traverse = traverse_callable;
    callable.slots.iter = itself;
    callable.slots.next = callable_next;
    vm.define_type(vm.types.callable_iterator, callable);

    Vm::TypeSpec native;
    native.name = "iterator";
    native.instance_size = sizeof(NativeIteratorObject);
    native.slots.dealloc = dealloc<NativeIteratorObject>;
    native.slots.iter = itself;
    native.slots.next = native_next;
    vm.define_type(vm.types.native_iterator, native);

    make_functional_iterators(vm);
}

}  // namespace awaitscope
