#include "app/model/viewport.h"

#include "tests/support/demo_trace.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;
using Catch::Approx;

TEST_CASE("positions never decrease, and lead back to their events") {
    const auto trace = demo_trace();
    for (const Axis axis : {Axis::elastic, Axis::steps, Axis::time}) {
        INFO(axis_name(axis));
        const TimeScale scale(*trace, axis);
        for (Seq seq = 1; seq <= trace->size(); ++seq) {
            REQUIRE(scale.position(seq) <= scale.position(seq + 1));
            const Seq back = scale.seq_at(scale.position(seq));
            if (axis == Axis::time) {
                REQUIRE(trace->event(back).time == trace->event(seq).time);
            } else {
                REQUIRE(back == seq);
            }
            REQUIRE(scale.time_at(scale.position(seq)) == trace->event(seq).time);
        }
        CHECK(scale.position(trace->size() + 1) == scale.length());
    }
}

TEST_CASE("on the elastic axis waiting is proportional to time, and steps still have a width") {
    const auto trace = demo_trace();
    const TimeScale scale(*trace, Axis::elastic);
    std::vector<double> gaps;  // the widths of the three waits: 0.5, 0.5 and 1 second
    for (Seq seq = 2; seq <= trace->size(); ++seq) {
        const double width = scale.position(seq) - scale.position(seq - 1);
        if (trace->event(seq).time > trace->event(seq - 1).time) {
            gaps.push_back(width - 1);
        } else {
            REQUIRE(width == Approx(1));
        }
    }
    REQUIRE(gaps.size() == 3);
    CHECK(gaps[0] == Approx(gaps[1]));
    CHECK(gaps[2] == Approx(2 * gaps[0]));
}

TEST_CASE("zooming keeps the place under the mouse") {
    const auto trace = demo_trace();
    const TimeScale scale(*trace, Axis::elastic);
    Viewport view = fit(scale);
    const double at = scale.length() * 0.3;
    for (int i = 0; i < 5; ++i) {
        const double share = (at - view.begin) / view.width();
        view = zoomed(scale, view, 1.5, at);
        CHECK((at - view.begin) / view.width() == Approx(share));
    }
    for (int i = 0; i < 50; ++i) view = zoomed(scale, view, 0.5, at);
    CHECK(view == fit(scale));
    for (int i = 0; i < 50; ++i) view = zoomed(scale, view, 2, at);
    CHECK(view.width() == Approx(4));
}

TEST_CASE("panning stops at both ends") {
    const auto trace = demo_trace();
    const TimeScale scale(*trace, Axis::steps);
    Viewport view = zoomed(scale, fit(scale), 4, 0);
    CHECK(panned(scale, view, -1).begin == 0);
    view = panned(scale, view, 100);
    CHECK(view.end == Approx(scale.length()));
}

TEST_CASE("the cursor is brought into view, and only if it has to be") {
    const auto trace = demo_trace();
    const TimeScale scale(*trace, Axis::steps);
    const Viewport view = zoomed(scale, fit(scale), 4, 0);
    CHECK(showing(scale, view, 10) == view);
    const Viewport moved = showing(scale, view, 80);
    CHECK(moved.begin < scale.position(80));
    CHECK(moved.end > scale.position(80));
}

TEST_CASE("an empty trace and a run without time have scales") {
    const auto empty = TraceBuilder(TraceHeader{}).finish(0, 0);
    TraceScript script;
    script.add(EventKind::run_begin);
    const auto instant = script.finish();
    for (const Axis axis : {Axis::elastic, Axis::steps, Axis::time}) {
        CHECK(TimeScale(*empty, axis).length() > 0);
        CHECK(TimeScale(*empty, axis).seq_at(0.5) == 0);
        CHECK(TimeScale(*instant, axis).length() > 0);
        CHECK(TimeScale(*instant, axis).time_at(1) >= 0);
    }
}
