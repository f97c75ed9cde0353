// The smaller views: code, console, loop, task, explanation, lessons, comparison.
#include "app/model/code_view.h"
#include "app/model/compare_view.h"
#include "app/model/console_view.h"
#include "app/model/explanation_view.h"
#include "app/model/lessons_view.h"
#include "app/model/loop_view.h"
#include "app/model/task_view.h"
#include "tests/support/demo_trace.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr Seq kSoupIsReady = 53;  // soup has printed "soup: ready", at 0.5 s

Model demo_model(Seq cursor) {
    Model model = make_model();
    set_document(model, document_of(demo_trace()));
    move_cursor(model, cursor);
    return model;
}

}  // namespace

TEST_CASE("code: the line that ran, the line to come, and where everybody else is paused") {
    const CodeView view = code_view(demo_model(kSoupIsReady));
    REQUIRE(view.lines.size() == 18);
    CHECK(view.focus == 6);
    CHECK(view.lines[5].executed);
    REQUIRE(view.lines[5].chips.size() == 1);
    CHECK(view.lines[5].chips[0].label == "boil soup");
    CHECK(view.lines[6].next);
    REQUIRE(view.lines[4].chips.size() == 2);
    CHECK(view.lines[4].chips[0].label == "boil rice");
    CHECK(view.lines[4].chips[1].label == "boil beans");
    REQUIRE(view.lines[10].chips.size() == 1);
    CHECK(view.lines[10].chips[0].label == "main");
}

TEST_CASE("code: a task that is resumed stands at its await") {
    const Model model = demo_model(51);
    REQUIRE(model.document.trace().event(51).kind == EventKind::resume);
    CHECK(code_view(model).lines[4].executed);
}

TEST_CASE("code: colours, for half-typed text too") {
    const auto lines = highlight(
        "async def f(x):\n    #: told\n    s = f'a{x}' # c\n'''doc\nstill'''\n@wrap\nx = 'open\n1.5");
    const auto color_of = [&](std::size_t line, std::uint32_t column) {
        for (const CodePiece& piece : lines[line]) {
            if (piece.begin <= column && column < piece.end) return piece.color;
        }
        return CodeColor::plain;
    };
    REQUIRE(lines.size() == 8);
    CHECK(color_of(0, 0) == CodeColor::keyword);
    CHECK(color_of(0, 10) == CodeColor::function);
    CHECK(color_of(1, 5) == CodeColor::narration);
    CHECK(color_of(2, 8) == CodeColor::string);
    CHECK(color_of(2, 18) == CodeColor::comment);
    CHECK(color_of(4, 0) == CodeColor::string);
    CHECK(color_of(5, 0) == CodeColor::decorator);
    CHECK(color_of(6, 5) == CodeColor::string);
    CHECK(color_of(7, 0) == CodeColor::number);
}

TEST_CASE("console: lines with their time and their task, up to the cursor") {
    const TraceIndex index(demo_trace());
    const ConsoleView view = console_view(index, kSoupIsReady);
    REQUIRE(view.lines.size() == 4);
    CHECK(view.lines[3].text == "soup: ready");
    CHECK(view.lines[3].time == kSecond / 2);
    CHECK(view.lines[3].label == "boil soup");
    CHECK(view.lines[3].latest);
    CHECK(console_view(index, 1).lines.empty());
    const ConsoleView short_view = console_view(index, index.trace().size(), 2);
    CHECK(short_view.lines.size() == 2);
    CHECK(short_view.omitted == 5);
}

TEST_CASE("console: a line that is printed in pieces is one line") {
    TraceScript script;
    script.add(EventKind::output, "a");
    script.add(EventKind::error_output, "oops\n");
    script.add(EventKind::output, "b\nc\n\n");
    const TraceIndex index(script.finish());
    const ConsoleView view = console_view(index, 99);
    REQUIRE(view.lines.size() == 4);
    CHECK(view.lines[0].text == "ab");
    CHECK(view.lines[1].error);
    CHECK(view.lines[2].text == "c");
    CHECK(view.lines[3].text == "");
}

TEST_CASE("loop: who runs, who is ready, which timers are set, who waits") {
    const TraceIndex index(demo_trace());
    const LoopView view = loop_view(index, kSoupIsReady);
    CHECK(view.turn == 4);
    CHECK(view.phase == LoopPhase::callbacks);
    REQUIRE(view.running.size() == 1);
    CHECK(view.running[0].label == "boil soup");
    CHECK(view.ready.empty());
    REQUIRE(view.timers.size() == 2);
    CHECK(view.timers[0].label == "boil rice");
    CHECK(view.timers[0].note == "in 0.500");
    CHECK(view.timers[1].remaining == 3 * kSecond / 2);
    REQUIRE(view.waiting.size() == 1);
    CHECK(view.waiting[0].note == "gather of 3");
    CHECK(loop_view(index, 20).ready.size() == 3);
    CHECK(loop_view(index, 20, 1).more_ready == 2);
}

TEST_CASE("task: what it does, where, and for whom") {
    const TraceIndex index(demo_trace());
    const TaskView soup = task_view(index, 4, kSoupIsReady);
    CHECK(soup.label == "boil soup");
    CHECK(soup.name == "Task-4");
    CHECK(soup.state == "running since 0.500 s");
    CHECK(soup.parent.label == "main");
    REQUIRE(soup.frames.size() == 1);
    CHECK(soup.frames[0].line == 6);
    REQUIRE(soup.awaited_by.size() == 1);
    CHECK(soup.awaited_by[0].label == "main");
    CHECK(soup.steps == 2);
    const TaskView main = task_view(index, 1, kSoupIsReady);
    CHECK(main.state == "waiting for gather of 3 since 0.000 s");
    CHECK(main.children.size() == 3);
    CHECK(task_view(index, 4, 3).state == "not created yet");
    CHECK(task_view(index, 4, index.trace().size()).result == "'soup'");
    CHECK(task_view(index, 99, 3).task == 0);
}

TEST_CASE("task: a deadlock is drawn as a cycle") {
    TraceScript script;
    const TaskId a = script.create_task("a", "", 1), b = script.create_task("b", "", 1);
    const ObjectId x = script.object("Lock", "x"), y = script.object("Lock", "y");
    script.resume(a);
    script.add(EventKind::operation, "acquire", x);
    script.add(EventKind::suspend, "Lock y", y);
    script.resume(b);
    script.add(EventKind::operation, "acquire", y);
    const Seq last = script.add(EventKind::suspend, "Lock x", x);
    const TraceIndex index(script.finish());
    // a waits for y, which b holds; b waits for x, which a holds.
    const TaskView view = task_view(index, a, last);
    REQUIRE(view.cycle.size() == 2);
    CHECK(view.cycle[0].task == a);
    CHECK(view.cycle[1].task == b);
}

TEST_CASE("explanation: the sentence, the chain of causes, the author's words") {
    const ExplanationView view = explanation_view(demo_model(51));
    CHECK(plain(view.sentence) ==
          "The timer that boil soup set is due, so the event loop resumes boil soup. "
          "Its await asyncio.sleep(minutes) on line 5 is over, and it goes on from there.");
    REQUIRE(view.causes.size() == 3);
    CHECK(plain(view.causes[0].text) == "timer due at 0.500 s");
    CHECK(plain(view.causes[1].text) == "await asyncio.sleep(minutes) on line 5");
    CHECK(plain(view.causes[2].text) == "main created boil soup");
    CHECK(explanation_view(demo_model(12)).narration ==
          "gather starts all three before it waits for any of them.");
    CHECK(explanation_view(demo_model(10)).narration ==
          "gather starts all three before it waits for any of them.");
    CHECK(explanation_view(demo_model(51)).narration.empty());
}

TEST_CASE("explanation: every kind of event has a sentence that ends as one") {
    TraceScript script;
    script.create_task("work", "", 1);
    script.object("Lock", "lock");
    for (int kind = 0; kind < kEventKindCount; ++kind) {
        for (const TaskId runner : {0U, 1U}) {
            script.run_as(runner);
            script.add(static_cast<EventKind>(kind), "words", 1, runner == 0 ? 0 : 1, 1);
        }
    }
    const TraceIndex index(script.finish());
    for (Seq seq = 1; seq <= index.trace().size(); ++seq) {
        INFO(seq << " " << info(index.trace().event(seq).kind).name);
        const std::string text = plain(explain(index, seq));
        CHECK(text.size() > 10);
        CHECK_FALSE(text.empty());
        causes_of(index, seq);
    }
}

TEST_CASE("lessons: what a scenario says about itself") {
    const SourceFile source{"02-three_dishes.py", R"py(# /// awaitscope
# title = "Three dishes at once"
# compare_with = "01-one_after_another.py"
# [slider.SOUP]
# min = 0.1
# max = 3.0
# [slider.COOKS]
# [slider.MISSING]
# ///
"""What gather
does.

And why.
"""
import asyncio

SOUP = 0.5
COOKS = 3

#: told about f,
#: in two lines
def f():
    x = "#: no"
)py"};
    const LessonText text = lesson_text(source);
    CHECK(text.title == "Three dishes at once");
    CHECK(text.summary == "What gather does.\n\nAnd why.");
    CHECK(text.compare_with == "01-one_after_another.py");
    REQUIRE(text.sliders.size() == 2);
    CHECK(text.sliders[0] == Slider{"SOUP", 0.5, 0.1, 3.0, 0, false});
    CHECK(text.sliders[1] == Slider{"COOKS", 3, 0, 6, 1, true});
    REQUIRE(text.narration.size() == 1);
    CHECK(text.narration[0] == Narration{22, "told about f, in two lines"});
    const auto entry = lesson_entry("scenarios/01-start/02-three_dishes.py", source);
    CHECK(entry.chapter == "1 Start");
    CHECK(entry.compare_with == "scenarios/01-start/01-one_after_another.py");
}

TEST_CASE("lessons: a file without any of it, and one with a broken block, are scenarios too") {
    CHECK(lesson_text({"09-two_cooks.py", "print()\n"}).title == "Two cooks");
    CHECK(lesson_text({"x.py", "# /// awaitscope\n# title = \n# ///\n"}).title == "X");
    CHECK(lesson_text({"", ""}).title.empty());
}

TEST_CASE("lessons: by chapter, searched") {
    LessonShelf shelf;
    shelf.entries = {{"a", "1 Start", "Calling is not running", "", true},
                     {"b", "1 Start", "One after another", "", false},
                     {"c", "2 Blocking", "The pot", "", false}};
    shelf.open = 1;
    const LessonsView all = lessons_view(shelf);
    REQUIRE(all.rows.size() == 5);
    CHECK(all.rows[0].chapter);
    CHECK(all.rows[2].open);
    CHECK(all.seen == 1);
    CHECK(all.total == 3);
    const LessonsView found = lessons_view(shelf, "POT");
    REQUIRE(found.rows.size() == 2);
    CHECK(found.rows[1].path == "c");
}

TEST_CASE("comparison: one after another takes 1.75 times as long") {
    const TraceIndex a(demo_sequential_trace()), b(demo_trace());
    const Comparison view = compare_runs(a, "one", b, "three");
    CHECK(view.ratio == "1.75×");
    CHECK(view.sentence == "B is done sooner");
    CHECK(view.a.total == 7 * kSecond / 2);
    CHECK(view.a.most_in_flight == 1);
    CHECK(view.b.most_in_flight == 4);
    CHECK(view.b.first_result == kSecond / 2);
    CHECK(view.b.idle == 2 * kSecond);
    CHECK(view.a.task_steps == 4);
    CHECK(view.b.task_steps == 8);
    CHECK(compare_runs(a, "", a, "").ratio.empty());
    const Seq tied = tied_by_time(a, a.trace().size(), b);
    CHECK(tied == b.trace().size());
    CHECK(tied_by_time(a, 1, b) == 1);
}
