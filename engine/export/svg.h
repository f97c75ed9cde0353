// Drawings as SVG. Text stays text.
#pragma once

#include "engine/export/drawing.h"
#include "engine/export/sink.h"

namespace awaitscope {

void write_svg_drawing(const Drawing& drawing, Sink& sink);

}  // namespace awaitscope
