// object's own behaviour, as far as other files must know of it.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/type.h"

#include <string>

namespace awaitscope {

/// object.__init__: refuses arguments as CPython does.
bool object_init(Vm& vm, const Value& self, const Args& args);
/// Whether calling the class makes its instances with object.__new__ and nothing else.
bool constructs_plainly(const Type* cls);
/// Whether __init__ is object's.
bool initialises_plainly(const Type* cls);
/// An instance with no attributes yet, of a class whose layout base is object.
Value make_plain_instance(Vm& vm, Type* cls);
/// type.__module__: a str, or whatever the class's dict says.
Value type_module(Vm& vm, const Type* type);
/// "module.Class", or just the name for builtins.
std::string qualified_name(Vm& vm, const Type* type);
/// X.__new__ of a built-in type that can be constructed.
Value make_new_function(Vm& vm, Type* owner);
/// type(args): construct, then init (type_call).
Value call_type(Vm& vm, Type* cls, const Args& args);

}  // namespace awaitscope
