#include "app/model/quiz.h"

#include "app/model/model.h"
#include "tests/support/demo_trace.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;

namespace {

Model quiz_model(Mode mode, Seq cursor) {
    Model model = make_model();
    set_document(model, document_of(demo_trace()));
    apply(model, {.id = CommandId::set_mode, .value = static_cast<double>(mode)});
    move_cursor(model, cursor);
    return model;
}

int right_choice(const Question& question) {
    const auto right = std::ranges::find(question.choices, true, &QuizChoice::right);
    REQUIRE(right != question.choices.end());
    return static_cast<int>(right - question.choices.begin());
}

void press(Model& model, CommandId id) {
    apply(model, Command{id});
}

}  // namespace

TEST_CASE("predict: a step asks first, the answer is in the trace") {
    Model model = quiz_model(Mode::predict, 42);  // all three dishes are asleep
    CHECK(model.look.hide_future);
    press(model, CommandId::step_forward);
    REQUIRE(model.quiz.open);
    CHECK(model.cursor == 42);
    CHECK(model.quiz.question.text == "Which task runs next?");
    REQUIRE(model.quiz.question.choices.size() == 4);
    const int right = right_choice(model.quiz.question);
    CHECK(model.quiz.question.choices[static_cast<std::size_t>(right)].label == "boil soup");
    press(model, CommandId::step_forward);  // no way past an open question but an answer
    CHECK(model.cursor == 42);
    apply(model, {.id = CommandId::answer, .value = static_cast<double>(right)});
    CHECK(model.quiz.answered);
    CHECK(model.quiz.right == 1);
    press(model, CommandId::step_forward);
    CHECK(model.document.trace().event(model.cursor).kind == EventKind::resume);
    CHECK(model.document.trace().event(model.cursor).task == 4);
    press(model, CommandId::step_forward);
    CHECK(model.quiz.question.text == "What is printed next?");
    CHECK(score_text(model.quiz) == "1 of 1 right");
}

TEST_CASE("predict: a wrong answer is explained and counts") {
    Model model = quiz_model(Mode::predict, 42);
    press(model, CommandId::step_forward);
    const int wrong = (right_choice(model.quiz.question) + 1) % 4;
    apply(model, {.id = CommandId::answer, .value = static_cast<double>(wrong)});
    CHECK(model.quiz.answered);
    CHECK(score_text(model.quiz) == "0 of 1 right");
    CHECK(plain(model.quiz.question.choices[static_cast<std::size_t>(wrong)].reply)
              .starts_with("No. The timer"));
}

TEST_CASE("predict: going elsewhere closes the question") {
    Model model = quiz_model(Mode::predict, 42);
    press(model, CommandId::step_forward);
    press(model, CommandId::step_back);
    CHECK_FALSE(model.quiz.open);
    CHECK(model.cursor < 42);
}

TEST_CASE("be the loop: a wrong pick is refused with the reason, the right one goes on") {
    Model model = quiz_model(Mode::be_the_loop, 20);  // main has paused; rice, beans and soup are ready
    press(model, CommandId::step_forward);
    REQUIRE(model.quiz.open);
    REQUIRE(model.quiz.question.choices.size() == 3);
    const int right = right_choice(model.quiz.question);
    CHECK(model.quiz.question.choices[static_cast<std::size_t>(right)].label == "run boil rice");
    apply(model, {.id = CommandId::answer, .value = static_cast<double>((right + 1) % 3)});
    CHECK_FALSE(model.quiz.answered);
    CHECK(plain(model.quiz.question.choices[static_cast<std::size_t>((right + 1) % 3)].reply)
              .find("First come") != std::string::npos);
    apply(model, {.id = CommandId::answer, .value = static_cast<double>(right)});
    CHECK(model.quiz.answered);
    CHECK(score_text(model.quiz) == "0 of 1 right");  // the first try counts
    press(model, CommandId::step_forward);
    CHECK(model.cursor > 20);
    CHECK(model.quiz.open);  // the next decision
}

TEST_CASE("be the loop: with nobody ready it sleeps until the earliest timer") {
    const TraceIndex index(demo_trace());
    const Question question = loop_question_at(index, 42);
    REQUIRE(question.choices.size() == 3);
    CHECK(question.choices[static_cast<std::size_t>(right_choice(question))].label ==
          "sleep until 0.500 s, for boil soup's timer");
}

TEST_CASE("a whole run can be played as the loop, with right answers alone") {
    Model model = quiz_model(Mode::be_the_loop, 1);
    for (int i = 0; i < 200 && model.cursor < model.document.trace().size(); ++i) {
        press(model, CommandId::step_forward);
        if (!model.quiz.open || model.quiz.answered) continue;
        apply(model,
              {.id = CommandId::answer, .value = static_cast<double>(right_choice(model.quiz.question))});
    }
    CHECK(model.cursor == model.document.trace().size());
    CHECK(model.quiz.asked == model.quiz.right);
    CHECK(model.quiz.asked > 10);
}

TEST_CASE("an author's question is asked before its line runs, and explains") {
    Model model = quiz_model(Mode::predict, 1);
    model.document.lesson.questions = {
        {6, 2, "Which dish is ready second?", "rice", {"beans", "soup"}, "Its timer is the second to ring."}};
    bool asked = false;
    for (int i = 0; i < 200 && !asked && model.cursor < model.document.trace().size(); ++i) {
        press(model, CommandId::step_forward);
        if (!model.quiz.open) continue;
        asked = model.quiz.question.text == "Which dish is ready second?";
        apply(model,
              {.id = CommandId::answer, .value = static_cast<double>(right_choice(model.quiz.question))});
    }
    REQUIRE(asked);
    const Question& question = model.quiz.question;
    CHECK(question.choices.size() == 3);
    CHECK(question.choices[static_cast<std::size_t>(right_choice(question))].label == "rice");
    CHECK(plain(question.choices[static_cast<std::size_t>(right_choice(question))].reply) ==
          "Right. Its timer is the second to ring.");
    CHECK(plain(question.choices[0].reply) == "No: rice. Its timer is the second to ring.");
}

TEST_CASE("questions in the metadata block name their line by its words") {
    const LessonText text = lesson_text({"a.py", R"py(# /// awaitscope
# title = "A"
#
# [[question]]
# before = "print(x)"
# text = "What is printed?"
# right = "1"
# wrong = ["2", "nothing"]
# why = "x is 1."
#
# [[question]]
# text = "No place, so it is left out"
# right = "1"
# wrong = ["2"]
# ///
x = 1
print(x)
)py"});
    REQUIRE(text.questions.size() == 1);
    CHECK(text.questions[0] == AuthorQuestion{17, 1, "What is printed?", "1", {"2", "nothing"}, "x is 1."});
}

TEST_CASE("nothing is asked at the end, nor of an empty trace") {
        const TraceIndex index(demo_trace());
        CHECK(prediction_at(index, index.trace().size(), index.trace().size(), 0).target == 0);
        CHECK(loop_question_at(index, index.trace().size()).target == 0);
        const TraceIndex empty(TraceBuilder(TraceHeader{}).finish(0, 0));
        CHECK(prediction_at(empty, 1, 2, 0).target == 0);
        CHECK(loop_question_at(empty, 1).target == 0);
}
