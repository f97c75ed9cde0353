// The source with what happens in it at the cursor.
#pragma once

#include "app/model/model.h"
#include "engine/explain/highlight.h"

namespace awaitscope {

/// A task that stands at a line. `count` > 1: so many tasks with no chip of their own.
struct CodeChip {
    TaskId task = 0;
    std::string label;
    LaneState state = LaneState::waiting;
    WaitKind wait = WaitKind::none;
    std::uint32_t count = 1;
    bool at_least = false;  ///< there are more tasks than are looked at
};

struct CodeLine {
    std::uint32_t number = 0;  ///< from 1
    std::string_view text;     ///< into the document's source
    std::vector<CodePiece> pieces;
    std::vector<CodeChip> chips;
    bool executed = false;  ///< the line that the cursor's step is running or has just run
    bool next = false;      ///< the line that runs next, of whatever task
    bool problem = false;   ///< underlined: see CodeView::problems
    bool breakpoint = false;
    bool marked = false;  ///< the keyboard's line
};

/// A variable as one task (or the module) has it at the cursor.
struct CodeValue {
    std::string owner;     ///< the task's label; empty for the module
    std::string function;  ///< __name__ of the function; empty for the module's own names
    std::string name;
    std::string text;
};

struct CodeView {
    std::string file;
    std::vector<CodeLine> lines;
    std::uint32_t focus = 0;  ///< the line to scroll to, 0: none
    SourceSpan executing;     ///< the exact stretch at the cursor, e.g. the await
    std::vector<SourceProblem> problems;
    std::vector<CodeValue> values;  ///< of the shown task first; empty while they are not known
};

/// The event that says which line the code is at: a line event, or the await at which a task resumes. 0:
/// none.
Seq executing_event(const TraceIndex& index, Seq cursor);

/// Every variable at the cursor, of the shown task first.
std::vector<CodeValue> values_of(const Model& model);
/// What the name under (line, column) stands for: one value, or one for each task that is in that function.
/// `line` counts from 1, `column` bytes from 0.
std::vector<CodeValue> values_at(const CodeView& view, std::uint32_t line, std::uint32_t column);

CodeView code_view(const Model& model);
CodeView code_view(const Document& document, Seq cursor);

}  // namespace awaitscope
