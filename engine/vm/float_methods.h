// What the files of float and complex share.
#pragma once

#include "engine/vm/type.h"

#include <span>

namespace awaitscope {

struct GetSetSpec;

std::span<const NativeSpec> float_method_table();
std::span<const GetSetSpec> float_getset_table();

/// (a + bi) ** (c + di) with CPython's errors.
Value complex_power(Vm& vm, double a, double b, double c, double d);

}  // namespace awaitscope
