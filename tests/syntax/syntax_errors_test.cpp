// What is printed for programs that do not parse: syntax_errors.txt holds some thousand of them, each with
// what CPython 3.14 printed (record_errors.py).
#include "engine/syntax/parser.h"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

namespace {

struct Case {
    std::string program;
    std::string printed;
};

std::vector<Case> read_cases() {
    std::ifstream file("tests/syntax/syntax_errors.txt", std::ios::binary);
    std::stringstream all;
    all << file.rdbuf();
    std::string text = all.str();
    const std::string program_mark = "%% program\n", error_mark = "%% error\n", no_end = "\n%% no line end\n";
    std::vector<Case> cases;
    for (std::size_t at = text.find(program_mark); at != std::string::npos;) {
        std::size_t begin = at + program_mark.size();
        std::size_t next = text.find(program_mark, begin);
        std::size_t middle = text.find(error_mark, begin);
        Case c;
        c.program = text.substr(begin, middle - begin);
        if (c.program.ends_with(no_end)) c.program.resize(c.program.size() - no_end.size());
        std::size_t error = middle + error_mark.size();
        c.printed = text.substr(error, next == std::string::npos ? next : next - error);
        cases.push_back(std::move(c));
        at = next;
    }
    return cases;
}

std::string printed_for(const std::string& program) {
    DecodedSource decoded = decode_source("test.py", program);
    if (!decoded.ok()) return format_diagnostic(decoded.diagnostics.back(), "test.py");
    Arena arena;
    ParseResult result = parse(decoded.source, arena);
    return result.ok() ? "" : format_diagnostic(result.diagnostics.back(), "test.py");
}

}  // namespace

TEST_CASE("Syntax errors are CPython's, word for word and caret for caret", "[errors]") {
    std::vector<Case> cases = read_cases();
    REQUIRE(cases.size() > 500);
    for (const Case& c : cases) {
        INFO(c.program);
        CHECK(printed_for(c.program) == c.printed);
    }
}

TEST_CASE("A file that is not UTF-8 is refused with CPython's words", "[errors]") {
    CHECK(printed_for("x = 1\ny = 2\nz = \"\xff\"\n") ==
          "  File \"test.py\", line 3\n    z = \"\uFFFD\"\n         ^\n"
          "SyntaxError: Non-UTF-8 code starting with '\\xff' in file test.py on line 3, but no encoding "
          "declared; see "
          "https://peps.python.org/pep-0263/ for details\n");
    CHECK(printed_for("# coding: no-such\n") ==
          "  File \"test.py\", line 0\nSyntaxError: unknown encoding: no-such\n");
    CHECK(printed_for("# -*- coding: latin-1 -*-\nx = '\xe9'\n").empty());
    CHECK(printed_for("\xef\xbb\xbfx = 1\n").empty());
    CHECK(printed_for(std::string("x = 1\0", 6)).find("cannot contain null bytes") != std::string::npos);
}

TEST_CASE("The lexer's warnings and the strings' come in source order, each once", "[warnings]") {
    SourceText source("test.py", "a = '\\d'\nb = 1if a else 0\nc = f'''\n\\e{a}\n'''\n");
    Arena arena;
    ParseResult result = parse(source, arena);
    REQUIRE(result.ok());
    REQUIRE(result.diagnostics.size() == 3);
    CHECK(result.diagnostics[0].lineno == 1);
    CHECK(result.diagnostics[0].message ==
          "\"\\d\" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "
          "\"\\\\d\"? A "
          "raw string is also an option.");
    CHECK(result.diagnostics[1].message == "invalid decimal literal");
    CHECK(result.diagnostics[2].lineno == 6);  // CPython counts from the closing quotes of an f-string
    CHECK(format_diagnostic(result.diagnostics[1], "test.py") ==
          "test.py:2: SyntaxWarning: invalid decimal literal\n  b = 1if a else 0\n");
}
