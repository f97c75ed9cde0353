#include "app/model/model.h"

#include "app/model/breakpoints.h"
#include "app/model/status_view.h"
#include "app/model/what_if.h"
#include "tests/support/demo_trace.h"

#include <random>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;

namespace {

Model demo_model() {
    Model model = make_model();
    set_document(model, document_of(demo_trace(), "scenarios/01-start/03-three_dishes.py"));
    return model;
}

void press(Model& model, CommandId id) {
    apply(model, Command{id});
}

}  // namespace

TEST_CASE("a new document is seen from its start, as a whole") {
    const Model model = demo_model();
    CHECK(model.cursor == 1);
    CHECK(model.viewport == fit(model.time_scale()));
    CHECK(status_view(model).step == "step 1 of 106");
    CHECK(status_view(model).at_start);
}

TEST_CASE("stepping, and jumping to both ends") {
    Model model = demo_model();
    press(model, CommandId::step_forward);
    CHECK(model.document.trace().event(model.cursor).kind == EventKind::resume);
    press(model, CommandId::event_forward);
    press(model, CommandId::event_back);
    press(model, CommandId::step_back);
    CHECK(model.cursor == 1);
    press(model, CommandId::go_end);
    CHECK(model.cursor == model.document.trace().size());
    CHECK(status_view(model).time == "2.000 s");
    press(model, CommandId::step_forward);
    CHECK(status_view(model).at_end);
}

TEST_CASE("playing moves the cursor by beats and stops at the end") {
    Model model = demo_model();
    press(model, CommandId::play_pause);
    REQUIRE(model.playback.playing);
    tick(model, 0.01);
    CHECK(model.cursor == 1);
    tick(model, 1);
    CHECK(model.cursor > 1);
    for (int i = 0; i < 1000 && model.playback.playing; ++i) tick(model, 0.1);
    CHECK_FALSE(model.playback.playing);
    CHECK(model.cursor == model.document.trace().size());
    press(model, CommandId::play_pause);  // from the end it starts again
    CHECK(model.cursor == 1);
}

TEST_CASE("twice the speed takes half as long") {
    const auto seconds_to_end = [](int faster) {
        Model model = demo_model();
        for (int i = 0; i < faster; ++i) press(model, CommandId::faster);
        press(model, CommandId::play_pause);
        int ticks = 0;
        for (; model.playback.playing && ticks < 10'000; ++ticks) tick(model, 0.01);
        return ticks;
    };
    const int once = seconds_to_end(0), twice = seconds_to_end(1);
    CHECK(std::abs(once - 2 * twice) <= 20);
}

TEST_CASE("a step by hand stops the playing") {
    Model model = demo_model();
    press(model, CommandId::play_pause);
    press(model, CommandId::step_forward);
    CHECK_FALSE(model.playback.playing);
}

TEST_CASE("the axis changes and the cursor stays in view") {
    Model model = demo_model();
    apply(model, {.id = CommandId::go_to, .seq = 60});
    for (int i = 0; i < 6; ++i) press(model, CommandId::zoom_in);
    for (int i = 0; i < 3; ++i) {
        press(model, CommandId::next_axis);
        const double at = model.time_scale().position(model.cursor);
        CHECK(at >= model.viewport.begin);
        CHECK(at <= model.viewport.end);
    }
    CHECK(model.axis == Axis::elastic);
}

TEST_CASE("selecting lanes with the arrow keys") {
    Model model = demo_model();
    press(model, CommandId::select_next_lane);
    CHECK(model.selection.task == 1);
    press(model, CommandId::select_next_lane);
    CHECK(model.selection.task == 2);
    press(model, CommandId::select_previous_lane);
    CHECK(model.selection.task == 1);
    press(model, CommandId::clear_selection);
    CHECK(model.selection.task == 0);
}

TEST_CASE("stretches of a lane, one after the other") {
    Model model = demo_model();
    apply(model, {.id = CommandId::select_task, .task = 4});
    apply(model, {.id = CommandId::go_to, .seq = model.document.index->steps_of(4)[0]});
    std::vector<LaneState> states;
    for (int i = 0; i < 4; ++i) {
        press(model, CommandId::slice_next);
        states.push_back(model.document.index->state_of(4, model.cursor).state);
    }
    using enum LaneState;
    CHECK(states == std::vector{waiting, ready, running, done});
    press(model, CommandId::slice_previous);
    CHECK(model.document.index->state_of(4, model.cursor).state == running);
}

TEST_CASE("escape closes one thing at a time") {
    Model model = demo_model();
    apply(model, {.id = CommandId::select_area, .seq = 40, .last = 10});
    CHECK(model.selection.area_first == 10);
    CHECK(model.selection.area_last == 40);
    press(model, CommandId::palette);
    press(model, CommandId::clear_selection);
    CHECK_FALSE(model.look.palette_open);
    CHECK(model.selection.area_first == 10);
    press(model, CommandId::clear_selection);
    CHECK(model.selection.area_first == 0);
}

TEST_CASE("what only the shell can do becomes a request") {
    Model model = demo_model();
    apply(model, {.id = CommandId::open_file, .text = "x.py"});
    press(model, CommandId::quit);
    REQUIRE(model.requests.size() == 2);
    CHECK(model.requests[0] == Request{Request::Kind::open_file, "x.py"});
    CHECK(model.requests[1].kind == Request::Kind::quit);
}

TEST_CASE("a run of changed source keeps the place") {
    Model model = demo_model();
    apply(model, {.id = CommandId::go_to, .seq = 53});
    set_document(model, document_of(demo_trace()), true);
    CHECK(model.cursor == 53);
    press(model, CommandId::go_end);
    set_document(model, document_of(demo_sequential_trace()), true);
    CHECK(model.cursor == model.document.trace().size());
}

TEST_CASE("a slider changes its constant and asks for a run") {
    Model model = make_model();
    Document document = document_of(demo_trace());
    document.lesson.sliders = {{"SOUP", 0.5, 0.1, 3, 0, false}, {"COOKS", 2, 1, 9, 1, true}};
    set_document(model, document);
    apply(model, {.id = CommandId::set_slider, .value = 99, .text = "SOUP"});
    apply(model, {.id = CommandId::set_slider, .value = 3.4, .text = "COOKS"});
    apply(model, {.id = CommandId::set_slider, .value = 0.30000000000000004, .text = "SOUP"});
    CHECK(model.document.set ==
          std::vector<std::pair<std::string, std::string>>{{"SOUP", "0.3"}, {"COOKS", "3"}});
    CHECK(model.requests.size() == 3);
}

TEST_CASE("the run before a slider moved stays as a ghost until it is dismissed") {
    Model model = make_model();
    Document document = document_of(demo_trace());
    document.lesson.sliders = {{"SOUP", 0.5, 0.1, 3, 0, false}};
    set_document(model, document);
    CHECK(shown_ghost(model) == nullptr);
    const TraceIndex* before = model.document.index.get();
    press(model, CommandId::slider_up);
    CHECK(model.document.set[0].second == "0.6");
    Document changed = document_of(demo_sequential_trace());
    changed.lesson = model.document.lesson;
    set_document(model, changed, true);
    CHECK(shown_ghost(model) == before);
    press(model, CommandId::slider_up);  // the same slider goes on: still the run before it began to move
    CHECK(shown_ghost(model) == before);
    press(model, CommandId::toggle_ghost);
    CHECK(shown_ghost(model) == nullptr);
    press(model, CommandId::toggle_ghost);
    press(model, CommandId::clear_selection);
    CHECK(shown_ghost(model) == nullptr);
}

TEST_CASE("breakpoints stop running and playing, forward and back") {
    Model model = demo_model();
    apply(model, {.id = CommandId::toggle_breakpoint_at, .value = 6});
    press(model, CommandId::continue_forward);
    const Trace& trace = model.document.trace();
    const auto line = [&] { return trace.span(trace.event(model.cursor).span).line; };
    CHECK(line() == 6);
    const Seq first = model.cursor;
    press(model, CommandId::continue_forward);
    CHECK(line() == 6);
    CHECK(model.cursor > first);
    press(model, CommandId::continue_back);
    CHECK(model.cursor == first);
    press(model, CommandId::go_start);
    press(model, CommandId::play_pause);
    for (int i = 0; i < 1000 && model.playback.playing; ++i) tick(model, 0.1);
    CHECK(model.cursor == first);
    press(model, CommandId::clear_breakpoints);
    CHECK(model.breakpoints.empty());
}

TEST_CASE("the keyboard marks a line, sets a breakpoint there and runs to it") {
    Model model = demo_model();
    apply(model, {.id = CommandId::go_to, .seq = 14});
    const std::uint32_t executing = marked_line(model);
    press(model, CommandId::code_line_up);
    CHECK(model.code_line == executing - 1);
    for (int i = 0; i < 100; ++i) press(model, CommandId::code_line_up);
    CHECK(model.code_line == 1);
    for (int i = 0; i < 4; ++i) press(model, CommandId::code_line_down);
    press(model, CommandId::toggle_breakpoint);
    CHECK(model.breakpoints == std::vector<std::uint32_t>{5});
    press(model, CommandId::run_to_line);
    CHECK(model.document.trace().span(model.document.trace().event(model.cursor).span).line == 5);
    apply(model, {.id = CommandId::run_to, .value = 2});
    CHECK(model.message == "Line 2 does not run.");
}

TEST_CASE("an edit can be undone and redone after the editor was closed") {
    Model model = demo_model();
    const std::string original = model.document.source.text;
    press(model, CommandId::edit_source);
    apply(model, {.id = CommandId::set_source, .text = "print(1)"});
    press(model, CommandId::clear_selection);
    press(model, CommandId::undo);
    CHECK(model.document.source.text == original);
    press(model, CommandId::redo);
    CHECK(model.document.source.text == "print(1)");
    press(model, CommandId::redo);
    CHECK(model.message == "There is no edit to redo.");
}

TEST_CASE("a lesson that is stepped to its end counts as seen") {
    Model model = demo_model();
    model.shelf.entries.resize(1);
    model.shelf.open = 0;
    press(model, CommandId::go_end);
    CHECK(model.shelf.entries[0].seen);
}

TEST_CASE("no sequence of commands breaks the model") {
    std::mt19937 random(3);
    Model model = demo_model();
    Model empty = make_model();
    const auto commands = all_commands();
    for (int i = 0; i < 20'000; ++i) {
        Command command;
        command.id = commands[random() % commands.size()].id;
        command.seq = static_cast<Seq>(random() % 200);
        command.last = static_cast<Seq>(random() % 200);
        command.task = static_cast<TaskId>(random() % 8);
        command.value = static_cast<double>(random() % 40) / 4 - 3;
        command.at = static_cast<double>(random() % 400) - 100;
        for (Model* one : {&model, &empty}) {
            apply(*one, command);
            tick(*one, 0.3);
            one->requests.clear();
            const Seq size = std::max<Seq>(one->document.trace().size(), 1);
            REQUIRE(one->cursor >= 1);
            REQUIRE(one->cursor <= size);
            REQUIRE(one->viewport.begin >= 0);
            REQUIRE(one->viewport.width() > 0);
            REQUIRE(one->viewport.end <= one->time_scale().length() * 1.000001);
        }
    }
}
