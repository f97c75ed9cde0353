// The immutable record of one run. The engine's recorder builds it; everything else only reads it.
#pragma once

#include "engine/base/source_span.h"
#include "engine/trace/event_log.h"
#include "engine/trace/record_level.h"
#include "engine/trace/text_pool.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

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
    Seq size() const { return events_.size(); }

    /// The event at `seq`, 1 ≤ seq ≤ size(). To go through many in order, take events().
    TraceEvent event(Seq seq) const { return events_[seq]; }
    /// Its kind alone: quicker.
    EventKind kind(Seq seq) const { return events_.kind(seq); }
    /// Its time alone.
    VirtualTime time(Seq seq) const { return events_.time(seq); }
    const EventLog& events() const { return events_; }

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
    EventLog events_;
    std::vector<TaskInfo> tasks_{1};
    std::vector<ObjectInfo> objects_{1};
    std::vector<SourceFile> files_;
    TextPool texts_;
    std::vector<SourceSpan> spans_{SourceSpan{}};
};

}  // namespace awaitscope
