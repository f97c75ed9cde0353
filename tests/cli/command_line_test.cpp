#include "app/cli/command_line.h"

#include "app/cli/program.h"
#include "engine/export/formats.h"
#include "tests/support/demo_trace.h"
#include "tests/support/plain_painter.h"

#include <map>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A world in memory: files by name, and an engine that runs every program as the three dishes.
struct World {
    StringSink out, err;
    std::map<std::string, std::string> files{{"three.py", demo_source()}, {"one.py", "import asyncio\n"}};
    RunOptions last_options;
    std::string last_name;
    std::string last_screenshot;
    int status = 0;
    PlainPainter painter;
    Outside outside{out, err};

    World() {
        outside.painter = [this] { return PainterOrError{&painter, {}}; };
        outside.make_folder = [](const std::string&) { return std::string(); };
        outside.read = [this](const std::string& path) -> FileBytes {
            const auto file = files.find(path);
            if (file == files.end()) return {{}, "[Errno 2] No such file or directory"};
            return {file->second, {}};
        };
        outside.write = [this](const std::string& path,
                               const std::function<void(Sink&)>& fill) -> std::string {
            if (path.starts_with("/no/")) return "[Errno 13] Permission denied";
            StringSink sink;
            fill(sink);
            files[path] = sink.text();
            return {};
        };
        outside.lesson_files = [] { return std::vector<std::string>{"scenarios/01-start/three.py"}; };
        outside.run = [this](const SourceFile& file, const RunOptions& options) {
            last_options = options;
            last_name = file.name;
            if (options.on_output) options.on_output(1, "hello\n");
            if (options.on_output) options.on_output(2, "oops\n");
            return RunResult{file.name == "one.py" ? demo_sequential_trace() : demo_trace(), status, false};
        };
        outside.save_screenshot = [this](const ScreenshotVerb& verb) {
            last_screenshot = verb.panel + " " + verb.out;
            return 0;
        };
    }

    int call(const std::vector<std::string>& arguments) { return run_command_line(arguments, outside); }
};

}  // namespace

TEST_CASE("run: the program's own output and exit status") {
    World world;
    world.status = 7;
    CHECK(world.call({"run", "--set", "DELAY=2", "three.py", "a", "b"}) == 7);
    CHECK(world.out.text() == "hello\n");
    CHECK(world.err.text() == "oops\n");
    CHECK(world.last_options.arguments == std::vector<std::string>{"a", "b"});
    CHECK(world.last_options.set.at(0).first == "DELAY");
    CHECK(world.last_options.level == RecordLevel::off);
    CHECK(world.last_name == "three.py");
}

TEST_CASE("run --timeline: the tasks follow the output") {
    World world;
    CHECK(world.call({"run", "--timeline", "three.py"}) == 0);
    CHECK_THAT(world.out.text(), ContainsSubstring("hello\n\nthree_dishes.py"));
    CHECK_THAT(world.out.text(), ContainsSubstring("boil soup"));
    CHECK(world.last_options.level == RecordLevel::tasks);
}

TEST_CASE("a file that is not there is one line and status 1") {
    World world;
    for (const char* verb : {"run", "check"}) CHECK(world.call({verb, "gone.py"}) == 1);
    CHECK(world.call({"export", "gone.py", "--to", "csv"}) == 1);
    CHECK_THAT(
        world.err.text(),
        ContainsSubstring("awaitscope: can't open file 'gone.py': [Errno 2] No such file or directory\n"));
}

TEST_CASE("export: to standard output, to a file, and from a trace without its script") {
    World world;
    CHECK(world.call({"export", "three.py", "--to", "csv"}) == 0);
    CHECK_THAT(world.out.text(), ContainsSubstring("seq,time,kind,task,line,cause,detail\n1,"));
    CHECK(world.last_options.level == RecordLevel::full);
    CHECK(world.call({"export", "three.py", "-o", "trace.json"}) == 0);
    world.outside.run = [](const SourceFile&, const RunOptions&) -> RunResult {
        FAIL("a trace is not run");
        return {};
    };
    CHECK(world.call({"export", "trace.json", "-o", "again.json"}) == 0);
    CHECK(world.files["again.json"] == world.files["trace.json"]);
    CHECK(world.call({"export", "trace.json", "-o", "/no/x.csv"}) == 1);
    CHECK_THAT(world.err.text(), ContainsSubstring("can't write '/no/x.csv': [Errno 13] Permission denied"));
    CHECK(world.call({"export", "trace.json", "--to", "png", "-o", "x.png"}) == 0);
    CHECK(world.files["x.png"].starts_with("\x89PNG"));
    CHECK(world.call({"export", "trace.json", "--to", "steps", "-o", "slides"}) == 0);
    CHECK(world.files["slides/step-001.png"].starts_with("\x89PNG"));
    CHECK(world.call({"export", "trace.json", "--to", "steps"}) == 2);
    CHECK(world.call({"run", "trace.json"}) == 2);
}

TEST_CASE("export: a damaged trace is refused") {
    World world;
    world.files["bad.json"] = "{\"format\": \"awaitscope-trace\", \"version\": 9}";
    CHECK(world.call({"export", "bad.json", "--to", "csv"}) == 1);
    CHECK_THAT(world.err.text(), ContainsSubstring("newer Awaitscope"));
}

TEST_CASE("compare: both runs, and the figures that differ") {
    World world;
    CHECK(world.call({"compare", "one.py", "three.py"}) == 0);
    CHECK_THAT(world.out.text(), ContainsSubstring("1.75×: B is done sooner"));
    CHECK_THAT(world.out.text(), ContainsSubstring("most tasks in flight"));
    CHECK(world.call({"compare", "one.py", "three.py", "--to", "md", "-o", "c.md"}) == 0);
    CHECK_THAT(world.files["c.md"], ContainsSubstring("| total time | 3.500 s | 2.000 s |"));
}

TEST_CASE("check: nothing to say is status 0") {
    World world;
    CHECK(world.call({"check", "three.py"}) == 0);
    CHECK(world.out.text().empty());
    TraceScript script("x.py");
    script.add(EventKind::never_awaited, "boil", 0, 0, 3);
    const auto trace = script.finish();
    world.outside.run = [trace](const SourceFile&, const RunOptions&) { return RunResult{trace, 0, false}; };
    CHECK(world.call({"check", "three.py"}) == 1);
    CHECK_THAT(world.out.text(),
               ContainsSubstring("x.py:3: never-awaited: the coroutine 'boil' was never awaited"));
}

TEST_CASE("lessons: by chapter") {
    World world;
    world.files["scenarios/01-start/three.py"] = demo_source();
    CHECK(world.call({"lessons"}) == 0);
    CHECK(world.out.text() == "1 Start\n  Three  scenarios/01-start/three.py\n");
}

TEST_CASE("a document for the window: source, lesson, trace, and changed constants") {
    World world;
    world.files["slide.py"] = "# /// awaitscope\n# [slider.SOUP]\n# max = 3\n# ///\nSOUP = 0.5\n";
    const LoadedDocument loaded = load_document(world.outside, {"slide.py", {}, {{"SOUP", "1.25"}}, nullptr});
    CHECK(loaded.error.empty());
    CHECK(loaded.document.source.text == world.files["slide.py"]);
    REQUIRE(loaded.document.lesson.sliders.size() == 1);
    CHECK(loaded.document.lesson.sliders[0].value == 1.25);
    CHECK(world.last_options.set.at(0).second == "1.25");
    CHECK_FALSE(load_document(world.outside, {"gone.py", {}, {}, nullptr}).error.empty());
    CHECK(load_document(world.outside, {"gone.py", "print()\n", {}, nullptr}).error.empty());
}

TEST_CASE("imports are looked for beside the program") {
    World world;
    world.files["lib/helper.py"] = "x = 1\n";
    world.files["lib/main.py"] = "import helper\n";
    world.call({"run", "lib/main.py"});
    std::string text;
    CHECK(world.last_options.find_source("helper.py", text));
    CHECK(text == "x = 1\n");
    CHECK_FALSE(world.last_options.find_source("three.py", text));
}
