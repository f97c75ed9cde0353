// How fast a trace of a million events becomes text. Hidden: `export_tests "[speed]"`, or ./dev bench.
#include "engine/export/formats.h"
#include "tests/support/demo_trace.h"

#include <cstdio>
#include <ctime>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;

namespace {

/// Takes bytes and forgets them.
class Counter final : public Sink {
  public:
    void write(std::string_view bytes) override { count_ += bytes.size(); }
    std::size_t count() const { return count_; }

  private:
    std::size_t count_ = 0;
};

/// A thousand tasks that sleep in turns, each with a line and some output, until there are a million events.
std::shared_ptr<const Trace> million_events() {
    TraceScript script("million.py", "import asyncio\n");
    std::vector<TaskId> tasks;
    for (int i = 0; i < 1000; ++i)
        tasks.push_back(script.create_task("worker", fmt::format("worker {}", i), 5));
    for (std::size_t i = 0; script.builder().size() < 1'000'000; ++i) {
        const TaskId task = tasks[i % tasks.size()];
        script.resume(task);
        script.line(7);
        if (i % 16 == 0) script.add(EventKind::output, fmt::format("worker, item {}\n", i));
        script.wake(task, script.sleep(kMillisecond, 8));
    }
    return script.finish();
}

}  // namespace

TEST_CASE("a million events: 200 MB/s of output, or under a second", "[.speed]") {
    const TraceIndex index(million_events());
    for (const char* name : {"chrome", "csv", "json", "perfetto", "speedscope"}) {
        double best = 1e9;
        std::size_t bytes = 0;
        for (int round = 0; round < 3; ++round) {
            Counter counter;
            const std::clock_t begin = std::clock();  // of this process: others may be busy
            find_format(name)->write(index, {}, counter);
            best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
            bytes = counter.count();
        }
        const double megabytes = static_cast<double>(bytes) / 1e6;
        std::printf("  %-12s %8.1f MB %8.3f s %8.0f MB/s\n", name, megabytes, best, megabytes / best);
        INFO(name);
        const bool has_goal = name != std::string_view("perfetto") && name != std::string_view("speedscope");
        CHECK((!has_goal || best < 1 || megabytes / best >= 200));
    }
}
