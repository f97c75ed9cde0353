// What to say when nothing is ready and no timer is set, which in CPython would wait for ever.
#pragma once

#include <string>

namespace awaitscope {

class Vm;
struct EventLoopObject;
struct TaskObject;

/// Names each waiting task with the line where it waits and what for, and the cycle if there is one.
std::string describe_deadlock(Vm& vm, EventLoopObject* loop);

/// What the task waits for, in words: "sleep 1.0 s", "lock A", "task rice", "queue.get".
std::string describe_wait(Vm& vm, const TaskObject* task);

}  // namespace awaitscope
