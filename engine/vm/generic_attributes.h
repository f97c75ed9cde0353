// What object's __getattribute__ and __setattr__ do, for types that add to it.
#pragma once

#include "engine/vm/value.h"

#include <string_view>

namespace awaitscope {

struct StrObject;

/// PyObject_GenericGetAttr and PyObject_GenericSetAttr; `value` null deletes.
Value generic_get_attribute(Vm& vm, const Value& object, StrObject* name);
bool generic_set_attribute(Vm& vm, const Value& object, StrObject* name, const Value* value);
/// As generic_get_attribute, but null with nothing pending if there is no such attribute.
Value generic_find_attribute(Vm& vm, const Value& object, StrObject* name);

/// AttributeError with `name` and `obj` set, which suggestions are made from.
void raise_attribute_error(Vm& vm, const Value& object, StrObject* name, std::string_view message);

}  // namespace awaitscope
