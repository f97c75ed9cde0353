// Code units as text, for tests and for people.
#pragma once

#include "engine/compile/code_unit.h"

#include <string>

namespace awaitscope {

/// One line for each instruction: its line where a statement starts, its index, name and operand in words;
/// then the exception table, then the children, each under its qualified name.
std::string disassemble(const CodeUnit& unit);

/// The instruction alone, as "LOAD_FAST x".
std::string describe(const CodeUnit& unit, const Instruction& instruction);

/// A constant as Python writes it.
std::string describe(const CodeUnit& unit, const Constant& constant);

}  // namespace awaitscope
