// Generic functions and classes, and `type` statements: what they make comes from the typing module.
#pragma once

#include "engine/vm/value.h"

#include <initializer_list>

namespace awaitscope {

/// Calls the function or class `maker` of the module `typing`, which is imported if need be.
Value make_type_parameter(Vm& vm, const char* maker, std::initializer_list<Value> arguments);

}  // namespace awaitscope
