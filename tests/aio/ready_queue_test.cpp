#include "engine/aio/ready_queue.h"

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

namespace {

ReadyCall call(std::int64_t n) {
    return {{Value::small_int(n), Value(), CallKind::python}, static_cast<Seq>(n)};
}

}  // namespace

TEST_CASE("calls leave the ready queue in the order in which they came") {
    ReadyQueue queue;
    for (std::int64_t n = 0; n < 200; ++n) queue.push(call(n));
    for (std::int64_t n = 0; n < 200; ++n) CHECK(queue.pop().call.target.small() == n);
    CHECK(queue.empty());
}

TEST_CASE("the ring of the ready queue grows while its content lies across the end") {
    ReadyQueue queue;
    for (std::int64_t n = 0; n < 60; ++n) queue.push(call(n));
    for (std::int64_t n = 0; n < 50; ++n) queue.pop();
    for (std::int64_t n = 60; n < 160; ++n) queue.push(call(n));
    REQUIRE(queue.size() == 110);
    CHECK(queue[0].call.target.small() == 50);
    for (std::int64_t n = 50; n < 160; ++n) CHECK(queue.pop().seq == static_cast<Seq>(n));
}
