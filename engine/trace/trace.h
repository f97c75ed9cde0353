// The immutable record of one run. The engine's recorder builds it; everything else only reads it.
#pragma once

#include "engine/base/ids.h"
#include "engine/base/source_span.h"
#include "engine/base/time.h"
#include "engine/trace/event_kinds.h"
#include "engine/trace/record_level.h"
#include "engine/trace/text_pool.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// One event. Its seq is its position: the first event of a trace has seq 1.
struct TraceEvent {
    VirtualTime time = 0;  ///< ns since the start of the run; never decreases along seq
    EventKind kind{};
    std::uint8_t file = 0;      ///< index into Trace::files of the span's file
    std::uint16_t depth = 0;    ///< Python call depth inside the running task, 0 when unknown
    TaskId task = 0;            ///< who was running; 0 outside tasks
    Seq cause = 0;              ///< the earlier event that made this one happen; 0 unknown. Always < own seq
    std::uint32_t subject = 0;  ///< a TaskId or ObjectId, as the kind says; 0 none
    TextId detail = 0;          ///< interned text, 0 none
    std::uint32_t span = 0;     ///< index into the trace's span table, 0 none

    friend bool operator==(const TraceEvent&, const TraceEvent&) = default;
};
static_assert(sizeof(TraceEvent) == 32);

/// What is known of a task over its whole life.
struct TaskInfo {
    TextId name = 0;       ///< the name at creation; task_renamed events change it from then on
    TextId coroutine = 0;  ///< qualified name of its coroutine function
    TaskId parent = 0;     ///< the task that created it; 0 if none
    Seq created = 0;       ///< its task_created event
    ObjectId group = 0;    ///< the TaskGroup (or gather future) that it belongs to; 0 if none
    /// How people tell it from its siblings: the coroutine's name and its first short argument, "boil rice".
    TextId label = 0;  ///< 0: the coroutine's name is all there is

    friend bool operator==(const TaskInfo&, const TaskInfo&) = default;
};

/// Anything else that events refer to.
struct ObjectInfo {
    /// "Future", "Sleep" (the future inside asyncio.sleep), "Gather", "Task" (a task as something awaited),
    /// "Timer", "Timeout", "Handle", "Lock", "Event", "Condition", "Semaphore", "Barrier", "Queue",
    /// "TaskGroup", "Job" (of an executor), "Stream" … wait_kind() in index.h sorts waits by these words.
    TextId kind = 0;
    TextId label = 0;  ///< how sentences call it: the variable's or attribute's name if known, else "Lock 2"
    Seq created = 0;   ///< its first event
    TaskId task = 0;   ///< the task that this object is (kind "Task"); 0 for everything else

    friend bool operator==(const ObjectInfo&, const ObjectInfo&) = default;
};

/// A source file of the program. The text is kept so that a trace opens without its script.
struct SourceFile {
    std::string name;  ///< as given on the command line, no directories of this machine added
    std::string text;

    friend bool operator==(const SourceFile&, const SourceFile&) = default;
};

struct TraceHeader {
    std::string program;  ///< name of the main file
    std::string engine;   ///< who recorded it: "awaitscope 0.1.0"
    std::string python;   ///< whose behaviour it shows: "3.14"
    std::uint64_t seed = 0;
    RecordLevel level = RecordLevel::full;
    int exit_status = 0;
    VirtualTime end = 0;  ///< virtual time at which the run ended

    friend bool operator==(const TraceHeader&, const TraceHeader&) = default;
};

/// Immutable once built; cheap to share by pointer, safe to read from several threads.
class Trace {
  public:
    const TraceHeader& header() const { return header_; }

    /// Number of events; the last one has this seq.
    Seq size() const { return static_cast<Seq>(events_.size()); }

    /// The event at `seq`, 1 ≤ seq ≤ size().
    const TraceEvent& event(Seq seq) const { return events_[seq - 1]; }
    std::span<const TraceEvent> events() const { return events_; }

    /// Tasks and objects by id; index 0 is an empty entry, so valid ids index directly.
    std::span<const TaskInfo> tasks() const { return tasks_; }
    std::span<const ObjectInfo> objects() const { return objects_; }
    std::span<const SourceFile> files() const { return files_; }

    /// The text stays where it is for as long as the trace lives (while it is being built: until the next
    /// event).
    std::string_view text(TextId id) const { return texts_[id]; }
    std::size_t text_count() const { return texts_.size(); }
    const SourceSpan& span(std::uint32_t index) const { return spans_[index]; }
    std::size_t span_count() const { return spans_.size(); }

    friend bool operator==(const Trace&, const Trace&) = default;

  private:
    friend class TraceBuilder;
    TraceHeader header_;
    std::vector<TraceEvent> events_;
    std::vector<TaskInfo> tasks_{1};
    std::vector<ObjectInfo> objects_{1};
    std::vector<SourceFile> files_;
    TextPool texts_;
    std::vector<SourceSpan> spans_{SourceSpan{}};
};

}  // namespace awaitscope
