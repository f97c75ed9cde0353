// JSON strings, for every format that is made of JSON.
#pragma once

#include "engine/export/sink.h"

#include <string_view>

namespace awaitscope {

/// Writes a quoted JSON string. Control characters and the two line separators that old JavaScript takes for
/// line ends are escaped, "<" too, so that the text may stand inside a script element; bytes that are not
/// UTF-8 become U+FFFD.
void write_json_string(SinkWriter& out, std::string_view text);

}  // namespace awaitscope
