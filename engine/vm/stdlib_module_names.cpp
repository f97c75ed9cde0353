#include "engine/vm/stdlib_module_names.h"

#include <algorithm>
#include <iterator>

namespace awaitscope {

namespace {

// Both sorted; of the modules that Awaitscope has.
constexpr std::string_view kBuiltIn[] = {"_thread",   "atexit", "builtins", "cmath", "errno",      "gc",
                                         "itertools", "math",   "sys",      "time",  "unicodedata"};
constexpr std::string_view kPackages[] = {"asyncio",   "collections", "concurrent", "concurrent.futures",
                                          "importlib", "json",        "logging",    "re",
                                          "string",    "unittest"};

template <std::size_t size>
bool contains(const std::string_view (&sorted)[size], std::string_view name) {
    return std::binary_search(std::begin(sorted), std::end(sorted), name);
}

}  // namespace

bool is_stdlib_module_name(std::string_view name) {
    return contains(kStdlibModuleNames, name);
}

bool is_stdlib_package(std::string_view name) {
    return contains(kPackages, name);
}

std::string stdlib_file(std::string_view module) {
    const std::string_view top = module.substr(0, module.find('.'));
    if (!is_stdlib_module_name(top) || contains(kBuiltIn, module)) return {};
    std::string path(module == "collections.abc" ? "_collections_abc" : module);
    std::replace(path.begin(), path.end(), '.', '/');
    return "/usr/lib/python3.14/" + path + (contains(kPackages, module) ? "/__init__.py" : ".py");
}

}  // namespace awaitscope
