// One task at the cursor: what it is doing, where, for whom.
#pragma once

#include "app/model/model.h"
#include "app/model/rich_text.h"

namespace awaitscope {

struct TaskLink {
    TaskId task = 0;
    std::string label;
    LaneState state = LaneState::created;
};

struct TaskFrame {
    std::string function;  ///< qualified name
    std::uint32_t line = 0;
    std::vector<std::pair<std::string, std::string>> locals;  ///< name, repr; known once Model::state is
    bool library = false;                                     ///< asyncio's own code, or other library code
};

struct TaskView {
    TaskId task = 0;    ///< 0: there is no task to show
    std::string label;  ///< "soup"
    std::string name;   ///< "Task-4"
    std::string state;  ///< "running since 0.500 s", "waiting for gather of 3 since 0.000 s"
    LaneState lane_state = LaneState::created;
    WaitKind wait = WaitKind::none;
    std::vector<TaskFrame> frames;   ///< outermost first
    TaskLink parent;                 ///< task 0: none
    std::vector<TaskLink> children;  ///< born up to the cursor, at most 50
    RichText waits_for;              ///< empty unless it waits
    std::vector<TaskLink> awaited_by;
    std::vector<TaskLink> cycle;  ///< a deadlock that it is part of, in order; empty if none
    std::string result;           ///< repr of its result or its exception, once it has ended
    std::uint32_t steps = 0;      ///< so far
};

/// The selected task, or the one that runs at the cursor, or the last that ran.
TaskView task_view(const Model& model);
TaskView task_view(const TraceIndex& index, TaskId task, Seq cursor);
TaskId shown_task(const Model& model);

}  // namespace awaitscope
