// What is refused by name, and when: before the program starts where the source shows it, else at that line.
#include "engine/run/session.h"

#include <string>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

namespace {

struct Ran {
    int status = 0;
    std::string out, err;
};

Ran run(const std::string& source) {
    Ran ran;
    RunOptions options;
    options.on_output = [&](int stream, std::string_view text) { (stream == 1 ? ran.out : ran.err) += text; };
    ran.status = run_program({"program.py", source}, options).exit_status;
    return ran;
}

}  // namespace

TEST_CASE("a refused builtin is named with its place before anything runs") {
    const Ran ran = run("print('begins')\ndef f():\n    return eval('1')\n");
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.starts_with(
        "  File \"program.py\", line 3\n    return eval('1')\n           ^^^^\nUnsupported: eval() "));
}

TEST_CASE("a name that the program binds itself is its own") {
    const Ran ran = run("def open(x):\n    return x\nprint(open(3))\n");
    CHECK(ran.status == 0);
    CHECK(ran.out == "3\n");
}

TEST_CASE("what the source does not show is refused when it happens, and can't be caught") {
    const Ran ran =
        run("import builtins\ntry:\n    getattr(builtins, 'ex' + 'ec')('1')\nexcept BaseException:\n"
            "    print('caught')\nfinally:\n    print('finally')\n");
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("line 3") != std::string::npos);
    CHECK(ran.err.find("Unsupported: exec() is not part of Awaitscope.") != std::string::npos);
}

TEST_CASE("a module of the library that is not here is refused, with what is near and what is there") {
    const Ran ran = run("print('begins')\nimport zlib\n");
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("the module 'zlib' is not part of Awaitscope.") != std::string::npos);
    CHECK(ran.err.find("These are: ") != std::string::npos);
    CHECK(run("import pathlib\n").err.find("without files") != std::string::npos);
}

TEST_CASE("a module that nobody has is missing as under CPython") {
    const Ran ran = run("print('begins')\nimport numpyy\n");
    CHECK(ran.out == "begins\n");
    CHECK(ran.err.ends_with("ModuleNotFoundError: No module named 'numpyy'\n"));
}

TEST_CASE("a guarded import is missing at run time, so that the fallback runs") {
    CHECK(run("try:\n    import zlib\nexcept ImportError as error:\n    print(error)\n").out ==
          "No module named 'zlib'\n");
    CHECK(run("from contextlib import suppress\nwith suppress(ImportError):\n    import zlib\nprint('on')\n")
              .out == "on\n");
    CHECK(run("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pathlib\nprint('on')\n").out ==
          "on\n");
}
