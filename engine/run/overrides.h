// --set NAME=VALUE and the sliders: other values for a program's module-level constants.
#pragma once

#include "engine/vm/import.h"

#include <string>
#include <utility>
#include <vector>

namespace awaitscope {

/// An edit of the syntax tree that gives the first module-level assignment to each NAME the value VALUE, a
/// Python expression, in place of its own; positions stay those of the source. Names that are not assigned
/// make the edit fail with a message that lists the constants that there are.
SourceEdit make_override_edit(const std::vector<std::pair<std::string, std::string>>& overrides);

}  // namespace awaitscope
