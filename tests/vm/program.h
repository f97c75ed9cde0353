// Runs a Python program in a Vm of its own, for tests.
#pragma once

#include "engine/vm/vm.h"

#include <string>
#include <string_view>

namespace awaitscope::testing {

struct Outcome {
    std::string out;    ///< standard output
    std::string error;  ///< what the uncaught exception prints; empty if there was none
};

/// Runs `source` as __main__ with no modules but the built-in ones.
Outcome run(std::string_view source);

}  // namespace awaitscope::testing
