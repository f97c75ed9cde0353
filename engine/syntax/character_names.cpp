#include "engine/syntax/character_names.h"

namespace awaitscope {

std::uint32_t character_named(std::string_view name) {
    (void)name;
    return 0;
}

}  // namespace awaitscope
