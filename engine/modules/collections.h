// The files of the native part of `collections`.
#pragma once

namespace awaitscope {

class Vm;
struct ModuleObject;

/// _make_new and _field, of which namedtuple makes its classes (collections_tuple.cpp).
void add_named_tuple_support(Vm& vm, ModuleObject& module);

}  // namespace awaitscope
