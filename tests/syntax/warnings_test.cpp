// Warnings about the finished tree. The expectations are what CPython 3.14's compile() warned.
#include "engine/syntax/warnings.h"

#include "engine/syntax/parser.h"

#include <string>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

namespace {

// "line: message", one per line.
std::string warnings_for(std::string text) {
    SourceText source("test.py", std::move(text));
    Arena arena;
    ParseResult result = parse(source, arena);
    REQUIRE(result.ok());
    std::string out;
    auto add = [&out](const std::vector<Diagnostic>& found) {
        for (const Diagnostic& d : found) out += std::to_string(d.lineno) + ": " + d.message + "\n";
    };
    add(find_preprocess_warnings(*result.module, source));
    add(find_compile_warnings(*result.module, source));
    return out;
}

}  // namespace

TEST_CASE("Leaving a finally block is warned about, unless a loop or function inside it is left",
          "[warnings]") {
    CHECK(warnings_for("def f():\n try: pass\n finally:\n  return 1\n") ==
          "4: 'return' in a 'finally' block\n");
    CHECK(warnings_for("while 1:\n try: pass\n finally:\n  break\n") == "4: 'break' in a 'finally' block\n");
    CHECK(warnings_for("while 1:\n try: pass\n finally:\n  for x in y: break\n").empty());
    CHECK(warnings_for("def f():\n try: pass\n finally:\n  for x in y:\n   return 1\n").empty());
    CHECK(warnings_for("while 1:\n try: pass\n finally:\n  for x in y: pass\n  else: break\n") ==
          "5: 'break' in a 'finally' block\n");
    CHECK(warnings_for("def f():\n try: pass\n finally:\n  def g():\n   return 1\n").empty());
}

TEST_CASE("Identity with a literal is warned about", "[warnings]") {
    CHECK(warnings_for("x is 1") == "1: \"is\" with 'int' literal. Did you mean \"==\"?\n");
    CHECK(warnings_for("x is not 'a'") == "1: \"is not\" with 'str' literal. Did you mean \"!=\"?\n");
    CHECK(warnings_for("x is (1, 2)") == "1: \"is\" with 'tuple' literal. Did you mean \"==\"?\n");
    CHECK(warnings_for("1 is x is 2") == "1: \"is\" with 'int' literal. Did you mean \"==\"?\n");
    CHECK(warnings_for("x is None is ...").empty());
    CHECK(warnings_for("x is -1").empty());
}

TEST_CASE("Calling and indexing what can't be is warned about", "[warnings]") {
    CHECK(warnings_for("[(1,2) (3,4)]") ==
          "1: 'tuple' object is not callable; perhaps you missed a comma?\n");
    CHECK(warnings_for("1[0]") == "1: 'int' object is not subscriptable; perhaps you missed a comma?\n");
    CHECK(warnings_for("[[1] [2, 3]]") ==
          "1: list indices must be integers or slices, not tuple; perhaps you missed a comma?\n");
    CHECK(warnings_for("[1][True], 'a'[1:2], {}['a']").empty());
}

TEST_CASE("An assertion about a tuple is always true", "[warnings]") {
    CHECK(warnings_for("assert (x, 'message')") ==
          "1: assertion is always true, perhaps remove parentheses?\n");
    CHECK(warnings_for("assert x, 'message'").empty());
}
