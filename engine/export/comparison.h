// Two runs side by side in figures: the window, the terminal, pictures and pages show the same ones.
#pragma once

#include "engine/trace/index.h"

#include <string>
#include <vector>

namespace awaitscope {

/// What one run comes to. Times in virtual nanoseconds.
struct RunFigures {
    VirtualTime total = 0;
    VirtualTime blocked = 0;           ///< inside blocking calls
    VirtualTime idle = 0;              ///< the loop waited for a deadline
    std::uint32_t most_in_flight = 0;  ///< tasks alive at once
    VirtualTime first_result = -1;     ///< when the first task other than main was done; -1: none
    std::uint32_t task_steps = 0;
    std::uint32_t tasks = 0;
};
RunFigures run_figures(const TraceIndex& index);

struct CompareRow {
    std::string name;  ///< "total time"
    std::string a, b;  ///< "3.500 s"
    bool differs = false;
};

struct Comparison {
    std::string name_a, name_b;
    RunFigures a, b;
    std::vector<CompareRow> rows;
    std::string ratio;     ///< "1.75×"; empty if one of the times is zero
    std::string sentence;  ///< "B is done sooner"
};

Comparison compare_runs(const TraceIndex& a, std::string name_a, const TraceIndex& b, std::string name_b);

}  // namespace awaitscope
