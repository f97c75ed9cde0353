// What the tests of the compiler share.
#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

/// The disassembly of a source text that compiles; fails the test if the units have a flaw.
std::string compile_and_disassemble(std::string_view source);

/// "message (line:offset-line:offset)" of a source text that does not compile.
std::string compile_error(std::string_view source);

}  // namespace awaitscope
