// The parts of int that its files share.
#pragma once

#include "engine/vm/type.h"

#include <span>

namespace awaitscope {

struct GetSetSpec;

/// int.__new__.
Value int_construct(Vm& vm, Type* cls, const Args& args);
/// The int itself, as an exact int (a copy for subclasses and bools).
Value int_exact(Vm& vm, const Value& v);
std::span<const NativeSpec> int_method_table();
std::span<const GetSetSpec> int_getset_table();

}  // namespace awaitscope
