// Instance attributes: hidden classes ("shapes") while they are used in the ordinary way, a dict from the
// moment somebody asks for __dict__ or deletes an attribute. Both keep the order of first assignment.
#pragma once

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

}  // namespace awaitscope
