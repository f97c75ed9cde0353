// A run as a series of pictures of one size, each at one step.
#pragma once

#include "engine/export/formats.h"
#include "engine/export/pixels.h"

#include <vector>

namespace awaitscope {

/// Where the pictures are taken: the first event, every stop of that sort, and the last event; of very many
/// evenly spread ones.
std::vector<Seq> frame_stops(const TraceIndex& index, FrameStop stop, std::size_t most);

/// The run at that step, with its code.
Image paint_frame(const TraceIndex& index, const ExportOptions& options, Seq at);

}  // namespace awaitscope
