// Text in the order in which its letters stand on the screen.
#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

/// Dear ImGui sets letters from left to right as they come. This turns right-to-left stretches around (UAX
/// 9), joins Arabic letters, and drops the marks that steer direction. Text without such letters comes back
/// as it is. `text` is UTF-8; what is not becomes U+FFFD.
std::string visual_text(std::string_view text);

}  // namespace awaitscope
