// What the files of the built-in exceptions share; other code needs exception.h and vm.h only.
#pragma once

#include "engine/vm/vm.h"

#include <string_view>

namespace awaitscope {

/// BaseException.__init__: TypeError "X() takes no keyword arguments" if there are any.
bool reject_keywords(Vm& vm, Type* type, const Args& args);

/// BaseException's own slots, which types with more state call first.
Value construct_exception(Vm& vm, Type* cls, const Args& args);
bool init_exception(Vm& vm, const Value& self, const Args& args);
Value exception_str(Vm& vm, const Value& self);

/// What the built-in exception type of that name adds to its base: slots, getsets, instance size. An empty
/// spec for those that add nothing.
Vm::TypeSpec exception_spec(std::string_view name);

/// BaseExceptionGroup's additions.
Vm::TypeSpec exception_group_spec();
/// ExceptionGroup, which derives from BaseExceptionGroup and Exception.
void make_exception_group(Vm& vm);

/// Number of extra values in instances of `type`, derived ones included.
std::uint8_t extra_count_of(const Type* type);

inline Value none_if_null(const Value& value) {
    return value.is_null() ? Value::none() : value;
}

/// A read-write attribute that is extra value number `index`; deleting it makes it None.
template <int index>
Value get_extra(Vm&, const Value& self) {
    return none_if_null(self.as<ExceptionObject>()->extra()[index]);
}
template <int index>
bool set_extra(Vm&, const Value& self, const Value* value) {
    self.as<ExceptionObject>()->extra()[index] = value ? *value : Value();
    return true;
}

}  // namespace awaitscope
