// A trace as text: one readable line an event, for goldens, dumps and people.
#pragma once

#include "engine/trace/index.h"

#include <string>

namespace awaitscope {

/// "  12 0.500000000 resume       Task-4      line 6  <- 11"; details are quoted, control characters escaped.
std::string event_line(const TraceIndex& index, Seq seq);

/// All events, a line each.
std::string text_form(const TraceIndex& index);

/// Seconds with nine decimals, computed in integers: "0.500000000".
std::string decimal_seconds(VirtualTime time);

/// Python-like escapes for what would break a line: \n, \t, \\, \", and \x1b for other control characters.
/// Everything else, UTF-8 included, stays as it is.
std::string escaped(std::string_view text);

}  // namespace awaitscope
