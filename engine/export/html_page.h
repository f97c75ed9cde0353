// The parts of the page that are the same for every run.
#pragma once

#include <string_view>

namespace awaitscope {

std::string_view page_style();   ///< CSS; colours come from variables that the page defines
std::string_view page_body();    ///< what stands in <body> before the scripts
std::string_view page_script();  ///< plays what it finds in the element "run"

}  // namespace awaitscope
