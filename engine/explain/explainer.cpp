#include "engine/explain/explainer.h"

#include "engine/trace/words.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

namespace awaitscope {
namespace {

/// The source of a statement as one line can show it: one that goes on below ends in dots.
std::string shown_source(std::string_view line) {
    std::string shown(line);
    if (line.ends_with('(')) shown += "…)";
    if (line.ends_with('[')) shown += "…]";
    if (line.ends_with('{')) shown += "…}";
    return shown;
}

/// From the await on: of "x = await f()" what was waited for.
std::string awaited_source(std::string_view line) {
    const std::size_t await = line.find("await ");
    return shown_source(await == std::string_view::npos ? line : line.substr(await));
}

/// "1000000000 sleep" → the deadline; the rest says what for.
VirtualTime deadline_of(std::string_view detail, VirtualTime otherwise) {
    VirtualTime deadline = otherwise;
    std::from_chars(detail.data(), detail.data() + detail.size(), deadline);
    return deadline;
}

std::string_view first_line(std::string_view text) {
    text = text.substr(0, text.find('\n'));
    return text;
}

}  // namespace

Explainer::Explainer(const TraceIndex& index, Seq seq)
    : index_(index), trace_(index.trace()), seq_(seq), event_(trace_.event(seq)) {}

Explainer& Explainer::say(std::string_view text) {
    text_.push_back({std::string(text), TextStyle::plain, 0, 0});
    return *this;
}

Explainer& Explainer::task(TaskId id) {
    text_.push_back({std::string(index_.task_label(id, seq_)), TextStyle::task, 0, id});
    return *this;
}

Explainer& Explainer::who() {
    return event_.task == 0 ? say("the program") : task(event_.task);
}

Explainer& Explainer::code(std::string_view text) {
    text_.push_back({std::string(text), TextStyle::code, 0, 0});
    return *this;
}

Explainer& Explainer::value(std::string_view text) {
    text_.push_back({std::string(text), TextStyle::value, 0, 0});
    return *this;
}

Explainer& Explainer::term(std::string_view text) {
    text_.push_back({std::string(text), TextStyle::term, 0, 0});
    return *this;
}

Explainer& Explainer::moment(VirtualTime time) {
    return value(short_seconds(time, 3) + " s");
}

Explainer& Explainer::object(ObjectId id) {
    if (id == 0 || id >= trace_.objects().size()) return say("something");
    const ObjectInfo& known = trace_.objects()[id];
    if (known.task != 0) return task(known.task);
    const std::string_view label = trace_.text(known.label);
    return code(label.empty() ? trace_.text(known.kind) : label);
}

Explainer& Explainer::place(const TraceEvent& event) {
    if (event.span == 0) return *this;
    return say(fmt::format(" on line {}", trace_.span(event.span).line));
}

std::string_view Explainer::source_line(const TraceEvent& event) const {
    if (event.span == 0 || event.file >= trace_.files().size()) return {};
    std::string_view text = trace_.files()[event.file].text;
    for (std::uint32_t line = trace_.span(event.span).line; line > 1; --line) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    text = first_line(text);
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin);
    while (text.ends_with(' ') || text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

void Explainer::capitalise() {
    if (text_.empty() || text_[0].style != TextStyle::plain || text_[0].text.empty()) return;
    text_[0].text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text_[0].text[0])));
}

RichText Explainer::sentence() {
    switch (info(event_.kind).group) {
        case EventGroup::program: program_sentence(); break;
        case EventGroup::loop: loop_sentence(); break;
        case EventGroup::task: task_sentence(); break;
        case EventGroup::object:
        case EventGroup::thread: object_sentence(); break;
        case EventGroup::finding: finding_sentence(); break;
    }
    capitalise();
    return std::move(text_);
}

void Explainer::program_sentence() {
    switch (event_.kind) {
        case EventKind::run_begin:
            say("Python begins with the first line of ")
                .code(detail().substr(detail().find_last_of('/') + 1));
            say(". No ").term("event loop").say(" is running yet.");
            break;
        case EventKind::run_end:
            say("The program has ended at ").moment(event_.time);
            if (detail() != "0") say(", with exit status ").value(detail());
            say(".");
            break;
        case EventKind::output: who().say(" prints ").value(first_line(detail())).say("."); break;
        case EventKind::error_output:
            who().say(" writes to standard error: ").value(first_line(detail()));
            break;
        case EventKind::line: {
            who().say(" runs line ").value(fmt::format("{}", trace_.span(event_.span).line));
            const std::string source = shown_source(source_line(event_));
            if (!source.empty()) say(": ").code(source);
            say(source.find("await ") != std::string::npos
                    ? ". It pauses here only if what it awaits is not finished yet."
                    : "");
            break;
        }
        case EventKind::call: code(detail()).say(" is called."); break;
        case EventKind::return_: code(detail()).say(" returns to whoever called or awaited it."); break;
        case EventKind::raise:
            value(detail()).say(" is raised").place(event_);
            say(". Python looks for an except clause that fits: here first, then in whoever called or awaits "
                "this.");
            break;
        case EventKind::block_begin:
            code(detail()).say(" blocks. Until it returns, the ").term("event loop");
            say(" cannot run anybody else: every other task stands still, even those that are ready.");
            break;
        case EventKind::block_end: {
            say("The blocking call is over");
            if (event_.cause != 0) say(" after ").moment(event_.time - trace_.time(event_.cause));
            say(". The clock has moved on, and nobody else has run meanwhile.");
            break;
        }
        case EventKind::limit: say("The run was stopped: ").value(detail()); break;
        default: break;
    }
}

void Explainer::loop_sentence() {
    switch (event_.kind) {
        case EventKind::loop_start:
            say("The ").term("event loop").say(" starts. From now on it decides who runs, one at a time.");
            break;
        case EventKind::loop_stop:
            say("The ").term("event loop").say(" stops: what it was started for has ended.");
            break;
        case EventKind::turn: {
            const auto turns = index_.turns();
            const auto number = std::upper_bound(turns.begin(), turns.end(), seq_) - turns.begin();
            term("Turn").say(fmt::format(" {} of the event loop: ", number)).value(detail());
            say(detail() == "1" ? " entry of the " : " entries of the ").term("ready queue");
            say(" will run now. What becomes ready meanwhile has to wait for the next turn.");
            break;
        }
        case EventKind::idle: {
            const VirtualTime before = seq_ > 1 ? trace_.time(seq_ - 1) : event_.time;
            say("Nobody is ready, so the event loop sleeps until the next ").term("timer");
            say(" is due: the clock moves from ").moment(before).say(" to ").moment(event_.time).say(".");
            break;
        }
        case EventKind::call_soon:
            code(detail().empty() ? "A callback" : detail())
                .say(" is put at the end of the ")
                .term("ready queue");
            say(". It will run in the next turn, not now.");
            break;
        case EventKind::timer_set: {
            const VirtualTime deadline = deadline_of(detail(), event_.time);
            who().say(" sets a ").term("timer").say(" for ").moment(deadline);
            say(", which is in ").moment(deadline - event_.time).say(".");
            break;
        }
        case EventKind::timer_due: {
            const TaskId owner = event_.cause == 0 ? 0 : trace_.event(event_.cause).task;
            say("The ").term("timer");
            if (owner != 0) say(" that ").task(owner).say(" set");
            say(" is due. Its callback joins the ").term("ready queue").say(".");
            break;
        }
        case EventKind::timer_cancelled:
            say("A ").term("timer").say(" is cancelled: nobody needs it any more.");
            break;
        case EventKind::callback:
            say("The event loop calls ").code(detail().empty() ? "a callback" : detail());
            say(". A ").term("callback").say(" is a plain function: it runs to its end without a pause.");
            break;
        case EventKind::callback_end: say("The callback has returned to the event loop."); break;
        case EventKind::deadlock:
            say("Nobody is ready and no timer is set, so nobody will ever wake anybody: a ").term("deadlock");
            say(".");
            say_who_waits();
            break;
        default: break;
    }
}

void Explainer::say_who_waits() {
    constexpr int kMost = 4;
    int said = 0;
    const TaskId born = index_.tasks_created(seq_);
    for (TaskId waiter = 1; waiter <= born && said < kMost; ++waiter) {
        const Slice slice = index_.state_of(waiter, seq_);
        if (slice.state != LaneState::waiting) continue;
        const TraceEvent& suspended = trace_.event(slice.begin);
        say(" ");
        task(waiter);
        say(" waits for ").value(trace_.text(suspended.detail));
        say(".");
        ++said;
    }
}

void Explainer::task_sentence() {
    switch (event_.kind) {
        case EventKind::task_created:
            if (event_.task == 0) {
                say("The first ").term("task").say(" is made of the coroutine ").code(detail()).say(": ");
                task(event_.subject).say(". The event loop will run it in its next turn.");
                break;
            }
            who().say(" makes a ").term("task").say(" of ").code(detail()).say(": ").task(event_.subject);
            say(". It does not run yet: it stands in line until ").who().say(" pauses.");
            break;
        case EventKind::task_renamed: say("A task is now called ").value(detail()).say("."); break;
        case EventKind::ready: ready_sentence(); break;
        case EventKind::resume: resume_sentence(); break;
        case EventKind::suspend: suspend_sentence(); break;
        case EventKind::done:
        case EventKind::failed:
        case EventKind::cancelled: step_end_sentence(); break;
        case EventKind::cancel_request:
            who().say(" asks for the ").term("cancellation").say(" of ").task(event_.subject);
            say(". This is only a request: CancelledError will be raised in ").task(event_.subject);
            say(" at its await, when it has its next turn.");
            break;
        case EventKind::throw_in:
            value(detail().empty() ? "CancelledError" : detail()).say(" is raised inside ").task(event_.task);
            say(", at the await where it was paused. It can clean up in except and finally.");
            break;
        case EventKind::destroyed_pending:
            task(event_.subject)
                .say(" is thrown away although it has not finished: nobody kept a reference to it.");
            break;
        default: break;
    }
}

// The chain behind a ready event, told from its far end: a timer, another task, a cancellation.
bool Explainer::wake_reason(Seq ready, TaskId woken) {
    Seq seq = trace_.event(ready).cause;
    for (int hops = 0; seq != 0 && hops < 8; seq = trace_.event(seq).cause, ++hops) {
        const TraceEvent& event = trace_.event(seq);
        switch (event.kind) {
            case EventKind::timer_due: {
                const TaskId owner = event.cause == 0 ? 0 : trace_.event(event.cause).task;
                say("the ").term("timer").say(" that ");
                if (owner == woken || owner == 0) {
                    task(woken);
                } else {
                    task(owner);
                }
                say(" set is due");
                return true;
            }
            case EventKind::done: task(event.task).say(" is done"); return true;
            case EventKind::failed: task(event.task).say(" has failed"); return true;
            case EventKind::cancelled: task(event.task).say(" was cancelled"); return true;
            case EventKind::cancel_request:
                if (event.cause != 0 &&
                    trace_.text(trace_.event(event.cause).detail).find("timeout") != std::string_view::npos) {
                    say("the time that it was given has run out");
                    return true;
                }
                if (event.task != 0) {
                    task(event.task);
                } else {
                    say("the event loop");
                }
                say(" asked for its ").term("cancellation");
                return true;
            case EventKind::operation:
                if (event.task != 0) {
                    task(event.task);
                } else {
                    say("somebody");
                }
                say(" did ").code(trace_.text(event.detail)).say(" on ").object(event.subject);
                return true;
            case EventKind::job_end: say("the thread has finished its job"); return true;
            case EventKind::resume:
                // Further up stands why that one runs, which explains nothing here.
                if (event.task == woken) return false;
                task(event.task).say(" has done what it waited for");
                return true;
            case EventKind::future_done:
            case EventKind::future_failed:
            case EventKind::future_cancelled: {
                const bool is_gather = event.subject < trace_.objects().size() &&
                                       trace_.text(trace_.objects()[event.subject].kind) == "Gather";
                if (is_gather && event.kind == EventKind::future_done) {
                    say("everything that it gathers is done");
                    return true;
                }
                if (event.task != 0 && event.task != woken) {
                    task(event.task).say(" has set the result of ").object(event.subject);
                    return true;
                }
                break;  // who set it is further up the chain
            }
            default: break;
        }
    }
    return false;
}

void Explainer::ready_sentence() {
    const TaskId woken = event_.subject;
    const EventKind cause = event_.cause == 0 ? EventKind::ready : trace_.kind(event_.cause);
    if (cause == EventKind::task_created) {
        task(woken).say(" is new and joins the end of the ").term("ready queue").say(".");
    } else if ((cause == EventKind::suspend || cause == EventKind::resume) &&
               trace_.event(event_.cause).task == woken) {
        task(woken)
            .say(" only let the others go first: it joins the end of the ")
            .term("ready queue")
            .say(" again.");
    } else {
        const bool known = wake_reason(seq_, woken);
        if (known) say(", so ");
        task(woken)
            .say(" can go on. It joins the end of the ")
            .term("ready queue")
            .say(" and waits for its turn.");
    }
}

void Explainer::resume_sentence() {
    const TaskId running = event_.task;
    const auto steps = index_.steps_of(running);
    if (!steps.empty() && steps.front() == seq_) {
        say("The event loop runs ").task(running).say(" for the first time: the body of ");
        code(trace_.text(trace_.tasks()[running].coroutine)).say(" begins.");
        return;
    }
    const bool known = event_.cause != 0 && trace_.kind(event_.cause) == EventKind::ready &&
                       wake_reason(event_.cause, running);
    say(known ? ", so the event loop resumes " : "The event loop resumes ").task(running).say(".");
    // Where it paused: the slice before the one in which it was ready.
    const Lane& lane = index_.lanes()[index_.lane_of_task(running)];
    const std::uint32_t slice = index_.slice_at(lane, seq_);
    if (slice == UINT32_MAX || slice < 2) return;
    const TraceEvent& pause = trace_.event(index_.slice(lane, slice - 2).begin);
    const std::string source = awaited_source(source_line(pause));
    if (pause.kind != EventKind::suspend || source.empty()) return;
    const bool is_thrown = seq_ < trace_.size() && trace_.kind(seq_ + 1) == EventKind::throw_in;
    say(" Its ").code(source).place(pause);
    say(is_thrown ? " ends with an exception." : " is over, and it goes on from there.");
}

void Explainer::suspend_sentence() {
    const bool is_bare = event_.subject == 0 && (detail().empty() || detail().starts_with("sleep(0)"));
    if (is_bare) {
        who().say(" pauses for one turn, to let the others run.");
        return;
    }
    who().say(" pauses").place(event_);
    if (!detail().empty()) say(" and waits for ").value(detail());
    say(". The event loop is free to run others meanwhile.");
}

void Explainer::step_end_sentence() {
    who();
    if (event_.kind == EventKind::done) {
        say(" is done");
        if (!detail().empty() && detail() != "None") say(": it has returned ").value(detail());
        say(". Whoever awaits it can go on.");
    } else if (event_.kind == EventKind::failed) {
        say(" has failed with ").value(detail());
        say(". The task keeps the exception, and it is raised in whoever awaits it.");
    } else {
        say(" ends as cancelled");
        if (!detail().empty()) say(": ").value(detail());
        say(". Whoever awaits it gets a CancelledError.");
    }
}

void Explainer::object_sentence() {
    switch (event_.kind) {
        case EventKind::object_created: who().say(" makes ").code(detail()).say("."); break;
        case EventKind::future_done:
            object(event_.subject)
                .say(" has its result: ")
                .value(detail())
                .say(". Whoever waits for it is woken.");
            break;
        case EventKind::future_failed:
            object(event_.subject).say(" has an exception instead of a result: ").value(detail()).say(".");
            break;
        case EventKind::future_cancelled: object(event_.subject).say(" is cancelled."); break;
        case EventKind::operation:
            who().say(": ").code(detail()).say(" on ").object(event_.subject).say(".");
            break;
        case EventKind::job_start:
            say("A thread begins with ").code(detail()).say(". The ").term("event loop");
            say(" goes on meanwhile: that is what an ").term("executor").say(" is for.");
            break;
        case EventKind::job_end: say("The thread has finished its job and tells the event loop."); break;
        default: break;
    }
}

void Explainer::finding_sentence() {
    switch (event_.kind) {
        case EventKind::warning: say("Python warns: ").value(detail()); break;
        case EventKind::never_awaited:
            say("A ")
                .term("coroutine")
                .say(" of ")
                .code(detail())
                .say(" was thrown away, and it was never awaited. ");
            say("Calling an async function only makes the coroutine: its body has not run at all.");
            break;
        case EventKind::never_retrieved:
            say("An exception was stored and nobody ever looked at it: ").value(detail());
            say(". It happened silently: await the task, or ask for its result.");
            break;
        default: break;
    }
}

RichText Explainer::few_words() {
    switch (event_.kind) {
        case EventKind::timer_due: say("timer due at ").moment(event_.time); break;
        case EventKind::timer_set: {
            const std::string source = awaited_source(source_line(event_));
            if (source.empty()) {
                who().say(" set a timer");
            } else {
                code(source).place(event_);
            }
            break;
        }
        case EventKind::task_created:
            if (event_.task == 0) {
                say("the program");
            } else {
                task(event_.task);
            }
            say(" created ").task(event_.subject);
            break;
        case EventKind::done: task(event_.task).say(" was done"); break;
        case EventKind::failed: task(event_.task).say(" failed"); break;
        case EventKind::cancelled: task(event_.task).say(" was cancelled"); break;
        case EventKind::cancel_request: who().say(" asked ").task(event_.subject).say(" to stop"); break;
        case EventKind::throw_in: value(detail()).say(" was raised in ").task(event_.task); break;
        case EventKind::operation: who().say(" did ").code(detail()); break;
        case EventKind::future_done: object(event_.subject).say(" got its result"); break;
        case EventKind::future_failed: object(event_.subject).say(" got an exception"); break;
        case EventKind::future_cancelled: object(event_.subject).say(" was cancelled"); break;
        case EventKind::idle: say("nobody was ready"); break;
        case EventKind::suspend: task(event_.task).say(" paused").place(event_); break;
        case EventKind::resume: task(event_.task).say(" was resumed"); break;
        case EventKind::block_begin: code(detail()).say(" blocked"); break;
        case EventKind::job_start: code(detail()).say(" began in a thread"); break;
        case EventKind::job_end: say("the thread was finished"); break;
        case EventKind::raise: value(detail()).say(" was raised"); break;
        case EventKind::loop_start: say("the event loop started"); break;
        case EventKind::run_begin: say("the program started"); break;
        default: {
            std::string name(info(event_.kind).name);
            std::ranges::replace(name, '_', ' ');
            say(name).place(event_);
            break;
        }
    }
    return std::move(text_);
}

}  // namespace awaitscope
