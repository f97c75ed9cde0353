// Breakpoints, and running to a line. The run is over already: "running" moves the cursor to where it would
// stop.
#pragma once

#include "app/model/model.h"

namespace awaitscope {

/// The line that the keyboard speaks of: the marked one, else the one that is executing or comes next. 0:
/// none.
std::uint32_t marked_line(const Model& model);
/// Marks the line so many further down.
void move_mark(Model& model, int by);

void toggle_breakpoint(Model& model, std::uint32_t line);
bool has_breakpoint(const Model& model, std::uint32_t line);

/// To the next time that `line` is about to run; from the start again if it does not run any more.
void run_to_line(Model& model, std::uint32_t line);
/// To the next breakpoint in that direction; says so if there is none.
void run_to_breakpoint(Model& model, Direction direction);
/// Where playing from `from` to `to` must stop: the first breakpoint in between, else `to`.
Seq stop_between(const Model& model, Seq from, Seq to);

}  // namespace awaitscope
