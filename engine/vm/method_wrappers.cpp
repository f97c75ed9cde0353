// property, staticmethod, classmethod (Objects/descrobject.c, Objects/funcobject.c).
#include "engine/vm/builtin_types.h"
#include "engine/vm/function.h"
#include "engine/vm/generic_attributes.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/signature.h"
#include "engine/vm/vm.h"

#include <cstddef>

namespace awaitscope {

namespace {

Value none_if_null(const Value& v) {
    return v ? v : Value::none();
}

// -- property
// --------------------------------------------------------------------------------------------------------

PropertyObject* property_of(const Value& v) {
    return v.as<PropertyObject>();
}

void property_traverse(Object* object, GcVisitor& visitor) {
    auto* p = static_cast<PropertyObject*>(object);
    for (const Value* field : {&p->getter, &p->setter, &p->deleter, &p->doc, &p->name}) visitor.visit(*field);
}
void property_clear(Object* object) {
    auto* p = static_cast<PropertyObject*>(object);
    for (Value* field : {&p->getter, &p->setter, &p->deleter, &p->doc, &p->name}) *field = Value();
}
void property_dealloc(Object* object) {
    property_clear(object);
    object->type->vm->heap.free_instance(object);
}

Value property_construct(Vm& vm, Type* cls, const Args&) {
    auto* p = vm.heap.make_instance<PropertyObject>(cls);
    for (Value* field : {&p->getter, &p->setter, &p->deleter, &p->doc, &p->name}) std::construct_at(field);
    vm.heap.track(p);
    return Value::adopt(p);
}

Value init_property(Vm& vm, Bound arguments) {
    PropertyObject* p = property_of(arguments[0]);
    auto given = [&](std::size_t i) {
        return !arguments[i] || arguments[i].is_none() ? Value() : arguments[i];
    };
    p->getter = given(1);
    p->setter = given(2);
    p->deleter = given(3);
    p->doc = given(4);
    if (!p->doc && p->getter) {
        bool missing = false;
        Value doc = vm.find_attribute(p->getter, vm.names.__doc__, missing);
        if (!doc && !missing) return Value();
        if (doc && !doc.is_none()) p->doc = doc;
    }
    return Value::none();
}
constexpr NativeSpec kInit = {"property", "self, fget=None, fset=None, fdel=None, doc=None", init_property};

bool property_init(Vm& vm, const Value& self, const Args& args) {
    Value init = vm.make_native_function(kInit, "builtins");
    return static_cast<bool>(call_with_self(vm, init, self, args));
}

/// "property 'x' of 'C' object has no setter"
void complain(Vm& vm, const Value& self, const Value& instance, const char* what) {
    const Value& name = property_of(self)->name;
    const std::string type = to_utf8(vm.type_of(instance)->qualname);
    if (name && vm.is_str(name)) {
        Value shown = vm.repr(name);
        vm.raise_f(vm.exc.AttributeError, "property {} of '{}' object has no {}", vm.utf8(shown), type, what);
    } else {
        vm.raise_f(vm.exc.AttributeError, "property of '{}' object has no {}", type, what);
    }
}

Value property_get(Vm& vm, const Value& self, const Value& instance, Type*) {
    if (!instance || instance.is_none()) return self;
    Value getter = property_of(self)->getter;
    if (!getter) return complain(vm, self, instance, "getter"), Value();
    return vm.call(getter, {instance});
}
bool property_set(Vm& vm, const Value& self, const Value& instance, const Value* value) {
    Value function = value ? property_of(self)->setter : property_of(self)->deleter;
    if (!function) return complain(vm, self, instance, value ? "setter" : "deleter"), false;
    return static_cast<bool>(value ? vm.call(function, {instance, *value}) : vm.call(function, {instance}));
}

Value copy_property(Vm& vm, const Value& self, const Value* getter, const Value* setter,
                    const Value* deleter) {
    const PropertyObject* old = property_of(self);
    Value doc = none_if_null(old->doc);
    if (getter) doc = Value::none();  // the new getter's own, if it has one
    Value copy =
        vm.call(Value::share(vm.type_of(self)),
                {getter ? *getter : none_if_null(old->getter), setter ? *setter : none_if_null(old->setter),
                 deleter ? *deleter : none_if_null(old->deleter), doc});
    if (copy && vm.is_instance(copy, vm.types.property)) property_of(copy)->name = old->name;
    return copy;
}
Value method_getter(Vm& vm, Bound a) {
    return copy_property(vm, a[0], &a[1], nullptr, nullptr);
}
Value method_setter(Vm& vm, Bound a) {
    return copy_property(vm, a[0], nullptr, &a[1], nullptr);
}
Value method_deleter(Vm& vm, Bound a) {
    return copy_property(vm, a[0], nullptr, nullptr, &a[1]);
}
Value method_set_name(Vm&, Bound a) {
    property_of(a[0])->name = a[2];
    return Value::none();
}
Value get_getter(Vm&, const Value& self) {
    return none_if_null(property_of(self)->getter);
}
Value get_setter(Vm&, const Value& self) {
    return none_if_null(property_of(self)->setter);
}
Value get_deleter(Vm&, const Value& self) {
    return none_if_null(property_of(self)->deleter);
}
Value get_property_doc(Vm&, const Value& self) {
    return none_if_null(property_of(self)->doc);
}
bool set_property_doc(Vm&, const Value& self, const Value* value) {
    return property_of(self)->doc = value ? *value : Value(), true;
}
Value get_property_name(Vm& vm, const Value& self) {
    if (property_of(self)->name) return property_of(self)->name;
    if (property_of(self)->getter) return vm.get_attribute(property_of(self)->getter, vm.names.__name__);
    raise_attribute_error(vm, self, vm.names.__name__, "'property' object has no attribute '__name__'");
    return Value();
}
bool set_property_name(Vm&, const Value& self, const Value* value) {
    return property_of(self)->name = value ? *value : Value(), true;
}
/// True if any of the functions is abstract.
Value property_abstract(Vm& vm, const Value& self) {
    const PropertyObject* p = property_of(self);
    for (const Value* function : {&p->getter, &p->setter, &p->deleter}) {
        if (!*function) continue;
        bool missing = false, truth = false;
        Value flag = vm.find_attribute(*function, vm.names.__isabstractmethod__, missing);
        if (missing) continue;
        if (!flag || !vm.truth(flag, truth)) return Value();
        if (truth) return Value::boolean(true);
    }
    return Value::boolean(false);
}
constexpr NativeSpec kPropertyMethods[] = {
    {"getter", "self, function, /", method_getter},
    {"setter", "self, function, /", method_setter},
    {"deleter", "self, function, /", method_deleter},
    {"__set_name__", "self, owner, name, /", method_set_name},
};
constexpr GetSetSpec kPropertyGetSets[] = {
    {"fget", get_getter},
    {"fset", get_setter},
    {"fdel", get_deleter},
    {"__doc__", get_property_doc, set_property_doc},
    {"__name__", get_property_name, set_property_name},
    {"__isabstractmethod__", property_abstract},
};

// -- staticmethod and classmethod
// ------------------------------------------------------------------------------------

// Both hold one function; StaticMethodObject and ClassMethodObject have the same layout.
static_assert(sizeof(StaticMethodObject) == sizeof(ClassMethodObject));
Value& wrapped(const Value& v) {
    return v.as<StaticMethodObject>()->function;
}

void wrapper_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<StaticMethodObject*>(object)->function);
}
void wrapper_clear(Object* object) {
    static_cast<StaticMethodObject*>(object)->function = Value();
}
void wrapper_dealloc(Object* object) {
    std::destroy_at(&static_cast<StaticMethodObject*>(object)->function);
    object->type->vm->heap.free_instance(object);
}
Value wrapper_construct(Vm& vm, Type* cls, const Args&) {
    auto* object = vm.heap.make_instance<StaticMethodObject>(cls);
    std::construct_at(&object->function);
    vm.heap.track(object);
    return Value::adopt(object);
}
/// Names and documentation of the function become the wrapper's own (functools_wraps in funcobject.c).
bool wrapper_init(Vm& vm, const Value& self, const Args& args) {
    const char* name = vm.is_instance(self, vm.types.static_method) ? "staticmethod" : "classmethod";
    if (args.keywords() != 0)
        return vm.raise_f(vm.exc.TypeError, "{}() takes no keyword arguments", name), false;
    if (args.positional != 1) {
        vm.raise_f(vm.exc.TypeError, "{} expected 1 argument, got {}", name, args.positional);
        return false;
    }
    wrapped(self) = args[0];
    Attributes& attributes = attributes_of(self.object(), self.object()->type->attributes_offset);
    for (StrObject* copied :
         {vm.names.__module__, vm.names.__name__, vm.names.__qualname__, vm.names.__doc__}) {
        bool missing = false;
        Value value = vm.find_attribute(args[0], copied, missing);
        if (!value && !missing) return false;
        if (value) set_in(vm, self.object(), attributes, copied, std::move(value));
    }
    return true;
}
Value static_get(Vm&, const Value& self, const Value&, Type*) {
    return wrapped(self);
}
Value static_call(Vm& vm, const Value& self, const Args& args) {
    return vm.call(Value(wrapped(self)), args);
}
Value class_get(Vm& vm, const Value& self, const Value& instance, Type* owner) {
    return vm.make_method(wrapped(self), Value::share(owner ? owner : vm.type_of(instance)));
}
Value wrapper_repr(Vm& vm, const Value& self) {
    Value of = vm.repr(wrapped(self));
    if (!of) return Value();
    return vm.make_str(fmt::format("<{}({})>", to_utf8(vm.type_of(self)->name), vm.utf8(of)));
}
Value get_wrapped(Vm&, const Value& self) {
    return none_if_null(wrapped(self));
}
Value wrapper_abstract(Vm& vm, const Value& self) {
    bool missing = false, truth = false;
    Value flag = vm.find_attribute(wrapped(self), vm.names.__isabstractmethod__, missing);
    if (missing) return Value::boolean(false);
    if (!flag || !vm.truth(flag, truth)) return Value();
    return Value::boolean(truth);
}
Value wrapper_dict(Vm& vm, const Value& self) {
    Object* object = self.object();
    return Value::share(materialise_dict(vm, object, attributes_of(object, object->type->attributes_offset)));
}
Value wrapper_annotations(Vm& vm, const Value& self) {
    return vm.get_attribute(wrapped(self), vm.names.__annotations__);
}
constexpr GetSetSpec kWrapperGetSets[] = {
    {"__func__", get_wrapped},
    {"__wrapped__", get_wrapped},
    {"__isabstractmethod__", wrapper_abstract},
    {"__dict__", wrapper_dict},
    {"__annotations__", wrapper_annotations},
};

}  // namespace

void make_method_wrapper_types(Vm& vm) {
    Vm::TypeSpec property;
    property.name = "property";
    property.instance_size = sizeof(PropertyObject);
    property.flags = kTypeBase | kTypeAttributes;
    property.attributes_offset = offsetof(PropertyObject, attributes);
    property.slots.dealloc = property_dealloc;
    property.slots.traverse = property_traverse;
    property.slots.clear = property_clear;
    property.slots.construct = property_construct;
    property.slots.init = property_init;
    property.slots.descriptor_get = property_get;
    property.slots.descriptor_set = property_set;
    property.methods = kPropertyMethods;
    property.getsets = kPropertyGetSets;
    vm.define_type(vm.types.property, property);

    Vm::TypeSpec wrapper;
    wrapper.instance_size = sizeof(StaticMethodObject);
    wrapper.flags = kTypeBase | kTypeAttributes;
    wrapper.attributes_offset = offsetof(StaticMethodObject, attributes);
    wrapper.slots.dealloc = wrapper_dealloc;
    wrapper.slots.traverse = wrapper_traverse;
    wrapper.slots.clear = wrapper_clear;
    wrapper.slots.construct = wrapper_construct;
    wrapper.slots.init = wrapper_init;
    wrapper.slots.repr = wrapper_repr;
    wrapper.getsets = kWrapperGetSets;

    wrapper.name = "classmethod";
    wrapper.slots.descriptor_get = class_get;
    vm.define_type(vm.types.class_method, wrapper);

    wrapper.name = "staticmethod";
    wrapper.slots.descriptor_get = static_get;
    wrapper.slots.call = static_call;
    vm.define_type(vm.types.static_method, wrapper);
}

}  // namespace awaitscope
