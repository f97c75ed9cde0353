#include "engine/aio/event_loop.h"

#include <limits>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

TEST_CASE("deadlines are rounded to whole nanoseconds as round(x, 9) does") {
    CHECK(to_virtual_time(0.1) == 100'000'000);
    CHECK(to_virtual_time(0.1 + 0.2) == 300'000'000);
    CHECK(to_virtual_time(1e-9) == 1);
    CHECK(to_virtual_time(4e-10) == 0);
    CHECK(to_virtual_time(86400.123456789) == 86'400'123'456'789);
    CHECK(to_virtual_time(-0.25) == -250'000'000);
}

TEST_CASE("a deadline that never comes is the last moment there is") {
    CHECK(to_virtual_time(std::numeric_limits<double>::infinity()) ==
          std::numeric_limits<VirtualTime>::max());
    CHECK(to_virtual_time(1e300) == std::numeric_limits<VirtualTime>::max());
}
