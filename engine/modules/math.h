// The files of the `math` module.
#pragma once

#include "engine/vm/args.h"

#include <span>

namespace awaitscope {

std::span<const NativeSpec> math_integer_functions();  ///< factorial, comb, gcd, floor …
std::span<const NativeSpec> math_sum_functions();      ///< fsum, prod, sumprod, hypot, dist

}  // namespace awaitscope
