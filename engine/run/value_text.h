// Values in a few words, for the trace. Never runs the program's own code: looking must not change what
// happens.
#pragma once

#include "engine/vm/vm.h"

#include <string>

namespace awaitscope {

/// repr of built-in values, cut short; "<ClassName>" for anything else.
std::string value_text(Vm& vm, const Value& value, std::size_t limit = 60);

/// "ValueError: no such dish", "CancelledError".
std::string exception_text(Vm& vm, const Value& exception);

/// How people tell a coroutine from its siblings: its name and its first short argument, "boil rice". Empty
/// if there is no such argument.
std::string coroutine_label(Vm& vm, const Value& coroutine);

/// __qualname__ of a coroutine or generator, "" if it has none.
std::string coroutine_name(Vm& vm, const Value& coroutine);

/// What to call a function, method or other callable.
std::string callable_name(Vm& vm, const Value& callable);

}  // namespace awaitscope
