// Native functions and the descriptors of built-in types (Objects/descrobject.c, Objects/methodobject.c).
#include "engine/vm/descriptors.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/generic_attributes.h"
#include "engine/vm/sequence.h"
#include "engine/vm/type_slots.h"
#include "engine/vm/vm_private.h"

namespace awaitscope {

namespace {

std::string type_name(const Type* type) {
    return full_name(type);
}

/// `instance` must be of the descriptor's class (descr_check).
bool check_instance(Vm& vm, StrObject* name, const Type* owner, const Value& instance) {
    if (vm.is_instance(instance, owner)) return true;
    vm.raise_f(vm.exc.TypeError, "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
               to_utf8(name), type_name(owner), type_name(vm.type_of(instance)));
    return false;
}

// -- Native functions and methods
// ------------------------------------------------------------------------------------

NativeFunctionObject* native(const Value& v) {
    return v.as<NativeFunctionObject>();
}

NativeFunctionObject* make_native(Vm& vm, Type* type, const NativeSpec& spec, const Signature* signature) {
    auto* object = vm.heap.make<NativeFunctionObject>(type);
    object->spec = &spec;
    object->signature = signature;
    std::construct_at(&object->self);
    object->owner = nullptr;
    std::construct_at(&object->module_name);
    object->weakrefs = nullptr;
    vm.heap.track(object);
    return object;
}

const Signature* signature_for(Vm& vm, const NativeSpec& spec) {
    return spec.raw ? nullptr : &signature_of(vm, spec);
}

void native_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<NativeFunctionObject*>(object)->self);
}

void native_dealloc(Object* object) {
    auto* function = static_cast<NativeFunctionObject*>(object);
    std::destroy_at(&function->self);
    std::destroy_at(&function->module_name);
    object->type->vm->heap.free_instance(object);
}

Value native_call(Vm& vm, const Value& self, const Args& args) {
    const NativeFunctionObject* function = native(self);
    if (!function->self) {
        if (function->spec->raw) return function->spec->raw(vm, args);
        return call_native(vm, function, args);
    }
    constexpr std::size_t kFew = 7;
    const std::size_t total = args.total();
    Value few[kFew + 1];
    std::vector<Value> many;
    Value* values = few;
    if (total > kFew) {
        many.resize(total + 1);
        values = many.data();
    }
    values[0] = function->self;
    for (std::size_t i = 0; i < total; ++i) values[i + 1] = args[i];
    const Args bound{values, args.positional + 1, args.names};
    if (function->spec->raw) return function->spec->raw(vm, bound);
    return call_native(vm, function, bound);
}

Value native_repr(Vm& vm, const Value& self) {
    const NativeFunctionObject* function = native(self);
    if (!function->self || vm.type_of(function->self) == vm.types.module)
        return vm.make_str(fmt::format("<built-in function {}>", function->spec->name));
    return vm.make_str(fmt::format("<built-in method {} of {} object at {:#x}>", function->spec->name,
                                   type_name(vm.type_of(function->self)), vm.address(function->self)));
}

Value method_descriptor_call(Vm& vm, const Value& self, const Args& args) {
    const NativeFunctionObject* function = native(self);
    if (args.positional == 0) {
        return vm.raise_f(vm.exc.TypeError, "unbound method {}.{}() needs an argument",
                          type_name(function->owner), function->spec->name);
    }
    if (vm.type_of(args[0]) != function->owner && !vm.is_instance(args[0], function->owner)) {
        return vm.raise_f(vm.exc.TypeError, "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                          function->spec->name, type_name(function->owner), type_name(vm.type_of(args[0])));
    }
    if (function->spec->raw) return function->spec->raw(vm, args);
    return call_native(vm, function, args);
}

Value method_descriptor_get(Vm& vm, const Value& self, const Value& instance, Type*) {
    if (!instance) return self;
    const NativeFunctionObject* function = native(self);
    if (!check_instance(vm, vm.intern(function->spec->name), function->owner, instance)) return Value();
    return bind_native(vm, function, instance);
}

Value method_descriptor_repr(Vm& vm, const Value& self) {
    return vm.make_str(fmt::format("<method '{}' of '{}' objects>", native(self)->spec->name,
                                   type_name(native(self)->owner)));
}

Value class_method_get(Vm& vm, const Value& self, const Value& instance, Type* owner) {
    return bind_native(vm, native(self), Value::share(owner ? owner : vm.type_of(instance)));
}

Value native_name(Vm& vm, const Value& self) {
    return vm.make_str(native(self)->spec->name);
}
Value native_qualname(Vm& vm, const Value& self) {
    const NativeFunctionObject* function = native(self);
    if (function->owner)
        return vm.make_str(fmt::format("{}.{}", type_name(function->owner), function->spec->name));
    return vm.make_str(function->spec->name);
}
Value native_self(Vm&, const Value& self) {
    return native(self)->self ? native(self)->self : Value::none();
}
Value native_module(Vm&, const Value& self) {
    return native(self)->module_name ? native(self)->module_name : Value::none();
}
Value native_owner(Vm&, const Value& self) {
    return Value::share(native(self)->owner);
}
Value no_doc(Vm&, const Value&) {
    return Value::none();
}
Value native_text_signature(Vm& vm, const Value& self) {
    return vm.make_str(
        fmt::format("({})", native(self)->spec->parameters ? native(self)->spec->parameters : "..."));
}

bool native_hash(Vm& vm, const Value& self, std::int64_t& out) {
    std::int64_t bound = 0;
    if (native(self)->self) bound = static_cast<std::int64_t>(vm.address(native(self)->self));
    out = bound ^ static_cast<std::int64_t>(vm.address(self));
    return true;
}

Value native_compare(Vm&, const Value& self, const Value& other, CompareOp op) {
    if (op != CompareOp::eq && op != CompareOp::ne) return Value::not_implemented();
    if (!other.is_object() || other.object()->type != self.object()->type) return Value::not_implemented();
    const bool same =
        native(self)->spec == native(other)->spec && identical(native(self)->self, native(other)->self);
    return Value::boolean(same == (op == CompareOp::eq));
}

constexpr GetSetSpec kNativeGetSets[] = {
    {"__name__", native_name}, {"__qualname__", native_qualname},
    {"__self__", native_self}, {"__module__", native_module},
    {"__doc__", no_doc},       {"__text_signature__", native_text_signature},
};
constexpr GetSetSpec kMethodDescriptorGetSets[] = {
    {"__name__", native_name},
    {"__qualname__", native_qualname},
    {"__objclass__", native_owner},
    {"__doc__", no_doc},
    {"__text_signature__", native_text_signature},
};

// -- Slot wrappers
// ---------------------------------------------------------------------------------------------------

SlotWrapperObject* wrapper(const Value& v) {
    return v.as<SlotWrapperObject>();
}
MethodWrapperObject* bound_wrapper(const Value& v) {
    return v.as<MethodWrapperObject>();
}

std::string def_name(Vm& vm, const SlotDef* def) {
    return to_utf8(vm.names.*def->name);
}

Value slot_wrapper_get(Vm& vm, const Value& self, const Value& instance, Type*) {
    if (!instance) return self;
    const SlotWrapperObject* from = wrapper(self);
    if (!check_instance(vm, vm.names.*from->def->name, from->owner, instance)) return Value();
    auto* bound = vm.heap.make<MethodWrapperObject>(vm.types.method_wrapper);
    bound->def = from->def;
    bound->owner = from->owner;
    std::construct_at(&bound->self, instance);
    vm.heap.track(bound);
    return Value::adopt(bound);
}

Value slot_wrapper_call(Vm& vm, const Value& self, const Args& args) {
    const SlotWrapperObject* from = wrapper(self);
    if (args.positional == 0) {
        return vm.raise_f(vm.exc.TypeError, "descriptor '{}' of '{}' object needs an argument",
                          def_name(vm, from->def), type_name(from->owner));
    }
    if (!vm.is_instance(args[0], from->owner)) {
        return vm.raise_f(vm.exc.TypeError, "descriptor '{}' requires a '{}' object but received a '{}'",
                          def_name(vm, from->def), type_name(from->owner), type_name(vm.type_of(args[0])));
    }
    return from->def->wrap(vm, *from->def, from->owner, args[0], args.tail());
}

Value slot_wrapper_repr(Vm& vm, const Value& self) {
    return vm.make_str(fmt::format("<slot wrapper '{}' of '{}' objects>", def_name(vm, wrapper(self)->def),
                                   type_name(wrapper(self)->owner)));
}

Value wrapper_name(Vm& vm, const Value& self) {
    return Value::share(vm.names.*wrapper(self)->def->name);
}
Value wrapper_owner(Vm&, const Value& self) {
    return Value::share(wrapper(self)->owner);
}
Value wrapper_qualname(Vm& vm, const Value& self) {
    return vm.make_str(
        fmt::format("{}.{}", type_name(wrapper(self)->owner), def_name(vm, wrapper(self)->def)));
}
constexpr GetSetSpec kWrapperGetSets[] = {{"__name__", wrapper_name},
                                          {"__qualname__", wrapper_qualname},
                                          {"__objclass__", wrapper_owner},
                                          {"__doc__", no_doc}};

void method_wrapper_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<MethodWrapperObject*>(object)->self);
}
void method_wrapper_dealloc(Object* object) {
    std::destroy_at(&static_cast<MethodWrapperObject*>(object)->self);
    object->type->vm->heap.free_instance(object);
}
Value method_wrapper_call(Vm& vm, const Value& self, const Args& args) {
    const MethodWrapperObject* bound = bound_wrapper(self);
    return bound->def->wrap(vm, *bound->def, bound->owner, bound->self, args);
}
Value method_wrapper_repr(Vm& vm, const Value& self) {
    return vm.make_str(
        fmt::format("<method-wrapper '{}' of {} object at {:#x}>", def_name(vm, bound_wrapper(self)->def),
                    type_name(vm.type_of(bound_wrapper(self)->self)), vm.address(bound_wrapper(self)->self)));
}
Value method_wrapper_self(Vm&, const Value& self) {
    return bound_wrapper(self)->self;
}
constexpr GetSetSpec kMethodWrapperGetSets[] = {{"__name__", wrapper_name},
                                                {"__qualname__", wrapper_qualname},
                                                {"__objclass__", wrapper_owner},
                                                {"__self__", method_wrapper_self},
                                                {"__doc__", no_doc}};

// -- Computed attributes and members
// ---------------------------------------------------------------------------------

GetSetObject* getset(const Value& v) {
    return v.as<GetSetObject>();
}

Value getset_get(Vm& vm, const Value& self, const Value& instance, Type*) {
    if (!instance) return self;
    if (!check_instance(vm, getset(self)->name, getset(self)->owner, instance)) return Value();
    return getset(self)->get(vm, instance);
}
bool getset_set(Vm& vm, const Value& self, const Value& instance, const Value* value) {
    const GetSetObject* descriptor = getset(self);
    if (!check_instance(vm, descriptor->name, descriptor->owner, instance)) return false;
    if (descriptor->set) return descriptor->set(vm, instance, value);
    raise_attribute_error(vm, instance, descriptor->name,
                          fmt::format("attribute '{}' of '{}' objects is not writable",
                                      to_utf8(descriptor->name), type_name(descriptor->owner)));
    return false;
}
Value getset_repr(Vm& vm, const Value& self) {
    return vm.make_str(fmt::format("<attribute '{}' of '{}' objects>", to_utf8(getset(self)->name),
                                   type_name(getset(self)->owner)));
}
Value getset_name(Vm&, const Value& self) {
    return Value::share(getset(self)->name);
}
Value getset_owner(Vm&, const Value& self) {
    return Value::share(getset(self)->owner);
}
Value getset_qualname(Vm& vm, const Value& self) {
    return vm.make_str(fmt::format("{}.{}", type_name(getset(self)->owner), to_utf8(getset(self)->name)));
}
constexpr GetSetSpec kGetSetGetSets[] = {{"__name__", getset_name},
                                         {"__qualname__", getset_qualname},
                                         {"__objclass__", getset_owner},
                                         {"__doc__", no_doc}};

MemberObject* member(const Value& v) {
    return v.as<MemberObject>();
}

Value member_get(Vm& vm, const Value& self, const Value& instance, Type*) {
    if (!instance) return self;
    const MemberObject* descriptor = member(self);
    if (!check_instance(vm, descriptor->name, descriptor->owner, instance)) return Value();
    const Value& value = member_at(instance.object(), descriptor->offset);
    if (!value) {
        raise_attribute_error(vm, instance, descriptor->name,
                              fmt::format("'{}' object has no attribute '{}'",
                                          type_name(vm.type_of(instance)), to_utf8(descriptor->name)));
    }
    return value;
}
bool member_set(Vm& vm, const Value& self, const Value& instance, const Value* value) {
    const MemberObject* descriptor = member(self);
    if (!check_instance(vm, descriptor->name, descriptor->owner, instance)) return false;
    Value& place = member_at(instance.object(), descriptor->offset);
    if (!value && !place) {
        raise_attribute_error(vm, instance, descriptor->name, to_utf8(descriptor->name));
        return false;
    }
    place = value ? *value : Value();
    return true;
}
Value member_repr(Vm& vm, const Value& self) {
    return vm.make_str(fmt::format("<member '{}' of '{}' objects>", to_utf8(member(self)->name),
                                   type_name(member(self)->owner)));
}
Value member_name(Vm&, const Value& self) {
    return Value::share(member(self)->name);
}
Value member_owner(Vm&, const Value& self) {
    return Value::share(member(self)->owner);
}
constexpr GetSetSpec kMemberGetSets[] = {
    {"__name__", member_name}, {"__objclass__", member_owner}, {"__doc__", no_doc}};

template <class T>
void plain_dealloc(Object* object) {
    object->type->vm->heap.free(object, sizeof(T));
}

void make_native_function_types(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "builtin_function_or_method";
    spec.instance_size = sizeof(NativeFunctionObject);
    spec.weakrefs_offset = offsetof(NativeFunctionObject, weakrefs);
    spec.slots.dealloc = native_dealloc;
    spec.slots.traverse = native_traverse;
    spec.slots.call = native_call;
    spec.slots.repr = native_repr;
    spec.slots.hash = native_hash;
    spec.slots.compare = native_compare;
    spec.getsets = kNativeGetSets;
    vm.define_type(vm.types.native_function, spec);

    spec.slots.hash = nullptr;
    spec.slots.compare = nullptr;
    spec.name = "method_descriptor";
    spec.flags = kTypeMethodDescriptor;
    spec.slots.call = method_descriptor_call;
    spec.slots.repr = method_descriptor_repr;
    spec.slots.descriptor_get = method_descriptor_get;
    spec.getsets = kMethodDescriptorGetSets;
    vm.define_type(vm.types.method_descriptor, spec);

    spec.name = "classmethod_descriptor";
    spec.flags = 0;
    spec.slots.descriptor_get = class_method_get;
    vm.define_type(vm.types.class_method_descriptor, spec);
}

}  // namespace

void make_descriptor_types(Vm& vm) {
    make_native_function_types(vm);

    Vm::TypeSpec slot_wrapper;
    slot_wrapper.name = "wrapper_descriptor";
    slot_wrapper.instance_size = sizeof(SlotWrapperObject);
    slot_wrapper.flags = kTypeMethodDescriptor;
    slot_wrapper.slots.dealloc = plain_dealloc<SlotWrapperObject>;
    slot_wrapper.slots.call = slot_wrapper_call;
    slot_wrapper.slots.repr = slot_wrapper_repr;
    slot_wrapper.slots.descriptor_get = slot_wrapper_get;
    slot_wrapper.getsets = kWrapperGetSets;
    vm.define_type(vm.types.slot_wrapper, slot_wrapper);

    Vm::TypeSpec method_wrapper;
    method_wrapper.name = "method-wrapper";
    method_wrapper.instance_size = sizeof(MethodWrapperObject);
    method_wrapper.slots.dealloc = method_wrapper_dealloc;
    method_wrapper.slots.traverse = method_wrapper_traverse;
    method_wrapper.slots.call = method_wrapper_call;
    method_wrapper.slots.repr = method_wrapper_repr;
    method_wrapper.getsets = kMethodWrapperGetSets;
    vm.define_type(vm.types.method_wrapper, method_wrapper);

    Vm::TypeSpec getset_spec;
    getset_spec.name = "getset_descriptor";
    getset_spec.instance_size = sizeof(GetSetObject);
    getset_spec.slots.dealloc = plain_dealloc<GetSetObject>;
    getset_spec.slots.descriptor_get = getset_get;
    getset_spec.slots.descriptor_set = getset_set;
    getset_spec.slots.repr = getset_repr;
    getset_spec.getsets = kGetSetGetSets;
    vm.define_type(vm.types.getset, getset_spec);

    Vm::TypeSpec member_spec;
    member_spec.name = "member_descriptor";
    member_spec.instance_size = sizeof(MemberObject);
    member_spec.slots.dealloc = plain_dealloc<MemberObject>;
    member_spec.slots.descriptor_get = member_get;
    member_spec.slots.descriptor_set = member_set;
    member_spec.slots.repr = member_repr;
    member_spec.getsets = kMemberGetSets;
    vm.define_type(vm.types.member, member_spec);
}

Value make_getset(Vm& vm, Type* owner, const GetSetSpec& spec) {
    auto* object = vm.heap.make<GetSetObject>(vm.types.getset);
    object->get = spec.get;
    object->set = spec.set;
    object->owner = owner;
    object->name = vm.intern(spec.name);
    return Value::adopt(object);
}

Value make_member(Vm& vm, Type* owner, StrObject* name, std::int32_t offset) {
    auto* object = vm.heap.make<MemberObject>(vm.types.member);
    object->name = name;
    object->owner = owner;
    object->offset = offset;
    return Value::adopt(object);
}

Value make_native_method(Vm& vm, Type* owner, const NativeSpec& spec) {
    Type* type = spec.kind == NativeSpec::Kind::method         ? vm.types.method_descriptor
                 : spec.kind == NativeSpec::Kind::class_method ? vm.types.class_method_descriptor
                                                               : vm.types.native_function;
    NativeFunctionObject* object = make_native(vm, type, spec, signature_for(vm, spec));
    object->owner = owner;
    return Value::adopt(object);
}

Value bind_native(Vm& vm, const NativeFunctionObject* method, Value self) {
    NativeFunctionObject* bound = make_native(vm, vm.types.native_function, *method->spec, method->signature);
    bound->owner = method->owner;
    bound->self = std::move(self);
    return Value::adopt(bound);
}

Value Vm::make_native_function(const NativeSpec& spec, std::string_view module) {
    NativeFunctionObject* object =
        make_native(*this, types.native_function, spec, signature_for(*this, spec));
    object->module_name = Value::share(intern(module));
    return Value::adopt(object);
}

void Vm::add_functions(ModuleObject& module, std::span<const NativeSpec> functions) {
    const std::string name = to_utf8(module.name);
    for (const NativeSpec& spec : functions)
        dict_set(*this, module.dict, intern(spec.name), make_native_function(spec, name));
}

void Vm::add_value(ModuleObject& module, std::string_view name, Value value) {
    dict_set(*this, module.dict, intern(name), std::move(value));
}

}  // namespace awaitscope
