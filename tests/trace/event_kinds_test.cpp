#include "engine/trace/event_kinds.h"

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

TEST_CASE("every kind is found by its name") {
    for (int i = 0; i < kEventKindCount; ++i) {
        const auto kind = static_cast<EventKind>(i);
        EventKind found{};
        REQUIRE(event_kind_from_name(info(kind).name, found));
        CHECK(found == kind);
        CHECK_FALSE(info(kind).meaning.empty());
    }
}

TEST_CASE("names are Python's words") {
    CHECK(info(EventKind::return_).name == "return");
    EventKind kind{};
    CHECK_FALSE(event_kind_from_name("return_", kind));
    CHECK_FALSE(event_kind_from_name("", kind));
}

TEST_CASE("the table says what a subject is") {
    CHECK(subject_kind(EventKind::ready) == SubjectKind::task);
    CHECK(subject_kind(EventKind::suspend) == SubjectKind::object);
    CHECK(subject_kind(EventKind::line) == SubjectKind::none);
}
