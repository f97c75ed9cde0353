#include "engine/trace/index_builder.h"

#include <algorithm>
#include <numeric>

namespace awaitscope {
namespace {

constexpr std::uint8_t kNone = 0xFF;
constexpr Seq kKeyframeEvery = 4096;

bool is_timeout(const Trace& trace, const TraceEvent& due) {
    if (due.subject != 0 && due.subject < trace.objects().size() &&
        trace.text(trace.objects()[due.subject].kind) == "Timeout") {
        return true;
    }
    return due.cause != 0 &&
           trace.text(trace.event(due.cause).detail).find("timeout") != std::string_view::npos;
}

}  // namespace

IndexBuilder::IndexBuilder(TraceIndex& index)
    : index_(index),
      trace_(index.trace()),
      fold_(trace_),
      next_keyframe_(kKeyframeEvery),
      last_state_(trace_.tasks().size(), kNone),
      last_flow_(trace_.tasks().size(), FlowKind::woken_by),
      wait_kinds_(trace_.text_count(), kNone) {}

void IndexBuilder::build() {
    for (auto it = trace_.events().begin(); it != trace_.events().end(); ++it) {
        const Seq seq = it.seq();
        take(seq, *it);
        fold_.take(seq, *it);
        if (seq >= next_keyframe_) write_keyframe(seq);
    }
    for (Blocked& blocked : index_.blocked_) {
        if (blocked.end == 0) blocked.end = trace_.size();
    }
    lay_out_lanes();
    sort_steps();
    auto& flows = index_.flows_;
    index_.flows_by_from_.resize(flows.size());
    std::iota(index_.flows_by_from_.begin(), index_.flows_by_from_.end(), 0U);
    std::stable_sort(index_.flows_by_from_.begin(), index_.flows_by_from_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return flows[a].from < flows[b].from; });
    std::stable_sort(index_.renames_.begin(), index_.renames_.end(),
                     [](const auto& a, const auto& b) { return a.task < b.task; });
}

void IndexBuilder::change(TaskId task, Seq seq, LaneState state, WaitKind wait) {
    if (task == 0 || task >= last_state_.size()) return;
    const std::uint8_t last = last_state_[task];
    const std::uint8_t packed = pack_state(state, wait);
    if (last != kNone && is_final(packed_state(last))) return;  // nothing comes after an end
    if (last == packed && state != LaneState::waiting) return;
    last_state_[task] = packed;
    changes_.push_back({task, seq, packed});
}

void IndexBuilder::change_loop(Seq seq, LaneState state) {
    const std::uint8_t packed = pack_state(state, WaitKind::none);
    // A stretch that would have no event of its own gives way to the one that begins with it.
    if (!loop_changes_.empty() && loop_changes_.back().seq == seq) loop_changes_.pop_back();
    if (!loop_changes_.empty() && loop_changes_.back().state == packed) return;
    loop_changes_.push_back({0, seq, packed});
}

WaitKind IndexBuilder::cached_wait_kind(const TraceEvent& suspend) {
    if (suspend.subject == 0 || suspend.subject >= trace_.objects().size()) return wait_kind(trace_, suspend);
    std::uint8_t& known = wait_kinds_[trace_.objects()[suspend.subject].kind];
    if (known == kNone) known = static_cast<std::uint8_t>(wait_kind(trace_, suspend));
    return static_cast<WaitKind>(known);
}

void IndexBuilder::take(Seq seq, const TraceEvent& event) {
    switch (event.kind) {
        case EventKind::output:
            mark(seq, MarkKind::output);
            index_.outputs_.push_back(seq);
            break;
        case EventKind::error_output:
            mark(seq, MarkKind::error_output);
            index_.outputs_.push_back(seq);
            break;
        case EventKind::raise: mark(seq, MarkKind::exception); break;
        case EventKind::limit: mark(seq, MarkKind::limit); break;
        case EventKind::deadlock:
        case EventKind::warning:
        case EventKind::never_awaited:
        case EventKind::never_retrieved: mark(seq, MarkKind::finding); break;
        case EventKind::job_start:
        case EventKind::job_end: take_job(seq, event); break;
        default:
            take_task_event(seq, event);
            take_loop_event(seq, event);
            break;
    }
}

void IndexBuilder::take_task_event(Seq seq, const TraceEvent& event) {
    switch (event.kind) {
        case EventKind::task_created: change(event.subject, seq, LaneState::created); break;
        case EventKind::task_renamed: index_.renames_.push_back({event.subject, seq}); break;
        case EventKind::ready:
            change(event.subject, seq, LaneState::ready);
            take_flow(seq, event);
            break;
        case EventKind::resume:
            change(event.task, seq, LaneState::running);
            resumes_.push_back({event.task, seq});
            index_.steps_.push_back(seq);
            break;
        case EventKind::suspend: change(event.task, seq, LaneState::waiting, cached_wait_kind(event)); break;
        case EventKind::done: change(event.task, seq, LaneState::done); break;
        case EventKind::failed: change(event.task, seq, LaneState::failed); break;
        case EventKind::cancelled: change(event.task, seq, LaneState::cancelled); break;
        case EventKind::cancel_request: mark(seq, MarkKind::cancel_request); break;
        case EventKind::throw_in: take_flow(seq, event); break;
        case EventKind::destroyed_pending:
            change(event.subject, seq, LaneState::destroyed);
            mark(seq, MarkKind::finding);
            break;
        default: break;
    }
}

void IndexBuilder::take_loop_event(Seq seq, const TraceEvent& event) {
    switch (event.kind) {
        case EventKind::loop_start: change_loop(seq, LaneState::running); break;
        case EventKind::loop_stop: change_loop(seq, LaneState::created); break;
        case EventKind::idle:
            // The clock has moved between the last event and this one: there the loop was idle.
            change_loop(std::max<Seq>(seq, 2) - 1, LaneState::idle);
            change_loop(seq, LaneState::running);
            break;
        case EventKind::turn: index_.turns_.push_back(seq); break;
        case EventKind::callback: index_.steps_.push_back(seq); break;
        case EventKind::timer_due:
            if (is_timeout(trace_, event)) mark(seq, MarkKind::timeout);
            break;
        case EventKind::block_begin:
            index_.blocked_.push_back({seq, 0});
            change(event.task, seq, LaneState::blocking);
            if (!loop_changes_.empty()) change_loop(seq, LaneState::blocking);
            break;
        case EventKind::block_end:
            if (!index_.blocked_.empty() && index_.blocked_.back().end == 0) index_.blocked_.back().end = seq;
            change(event.task, seq, LaneState::running);
            if (!loop_changes_.empty()) change_loop(seq, LaneState::running);
            break;
        default: break;
    }
}

void IndexBuilder::take_flow(Seq seq, const TraceEvent& event) {
    if (event.cause == 0) return;
    const TaskId woken = event.kind == EventKind::ready ? event.subject : event.task;
    if (woken == 0 || woken >= last_flow_.size()) return;
    Flow flow{event.cause, seq, FlowKind::woken_by};
    switch (trace_.kind(event.cause)) {
        case EventKind::suspend:
        case EventKind::resume:
            if (trace_.event(event.cause).task == woken) return;  // a bare yield, sleep(0): nobody woke it
            break;
        case EventKind::task_created: flow.kind = FlowKind::created_by; break;
        case EventKind::failed:
        case EventKind::future_failed: flow.kind = FlowKind::failed_into; break;
        case EventKind::cancel_request:
        case EventKind::cancelled: flow.kind = FlowKind::cancelled_by; break;
        case EventKind::future_cancelled: {
            flow.kind = FlowKind::cancelled_by;
            // The request says more than the future that it went through.
            const Seq before = trace_.event(event.cause).cause;
            if (before != 0 && trace_.kind(before) == EventKind::cancel_request) flow.from = before;
            break;
        }
        default: break;
    }
    if (event.kind == EventKind::throw_in) {
        // Mostly the same cancellation has already drawn its arrow to the ready event.
        if (flow.kind != FlowKind::cancelled_by || last_flow_[woken] == FlowKind::cancelled_by) return;
    }
    last_flow_[woken] = flow.kind;
    index_.flows_.push_back(flow);
}

void IndexBuilder::take_job(Seq seq, const TraceEvent& event) {
    if (event.kind == EventKind::job_start) {
        open_jobs_[event.subject] = jobs_.size();
        jobs_.push_back({seq, 0});
        return;
    }
    const auto job = open_jobs_.find(event.subject);
    if (job == open_jobs_.end()) return;
    jobs_[job->second].second = seq;
    open_jobs_.erase(job);
}

void IndexBuilder::write_keyframe(Seq seq) {
    TraceIndex::Keyframe frame;
    frame.seq = seq;
    const auto copy = [](const AliveList& list, std::vector<Seq>& column) {
        const auto begin = static_cast<std::uint32_t>(column.size());
        list.each([&](Seq alive) {
            column.push_back(alive);
            return true;
        });
        return std::pair(begin, static_cast<std::uint32_t>(column.size()));
    };
    std::tie(frame.ready_begin, frame.ready_end) = copy(fold_.ready(), index_.keyframe_ready_);
    std::tie(frame.timers_begin, frame.timers_end) = copy(fold_.timers(), index_.keyframe_timers_);
    index_.keyframes_.push_back(frame);
    const std::size_t entries = fold_.ready().size() + fold_.timers().size();
    next_keyframe_ = seq + std::max(kKeyframeEvery, static_cast<Seq>(entries));
}

void IndexBuilder::add_slice(Seq begin, std::uint8_t state) {
    index_.slice_begin_.push_back(begin);
    index_.slice_state_.push_back(state);
}

void IndexBuilder::lay_out_lanes() {
    const auto task_count = static_cast<std::uint32_t>(trace_.tasks().size());
    index_.slice_begin_.reserve(changes_.size() + loop_changes_.size());
    index_.slice_state_.reserve(changes_.size() + loop_changes_.size());

    Lane loop;
    loop.kind = LaneKind::loop;
    loop.begin = loop_changes_.empty() ? 1 : loop_changes_.front().seq;
    loop.end = trace_.size();
    loop.slice_count = static_cast<std::uint32_t>(loop_changes_.size());
    for (const Change& change : loop_changes_) add_slice(change.seq, change.state);
    index_.lanes_.push_back(loop);

    std::vector<std::uint32_t> first(task_count + 1, 0);  // of each task's changes, once sorted
    for (const Change& change : changes_) ++first[change.task + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<Change> by_task(changes_.size());
    std::vector<std::uint32_t> next = first;
    for (const Change& change : changes_) by_task[next[change.task]++] = change;
    changes_ = {};
    lay_out_tasks(first, by_task);
    lay_out_threads();
}

// Every task below its creator, in order of creation: a walk over the tree without recursion.
void IndexBuilder::lay_out_tasks(const std::vector<std::uint32_t>& first,
                                 const std::vector<Change>& by_task) {
    const auto tasks = trace_.tasks();
    const auto count = static_cast<std::uint32_t>(tasks.size());
    index_.lane_of_task_.assign(count, 0);
    // Children as linked lists; pushed from the back, so that each list starts with the eldest.
    std::vector<TaskId> first_child(count, 0), next_sibling(count, 0);
    for (TaskId task = count - 1; task >= 1; --task) {
        const TaskId parent = tasks[task].parent < task ? tasks[task].parent : 0;
        next_sibling[task] = first_child[parent];
        first_child[parent] = task;
    }
    std::vector<std::pair<TaskId, std::uint16_t>> path;
    if (first_child[0] != 0) path.push_back({first_child[0], 0});
    while (!path.empty()) {
        const auto [task, depth] = path.back();
        path.pop_back();
        if (next_sibling[task] != 0) path.push_back({next_sibling[task], depth});
        if (first_child[task] != 0)
            path.push_back({first_child[task], static_cast<std::uint16_t>(std::min(depth + 1, 0xFFFF))});

        Lane lane;
        lane.depth = depth;
        lane.id = task;
        lane.first_slice = static_cast<std::uint32_t>(index_.slice_begin_.size());
        lane.slice_count = first[task + 1] - first[task];
        lane.begin = lane.slice_count == 0 ? tasks[task].created : by_task[first[task]].seq;
        lane.end = trace_.size();
        for (std::uint32_t i = first[task]; i < first[task + 1]; ++i)
            add_slice(by_task[i].seq, by_task[i].state);
        if (lane.slice_count != 0 && is_final(packed_state(index_.slice_state_.back())))
            lane.end = index_.slice_begin_.back();
        index_.lane_of_task_[task] = static_cast<std::uint32_t>(index_.lanes_.size());
        index_.lanes_.push_back(lane);
    }
}

// A job takes the first thread that is free, as an executor's pool does.
void IndexBuilder::lay_out_threads() {
    std::vector<std::vector<std::pair<Seq, Seq>>> threads;
    for (auto [begin, end] : jobs_) {
        if (end == 0) end = trace_.size();
        const auto is_free = [from = begin](const auto& thread) { return thread.back().second <= from; };
        auto thread = std::find_if(threads.begin(), threads.end(), is_free);
        if (thread == threads.end()) thread = threads.insert(threads.end(), {{}});
        if (thread->size() == 1 && thread->front() == std::pair<Seq, Seq>{}) thread->clear();
        thread->push_back({begin, end});
    }
    for (std::size_t i = 0; i < threads.size(); ++i) {
        Lane lane;
        lane.kind = LaneKind::thread;
        lane.id = static_cast<std::uint32_t>(i + 1);
        lane.first_slice = static_cast<std::uint32_t>(index_.slice_begin_.size());
        lane.begin = threads[i].front().first;
        for (std::size_t k = 0; k < threads[i].size(); ++k) {
            const auto [begin, end] = threads[i][k];
            add_slice(begin, pack_state(LaneState::running, WaitKind::none));
            const bool gap = k + 1 < threads[i].size() && threads[i][k + 1].first > end;
            if (gap) add_slice(end, pack_state(LaneState::idle, WaitKind::none));
            lane.end = end;
        }
        lane.slice_count = static_cast<std::uint32_t>(index_.slice_begin_.size()) - lane.first_slice;
        index_.lanes_.push_back(lane);
    }
}

void IndexBuilder::sort_steps() {
    auto& ends = index_.task_steps_end_;
    ends.assign(trace_.tasks().size(), 0);
    for (const auto& [task, seq] : resumes_) {
        if (task < ends.size()) ++ends[task];
    }
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::uint32_t> next(ends.size(), 0);
    for (std::size_t task = 1; task < ends.size(); ++task) next[task] = ends[task - 1];
    index_.task_steps_.resize(ends.empty() ? 0 : ends.back());
    for (const auto& [task, seq] : resumes_) {
        if (task < ends.size()) index_.task_steps_[next[task]++] = seq;
    }
}

}  // namespace awaitscope
