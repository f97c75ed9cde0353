// Checks that a code unit is one that the interpreter can run without looking.
#pragma once

#include "engine/compile/code_unit.h"

#include <string>

namespace awaitscope {

/// Empty if on all paths the stack has one depth at every instruction, never below zero nor above stack_size,
/// and all operands, targets, handlers and caches are in range, in `unit` and its children; else what is
/// wrong.
std::string find_flaw(const CodeUnit& unit);

}  // namespace awaitscope
