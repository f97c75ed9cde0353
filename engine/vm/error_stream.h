// What the running program is told on its standard error beside uncaught exceptions: warnings, and exceptions
// that can't be raised.
#pragma once

#include <string_view>

namespace awaitscope {

class Vm;

/// Writes `text` (UTF-8) to whatever sys.stderr stands for now (PyFile_WriteObject to sys.stderr): a program
/// may have put a StringIO there. An error of that object is dropped; None takes nothing.
void write_to_stderr(Vm& vm, std::string_view text);

}  // namespace awaitscope
