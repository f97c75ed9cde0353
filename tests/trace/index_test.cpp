#include "engine/trace/index.h"

#include "engine/trace/text_form.h"
#include "tests/support/demo_trace.h"

#include <algorithm>
#include <random>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;

namespace {

Seq nth(const Trace& trace, EventKind kind, int n, TaskId task = 0) {
    for (Seq seq = 1; seq <= trace.size(); ++seq) {
        const TraceEvent& event = trace.event(seq);
        if (event.kind == kind && (task == 0 || event.task == task) && n-- == 0) return seq;
    }
    FAIL("there is no such event");
    return 0;
}

std::vector<LaneState> states(const TraceIndex& index, std::uint32_t lane) {
    std::vector<LaneState> found;
    for (std::uint32_t i = 0; i < index.lanes()[lane].slice_count; ++i)
        found.push_back(index.slice(index.lanes()[lane], i).state);
    return found;
}

}  // namespace

TEST_CASE("lanes: the loop first, then each task below its creator") {
    const TraceIndex index(demo_trace());
    REQUIRE(index.lanes().size() == 5);
    CHECK(index.lanes()[0].kind == LaneKind::loop);
    CHECK(index.lanes()[1].depth == 0);
    CHECK(index.lanes()[2].depth == 1);
    CHECK(index.task_label(1, 99) == "main");
    CHECK(index.task_label(4, 99) == "boil soup");
    CHECK(index.task_name(4, 99) == "Task-4");
}

TEST_CASE("a task's slices tell its life") {
    const TraceIndex index(demo_trace());
    using enum LaneState;
    CHECK(states(index, index.lane_of_task(4)) ==
          std::vector{created, ready, running, waiting, ready, running, done});
    const Seq pause = nth(index.trace(), EventKind::suspend, 0, 4);
    CHECK(index.state_of(4, pause).wait == WaitKind::timer);
    CHECK(index.state_of(1, pause).wait == WaitKind::future);
    CHECK(index.state_of(4, 1).begin == 0);
    CHECK(index.state_of(4, index.trace().size()).state == done);
}

TEST_CASE("the loop's lane is idle while the clock moves") {
    const TraceIndex index(demo_trace());
    using enum LaneState;
    CHECK(states(index, 0) == std::vector{running, idle, running, idle, running, idle, running, created});
    const Slice first_idle = index.slice(index.lanes()[0], 1);
    CHECK(index.trace().event(first_idle.begin).time == 0);
    CHECK(index.trace().event(first_idle.end).time == kSecond / 2);
}

TEST_CASE("the loop's queues at any step") {
    const TraceIndex index(demo_trace());
    const Trace& trace = index.trace();

    const LoopState after_gather = index.loop_at(nth(trace, EventKind::suspend, 0, 1));
    REQUIRE(after_gather.ready.size() == 3);
    CHECK(after_gather.ready[0].task == 2);
    CHECK(after_gather.ready[2].task == 4);
    CHECK(after_gather.running == 0);

    const LoopState asleep = index.loop_at(nth(trace, EventKind::suspend, 0, 4));
    CHECK(asleep.ready.empty());
    REQUIRE(asleep.timers.size() == 3);
    CHECK(asleep.timers[0].deadline == kSecond / 2);
    CHECK(asleep.timers[2].deadline == 2 * kSecond);
    CHECK(asleep.turn == 2);

    const LoopState cooking = index.loop_at(nth(trace, EventKind::output, 3));
    CHECK(cooking.running == 4);
    CHECK(cooking.phase == LoopPhase::callbacks);
    CHECK(cooking.timers.size() == 2);
    CHECK(index.loop_at(nth(trace, EventKind::idle, 0)).phase == LoopPhase::clock);
    CHECK(index.loop_at(trace.size()).phase == LoopPhase::stopped);
}

TEST_CASE("flows lead from the waker to the woken") {
    const TraceIndex index(demo_trace());
    const Trace& trace = index.trace();
    const Seq last_ready = trace.event(nth(trace, EventKind::resume, 1, 1)).cause;
    const auto flows = index.flows_into(last_ready);
    REQUIRE(flows.size() == 1);
    CHECK(flows[0].kind == FlowKind::woken_by);
    CHECK(trace.event(flows[0].from).kind == EventKind::future_done);
    REQUIRE(index.flows_from(flows[0].from).size() == 1);
    CHECK(index.flows()[index.flows_from(flows[0].from)[0]].to == last_ready);
    CHECK(std::is_sorted(index.flows().begin(), index.flows().end(),
                         [](const Flow& a, const Flow& b) { return a.to < b.to; }));
}

TEST_CASE("steps of a task are its resumes") {
    const TraceIndex index(demo_trace());
    CHECK(index.steps_of(1).size() == 2);
    CHECK(index.steps_of(3).size() == 2);
    CHECK(index.tasks_created(1) == 0);
    CHECK(index.tasks_created(index.trace().size()) == 4);
}

TEST_CASE("a renamed task has its new name from then on") {
    TraceScript script;
    const TaskId task = script.create_task("work", "", 1);
    const Seq renamed = script.add(EventKind::task_renamed, "painter", task);
    const TraceIndex index(script.finish());
    CHECK(index.task_name(task, renamed - 1) == "Task-1");
    CHECK(index.task_label(task, renamed - 1) == "work");
    CHECK(index.task_name(task, renamed) == "painter");
    CHECK(index.task_label(task, renamed) == "painter");
}

TEST_CASE("a blocking call shows on its task, on the loop, and as a band") {
    TraceScript script;
    script.add(EventKind::loop_start);
    const TaskId task = script.create_task("work", "", 1);
    script.turn(1);
    script.resume(task);
    const Seq begin = script.add(EventKind::block_begin, "time.sleep(1)");
    script.at(kSecond);
    const Seq end = script.add(EventKind::block_end, "", 0, begin);
    script.add(EventKind::done, "None");
    const TraceIndex index(script.finish());
    REQUIRE(index.blocked().size() == 1);
    CHECK(index.blocked()[0].end == end);
    CHECK(index.state_of(task, begin).state == LaneState::blocking);
    CHECK(index.state_of(task, end).state == LaneState::running);
    CHECK(states(index, 0) == std::vector{LaneState::running, LaneState::blocking, LaneState::running});
}

TEST_CASE("executor jobs share as few threads as they can") {
    TraceScript script;
    const ObjectId a = script.object("Job"), b = script.object("Job"), c = script.object("Job");
    script.add(EventKind::job_start, "a", a);
    script.add(EventKind::job_start, "b", b);
    script.add(EventKind::job_end, "", a);
    script.add(EventKind::job_start, "c", c);
    script.add(EventKind::job_end, "", b);
    script.add(EventKind::job_end, "", c);
    const TraceIndex index(script.finish());
    REQUIRE(index.lanes().size() == 3);
    CHECK(index.lanes()[1].kind == LaneKind::thread);
    CHECK(index.lanes()[1].slice_count == 3);
    CHECK(index.lanes()[2].slice_count == 1);
}

TEST_CASE("an empty trace has an index too") {
    const TraceIndex index(TraceBuilder(TraceHeader{}).finish(0, 0));
    CHECK(index.lanes().size() == 1);
    CHECK(index.loop_at(0).ready.empty());
    CHECK(index.first_at(0) == 1);
    CHECK(index.state_of(7, 3).begin == 0);
}

TEST_CASE("keyframes give the same queues as a fold from the start") {
    // A long run of many sleepers, so that there are keyframes, timers that leave in the middle, and cancels.
    TraceScript script;
    std::mt19937 random(7);
    script.add(EventKind::loop_start);
    std::vector<TaskId> tasks;
    for (int i = 0; i < 200; ++i) tasks.push_back(script.create_task("work", "", 1));
    std::vector<std::pair<Seq, ObjectId>> timers;
    std::size_t queued = 0;  // tasks[queued…] are in the queue, used as a ring
    std::vector<TaskId> queue = tasks;
    while (script.builder().size() < 30'000) {
        if (queued < queue.size()) {
            const TaskId task = queue[queued++];
            script.resume(task);
            const ObjectId timer = script.object("Timer");
            timers.push_back({script.add(EventKind::timer_set, "99999999999 sleep", timer), timer});
            script.add(EventKind::suspend, "sleep", 0);
            script.remember_ready(task, script.add(EventKind::ready, {}, task));
            queue.push_back(task);
        }
        if (!timers.empty() && random() % 3 != 0) {
            const std::size_t pick = random() % timers.size();
            script.add(EventKind::timer_cancelled, {}, timers[pick].second, timers[pick].first);
            timers.erase(timers.begin() + static_cast<std::ptrdiff_t>(pick));
        }
    }
    const TraceIndex index(script.finish());
    const Seq last = index.trace().size() - 1;
    const LoopState end = index.loop_at(last);
    REQUIRE(end.timers.size() == timers.size());
    for (std::size_t i = 0; i < timers.size(); ++i) CHECK(end.timers[i].set == timers[i].first);
    CHECK(end.ready.size() == queue.size() - queued);
    CHECK(index.loop_at(12'345).ready.size() + 1 >= 199);
}

TEST_CASE("the text form has one line an event") {
    TraceScript script;
    const TaskId task = script.create_task("work", "", 3);
    script.turn(1);
    script.resume(task);
    script.add(EventKind::output, "tab\there \"quoted\"\n\x1b[31m", 0, 0, 4);
    script.at(1'234'567'890);
    script.add(EventKind::done, "None");
    const TraceIndex index(script.finish());
    CHECK(text_form(index) ==
          "   1 0.000000000 task_created    -        line 3 Task-1 \"work\"\n"
          "   2 0.000000000 ready           -        Task-1 <- 1\n"
          "   3 0.000000000 turn            -        \"1\"\n"
          "   4 0.000000000 resume          Task-1   <- 2\n"
          "   5 0.000000000 output          Task-1   line 4 \"tab\\there \\\"quoted\\\"\\n\\x1b[31m\"\n"
          "   6 1.234567890 done            Task-1   \"None\"\n"
          "   7 1.234567890 run_end         -        \"0\"\n");
}

TEST_CASE("a million events are indexed in moments", "[slow]") {
    TraceScript script;
    script.add(EventKind::loop_start);
    std::vector<TaskId> tasks;
    for (int i = 0; i < 100'000; ++i) tasks.push_back(script.create_task("work", "", 1));
    for (int round = 0; round < 3; ++round) {
        for (const TaskId task : tasks) {
            script.resume(task);
            const Seq pause = script.add(EventKind::suspend, "sleep(0)", 0);
            script.remember_ready(task, script.add(EventKind::ready, {}, task, pause));
        }
    }
    const TraceIndex index(script.finish());
    CHECK(index.lanes().size() == 100'001);
    CHECK(index.loop_at(700'000).ready.size() >= 99'999);
    CHECK(index.steps_of(500).size() == 3);
}

TEST_CASE("asyncio.run's own last steps have short names") {
    TraceScript script;
    const TaskId task =
        script.create_task("BaseEventLoop.shutdown_default_executor", "shutdown_default_executor 300", 1);
    const TraceIndex index(script.finish());
    CHECK(index.task_label(task, 9) == "shut down executor");
    CHECK(index.task_name(task, 9) == "Task-1");
}

TEST_CASE("a task that lets the others go first is woken by nobody") {
    TraceScript script;
    const TaskId task = script.create_task("work", "", 1);
    const Seq step = script.resume(task);
    script.add(EventKind::suspend, "sleep(0): the next turn", 0, step);
    script.add(EventKind::ready, {}, task, step);
    const TraceIndex index(script.finish());
    CHECK(index.flows().size() == 1);  // its creation
}
