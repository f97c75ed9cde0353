#include "engine/findings/findings.h"

#include "tests/support/demo_trace.h"

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;

TEST_CASE("a run without trouble has no findings") {
    CHECK(find_problems(TraceIndex(demo_trace())).empty());
}

TEST_CASE("a blocking call that keeps others waiting is named with its place") {
    TraceScript script;
    const TaskId cook = script.create_task("cook", "", 1);
    script.create_task("waiter", "", 2);
    script.resume(cook);
    const Seq begin = script.add(EventKind::block_begin, "time.sleep(2)", 0, 0, 7);
    script.at(2 * kSecond);
    script.add(EventKind::block_end, "", 0, begin);
    script.add(EventKind::done, "None");
    const auto found = find_problems(TraceIndex(script.finish()));
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == FindingKind::blocked_loop);
    CHECK(found[0].line == 7);
    CHECK(found[0].message ==
          "time.sleep(2) blocks the event loop for 2 s; one other could have run meanwhile");
}

TEST_CASE("a short blocking call is no finding, nor one outside the loop") {
    TraceScript script;
    Seq begin = script.add(EventKind::block_begin, "time.sleep(2)", 0, 0, 1);
    script.at(2 * kSecond);
    script.add(EventKind::block_end, "", 0, begin);
    script.run_as(script.create_task("cook", "", 1));
    begin = script.add(EventKind::block_begin, "time.sleep(0.01)", 0, 0, 7);
    script.at(2 * kSecond + kSecond / 100);
    script.add(EventKind::block_end, "", 0, begin);
    CHECK(find_problems(TraceIndex(script.finish())).empty());
}

TEST_CASE("a coroutine that nobody awaited, and an exception that nobody saw") {
    TraceScript script;
    script.add(EventKind::never_awaited, "boil", 0, 0, 3);
    script.add(EventKind::warning, "RuntimeWarning: coroutine 'boil' was never awaited", 0, 0, 3);
    script.add(EventKind::never_retrieved, "ValueError: burnt", 0, 0, 4);
    const auto found = find_problems(TraceIndex(script.finish()));
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == FindingKind::never_awaited);
    CHECK(found[0].line == 3);
    CHECK(found[1].kind == FindingKind::never_retrieved);
}

TEST_CASE("a cancellation that was swallowed") {
    TraceScript script;
    const TaskId main = script.create_task("main", "", 1), stubborn = script.create_task("stubborn", "", 2);
    script.run_as(main);
    const Seq request = script.add(EventKind::cancel_request, "", stubborn, 0, 5);
    script.run_as(stubborn);
    script.add(EventKind::throw_in, "CancelledError", 0, request, 9);
    script.add(EventKind::done, "None");
    const auto found = find_problems(TraceIndex(script.finish()));
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == FindingKind::swallowed_cancel);
    CHECK(found[0].line == 9);
}

TEST_CASE("an uncaught exception is told by its last line") {
    TraceScript script;
    script.add(EventKind::error_output,
               "Traceback (most recent call last):\n  File \"demo.py\", line 12, in <module>\n    f()\n"
               "  File \"demo.py\", line 3, in f\n    1 / 0\nZeroDivisionError: division by zero\n");
    const auto found = find_problems(TraceIndex(script.finish(1)));
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == FindingKind::exception);
    CHECK(found[0].line == 3);
    CHECK(found[0].message == "ZeroDivisionError: division by zero");
}
