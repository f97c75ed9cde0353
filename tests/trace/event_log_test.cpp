#include "engine/trace/event_log.h"

#include <limits>
#include <random>
#include <vector>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

namespace {

/// Events with every field at its edges and repeated now and then, as a trace has them.
std::vector<TraceEvent> many_events(std::size_t count) {
    std::mt19937 random(7);
    const auto one_of = [&](std::initializer_list<std::uint32_t> values) {
        return values.begin()[random() % values.size()];
    };
    std::vector<TraceEvent> events;
    VirtualTime time = 0;
    for (std::size_t i = 0; i < count; ++i) {
        TraceEvent event;
        time += one_of({0, 0, 0, 1, 1'000'000'000});
        if (i == count / 2) time += std::numeric_limits<VirtualTime>::max() / 2;
        event.time = time;
        event.kind = static_cast<EventKind>(random() % kEventKindCount);
        event.task = one_of({0, 1, 1, 127, 128, UINT32_MAX});
        event.cause = static_cast<Seq>(random() % (i + 1));
        event.subject = one_of({0, 5, 5, 300, UINT32_MAX});
        event.detail = one_of({0, 1, 20'000, UINT32_MAX});
        event.span = one_of({0, 3, 3, 70'000, UINT32_MAX});
        event.depth = static_cast<std::uint16_t>(one_of({0, 1, 1, UINT16_MAX}));
        event.file = static_cast<std::uint8_t>(one_of({0, 0, 254}));
        events.push_back(event);
    }
    return events;
}

EventLog log_of(const std::vector<TraceEvent>& events) {
    EventLog log;
    for (const TraceEvent& event : events) log.append(event);
    return log;
}

}  // namespace

TEST_CASE("what was packed is read back, in order and one by one") {
    const std::vector<TraceEvent> events = many_events(30'000);
    const EventLog log = log_of(events);
    REQUIRE(log.size() == events.size());
    Seq seq = 0;
    for (const TraceEvent& event : log) REQUIRE(event == events[seq++]);
    CHECK(seq == events.size());
    for (Seq at = 1; at <= log.size(); at += 37) {
        REQUIRE(log[at] == events[at - 1]);
        REQUIRE(log.kind(at) == events[at - 1].kind);
        REQUIRE(*log.from(at) == events[at - 1]);
    }
    CHECK(log[log.size()] == events.back());
}

TEST_CASE("the last event may still be changed") {
    EventLog log = log_of(many_events(33));
    log.last().detail = 99;
    log.append(TraceEvent{log.last()});
    CHECK(log[33].detail == 99);
    CHECK(log[34].detail == 99);
}

TEST_CASE("a moment's first event is found at every place of a block") {
    const std::vector<TraceEvent> events = many_events(2'000);
    const EventLog log = log_of(events);
    CHECK(log.first_not_before(0) == 1);
    CHECK(log.first_not_before(events.back().time + 1) == log.size() + 1);
    for (const TraceEvent& event : events) {
        Seq first = 1;
        while (events[first - 1].time < event.time) ++first;
        REQUIRE(log.first_not_before(event.time) == first);
    }
}

TEST_CASE("an empty log has no events") {
    const EventLog log;
    CHECK(log.begin() == log.end());
    CHECK(log.first_not_before(0) == 1);
}

TEST_CASE("logs are equal if their events are") {
    std::vector<TraceEvent> events = many_events(100);
    const EventLog log = log_of(events);
    CHECK(log == log_of(events));
    events[50].detail ^= 1;
    CHECK_FALSE(log == log_of(events));
    events.pop_back();
    CHECK_FALSE(log == log_of(events));
}
