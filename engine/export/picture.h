// Whole pictures: a heading, the timeline, its legend, and the code with what happens in it if that is
// wanted.
#pragma once

#include "engine/export/comparison.h"
#include "engine/export/drawing.h"
#include "engine/export/formats.h"

namespace awaitscope {

/// The picture of a run, at options.at if that is not 0.
Drawing draw_picture(const TraceIndex& index, const ExportOptions& options);

/// Two runs above each other on one time axis, with the figures that differ.
Drawing draw_comparison(const ComparedRuns& runs, const ExportOptions& options);

}  // namespace awaitscope
