// The parameters of a native function, parsed once from NativeSpec::parameters.
#pragma once

#include "engine/vm/args.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

struct NativeFunctionObject;
struct StrObject;

struct Signature {
    struct Parameter {
        std::string text;  ///< name, ASCII
        StrObject* name;   ///< interned
        bool required;
    };
    std::vector<Parameter> parameters;  ///< without *args and **kwargs; `self` included
    std::uint32_t positional_only = 0;  ///< how many of them
    std::uint32_t positional = 0;       ///< how many may be given by position
    std::uint32_t required_positional = 0;
    bool takes_rest = false;      ///< *args
    bool takes_keywords = false;  ///< **kwargs
    bool by_position = false;     ///< no keyword-only ones, *args or **kwargs: positions bind by copying
    bool has_self = false;        ///< the first parameter is self or cls, which messages don't count

    /// Where parameter `i` lies in Bound: *args comes between the positional and the keyword-only ones.
    std::size_t place_of(std::size_t i) const { return i + (takes_rest && i >= positional); }
    std::size_t bound_count() const { return parameters.size() + takes_rest + takes_keywords; }
};

/// Parses and remembers; lives as long as the Vm.
const Signature& signature_of(Vm& vm, const NativeSpec& spec);

/// Checks the arguments (self among them) and calls.
Value call_native(Vm& vm, const NativeFunctionObject* function, const Args& args);

}  // namespace awaitscope
