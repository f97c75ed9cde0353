// The verbs of the command line.
#pragma once

#include "app/cli/outside.h"

namespace awaitscope {

/// Does what the arguments (without the program's own name) ask for. Returns the process's exit status.
int run_command_line(const std::vector<std::string>& arguments, const Outside& outside);

}  // namespace awaitscope
