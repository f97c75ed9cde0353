// Native part of `collections`: what makes the classes of collections.namedtuple quick.
#include "engine/modules/collections.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <deque>
#include <memory>
#include <string>

namespace awaitscope {

namespace {

/// The native functions that namedtuple classes have as __new__: each has its own parameters.
struct NewFunctions : VmExtension {
    explicit NewFunctions(Vm&) {}
    static constexpr char kKey = 0;
    struct Entry {
        std::string name, parameters;
        NativeSpec spec;
    };
    std::deque<Entry> entries;  ///< never moved: native functions point to the specs
    Type* field = nullptr;
};

/// __new__(cls, field, …): a default comes from the class's _field_defaults.
Value new_tuple(Vm& vm, Bound args) {
    std::vector<Value> items(args.begin() + 1, args.end());
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i]) continue;
        Value fields = vm.get_attribute(args[0], vm.names._fields);
        Value defaults = vm.get_attribute(args[0], vm.intern("_field_defaults"));
        if (!fields || !defaults) return Value();
        items[i] = vm.get_item(defaults, (*fields.as<TupleObject>())[i]);
        if (!items[i]) return Value();
    }
    const Value packed[] = {vm.make_tuple(items)};
    return vm.types.tuple->slots.construct(vm, args[0].as<Type>(), Args{packed, 1, nullptr});
}

/// make_new(typename, field_names, defaults): the __new__ of a namedtuple class.
Value make_new(Vm& vm, Bound args) {
    NewFunctions::Entry& entry = vm.extension<NewFunctions>().entries.emplace_back();
    entry.name = vm.utf8(args[0]) + ".__new__";
    entry.parameters = "_cls";
    std::span<const Value> fields = args[1].as<TupleObject>()->items();
    std::size_t defaults = args[2].as<TupleObject>()->size;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        entry.parameters += ", " + vm.utf8(fields[i]);
        if (i + defaults >= fields.size()) entry.parameters += "=None";
    }
    entry.spec = {entry.name.c_str(),         entry.parameters.c_str(), new_tuple, nullptr,
                  NativeSpec::Kind::function, NativeSpec::Style::python};
    return vm.make_native_function(entry.spec, "collections");
}

struct FieldObject : Object {
    std::size_t index;
    Value doc;
};

FieldObject* field_of(const Value& v) {
    return v.as<FieldObject>();
}

Value get_field(Vm& vm, const Value& self, const Value& instance, Type*) {
    if (instance.is_null() || instance.is_none()) return self;
    std::size_t i = field_of(self)->index;
    if (!vm.is_tuple(instance)) {
        return vm.raise_f(vm.exc.TypeError,
                          "descriptor for index '{}' for tuple subclasses doesn't apply to '{}' object", i,
                          type_name(vm, instance));
    }
    const TupleObject& tuple = *instance.as<TupleObject>();
    if (i >= tuple.size) return vm.raise(vm.exc.IndexError, "tuple index out of range");
    return tuple[i];
}

bool set_field(Vm& vm, const Value&, const Value&, const Value* value) {
    vm.raise(vm.exc.AttributeError, value ? "can't set attribute" : "can't delete attribute");
    return false;
}

Value get_doc(Vm&, const Value& self) {
    return field_of(self)->doc;
}

bool set_doc(Vm&, const Value& self, const Value* value) {
    field_of(self)->doc = value ? *value : Value::none();
    return true;
}

void dealloc(Object* self) {
    std::destroy_at(&static_cast<FieldObject*>(self)->doc);
    self->type->vm->heap.free_instance(self);
}

constexpr GetSetSpec kGetSets[] = {{"__doc__", get_doc, set_doc}};

Value field(Vm& vm, Bound args) {
    auto* object = vm.heap.make<FieldObject>(vm.extension<NewFunctions>().field);
    object->index = static_cast<std::size_t>(args[0].small());
    std::construct_at(&object->doc, args[1]);
    return Value::adopt(object);
}

constexpr NativeSpec kFunctions[] = {
    {"_make_new", "typename, fields, defaults, /", make_new, nullptr, NativeSpec::Kind::function},
    {"_field", "index, doc, /", field, nullptr, NativeSpec::Kind::function},
};

}  // namespace

void add_named_tuple_support(Vm& vm, ModuleObject& module) {
    Vm::TypeSpec spec;
    spec.name = "_tuplegetter";
    spec.module = "collections";
    spec.instance_size = sizeof(FieldObject);
    spec.slots.dealloc = dealloc;
    spec.slots.descriptor_get = get_field;
    spec.slots.descriptor_set = set_field;
    spec.getsets = kGetSets;
    vm.extension<NewFunctions>().field = vm.make_type(spec);
    vm.add_functions(module, kFunctions);
}

}  // namespace awaitscope
