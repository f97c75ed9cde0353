// Arguments of a call, and how native functions declare their parameters.
#pragma once

#include "engine/vm/value.h"

#include <cstddef>
#include <span>

namespace awaitscope {

struct TupleObject;

/// Arguments as they lie on the caller's stack, borrowed for the call: positional ones, then one value for
/// each name in `names` (null if there are no keywords). CPython's vectorcall convention.
struct Args {
    const Value* values = nullptr;
    std::size_t positional = 0;
    const TupleObject* names = nullptr;

    const Value& operator[](std::size_t i) const { return values[i]; }
    std::size_t keywords() const;
    std::size_t total() const { return positional + keywords(); }
    std::span<const Value> all() const { return {values, total()}; }
    /// The same arguments without the first positional one.
    Args tail() const { return {values + 1, positional - 1, names}; }
};

/// What a native function gets: one entry for each declared parameter, null where the caller left out an
/// optional one; *args as a tuple, **kwargs as a dict (fresh, never null).
using Bound = std::span<const Value>;

using NativeFunction = Value (*)(Vm& vm, Bound arguments);
using RawFunction = Value (*)(Vm& vm, const Args& arguments);

/// A native function or method as its module declares it, in a constant table.
///
/// `parameters` is written as in Python: "self, /, sep=None, maxsplit=-1", "*values, key=None", "iterable,
/// /". Only the names and markers count for binding; a default's text is documentation, the function sees
/// null. Methods name their first parameter `self` (class methods `cls`). `style` picks CPython's wording of
/// arity errors, which depends on how the C function was declared.
struct NativeSpec {
    enum class Kind : unsigned char { function, method, class_method, static_method };
    enum class Style : unsigned char {
        automatic,  ///< "f() takes exactly one argument (2 given)" for one positional-only parameter
                    ///< (METH_O), "f() takes no arguments (1 given)" for none, "f expected at most 2
                    ///< arguments, got 3" for positional-only ones (_PyArg_CheckPositional), else argument
                    ///< clinic's keyword wording
        python,  ///< as a function written in Python: "f() missing 1 required positional argument: 'x'"
    };
    const char* name;
    const char* parameters;
    NativeFunction function = nullptr;
    RawFunction raw = nullptr;  ///< instead of `function`: parses its arguments itself
    Kind kind = Kind::method;
    Style style = Style::automatic;
};

}  // namespace awaitscope
