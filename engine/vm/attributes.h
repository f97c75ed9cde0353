// Instance attributes: hidden classes ("shapes") while they are used in the ordinary way, a dict from the
// moment somebody asks for __dict__ or deletes an attribute. Both keep the order of first assignment.
#pragma once

#include "engine/vm/type.h"
#include "engine/vm/value.h"

#include <cstdint>
#include <vector>

namespace awaitscope {

struct DictObject;
struct StrObject;

/// The names that an instance has, in order. Shapes form a tree rooted in each type; a shape with one name
/// more is a child, made once. Inline caches remember (shape, index). Owned by its parent; the root by its
/// Type.
struct Shape {
    Shape* parent = nullptr;
    StrObject* name = nullptr;     ///< the last name; owned; null in the root
    std::uint32_t count = 0;       ///< number of names
    std::uint32_t id = 0;          ///< unique in the Vm, for caches; never reused
    std::vector<Shape*> children;  ///< owned

    /// Index of `name` (interned), or -1.
    std::int32_t find(const StrObject* name) const;
};

/// Lies at Type::attributes_offset from every instance whose type has kTypeAttributes.
struct Attributes {
    Shape* shape;      ///< null once `dict` is in use
    Value* values;     ///< shape->count used of `capacity`; null until the first attribute
    DictObject* dict;  ///< owned; null until needed. Once it exists, `shape` and `values` are null
    std::uint32_t capacity;
};

/// The instance's attribute block; the type must have kTypeAttributes.
inline Attributes& attributes_of(Object* object, std::int32_t offset) {
    return *reinterpret_cast<Attributes*>(reinterpret_cast<char*>(object) + offset);
}

/// A member made by __slots__.
inline Value& member_at(Object* object, std::int32_t offset) {
    return *reinterpret_cast<Value*>(reinterpret_cast<char*>(object) + offset);
}

/// The empty shape of a type's instances.
Shape* make_root_shape(Vm& vm);
/// The shape with `name` (interned) added; null if the tree has grown too large and a dict is due.
Shape* extend_shape(Vm& vm, Shape* shape, StrObject* name);
void free_shape_tree(Shape* root);

/// Sets up the block of a new object whose struct has it; instances of classes come with theirs ready.
void init_attributes(Attributes& attributes, const Type* type);
/// Drops everything, at the end of the object's life.
void release_attributes(Vm& vm, Object* object, Attributes& attributes);
void traverse_attributes(const Attributes& attributes, GcVisitor& visitor);
/// Borrowed; null if absent. `name` is interned.
Value* find_in(Attributes& attributes, const StrObject* name);
void set_in(Vm& vm, Object* object, Attributes& attributes, StrObject* name, Value value);
/// False: it was not there.
bool erase_in(Vm& vm, Object* object, Attributes& attributes, StrObject* name);
/// The instance's __dict__, made of its shape when first asked for. Borrowed.
DictObject* materialise_dict(Vm& vm, Object* object, Attributes& attributes);
/// obj.__dict__ = dict
void replace_dict(Vm& vm, Object* object, Attributes& attributes, Ref<DictObject> dict);
/// Number of attributes.
std::size_t attribute_count(const Attributes& attributes);

}  // namespace awaitscope
