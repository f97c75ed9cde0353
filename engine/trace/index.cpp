#include "engine/trace/index.h"

#include "engine/base/check.h"
#include "engine/trace/index_builder.h"
#include "engine/trace/loop_fold.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace awaitscope {
namespace {

/// Which wait an object of that kind means; everything that is not listed is a future of some sort.
struct KindOfWait {
    std::string_view object_kind;
    WaitKind wait;
};
constexpr KindOfWait kWaits[] = {
    {"Sleep", WaitKind::timer},    {"Timer", WaitKind::timer},    {"Timeout", WaitKind::timer},
    {"Lock", WaitKind::lock},      {"Event", WaitKind::lock},     {"Condition", WaitKind::lock},
    {"Semaphore", WaitKind::lock}, {"Barrier", WaitKind::lock},   {"BoundedSemaphore", WaitKind::lock},
    {"Queue", WaitKind::lock},     {"LifoQueue", WaitKind::lock}, {"PriorityQueue", WaitKind::lock},
    {"Job", WaitKind::io},         {"Stream", WaitKind::io},      {"Connection", WaitKind::io},
    {"Request", WaitKind::io},
};

/// "Task-12", as asyncio counts them, rather than a name that somebody gave.
bool is_counted_name(std::string_view name) {
    if (!name.starts_with("Task-") || name.size() == 5) return false;
    return std::all_of(name.begin() + 5, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view state_name(LaneState state) {
    constexpr std::array<std::string_view, 10> names = {"created",   "ready",    "running", "waiting",
                                                        "blocking",  "idle",     "done",    "failed",
                                                        "cancelled", "destroyed"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view wait_kind_name(WaitKind kind) {
    constexpr std::array<std::string_view, 5> names = {"none", "timer", "future", "lock", "io"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view flow_name(FlowKind kind) {
    constexpr std::array<std::string_view, 4> names = {"created by", "woken by", "cancelled by",
                                                       "failed into"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view phase_name(LoopPhase phase) {
    constexpr std::array<std::string_view, 5> names = {"stopped", "timers", "clock", "ready",
                                                       "run callbacks"};
    return names[static_cast<std::size_t>(phase)];
}

bool is_final(LaneState state) {
    return state >= LaneState::done;
}

WaitKind wait_kind(const Trace& trace, const TraceEvent& suspend) {
    if (suspend.subject == 0 || suspend.subject >= trace.objects().size()) {
        return trace.text(suspend.detail).starts_with("sleep") ? WaitKind::timer : WaitKind::future;
    }
    std::string_view kind = trace.text(trace.objects()[suspend.subject].kind);
    kind = kind.substr(0, kind.find('('));  // "Queue(maxsize=2)"
    for (const auto& [object_kind, wait] : kWaits) {
        if (object_kind == kind) return wait;
    }
    return WaitKind::future;
}

TraceIndex::TraceIndex(std::shared_ptr<const Trace> trace) : trace_(std::move(trace)) {
    CHECK(trace_ != nullptr);
    IndexBuilder(*this).build();
}

Slice TraceIndex::slice(const Lane& lane, std::uint32_t i) const {
    DCHECK(i < lane.slice_count);
    const std::size_t at = std::size_t{lane.first_slice} + i;
    Slice slice;
    slice.begin = slice_begin_[at];
    slice.end = i + 1 < lane.slice_count ? slice_begin_[at + 1] : std::max(lane.end, slice.begin);
    slice.state = packed_state(slice_state_[at]);
    slice.wait = packed_wait(slice_state_[at]);
    return slice;
}

std::uint32_t TraceIndex::slice_at(const Lane& lane, Seq seq) const {
    const auto begin = slice_begin_.begin() + lane.first_slice;
    const auto after = std::upper_bound(begin, begin + lane.slice_count, seq);
    return after == begin ? UINT32_MAX : static_cast<std::uint32_t>(after - begin - 1);
}

std::uint32_t TraceIndex::slice_at(const Lane& lane, Seq seq, std::uint32_t from) const {
    const Seq* begins = slice_begin_.data() + lane.first_slice;
    std::uint32_t low = from, step = 1;
    while (low + step < lane.slice_count && begins[low + step] <= seq) {
        low += step;
        step *= 2;
    }
    const std::uint32_t high = std::min(low + step, lane.slice_count);
    return static_cast<std::uint32_t>(
               std::upper_bound(begins + low + 1, begins + std::max(high, low + 1), seq) - begins) -
           1;
}

Slice TraceIndex::state_of(TaskId task, Seq seq) const {
    if (task == 0 || task >= lane_of_task_.size()) return {};
    const Lane& lane = lanes_[lane_of_task_[task]];
    const std::uint32_t i = slice_at(lane, seq);
    return i == UINT32_MAX ? Slice{} : slice(lane, i);
}

TaskId TraceIndex::tasks_created(Seq seq) const {
    const auto tasks = trace_->tasks();
    const auto after =
        std::upper_bound(tasks.begin() + 1, tasks.end(), seq,
                         [](Seq wanted, const TaskInfo& task) { return wanted < task.created; });
    return static_cast<TaskId>(after - tasks.begin() - 1);
}

std::string_view TraceIndex::task_name(TaskId task, Seq seq) const {
    if (task == 0 || task >= trace_->tasks().size()) return {};
    const auto after = std::upper_bound(
        renames_.begin(), renames_.end(), std::pair(task, seq),
        [](const auto& wanted, const Rename& r) { return wanted < std::pair(r.task, r.seq); });
    if (after != renames_.begin() && std::prev(after)->task == task)
        return trace_->text(trace_->event(std::prev(after)->seq).detail);
    return trace_->text(trace_->tasks()[task].name);
}

std::string_view TraceIndex::task_label(TaskId task, Seq seq) const {
    const std::string_view name = task_name(task, seq);
    if (task == 0 || !is_counted_name(name)) return name;
    const TaskInfo& known = trace_->tasks()[task];
    // asyncio.run's own last steps: their coroutines' names are the library's business.
    const std::string_view qualified = trace_->text(known.coroutine);
    if (qualified == "BaseEventLoop.shutdown_asyncgens") return "shut down generators";
    if (qualified == "BaseEventLoop.shutdown_default_executor") return "shut down executor";
    if (known.label != 0) return trace_->text(known.label);
    std::string_view coroutine = trace_->text(known.coroutine);
    constexpr std::string_view locals = "<locals>.";
    if (const auto at = coroutine.rfind(locals); at != std::string_view::npos)
        coroutine.remove_prefix(at + locals.size());
    return coroutine.empty() ? name : coroutine;
}

std::span<const Flow> TraceIndex::flows_into(Seq to) const {
    const auto [begin, end] = std::equal_range(flows_.begin(), flows_.end(), Flow{0, to, {}},
                                               [](const Flow& a, const Flow& b) { return a.to < b.to; });
    return {begin, end};
}

std::span<const std::uint32_t> TraceIndex::flows_from(Seq from) const {
    const auto first =
        std::lower_bound(flows_by_from_.begin(), flows_by_from_.end(), from,
                         [&](std::uint32_t flow, Seq wanted) { return flows_[flow].from < wanted; });
    auto last = first;
    while (last != flows_by_from_.end() && flows_[*last].from == from) ++last;
    return {first, last};
}

std::span<const Seq> TraceIndex::steps_of(TaskId task) const {
    if (task == 0 || task >= task_steps_end_.size()) return {};
    const std::uint32_t begin = task_steps_end_[task - 1];
    return std::span(task_steps_).subspan(begin, task_steps_end_[task] - begin);
}

Seq TraceIndex::first_at(VirtualTime time) const {
    return trace_->events().first_not_before(time);
}

Seq TraceIndex::line_before(Seq seq) const {
    if (trace_->header().level != RecordLevel::full) return 0;
    for (seq = std::min(seq, trace_->size()); seq >= 1; --seq) {
        if (trace_->kind(seq) == EventKind::line) return seq;
    }
    return 0;
}

Seq TraceIndex::line_after(Seq seq) const {
    if (trace_->header().level != RecordLevel::full) return 0;
    for (++seq; seq <= trace_->size(); ++seq) {
        if (trace_->kind(seq) == EventKind::line) return seq;
    }
    return 0;
}

namespace {

// The last event that tells where in its turn the loop is. Most are a few events back.
LoopPhase phase_at(const Trace& trace, Seq seq) {
    for (; seq >= 1; --seq) {
        const TraceEvent& event = trace.event(seq);
        if (event.task != 0) return LoopPhase::callbacks;
        switch (event.kind) {
            case EventKind::idle: return LoopPhase::clock;
            case EventKind::timer_due: return LoopPhase::timers;
            case EventKind::turn: return LoopPhase::ready;
            case EventKind::callback:
            case EventKind::callback_end:
            case EventKind::resume: return LoopPhase::callbacks;
            case EventKind::loop_start: return LoopPhase::timers;
            case EventKind::loop_stop:
            case EventKind::run_begin:
            case EventKind::run_end: return LoopPhase::stopped;
            default: break;
        }
    }
    return LoopPhase::stopped;
}

bool ends_step(EventKind kind) {
    return kind == EventKind::suspend || kind == EventKind::done || kind == EventKind::failed ||
           kind == EventKind::cancelled;
}

// The deadline stands first in the detail of a timer_set event.
VirtualTime deadline_of(const Trace& trace, const TraceEvent& timer_set) {
    const std::string_view detail = trace.text(timer_set.detail);
    VirtualTime deadline = timer_set.time;
    std::from_chars(detail.data(), detail.data() + detail.size(), deadline);
    return deadline;
}

}  // namespace

LoopState TraceIndex::loop_at(Seq seq) const {
    LoopState state;
    seq = std::min(seq, trace_->size());
    state.seq = seq;
    if (seq == 0) return state;
    const TraceEvent& event = trace_->event(seq);
    state.time = event.time;
    state.turn =
        static_cast<std::uint32_t>(std::upper_bound(turns_.begin(), turns_.end(), seq) - turns_.begin());
    state.phase = phase_at(*trace_, seq);
    if (event.task != 0 && !ends_step(event.kind)) state.running = event.task;

    const auto last_step = std::upper_bound(steps_.begin(), steps_.end(), seq);
    if (event.task == 0 && last_step != steps_.begin()) {
        const Seq step = *std::prev(last_step);
        const bool is_callback = trace_->kind(step) == EventKind::callback;
        if (is_callback && state.phase == LoopPhase::callbacks && event.kind != EventKind::callback_end)
            state.callback = step;
    }

    LoopFold fold(*trace_);
    const auto after = std::upper_bound(keyframes_.begin(), keyframes_.end(), seq,
                                        [](Seq wanted, const Keyframe& frame) { return wanted < frame.seq; });
    Seq from = 0;
    if (after != keyframes_.begin()) {
        const Keyframe& frame = *std::prev(after);
        from = frame.seq;
        fold.start_from(
            std::span(keyframe_ready_).subspan(frame.ready_begin, frame.ready_end - frame.ready_begin),
            std::span(keyframe_timers_).subspan(frame.timers_begin, frame.timers_end - frame.timers_begin));
    }
    auto next = trace_->events().from(from + 1);
    for (; next != trace_->events().end() && next.seq() <= seq; ++next) fold.take(next.seq(), *next);

    state.ready.reserve(fold.ready().size());
    fold.ready().each([&](Seq queued) {
        const TraceEvent& entry = trace_->event(queued);
        const bool is_task = entry.kind == EventKind::ready;
        state.ready.push_back({queued, is_task ? entry.subject : 0, is_task ? 0 : entry.subject});
        return true;
    });
    state.timers.reserve(fold.timers().size());
    fold.timers().each([&](Seq set) {
        state.timers.push_back({set, trace_->event(set).subject, deadline_of(*trace_, trace_->event(set))});
        return true;
    });
    std::stable_sort(state.timers.begin(), state.timers.end(),
                     [](const PendingTimer& a, const PendingTimer& b) { return a.deadline < b.deadline; });
    return state;
}

}  // namespace awaitscope
