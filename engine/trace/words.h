// How times are written for people, the same in the terminal, in pictures and in the window.
#pragma once

#include "engine/base/time.h"

#include <string>

namespace awaitscope {

/// Seconds with as many decimals as the moment needs and at least `decimals`: "0.5", "2", "0.000001".
std::string short_seconds(VirtualTime time, int decimals = 0);

}  // namespace awaitscope
