#include "app/cli/arguments.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace awaitscope;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

template <typename Verb>
Verb parsed(const std::vector<std::string>& arguments) {
    const Invocation invocation = parse_arguments(arguments);
    if (const auto* say = std::get_if<SayVerb>(&invocation)) INFO(say->text);
    REQUIRE(std::holds_alternative<Verb>(invocation));
    return std::get<Verb>(invocation);
}

std::string error_of(const std::vector<std::string>& arguments) {
    const auto say = parsed<SayVerb>(arguments);
    CHECK(say.status == 2);
    CHECK(std::ranges::count(say.text, '\n') == 1);  // one line
    CHECK_THAT(say.text, StartsWith("awaitscope: "));
    CHECK_THAT(say.text, ContainsSubstring("; type: "));
    return say.text;
}

}  // namespace

TEST_CASE("no verb opens the window") {
    CHECK(parsed<WindowVerb>({}).file.empty());
    CHECK(parsed<WindowVerb>({"lesson.py"}).file == "lesson.py");
    CHECK(parsed<WindowVerb>({"runs/trace.json"}).file == "runs/trace.json");
}

TEST_CASE("run: what follows FILE is the program's own") {
    const auto run =
        parsed<RunVerb>({"run", "--timeline", "--set", "DELAY=0.5", "--set", "N=3", "--seed", "7", "--until",
                         "1.5", "--max-steps", "0", "prog.py", "--timeline", "-x", "a b"});
    CHECK(run.file == "prog.py");
    CHECK(run.timeline);
    CHECK(run.choice.seed == 7);
    CHECK(run.choice.until == 1'500'000'000);
    CHECK(run.choice.has_max_steps);
    CHECK(run.choice.max_steps == 0);
    CHECK(run.choice.set == std::vector<std::pair<std::string, std::string>>{{"DELAY", "0.5"}, {"N", "3"}});
    CHECK(run.choice.arguments == std::vector<std::string>{"--timeline", "-x", "a b"});
    CHECK(parsed<RunVerb>({"run", "--set", "A=1", "prog.py"}).file == "prog.py");
    CHECK(parsed<RunVerb>({"run", "-"}).file == "-");
    CHECK_FALSE(parsed<RunVerb>({"run", "prog.py", "--timeline"}).timeline);
}

TEST_CASE("export: the format by name, or by what the file ends in") {
    CHECK(parsed<ExportVerb>({"export", "a.py", "--to", "csv"}).out == "-");
    CHECK(parsed<ExportVerb>({"export", "a.py", "-o", "b.csv"}).format == "csv");
    CHECK(parsed<ExportVerb>({"export", "a.py", "-o", "b.png"}).format == "png");
    CHECK(parsed<ExportVerb>({"export", "--to", "text", "--axis", "time", "a.py"}).picture.axis ==
          Axis::time);
    const PictureChoice picture =
        parsed<ExportVerb>({"export", "a.py", "-o", "b.gif", "--size", "1600x900", "--scale", "2", "--theme",
                            "dark", "--code", "--no-legend", "--at", "-3", "--step-by", "line"})
            .picture;
    CHECK(picture.width == 1600);
    CHECK(picture.height == 900);
    CHECK(picture.scale == 2);
    CHECK_FALSE(picture.light);
    CHECK(picture.with_code);
    CHECK_FALSE(picture.with_legend);
    CHECK(picture.has_at);
    CHECK(picture.at == -3);
    CHECK(picture.stop == FrameStop::lines);
    CHECK_THAT(error_of({"export", "a.py", "-o", "b.svg", "--size", "big"}), ContainsSubstring("1600x900"));
    CHECK_THAT(error_of({"export", "a.py", "-o", "b.gif", "--step-by", "day"}), ContainsSubstring("switch"));
    CHECK_THAT(error_of({"export", "a.py"}), ContainsSubstring("needs a format"));
    CHECK_THAT(error_of({"export", "a.py", "--to", "cvs"}), ContainsSubstring("--to csv"));
    CHECK_THAT(error_of({"export", "--to", "csv"}), ContainsSubstring("needs a FILE"));
}

TEST_CASE("usage errors say what to type instead") {
    CHECK_THAT(error_of({"rnu"}), ContainsSubstring("awaitscope run"));
    CHECK_THAT(error_of({"run"}), ContainsSubstring("needs a FILE"));
    CHECK_THAT(error_of({"run", "--bogus", "x.py"}), ContainsSubstring("--bogus"));
    CHECK_THAT(error_of({"run", "--set", "DELAY", "x.py"}), ContainsSubstring("NAME=VALUE"));
    CHECK_THAT(error_of({"run", "--until", "soon", "x.py"}), ContainsSubstring("seconds"));
    CHECK_THAT(error_of({"run", "--max-steps", "-1", "x.py"}), ContainsSubstring("--max-steps"));
    CHECK_THAT(error_of({"run", "--seed", "x", "x.py"}), ContainsSubstring("--seed"));
    CHECK_THAT(error_of({"compare", "a.py"}), ContainsSubstring("two files"));
    CHECK_THAT(error_of({"screenshot", "a.py"}), ContainsSubstring("-o OUT.png"));
    CHECK_THAT(error_of({"screenshot", "a.py", "-o", "x.png", "--size", "big"}),
               ContainsSubstring("1920x1080"));
    CHECK_THAT(error_of({"lessons", "what"}), ContainsSubstring("awaitscope lessons"));
    CHECK_THAT(error_of({"a.py", "b.py"}), ContainsSubstring("awaitscope run a.py"));
    CHECK_THAT(error_of({"--bogus"}), ContainsSubstring("--help"));
}

TEST_CASE("every verb has its help") {
    for (const char* verb : {"run", "export", "compare", "check", "lessons", "screenshot"}) {
        const auto say = parsed<SayVerb>({verb, "--help"});
        CHECK(say.status == 0);
        CHECK_THAT(say.text, ContainsSubstring(std::string("awaitscope ") + verb));
    }
    CHECK_THAT(parsed<SayVerb>({"--help"}).text, ContainsSubstring("awaitscope compare A B"));
    CHECK_THAT(parsed<SayVerb>({"--version"}).text, StartsWith("awaitscope "));
    CHECK_THAT(parsed<SayVerb>({"export", "--help"}).text, ContainsSubstring("csv"));
}

TEST_CASE("seconds are read exactly") {
    VirtualTime time = 0;
    CHECK((parse_seconds("0.1", time) && time == 100'000'000));
    CHECK((parse_seconds("12", time) && time == 12 * kSecond));
    CHECK((parse_seconds(".000000001", time) && time == 1));
    for (const char* wrong : {"", ".", "-1", "1e3", "1.0000000001", "12345678901", "1,5"})
        CHECK_FALSE(parse_seconds(wrong, time));
}
