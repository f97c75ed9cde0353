#include "app/model/explanation_view.h"

#include "app/model/code_view.h"

#include <algorithm>

namespace awaitscope {
namespace {

std::string narration_at(const Model& model) {
    const auto& narration = model.document.lesson.narration;
    const TraceIndex& index = *model.document.index;
    const Trace& trace = index.trace();
    if (narration.empty() || trace.size() == 0) return {};
    const auto words_for = [&](Seq seq) -> const std::string* {
        const TraceEvent& event = trace.event(seq);
        if (event.file != 0 || event.span == 0) return nullptr;
        const auto found = std::ranges::find(narration, trace.span(event.span).line, &Narration::line);
        return found == narration.end() ? nullptr : &found->text;
    };
    const Seq executing = executing_event(index, model.cursor);
    if (executing != 0) {
        if (const std::string* words = words_for(executing)) return *words;
    }
    // Who steps from task to task never stops at a line: the whole step counts, the nearest line first.
    const TaskId task = trace.event(model.cursor).task;
    const auto is_inside = [&](Seq seq) { return trace.event(seq).task == task; };
    constexpr Seq kFarthest = 2000;
    Seq left = kFarthest;
    for (Seq seq = model.cursor; seq >= 1 && left > 0 && is_inside(seq); --seq, --left) {
        if (trace.kind(seq) == EventKind::line) {
            if (const std::string* words = words_for(seq)) return *words;
        }
        if (trace.kind(seq) == EventKind::resume) break;
    }
    for (Seq seq = model.cursor + 1; seq <= trace.size() && left > 0 && is_inside(seq); ++seq, --left) {
        if (trace.kind(seq) == EventKind::resume) break;
        if (trace.kind(seq) == EventKind::line) {
            if (const std::string* words = words_for(seq)) return *words;
        }
    }
    return {};
}

}  // namespace

ExplanationView explanation_view(const Model& model) {
    ExplanationView view;
    const TraceIndex& index = *model.document.index;
    if (index.trace().size() == 0) return view;
    view.sentence = explain(index, model.cursor);
    view.causes = causes_of(index, model.cursor);
    // Before anything has happened, what the lesson is about.
    view.narration = model.cursor == 1 ? model.document.lesson.summary : narration_at(model);
    return view;
}

}  // namespace awaitscope
