#include "engine/trace/event_log.h"

#include "engine/base/check.h"

#include <algorithm>

namespace awaitscope {
namespace {

// The layout of an event:
//   its head   in a column of its own: kind in six bits, kTimeMoved, kTaskDiffers
//   byte 0     two bits each for cause, subject and place, and kHasDetail
//   then       time step, task, cause, subject, detail, place, as far as head and byte announce them
// Numbers are little-endian base 128 (LEB128, as in DWARF).
constexpr std::uint8_t kTimeMoved = 0x40;
constexpr std::uint8_t kTaskDiffers = 0x80;
static_assert(kEventKindCount <= 64);

enum Cause : std::uint8_t { kNoCause = 0, kCauseBefore = 1, kCauseBack = 2, kCauseMask = 3 };
enum Subject : std::uint8_t { kNoSubject = 0, kSameSubject = 4, kSubjectFollows = 8, kSubjectMask = 12 };
enum Place : std::uint8_t { kNoPlace = 0, kSamePlace = 16, kPlaceFollows = 32, kPlaceMask = 48 };
constexpr std::uint8_t kHasDetail = 64;

inline std::uint8_t* put_number(std::uint8_t* out, std::uint64_t n) {
    while (n >= 0x80) {
        *out++ = static_cast<std::uint8_t>(n | 0x80);
        n >>= 7;
    }
    *out++ = static_cast<std::uint8_t>(n);
    return out;
}

template <class T>
inline const std::uint8_t* take_number(const std::uint8_t* in, T& n) {
    std::uint64_t value = *in & 0x7F;
    for (unsigned shift = 7; *in++ & 0x80; shift += 7) value |= std::uint64_t{*in & 0x7FU} << shift;
    n = static_cast<T>(value);
    return in;
}

}  // namespace

std::uint8_t* EventLog::put(std::uint8_t* out, std::uint8_t& head, const TraceEvent& event, Seq seq,
                            State& state) {
    head = static_cast<std::uint8_t>(event.kind);
    std::uint8_t& fields = *out++;
    fields = 0;
    if (event.time != state.time) {
        head |= kTimeMoved;
        out = put_number(out, static_cast<std::uint64_t>(event.time - state.time));
        state.time = event.time;
    }
    if (event.task != state.task) {
        head |= kTaskDiffers;
        out = put_number(out, event.task);
        state.task = event.task;
    }
    if (event.cause != 0) {
        const Seq back = seq - event.cause;
        fields |= back == 1 ? kCauseBefore : kCauseBack;
        if (back != 1) out = put_number(out, back);
    }
    if (event.subject != 0) {
        fields |= event.subject == state.subject ? kSameSubject : kSubjectFollows;
        if (event.subject != state.subject) out = put_number(out, event.subject);
        state.subject = event.subject;
    }
    if (event.detail != 0) {
        fields |= kHasDetail;
        out = put_number(out, event.detail);
    }
    if ((event.span | event.depth | event.file) != 0) {
        if (event.span == state.span && event.depth == state.depth && event.file == state.file) {
            fields |= kSamePlace;
        } else {
            fields |= kPlaceFollows;
            out = put_number(put_number(put_number(out, event.span), event.depth), event.file);
            state.span = event.span;
            state.depth = event.depth;
            state.file = event.file;
        }
    }
    return out;
}

const std::uint8_t* EventLog::take(const std::uint8_t* in, std::uint8_t head, TraceEvent& event, Seq seq,
                                   State& state) {
    const std::uint8_t fields = *in++;
    event.kind = static_cast<EventKind>(head & kKindMask);
    if (head & kTimeMoved) {
        std::uint64_t step = 0;
        in = take_number(in, step);
        state.time += static_cast<VirtualTime>(step);
    }
    event.time = state.time;
    if (head & kTaskDiffers) in = take_number(in, state.task);
    event.task = state.task;
    event.cause = (fields & kCauseMask) == kCauseBefore ? seq - 1 : 0;
    if ((fields & kCauseMask) == kCauseBack) {
        Seq back = 0;
        in = take_number(in, back);
        event.cause = seq - back;
    }
    if ((fields & kSubjectMask) == kSubjectFollows) in = take_number(in, state.subject);
    event.subject = (fields & kSubjectMask) == kNoSubject ? 0 : state.subject;
    event.detail = 0;
    if (fields & kHasDetail) in = take_number(in, event.detail);
    if ((fields & kPlaceMask) == kPlaceFollows)
        in = take_number(take_number(take_number(in, state.span), state.depth), state.file);
    const bool placed = (fields & kPlaceMask) != kNoPlace;
    event.span = placed ? state.span : 0;
    event.depth = placed ? state.depth : std::uint16_t{0};
    event.file = placed ? state.file : std::uint8_t{0};
    return in;
}

void EventLog::begin_block() {
    if (chunks_.empty() || static_cast<std::size_t>(chunk_end_ - at_) < kBlock * kLongestEvent) {
        // Not make_unique: that would write the whole chunk once before it is used.
        chunks_.emplace_back(new std::uint8_t[kChunkBytes]);
        at_ = chunks_.back().get();
        chunk_end_ = at_ + kChunkBytes;
    }
    const VirtualTime time = state_.time;
    const TaskId task = state_.task;
    blocks_.push_back({at_, time, task});
    state_ = State{};
    state_.time = time;
    state_.task = task;
}

void EventLog::pack(const TraceEvent& event) {
    if (packed_ % kBlock == 0) begin_block();
    ++packed_;
    at_ = put(at_, heads_.emplace_back(), event, packed_, state_);
}

TraceEvent EventLog::operator[](Seq seq) const {
    DCHECK(seq >= 1 && seq <= size_);
    if (seq == size_) return last_;
    const Block& block = blocks_[(seq - 1) / kBlock];
    State state;
    state.time = block.time;
    state.task = block.task;
    TraceEvent event;
    const std::uint8_t* in = block.begin;
    for (Seq at = (seq - 1) / kBlock * kBlock + 1; at <= seq; ++at)
        in = take(in, heads_[at - 1], event, at, state);
    return event;
}

Seq EventLog::first_not_before(VirtualTime time) const {
    const auto moment = std::ranges::lower_bound(moment_time_, time);
    return moment == moment_time_.end()
               ? size_ + 1
               : moment_begin_[static_cast<std::size_t>(moment - moment_time_.begin())];
}

EventLog::Iterator EventLog::begin() const {
    return Iterator(*this, 1);
}

EventLog::Iterator EventLog::from(Seq seq) const {
    if (seq > size_ || seq == 0) return Iterator(*this, size_ + 1);
    Iterator it(*this, (seq - 1) / kBlock * kBlock + 1);
    while (it.seq() < seq) ++it;
    return it;
}

void EventLog::Iterator::read() {
    if (seq_ > log_->size_) return;
    if (seq_ == log_->size_) {
        event_ = log_->last_;
        return;
    }
    if ((seq_ - 1) % kBlock == 0) {
        const Block& block = log_->blocks_[(seq_ - 1) / kBlock];
        in_ = block.begin;
        state_ = State{};
        state_.time = block.time;
        state_.task = block.task;
    }
    in_ = take(in_, log_->heads_[seq_ - 1], event_, seq_, state_);
}

bool operator==(const EventLog& a, const EventLog& b) {
    if (a.size_ != b.size_) return false;
    EventLog::Iterator other = b.begin();
    for (const TraceEvent& event : a) {
        if (event != *other) return false;
        ++other;
    }
    return true;
}

}  // namespace awaitscope
