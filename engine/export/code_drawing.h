// The panels of a picture beside its timeline: code, explanation and output.
#pragma once

#include "engine/export/drawing.h"
#include "engine/export/markup.h"
#include "engine/trace/index.h"

namespace awaitscope {

struct PanelBox {
    float x = 0, y = 0, width = 0, height = 0;
};

/// A sheet with a heading. Returns the room inside it.
PanelBox draw_panel(Drawing& drawing, const MarkupTheme& theme, PanelBox box, std::string_view heading);

/// The first line of a source that is for people: what stands before it only tells programs about the file.
std::size_t first_code_line(std::string_view source);

/// The event whose line the code is at after `seq`: a line event of the task that runs then, or the await at
/// which it resumes. 0: none.
Seq line_event_at(const TraceIndex& index, Seq seq);

constexpr float kCodeLine = 19;

/// As many lines as there is room for; at a step (seq not 0) those around the line that runs.
void draw_code(Drawing& drawing, const MarkupTheme& theme, PanelBox box, const TraceIndex& index, Seq seq);
/// Why the event at `seq` happens, in words.
void draw_explanation(Drawing& drawing, const MarkupTheme& theme, PanelBox box, const TraceIndex& index,
                      Seq seq);
/// What the program has printed up to `seq` (0: all of it); the last lines if there is no room for all.
void draw_output(Drawing& drawing, const MarkupTheme& theme, PanelBox box, const TraceIndex& index, Seq seq);

}  // namespace awaitscope
