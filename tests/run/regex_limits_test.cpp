// Regular expressions and the limits of a run. What they match is tested by tests/conformance/language/re_*.
#include "engine/run/session.h"

#include <string>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

namespace {

struct Ran {
    RunResult result;
    std::string out;
};

Ran run(const std::string& source, std::uint64_t max_steps) {
    Ran ran;
    RunOptions options;
    options.max_steps = max_steps;
    options.on_output = [&](int, std::string_view text) { ran.out += text; };
    ran.result = run_program({"program.py", "import re\n" + source}, options);
    return ran;
}

}  // namespace

TEST_CASE("a catastrophic pattern meets the step limit") {
    const Ran ran =
        run("print('before')\nprint(re.match('(a+)+$', 'a' * 40 + 'b'))\nprint('after')\n", 1'000'000);
    CHECK(ran.result.limited);
    CHECK(ran.out.starts_with("before\n"));
    CHECK(ran.out.find("after") == std::string::npos);
}

TEST_CASE("long texts need no C++ stack") {
    const Ran ran =
        run("print(re.match('(?:(a)|b)*', 'ab' * 200_000).end())\n"
            "print(re.match('(?:(a)|b)*?$', 'ab' * 200_000).end())\n",
            100'000'000);
    CHECK(ran.out == "400000\n400000\n");
}
