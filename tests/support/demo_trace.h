// A small run written by hand, event by event: three dishes cooked in one gather. Tests of trace readers and
// of panels use it, so that they stand on their own; it also shows what the recorder is expected to write.
#pragma once

#include "engine/trace/trace_builder.h"

#include <string>
#include <utility>

#include <fmt/format.h>

namespace awaitscope::testing {

/// Writes events with the running task and the time filled in.
class TraceScript {
  public:
    explicit TraceScript(std::string file = "demo.py", std::string source = "pass\n")
        : builder_(TraceHeader{file, "awaitscope test", "3.14", 0, RecordLevel::full, 0, 0}) {
        builder_.add_file({std::move(file), std::move(source)});
    }

    TraceBuilder& builder() { return builder_; }
    VirtualTime now() const { return now_; }
    void run_as(TaskId task) { running_ = task; }
    void at(VirtualTime time) { now_ = time; }

    /// An event of the task that is running now, at this moment.
    Seq add(EventKind kind, std::string_view detail = {}, std::uint32_t subject = 0, Seq cause = 0,
            std::uint32_t line = 0) {
        TraceEvent event;
        event.time = now_;
        event.kind = kind;
        event.task = running_;
        event.cause = cause;
        event.subject = subject;
        event.detail = builder_.text(detail);
        if (line != 0) event.span = builder_.span({line, 4, line, 20});
        return builder_.add(event);
    }

    Seq line(std::uint32_t number) { return add(EventKind::line, {}, 0, 0, number); }

    ObjectId object(std::string_view kind, std::string_view label = {}) {
        return builder_.add_object(
            {builder_.text(kind), builder_.text(label.empty() ? kind : label), builder_.size() + 1, 0});
    }

    /// task_created and ready, as create_task does both. Returns the task.
    TaskId create_task(std::string_view coroutine, std::string_view label, std::uint32_t line_number,
                       ObjectId group = 0) {
        const TaskId task = builder_.add_task({});
        TaskInfo& made = builder_.task(task);
        made.name = builder_.text(fmt::format("Task-{}", task));
        made.coroutine = builder_.text(coroutine);
        made.label = builder_.text(label);
        made.parent = running_;
        made.group = group;
        made.created = builder_.size() + 1;
        const Seq created = add(EventKind::task_created, coroutine, task, 0, line_number);
        remember_ready(task, add(EventKind::ready, {}, task, created));
        return task;
    }

    /// A turn of the loop in which the task is resumed.
    Seq resume(TaskId task) {
        running_ = task;
        return add(EventKind::resume, {}, 0, ready_[task]);
    }

    Seq turn(int handles) {
        running_ = 0;
        return add(EventKind::turn, std::to_string(handles));
    }

    /// What asyncio.sleep does: a future, a timer, and the pause. Returns the timer_set event.
    Seq sleep(VirtualTime duration, std::uint32_t line_number) {
        const ObjectId future = object("Sleep", "sleep");
        const ObjectId timer = object("Timer", "sleep");
        const Seq set =
            add(EventKind::timer_set, fmt::format("{} sleep", now_ + duration), timer, 0, line_number);
        add(EventKind::suspend, fmt::format("sleep {:.1f} s", to_seconds(duration)), future, 0, line_number);
        running_ = 0;
        sleeps_.push_back({set, timer, future, now_ + duration});
        return set;
    }

    /// The clock moves to the timer's deadline, its callback runs, the task that sleeps becomes ready.
    void wake(TaskId task, Seq timer_set) {
        for (const Sleep& sleep : sleeps_) {
            if (sleep.set != timer_set) continue;
            running_ = 0;
            if (sleep.deadline > now_) {
                now_ = sleep.deadline;
                add(EventKind::idle, {}, 0, timer_set);
            }
            const Seq due = add(EventKind::timer_due, {}, sleep.timer, timer_set);
            turn(1);
            const Seq callback = add(EventKind::callback, "set the sleep's result", sleep.timer, due);
            const Seq result = add(EventKind::future_done, "None", sleep.future, callback);
            remember_ready(task, add(EventKind::ready, {}, task, result));
            add(EventKind::callback_end, {}, sleep.timer, callback);
        }
    }

    void remember_ready(TaskId task, Seq seq) {
        if (ready_.size() <= task) ready_.resize(task + 1);
        ready_[task] = seq;
    }

    std::shared_ptr<const Trace> finish(int status = 0) {
        running_ = 0;
        add(EventKind::run_end, std::to_string(status));
        return builder_.finish(status, now_);
    }

  private:
    struct Sleep {
        Seq set;
        ObjectId timer, future;
        VirtualTime deadline;
    };

    TraceBuilder builder_;
    VirtualTime now_ = 0;
    TaskId running_ = 0;
    std::vector<Seq> ready_;
    std::vector<Sleep> sleeps_;
};

inline std::string demo_source() {
    return R"py(import asyncio

async def boil(dish, minutes):
    print(f"{dish}: on the stove")
    await asyncio.sleep(minutes)
    print(f"{dish}: ready")
    return dish

async def main():
    #: gather starts all three before it waits for any of them.
    dishes = await asyncio.gather(
        boil("rice", 1.0),
        boil("beans", 2.0),
        boil("soup", 0.5),
    )
    print("served:", ", ".join(dishes))

asyncio.run(main())
)py";
}

/// Three dishes in one gather: Task-1 is main, Task-2 to Task-4 boil rice (1 s), beans (2 s) and soup (0.5
/// s).
inline std::shared_ptr<const Trace> demo_trace() {
    TraceScript script("three_dishes.py", demo_source());
    script.add(EventKind::run_begin, "three_dishes.py");
    for (const std::uint32_t line : {1U, 3U, 9U, 18U}) script.line(line);
    script.add(EventKind::loop_start);
    const TaskId main = script.create_task("main", "main", 18);
    script.turn(1);
    script.resume(main);
    script.add(EventKind::call, "main", 0, 0, 9);
    script.line(11);

    struct Dish {
        const char* name;
        VirtualTime minutes;
        TaskId task;
        Seq timer;
    };
    Dish dishes[] = {{"rice", kSecond, 0, 0}, {"beans", 2 * kSecond, 0, 0}, {"soup", kSecond / 2, 0, 0}};
    const ObjectId gather = script.object("Gather", "gather of 3");
    script.add(EventKind::object_created, "gather of 3", gather, 0, 11);
    std::uint32_t line = 12;
    for (Dish& dish : dishes)
        dish.task = script.create_task("boil", fmt::format("boil {}", dish.name), line++, gather);
    script.add(EventKind::suspend, "gather of 3", gather, 0, 11);

    script.turn(3);
    for (Dish& dish : dishes) {
        script.resume(dish.task);
        script.add(EventKind::call, "boil", 0, 0, 3);
        script.line(4);
        script.add(EventKind::output, fmt::format("{}: on the stove\n", dish.name), 0, 0, 4);
        script.line(5);
        dish.timer = script.sleep(dish.minutes, 5);
    }

    int left = 3;
    for (Dish* dish : {&dishes[2], &dishes[0], &dishes[1]}) {
        script.wake(dish->task, dish->timer);
        script.turn(1);
        script.resume(dish->task);
        script.line(6);
        script.add(EventKind::output, fmt::format("{}: ready\n", dish->name), 0, 0, 6);
        script.line(7);
        script.add(EventKind::return_, "boil", 0, 0, 7);
        const Seq done = script.add(EventKind::done, fmt::format("'{}'", dish->name), 0, 0, 7);
        const ObjectId handle = script.object("Handle", "gather's callback");
        const Seq queued = script.add(EventKind::call_soon, "gather's callback", handle, done);
        script.turn(1);
        const Seq callback = script.add(EventKind::callback, "gather's callback", handle, queued);
        if (--left == 0) {
            const Seq result =
                script.add(EventKind::future_done, "['rice', 'beans', 'soup']", gather, callback);
            script.remember_ready(main, script.add(EventKind::ready, {}, main, result));
        }
        script.add(EventKind::callback_end, {}, handle, callback);
    }

    script.turn(1);
    script.resume(main);
    script.line(16);
    script.add(EventKind::output, "served: rice, beans, soup\n", 0, 0, 16);
    script.add(EventKind::return_, "main", 0, 0, 16);
    script.add(EventKind::done, "None", 0, 0, 16);
    script.run_as(0);
    script.add(EventKind::loop_stop);
    return script.finish();
}

/// The same dishes one after another, in main itself: 3.5 s.
inline std::shared_ptr<const Trace> demo_sequential_trace() {
    TraceScript script("one_after_another.py", "import asyncio\n");
    script.add(EventKind::run_begin, "one_after_another.py");
    script.add(EventKind::loop_start);
    const TaskId main = script.create_task("main", "main", 18);
    script.turn(1);
    script.resume(main);
    for (const auto& [name, minutes] :
         {std::pair{"rice", kSecond}, std::pair{"beans", 2 * kSecond}, std::pair{"soup", kSecond / 2}}) {
        script.line(4);
        script.add(EventKind::output, fmt::format("{}: on the stove\n", name), 0, 0, 4);
        script.line(5);
        script.wake(main, script.sleep(minutes, 5));
        script.turn(1);
        script.resume(main);
        script.line(6);
        script.add(EventKind::output, fmt::format("{}: ready\n", name), 0, 0, 6);
    }
    script.add(EventKind::done, "None", 0, 0, 16);
    script.run_as(0);
    script.add(EventKind::loop_stop);
    return script.finish();
}

}  // namespace awaitscope::testing
