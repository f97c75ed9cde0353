// What a program looked like right after one event: every task's await chain with its variables. The trace
// does not hold variables; a run is deterministic, so running again up to that event gives them.
#pragma once

#include "engine/base/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace awaitscope {

struct TaskObject;
class Vm;

struct VariableState {
    std::string name;
    std::string text;  ///< repr of built-in values, cut short; "<ClassName>" for anything else

    friend bool operator==(const VariableState&, const VariableState&) = default;
};

/// One function that has begun and not ended.
struct FrameState {
    std::string function;  ///< __qualname__
    std::string file;      ///< as in Trace::files; empty in asyncio's own code and other library code
    std::uint32_t line = 0;
    std::vector<VariableState> variables;  ///< in the order of the code's slots; none in library code

    friend bool operator==(const FrameState&, const FrameState&) = default;
};

/// A task's coroutine, what it awaits, and so on to where it stands.
struct TaskStack {
    TaskId task = 0;
    std::vector<FrameState> frames;  ///< outermost first

    friend bool operator==(const TaskStack&, const TaskStack&) = default;
};

struct ProgramState {
    Seq seq = 0;                      ///< after this event
    std::vector<TaskStack> tasks;     ///< those that are not done, by id
    std::vector<FrameState> outside;  ///< what runs and belongs to no task, outermost first: the module
    std::vector<VariableState>
        globals;  ///< the main module's plain values: no functions, classes and modules

    friend bool operator==(const ProgramState&, const ProgramState&) = default;
};

/// Reads the state of the Vm as it stands. `first` is the loop's list of unfinished tasks (EventLoopObject),
/// null if no loop runs. Runs nothing of the program's own.
ProgramState read_program_state(Vm& vm, TaskObject* first, Seq seq);

}  // namespace awaitscope
