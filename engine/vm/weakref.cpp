// Weak references (Objects/weakrefobject.c).
#include "engine/vm/weakref.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

WeakrefObject* reference(const Value& v) {
    return v.as<WeakrefObject>();
}
WeakrefObject*& head_of(Object* target) {
    return reinterpret_cast<WeakrefObject*&>(weakrefs_of(target));
}

void unlink(WeakrefObject* ref) {
    if (!ref->target) return;
    if (ref->previous)
        ref->previous->next = ref->next;
    else
        head_of(ref->target) = ref->next;
    if (ref->next) ref->next->previous = ref->previous;
    ref->target = nullptr;
    ref->next = ref->previous = nullptr;
}

void weakref_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<WeakrefObject*>(object)->callback);
}
void weakref_clear(Object* object) {
    unlink(static_cast<WeakrefObject*>(object));
    static_cast<WeakrefObject*>(object)->callback = Value();
}
void weakref_dealloc(Object* object) {
    auto* ref = static_cast<WeakrefObject*>(object);
    unlink(ref);
    std::destroy_at(&ref->callback);
    object->type->vm->heap.free_instance(object);
}

Value new_weakref(Vm& vm, Type* type, const Value& target, Value callback) {
    if (!target.is_object() || target.object()->type->weakrefs_offset == 0) {
        return vm.raise_f(vm.exc.TypeError, "cannot create weak reference to '{}' object",
                          full_name(vm.type_of(target)));
    }
    WeakrefObject*& head = head_of(target.object());
    // One reference without a callback is shared by all who ask.
    if (!callback && type == vm.types.weakref) {
        for (WeakrefObject* ref = head; ref; ref = ref->next)
            if (!ref->callback && ref->type == type) return Value::share(ref);
    }
    auto* ref = vm.heap.make_instance<WeakrefObject>(type);
    ref->target = target.object();
    std::construct_at(&ref->callback, std::move(callback));
    ref->next = head;
    ref->previous = nullptr;
    ref->hash = 0;
    ref->hashed = false;
    if (head) head->previous = ref;
    head = ref;
    vm.heap.track(ref);
    return Value::adopt(ref);
}

Value weakref_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.positional < 1 || args.positional > 2) {
        return vm.raise_f(vm.exc.TypeError, "__new__ expected at {} argument{}, got {}",
                          args.positional < 1 ? "least 1" : "most 2", args.positional < 1 ? "" : "s",
                          args.positional);
    }
    Value callback = args.positional == 2 && !args[1].is_none() ? args[1] : Value();
    return new_weakref(vm, cls, args[0], std::move(callback));
}
bool weakref_init(Vm&, const Value&, const Args&) {
    return true;
}

Value weakref_call(Vm& vm, const Value& self, const Args& args) {
    if (args.total() != 0) {
        return vm.raise_f(vm.exc.TypeError, "weakref.__call__() takes no arguments ({} given)", args.total());
    }
    return weakref_target(self);
}

Value weakref_repr(Vm& vm, const Value& self) {
    Value target = weakref_target(self);
    if (target.is_none()) return vm.make_str(fmt::format("<weakref at {:#x}; dead>", vm.address(self)));
    return vm.make_str(fmt::format("<weakref at {:#x}; to '{}' at {:#x}>", vm.address(self),
                                   to_utf8(vm.type_of(target)->name), vm.address(target)));
}

bool weakref_hash(Vm& vm, const Value& self, std::int64_t& out) {
    WeakrefObject* ref = reference(self);
    if (!ref->hashed) {
        if (!ref->target) return vm.raise(vm.exc.TypeError, "weak object has gone away"), false;
        if (!vm.hash(Value::share(ref->target), ref->hash)) return false;
        ref->hashed = true;
    }
    out = ref->hash;
    return true;
}

Value weakref_compare(Vm& vm, const Value& self, const Value& other, CompareOp op) {
    if ((op != CompareOp::eq && op != CompareOp::ne) || !vm.is_instance(other, vm.types.weakref))
        return Value::not_implemented();
    bool same = identical(self, other);
    if (reference(self)->target && reference(other)->target) {
        if (!vm.equal(Value::share(reference(self)->target), Value::share(reference(other)->target), same))
            return Value();
    }
    return Value::boolean(same == (op == CompareOp::eq));
}

Value get_callback(Vm&, const Value& self) {
    return reference(self)->target && reference(self)->callback ? reference(self)->callback : Value::none();
}
constexpr GetSetSpec kGetSets[] = {{"__callback__", get_callback}};

}  // namespace

void clear_weakrefs(Vm& vm, Object* object) {
    std::vector<Value> with_callback;
    while (WeakrefObject* ref = head_of(object)) {
        unlink(ref);
        // A reference that is dying itself calls nobody.
        if (ref->callback && ref->refcount > 0) with_callback.push_back(Value::share(ref));
    }
    for (const Value& ref : with_callback) {
        Value callback = std::move(reference(ref)->callback);
        Value pending = std::move(vm.pending);
        if (!vm.call(callback, {ref})) vm.write_unraisable("while calling weakref callback", callback);
        vm.pending = std::move(pending);
    }
}

Value make_weakref(Vm& vm, const Value& target, Value callback) {
    return new_weakref(vm, vm.types.weakref, target, std::move(callback));
}

Value weakref_target(const Value& ref) {
    Object* target = reference(ref)->target;
    return target && target->refcount > 0 ? Value::share(target) : Value::none();
}

void make_weakref_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "ReferenceType";
    spec.module = "weakref";
    spec.instance_size = sizeof(WeakrefObject);
    spec.flags = kTypeBase;
    spec.slots.dealloc = weakref_dealloc;
    spec.slots.traverse = weakref_traverse;
    spec.slots.clear = weakref_clear;
    spec.slots.construct = weakref_construct;
    spec.slots.init = weakref_init;
    spec.slots.call = weakref_call;
    spec.slots.repr = weakref_repr;
    spec.slots.hash = weakref_hash;
    spec.slots.compare = weakref_compare;
    spec.getsets = kGetSets;
    vm.define_type(vm.types.weakref, spec);
}

}  // namespace awaitscope
