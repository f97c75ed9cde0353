#include "engine/base/time.h"

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

TEST_CASE("virtual time is whole nanoseconds") {
    CHECK(1'000 * kMicrosecond == kMillisecond);
    CHECK(1'000 * kMillisecond == kSecond);
    CHECK(to_seconds(1'500 * kMillisecond) == 1.5);
}

TEST_CASE("to_seconds is the double that is nearest, as the recorder's clock has it") {
    CHECK(to_seconds(100 * kMillisecond) == 0.1);
    CHECK(to_seconds(300 * kMillisecond) == 0.3);
}
