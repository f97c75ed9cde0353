#include "app/model/quiz.h"

#include "app/model/stepping.h"
#include "engine/explain/explanation.h"
#include "engine/trace/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr std::size_t kChoices = 4;
constexpr std::size_t kLoopChoices = 6;

RichText words(std::string text) {
    return {{std::move(text), TextStyle::plain, 0, 0}};
}

/// "Right. " or "No. ", and the sentence that the trace has for the target.
RichText reply_for(const TraceIndex& index, Seq target, bool right) {
    RichText reply = words(right ? "Right. " : "No. ");
    for (TextPiece& piece : explain(index, target)) reply.push_back(std::move(piece));
    return reply;
}

/// By label, so that the place of the right answer tells nothing.
void finish(Question& question, Seq target) {
    std::ranges::stable_sort(question.choices, {}, &QuizChoice::label);
    question.target = question.choices.size() >= 2 ? target : 0;
}

Question which_task(const TraceIndex& index, Seq cursor) {
    Question question;
    question.text = "Which task runs next?";
    const Seq target = step(index, cursor, StepUnit::task_switch, Direction::forward);
    if (index.trace().kind(target) != EventKind::resume) return question;
    const TaskId truth = index.trace().event(target).task;
    const auto add = [&](TaskId task) {
        std::string label(index.task_label(task, cursor));
        const bool known = std::ranges::any_of(
            question.choices, [&](const QuizChoice& choice) { return choice.label == label; });
        // Two tasks of the same name cannot be told apart in an answer.
        if (known) label = fmt::format("{} ({})", label, index.task_name(task, cursor));
        question.choices.push_back(
            {std::move(label), task == truth, reply_for(index, target, task == truth)});
    };
    add(truth);
    // Near misses first: those who are ready as well, then those who wait.
    const LoopState loop = index.loop_at(cursor);
    std::vector<TaskId> others;
    for (const ReadyEntry& entry : loop.ready) others.push_back(entry.task);
    for (const PendingTimer& timer : loop.timers) others.push_back(index.trace().event(timer.set).task);
    const TaskId born = std::min<TaskId>(index.tasks_created(cursor), 200);
    for (TaskId task = 1; task <= born; ++task) others.push_back(task);
    std::vector<TaskId> used{truth, 0};
    for (const TaskId task : others) {
        if (question.choices.size() == kChoices) break;
        if (std::ranges::find(used, task) != used.end() || is_final(index.state_of(task, cursor).state))
            continue;
        used.push_back(task);
        add(task);
    }
    finish(question, target);
    return question;
}

std::string printed_line(const Trace& trace, Seq output) {
    std::string_view text = trace.text(trace.event(output).detail);
    return std::string(text.substr(0, text.find('\n')));
}

/// Asked when this step prints; and once at the beginning, when the first line may be far away.
Question what_is_printed(const TraceIndex& index, Seq cursor, Seq soon) {
    Question question;
    question.text = "What is printed next?";
    const Trace& trace = index.trace();
    const auto outputs = index.outputs();
    const auto next = std::upper_bound(outputs.begin(), outputs.end(), cursor);
    if (next == outputs.end() || (*next > soon && next != outputs.begin())) return question;
    const std::string truth = printed_line(trace, *next);
    if (truth.empty()) return question;
    question.choices.push_back({truth, true, reply_for(index, *next, true)});
    // What is printed later is the best wrong answer; then what was printed before.
    const auto offer = [&](Seq output) {
        std::string line = printed_line(trace, output);
        const bool known =
            line.empty() || std::ranges::any_of(question.choices, [&](const QuizChoice& choice) {
                return choice.label == line;
            });
        if (!known && question.choices.size() < kChoices)
            question.choices.push_back({std::move(line), false, reply_for(index, *next, false)});
    };
    for (auto later = next + 1; later != outputs.end() && later - next < 50; ++later) offer(*later);
    for (auto earlier = next; earlier != outputs.begin() && next - earlier < 50;) offer(*--earlier);
    finish(question, std::min(*next, soon));
    return question;
}

Question which_state(const TraceIndex& index, Seq cursor, Seq next) {
    Question question;
    const TaskId task = index.trace().event(cursor).task;
    if (task == 0 || index.state_of(task, cursor).state != LaneState::running) return question;
    const LaneState truth = index.state_of(task, next).state;
    if (truth == LaneState::running || truth == LaneState::blocking) return question;
    const std::string label(index.task_label(task, cursor));
    question.text = fmt::format("This step of {} goes on to its next pause. What is {} then?", label, label);
    const auto reply = [&](bool right) {
        RichText text =
            words(fmt::format("{}{} is {} then. ", right ? "Right. " : "No. ", label, state_name(truth)));
        for (TextPiece& piece : explain(index, index.state_of(task, next).begin))
            text.push_back(std::move(piece));
        return text;
    };
    question.choices.push_back({std::string(state_name(truth)), true, reply(true)});
    using enum LaneState;
    for (const LaneState other : {waiting, ready, done, failed, cancelled}) {
        if (other == truth || question.choices.size() == kChoices) continue;
        question.choices.push_back({std::string(state_name(other)), false, reply(false)});
    }
    finish(question, next);
    return question;
}

/// The virtual time at which the task ended; negative if it never did.
VirtualTime end_of(const TraceIndex& index, TaskId task) {
    const Lane& lane = index.lanes()[index.lane_of_task(task)];
    if (lane.slice_count == 0) return -1;
    const Slice last = index.slice(lane, lane.slice_count - 1);
    return is_final(last.state) ? index.trace().time(last.begin) : -1;
}

Question when_done(const TraceIndex& index, Seq cursor, Seq next) {
    Question question;
    const Trace& trace = index.trace();
    const TaskId born = std::min<TaskId>(index.tasks_created(cursor), 200);
    const VirtualTime now = trace.time(cursor);
    // The task that ends next of those that wait: far enough away to be worth a thought.
    TaskId asked = 0;
    for (TaskId task = 1; task <= born; ++task) {
        const VirtualTime end = end_of(index, task);
        if (end > now && (asked == 0 || end < end_of(index, asked))) asked = task;
    }
    if (asked == 0) return question;
    const VirtualTime truth = end_of(index, asked);
    const std::string label(index.task_label(asked, cursor));
    question.text = fmt::format("When is {} done?", label);
    const auto offer = [&](VirtualTime time) {
        std::string words_of_time = fmt::format("at {} s", short_seconds(time, 3));
        const bool known = std::ranges::any_of(
            question.choices, [&](const QuizChoice& choice) { return choice.label == words_of_time; });
        if (known || time < now || question.choices.size() == kChoices) return;
        const bool right = time == truth;
        question.choices.push_back({std::move(words_of_time), right,
                                    words(fmt::format("{} {} is done at {} s.", right ? "Right." : "No.",
                                                      label, short_seconds(truth, 3)))});
    };
    offer(truth);
    for (TaskId task = 1; task <= born; ++task) offer(end_of(index, task));
    // What it would be if the waits were added up, or had not begun yet.
    VirtualTime sum = now;
    for (const PendingTimer& timer : index.loop_at(cursor).timers) sum += timer.deadline - now;
    offer(sum);
    offer(now);
    offer(truth + (truth - now));
    finish(question, next);
    return question;
}

bool is_decision(EventKind kind) {
    return kind == EventKind::resume || kind == EventKind::callback || kind == EventKind::idle;
}

std::string callback_label(const Trace& trace, const ReadyEntry& entry) {
    const std::string_view detail = trace.text(trace.event(entry.queued).detail);
    if (!detail.empty()) return fmt::format("call {}", detail);
    const auto objects = trace.objects();
    const std::string_view label =
        entry.handle < objects.size() ? trace.text(objects[entry.handle].label) : std::string_view();
    return label.empty() ? "call the callback" : fmt::format("call the callback of {}", label);
}

}  // namespace

Question prediction_at(const TraceIndex& index, Seq cursor, Seq next, int number) {
    if (cursor == 0 || cursor >= index.trace().size() || next <= cursor) return {};
    constexpr int kKinds = 4;
    for (int i = 0; i < kKinds; ++i) {
        Question question;
        switch ((number + i) % kKinds) {
            case 0: question = which_task(index, cursor); break;
            case 1: question = what_is_printed(index, cursor, next); break;
            case 2: question = which_state(index, cursor, next); break;
            default: question = when_done(index, cursor, next); break;
        }
        if (question.target != 0) return question;
    }
    return {};
}

Question author_question_at(const Document& document, Seq cursor, Seq next) {
    const TraceIndex& index = *document.index;
    for (const AuthorQuestion& asked : document.lesson.questions) {
        const std::uint32_t lines[] = {asked.line};
        Seq place = 0;
        for (std::uint32_t time = 0; time < asked.times; ++time) {
            place = line_event(index, place, lines, Direction::forward);
            if (place == 0 || place > next) break;
        }
        if (place <= cursor || place > next) continue;
        Question question;
        question.text = asked.text;
        const auto reply = [&](bool right) {
            return words(
                fmt::format("{}{}", right ? "Right. " : fmt::format("No: {}. ", asked.right), asked.why));
        };
        question.choices.push_back({asked.right, true, reply(true)});
        for (const std::string& wrong : asked.wrong) {
            if (question.choices.size() < kLoopChoices)
                question.choices.push_back({wrong, false, reply(false)});
        }
        finish(question, next);
        return question;
    }
    return {};
}

Question loop_question_at(const TraceIndex& index, Seq cursor) {
    Question question;
    question.text = "You are the event loop. What do you do next?";
    const Trace& trace = index.trace();
    Seq target = cursor + 1;
    while (target <= trace.size() && !is_decision(trace.kind(target))) ++target;
    if (cursor == 0 || target > trace.size()) return question;
    const TraceEvent& decision = trace.event(target);
    const LoopState loop = index.loop_at(target - 1);

    for (const ReadyEntry& entry : loop.ready) {
        if (question.choices.size() == kLoopChoices) break;
        QuizChoice choice;
        choice.right =
            decision.kind == EventKind::resume
                ? entry.task == decision.task && entry.task != 0
                : decision.kind == EventKind::callback && entry.handle == decision.subject && entry.task == 0;
        choice.label = entry.task != 0 ? fmt::format("run {}", index.task_label(entry.task, cursor))
                                       : callback_label(trace, entry);
        choice.reply =
            choice.right
                ? reply_for(index, target, true)
                : words("Not yet: somebody joined the ready queue before it. First come, first served.");
        question.choices.push_back(std::move(choice));
    }
    for (const PendingTimer& timer : loop.timers) {
        if (question.choices.size() == kLoopChoices) break;
        QuizChoice choice;
        const TaskId owner = trace.event(timer.set).task;
        const bool is_first = &timer == &loop.timers.front();
        choice.right = decision.kind == EventKind::idle && is_first;
        const std::string whose =
            owner == 0 ? "a timer" : fmt::format("{}'s timer", index.task_label(owner, cursor));
        choice.label = fmt::format("sleep until {} s, for {}", short_seconds(timer.deadline, 3), whose);
        if (choice.right) {
            choice.reply = reply_for(index, target, true);
        } else if (decision.kind != EventKind::idle) {
            choice.reply = words("No: the loop never sleeps while somebody is ready.");
        } else {
            choice.reply = words("No: another timer is due earlier.");
        }
        question.choices.push_back(std::move(choice));
    }
    const bool has_right = std::ranges::any_of(question.choices, &QuizChoice::right);
    question.target = has_right ? target : 0;
    if (has_right) std::ranges::stable_sort(question.choices, {}, &QuizChoice::label);
    return question;
}

std::string score_text(const Quiz& quiz) {
    return quiz.asked == 0 ? std::string() : fmt::format("{} of {} right", quiz.right, quiz.asked);
}

}  // namespace awaitscope
