#include "app/model/timeline_view.h"

#include "tests/support/demo_trace.h"

#include <algorithm>

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;

namespace {

Model demo_model(Seq cursor = 1) {
    Model model = make_model();
    set_document(model, document_of(demo_trace()));
    move_cursor(model, cursor);
    return model;
}

constexpr TimelineRoom kRoom{1200, 5, 3};

/// A lane with two hundred thousand short steps.
std::shared_ptr<const Trace> busy_trace() {
    TraceScript script;
    const TaskId task = script.create_task("busy", "", 1);
    script.add(EventKind::loop_start);
    for (int i = 0; i < 200'000; ++i) {
        script.turn(1);
        script.resume(task);
        const Seq pause = script.add(EventKind::suspend, "sleep(0)");
        script.remember_ready(task, script.add(EventKind::ready, {}, task, pause));
        script.add(EventKind::output, "x\n");
        script.at(script.now() + kMillisecond);
    }
    return script.finish();
}

}  // namespace

TEST_CASE("rows for every lane, with the state at the cursor") {
    const TimelineView view = timeline_view(demo_model(53), kRoom);  // soup has just printed that it is ready
    REQUIRE(view.lanes.size() == 5);
    CHECK(view.lanes[0].label == "event loop");
    CHECK(view.lanes[1].label == "main");
    CHECK(view.lanes[1].sublabel == "Task-1");
    CHECK(view.lanes[4].label == "boil soup");
    CHECK(view.lanes[4].state == LaneState::running);
    CHECK(view.lanes[2].state == LaneState::waiting);
    CHECK(view.lanes[2].depth == 1);
}

TEST_CASE("slices of a lane join without gaps, and the long waits have labels") {
    const TimelineView view = timeline_view(demo_model(), kRoom);
    for (const LaneRow& lane : view.lanes) {
        float end = -1;
        for (const SliceItem& slice : view.slices) {
            if (slice.row != lane.row) continue;
            CHECK(slice.x1 >= slice.x0);
            if (end >= 0 && lane.kind == LaneKind::task) CHECK(slice.x0 == Catch::Approx(end).margin(0.01));
            end = slice.x1;
        }
    }
    const auto has_label = [&](std::string_view label) {
        return std::ranges::any_of(view.slices, [&](const SliceItem& slice) { return slice.label == label; });
    };
    CHECK(has_label("gather of 3"));
    CHECK(has_label("sleep 2.0 s"));
}

TEST_CASE("the arrow of the step under the cursor comes from its waker") {
    const Model model = demo_model(53);
    const TimelineView view = timeline_view(model, kRoom);
    REQUIRE(view.arrows.size() == 1);
    CHECK(view.arrows[0].selected);
    CHECK(view.arrows[0].row0 == 0);  // the timer's callback ran on the loop
    CHECK(view.arrows[0].row1 == 4);
    Model all = demo_model(1);
    all.look.all_arrows = true;
    CHECK(timeline_view(all, kRoom).arrows.size() == all.document.index->flows().size());
}

TEST_CASE("the hidden future shows nothing that has not happened") {
    Model model = demo_model(42);
    model.look.hide_future = true;
    const TimelineView view = timeline_view(model, kRoom);
    for (const SliceItem& slice : view.slices) {
        CHECK(slice.begin <= 42);
        CHECK(slice.x1 <= view.future + 0.01F);
    }
    for (const MarkItem& mark : view.marks) CHECK(mark.seq <= 42);
}

TEST_CASE("marks, instants and ticks of a small run") {
    const TimelineView view = timeline_view(demo_model(), kRoom);
    CHECK(view.marks.size() == 7);
    REQUIRE(view.instants.size() == 4);
    CHECK(view.instants[1].label == "0.500");
    REQUIRE(view.ticks.size() == 4);
    CHECK(view.ticks[3].label == "2.000");
    Model model = demo_model();
    apply(model, {.id = CommandId::set_axis, .value = static_cast<double>(Axis::time)});
    const TimelineView timed = timeline_view(model, kRoom);
    CHECK(timed.instants.empty());
    CHECK(timed.ticks.size() >= 5);
    CHECK(timed.ticks[0].label == "0.0 s");
}

TEST_CASE("however long the trace, a lane costs no more than its pixels") {
    Model model = make_model();
    set_document(model, document_of(busy_trace()));
    for (const double zoom : {1.0, 10.0, 1000.0, 100'000.0}) {
        apply(model, {.id = CommandId::fit_all});
        apply(model, {.id = CommandId::zoom_at, .value = zoom, .at = model.time_scale().length() / 3});
        const TimelineView view = timeline_view(model, kRoom);
        CHECK(view.slices.size() < 2 * 3 * 1200 / 3);
        CHECK(view.marks.size() < 1200);
        CHECK(view.instants.size() < 1200);
        std::uint64_t folded = 0;
        for (const SliceItem& slice : view.slices) folded += slice.folded;
        if (zoom == 1.0) CHECK(folded > 500'000);
    }
}

TEST_CASE("what is under the mouse") {
    Model model = demo_model();
    const TimelineView view = timeline_view(model, kRoom);
    for (const SliceItem& slice : view.slices) {
        if (slice.state != LaneState::waiting) continue;
        const float middle = (slice.x0 + slice.x1) / 2;
        CHECK(event_at(model, kRoom, middle, slice.row + 0.5F) == slice.begin);
        CHECK_FALSE(tooltip_at(model, kRoom, middle, slice.row + 0.5F).empty());
    }
    CHECK(tooltip_at(model, kRoom, 5, 99).empty());
    const auto lines = tooltip_at(model, kRoom, view.slices.back().x0 - 30, 4.5F);
    REQUIRE(lines.size() >= 1);
}

TEST_CASE("totals of an area") {
    const TraceIndex index(demo_trace());
    const AreaTotals totals = area_totals(index, 1, index.trace().size());
    CHECK(totals.duration == 2 * kSecond);
    REQUIRE(totals.rows.size() == 4);
    CHECK(totals.rows[0].waiting == 2 * kSecond);
    CHECK(totals.rows[1].waiting == kSecond);
    CHECK(totals.rows[3].waiting == kSecond / 2);
    CHECK(totals.rows[3].steps == 2);
    CHECK(area_totals(index, 0, 0).rows.empty());
}

TEST_CASE("the overview knows where the loop was busy") {
    const OverviewView view = overview_view(demo_model(), 50);
    REQUIRE(view.busy.size() == 50);
    CHECK(*std::ranges::max_element(view.busy) == 1.0F);
    CHECK(*std::ranges::min_element(view.busy) == 0.0F);
}

TEST_CASE("an empty trace has an empty timeline") {
    const TimelineView view = timeline_view(make_model(), kRoom);
    CHECK(view.slices.empty());
    CHECK(overview_view(make_model(), 10).busy.size() == 10);
}
