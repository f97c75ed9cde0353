// Docstrings as the running program sees them.
#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

/// Without the indentation that all lines after the first share, and without the blanks before the first:
/// CPython's _PyCompile_CleanDoc.
std::string clean_docstring(std::string_view text);

}  // namespace awaitscope
