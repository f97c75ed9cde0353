#include "engine/syntax/narration.h"

#include "engine/syntax/highlight.h"

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

TEST_CASE("Narration belongs to the next line of code", "[narration]") {
    SourceText source("test.py",
                      "#: First\n#: still first\n\nx = 1\ny = 2  #: beside\n# plain\n#:tight\nz = '#: no "
                      "comment'\n#: last\n");
    auto found = find_narration(source);
    REQUIRE(found.size() == 4);
    CHECK(found[0].text == "First\nstill first");
    CHECK(found[0].line == 4);
    CHECK(found[0].span == SourceSpan{1, 0, 2, 14});
    CHECK(found[1].text == "beside");
    CHECK(found[1].line == 5);
    CHECK(found[2].text == "tight");
    CHECK(found[2].line == 8);
    CHECK(found[3].line == 0);
}

TEST_CASE("The awaitscope block is found whole or not at all", "[narration]") {
    SourceText source("test.py", "# /// awaitscope\n# title = \"A\"\n#\n# [slider.X]\n# ///\nx = 1\n");
    auto block = find_metadata(source);
    REQUIRE(block.has_value());
    CHECK(block->toml == "title = \"A\"\n\n[slider.X]\n");
    CHECK(block->span == SourceSpan{1, 0, 5, 5});
    CHECK(block->first_line == 2);
    CHECK_FALSE(
        find_metadata(SourceText("test.py", "# /// awaitscope\n# title = 1\nx = 1\n# ///\n")).has_value());
    CHECK_FALSE(find_metadata(SourceText("test.py", "# /// script\n# ///\n")).has_value());
}

TEST_CASE("Highlighting names what a token is", "[highlight]") {
    SourceText source("test.py", "@once\ndef f(x):  # why\n    return print(f'a{x}', match)\n");
    std::vector<std::pair<HighlightKind, std::string>> seen;
    for (const auto& token : highlight(source)) {
        std::string_view line = source.line(token.span.line);
        seen.emplace_back(token.kind,
                          line.substr(token.span.column, token.span.end_column - token.span.column));
    }
    using K = HighlightKind;
    const std::vector<std::pair<K, std::string>> expected = {
        {K::kDecorator, "@"},   {K::kDecorator, "once"}, {K::kKeyword, "def"},   {K::kDefinition, "f"},
        {K::kOperator, "("},    {K::kName, "x"},         {K::kOperator, ")"},    {K::kOperator, ":"},
        {K::kComment, "# why"}, {K::kKeyword, "return"}, {K::kBuiltin, "print"}, {K::kOperator, "("},
        {K::kString, "f'"},     {K::kString, "a"},       {K::kOperator, "{"},    {K::kName, "x"},
        {K::kOperator, "}"},    {K::kString, "'"},       {K::kOperator, ","},    {K::kName, "match"},
        {K::kOperator, ")"},
    };
    CHECK(seen == expected);
}

TEST_CASE("After an unreadable line the colours come back", "[highlight]") {
    SourceText source("test.py", "x = 'open\ny = 1 # two\nz = (1\n");
    auto tokens = highlight(source);
    auto has = [&](HighlightKind kind, std::uint32_t line) {
        for (const auto& token : tokens) {
            if (token.kind == kind && token.span.line == line) return true;
        }
        return false;
    };
    CHECK(has(HighlightKind::kError, 1));
    CHECK(has(HighlightKind::kNumber, 2));
    CHECK(has(HighlightKind::kComment, 2));
    CHECK(has(HighlightKind::kNumber, 3));
}
