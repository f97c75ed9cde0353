#include "engine/explain/explanation.h"

#include "engine/explain/explainer.h"

#include <algorithm>

namespace awaitscope {
namespace {

/// The step that the event belongs to: its resume or callback; 0 outside steps.
Seq step_of(const TraceIndex& index, Seq seq) {
    const TraceEvent& event = index.trace().event(seq);
    const auto steps = event.task == 0 ? index.steps() : index.steps_of(event.task);
    const auto after = std::upper_bound(steps.begin(), steps.end(), seq);
    if (after == steps.begin()) return 0;
    const Seq step = *std::prev(after);
    // Between two callbacks the loop itself is at work.
    if (event.task == 0 && index.trace().kind(step) == EventKind::resume) return 0;
    return step;
}

/// What made this event happen: its cause, or for an event inside a step what made the step happen, or for a
/// task's first words its creation.
Seq reason_of(const TraceIndex& index, Seq seq) {
    const Trace& trace = index.trace();
    const TraceEvent& event = trace.event(seq);
    if (event.cause != 0) return event.cause;
    // The loop's own moves follow from its rules, not from an event.
    if (event.kind == EventKind::turn || event.kind == EventKind::idle) return 0;
    const Seq step = step_of(index, seq);
    return step != 0 && step < seq ? step : 0;
}

/// Events that only hand on what happened: left out of the chain, except as its first member.
bool only_hands_on(const Trace& trace, Seq seq) {
    switch (trace.kind(seq)) {
        case EventKind::ready:
        case EventKind::resume:
        case EventKind::callback:
        case EventKind::call_soon:
        case EventKind::turn: return true;
        case EventKind::future_done: {
            // The result of a sleep says no more than its timer does.
            const Seq cause = trace.event(seq).cause;
            if (cause == 0) return false;
            const TraceEvent& before = trace.event(cause);
            return before.kind == EventKind::timer_due ||
                   (before.kind == EventKind::callback && before.cause != 0 &&
                    trace.kind(before.cause) == EventKind::timer_due);
        }
        default: return false;
    }
}

}  // namespace

RichText explain(const TraceIndex& index, Seq seq) {
    if (seq == 0 || seq > index.trace().size()) return {};
    return Explainer(index, seq).sentence();
}

std::vector<CauseLink> causes_of(const TraceIndex& index, Seq seq, std::size_t limit) {
    std::vector<CauseLink> causes;
    const Trace& trace = index.trace();
    if (seq == 0 || seq > trace.size()) return causes;
    for (Seq at = reason_of(index, seq); at != 0 && causes.size() < limit; at = reason_of(index, at)) {
        const TraceEvent& event = trace.event(at);
        // That somebody started the program explains nothing but the very first steps.
        if (event.kind == EventKind::task_created && event.task == 0 && !causes.empty()) break;
        if (!only_hands_on(trace, at)) causes.push_back({at, Explainer(index, at).few_words()});
    }
    return causes;
}

std::span<const Term> glossary() {
    static constexpr Term terms[] = {
        {"await",
         "Waits for a result. If it is not there yet, the task pauses and the event loop runs others."},
        {"callback", "A plain function that the event loop calls. It cannot pause."},
        {"cancellation",
         "A request to stop: CancelledError is raised in a task at the await where it is paused."},
        {"coroutine",
         "What calling an async function returns. Its body runs only when it is awaited or made a task."},
        {"deadline", "The moment at which a timer is due."},
        {"deadlock", "Everyone waits for someone who waits as well: nobody can ever go on."},
        {"event loop",
         "The one that decides who runs next. It runs one thing at a time, in the order of its queue."},
        {"executor", "Runs ordinary functions in threads, so that a slow one does not block the event loop."},
        {"future", "A place for a result that is not there yet. Tasks wait for it; someone sets it later."},
        {"gather", "Runs several coroutines as tasks and waits until all of them are done."},
        {"handle", "An entry of the ready queue: a callback, or a task's next step."},
        {"lock", "Only one task can hold it; others wait in line until it is released."},
        {"pending", "Not finished: it waits, or it has not had its turn."},
        {"ready", "Able to run, and waiting in the ready queue for its turn."},
        {"ready queue", "Whoever can go on stands here. First come, first served."},
        {"resume", "To go on after an await, exactly where the task paused."},
        {"step", "What a task does between two pauses. Nothing else runs meanwhile."},
        {"task", "A coroutine that the event loop runs by itself, beside others."},
        {"timer", "An alarm clock: at its deadline its callback joins the ready queue."},
        {"turn",
         "One round of the event loop: timers that are due, then everything that was ready at its start."},
        {"virtual time", "The clock of this run. It jumps over waiting, so nobody has to sit it out."},
    };
    return terms;
}

}  // namespace awaitscope
