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

TEST_CASE("comprehensions are inlined, and give back the names that they took") {
    std::string code = compile_and_disassemble("def f(x):\n    return [x for x in x if x]\n");
    CHECK(code.find("LOAD_FAST_AND_CLEAR x") != std::string::npos);
    CHECK(code.find("STORE_FAST_MAYBE_NULL x") != std::string::npos);
    CHECK(code.find("<listcomp>") == std::string::npos);
}

TEST_CASE("a set of constants is made of a frozenset, which decides its order") {
    CHECK(compile_and_disassemble("{3, 1, 2}\n").find("LOAD_CONST frozenset({3, 1, 2})") !=
          std::string::npos);
    CHECK(compile_and_disassemble("x in {1, 2}\n").find("LOAD_CONST frozenset({1, 2})") != std::string::npos);
    CHECK(compile_and_disassemble("x in [1, 2]\n").find("LOAD_CONST (1, 2)") != std::string::npos);
}

TEST_CASE("constants fold") {
    auto folds_to = [](std::string_view expression, std::string_view value) {
        std::string code = compile_and_disassemble("x = " + std::string(expression) + "\n");
        return code.find("LOAD_CONST " + std::string(value) + "\n") != std::string::npos;
    };
    CHECK(folds_to("2 + 3 * 4", "14"));
    CHECK(folds_to("-7 // 2", "-4"));
    CHECK(folds_to("-7 % 3", "2"));
    CHECK(folds_to("1 << 70", "1180591620717411303424"));
    CHECK(folds_to("0x1_0000_0000_0000_0000", "18446744073709551616"));
    CHECK(folds_to("(1, 'a', (None, 2.5))", "(1, 'a', (None, 2.5))"));
    CHECK(folds_to("'ab' + 'cd'", "'abcd'"));
    CHECK(folds_to("not 0", "True"));
    CHECK(folds_to("__debug__", "True"));
    CHECK(compile_and_disassemble("1 / 0\n").find("BINARY_OP /") != std::string::npos);
}

TEST_CASE("code behind a constant condition goes away") {
    CHECK(compile_and_disassemble("if 0:\n    x\n").find("LOAD_NAME") == std::string::npos);
    CHECK(compile_and_disassemble("while True:\n    x\n").find("POP_JUMP") == std::string::npos);
}

TEST_CASE("docstrings lose the indentation that their lines share") {
    std::string code = compile_and_disassemble("'''First.\n\n    Second.\n      Third.\n    '''\n");
    CHECK(code.find("LOAD_CONST 'First.\\n\\nSecond.\\n  Third.\\n'") != std::string::npos);
}

TEST_CASE("annotations under the future import are texts as CPython writes them") {
    std::string code = compile_and_disassemble(
        "from __future__ import annotations\nx: (a if b else c) | -3 ** 2\ny: f(*a, b=lambda x, /: x)[1:2, "
        "...]\n");
    CHECK(code.find("LOAD_CONST '(a if b else c) | -3 ** 2'") != std::string::npos);
    CHECK(code.find("LOAD_CONST 'f(*a, b=lambda x, /: x)[1:2, ...]'") != std::string::npos);
}

TEST_CASE("private names are mangled with their class") {
    std::string code =
        compile_and_disassemble("class _A:\n    def f(self):\n        return self.__x + __y.__z__\n");
    CHECK(code.find("LOAD_ATTR _A__x") != std::string::npos);
    CHECK(code.find("LOAD_GLOBAL _A__y") != std::string::npos);
    CHECK(code.find("LOAD_ATTR __z__") != std::string::npos);
}

TEST_CASE("long chains need no stack") {
    std::string sum = "x = a";
    std::string attributes = "x = a";
    std::string choice = "if a: pass\n";
    for (int i = 0; i < 50'000; ++i) sum += " + a";
    for (int i = 0; i < 50'000; ++i) attributes += ".b";
    for (int i = 0; i < 1'000; ++i) choice += "elif b: pass\n";
    CHECK(compile_error(sum + "\n") == "no error");
    CHECK(compile_error(choice) == "no error");
    CHECK(compile_error(attributes + "\n").starts_with("source too deeply nested to compile"));
}
