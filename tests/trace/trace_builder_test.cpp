#include "engine/trace/trace_builder.h"

#include <string>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

TEST_CASE("equal texts and spans have one id") {
    TraceBuilder builder(TraceHeader{});
    CHECK(builder.text("") == 0);
    const TextId sleep = builder.text("sleep");
    CHECK(builder.text("wake") != sleep);
    CHECK(builder.text("sleep") == sleep);
    CHECK(builder.span({}) == 0);
    CHECK(builder.span({1, 0, 1, 5}) == builder.span({1, 0, 1, 5}));
    CHECK(builder.span({1, 0, 1, 5}) != builder.span({1, 0, 1, 6}));
}

TEST_CASE("a hundred thousand texts keep their letters") {
    TraceBuilder builder(TraceHeader{});
    for (int i = 0; i < 100'000; ++i)
        REQUIRE(builder.text("Task-" + std::to_string(i)) == static_cast<TextId>(i + 1));
    CHECK(builder.text("Task-777") == 778);
    const auto trace = builder.finish(0, 0);
    CHECK(trace->text(0).empty());
    CHECK(trace->text(778) == "Task-777");
    CHECK(trace->text(100'000) == "Task-99999");
}

TEST_CASE("a finished trace knows how the run ended") {
    TraceBuilder builder(TraceHeader{"a.py", "awaitscope", "3.14", 7, RecordLevel::tasks, 0, 0});
    TraceEvent event;
    event.kind = EventKind::run_begin;
    CHECK(builder.add(event) == 1);
    const auto trace = builder.finish(3, 5 * kSecond);
    CHECK(trace->header().exit_status == 3);
    CHECK(trace->header().end == 5 * kSecond);
    CHECK(trace->size() == 1);
    CHECK(builder.size() == 0);
}

TEST_CASE("the last event's text can go on") {
    TraceBuilder builder(TraceHeader{});
    TraceEvent event;
    event.kind = EventKind::output;
    event.detail = builder.text("a");
    builder.add(event);
    builder.extend_last("\n");
    const auto trace = builder.finish(0, 0);
    REQUIRE(trace->size() == 1);
    CHECK(trace->text(trace->event(1).detail) == "a\n");
}
