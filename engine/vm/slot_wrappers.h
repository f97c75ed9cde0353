// What int.__add__ and its like do when they are called: unpack the arguments and call the slot.
#pragma once

#include "engine/vm/type_slots.h"

namespace awaitscope {

#define AWAITSCOPE_WRAPPERS(X)                                                                               \
    X(unary)                                                                                                 \
    X(binary) X(reflected) X(inplace) X(compare) X(hash) X(truth) X(get_attribute) X(set_attribute)          \
        X(delete_attribute) X(call) X(init) X(next) X(descriptor_get) X(descriptor_set) X(descriptor_delete) \
            X(length) X(contains) X(get_item) X(set_item) X(delete_item) X(finalize) X(repeat)

#define X(name) \
    Value wrap_##name(Vm& vm, const SlotDef& def, Type* owner, const Value& self, const Args& args);
AWAITSCOPE_WRAPPERS(X)
#undef X

/// Calls a method found on the type with `self` before the arguments, without making a bound method where
/// that is possible.
Value call_bound(Vm& vm, Value method, const Value& self, const Args& args);

}  // namespace awaitscope
