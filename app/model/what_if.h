// What if a constant were another: sliders, and the run before as a ghost.
#pragma once

#include "app/model/model.h"

namespace awaitscope {

/// Gives the constant another value, as far as its slider goes, and asks for a run. The run that is on the
/// screen stays as a ghost; while one slider is moved on and on, it is the run before the first move.
void set_slider(Model& model, const std::string& name, double value);

/// Moves the chosen slider by its step, or by a twentieth of its length.
void nudge_slider(Model& model, int by);

/// The ghost to be drawn behind the picture; null if there is none.
const TraceIndex* shown_ghost(const Model& model);

}  // namespace awaitscope
