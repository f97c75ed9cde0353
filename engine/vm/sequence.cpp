// What the built-in sequences share.
#include "engine/vm/sequence.h"

#include "engine/vm/number.h"
#include "engine/vm/vm.h"

#include <limits>

namespace awaitscope {

std::string full_name(const Type* type) {
    std::string name = to_utf8(type->name);
    if ((type->flags & kTypeHeap) && !(type->flags & kTypeNative)) return name;
    const Value* module = dict_find(type->dict, type->vm->names.__module__);
    if (!module || !type->vm->is_str(*module)) return name;
    std::string where = to_utf8(module->as<StrObject>());
    // Classes that are written in Python over there go by their bare names.
    for (std::string_view python : {"asyncio", "concurrent", "threading", "queue", "socket"}) {
        if (std::string_view(where).starts_with(python)) return name;
    }
    return where + "." + name;
}

std::string type_name(Vm& vm, const Value& v) {
    return full_name(vm.type_of(v));
}

bool satisfies(int order, CompareOp op) {
    switch (op) {
        case CompareOp::lt: return order < 0;
        case CompareOp::le: return order <= 0;
        case CompareOp::eq: return order == 0;
        case CompareOp::ne: return order != 0;
        case CompareOp::gt: return order > 0;
        case CompareOp::ge: return order >= 0;
    }
    return false;
}

bool has_index(Vm& vm, const Value& v) {
    return v.is_small_int() || v.is_bool() || vm.type_of(v)->slots.index != nullptr;
}

Value as_index(Vm& vm, const Value& v) {
    if (v.is_small_int()) return v;
    if (vm.is_int(v)) {
        if (v.is_object() && v.object()->type == vm.types.int_) return v;
        return vm.types.int_->slots.index(vm, v);
    }
    auto index = vm.type_of(v)->slots.index;
    if (!index) {
        return vm.raise_f(vm.exc.TypeError, "'{}' object cannot be interpreted as an integer",
                          type_name(vm, v));
    }
    Value result = index(vm, v);
    if (!result) return Value();
    if (!vm.is_int(result)) {
        return vm.raise_f(vm.exc.TypeError, "__index__ returned non-int (type {})", type_name(vm, result));
    }
    return vm.types.int_->slots.index(vm, result);
}

bool to_index(Vm& vm, const Value& v, std::int64_t& out) {
    if (v.is_small_int()) {
        out = v.small();
        return true;
    }
    Value index = as_index(vm, v);
    if (!index) return false;
    if (int_fits_int64(index, out)) return true;
    vm.raise_f(vm.exc.IndexError, "cannot fit '{}' into an index-sized integer", type_name(vm, v));
    return false;
}

bool to_clipped_index(Vm& vm, const Value& v, std::int64_t& out) {
    if (v.is_small_int()) {
        out = v.small();
        return true;
    }
    if (!has_index(vm, v)) {
        vm.raise(vm.exc.TypeError, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    Value index = as_index(vm, v);
    if (!index) return false;
    if (!int_fits_int64(index, out)) {
        out = int_sign(index) < 0 ? std::numeric_limits<std::int64_t>::min()
                                  : std::numeric_limits<std::int64_t>::max();
    }
    return true;
}

bool to_bound(Vm& vm, const Value& v, std::int64_t size, std::int64_t& out) {
    if (!v || v.is_none()) return true;
    if (!to_clipped_index(vm, v, out)) return false;
    if (out < 0) out = std::max<std::int64_t>(0, out + size);
    return true;
}

bool slice_bounds(Vm& vm, const SliceObject* slice, std::int64_t size, SliceBounds& out) {
    constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
    out.step = 1;
    if (!slice->step.is_none()) {
        if (!to_clipped_index(vm, slice->step, out.step)) return false;
        if (out.step == 0) {
            vm.raise(vm.exc.ValueError, "slice step cannot be zero");
            return false;
        }
        out.step = std::max(out.step, -kMax);
    }
    bool down = out.step < 0;
    out.start = down ? kMax : 0;
    out.stop = down ? -kMax - 1 : kMax;
    if (!slice->start.is_none() && !to_clipped_index(vm, slice->start, out.start)) return false;
    if (!slice->stop.is_none() && !to_clipped_index(vm, slice->stop, out.stop)) return false;
    auto fit = [&](std::int64_t& position) {
        if (position < 0) {
            position += size;
            if (position < 0) position = down ? -1 : 0;
        } else if (position >= size) {
            position = down ? size - 1 : size;
        }
    };
    fit(out.start);
    fit(out.stop);
    out.length = 0;
    if (down && out.stop < out.start) out.length = (out.start - out.stop - 1) / -out.step + 1;
    if (!down && out.start < out.stop) out.length = (out.stop - out.start - 1) / out.step + 1;
    return true;
}

namespace {

Value repeat_sequence(Vm& vm, Value (*slot)(Vm&, const Value&, const Value&), const Value& self,
                      const Value& count) {
    if (has_index(vm, count)) {
        Value result = slot(vm, self, count);
        if (result || !vm.pending_is(vm.exc.IndexError)) return result;
        vm.clear_exception();  // a count is no index, but fits as one does
        return vm.raise_f(vm.exc.OverflowError, "cannot fit '{}' into an index-sized integer",
                          type_name(vm, count));
    }
    return vm.raise_f(vm.exc.TypeError, "can't multiply sequence by non-int of type '{}'",
                      type_name(vm, count));
}

}  // namespace

Value sequence_binary(Vm& vm, BinaryOp op, const Value& a, const Value& b, bool inplace) {
    const Slots& left = vm.type_of(a)->slots;
    const Slots& right = vm.type_of(b)->slots;
    if (op == BinaryOp::add) {
        if (inplace && left.inplace_concat) return left.inplace_concat(vm, a, b);
        if (left.concat) return left.concat(vm, a, b);
    } else if (op == BinaryOp::multiply) {
        if (inplace && left.inplace_repeat) return repeat_sequence(vm, left.inplace_repeat, a, b);
        if (left.repeat) return repeat_sequence(vm, left.repeat, a, b);
        if (right.repeat) return repeat_sequence(vm, right.repeat, b, a);
    }
    return Value::not_implemented();
}

bool check_repeat(Vm& vm, std::size_t size, std::int64_t& count) {
    count = std::max<std::int64_t>(count, 0);
    if (size != 0 && static_cast<std::uint64_t>(count) > (std::uint64_t{1} << 36) / size) {
        vm.raise(vm.exc.MemoryError, "");
        return false;
    }
    return vm.heap.has_room(size * static_cast<std::size_t>(count));
}

bool length_hint(Vm& vm, const Value& v, std::int64_t otherwise, std::int64_t& out) {
    if (vm.type_of(v)->slots.length) return vm.length(v, out);
    out = otherwise;
    Value method = vm.special_method(v, vm.names.__length_hint__);
    if (!method) return vm.pending.is_null();
    Value hint = vm.call(method);
    if (!hint) {
        if (!vm.pending_is(vm.exc.TypeError)) return false;
        vm.clear_exception();
        return true;
    }
    if (hint.is_not_implemented()) return true;
    if (!vm.is_int(hint)) {
        vm.raise_f(vm.exc.TypeError, "__length_hint__ must be an integer, not {}", type_name(vm, hint));
        return false;
    }
    if (!vm.to_int64(hint, out)) return false;
    if (out < 0) {
        vm.raise(vm.exc.ValueError, "__length_hint__() should return >= 0");
        return false;
    }
    return true;
}

bool append_all(Vm& vm, const Value& iterable, std::vector<Value>& items) {
    Type* type = vm.type_of(iterable);
    if (type == vm.types.list) {
        const std::vector<Value>& source = iterable.as<ListObject>()->items;
        std::size_t count = source.size();
        items.reserve(std::max(items.size() + count, items.capacity()));
        for (std::size_t i = 0; i < count; ++i) items.push_back(source[i]);  // may be the same vector
        return true;
    }
    if (type == vm.types.tuple) {
        std::span<const Value> source = iterable.as<TupleObject>()->items();
        items.insert(items.end(), source.begin(), source.end());
        return true;
    }
    Value iterator = vm.iter(iterable);
    if (!iterator) return false;
    if (type->flags & kTypeHeap) {
        // Observable: CPython asks for a size first.
        std::int64_t hint = 0;
        if (!length_hint(vm, iterable, 0, hint)) return false;
    }
    if (type == vm.types.range) {
        std::int64_t length = 0;
        if (!vm.length(iterable, length) || !check_repeat(vm, sizeof(Value), length)) return false;
    }
    while (Value item = vm.next(iterator)) items.push_back(std::move(item));
    return vm.pending.is_null();
}

ReprGuard::ReprGuard(Vm& vm, const Object* object) : entered(true), vm_(vm) {
    entered = std::find(vm.in_repr.begin(), vm.in_repr.end(), object) == vm.in_repr.end();
    if (entered) vm.in_repr.push_back(object);
}

ReprGuard::~ReprGuard() {
    if (entered) vm_.in_repr.pop_back();
}

Value class_get_item(Vm& vm, std::span<const Value> args) {
    return make_generic_alias(vm, args[0], args[1]);
}

}  // namespace awaitscope
