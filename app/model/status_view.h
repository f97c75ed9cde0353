// The top bar, the transport bar, and small words that several panels use.
#pragma once

#include "app/model/model.h"

namespace awaitscope {

/// "0.500 s": as many decimals as the moment needs, three at least.
std::string show_time(VirtualTime time, bool unit = true);

struct StatusView {
    std::string chapter;  ///< "1 Start"
    std::string title;    ///< "Three dishes at once"
    std::string time;     ///< "0.500 s"
    std::string step;     ///< "step 42 of 97"
    std::string unit;     ///< "task switch"
    std::string speed;    ///< "1×"
    std::string axis;     ///< "elastic"
    std::string message;
    bool playing = false;
    bool at_start = false, at_end = false;
};
StatusView status_view(const Model& model);

/// One entry of the legend: state, and its word.
struct LegendItem {
    LaneState state;
    WaitKind wait;
    std::string_view glyph;  ///< "▶"
    std::string_view word;   ///< "running"
};
std::span<const LegendItem> legend();
/// The glyph of a state, the same everywhere: timeline, chips, terminal.
std::string_view glyph(LaneState state);

}  // namespace awaitscope
