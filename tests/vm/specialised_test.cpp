// Instructions that specialise: the same program with and without an instrument that wants every line and
// call, and what an instruction that has learnt something must notice.
#include "engine/vm/specialised.h"

#include "tests/vm/program.h"

#include <string>

#include <catch2/catch_test_macros.hpp>

using awaitscope::testing::run;

TEST_CASE("every specialised opcode has an origin among the compiler's") {
    using namespace awaitscope;
    for (int op = kOpcodeCount; op < static_cast<int>(Special::end); ++op) {
        const Opcode origin = origin_of(static_cast<std::uint8_t>(op));
        CHECK(static_cast<int>(origin) < kOpcodeCount);
        CHECK(origin_of(static_cast<std::uint8_t>(origin)) == origin);
    }
}

TEST_CASE("a sum that leaves 63 bits becomes a big int, and comes back") {
    CHECK(run(R"(
def add(a, b): return a + b
for _ in range(3): print(add(2 ** 62 - 2, 1))
print(add(2 ** 62 - 1, 1), add(2 ** 62, -1), add(-(2 ** 62), -1))
)")
              .out ==
          "4611686018427387903\n4611686018427387903\n4611686018427387903\n"
          "4611686018427387904 4611686018427387903 -4611686018427387905\n");
}

TEST_CASE("a float that somebody holds is not overwritten by a result") {
    CHECK(run(R"(
def f(x):
    y = x
    x = x * 2.0 + x
    return y, x, x ** 2.0 + 1
print(f(1.5), f(2.5))
)")
              .out == "(1.5, 4.5, 21.25) (2.5, 7.5, 57.25)\n");
}

TEST_CASE("a variable that STORE_FAST overwrites dies before the next one is read") {
    CHECK(run(R"(
class Loud:
    def __del__(self): seen.append("gone")
seen = []
def f():
    x = Loud()
    x = 1; y = len(seen)
    return y
print(f())
)")
              .out == "1\n");
}

TEST_CASE("a name that a finalizer unbinds is unbound for the next instruction") {
    CHECK(run(R"(
class Loud:
    def __del__(self):
        global limit
        limit = "changed"
limit = "before"
def f():
    for _ in range(3):
        x = Loud()
        x = None
        print(limit)
        limit_was = limit
f()
)")
              .out == "changed\nchanged\nchanged\n");
}

TEST_CASE("the class of an attribute cache may die") {
    CHECK(run(R"(
def make(n):
    class C:
        def __init__(self): self.v = n
        def get(self): return self.v
    return C()
print([make(n).get() for n in range(200)] == list(range(200)))
)")
              .out == "True\n");
}
