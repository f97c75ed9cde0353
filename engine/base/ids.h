// Ids that cross room borders. All are small integers given out in order of creation, so they are the same
// in every run of the same program; 0 means "none".
#pragma once

#include <cstdint>

namespace awaitscope {

/// Position of an event in its trace, counted from 1. As a cause, 0 means "not known".
using Seq = std::uint32_t;

/// A task of the program; 0 is the program outside any task (module level, plain callbacks).
using TaskId = std::uint32_t;

/// Anything else that events talk about: a future, timer, queue, lock, executor job …
using ObjectId = std::uint32_t;

/// An interned text of a trace.
using TextId = std::uint32_t;

}  // namespace awaitscope
