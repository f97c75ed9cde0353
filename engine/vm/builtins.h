// The files that make the builtins module.
#pragma once

#include "engine/vm/args.h"

#include <span>

namespace awaitscope {

std::span<const NativeSpec> number_builtins();     ///< abs, bin, divmod, pow, round, sum …
std::span<const NativeSpec> object_builtins();     ///< getattr, isinstance, id, dir, vars …
std::span<const NativeSpec> iteration_builtins();  ///< all, iter, len, max, next, sorted …
std::span<const NativeSpec> refused_builtins();    ///< eval, exec, open …: refused by name

}  // namespace awaitscope
