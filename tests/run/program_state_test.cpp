#include "engine/run/session.h"

#include <catch2/catch_test_macros.hpp>

namespace awaitscope {
namespace {

const SourceFile kProgram{"dishes.py", R"(import asyncio

STOVES = 2

async def stir(pot):
    spoon = "wooden"
    await asyncio.sleep(1)
    return pot, spoon

async def boil(dish, minutes):
    pots = [dish]
    await stir(pots[0])
    print(dish)

async def main():
    await asyncio.gather(boil("rice", 1.5), boil("beans", 2))

asyncio.run(main())
)"};

Seq first_event(const Trace& trace, EventKind kind, std::uint32_t line) {
    for (Seq seq = 1; seq <= trace.size(); ++seq) {
        const TraceEvent& event = trace.event(seq);
        if (event.kind == kind && event.span != 0 && trace.span(event.span).line == line) return seq;
    }
    return 0;
}

ProgramState state_at(Seq seq) {
    RunOptions options;
    options.inspect_at = seq;
    const RunResult result = run_program(kProgram, options);
    REQUIRE(result.state.has_value());
    CHECK(result.trace->event(seq) == run_program(kProgram, {}).trace->event(seq));
    return *result.state;
}

const TaskStack* stack_of(const ProgramState& state, TaskId task) {
    for (const TaskStack& stack : state.tasks) {
        if (stack.task == task) return &stack;
    }
    return nullptr;
}

TEST_CASE("the state at an event holds every task's await chain with its variables") {
    const auto trace = run_program(kProgram, {}).trace;
    const ProgramState state = state_at(first_event(*trace, EventKind::line, 13));
    CHECK(state.globals == std::vector<VariableState>{{"STOVES", "2"}});
    CHECK(state.outside.empty());

    const TaskStack* rice = stack_of(state, 2);
    REQUIRE(rice != nullptr);
    REQUIRE(rice->frames.size() == 1);
    CHECK(
        rice->frames[0] ==
        FrameState{"boil", "dishes.py", 13, {{"dish", "'rice'"}, {"minutes", "1.5"}, {"pots", "['rice']"}}});

    const TaskStack* beans = stack_of(state, 3);
    REQUIRE(beans != nullptr);
    REQUIRE(beans->frames.size() == 3);
    CHECK(beans->frames[0].line == 12);
    CHECK(beans->frames[1] ==
          FrameState{"stir", "dishes.py", 7, {{"pot", "'beans'"}, {"spoon", "'wooden'"}}});
    CHECK(beans->frames[2].function == "sleep");
    CHECK(beans->frames[2].file.empty());
}

TEST_CASE("before the loop runs, the module is all there is") {
    const auto trace = run_program(kProgram, {}).trace;
    const ProgramState state = state_at(first_event(*trace, EventKind::line, 18));
    CHECK(state.tasks.empty());
    REQUIRE(state.outside.size() == 1);
    CHECK(state.outside[0].line == 18);
}

TEST_CASE("an event that never comes has no state") {
    RunOptions options;
    options.inspect_at = 1'000'000;
    CHECK_FALSE(run_program(kProgram, options).state.has_value());
}

}  // namespace
}  // namespace awaitscope
