// Shapes, and the attribute block that they describe.
#include "engine/vm/attributes.h"
#include "engine/vm/vm.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// Beyond these an instance is used as a dict rather than as a record, so it gets one.
constexpr std::uint32_t kMaxNames = 40;
constexpr std::size_t kMaxChildren = 64;

bool is_inline(Object* object, const Value* values) {
    const Type* type = object->type;
    return type->inline_values != 0 &&
           reinterpret_cast<const char*>(values) == reinterpret_cast<const char*>(object) - type->prefix_size;
}

void free_values(Vm& vm, Object* object, Attributes& attributes) {
    if (attributes.values && !is_inline(object, attributes.values))
        vm.heap.free(attributes.values, attributes.capacity * sizeof(Value));
    attributes.values = nullptr;
    attributes.capacity = 0;
}

void grow(Vm& vm, Object* object, Attributes& attributes) {
    const std::uint32_t used = attributes.shape->count;
    const std::uint32_t capacity = std::max<std::uint32_t>(4, attributes.capacity * 2);
    auto* values = static_cast<Value*>(vm.heap.allocate(capacity * sizeof(Value)));
    for (std::uint32_t i = 0; i < used; ++i) {
        std::construct_at(values + i, std::move(attributes.values[i]));
        std::destroy_at(attributes.values + i);
    }
    free_values(vm, object, attributes);
    attributes.values = values;
    attributes.capacity = capacity;
}

}  // namespace

std::int32_t Shape::find(const StrObject* wanted) const {
    for (const Shape* shape = this; shape->name; shape = shape->parent)
        if (shape->name == wanted) return static_cast<std::int32_t>(shape->count) - 1;
    return -1;
}

Shape* make_root_shape(Vm& vm) {
    auto* shape = new Shape;
    shape->id = vm.new_version();
    return shape;
}

Shape* extend_shape(Vm& vm, Shape* shape, StrObject* name) {
    for (Shape* child : shape->children)
        if (child->name == name) return child;
    if (shape->count >= kMaxNames || shape->children.size() >= kMaxChildren) return nullptr;
    auto* child = new Shape;
    child->parent = shape;
    child->name = name;  // interned names live as long as the Vm
    child->count = shape->count + 1;
    child->id = vm.new_version();
    shape->children.push_back(child);
    return child;
}

void free_shape_tree(Shape* root) {
    if (!root) return;
    for (Shape* child : root->children) free_shape_tree(child);
    delete root;
}

void init_attributes(Attributes& attributes, const Type* type) {
    attributes.shape = type->shape;
    attributes.values = nullptr;
    attributes.dict = nullptr;
    attributes.capacity = 0;
}

void release_attributes(Vm& vm, Object* object, Attributes& attributes) {
    if (attributes.dict) {
        Value dying = Value::adopt(reinterpret_cast<Object*>(std::exchange(attributes.dict, nullptr)));
        attributes.shape = object->type->shape;
        return;
    }
    if (!attributes.shape) return;
    const std::uint32_t count = attributes.shape->count;
    // Taken out of the object first: the end of a value may run code that looks at the object.
    Value* values = std::exchange(attributes.values, nullptr);
    const std::uint32_t capacity = std::exchange(attributes.capacity, 0);
    attributes.shape = object->type->shape;
    for (std::uint32_t i = 0; i < count; ++i) std::destroy_at(values + i);
    if (values && !is_inline(object, values)) vm.heap.free(values, capacity * sizeof(Value));
}

void traverse_attributes(const Attributes& attributes, GcVisitor& visitor) {
    if (attributes.dict) return visitor.visit_object(attributes.dict);
    if (!attributes.shape) return;
    for (std::uint32_t i = 0; i < attributes.shape->count; ++i) visitor.visit(attributes.values[i]);
}

Value* find_in(Attributes& attributes, const StrObject* name) {
    if (attributes.dict) return dict_find(attributes.dict, name);
    if (!attributes.shape) return nullptr;
    const std::int32_t index = attributes.shape->find(name);
    return index < 0 ? nullptr : &attributes.values[index];
}

void set_in(Vm& vm, Object* object, Attributes& attributes, StrObject* name, Value value) {
    if (!attributes.dict) {
        if (!attributes.shape) attributes.shape = object->type->shape;
        const std::int32_t index = attributes.shape->find(name);
        if (index >= 0) {
            attributes.values[index] = std::move(value);
            return;
        }
        if (Shape* shape = extend_shape(vm, attributes.shape, name)) {
            if (attributes.capacity == attributes.shape->count) grow(vm, object, attributes);
            std::construct_at(attributes.values + attributes.shape->count, std::move(value));
            attributes.shape = shape;
            return;
        }
        materialise_dict(vm, object, attributes);
    }
    dict_set(vm, attributes.dict, name, std::move(value));
}

bool erase_in(Vm& vm, Object* object, Attributes& attributes, StrObject* name) {
    if (!find_in(attributes, name)) return false;
    return dict_erase(materialise_dict(vm, object, attributes), name);
}

DictObject* materialise_dict(Vm& vm, Object* object, Attributes& attributes) {
    if (attributes.dict) return attributes.dict;
    Ref<DictObject> dict = vm.make_dict();
    if (Shape* shape = attributes.shape) {
        std::vector<StrObject*> names(shape->count);
        for (const Shape* at = shape; at->name; at = at->parent) names[at->count - 1] = at->name;
        for (std::size_t i = 0; i < names.size(); ++i) {
            dict_set(vm, dict.get(), names[i], std::move(attributes.values[i]));
            std::destroy_at(attributes.values + i);
        }
        free_values(vm, object, attributes);
        attributes.shape = nullptr;
    }
    attributes.dict = static_cast<DictObject*>(std::move(dict).value().leak());
    return attributes.dict;
}

void replace_dict(Vm& vm, Object* object, Attributes& attributes, Ref<DictObject> dict) {
    release_attributes(vm, object, attributes);
    free_values(vm, object, attributes);
    attributes.shape = nullptr;
    attributes.dict = static_cast<DictObject*>(std::move(dict).value().leak());
}

std::size_t attribute_count(const Attributes& attributes) {
    if (attributes.dict) return attributes.dict->used;
    return attributes.shape ? attributes.shape->count : 0;
}

}  // namespace awaitscope
