// Slots that the types of generators have in common.
#pragma once

#include "engine/vm/vm.h"

namespace awaitscope {

void fill_generator_spec(Vm::TypeSpec& spec);

void generator_traverse(Object* object, GcVisitor& visitor);
void generator_clear(Object* object);
void generator_finalize(Vm& vm, const Value& self);
void generator_dealloc(Object* object);

}  // namespace awaitscope
