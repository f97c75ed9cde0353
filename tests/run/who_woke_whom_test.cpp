// From a task's last step back along the causes: whoever made it ready is found there, for every primitive.
#include "engine/run/session.h"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

namespace {

/// Two tasks meet: `waiter` runs the first body, `waker` the second one, 0.1 s after it. Both know `q` and
/// each other.
struct Meeting {
    const char* what;
    const char* shared;  ///< what `q` is
    const char* waits;
    const char* wakes;
    EventKind cause;       ///< an event on the way back from the waiter's last step …
    const char* by;        ///< … in this task …
    const char* in_words;  ///< … whose detail begins so
};

constexpr Meeting kMeetings[] = {
    {"Queue.put", "asyncio.Queue()", "await q.get()", "await q.put(1)", EventKind::operation, "waker",
     "put 1"},
    {"Queue.get", "full_queue()", "await q.put(1)", "await q.get()", EventKind::operation, "waker", "get 0"},
    {"Queue.task_done", "full_queue()", "await q.join()", "q.task_done()", EventKind::operation, "waker",
     "task_done"},
    {"Lock.release", "locked()", "await q.acquire()", "q.release()", EventKind::operation, "waker",
     "release"},
    {"Event.set", "asyncio.Event()", "await q.wait()", "q.set()", EventKind::operation, "waker", "set"},
    {"Condition.notify", "asyncio.Condition()", "async with q: await q.wait()", "async with q: q.notify()",
     EventKind::operation, "waker", "notify 1"},
    {"Semaphore.release", "asyncio.Semaphore(0)", "await q.acquire()", "q.release()", EventKind::operation,
     "waker", "release"},
    {"the last at a Barrier", "asyncio.Barrier(2)", "await q.wait()", "await q.wait()", EventKind::resume,
     "waker", ""},
    {"Future.set_result", "asyncio.get_running_loop().create_future()", "await q", "q.set_result(1)",
     EventKind::future_done, "waker", ""},
    {"StreamReader.feed_data", "asyncio.StreamReader()", "await q.read(1)", "q.feed_data(b'x')",
     EventKind::future_done, "waker", ""},
    {"Task.cancel", "None", "await asyncio.sleep(9)", "other.cancel()", EventKind::cancel_request, "waker",
     ""},
    {"the end of a task", "None", "await other", "pass", EventKind::done, "waker", ""},
    {"a child of gather", "None", "await asyncio.gather(other)", "pass", EventKind::done, "waker", ""},
    {"one that asyncio.wait waits for", "None", "await asyncio.wait([other])", "pass", EventKind::done,
     "waker", ""},
    {"a shielded task", "None", "await asyncio.shield(other)", "pass", EventKind::done, "waker", ""},
    {"a child of a TaskGroup", "None",
     "async with asyncio.TaskGroup() as g: g.create_task(asyncio.sleep(1), name='child')", "pass",
     EventKind::done, "child", ""},
    {"a sleep's timer", "None", "await asyncio.sleep(1)", "pass", EventKind::timer_set, "waiter", ""},
    {"a timeout's timer", "None", "async with asyncio.timeout(1): await asyncio.sleep(5)", "pass",
     EventKind::timer_set, "waiter", ""},
    {"call_later", "asyncio.get_running_loop().create_future()", "await q",
     "asyncio.get_running_loop().call_later(1, q.set_result, 5)", EventKind::timer_set, "waker", ""},
    {"the end of a thread's job", "None", "await asyncio.to_thread(time.sleep, 1)", "pass",
     EventKind::timer_set, "waiter", ""},
};

std::string program(const Meeting& meeting) {
    std::string text = R"py(
import asyncio
import time

def full_queue():
    queue = asyncio.Queue(1)
    queue.put_nowait(0)
    return queue

def locked():
    lock = asyncio.Lock()
    try:
        lock.acquire().send(None)
    except StopIteration:
        return lock

async def waiter(q, other):
    )py";
    text += meeting.waits;
    text += R"py(

async def waker(q, tasks):
    await asyncio.sleep(0.1)
    other = tasks["waiter"]
    )py";
    text += meeting.wakes;
    text += R"py(

async def main():
    tasks = {}
    q = )py";
    text += meeting.shared;
    text += R"py(
    tasks["waker"] = asyncio.create_task(waker(q, tasks), name="waker")
    tasks["waiter"] = asyncio.create_task(waiter(q, tasks["waker"]), name="waiter")
    await asyncio.wait(tasks.values())

asyncio.run(main())
)py";
    return text;
}

/// The events that led to the task's last step, latest first.
std::vector<Seq> causes_of_last_step(const Trace& trace, std::string_view task) {
    Seq seq = 0;
    for (Seq at = 1; at <= trace.size(); ++at) {
        const TraceEvent& event = trace.event(at);
        if (event.kind == EventKind::resume && trace.text(trace.tasks()[event.task].name) == task) seq = at;
    }
    std::vector<Seq> chain;
    while (seq != 0) {
        seq = trace.event(seq).cause;
        if (seq != 0) chain.push_back(seq);
    }
    return chain;
}

}  // namespace

TEST_CASE("whoever made a task ready stands among the causes of its step") {
    for (const Meeting& meeting : kMeetings) {
        DYNAMIC_SECTION(meeting.what) {
            std::string errors;
            RunOptions options;
            options.on_output = [&](int stream, std::string_view text) {
                if (stream == 2) errors += text;
            };
            const RunResult result = run_program({"program.py", program(meeting)}, options);
            INFO(errors);
            REQUIRE(result.trace);
            const Trace& trace = *result.trace;
            bool found = false;
            for (const Seq seq : causes_of_last_step(trace, "waiter")) {
                const TraceEvent& event = trace.event(seq);
                found = found || (event.kind == meeting.cause &&
                                  trace.text(trace.tasks()[event.task].name) == meeting.by &&
                                  trace.text(event.detail).starts_with(meeting.in_words));
            }
            CHECK(found);
        }
    }
}
