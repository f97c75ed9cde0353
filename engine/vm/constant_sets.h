// How often CPython makes a constant set: the order in which it is iterated shows it.
//
// A display of constants ({"a", "b", "c"}) is a frozenset of the code object, from which the set is filled. When
// CPython makes the code object it interns the strings among its constants; if one of the set's strings turns out
// to be interned already, as another object, the frozenset is made again from its own items in their order
// (intern_constants in Objects/codeobject.c), and items that share a slot may change places.
#pragma once

#include "engine/compile/code_unit.h"

namespace awaitscope {

/// Whether CPython makes the constant `set` of `unit` twice: one of its strings is a name in the program, of which
/// `module` is the outermost unit, or a name that CPython has interned before it compiles any program.
bool is_set_made_twice(const CodeUnit& module, const CodeUnit& unit, const Constant& set);

}  // namespace awaitscope
