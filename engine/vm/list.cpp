// list: slots.
#include "engine/vm/list.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/iterators.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <algorithm>
#include <new>

namespace awaitscope {

namespace {

ListObject* allocate_list(Vm& vm, Type* type) {
    ListObject* list = vm.heap.make_instance<ListObject>(type);
    new (&list->items) std::vector<Value>();
    list->accounted = 0;
    vm.heap.track(list);
    return list;
}

/// After what may have made the list much longer.
void account_items(Vm& vm, ListObject* list) {
    const std::size_t bytes = list->items.capacity() * sizeof(Value);
    vm.heap.account(std::exchange(list->accounted, bytes), bytes);
}

/// Drops the items last first, as CPython does; what runs meanwhile sees an empty list.
void drop_items(std::vector<Value> items) {
    while (!items.empty()) items.pop_back();
}

void dealloc_list(Object* self) {
    ListObject* list = static_cast<ListObject*>(self);
    drop_items(std::move(list->items));
    list->items.~vector();
    Heap& heap = self->type->vm->heap;
    heap.account(list->accounted, 0);
    heap.free_instance(self);
}

void traverse_list(Object* self, GcVisitor& visitor) {
    for (const Value& item : static_cast<ListObject*>(self)->items) visitor.visit(item);
}

void clear_list(Object* self) {
    drop_items(std::exchange(static_cast<ListObject*>(self)->items, {}));
}

Value list_construct(Vm& vm, Type* cls, const Args&) {
    return Value::adopt(allocate_list(vm, cls));
}

bool list_init(Vm& vm, const Value& self, const Args& args) {
    if (args.keywords() > 0) {
        vm.raise(vm.exc.TypeError, "list() takes no keyword arguments");
        return false;
    }
    if (args.positional > 1) {
        vm.raise_f(vm.exc.TypeError, "list expected at most 1 argument, got {}", args.positional);
        return false;
    }
    ListObject* list = self.as<ListObject>();
    clear_list(list);
    return args.positional == 0 || list_extend(vm, list, args[0]);
}

Value list_repr(Vm& vm, const Value& self) {
    ListObject* list = self.as<ListObject>();
    if (list->items.empty()) return Value::share(vm.intern("[]"));
    ReprGuard guard(vm, list);
    if (!guard.entered) return vm.make_str("[...]");
    StrBuilder out(vm);
    out.append(U'[');
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        if (i > 0) out.append(", ");
        Value shown = list->items[i];
        shown = vm.repr(shown);
        if (!shown) return Value();
        out.append(shown.as<StrObject>());
    }
    out.append(U']');
    return out.finish();
}

Value list_compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if (!vm.is_list(a) || !vm.is_list(b)) return Value::not_implemented();
    ListObject* x = a.as<ListObject>();
    ListObject* y = b.as<ListObject>();
    if (x->items.size() != y->items.size() && (op == CompareOp::eq || op == CompareOp::ne)) {
        return Value::boolean(op == CompareOp::ne);
    }
    for (std::size_t i = 0; i < x->items.size() && i < y->items.size(); ++i) {
        Value left = x->items[i];
        Value right = y->items[i];
        bool same = false;
        if (!vm.equal(left, right, same)) return Value();
        if (same) continue;
        if (op == CompareOp::eq) return Value::boolean(false);
        if (op == CompareOp::ne) return Value::boolean(true);
        return vm.compare(left, right, op);
    }
    int order = x->items.size() < y->items.size() ? -1 : (x->items.size() > y->items.size() ? 1 : 0);
    return Value::boolean(satisfies(order, op));
}

bool list_truth(Vm&, const Value& self, bool& out) {
    out = !self.as<ListObject>()->items.empty();
    return true;
}

bool list_length(Vm&, const Value& self, std::int64_t& out) {
    out = static_cast<std::int64_t>(self.as<ListObject>()->items.size());
    return true;
}

bool list_contains(Vm& vm, const Value& self, const Value& item, bool& out) {
    ListObject* list = self.as<ListObject>();
    out = false;
    for (std::size_t i = 0; i < list->items.size() && !out; ++i) {
        Value candidate = list->items[i];
        if (!vm.equal(candidate, item, out)) return false;
    }
    return true;
}

Value list_get_item(Vm& vm, const Value& self, const Value& key) {
    ListObject* list = self.as<ListObject>();
    if (has_index(vm, key)) {
        std::int64_t i = 0;
        if (!to_index(vm, key, i)) return Value();
        const Value* item = list_item(list, i);
        if (!item) return vm.raise(vm.exc.IndexError, "list index out of range");
        return *item;
    }
    if (vm.type_of(key) != vm.types.slice) {
        return vm.raise_f(vm.exc.TypeError, "list indices must be integers or slices, not {}",
                          type_name(vm, key));
    }
    SliceBounds bounds;
    const SliceObject* slice = key.as<SliceObject>();
    if (!slice_bounds(vm, slice, static_cast<std::int64_t>(list->items.size()), bounds)) return Value();
    std::vector<Value> items;
    items.reserve(static_cast<std::size_t>(bounds.length));
    for (std::int64_t k = 0; k < bounds.length; ++k) {
        items.push_back(list->items[static_cast<std::size_t>(bounds.start + k * bounds.step)]);
    }
    return vm.make_list(std::move(items));
}

bool list_set_item(Vm& vm, const Value& self, const Value& key, const Value* value) {
    ListObject* list = self.as<ListObject>();
    if (has_index(vm, key)) {
        std::int64_t i = 0;
        if (!to_index(vm, key, i)) return false;
        std::int64_t size = static_cast<std::int64_t>(list->items.size());
        if (i < 0) i += size;
        if (i < 0 || i >= size) {
            vm.raise(vm.exc.IndexError, "list assignment index out of range");
            return false;
        }
        std::size_t at = static_cast<std::size_t>(i);
        // The old item dies last: its end may run Python code that looks at the list.
        Value old = std::move(list->items[at]);
        if (value) {
            list->items[at] = *value;
        } else {
            list->items.erase(list->items.begin() + i);
        }
        return true;
    }
    if (vm.type_of(key) == vm.types.slice) return list_assign_slice(vm, list, key.as<SliceObject>(), value);
    vm.raise_f(vm.exc.TypeError, "list indices must be integers or slices, not {}", type_name(vm, key));
    return false;
}

Value list_concat(Vm& vm, const Value& a, const Value& b) {
    if (!vm.is_list(b)) {
        return vm.raise_f(vm.exc.TypeError, "can only concatenate list (not \"{}\") to list",
                          type_name(vm, b));
    }
    const std::vector<Value>& x = a.as<ListObject>()->items;
    const std::vector<Value>& y = b.as<ListObject>()->items;
    std::vector<Value> joined;
    joined.reserve(x.size() + y.size());
    joined.insert(joined.end(), x.begin(), x.end());
    joined.insert(joined.end(), y.begin(), y.end());
    return vm.make_list(std::move(joined));
}

Value list_repeat(Vm& vm, const Value& self, const Value& times) {
    std::int64_t count = 0;
    if (!to_index(vm, times, count)) return Value();
    const std::vector<Value>& items = self.as<ListObject>()->items;
    if (!check_repeat(vm, items.size() * sizeof(Value), count)) return Value();
    std::vector<Value> repeated;
    repeated.reserve(items.size() * static_cast<std::size_t>(count));
    for (std::int64_t k = 0; k < count; ++k) repeated.insert(repeated.end(), items.begin(), items.end());
    return vm.make_list(std::move(repeated));
}

Value list_inplace_concat(Vm& vm, const Value& self, const Value& other) {
    return list_extend(vm, self.as<ListObject>(), other) ? self : Value();
}

Value list_inplace_repeat(Vm& vm, const Value& self, const Value& times) {
    std::int64_t count = 0;
    if (!to_index(vm, times, count)) return Value();
    ListObject* list = self.as<ListObject>();
    if (!check_repeat(vm, list->items.size() * sizeof(Value), count)) return Value();
    if (count == 0) {
        clear_list(list);
        return self;
    }
    std::size_t once = list->items.size();
    list->items.reserve(once * static_cast<std::size_t>(count));
    for (std::size_t i = once; i < once * static_cast<std::size_t>(count); ++i) {
        list->items.push_back(list->items[i - once]);
    }
    account_items(vm, list);
    return self;
}

void replace_range(ListObject* list, std::size_t begin, std::size_t end, std::vector<Value> replacement) {
    std::vector<Value> dropped(
        std::make_move_iterator(list->items.begin() + static_cast<std::ptrdiff_t>(begin)),
        std::make_move_iterator(list->items.begin() + static_cast<std::ptrdiff_t>(end)));
    auto at = list->items.erase(list->items.begin() + static_cast<std::ptrdiff_t>(begin),
                                list->items.begin() + static_cast<std::ptrdiff_t>(end));
    list->items.insert(at, std::make_move_iterator(replacement.begin()),
                       std::make_move_iterator(replacement.end()));
    drop_items(std::move(dropped));
}

void delete_extended(ListObject* list, const SliceBounds& bounds) {
    // Walk upwards whatever the sign of the step.
    std::int64_t step = bounds.step < 0 ? -bounds.step : bounds.step;
    std::int64_t first = bounds.step < 0 ? bounds.start + bounds.step * (bounds.length - 1) : bounds.start;
    std::vector<Value> dropped;
    std::vector<Value> kept;
    kept.reserve(list->items.size());
    std::int64_t next = first;
    std::int64_t left = bounds.length;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        bool drop = left > 0 && static_cast<std::int64_t>(i) == next;
        (drop ? dropped : kept).push_back(std::move(list->items[i]));
        if (drop) {
            next += step;
            --left;
        }
    }
    list->items = std::move(kept);
    for (Value& item : dropped) item = Value();
}

}  // namespace

bool list_assign_slice(Vm& vm, ListObject* list, const SliceObject* slice, const Value* value) {
    SliceBounds bounds;
    if (!slice_bounds(vm, slice, static_cast<std::int64_t>(list->items.size()), bounds)) return false;
    std::vector<Value> replacement;
    if (value) {
        if (!append_all(vm, *value, replacement)) {
            bool no_iterable = !vm.type_of(*value)->slots.iter && !vm.type_of(*value)->slots.get_item;
            if (no_iterable && vm.pending_is(vm.exc.TypeError)) {
                vm.clear_exception();
                vm.raise(vm.exc.TypeError, "must assign iterable to extended slice");
            }
            return false;
        }
        // Taking the items may have changed the list.
        if (!slice_bounds(vm, slice, static_cast<std::int64_t>(list->items.size()), bounds)) return false;
    }
    if (bounds.step == 1) {
        std::int64_t stop = std::max(bounds.start, bounds.stop);
        replace_range(list, static_cast<std::size_t>(bounds.start), static_cast<std::size_t>(stop),
                      std::move(replacement));
        return true;
    }
    if (!value) {
        if (bounds.length > 0) delete_extended(list, bounds);
        return true;
    }
    if (static_cast<std::int64_t>(replacement.size()) != bounds.length) {
        vm.raise_f(vm.exc.ValueError, "attempt to assign sequence of size {} to extended slice of size {}",
                   replacement.size(), bounds.length);
        return false;
    }
    for (std::int64_t k = 0; k < bounds.length; ++k) {
        std::swap(list->items[static_cast<std::size_t>(bounds.start + k * bounds.step)],
                  replacement[static_cast<std::size_t>(k)]);
    }
    for (Value& item : replacement) item = Value();
    return true;
}

bool list_extend(Vm& vm, ListObject* list, const Value& iterable) {
    // Items appear one by one, so that an iterable that looks at the list sees them, as in CPython.
    std::int64_t known = 0;
    if (vm.is_list(iterable)) known = static_cast<std::int64_t>(iterable.as<ListObject>()->items.size());
    if (vm.is_tuple(iterable)) known = static_cast<std::int64_t>(iterable.as<TupleObject>()->size);
    if (!vm.heap.has_room(static_cast<std::size_t>(known) * sizeof(Value))) return false;
    const bool done = append_all(vm, iterable, list->items);
    account_items(vm, list);
    return done;
}

Value Vm::make_list(std::vector<Value> items) {
    ListObject* list = heap.make<ListObject>(types.list);
    new (&list->items) std::vector<Value>(std::move(items));
    list->accounted = 0;
    if (list->items.capacity() > 64) account_items(*this, list);  // not worth it for short ones
    heap.track(list);
    return Value::adopt(list);
}

void make_list_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "list";
    spec.instance_size = sizeof(ListObject);
    spec.flags = kTypeBase | kTypeList | kTypeSequence;
    spec.slots.dealloc = dealloc_list;
    spec.slots.traverse = traverse_list;
    spec.slots.clear = clear_list;
    spec.slots.construct = list_construct;
    spec.slots.init = list_init;
    spec.slots.repr = list_repr;
    spec.slots.compare = list_compare;
    spec.slots.truth = list_truth;
    spec.slots.length = list_length;
    spec.slots.contains = list_contains;
    spec.slots.get_item = list_get_item;
    spec.slots.set_item = list_set_item;
    spec.slots.iter = make_list_iterator;
    spec.slots.concat = list_concat;
    spec.slots.repeat = list_repeat;
    spec.slots.inplace_concat = list_inplace_concat;
    spec.slots.inplace_repeat = list_inplace_repeat;
    spec.methods = list_method_table();
    vm.define_type(vm.types.list, spec);
}

}  // namespace awaitscope
