// Tuples with named fields, such as sys.version_info and time.struct_time (Objects/structseq.c).
#pragma once

#include "engine/vm/vm.h"

#include <span>

namespace awaitscope {

/// A new type; `name` is dotted as reprs show it ("sys.version_info"), `fields` must outlive the Vm
/// (constants), at most 24 of them.
Type* make_struct_sequence_type(Vm& vm, const char* name, std::span<const char* const> fields);

/// An instance; as many values as the type has fields.
Value make_struct_sequence(Vm& vm, Type* type, std::span<const Value> values);

}  // namespace awaitscope
