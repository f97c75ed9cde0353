#include "engine/trace/loop_fold.h"

#include <algorithm>

namespace awaitscope {

void AliveList::assign(std::span<const Seq> seqs) {
    clear();
    items_.reserve(seqs.size());
    for (const Seq seq : seqs) add(seq);
}

void AliveList::add(Seq seq) {
    items_.push_back({seq, false});
    ++alive_;
}

void AliveList::clear() {
    items_.clear();
    head_ = 0;
    alive_ = 0;
}

void AliveList::remove(Seq seq) {
    const auto place = std::lower_bound(items_.begin() + static_cast<std::ptrdiff_t>(head_), items_.end(),
                                        seq, [](const Item& item, Seq wanted) { return item.seq < wanted; });
    if (place == items_.end() || place->seq != seq || place->dead) return;
    place->dead = true;
    --alive_;
    while (head_ < items_.size() && items_[head_].dead) ++head_;
    if (alive_ == 0) {
        clear();
    } else if (items_.size() > 64 && items_.size() > alive_ * 2) {
        std::erase_if(items_, [](const Item& item) { return item.dead; });
        head_ = 0;
    }
}

void LoopFold::start_from(std::span<const Seq> ready, std::span<const Seq> timers) {
    ready_.assign(ready);
    timers_.assign(timers);
}

void LoopFold::take(Seq seq, const TraceEvent& event) {
    switch (event.kind) {
        case EventKind::ready:
        case EventKind::call_soon: ready_.add(seq); break;
        case EventKind::resume:
        case EventKind::callback: leave_ready(event); break;
        case EventKind::timer_set: timers_.add(seq); break;
        case EventKind::timer_due:
            timers_.remove(timer_set_of(event));
            ready_.add(seq);
            break;
        case EventKind::timer_cancelled: timers_.remove(timer_set_of(event)); break;
        case EventKind::idle:
            // The loop only waits when nothing is ready: whatever is left was cancelled in the queue.
            ready_.clear();
            break;
        case EventKind::loop_stop:
        case EventKind::run_end:
            ready_.clear();
            timers_.clear();
            break;
        default: break;
    }
}

// The cause says which entry it is; a trace from elsewhere may not know it, then the first fitting one is.
void LoopFold::leave_ready(const TraceEvent& event) {
    if (event.cause != 0) {
        const EventKind kind = trace_.kind(event.cause);
        if (kind == EventKind::ready || kind == EventKind::call_soon || kind == EventKind::timer_due) {
            ready_.remove(event.cause);
            return;
        }
    }
    Seq found = 0;
    ready_.each([&](Seq queued) {
        const TraceEvent& entry = trace_.event(queued);
        const bool step = entry.kind == EventKind::ready;
        const bool fits = event.kind == EventKind::resume ? step && entry.subject == event.task
                                                          : !step && entry.subject == event.subject;
        if (fits) found = queued;
        return !fits;
    });
    if (found != 0) ready_.remove(found);
}

Seq LoopFold::timer_set_of(const TraceEvent& event) const {
    const auto is_its_set = [&](Seq seq) {
        return seq != 0 && seq <= trace_.size() && trace_.kind(seq) == EventKind::timer_set &&
               trace_.event(seq).subject == event.subject;
    };
    if (is_its_set(event.cause)) return event.cause;
    if (event.subject < trace_.objects().size() && is_its_set(trace_.objects()[event.subject].created)) {
        return trace_.objects()[event.subject].created;
    }
    Seq found = 0;
    timers_.each([&](Seq seq) {
        if (is_its_set(seq)) found = seq;
        return found == 0;
    });
    return found;
}

}  // namespace awaitscope
