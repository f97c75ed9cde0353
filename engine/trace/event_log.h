// The events of a trace, packed: about nine bytes each instead of thirty-two, so that recording writes little
// and a million tasks leave room for their trace.
#pragma once

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/trace/event_kinds.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
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

/// Append-only. Events stand in blocks of kBlock; inside a block each one says only what differs from the one
/// before it, so to read one is to unpack its block up to it, and to read all in order costs a few
/// nanoseconds each. Reading is safe from several threads while nobody appends.
class EventLog {
  public:
    class Iterator;

    Seq size() const { return size_; }
    bool empty() const { return size_ == 0; }
    /// The event at `seq`, 1 ≤ seq ≤ size().
    TraceEvent operator[](Seq seq) const;
    /// Its kind alone, which needs no unpacking.
    EventKind kind(Seq seq) const {
        return seq == size_ ? last_.kind : static_cast<EventKind>(heads_[seq - 1] & kKindMask);
    }

    void append(const TraceEvent& event) {
        if (size_ != 0) pack(last_);
        if (size_ == 0 || event.time != last_.time) begin_moment(event.time);
        last_ = event;
        ++size_;
    }

    /// Its time alone: no unpacking either.
    VirtualTime time(Seq seq) const { return moment_time_[moment_of(seq)]; }

    // Moments: stretches of events during which time stands still, numbered from 0.
    std::size_t moment_count() const { return moment_begin_.size(); }
    /// The moment that holds the event, 1 ≤ seq ≤ size().
    std::size_t moment_of(Seq seq) const {
        const auto after = std::upper_bound(moment_begin_.begin(), moment_begin_.end(), seq);
        return static_cast<std::size_t>(after - moment_begin_.begin()) - 1;
    }
    Seq moment_begin(std::size_t moment) const { return moment_begin_[moment]; }
    /// One past its last event.
    Seq moment_end(std::size_t moment) const {
        return moment + 1 < moment_begin_.size() ? moment_begin_[moment + 1] : size_ + 1;
    }
    VirtualTime moment_time(std::size_t moment) const { return moment_time_[moment]; }
    /// The last event, which may still be changed. Not for an empty log.
    TraceEvent& last() { return last_; }
    const TraceEvent& last() const { return last_; }

    /// The first seq whose time is not before `time`; size() + 1 if there is none.
    Seq first_not_before(VirtualTime time) const;

    Iterator begin() const;
    /// From `seq` on.
    Iterator from(Seq seq) const;
    std::default_sentinel_t end() const { return {}; }

    friend bool operator==(const EventLog& a, const EventLog& b);

  private:
    static constexpr Seq kBlock = 32;
    static constexpr std::size_t kChunkBytes = std::size_t{1} << 18;
    static constexpr std::size_t kLongestEvent = 48;
    static constexpr std::uint8_t kKindMask = 0x3F;

    /// What the next event is likely to repeat.
    struct State {
        VirtualTime time = 0;
        TaskId task = 0;
        std::uint32_t subject = 0;
        std::uint32_t span = 0;
        std::uint16_t depth = 0;
        std::uint8_t file = 0;
    };
    struct Block {
        const std::uint8_t* begin;
        VirtualTime time;  // of the event before the block
        TaskId task;
    };
    static std::uint8_t* put(std::uint8_t* out, std::uint8_t& head, const TraceEvent& event, Seq seq,
                             State& state);
    static const std::uint8_t* take(const std::uint8_t* in, std::uint8_t head, TraceEvent& event, Seq seq,
                                    State& state);
    void pack(const TraceEvent& event);
    void begin_block();
    void begin_moment(VirtualTime time) {
        moment_begin_.push_back(size_ + 1);
        moment_time_.push_back(time);
    }

    std::vector<std::uint8_t> heads_;  // kind, and whether time and task differ from the event before
    std::vector<Block> blocks_;
    std::vector<Seq> moment_begin_;         // column: the first event of each moment
    std::vector<VirtualTime> moment_time_;  // column: its time
    std::vector<std::unique_ptr<std::uint8_t[]>> chunks_;
    std::uint8_t* at_ = nullptr;
    std::uint8_t* chunk_end_ = nullptr;
    State state_;
    Seq packed_ = 0;  // how many are in blocks; the last one never is
    Seq size_ = 0;
    TraceEvent last_;
};

/// Goes through the events in order; what it points at lives until the next step.
class EventLog::Iterator {
  public:
    using value_type = TraceEvent;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    const TraceEvent& operator*() const { return event_; }
    const TraceEvent* operator->() const { return &event_; }
    Iterator& operator++() {
        ++seq_;
        read();
        return *this;
    }
    void operator++(int) { ++*this; }
    Seq seq() const { return seq_; }
    friend bool operator==(const Iterator& it, std::default_sentinel_t) { return it.seq_ > it.log_->size(); }

  private:
    friend class EventLog;
    Iterator(const EventLog& log, Seq block_begin) : log_(&log), seq_(block_begin) { read(); }
    void read();

    const EventLog* log_ = nullptr;
    Seq seq_ = 0;
    const std::uint8_t* in_ = nullptr;
    State state_;
    TraceEvent event_;
};

}  // namespace awaitscope
