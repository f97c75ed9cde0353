// Names of characters, for "\N{BULLET}".
#pragma once

#include <cstdint>
#include <string_view>

namespace awaitscope {

/// The code point with that Unicode name, case ignored, or 0 if our table does not have it.
std::uint32_t character_named(std::string_view name);

}  // namespace awaitscope
