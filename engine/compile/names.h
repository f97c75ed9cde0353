// Names that the compiler makes itself, and private-name mangling.
#pragma once

#include <deque>
#include <string>
#include <string_view>

namespace awaitscope {

/// Owns texts that are not in the tree's arena; views of them stay valid as long as the pool.
class NamePool {
  public:
    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  private:
    std::deque<std::string> texts_;
};

/// The name as it is known inside class `private_name` (no data: not inside a class): `__x` becomes
/// `_Class__x`. CPython's _Py_Mangle.
std::string_view mangle(NamePool& pool, std::string_view private_name, std::string_view name);

}  // namespace awaitscope
