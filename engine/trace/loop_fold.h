// Ready queue and pending timers, carried along the trace event by event. The index writes its keyframes with
// it, and answers "what was in the queue then?" by starting it from one.
#pragma once

#include "engine/trace/trace.h"

#include <span>
#include <vector>

namespace awaitscope {

/// Seqs in rising order of which most leave from the front: a queue that can also lose one in the middle.
class AliveList {
  public:
    void assign(std::span<const Seq> seqs);
    void add(Seq seq);
    /// Nothing happens if it is not there.
    void remove(Seq seq);
    void clear();
    std::size_t size() const { return alive_; }

    /// visit(seq) → bool: false stops.
    template <typename Visit>
    void each(Visit visit) const {
        for (std::size_t i = head_; i < items_.size(); ++i) {
            if (!items_[i].dead && !visit(items_[i].seq)) return;
        }
    }

  private:
    // What is removed in the middle keeps its place until half of them are dead, so that halving still works.
    struct Item {
        Seq seq;
        bool dead;
    };
    std::vector<Item> items_;
    std::size_t head_ = 0;
    std::size_t alive_ = 0;
};

class LoopFold {
  public:
    explicit LoopFold(const Trace& trace) : trace_(trace) {}

    void start_from(std::span<const Seq> ready, std::span<const Seq> timers);
    void take(Seq seq, const TraceEvent& event);

    const AliveList& ready() const { return ready_; }
    const AliveList& timers() const { return timers_; }

  private:
    void leave_ready(const TraceEvent& event);
    Seq timer_set_of(const TraceEvent& event) const;

    const Trace& trace_;
    AliveList ready_;   // ready, call_soon and timer_due events whose turn has not come
    AliveList timers_;  // timer_set events whose time has not come
};

}  // namespace awaitscope
