// Predict what comes next, or be the event loop: questions whose answers are in the trace.
#pragma once

#include "app/model/document.h"
#include "engine/explain/rich_text.h"

#include <string>
#include <vector>

namespace awaitscope {

struct QuizChoice {
    std::string label;  ///< "rice", "soup: ready", "the timer of beans at 2.000 s"
    bool right = false;
    RichText reply;  ///< what is said when it is chosen

    friend bool operator==(const QuizChoice&, const QuizChoice&) = default;
};

/// A question at some step; `target` is where its answer can be seen.
struct Question {
    std::string text;  ///< "Which task runs next?"
    std::vector<QuizChoice> choices;
    Seq target = 0;  ///< 0: there is nothing to ask here

    friend bool operator==(const Question&, const Question&) = default;
};

/// The state of the quiz: part of the model, changed by its reducer alone.
struct Quiz {
    bool open = false;      ///< a question is asked and waits for its answer
    int chosen = -1;        ///< the last choice; -1: none yet
    bool answered = false;  ///< it is over: the next step goes to its target
    int asked = 0;
    int right = 0;  ///< answered rightly at the first try
    Question question;

    friend bool operator==(const Quiz&, const Quiz&) = default;
};

/// One of "Which task runs next?", "What is printed next?", "What state is this task in then?" and "When is
/// this task done?", in turn by `number`, as far as there is a choice to make before `next`.
Question prediction_at(const TraceIndex& index, Seq cursor, Seq next, int number);
/// The author's question whose line is about to run between `cursor` and `next`; target 0 if there is none.
Question author_question_at(const Document& document, Seq cursor, Seq next);
/// "You are the event loop. What do you do next?"
Question loop_question_at(const TraceIndex& index, Seq cursor);

/// "3 of 5 right", empty before the first.
std::string score_text(const Quiz& quiz);

}  // namespace awaitscope
