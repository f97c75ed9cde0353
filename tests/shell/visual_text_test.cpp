#include "app/shell/visual_text.h"

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

TEST_CASE("text from left to right stays as it is") {
    CHECK(visual_text("") == "");
    CHECK(visual_text("plain") == "plain");
    CHECK(visual_text("café 🙂 漢字") == "café 🙂 漢字");
}

TEST_CASE("right-to-left letters come in the order of the screen, Arabic ones joined") {
    CHECK(visual_text("\u05D0\u05D1\u05D2") == "\u05D2\u05D1\u05D0");
    CHECK(visual_text("a \u05D0\u05D1 1") == "a 1 \u05D1\u05D0");  // the number belongs to the Hebrew
    CHECK(visual_text("\u0645\u0631") == "\uFEAE\uFEE3");  // meem and reh in their joined forms
}

TEST_CASE("marks that steer direction do not show") {
    CHECK(visual_text("a\u202Ebc\u202Cd") == "acbd");
}
