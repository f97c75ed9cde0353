// Inside of the files that make and end types.
#pragma once

#include "engine/vm/type.h"

#include <vector>

namespace awaitscope {

/// A Type object with empty fields, of the given metatype.
Type* new_type_object(Vm& vm, Type* metatype);
/// A blank built-in type, owned by the Vm.
Type* make_blank_type(Vm& vm);
/// The built-in types that the Vm owns.
std::vector<Type*>& vm_statics(Vm& vm);
/// Sets kTypePlainEnd and kTypeBareEnd if it is so.
void set_plain_end(Type* type);

void traverse_type(Object* object, GcVisitor& visitor);
void clear_type(Object* object);
void dealloc_type(Object* object);

/// a | b of classes (generic_alias.cpp).
Value make_union(Vm& vm, const Value& a, const Value& b);

/// C3; null with TypeError in CPython's words.
TupleObject* compute_mro(Vm& vm, Type* type, const TupleObject* bases);
/// type(name, bases, namespace, **keywords) with `meta` as the metaclass (type_new).
Value new_class(Vm& vm, Type* meta, const Value& name, const Value& bases, const Value& namespace_,
                const Args& keywords);
/// The most derived metaclass of the bases; null with TypeError on conflict.
Type* winning_metaclass(Vm& vm, Type* meta, const TupleObject* bases);

}  // namespace awaitscope
