#include "app/model/stepping.h"

#include "tests/support/demo_trace.h"

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;
using enum awaitscope::Direction;

namespace {

EventKind kind_at(const TraceIndex& index, Seq seq) {
    return index.trace().event(seq).kind;
}

}  // namespace

TEST_CASE("every unit walks from the start to the end and back, and stops there") {
    const TraceIndex index(demo_trace());
    const Seq size = index.trace().size();
    for (int number = 0; number < 6; ++number) {
        const auto unit = static_cast<StepUnit>(number);
        INFO(unit_name(unit));
        Seq at = 1;
        for (int guard = 0; at != size && guard < 1000; ++guard) {
            const Seq next = step(index, at, unit, forward);
            REQUIRE(next > at);
            at = next;
        }
        CHECK(step(index, size, unit, forward) == size);
        for (int guard = 0; at != 1 && guard < 1000; ++guard) {
            const Seq next = step(index, at, unit, back);
            REQUIRE(next < at);
            at = next;
        }
        CHECK(step(index, 1, unit, back) == 1);
    }
}

TEST_CASE("a step back undoes a step forward") {
    const TraceIndex index(demo_trace());
    for (const StepUnit unit :
         {StepUnit::event, StepUnit::line, StepUnit::task_switch, StepUnit::turn, StepUnit::output}) {
        Seq at = step(index, 1, unit, forward);
        for (Seq next = step(index, at, unit, forward); next != index.trace().size();
             at = next, next = step(index, at, unit, forward)) {
            INFO(unit_name(unit) << " from " << at);
            REQUIRE(step(index, next, unit, back) == at);
        }
    }
}

TEST_CASE("a task switch stops at every resume") {
    const TraceIndex index(demo_trace());
    std::vector<TaskId> order;
    for (Seq at = step(index, 1, StepUnit::task_switch, forward); at != index.trace().size();
         at = step(index, at, StepUnit::task_switch, forward)) {
        REQUIRE(kind_at(index, at) == EventKind::resume);
        order.push_back(index.trace().event(at).task);
    }
    CHECK(order == std::vector<TaskId>{1, 2, 3, 4, 4, 2, 3, 1});
}

TEST_CASE("this task goes over its await to its own next line") {
    const TraceIndex index(demo_trace());
    const Trace& trace = index.trace();
    std::vector<std::uint32_t> lines;
    Seq at = index.steps_of(4)[0];
    for (int i = 0; i < 4; ++i) {
        at = step(index, at, StepUnit::this_task, forward, 4);
        REQUIRE(trace.event(at).task == 4);
        if (trace.event(at).kind == EventKind::line) lines.push_back(trace.span(trace.event(at).span).line);
    }
    CHECK(lines == std::vector<std::uint32_t>{4, 5, 6});  // and the suspend between 5 and 6
}

TEST_CASE("] leads to the woken, [ back to the waker") {
    const TraceIndex index(demo_trace());
    const Seq first_step_of_soup = index.steps_of(4)[0];
    const Seq creation = waker_of(index, first_step_of_soup);
    CHECK(kind_at(index, creation) == EventKind::task_created);
    CHECK(wakee_of(index, creation) == first_step_of_soup);
    const Seq last_of_main = index.steps_of(1)[1];
    CHECK(kind_at(index, waker_of(index, last_of_main)) == EventKind::future_done);
}

TEST_CASE("in a trace without lines, this task stops at its resumes") {
    TraceScript script;
    TraceHeader header;
    header.level = RecordLevel::tasks;
    script.builder().set_header(header);
    const TaskId a = script.create_task("a", "", 1), b = script.create_task("b", "", 1);
    const Seq first = script.resume(a);
    script.add(EventKind::suspend, "x");
    script.resume(b);
    script.add(EventKind::suspend, "x");
    const Seq second = script.resume(a);
    script.add(EventKind::done, "None");
    const TraceIndex index(script.finish());
    CHECK(step(index, 1, StepUnit::this_task, forward, a) == first);
    CHECK(step(index, first + 1, StepUnit::this_task, forward, a) == second);
    CHECK(step(index, 1, StepUnit::line, forward) == index.trace().size());
}
