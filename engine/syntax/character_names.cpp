#include "engine/syntax/character_names.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace awaitscope {
namespace {

struct NamedCharacter {
    std::string_view name;
    std::uint32_t code_point;
};

constexpr NamedCharacter kNames[] = {
#include "engine/syntax/character_names.inc"
};

}  // namespace

std::uint32_t character_named(std::string_view name) {
    std::string upper(name);
    for (char& c : upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    const auto* found =
        std::lower_bound(std::begin(kNames), std::end(kNames), upper,
                         [](const NamedCharacter& c, const std::string& key) { return c.name < key; });
    return found != std::end(kNames) && found->name == upper ? found->code_point : 0;
}

}  // namespace awaitscope
