// What asyncio tells the recorder.
#include "engine/aio/asyncio_state.h"
#include "engine/aio/deadlock.h"
#include "engine/aio/event_loop.h"
#include "engine/aio/gather.h"
#include "engine/aio/locks.h"
#include "engine/run/recorder.h"
#include "engine/run/value_text.h"

#include <fmt/format.h>

namespace awaitscope {

// ---- The loop

void Recorder::loop_started(EventLoopObject& loop) {
    loop_ = &loop;
    add(EventKind::loop_start, {});
}

void Recorder::loop_stopped(EventLoopObject&) {
    loop_ = nullptr;
    running_ = 0;
    cause = 0;
    add(EventKind::loop_stop, {.placed = false});
}

void Recorder::turn(std::size_t handles) {
    running_ = 0;
    cause = 0;
    const std::string count = std::to_string(handles);
    add(EventKind::turn, {.detail = count, .placed = false});
}

void Recorder::idle(Seq timer_set) {
    running_ = 0;
    add(EventKind::idle, {.cause = timer_set, .placed = false});
}

std::string Recorder::callback_name(const Call& call) const {
    switch (call.kind) {
        case CallKind::python: return callable_name(*vm_, call.target);
        case CallKind::wake_sleep: return "set the sleep's result";
        case CallKind::gather_done: return "gather's callback";
        case CallKind::stop_loop: return "run_until_complete's callback";
        case CallKind::job_done: return "the thread's job is done";
        case CallKind::handle: return callback_name(call.target.as<HandleObject>()->call);
        case CallKind::task_step:
        case CallKind::task_wakeup: break;
    }
    return {};
}

/// asyncio's own callbacks between a future and who waits for it: below the full level they are left out, and
/// what caused them causes what they do.
bool Recorder::left_out(const Call& call) const {
    return level_ != RecordLevel::full &&
           (call.kind == CallKind::wake_sleep || call.kind == CallKind::gather_done ||
            call.kind == CallKind::stop_loop);
}

Seq Recorder::call_queued(const Call& call) {
    if (left_out(call)) return cause;
    const std::string name = callback_name(call);
    return add(EventKind::call_soon, {.subject = new_object("Handle", name), .detail = name});
}

Seq Recorder::timer_set(VirtualTime deadline, const Call& call) {
    if (call.kind == CallKind::wake_sleep) {
        if (last_timer_ == 0 || deadline != last_deadline_) {
            last_deadline_ = deadline;
            last_timer_ = builder_.text(fmt::format("{} sleep", deadline));
        }
        if (left_out(call)) return add(EventKind::timer_set, {.text = last_timer_});
        call.target.as<FutureObject>()->trace_id = new_object("Sleep", "sleep");
        return add(EventKind::timer_set, {.subject = new_object("Timer", "sleep"), .text = last_timer_});
    }
    std::string what = callback_name(call);
    if (call.kind == CallKind::job_done) {
        what = "thread";
    } else if (what.find("_on_timeout") != std::string::npos) {
        what = "timeout";
    }
    const std::string words = fmt::format("{} {}", deadline, what);
    return add(EventKind::timer_set, {.subject = new_object("Timer", what), .detail = words});
}

Seq Recorder::timer_due(Seq timer_set) {
    running_ = 0;
    const ObjectId timer = timer_set != 0 ? builder_.so_far().event(timer_set).subject : 0;
    return add(EventKind::timer_due, {.subject = timer, .cause = timer_set, .placed = false});
}

void Recorder::timer_cancelled(Seq timer_set) {
    const ObjectId timer = timer_set != 0 ? builder_.so_far().event(timer_set).subject : 0;
    add(EventKind::timer_cancelled, {.subject = timer});
}

Seq Recorder::callback_began(const Call& call, Seq queued) {
    running_ = 0;
    if (left_out(call)) {
        cause = queued;
        return 0;
    }
    const ObjectId subject = queued != 0 ? builder_.so_far().event(queued).subject : 0;
    const std::string name = callback_name(call);
    cause = add(EventKind::callback, {.subject = subject, .detail = name, .cause = queued, .placed = false});
    if (call.kind == CallKind::job_done ||
        (call.kind == CallKind::handle && call.target.as<HandleObject>()->call.kind == CallKind::job_done)) {
        const Call& job = call.kind == CallKind::handle ? call.target.as<HandleObject>()->call : call;
        const auto* future = job.target.as<FutureObject>();
        add(EventKind::job_end, {.subject = future->trace_id, .cause = future->seq, .placed = false});
    }
    return cause;
}

void Recorder::callback_ended(Seq began) {
    running_ = 0;
    if (began != 0) {
        const ObjectId subject = builder_.so_far().event(began).subject;
        add(EventKind::callback_end, {.subject = subject, .cause = began, .placed = false});
    }
    cause = 0;
}

void Recorder::deadlock(std::string_view text) {
    running_ = 0;
    add(EventKind::deadlock, {.detail = text, .placed = false});
}

// ---- Tasks

void Recorder::task_created(TaskObject& task) {
    task.task_id = builder_.add_task({});
    TaskInfo& info = builder_.task(task.task_id);
    const std::string coroutine = coroutine_name(*vm_, task.coroutine);
    info.name = builder_.text(task_name_text(*vm_, &task));
    info.coroutine = builder_.text(coroutine);
    info.label = builder_.text(coroutine_label(*vm_, task.coroutine));
    info.parent = running_;
    info.group = task.event_loop()->state->group;
    info.created = builder_.size() + 1;
    // What follows, the first `ready` above all, is the creation's doing.
    creation_ = add(EventKind::task_created, {.subject = task.task_id, .detail = coroutine});
}

void Recorder::task_renamed(TaskObject& task) {
    const std::string name = task_name_text(*vm_, &task);
    add(EventKind::task_renamed, {.subject = task.task_id, .detail = name});
}

Seq Recorder::task_ready(TaskObject& task) {
    const bool fresh = creation_ != 0 && builder_.size() == creation_;
    return add(EventKind::ready, {.subject = task.task_id, .cause = fresh ? creation_ : 0});
}

void Recorder::task_resumed(TaskObject& task, Seq ready, const Value& thrown) {
    running_ = task.task_id;
    Frame* frame = waiting_frame(*vm_, task.coroutine);
    cause = add(EventKind::resume, {.cause = ready, .frame = frame, .placed = frame != nullptr});
    if (thrown.is_null()) return;
    const std::string text = exception_text(*vm_, thrown);
    add(EventKind::throw_in, {.detail = text, .frame = frame, .placed = frame != nullptr});
}

void Recorder::task_switched(TaskObject* now) {
    running_ = now ? now->task_id : 0;
}

ObjectId Recorder::object_of_task(TaskObject& task) {
    if (task_objects_.size() <= task.task_id) task_objects_.resize(task.task_id + 1);
    ObjectId& id = task_objects_[task.task_id];
    if (id == 0) {
        id = new_object("Task", task_name_text(*vm_, &task));
        builder_.object(id).task = task.task_id;
    }
    return id;
}

TextId Recorder::labelled(const char* words, ObjectId object) {
    Labelled& known = labelled_[object % labelled_.size()];
    if (known.object != object || known.words != words)
        known = {words, object, builder_.text(fmt::format("{} {}", words, object_label(object)))};
    return known.text;
}

TextId Recorder::sleep_words(TaskObject& task, const Value& delay) {
    if (last_sleep_ != 0 && identical(delay, last_delay_)) return last_sleep_;
    const TextId words = builder_.text(awaitscope::describe_wait(*vm_, &task));
    // Only what nobody notices to be kept alive is kept.
    if (delay.is_small_int() || vm_->type_of(delay) == vm_->types.float_) {
        last_delay_ = delay;
        last_sleep_ = words;
    }
    return words;
}

TextId Recorder::describe_wait(TaskObject& task, ObjectId& object) {
    const Value& waited = task.future_waited;
    if (waited.is_null()) {
        if (next_turn_ == 0) next_turn_ = builder_.text("sleep(0): the next turn");
        return next_turn_;
    }
    if (!is_native_future(*task.event_loop()->state, waited)) return builder_.text("a future");
    auto* future = waited.as<FutureObject>();
    const auto at = [&](const char* kind, const char* words) {
        auto* traced = future->result.as<TracedObject>();
        object_created_late(traced->trace_id, kind);
        object = traced->trace_id;
        return labelled(words, object);
    };
    switch (future->role) {
        case FutureRole::task: {
            object = object_of_task(*waited.as<TaskObject>());
            return builder_.text("task " + task_name_text(*vm_, waited.as<TaskObject>()));
        }
        case FutureRole::lock: return at("Lock", "lock");
        case FutureRole::event: return at("Event", "event");
        case FutureRole::semaphore: return at("Semaphore", "semaphore");
        case FutureRole::queue_get: return at("Queue", "queue.get");
        case FutureRole::queue_put: return at("Queue", "queue.put");
        case FutureRole::queue_join: return at("Queue", "queue.join");
        case FutureRole::sleep: object = future->trace_id; return sleep_words(task, future->result);
        case FutureRole::primitive: {
            const auto* about = future->result.as<TupleObject>();
            if (vm_->is_instance((*about)[0], task.event_loop()->state->traced_type))
                object = (*about)[0].as<TracedObject>()->trace_id;
            if (object == 0) object = future->trace_id = new_object("Future", vm_->utf8((*about)[1]));
            break;
        }
        default:
            if (future->trace_id == 0) future->trace_id = new_object("Future");
            object = future->trace_id;
    }
    return builder_.text(awaitscope::describe_wait(*vm_, &task));
}

void Recorder::task_suspended(TaskObject& task) {
    ObjectId object = 0;
    const TextId words = describe_wait(task, object);
    Frame* frame = waiting_frame(*vm_, task.coroutine);
    add(EventKind::suspend, {.subject = object, .text = words, .frame = frame, .placed = frame != nullptr});
    running_ = 0;
}

Seq Recorder::cancel_requested(TaskObject& task) {
    return add(EventKind::cancel_request, {.subject = task.task_id});
}

void Recorder::task_destroyed_pending(TaskObject& task) {
    add(EventKind::destroyed_pending, {.subject = task.task_id});
}

Seq Recorder::task_finished(TaskObject& task) {
    running_ = task.task_id;
    Seq seq = 0;
    if (task.state == FutureState::cancelled) {
        std::string message;
        if (task.details && task.details->cancelled_exception) {
            message = exception_text(*vm_, task.details->cancelled_exception);
            const std::size_t colon = message.find(": ");
            message = colon == std::string::npos ? std::string() : message.substr(colon + 2);
        }
        seq = add(EventKind::cancelled, {.detail = message, .placed = false});
    } else {
        const std::string text =
            task.failed ? exception_text(*vm_, task.result) : value_text(*vm_, task.result);
        seq = add(task.failed ? EventKind::failed : EventKind::done, {.detail = text, .placed = false});
    }
    running_ = 0;
    return seq;
}

// ---- Objects

void Recorder::object_created_late(ObjectId& id, std::string_view kind) {
    if (id == 0) id = new_object(kind, fmt::format("{} {}", kind, ++kinds_[std::string(kind)]));
}

void Recorder::object_created(ObjectId& id, std::string_view kind, std::string_view words) {
    const std::string name = bound_name();
    const int number = ++kinds_[std::string(kind)];
    id = new_object(kind, name.empty() ? fmt::format("{} {}", kind, number) : name);
    const std::string detail = words.empty()      ? std::string(kind)
                               : kind == "Gather" ? std::string(words)
                                                  : fmt::format("{}({})", kind, words);
    add(EventKind::object_created, {.subject = id, .detail = detail});
}

Seq Recorder::operation(ObjectId& id, std::string_view kind, std::string_view words) {
    object_created_late(id, kind);
    return add(EventKind::operation, {.subject = id, .detail = words});
}

Seq Recorder::future_done(FutureObject& future) {
    if (future.role == FutureRole::task) return task_finished(static_cast<TaskObject&>(future));
    // The futures inside primitives: the operation that completed them says it better.
    if (future.trace_id == 0) return 0;
    if (future.state == FutureState::cancelled)
        return add(EventKind::future_cancelled, {.subject = future.trace_id});
    const std::string text =
        future.failed ? exception_text(*vm_, future.result) : value_text(*vm_, future.result);
    return add(future.failed ? EventKind::future_failed : EventKind::future_done,
               {.subject = future.trace_id, .detail = text});
}

void Recorder::never_retrieved(FutureObject& future) {
    const std::string text = exception_text(*vm_, future.result);
    ObjectId object = future.trace_id;
    if (future.role == FutureRole::task) object = object_of_task(static_cast<TaskObject&>(future));
    add(EventKind::never_retrieved, {.subject = object, .detail = text});
}

// ---- Threads

Seq Recorder::job_started(ObjectId& future, const Value& function) {
    const std::string name = callable_name(*vm_, function);
    future = new_object("Job", name);
    const Seq seq = add(EventKind::job_start, {.subject = future, .detail = name});
    if (job_ == 0) {
        job_ = seq;
        job_time_ = vm_->now;
    }
    return seq;
}

void Recorder::job_returned(Seq started) {
    if (job_ == started) job_ = 0;
}

}  // namespace awaitscope
