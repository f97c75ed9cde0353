#include "engine/vm/super.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/generic_attributes.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

struct SuperObject : Object {
    Value cls;        ///< the class behind which the search starts
    Value self;       ///< instance or class; null: unbound
    Type* self_type;  ///< whose MRO is searched; borrowed from self
};

SuperObject* super_of(const Value& v) {
    return v.as<SuperObject>();
}

/// The class whose MRO counts: self itself if it is a subclass of cls, else self's class (supercheck).
Type* check(Vm& vm, Type* cls, const Value& self) {
    if (vm.is_type(self) && Vm::is_subtype(self.as<Type>(), cls)) return self.as<Type>();
    if (Vm::is_subtype(vm.type_of(self), cls)) return vm.type_of(self);
    bool missing = false;
    Value claimed = vm.find_attribute(self, vm.names.__class__, missing);
    if (claimed && vm.is_type(claimed) && Vm::is_subtype(claimed.as<Type>(), cls)) return claimed.as<Type>();
    if (vm.pending) return nullptr;
    vm.raise_f(vm.exc.TypeError, "super(type, obj): obj ({} {}) is not an instance or subtype of type ({}).",
               vm.is_type(self) ? "type" : "instance of",
               to_utf8(vm.is_type(self) ? self.as<Type>()->name : vm.type_of(self)->name),
               to_utf8(cls->name));
    return nullptr;
}

const Value* find_behind(const Type* start, const Type* cls, StrObject* name) {
    bool behind = false;
    for (const Value& above : start->mro->items()) {
        if (behind)
            if (const Value* found = dict_find(above.as<Type>()->dict, name)) return found;
        behind = behind || above.object() == cls;
    }
    return nullptr;
}

Value super_construct(Vm& vm, Type* cls, const Args&) {
    auto* object = vm.heap.make_instance<SuperObject>(cls);
    std::construct_at(&object->cls);
    std::construct_at(&object->self);
    object->self_type = nullptr;
    vm.heap.track(object);
    return Value::adopt(object);
}

/// super() in a method: the class from the __class__ cell, the object from the first argument.
bool find_implicit(Vm& vm, Value& cls, Value& self) {
    Frame* frame = vm.current_frame;
    if (!frame || !frame->function) return vm.raise(vm.exc.RuntimeError, "super(): no arguments"), false;
    const CodeObject* code = frame->code;
    if (code->unit->argument_count == 0) return vm.raise(vm.exc.RuntimeError, "super(): no arguments"), false;
    self = frame->slots()[0];
    if (self && vm.type_of(self) == vm.types.cell && is_cell_slot(*code->unit, 0))
        self = self.as<CellObject>()->content;
    if (!self) return vm.raise(vm.exc.RuntimeError, "super(): arg[0] deleted"), false;
    for (std::size_t i = code->slot_total - code->unit->free_count; i < code->slot_total; ++i) {
        if (code->slot_names[i] != vm.names.__class__) continue;
        cls = frame->slots()[i].as<CellObject>()->content;
        if (!cls) return vm.raise(vm.exc.RuntimeError, "super(): empty __class__ cell"), false;
        return true;
    }
    return vm.raise(vm.exc.RuntimeError, "super(): __class__ cell not found"), false;
}

bool super_init(Vm& vm, const Value& object, const Args& args) {
    if (args.keywords() != 0) return vm.raise(vm.exc.TypeError, "super() takes no keyword arguments"), false;
    if (args.positional > 2) {
        vm.raise_f(vm.exc.TypeError, "super() expected at most 2 arguments, got {}", args.positional);
        return false;
    }
    Value cls = args.positional > 0 ? args[0] : Value();
    Value self = args.positional > 1 && !args[1].is_none() ? args[1] : Value();
    if (!cls && !find_implicit(vm, cls, self)) return false;
    if (!vm.is_type(cls)) {
        vm.raise_f(vm.exc.TypeError, "super() argument 1 must be a type, not {}",
                   to_utf8(vm.type_of(cls)->name));
        return false;
    }
    SuperObject* super = super_of(object);
    super->self_type = self ? check(vm, cls.as<Type>(), self) : nullptr;
    if (self && !super->self_type) return false;
    super->cls = std::move(cls);
    super->self = std::move(self);
    return true;
}

Value super_get_attribute(Vm& vm, const Value& object, StrObject* name) {
    SuperObject* super = super_of(object);
    if (!super->self_type || name == vm.names.__class__) return generic_get_attribute(vm, object, name);
    if (const Value* found = find_behind(super->self_type, super->cls.as<Type>(), name)) {
        Value held = *found;
        auto* get = vm.type_of(held)->slots.descriptor_get;
        if (!get) return held;
        const bool on_class = identical(super->self, Value::share(super->self_type));
        return get(vm, held, on_class ? Value() : super->self, super->self_type);
    }
    Value result = generic_find_attribute(vm, object, name);
    if (!result && !vm.pending)
        raise_attribute_error(vm, object, name,
                              fmt::format("'super' object has no attribute '{}'", to_utf8(name)));
    return result;
}

Value super_get(Vm& vm, const Value& self, const Value& instance, Type*) {
    if (!instance || instance.is_none() || super_of(self)->self) return self;
    return vm.call(Value::share(vm.type_of(self)), {super_of(self)->cls, instance});
}

Value super_repr(Vm& vm, const Value& self) {
    const SuperObject* super = super_of(self);
    const std::string cls = super->cls ? to_utf8(super->cls.as<Type>()->name) : "NULL";
    if (!super->self_type) return vm.make_str(fmt::format("<super: <class '{}'>, NULL>", cls));
    return vm.make_str(
        fmt::format("<super: <class '{}'>, <{} object>>", cls, to_utf8(super->self_type->name)));
}

void super_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<SuperObject*>(object)->cls);
    visitor.visit(static_cast<SuperObject*>(object)->self);
}
void super_dealloc(Object* object) {
    std::destroy_at(&static_cast<SuperObject*>(object)->cls);
    std::destroy_at(&static_cast<SuperObject*>(object)->self);
    object->type->vm->heap.free_instance(object);
}

Value get_this_class(Vm&, const Value& self) {
    return super_of(self)->cls ? super_of(self)->cls : Value::none();
}
Value get_self(Vm&, const Value& self) {
    return super_of(self)->self ? super_of(self)->self : Value::none();
}
Value get_self_class(Vm&, const Value& self) {
    return super_of(self)->self_type ? Value::share(super_of(self)->self_type) : Value::none();
}
constexpr GetSetSpec kGetSets[] = {
    {"__thisclass__", get_this_class}, {"__self__", get_self}, {"__self_class__", get_self_class}};

}  // namespace

Value super_attribute(Vm& vm, Type* cls, const Value& self, StrObject* name, bool* unbound) {
    Type* start = check(vm, cls, self);
    if (!start) return Value();
    const Value* found = name == vm.names.__class__ ? nullptr : find_behind(start, cls, name);
    if (!found) {
        Value object = vm.call(Value::share(vm.types.super), {Value::share(cls), self});
        return object ? vm.get_attribute(object, name) : Value();
    }
    Value held = *found;
    const bool on_class = self.is_object() && self.object() == start;
    const Type* kind = vm.type_of(held);
    if (unbound && !on_class && (kind->flags & kTypeMethodDescriptor)) {
        *unbound = true;
        return held;
    }
    if (!kind->slots.descriptor_get) return held;
    return kind->slots.descriptor_get(vm, held, on_class ? Value() : self, start);
}

void make_super_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "super";
    spec.instance_size = sizeof(SuperObject);
    spec.flags = kTypeBase;
    spec.slots.dealloc = super_dealloc;
    spec.slots.traverse = super_traverse;
    spec.slots.construct = super_construct;
    spec.slots.init = super_init;
    spec.slots.get_attribute = super_get_attribute;
    spec.slots.descriptor_get = super_get;
    spec.slots.repr = super_repr;
    spec.getsets = kGetSets;
    vm.define_type(vm.types.super, spec);
}

}  // namespace awaitscope
