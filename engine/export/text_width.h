// How many columns a text takes in a terminal, and cutting it to that.
#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

/// Columns of UTF-8 text: 2 for East Asian wide characters and emoji, 0 for combining marks, 1 for the rest.
int text_columns(std::string_view text);

/// At most `columns` wide; what does not fit gives way to "…". Control characters and bytes that are not
/// UTF-8 become "�", so that nothing in a program can steer the terminal.
std::string cut_to_columns(std::string_view text, int columns);

/// The same, filled up with blanks to exactly `columns`.
std::string pad_to_columns(std::string_view text, int columns);

}  // namespace awaitscope
