// Two runs side by side: what belongs together. Their figures are in engine/export/comparison.h.
#pragma once

#include "app/model/model.h"
#include "engine/export/comparison.h"

namespace awaitscope {

/// The other run's step that belongs to `cursor`: at the same virtual time.
Seq tied_by_time(const TraceIndex& from, Seq cursor, const TraceIndex& to);

/// The other run's step that has as many task steps and callbacks before it.
Seq tied_by_step(const TraceIndex& from, Seq cursor, const TraceIndex& to);

/// A scale on which both runs can be laid out: the longer run's time axis.
Viewport common_viewport(const TraceIndex& a, const TraceIndex& b);

}  // namespace awaitscope
