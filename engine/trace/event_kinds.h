// The vocabulary of a trace: every kind of event, once. Names, groups and help texts derive from this table.
#pragma once

#include <cstdint>
#include <string_view>

namespace awaitscope {

// X(name, group, meaning)
//
// Fields of TraceEvent in every kind: seq, time, task (who was running, 0 outside tasks), span, cause.
// `subject` and `detail` are named in the last column: "subject task", "subject object" or nothing.
#define AWAITSCOPE_EVENT_KINDS(X)                                                                           \
    X(run_begin, program, "the program starts; detail: its file name")                                      \
    X(run_end, program, "the program has ended; detail: exit status in decimal")                            \
    X(output, program, "text written to stdout; detail: the text")                                          \
    X(error_output, program, "text written to stderr; detail: the text")                                    \
    X(line, program, "a line is about to run; span: the statement")                                         \
    X(call, program, "a Python function was entered; detail: its qualified name")                           \
    X(return_, program, "a Python function has returned; detail: its qualified name")                       \
    X(raise, program, "an exception was raised or re-raised here; detail: its type and message")            \
    X(block_begin, program, "a blocking call starts, nothing else can run; detail: what blocks")            \
    X(block_end, program, "the blocking call has ended, the clock has moved; cause: its block_begin")       \
    X(limit, program, "a limit of the run was reached and the run stopped; detail: the message")            \
    X(loop_start, loop, "an event loop starts running")                                                     \
    X(loop_stop, loop, "the event loop stops running")                                                      \
    X(turn, loop, "a turn of the loop begins; detail: number of ready handles that will run")               \
    X(idle, loop, "nothing was ready: the clock has moved to the next deadline; cause: timer_set of it")    \
    X(call_soon, loop, "a callback was queued; subject object: the handle; detail: the callback")           \
    X(timer_set, loop, "a timer was set; subject object: the timer; detail: deadline in ns, then what for") \
    X(timer_due, loop,                                                                                      \
      "a timer is due and its callback is ready; subject object: the timer; cause: timer_set")              \
    X(timer_cancelled, loop, "a timer was cancelled; subject object: the timer")                            \
    X(callback, loop,                                                                                       \
      "a callback that is no task step begins; subject object: the handle; detail: its name")               \
    X(callback_end, loop, "that callback has returned; cause: its callback event")                          \
    X(deadlock, loop, "nothing is ready and no timer is set; detail: who waits where for what")             \
    X(task_created, task, "subject task: the new task; detail: the coroutine's qualified name")             \
    X(task_renamed, task, "subject task; detail: the new name")                                             \
    X(ready, task, "subject task: it may run and waits for its turn; cause: what woke it")                  \
    X(resume, task, "a step begins: the loop runs the task; cause: its ready event")                        \
    X(suspend, task, "the step ends, the task waits; subject object: what for; detail: the wait in words")  \
    X(done, task, "the step ends, the task has returned; detail: repr of the result, shortened")            \
    X(failed, task, "the step ends, the task has raised; detail: type and message")                         \
    X(cancelled, task, "the step ends, the task was cancelled; detail: the message, if any")                \
    X(cancel_request, task, "Task.cancel() was called; subject task: the one to be cancelled")              \
    X(throw_in, task,                                                                                       \
      "an exception (CancelledError mostly) is thrown into the task at its await; detail: type")            \
    X(destroyed_pending, task, "subject task was destroyed but it is pending")                              \
    X(object_created, object, "subject object; detail: its kind, such as Lock or Queue(maxsize=2)")         \
    X(future_done, object, "subject object: a future got its result; detail: shortened repr")               \
    X(future_failed, object, "subject object: a future got an exception; detail: type and message")         \
    X(future_cancelled, object, "subject object: a future was cancelled")                                   \
    X(operation, object, "something was done to subject object; detail: the words, such as put 3, release") \
    X(job_start, thread,                                                                                    \
      "an executor job starts on a simulated thread; subject object: the job; detail: its name")            \
    X(job_end, thread, "the executor job has ended; subject object: the job; cause: job_start")             \
    X(warning, finding, "Python issued a warning; detail: category and text")                               \
    X(never_awaited, finding, "a coroutine was dropped without being awaited; detail: its qualified name")  \
    X(never_retrieved, finding, "a future's exception was never looked at; subject object; detail: it")

enum class EventKind : std::uint8_t {
#define X(name, group, meaning) name,
    AWAITSCOPE_EVENT_KINDS(X)
#undef X
};

enum class EventGroup : std::uint8_t { program, loop, task, object, thread, finding };

inline constexpr int kEventKindCount = 0
#define X(name, group, meaning) +1
    AWAITSCOPE_EVENT_KINDS(X)
#undef X
    ;

struct EventKindInfo {
    std::string_view name;  ///< as written in CSV and JSON; `return_` is written "return"
    EventGroup group;
    std::string_view meaning;  ///< one line for --help, the schema and tooltips
};

const EventKindInfo& info(EventKind kind);

/// What TraceEvent::subject counts in this kind of event, as the table says.
enum class SubjectKind : std::uint8_t { none, task, object };
SubjectKind subject_kind(EventKind kind);

std::string_view group_name(EventGroup group);

/// The kind of that name, or false if there is none.
bool event_kind_from_name(std::string_view name, EventKind& kind);

}  // namespace awaitscope
