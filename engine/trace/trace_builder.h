// Builds a Trace, event by event. The only writer of traces: the recorder and the readers of trace files use
// it.
#pragma once

#include "engine/trace/trace.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace awaitscope {

/// A hash table of ids whose keys are in the trace. Open addressing, a power of two, at most half full.
class InternSlots {
  public:
    /// The slot of the id from 1 to count - 1 whose at(id) equals `key`; it holds 0 if there is none.
    template <class Key, class At>
    std::uint32_t* find(const Key& key, std::size_t count, At at);

  private:
    std::vector<std::uint32_t> slots_;
};

class TraceBuilder {
  public:
    explicit TraceBuilder(TraceHeader header);

    /// Replaces what the constructor was given: a reader may learn it late.
    void set_header(TraceHeader header);

    /// Appends an event and returns its seq. Its time must not lie before the last one's, its cause must be
    /// an earlier event (checked).
    Seq add(const TraceEvent& event);

    /// Adds to the detail of the last event: what print() writes in pieces is one output.
    void extend_last(std::string_view more);

    /// Ids for new tasks and objects, in order of creation from 1.
    TaskId add_task(const TaskInfo& info);
    ObjectId add_object(const ObjectInfo& info);
    TaskInfo& task(TaskId id) { return trace_->tasks_[id]; }
    ObjectInfo& object(ObjectId id) { return trace_->objects_[id]; }

    /// Index of the file for TraceEvent::file; a file of the same name keeps the index that it has. At most
    /// 255 files; later ones share the last index.
    std::uint8_t add_file(SourceFile file);

    /// Interned: the same text has the same id. Texts are UTF-8: what is not becomes U+FFFD.
    TextId text(std::string_view text);
    std::uint32_t span(const SourceSpan& span);

    Seq size() const { return trace_->size(); }
    /// What has been built so far, for a window that follows a run in progress.
    const Trace& so_far() const { return *trace_; }

    /// Ends the building. The builder is empty afterwards.
    std::shared_ptr<const Trace> finish(int exit_status, VirtualTime end);

  private:
    std::unique_ptr<Trace> trace_;
    InternSlots text_slots_;
    InternSlots span_slots_;
};

}  // namespace awaitscope
