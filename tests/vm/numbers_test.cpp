// Numbers and strings of the VM against values that CPython 3.14 gives.
#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/vm.h"

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

TEST_CASE("repr of floats has the fewest digits that read back") {
    CHECK(float_repr(0.1) == "0.1");
    CHECK(float_repr(1e16) == "1e+16");
    CHECK(float_repr(123456789012345678.0) == "1.2345678901234568e+17");
    CHECK(float_repr(0.00001) == "1e-05");
    CHECK(float_repr(-0.0) == "-0.0");
    CHECK(float_repr(5e-324) == "5e-324");
}

TEST_CASE("text becomes a float as float() reads it") {
    double x = 0;
    CHECK((float_from_text(" 1_0.5e1 ", x) && x == 105.0));
    CHECK((float_from_text("-1e-400", x) && float_repr(x) == "-0.0"));
    CHECK((float_from_text("1e400", x) && float_repr(x) == "inf"));
    CHECK_FALSE(float_from_text("1__0", x));
    CHECK_FALSE(float_from_text("0x1", x));
}

TEST_CASE("rounding to decimal digits looks at the exact value, ties to even") {
    double x = 0;
    CHECK((float_round(2.675, 2, x) && x == 2.67));
    CHECK((float_round(1250.0, -2, x) && x == 1200.0));
    CHECK_FALSE(float_round(1.7976931348623157e308, -308, x));
}

TEST_CASE("hashes are CPython's") {
    CHECK(float_hash(1.5) == 1152921504606846977);
    CHECK(hash_bytes("abc", 3) == -4594863902769663758);
    Vm vm;
    CHECK(int_hash(Value::small_int(-1)) == -2);
    CHECK(int_hash(int_power(vm, Value::small_int(2), Value::small_int(100))) == 549755813888);
}

TEST_CASE("true division of big ints is rounded once") {
    Vm vm;
    Value big = int_power(vm, Value::small_int(10), Value::small_int(300));
    Value other = int_power(vm, Value::small_int(10), Value::small_int(299));
    Value quotient = int_true_divide(vm, big, other);
    CHECK(quotient.as<FloatObject>()->value == 10.0);
}

TEST_CASE("sets keep their elements where CPython's table has them") {
    Vm vm;
    Ref<SetObject> set = vm.make_set();
    for (int n = 0; n < 8; ++n) set_add(vm, set.get(), Value::small_int(n));
    set_discard(vm, set.get(), Value::small_int(3));
    set_add(vm, set.get(), Value::small_int(30));
    set_discard(vm, set.get(), Value::small_int(5));
    set_add(vm, set.get(), Value::small_int(3));
    Value shown = vm.repr(set);
    CHECK(vm.utf8(shown) == "{0, 1, 2, 4, 3, 6, 7, 30}");
}
