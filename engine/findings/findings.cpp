#include "engine/findings/findings.h"

#include "engine/base/check.h"
#include "engine/trace/words.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace awaitscope {
namespace {

// asyncio's own debug mode reports callbacks that are slower than this (slow_callback_duration).
constexpr VirtualTime kSlow = 100 * kMillisecond;

class Finder {
  public:
    explicit Finder(const TraceIndex& index) : index_(index), trace_(index.trace()) {}

    std::vector<Finding> find() {
        for (auto it = trace_.events().begin(); it != trace_.events().end(); ++it) look_at(it.seq(), *it);
        look_for_blocking();
        look_at_end();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Finding& a, const Finding& b) { return a.seq < b.seq; });
        return std::move(found_);
    }

  private:
    void add(FindingKind kind, Seq seq, TaskId task, std::string message) {
        Finding finding{kind, seq, task, 0, 0, std::move(message)};
        place(finding, seq);
        found_.push_back(std::move(finding));
    }

    /// The event's own place, or where its task stood then, or where its cause was.
    void place(Finding& finding, Seq seq) const {
        for (int hops = 0; seq != 0 && hops < 4; ++hops) {
            const TraceEvent& event = trace_.event(seq);
            if (event.span != 0) {
                finding.file = event.file;
                finding.line = trace_.span(event.span).line;
                return;
            }
            seq = event.cause;
        }
        if (finding.task == 0) return;
        const Slice state = index_.state_of(finding.task, finding.seq);
        for (const Seq at : {state.begin, trace_.tasks()[finding.task].created}) {
            if (at == 0 || trace_.event(at).span == 0) continue;
            finding.file = trace_.event(at).file;
            finding.line = trace_.span(trace_.event(at).span).line;
            return;
        }
    }

    std::string label(TaskId task, Seq seq) const {
        return task == 0 ? "the program" : std::string(index_.task_label(task, seq));
    }

    void look_at(Seq seq, const TraceEvent& event);
    void look_for_blocking();
    void look_at_end();

    const TraceIndex& index_;
    const Trace& trace_;
    std::vector<Finding> found_;
    std::vector<Seq> cancelled_at_;  // by task: its last throw_in of a CancelledError that has no end yet
};

void Finder::look_at(Seq seq, const TraceEvent& event) {
    const std::string_view detail = trace_.text(event.detail);
    switch (event.kind) {
        case EventKind::never_awaited:
            add(FindingKind::never_awaited, seq, event.task,
                fmt::format("the coroutine '{}' was never awaited, so its body never ran", detail));
            break;
        case EventKind::never_retrieved:
            add(FindingKind::never_retrieved, seq, event.task,
                fmt::format("an exception that nobody looked at: {}", detail));
            break;
        case EventKind::destroyed_pending:
            add(FindingKind::destroyed, seq, event.subject,
                fmt::format("the task {} was destroyed but it is pending: keep a reference to it",
                            label(event.subject, seq)));
            break;
        case EventKind::deadlock: add(FindingKind::deadlock, seq, event.task, std::string(detail)); break;
        case EventKind::limit:
            // The end that a deadlock brings about says the same words again.
            if (!found_.empty() && found_.back().kind == FindingKind::deadlock) break;
            add(FindingKind::limit, seq, event.task, std::string(detail));
            break;
        case EventKind::warning:
            // "coroutine … was never awaited" has an event of its own, which says more.
            if (detail.find("was never awaited") == std::string_view::npos)
                add(FindingKind::warning, seq, event.task, std::string(detail));
            break;
        case EventKind::throw_in:
            if (!detail.starts_with("CancelledError")) break;
            cancelled_at_.resize(std::max<std::size_t>(cancelled_at_.size(), event.task + 1), 0);
            cancelled_at_[event.task] = seq;
            break;
        case EventKind::done:
            // Returning after a cancellation is right for wait_for and timeouts inside; only a task that was
            // itself asked to stop, and whose await was its last, has swallowed it.
            if (event.task < cancelled_at_.size() && cancelled_at_[event.task] != 0) {
                const Seq thrown = std::exchange(cancelled_at_[event.task], 0);
                const Seq request = trace_.event(thrown).cause;
                const bool was_asked =
                    request != 0 && trace_.kind(request) == EventKind::cancel_request &&
                    trace_.event(request).subject == event.task && trace_.event(request).task != event.task;
                if (was_asked)
                    add(FindingKind::swallowed_cancel, thrown, event.task,
                        fmt::format("{} was cancelled, caught CancelledError, and finished as if nothing had "
                                    "happened: re-raise it",
                                    label(event.task, seq)));
            }
            break;
        default: break;
    }
}

void Finder::look_for_blocking() {
    for (const Blocked& blocked : index_.blocked()) {
        const TraceEvent& begin = trace_.event(blocked.begin);
        const VirtualTime lasts = trace_.event(blocked.end).time - begin.time;
        if (begin.task == 0 || lasts < kSlow) continue;
        // Who could have run meanwhile: those in the ready queue, and those whose timer was due before its
        // end.
        std::size_t kept = 0;
        const LoopState before = index_.loop_at(blocked.begin);
        kept += before.ready.size();
        for (const PendingTimer& timer : before.timers) kept += timer.deadline < begin.time + lasts ? 1 : 0;
        std::string message =
            fmt::format("{} blocks the event loop for {} s", trace_.text(begin.detail), short_seconds(lasts));
        if (kept > 0)
            message += fmt::format("; {} could have run meanwhile",
                                   kept == 1 ? "one other" : fmt::format("{} others", kept));
        add(FindingKind::blocked_loop, blocked.begin, begin.task, std::move(message));
    }
}

// What the program's last words on stderr say: "…Error: message" after the line numbers of the traceback.
void Finder::look_at_end() {
    if (trace_.header().exit_status == 0 || trace_.size() == 0) return;
    std::string error;
    Seq last = 0;
    for (const Seq seq : index_.outputs()) {
        if (trace_.kind(seq) != EventKind::error_output) continue;
        error += trace_.text(trace_.event(seq).detail);
        last = seq;
    }
    while (error.ends_with('\n')) error.pop_back();
    const bool is_known = std::ranges::any_of(found_, [](const Finding& finding) {
        return finding.kind == FindingKind::deadlock || finding.kind == FindingKind::limit;
    });
    if (last == 0 || is_known) return;
    const std::size_t line_start = error.rfind('\n');
    Finding finding{FindingKind::exception,
                    last,
                    0,
                    0,
                    0,
                    line_start == std::string::npos ? error : error.substr(line_start + 1)};
    // The innermost place of the traceback is the last one that it names.
    constexpr std::string_view marker = ", line ";
    if (const std::size_t at = error.rfind(marker); at != std::string::npos) {
        const char* digits = error.data() + at + marker.size();
        std::from_chars(digits, error.data() + error.size(), finding.line);
    }
    found_.push_back(std::move(finding));
}

}  // namespace

std::string_view finding_name(FindingKind kind) {
    switch (kind) {
        case FindingKind::exception: return "exception";
        case FindingKind::never_awaited: return "never-awaited";
        case FindingKind::never_retrieved: return "never-retrieved";
        case FindingKind::destroyed: return "destroyed-pending";
        case FindingKind::blocked_loop: return "blocked-loop";
        case FindingKind::deadlock: return "deadlock";
        case FindingKind::swallowed_cancel: return "swallowed-cancel";
        case FindingKind::warning: return "warning";
        case FindingKind::limit: return "limit";
    }
    CHECK(false);
}

std::vector<Finding> find_problems(const TraceIndex& index) {
    return Finder(index).find();
}

}  // namespace awaitscope
