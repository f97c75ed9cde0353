// The marker line under a traceback's source line: which columns get `^` and which `~`
// (StackSummary.format_frame_summary and _extract_caret_anchors_from_line_segment in Lib/traceback.py).
#pragma once

#include "engine/base/source_span.h"

#include <string>
#include <string_view>

namespace awaitscope {

/// The source lines of a frame with their markers, indented by four blanks, each line ended by "\n". `text`
/// is the whole source. Empty if the line is blank or missing.
std::string format_marked_lines(std::string_view text, const SourceSpan& span, bool has_columns);

/// Cells that the first `end` code points take on a terminal.
std::size_t display_width(std::u32string_view line, std::size_t end);

std::u32string decode_utf8(std::string_view text);
std::string encode_utf8(std::u32string_view text);

}  // namespace awaitscope
