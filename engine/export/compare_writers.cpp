// Two runs beside each other, in the forms that can show them. Pictures: picture.cpp, png.cpp; the page:
// compare_page.cpp.
#include "engine/export/json_text.h"
#include "engine/export/markup.h"
#include "engine/export/picture.h"
#include "engine/export/svg.h"
#include "engine/export/text_width.h"
#include "engine/export/writers.h"

#include <algorithm>

namespace awaitscope {
namespace {

/// Both on one scale: the shorter run takes its share of the longer one's width.
ExportOptions on_one_scale(const ComparedRuns& runs, ExportOptions options) {
    options.with_output = false;
    options.until = std::max(runs.figures.a.total, runs.figures.b.total);
    return options;
}

std::string padded_left(const std::string& text, int columns) {
    return std::string(static_cast<std::size_t>(std::max(columns - text_columns(text), 1)), ' ') + text;
}

void write_figures(SinkWriter& out, const char* name, const RunFigures& figures) {
    out.format(
        ",\n  \"{}\": {{\"total\": {}, \"blocked\": {}, \"idle\": {}, \"most_in_flight\": {}, "
        "\"first_result\": {}, \"task_steps\": {}, \"tasks\": {}}}",
        name, figures.total, figures.blocked, figures.idle, figures.most_in_flight,
        figures.first_result < 0 ? "null" : std::to_string(figures.first_result), figures.task_steps,
        figures.tasks);
}

}  // namespace

void compare_text(const ComparedRuns& runs, const ExportOptions& options, Sink& sink) {
    const ExportOptions text = on_one_scale(runs, options);
    sink.write("A  ");
    write_text(runs.a, text, sink);
    sink.write("\nB  ");
    write_text(runs.b, text, sink);
    sink.write("\n");
    SinkWriter out(sink);
    const Comparison& figures = runs.figures;
    out.format("{:24}{:>14}{:>14}\n", "", "A", "B");
    for (const CompareRow& row : figures.rows)
        out.format("{:24}{}{}\n", row.name, padded_left(row.a, 14), padded_left(row.b, 14));
    out.format("\n{}{}{}\n", figures.ratio, figures.ratio.empty() ? "" : ": ", figures.sentence);
}

void compare_markdown(const ComparedRuns& runs, const ExportOptions& options, Sink& sink) {
    ExportOptions text = on_one_scale(runs, options);
    text.colour = false;
    const Comparison& figures = runs.figures;
    StringSink a, b;  // at most some dozens of rows each
    write_text(runs.a, text, a);
    write_text(runs.b, text, b);
    SinkWriter out(sink);
    const std::string fence = std::max(fence_for(a.text()), fence_for(b.text()));
    for (const auto* timeline : {&a, &b})
        out.format("## {}: {}\n\n{}text\n{}{}\n\n", timeline == &a ? "A" : "B",
                   markdown_text(timeline == &a ? figures.name_a : figures.name_b), fence, timeline->text(),
                   fence);
    out.format("| | A: {} | B: {} |\n|---|---:|---:|\n", markdown_text(figures.name_a),
               markdown_text(figures.name_b));
    for (const CompareRow& row : figures.rows) out.format("| {} | {} | {} |\n", row.name, row.a, row.b);
    out.format("\n{}{}{}\n", figures.ratio.empty() ? "" : "**" + figures.ratio + "**",
               figures.ratio.empty() ? "" : ": ", figures.sentence);
}

// Times in nanoseconds, as in a trace.
void compare_json(const ComparedRuns& runs, const ExportOptions&, Sink& sink) {
    SinkWriter out(sink);
    out.text("{\n  \"format\": \"awaitscope-comparison\",\n  \"version\": 1,\n  \"names\": [");
    write_json_string(out, runs.figures.name_a);
    out.text(", ");
    write_json_string(out, runs.figures.name_b);
    out.text("]");
    write_figures(out, "a", runs.figures.a);
    write_figures(out, "b", runs.figures.b);
    out.text("\n}\n");
}

void compare_svg(const ComparedRuns& runs, const ExportOptions& options, Sink& sink) {
    write_svg_drawing(draw_comparison(runs, options), sink);
}

}  // namespace awaitscope
