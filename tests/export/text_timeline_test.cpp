#include "engine/export/formats.h"
#include "engine/export/text_width.h"
#include "tests/support/demo_trace.h"

#include <sstream>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string text_of(const std::shared_ptr<const Trace>& trace, ExportOptions options) {
    StringSink sink;
    find_format("text")->write(TraceIndex(trace), options, sink);
    return sink.text();
}

}  // namespace

TEST_CASE("three dishes as a person sees them in a terminal") {
    ExportOptions options;
    options.width = 80;
    options.with_output = false;
    CHECK(text_of(demo_trace(), options) ==
          R"(three_dishes.py  2.000 s · 4 tasks · 14 steps

              0 s              0.5            1                        2 
              ┬────────────────┬──────────────┬────────────────────────┬───────
event loop    ████████·········██████·········██████···················████████
main          ██─ gather of 3 ───────────────────────────────────────────────██✓
├ boil rice     ██┄ sleep 1.0 s ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄██✓
├ boil beans    ░░██┄ sleep 2.0 s ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄██✓
└ boil soup     ░░░░██┄┄┄┄┄┄┄┄┄┄┄██✓
output          ▾ ▾ ▾            ▾              ▾                        ▾   ▾

█ running   ░ ready   ┄ asleep   ─ waits for a result   ✓ done
)");
}

TEST_CASE("no line is wider than the terminal") {
    ExportOptions options;
    for (options.width = 60; options.width <= 200; options.width += 23) {
        std::istringstream lines(text_of(demo_trace(), options));
        for (std::string line; std::getline(lines, line);) {
            INFO(options.width << ": " << line);
            CHECK(text_columns(line) <= options.width);
        }
    }
}

TEST_CASE("without colour there is not one escape, with colour every one is closed") {
    ExportOptions options;
    CHECK(text_of(demo_trace(), options).find('\x1b') == std::string::npos);
    options.colour = true;
    const std::string coloured = text_of(demo_trace(), options);
    CHECK_THAT(coloured, ContainsSubstring("\x1b[38;5;35m"));
    CHECK(coloured.rfind("\x1b[0m") > coloured.rfind("\x1b[38"));
}

TEST_CASE("a program cannot steer the terminal through its output") {
    TraceScript script;
    script.add(EventKind::output, "\x1b[2Jgone\rback\a \xE2\x80\xAEturned\n");
    const std::string text = text_of(script.finish(), {});
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\r') == std::string::npos);
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    CHECK_THAT(text, ContainsSubstring("gone"));
}

TEST_CASE("too many tasks are counted instead of drawn") {
    TraceScript script;
    for (int i = 0; i < 500; ++i) script.create_task("work", "", 1);
    CHECK_THAT(text_of(script.finish(), {}), ContainsSubstring("… and 461 more"));
}

TEST_CASE("an empty trace has a timeline too") {
    CHECK_THAT(text_of(TraceBuilder(TraceHeader{}).finish(0, 0), {}), ContainsSubstring("event loop"));
}

TEST_CASE("columns of text") {
    CHECK(text_columns("abc") == 3);
    CHECK(text_columns("日本") == 4);
    CHECK(text_columns("e\xCC\x81") == 1);
    CHECK(cut_to_columns("abcdef", 4) == "abc…");
    CHECK(cut_to_columns("abcd", 4) == "abcd");
    CHECK(cut_to_columns("日本語", 5) == "日本…");
    CHECK(cut_to_columns("abc", 0).empty());
    CHECK(pad_to_columns("日", 4) == "日  ");
}
