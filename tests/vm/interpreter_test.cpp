// The interpreter's own promises: what CPython does (recorded by running it), and what must never happen.
#include "tests/vm/program.h"

#include <catch2/catch_test_macros.hpp>

using awaitscope::testing::run;

TEST_CASE("locals die last to first, temporaries at once") {
    CHECK(run(R"(
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("gone", self.name)

def f():
    a = Loud("a")
    b = Loud("b")

f()
Loud("never bound")
x = Loud("x")
del x
print("end")
)")
              .out == "gone b\ngone a\ngone never bound\ngone x\nend\n");
}

TEST_CASE("a list of a million links dies without recursion") {
    CHECK(run(R"(
head = None
for i in range(1_000_000): head = [head]
head = None
print("ok")
)")
              .out == "ok\n");
}

TEST_CASE("Python calls that go through C++ end in RecursionError") {
    CHECK(run(R"(
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as error: print(error)
)")
              .out == "maximum recursion depth exceeded\n");
}

TEST_CASE("a generator has its own notion of what is being handled") {
    CHECK(run(R"(
def g():
    try: raise KeyError("inside")
    except KeyError as error: yield repr(error.__context__)
    try: raise ValueError("later")
    except ValueError as error: yield repr(error.__context__)

it = g()
try: raise OSError("outside")
except OSError: print(next(it))
print(next(it))
)")
              .out == "OSError('outside')\nNone\n");
}

TEST_CASE("inline caches notice changed classes") {
    CHECK(run(R"(
class C:
    def m(self): return 1

def call(c): return c.m()

c = C()
print([call(c) for _ in range(3)])
C.m = lambda self: 2
print(call(c))
c.m = lambda: 3
print(call(c))
del c.m
print(call(c))
)")
              .out == "[1, 1, 1]\n2\n3\n2\n");
}

TEST_CASE("cycles with finalizers are collected when the program ends") {
    CHECK(run(R"(
class Node:
    def __init__(self, name): self.name, self.me = name, self
    def __del__(self): print("gone", self.name)

Node("first"); Node("second")
print("end")
)")
              .out == "end\ngone first\ngone second\n");
}

TEST_CASE("close throws GeneratorExit through what a generator delegates to") {
    CHECK(run(R"(
def inner():
    try: yield 1
    finally: print("inner")

def outer():
    try: yield from inner()
    finally: print("outer")

g = outer()
next(g)
g.close()
)")
              .out == "inner\nouter\n");
}
