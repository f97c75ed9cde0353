// slice.
#include "engine/vm/builtin_types.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <new>

namespace awaitscope {

namespace {

SliceObject* slice_of(const Value& v) {
    return v.as<SliceObject>();
}

Value parts_of(Vm& vm, const Value& v) {
    SliceObject* slice = slice_of(v);
    return vm.make_tuple({slice->start, slice->stop, slice->step});
}

void dealloc(Object* self) {
    SliceObject* slice = static_cast<SliceObject*>(self);
    slice->step.~Value();
    slice->start.~Value();
    slice->stop.~Value();
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    SliceObject* slice = static_cast<SliceObject*>(self);
    visitor.visit(slice->start);
    visitor.visit(slice->stop);
    visitor.visit(slice->step);
}

Value construct(Vm& vm, Type*, const Args& args) {
    if (args.keywords() > 0) return vm.raise(vm.exc.TypeError, "slice() takes no keyword arguments");
    if (args.positional == 0) return vm.raise(vm.exc.TypeError, "slice expected at least 1 argument, got 0");
    if (args.positional > 3) {
        return vm.raise_f(vm.exc.TypeError, "slice expected at most 3 arguments, got {}", args.positional);
    }
    if (args.positional == 1) return vm.make_slice(Value::none(), args[0], Value::none());
    return vm.make_slice(args[0], args[1], args.positional == 3 ? args[2] : Value::none());
}

Value repr(Vm& vm, const Value& self) {
    StrBuilder out(vm);
    out.append("slice(");
    SliceObject* slice = slice_of(self);
    const Value* parts[] = {&slice->start, &slice->stop, &slice->step};
    for (const Value* part : parts) {
        if (part != parts[0]) out.append(", ");
        Value shown = vm.repr(*part);
        if (!shown) return Value();
        out.append(shown.as<StrObject>());
    }
    out.append(")");
    return out.finish();
}

Value compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if (vm.type_of(b) != vm.types.slice) return Value::not_implemented();
    return vm.compare(parts_of(vm, a), parts_of(vm, b), op);
}

/// A tuple's hash but for the length.
bool hash(Vm& vm, const Value& self, std::int64_t& out) {
    std::uint64_t accumulated = 2870177450012600261U;
    SliceObject* slice = slice_of(self);
    for (const Value* part : {&slice->start, &slice->stop, &slice->step}) {
        std::int64_t lane = 0;
        if (!vm.hash(*part, lane)) return false;
        accumulated += static_cast<std::uint64_t>(lane) * 14029467366897019727U;
        accumulated = (accumulated << 31) | (accumulated >> 33);
        accumulated *= 11400714785074694791U;
    }
    out = accumulated == static_cast<std::uint64_t>(-1) ? 1546275796 : static_cast<std::int64_t>(accumulated);
    return true;
}

/// slice.indices(length), for ints of any size.
Value indices(Vm& vm, Bound args) {
    Value size = as_index(vm, args[1]);
    if (!size) return Value();
    if (int_sign(size) < 0) return vm.raise(vm.exc.ValueError, "length should not be negative");
    SliceObject* slice = slice_of(args[0]);
    std::int64_t length = 0;
    if (!int_fits_int64(size, length)) return vm.raise(vm.exc.OverflowError, "length too large");
    SliceBounds bounds;
    if (!slice_bounds(vm, slice, length, bounds)) return Value();
    return vm.make_tuple({vm.make_int(bounds.start), vm.make_int(bounds.stop), vm.make_int(bounds.step)});
}

Value reduce(Vm& vm, Bound args) {
    return vm.make_tuple({Value::share(vm.types.slice), parts_of(vm, args[0])});
}

Value get_start(Vm&, const Value& self) {
    return slice_of(self)->start;
}
Value get_stop(Vm&, const Value& self) {
    return slice_of(self)->stop;
}
Value get_step(Vm&, const Value& self) {
    return slice_of(self)->step;
}

constexpr NativeSpec kMethods[] = {
    {"indices", "self, length, /", indices},
    {"__reduce__", "self, /", reduce},
};
constexpr GetSetSpec kGetSets[] = {{"start", get_start}, {"stop", get_stop}, {"step", get_step}};

}  // namespace

Value Vm::make_slice(Value start, Value stop, Value step) {
    SliceObject* slice = heap.make<SliceObject>(types.slice);
    new (&slice->start) Value(std::move(start));
    new (&slice->stop) Value(std::move(stop));
    new (&slice->step) Value(std::move(step));
    heap.track(slice);
    return Value::adopt(slice);
}

void make_slice_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "slice";
    spec.instance_size = sizeof(SliceObject);
    spec.slots.dealloc = dealloc;
    spec.slots.traverse = traverse;
    spec.slots.construct = construct;
    spec.slots.repr = repr;
    spec.slots.hash = hash;
    spec.slots.compare = compare;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    vm.define_type(vm.types.slice, spec);
}

}  // namespace awaitscope
