// CPython's words for calls that don't fit a function's parameters (Python/ceval.c, too_many_positional and
// others).
#pragma once

#include "engine/vm/value.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

struct StrObject;

/// A function's parameters as the messages speak of them.
struct ArityWords {
    std::string function;        ///< qualified name
    std::size_t positional = 0;  ///< parameters that may be given by position
    std::size_t defaults = 0;    ///< how many of those have a default
    std::size_t keyword_only_given = 0;
};

/// "f() takes 2 positional arguments but 3 were given"
void raise_too_many_positional(Vm& vm, const ArityWords& words, std::size_t given);
/// "f() missing 2 required positional arguments: 'a' and 'b'"; `kind` is "positional" or "keyword-only".
void raise_missing(Vm& vm, const ArityWords& words, const std::vector<std::string>& names,
                   std::string_view kind);
/// "f() got multiple values for argument 'a'"
void raise_multiple_values(Vm& vm, const ArityWords& words, std::string_view name);
/// "f() got some positional-only arguments passed as keyword arguments: 'a, b'"
void raise_positional_only(Vm& vm, const ArityWords& words, const std::vector<std::string>& names);
/// "f() got an unexpected keyword argument 'x'. Did you mean 'y'?"
void raise_unexpected_keyword(Vm& vm, const ArityWords& words, std::string_view name,
                              const std::vector<std::string>& possible);

}  // namespace awaitscope
