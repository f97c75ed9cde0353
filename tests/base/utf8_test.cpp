#include "engine/base/utf8.h"

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

TEST_CASE("UTF-8: what is well formed") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("plain text that is longer than eight bytes"));
    CHECK(is_utf8("שלום 🙂 é"));
    for (const char* bad :
         {"\xFF", "a\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "12345678\x80"}) {
        INFO(bad);
        CHECK_FALSE(is_utf8(bad));
        CHECK(is_utf8(made_utf8(bad)));
    }
}

TEST_CASE("UTF-8: a lone surrogate becomes one sign, a stray byte too") {
    CHECK(made_utf8("a\xED\xA0\x80z") == "a\uFFFDz");
    CHECK(made_utf8("\xFFz") == "\uFFFDz");
    CHECK(made_utf8("as it is 🙂") == "as it is 🙂");
}
