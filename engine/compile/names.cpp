#include "engine/compile/names.h"

namespace awaitscope {

std::string_view mangle(NamePool& pool, std::string_view private_name, std::string_view name) {
    if (private_name.data() == nullptr || !name.starts_with("__")) return name;
    // Special methods, and dotted names of imports, are nobody's private names.
    if (name.ends_with("__") || name.find('.') != std::string_view::npos) return name;
    std::size_t start = private_name.find_first_not_of('_');
    if (start == std::string_view::npos) return name;  // a class named ___ mangles nothing
    std::string text = "_";
    text += private_name.substr(start);
    text += name;
    return pool.keep(std::move(text));
}

}  // namespace awaitscope
