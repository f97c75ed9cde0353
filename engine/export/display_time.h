// Times for viewers that know only one clock. Steps take no virtual time, so they would have no width there:
// the events of one instant are spread a little, a microsecond each or less where the next instant is near.
// True times stay in the arguments.
#pragma once

#include "engine/export/formats.h"

#include <vector>

namespace awaitscope {

class DisplayTimes {
  public:
    /// On the steps axis every event lasts a microsecond; on the others virtual time counts.
    DisplayTimes(const Trace& trace, Axis axis);

    /// Nanoseconds, rising with seq.
    std::int64_t at(Seq seq) const { return times_[seq == 0 ? 0 : seq - 1]; }

  private:
    std::vector<std::int64_t> times_;
};

}  // namespace awaitscope
