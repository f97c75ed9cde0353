#include "app/model/status_view.h"

#include "engine/trace/words.h"

#include <fmt/format.h>

namespace awaitscope {

std::string show_time(VirtualTime time, bool unit) {
    return short_seconds(time, 3) + (unit ? " s" : "");
}

StatusView status_view(const Model& model) {
    StatusView view;
    const Trace& trace = model.document.trace();
    view.title =
        model.document.lesson.title.empty() ? model.document.source.name : model.document.lesson.title;
    if (model.shelf.open >= 0 && model.shelf.open < static_cast<int>(model.shelf.entries.size()))
        view.chapter = model.shelf.entries[static_cast<std::size_t>(model.shelf.open)].chapter;
    view.time = show_time(trace.size() == 0 ? 0 : trace.time(model.cursor));
    view.step = fmt::format("step {} of {}", trace.size() == 0 ? 0 : model.cursor, trace.size());
    view.unit = unit_name(model.playback.unit);
    view.speed = fmt::format("{}×", model.playback.speed);
    view.axis = axis_name(model.axis);
    view.message = model.message;
    view.playing = model.playback.playing;
    view.at_start = model.cursor <= 1;
    view.at_end = model.cursor >= trace.size();
    return view;
}

std::span<const LegendItem> legend() {
    using enum LaneState;
    static constexpr LegendItem items[] = {
        {running, WaitKind::none, "▶", "running"},     {ready, WaitKind::none, "▬", "ready"},
        {waiting, WaitKind::timer, "‖", "waiting"},    {waiting, WaitKind::io, "‖", "I/O"},
        {waiting, WaitKind::lock, "‖", "lock"},        {blocking, WaitKind::none, "■", "blocks the loop"},
        {done, WaitKind::none, "✓", "done"},           {failed, WaitKind::none, "✗", "failed"},
        {cancelled, WaitKind::none, "⊘", "cancelled"},
    };
    return items;
}

std::string_view glyph(LaneState state) {
    switch (state) {
        case LaneState::created: return "○";
        case LaneState::ready: return "▬";
        case LaneState::running: return "▶";
        case LaneState::waiting: return "‖";
        case LaneState::blocking: return "■";
        case LaneState::idle: return "·";
        case LaneState::done: return "✓";
        case LaneState::failed: return "✗";
        case LaneState::cancelled: return "⊘";
        case LaneState::destroyed: return "†";
    }
    return "";
}

}  // namespace awaitscope
