// range and its iterators.
#include "engine/vm/builtin_types.h"
#include "engine/vm/iterators.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <new>

namespace awaitscope {

namespace {

/// For ranges that go beyond 64 bits.
struct LongRangeIteratorObject : Object {
    Value next, step, left;
};

RangeObject* range_of(const Value& v) {
    return v.as<RangeObject>();
}

/// Number of items of start, stop, step (any size).
Value range_length(Vm& vm, const Value& start, const Value& stop, const Value& step) {
    bool up = int_sign(step) > 0;
    const Value& low = up ? start : stop;
    const Value& high = up ? stop : start;
    if (int_compare(low, high) >= 0) return Value::small_int(0);
    Value distance = int_subtract(vm, int_subtract(vm, high, low), Value::small_int(1));
    Value stride = up ? step : int_subtract(vm, Value::small_int(0), step);
    return int_add(vm, int_floor_divide(vm, distance, stride), Value::small_int(1));
}

Value make_range(Vm& vm, Value start, Value stop, Value step) {
    Value length = range_length(vm, start, stop, step);
    RangeObject* range = vm.heap.make<RangeObject>(vm.types.range);
    new (&range->start) Value(std::move(start));
    new (&range->stop) Value(std::move(stop));
    new (&range->step) Value(std::move(step));
    new (&range->length) Value(std::move(length));
    return Value::adopt(range);
}

Value construct(Vm& vm, Type*, const Args& args) {
    if (args.keywords() > 0) return vm.raise(vm.exc.TypeError, "range() takes no keyword arguments");
    if (args.positional == 0) return vm.raise(vm.exc.TypeError, "range expected at least 1 argument, got 0");
    if (args.positional > 3) {
        return vm.raise_f(vm.exc.TypeError, "range expected at most 3 arguments, got {}", args.positional);
    }
    Value parts[3];
    for (std::size_t i = 0; i < args.positional; ++i) {
        parts[i] = as_index(vm, args[i]);
        if (!parts[i]) return Value();
    }
    if (args.positional == 1) return make_range(vm, Value::small_int(0), parts[0], Value::small_int(1));
    if (args.positional == 2) parts[2] = Value::small_int(1);
    if (int_sign(parts[2]) == 0) return vm.raise(vm.exc.ValueError, "range() arg 3 must not be zero");
    return make_range(vm, parts[0], parts[1], parts[2]);
}

void dealloc(Object* self) {
    static_cast<RangeObject*>(self)->~RangeObject();
    self->type->vm->heap.free_instance(self);
}

Value repr(Vm& vm, const Value& self) {
    RangeObject* range = range_of(self);
    std::string start, stop, step;
    if (!int_to_text(vm, range->start, 10, start) || !int_to_text(vm, range->stop, 10, stop) ||
        !int_to_text(vm, range->step, 10, step)) {
        return Value();
    }
    if (identical(range->step, Value::small_int(1))) return vm.make_str("range(" + start + ", " + stop + ")");
    return vm.make_str("range(" + start + ", " + stop + ", " + step + ")");
}

/// start + i * step.
Value item_at(Vm& vm, const RangeObject* range, const Value& i) {
    return int_add(vm, range->start, int_multiply(vm, i, range->step));
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
    RangeObject* range = range_of(self);
    if (has_index(vm, key)) {
        Value i = as_index(vm, key);
        if (!i) return Value();
        if (int_sign(i) < 0) i = int_add(vm, i, range->length);
        if (int_sign(i) < 0 || int_compare(i, range->length) >= 0) {
            return vm.raise(vm.exc.IndexError, "range object index out of range");
        }
        return item_at(vm, range, i);
    }
    if (vm.type_of(key) != vm.types.slice) {
        return vm.raise_f(vm.exc.TypeError, "range indices must be integers or slices, not {}",
                          type_name(vm, key));
    }
    std::int64_t length = 0;
    if (!vm.to_int64(range->length, length)) return Value();
    SliceBounds bounds;
    if (!slice_bounds(vm, key.as<SliceObject>(), length, bounds)) return Value();
    Value step = int_multiply(vm, vm.make_int(bounds.step), range->step);
    return make_range(vm, item_at(vm, range, vm.make_int(bounds.start)),
                      item_at(vm, range, vm.make_int(bounds.stop)), std::move(step));
}

/// Position of an int, or null if it is not in the range (nothing pending).
Value find_int(Vm& vm, const RangeObject* range, const Value& v) {
    bool up = int_sign(range->step) > 0;
    bool inside = up ? int_compare(range->start, v) <= 0 && int_compare(v, range->stop) < 0
                     : int_compare(v, range->start) <= 0 && int_compare(range->stop, v) < 0;
    if (!inside) return Value();
    Value distance = int_subtract(vm, v, range->start);
    if (int_sign(int_remainder(vm, distance, range->step)) != 0) return Value();
    return int_floor_divide(vm, distance, range->step);
}

bool is_plain_int(Vm& vm, const Value& v) {
    return v.is_small_int() || v.is_bool() || vm.type_of(v) == vm.types.int_;
}

/// Counts items equal to `v` one by one, for things that are no ints; `position` is of the first. -1: error.
std::int64_t search(Vm& vm, const Value& self, const Value& v, bool first_only, std::int64_t& position) {
    Value iterator = make_range_iterator(vm, self);
    std::int64_t found = 0;
    std::int64_t i = 0;
    for (; Value item = vm.next(iterator); ++i) {
        bool same = false;
        if (!vm.equal(item, v, same)) return -1;
        if (!same) continue;
        if (found++ == 0) position = i;
        if (first_only) return found;
    }
    return vm.pending.is_null() ? found : -1;
}

bool contains(Vm& vm, const Value& self, const Value& item, bool& out) {
    if (is_plain_int(vm, item)) {
        out = !find_int(vm, range_of(self), item).is_null();
        return true;
    }
    std::int64_t position = 0;
    std::int64_t found = search(vm, self, item, true, position);
    out = found > 0;
    return found >= 0;
}

bool length(Vm& vm, const Value& self, std::int64_t& out) {
    if (int_fits_int64(range_of(self)->length, out)) return true;
    vm.raise(vm.exc.OverflowError, "Python int too large to convert to C ssize_t");
    return false;
}

bool truth(Vm&, const Value& self, bool& out) {
    out = int_sign(range_of(self)->length) != 0;
    return true;
}

/// What equality and hash look at: the length, then the first item, then the step.
Value identity_of(Vm& vm, const RangeObject* range) {
    bool empty = int_sign(range->length) == 0;
    bool single = identical(range->length, Value::small_int(1));
    return vm.make_tuple(
        {range->length, empty ? Value::none() : range->start, empty || single ? Value::none() : range->step});
}

Value compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if ((op != CompareOp::eq && op != CompareOp::ne) || vm.type_of(b) != vm.types.range) {
        return Value::not_implemented();
    }
    return vm.compare(identity_of(vm, range_of(a)), identity_of(vm, range_of(b)), op);
}

bool hash(Vm& vm, const Value& self, std::int64_t& out) {
    return vm.hash(identity_of(vm, range_of(self)), out);
}

Value index(Vm& vm, Bound args) {
    if (is_plain_int(vm, args[1])) {
        Value position = find_int(vm, range_of(args[0]), args[1]);
        if (position) return position;
        Value shown = vm.repr(args[1]);
        if (!shown) return Value();
        return vm.raise_f(vm.exc.ValueError, "range.index(x): x not in range");
    }
    std::int64_t position = 0;
    std::int64_t found = search(vm, args[0], args[1], true, position);
    if (found < 0) return Value();
    if (found == 0) return vm.raise(vm.exc.ValueError, "sequence.index(x): x not in sequence");
    return vm.make_int(position);
}

Value count(Vm& vm, Bound args) {
    if (is_plain_int(vm, args[1])) {
        return Value::small_int(find_int(vm, range_of(args[0]), args[1]).is_null() ? 0 : 1);
    }
    std::int64_t position = 0;
    std::int64_t found = search(vm, args[0], args[1], false, position);
    return found < 0 ? Value() : vm.make_int(found);
}

Value reversed(Vm& vm, Bound args) {
    return make_range_reverse_iterator(vm, args[0]);
}

Value reduce(Vm& vm, Bound args) {
    RangeObject* range = range_of(args[0]);
    return vm.make_tuple(
        {Value::share(vm.types.range), vm.make_tuple({range->start, range->stop, range->step})});
}

Value get_start(Vm&, const Value& self) {
    return range_of(self)->start;
}
Value get_stop(Vm&, const Value& self) {
    return range_of(self)->stop;
}
Value get_step(Vm&, const Value& self) {
    return range_of(self)->step;
}

constexpr NativeSpec kMethods[] = {
    {"index", "self, value, /", index},
    {"count", "self, value, /", count},
    {"__reversed__", "self, /", reversed},
    {"__reduce__", "self, /", reduce},
};

constexpr GetSetSpec kGetSets[] = {{"start", get_start}, {"stop", get_stop}, {"step", get_step}};

// --- Iterators
// ----------------------------------------------------------------------------------------------

Value make_iterator(Vm& vm, const Value& first, const Value& step, const Value& count) {
    std::int64_t start = 0;
    std::int64_t stride = 0;
    std::int64_t left = 0;
    // The one past the end must fit too.
    std::int64_t end = 0;
    bool fits = int_fits_int64(first, start) && int_fits_int64(step, stride) && int_fits_int64(count, left) &&
                !__builtin_mul_overflow(stride, left, &end) && !__builtin_add_overflow(start, end, &end);
    if (fits) {
        RangeIteratorObject* iterator = vm.heap.make<RangeIteratorObject>(vm.types.range_iterator);
        iterator->next = start;
        iterator->step = stride;
        iterator->left = left;
        return Value::adopt(iterator);
    }
    LongRangeIteratorObject* iterator = vm.heap.make<LongRangeIteratorObject>(vm.types.long_range_iterator);
    new (&iterator->next) Value(first);
    new (&iterator->step) Value(step);
    new (&iterator->left) Value(count);
    return Value::adopt(iterator);
}

Value next_small(Vm& vm, const Value& self) {
    RangeIteratorObject* iterator = self.as<RangeIteratorObject>();
    if (iterator->left <= 0) return Value();
    --iterator->left;
    std::int64_t item = iterator->next;
    iterator->next = item + iterator->step;
    return vm.make_int(item);
}

Value next_long(Vm& vm, const Value& self) {
    LongRangeIteratorObject* iterator = self.as<LongRangeIteratorObject>();
    if (int_sign(iterator->left) <= 0) return Value();
    iterator->left = int_subtract(vm, iterator->left, Value::small_int(1));
    Value item = iterator->next;
    iterator->next = int_add(vm, item, iterator->step);
    return item;
}

void dealloc_small(Object* self) {
    self->type->vm->heap.free_instance(self);
}

void dealloc_long(Object* self) {
    static_cast<LongRangeIteratorObject*>(self)->~LongRangeIteratorObject();
    self->type->vm->heap.free_instance(self);
}

Value itself(Vm&, const Value& self) {
    return self;
}

Value hint_small(Vm& vm, Bound args) {
    return vm.make_int(args[0].as<RangeIteratorObject>()->left);
}

Value hint_long(Vm&, Bound args) {
    return args[0].as<LongRangeIteratorObject>()->left;
}

constexpr NativeSpec kSmallMethods[] = {{"__length_hint__", "self, /", hint_small}};
constexpr NativeSpec kLongMethods[] = {{"__length_hint__", "self, /", hint_long}};

}  // namespace

Value make_range_iterator(Vm& vm, const Value& self) {
    RangeObject* range = range_of(self);
    return make_iterator(vm, range->start, range->step, range->length);
}

Value make_range_reverse_iterator(Vm& vm, const Value& self) {
    RangeObject* range = range_of(self);
    Value last = item_at(vm, range, int_subtract(vm, range->length, Value::small_int(1)));
    return make_iterator(vm, last, int_subtract(vm, Value::small_int(0), range->step), range->length);
}

void make_range_iterator_types(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "range_iterator";
    spec.instance_size = sizeof(RangeIteratorObject);
    spec.slots.dealloc = dealloc_small;
    spec.slots.iter = itself;
    spec.slots.next = next_small;
    spec.methods = kSmallMethods;
    vm.define_type(vm.types.range_iterator, spec);
    spec.name = "longrange_iterator";
    spec.instance_size = sizeof(LongRangeIteratorObject);
    spec.slots.dealloc = dealloc_long;
    spec.slots.next = next_long;
    spec.methods = kLongMethods;
    vm.define_type(vm.types.long_range_iterator, spec);
}

void make_range_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "range";
    spec.instance_size = sizeof(RangeObject);
    spec.flags = kTypeSequence;
    spec.slots.dealloc = dealloc;
    spec.slots.construct = construct;
    spec.slots.repr = repr;
    spec.slots.hash = hash;
    spec.slots.compare = compare;
    spec.slots.truth = truth;
    spec.slots.length = length;
    spec.slots.contains = contains;
    spec.slots.get_item = get_item;
    spec.slots.iter = make_range_iterator;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    vm.define_type(vm.types.range, spec);
    make_range_iterator_types(vm);
}

}  // namespace awaitscope
