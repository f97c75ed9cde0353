// Weak references: each referent keeps the list of those that point at it.
#pragma once

#include "engine/vm/type.h"
#include "engine/vm/value.h"

namespace awaitscope {

struct WeakrefObject : Object {
    Object* target;  ///< borrowed; null once it has died
    Value callback;  ///< null: none
    WeakrefObject* next;
    WeakrefObject* previous;
    std::int64_t hash;  ///< of the target, kept once asked for
    bool hashed;
};

/// Head of the list of weak references to an object whose type has weakrefs_offset.
inline Object*& weakrefs_of(Object* object) {
    return *reinterpret_cast<Object**>(reinterpret_cast<char*>(object) + object->type->weakrefs_offset);
}

/// Clears every weak reference to the object, then calls the callbacks, newest first
/// (PyObject_ClearWeakRefs).
void clear_weakrefs(Vm& vm, Object* object);

/// A weak reference; the existing one if there is one without a callback. Null with TypeError if the type
/// can't be weakly referenced.
Value make_weakref(Vm& vm, const Value& target, Value callback);
/// The target, or None.
Value weakref_target(const Value& reference);

}  // namespace awaitscope
