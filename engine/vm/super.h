// super: attribute access that starts behind a class in the MRO.
#pragma once

#include "engine/vm/type.h"

namespace awaitscope {

/// super(cls, self).name. `unbound` set non-null asks for a function that needs `self` in front of its
/// arguments, where that is what was found.
Value super_attribute(Vm& vm, Type* cls, const Value& self, StrObject* name, bool* unbound);

}  // namespace awaitscope
