// What a trace of an asyncio program says: who ran when, who woke whom, who waited for what.
#include "engine/run/session.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

namespace {

struct Ran {
    RunResult result;
    std::string out, err;

    const Trace& trace() const { return *result.trace; }
    std::vector<Seq> all(EventKind kind) const {
        std::vector<Seq> found;
        for (Seq seq = 1; seq <= trace().size(); ++seq)
            if (trace().event(seq).kind == kind) found.push_back(seq);
        return found;
    }
    std::string_view detail(Seq seq) const { return trace().text(trace().event(seq).detail); }
    std::string name(TaskId task) const { return std::string(trace().text(trace().tasks()[task].name)); }
    /// "0.5 Task-2" for every step of the loop.
    std::vector<std::string> steps() const {
        std::vector<std::string> rows;
        for (const Seq seq : all(EventKind::resume)) {
            const TraceEvent& event = trace().event(seq);
            rows.push_back(std::to_string(event.time / kMillisecond) + " " + name(event.task));
        }
        return rows;
    }
    /// The ready event of the task's last step.
    Seq last_ready(std::string_view task) const {
        Seq found = 0;
        for (const Seq seq : all(EventKind::resume))
            if (name(trace().event(seq).task) == task) found = trace().event(seq).cause;
        return found;
    }
};

Ran run(const std::string& source) {
    Ran ran;
    RunOptions options;
    options.on_output = [&](int stream, std::string_view text) { (stream == 1 ? ran.out : ran.err) += text; };
    ran.result = run_program({"program.py", "import asyncio\n" + source}, options);
    return ran;
}

}  // namespace

TEST_CASE("a run has the steps of its tasks and those of asyncio.run's own end") {
    const Ran ran = run(R"py(
async def main():
    print("before")
    await asyncio.sleep(0.5)
    print("after")

asyncio.run(main())
)py");
    CHECK(ran.err.empty());
    CHECK(ran.out == "before\nafter\n");
    CHECK(ran.steps() == std::vector<std::string>{"0 Task-1", "500 Task-1", "500 Task-2", "500 Task-3"});
    CHECK(ran.trace().header().end == kSecond / 2);
}

TEST_CASE("a task that a queue wakes names the put as the cause") {
    const Ran ran = run(R"py(
async def eat(dishes):
    print(await dishes.get())

async def main():
    dishes = asyncio.Queue()
    eater = asyncio.create_task(eat(dishes), name="eater")
    await asyncio.sleep(0)
    dishes.put_nowait("rice")
    await eater

asyncio.run(main())
)py");
    CHECK(ran.err.empty());
    const TraceEvent& ready = ran.trace().event(ran.last_ready("eater"));
    REQUIRE(ready.cause != 0);
    CHECK(ran.trace().event(ready.cause).kind == EventKind::operation);
    CHECK(ran.detail(ready.cause) == "put 'rice'");
    CHECK(ran.name(ran.trace().event(ready.cause).task) == "Task-1");
}

TEST_CASE("a sleeper's next step goes back to the call that set the timer") {
    const Ran ran = run(R"py(
async def main():
    await asyncio.sleep(1)

asyncio.run(main())
)py");
    Seq seq = ran.last_ready("Task-1");
    while (ran.trace().event(seq).cause != 0 && ran.trace().event(seq).kind != EventKind::timer_set)
        seq = ran.trace().event(seq).cause;
    CHECK(ran.trace().event(seq).kind == EventKind::timer_set);
    CHECK(ran.name(ran.trace().event(seq).task) == "Task-1");
    CHECK(ran.trace().event(seq).time == 0);
}

TEST_CASE("waits are told in words") {
    const Ran ran = run(R"py(
async def hold(kitchen):
    async with kitchen:
        await asyncio.sleep(1.5)

async def main():
    kitchen = asyncio.Lock()
    cook = asyncio.create_task(hold(kitchen), name="cook")
    await asyncio.sleep(0)
    async with kitchen:
        pass
    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))

asyncio.run(main())
)py");
    CHECK(ran.err.empty());
    std::vector<std::string> waits;
    for (const Seq seq : ran.all(EventKind::suspend)) waits.emplace_back(ran.detail(seq));
    const auto waited = [&](std::string_view words) {
        return std::find(waits.begin(), waits.end(), words) != waits.end();
    };
    CHECK(waited("sleep 1.5 s"));
    CHECK(waited("lock kitchen"));
    CHECK(waited("gather: 2 of 2"));
}

TEST_CASE("a deadlock stops the run and names who waits, where, and the cycle") {
    const Ran ran = run(R"py(
async def grab(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            print("never")

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(grab(a, b), grab(b, a))

asyncio.run(main())
)py");
    CHECK(ran.result.exit_status == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("deadlock") != std::string::npos);
    CHECK(ran.err.find("Task-2 waits at program.py:6 for lock") != std::string::npos);
    CHECK(ran.err.find("cycle: ") != std::string::npos);
    CHECK(ran.all(EventKind::deadlock).size() == 1);
}

TEST_CASE("an executor's job is on a thread of its own: the loop runs on meanwhile") {
    const Ran ran = run(R"py(
import time

async def main():
    job = asyncio.create_task(asyncio.to_thread(time.sleep, 2))
    await asyncio.sleep(1)
    print("meanwhile", asyncio.get_running_loop().time())
    await job
    print("done", asyncio.get_running_loop().time())

asyncio.run(main())
)py");
    CHECK(ran.err.empty());
    CHECK(ran.out == "meanwhile 1.0\ndone 2.0\n");
    CHECK(ran.all(EventKind::job_start).size() == 1);
    CHECK(ran.all(EventKind::block_begin).empty());
}

TEST_CASE("the same program gives the same trace, event by event") {
    const std::string program = R"py(
async def worker(queue, name):
    while (item := await queue.get()) is not None:
        await asyncio.sleep(item / 10)
        print(name, item)

async def main():
    queue = asyncio.Queue(2)
    async with asyncio.TaskGroup() as group:
        for name in "ab":
            group.create_task(worker(queue, name))
        for item in [3, 1, 2, None, None]:
            await queue.put(item)

asyncio.run(main())
)py";
    const Ran first = run(program);
    const Ran second = run(program);
    CHECK(first.err.empty());
    CHECK(first.trace() == second.trace());
}
