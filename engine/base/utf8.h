// Well-formed UTF-8: what every text of a trace is, and what every format wants.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace awaitscope {

/// Length of the well-formed UTF-8 sequence at the start of `text`, 0 if there is none.
std::size_t utf8_length(std::string_view text);

bool is_utf8(std::string_view text);

/// The text with U+FFFD for every byte, and every lone surrogate (three bytes, as Python's strings may hold
/// them), that is no UTF-8.
std::string made_utf8(std::string_view text);

}  // namespace awaitscope
