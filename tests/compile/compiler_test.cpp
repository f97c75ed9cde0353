#include "tests/compile/support.h"

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

TEST_CASE("a module stores names and returns None") {
    CHECK(compile_and_disassemble("x = 1\n") ==
          "<module>:\n"
          "    1    0 LOAD_CONST 1\n"
          "         1 STORE_NAME x\n"
          "         2 LOAD_CONST None\n"
          "         3 RETURN_VALUE\n");
}

TEST_CASE("a loop looks at the limits where it goes back") {
    CHECK(compile_and_disassemble("for i in x:\n    y\n") ==
          "<module>:\n"
          "    1    0 LOAD_NAME x\n"
          "         1 GET_ITER\n"
          "    1    2 FOR_ITER to 7\n"
          "         3 STORE_NAME i\n"
          "    2    4 LOAD_NAME y\n"
          "         5 POP_TOP\n"
          "         6 JUMP_BACKWARD to 2\n"
          "    1    7 LOAD_CONST None\n"
          "         8 RETURN_VALUE\n");
}

TEST_CASE("swapping two locals needs no tuple") {
    CHECK(compile_and_disassemble("def f(a, b):\n    a, b = b, a\n") ==
          "<module>:\n"
          "    1    0 MAKE_FUNCTION f\n"
          "         1 STORE_NAME f\n"
          "         2 LOAD_CONST None\n"
          "         3 RETURN_VALUE\n"
          "\n"
          "f:\n"
          "    2    0 LOAD_FAST b\n"
          "         1 LOAD_FAST a\n"
          "         2 STORE_FAST b\n"
          "         3 STORE_FAST a\n"
          "         4 LOAD_CONST None\n"
          "         5 RETURN_VALUE\n");
}

TEST_CASE("a local that may be unbound is checked") {
    std::string code = compile_and_disassemble("def f(a):\n    if a:\n        b = 1\n    return b\n");
    CHECK(code.find("LOAD_FAST_CHECK b") != std::string::npos);
    CHECK(code.find("LOAD_FAST a") != std::string::npos);
}

TEST_CASE("an await sends until its receiver returns, and may be closed meanwhile") {
    std::string code = compile_and_disassemble("async def f(a):\n    return await a\n");
    CHECK(code.find("         0 RETURN_GENERATOR\n"
                    "         1 POP_TOP\n"
                    "    2    2 LOAD_FAST a\n"
                    "         3 GET_AWAITABLE 0\n"
                    "         4 LOAD_CONST None\n"
                    "         5 SEND to 8\n"
                    "         6 YIELD_VALUE 1\n"
                    "         7 JUMP_BACKWARD to 5\n") != std::string::npos);
}

TEST_CASE("errors carry CPython's words and places") {
    CHECK(compile_error("return\n") == "'return' outside function (1:1-1:7)");
    CHECK(compile_error("break\n") == "'break' outside loop (1:1-1:6)");
    CHECK(compile_error("def f():\n    x = 1\n    global x\n") ==
          "name 'x' is assigned to before global declaration (3:5-3:13)");
    CHECK(compile_error("def f():\n    nonlocal x\n") == "no binding for nonlocal 'x' found (2:5-2:15)");
    CHECK(compile_error("def f(a, a): pass\n") ==
          "duplicate argument 'a' in function definition (1:10-1:11)");
    CHECK(compile_error("def f():\n    await x\n") == "'await' outside async function (2:5-2:12)");
    CHECK(compile_error("x = t'{1}'\n") == "template strings (t-strings) are not supported (1:5-1:11)");
}
