// Puts one event into words. One function a group of kinds; the sentences are for someone who learns this
// today.
#pragma once

#include "engine/explain/rich_text.h"
#include "engine/trace/index.h"

#include <string_view>

namespace awaitscope {

class Explainer {
  public:
    /// 1 ≤ seq ≤ size().
    Explainer(const TraceIndex& index, Seq seq);

    /// One or two sentences: what happens, and what that means.
    RichText sentence();
    /// A few words for a chain of causes: "timer due at 0.500 s".
    RichText few_words();

  private:
    void program_sentence();
    void loop_sentence();
    void task_sentence();
    void object_sentence();
    void finding_sentence();
    void resume_sentence();
    void ready_sentence();
    void suspend_sentence();
    void step_end_sentence();
    void say_who_waits();  ///< the first few tasks that wait, and what for
    /// "The timer that soup set is due": what woke a task, as a clause. False if nothing is known.
    bool wake_reason(Seq ready, TaskId woken);

    Explainer& say(std::string_view text);
    Explainer& task(TaskId id);
    Explainer& who();  ///< the running task, or "the program" outside tasks
    Explainer& code(std::string_view text);
    Explainer& value(std::string_view text);
    Explainer& term(std::string_view text);
    Explainer& moment(VirtualTime time);
    Explainer& object(ObjectId id);
    Explainer& place(const TraceEvent& event);  ///< " on line 5", nothing if not known

    std::string_view detail() const { return trace_.text(event_.detail); }
    std::string_view source_line(const TraceEvent& event) const;  ///< trimmed, empty if not known
    void capitalise();

    const TraceIndex& index_;
    const Trace& trace_;
    Seq seq_;
    const TraceEvent event_;
    RichText text_;
};

}  // namespace awaitscope
