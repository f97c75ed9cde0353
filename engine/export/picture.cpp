#include "engine/export/picture.h"

#include "engine/export/code_drawing.h"
#include "engine/export/steps.h"
#include "engine/export/svg.h"
#include "engine/export/text_width.h"
#include "engine/export/timeline_drawing.h"
#include "engine/export/writers.h"
#include "engine/trace/words.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {
namespace {

constexpr float kMargin = 18;
constexpr float kHeading = 48;
constexpr float kLegend = 38;
constexpr float kGap = 10;
constexpr std::size_t kMostRows = 60;
constexpr std::size_t kMostCodeLines = 60;
constexpr std::size_t kStepCodeLines = 22;

std::size_t line_count(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n')) + (text.ends_with('\n') ? 0 : 1);
}

/// Where everything goes.
struct Layout {
    float width = 0, height = 0;
    std::size_t rows = 0;
    float lane_height = 0;
    float panels = 0;  ///< height of the panels below the timeline, 0: none
    float legend = 0;

    Layout(const TraceIndex& index, const ExportOptions& options);
    float timeline_bottom() const {
        return kHeading + timeline_height({.lane_height = lane_height, .rows = rows});
    }
};

Layout::Layout(const TraceIndex& index, const ExportOptions& options) {
    width = static_cast<float>(std::max(options.width == 0 ? 1200 : options.width, 480));
    legend = options.with_legend ? kLegend : 12;
    const std::size_t most = options.max_rows != 0 ? options.max_rows : options.with_code ? 12 : kMostRows;
    rows = std::min(most, index.lanes().size());
    lane_height = options.with_code ? 40 : 46;
    if (options.with_code) {
        const auto files = index.trace().files();
        const std::string_view source = files.empty() ? std::string_view() : files[0].text;
        const std::size_t lines =
            line_count(source) - std::min(first_code_line(source) - 1, line_count(source));
        const std::size_t shown = std::min(lines, options.at == 0 ? kMostCodeLines : kStepCodeLines);
        panels = static_cast<float>(std::max<std::size_t>(shown, 8)) * kCodeLine + 50;
    }
    const float fixed = kHeading + legend + (panels > 0 ? kGap + kMargin : 0);
    if (options.height != 0) {
        height = static_cast<float>(std::max(options.height, 200));
        const float axis = timeline_height({.lane_height = 0, .rows = 0});
        if (panels > 0) panels = std::min(panels, (height - fixed) * 0.55f);
        const float room = height - fixed - panels - axis;
        rows = std::clamp<std::size_t>(static_cast<std::size_t>(room / 14), std::min<std::size_t>(rows, 1),
                                       rows);
        if (rows != 0) lane_height = std::min(room / static_cast<float>(rows), 64.0f);
        // What the lanes do not need is the code's.
        if (panels > 0) panels = height - fixed - axis - lane_height * static_cast<float>(rows);
    } else {
        height = timeline_bottom() + legend + (panels > 0 ? panels + kGap + kMargin : 0);
    }
}

void draw_heading(Drawing& drawing, const TraceIndex& index, const MarkupTheme& theme,
                  const ExportOptions& options, float width) {
    const Trace& trace = index.trace();
    const std::size_t tasks = trace.tasks().size() - 1;
    std::string right =
        fmt::format("{} s · {} task{}", short_seconds(trace.header().end, 3), tasks, tasks == 1 ? "" : "s");
    if (options.at != 0)
        right = fmt::format("{} s · step {} of {}",
                            short_seconds(trace.event(std::min(options.at, trace.size())).time, 3),
                            options.at, trace.size());
    const float room = width - 2 * kMargin - text_width(right, 13, TextFace::body) - 20;
    drawing.text(kMargin, 31, 17, theme.text, fit_text(run_title(index, options), 17, TextFace::strong, room),
                 TextFace::strong);
    drawing.text(width - kMargin, 31, 13, options.at != 0 ? theme.accent : theme.dim, right, TextFace::body,
                 Anchor::end);
}

void draw_panels(Drawing& drawing, const TraceIndex& index, const MarkupTheme& theme,
                 const ExportOptions& options, const Layout& layout) {
    const float top = layout.timeline_bottom() + layout.legend + kGap;
    const float whole = layout.width - 2 * kMargin;
    const float code = std::round(whole * 0.6f);
    const auto files = index.trace().files();
    const PanelBox code_room = draw_panel(drawing, theme, {kMargin, top, code, layout.panels},
                                          files.empty() ? std::string_view("code") : file_of(files[0].name));
    draw_code(drawing, theme, code_room, index, options.at);
    PanelBox right{kMargin + code + kGap, top, whole - code - kGap, layout.panels};
    if (options.at != 0) {
        PanelBox upper = right;
        upper.height = std::round(std::min(right.height * 0.45f, 170.0f));
        draw_explanation(drawing, theme, draw_panel(drawing, theme, upper, "What is happening"), index,
                         std::min(options.at, index.trace().size()));
        right.y += upper.height + kGap;
        right.height -= upper.height + kGap;
    }
    draw_output(drawing, theme, draw_panel(drawing, theme, right, "Output"), index, options.at);
}

}  // namespace

Drawing draw_picture(const TraceIndex& index, const ExportOptions& options) {
    const MarkupTheme& theme = markup_theme(options.light);
    const Layout layout(index, options);
    Drawing drawing(layout.width, std::round(layout.height),
                    options.with_code ? theme.background : theme.panel, run_title(index, options));
    draw_heading(drawing, index, theme, options, layout.width);
    if (options.with_code)  // on a sheet of its own, as the panels below
        drawing.box(0, kHeading, layout.width, layout.timeline_bottom() - kHeading + layout.legend,
                    theme.panel);
    SeenSigns seen;
    TimelineLook look;
    look.x = kMargin;
    look.y = kHeading;
    look.width = layout.width - 2 * kMargin;
    look.lane_height = layout.lane_height;
    look.rows = layout.rows;
    look.axis = options.axis;
    look.cursor = options.at;
    draw_timeline(drawing, index, theme, look, seen);
    const float baseline = layout.timeline_bottom() + 25;
    if (options.with_legend)
        draw_legend(drawing, theme, kMargin, baseline, layout.width - 2 * kMargin - 120, seen);
    if (layout.rows < index.lanes().size() && options.with_legend)
        drawing.text(layout.width - kMargin, baseline, 12.5f, theme.dim,
                     fmt::format("… and {} more lanes", index.lanes().size() - layout.rows), TextFace::body,
                     Anchor::end);
    if (layout.panels > 0) draw_panels(drawing, index, theme, options, layout);
    return drawing;
}

Drawing draw_comparison(const ComparedRuns& runs, const ExportOptions& options) {
    const MarkupTheme& theme = markup_theme(options.light);
    const Comparison& figures = runs.figures;
    const float width = static_cast<float>(std::max(options.width == 0 ? 1200 : options.width, 640));
    constexpr float kTitle = 40, kRow = 24;
    const TraceIndex* both[] = {&runs.a, &runs.b};
    TimelineLook looks[2];
    float y = 16;
    for (int i = 0; i < 2; ++i) {
        looks[i].x = kMargin;
        looks[i].y = y + kTitle - 6;
        looks[i].width = width - 2 * kMargin;
        looks[i].rows = std::min<std::size_t>(both[i]->lanes().size(), kMostRows / 2);
        looks[i].lane_height = looks[i].rows > 12 ? 26 : 40;
        looks[i].axis = Axis::time;
        looks[i].arrows = false;
        looks[i].until = std::max(figures.a.total, figures.b.total);
        y = looks[i].y + timeline_height(looks[i]) + 14;
    }
    const float legend = y + 14;
    const float table = legend + 22;
    const float height = table + kRow * static_cast<float>(figures.rows.size() + 1) + 46;
    Drawing drawing(width, std::round(height), theme.panel, figures.name_a + " | " + figures.name_b);
    SeenSigns seen;
    for (int i = 0; i < 2; ++i) {
        const float base = looks[i].y - 6;
        drawing.box(kMargin, base - 15, 22, 22, i == 0 ? theme.waiting : theme.io, 5);
        drawing.text(kMargin + 11, base + 1, 14, theme.panel, i == 0 ? "A" : "B", TextFace::strong,
                     Anchor::middle);
        drawing.text(kMargin + 32, base + 1, 16, theme.text,
                     fit_text(i == 0 ? figures.name_a : figures.name_b, 16, TextFace::strong, width - 260),
                     TextFace::strong);
        drawing.text(width - kMargin, base + 1, 14, theme.dim,
                     short_seconds(both[i]->trace().header().end, 3) + " s", TextFace::strong, Anchor::end);
        draw_timeline(drawing, *both[i], theme, looks[i], seen);
    }
    draw_legend(drawing, theme, kMargin, legend, width - 2 * kMargin, seen);
    // The figures: what differs stands out.
    const float columns[] = {kMargin, kMargin + 330, kMargin + 460};
    float line = table + 16;
    drawing.text(columns[1], line, 13, theme.dim, "A", TextFace::strong, Anchor::end);
    drawing.text(columns[2], line, 13, theme.dim, "B", TextFace::strong, Anchor::end);
    for (const CompareRow& row : figures.rows) {
        drawing.line(kMargin, line + 8, columns[2], line + 8, theme.line);
        line += kRow;
        const TextFace face = row.differs ? TextFace::strong : TextFace::body;
        const std::string_view colour = row.differs ? theme.text : theme.dim;
        drawing.text(columns[0], line, 13.5f, colour, row.name, face);
        drawing.text(columns[1], line, 13.5f, colour, row.a, face, Anchor::end);
        drawing.text(columns[2], line, 13.5f, colour, row.b, face, Anchor::end);
    }
    if (!figures.ratio.empty())
        drawing.text(width - kMargin, table + 70, 44, theme.accent, figures.ratio, TextFace::strong,
                     Anchor::end);
    drawing.text(width - kMargin, table + 100, 15, theme.dim, figures.sentence, TextFace::body, Anchor::end);
    return drawing;
}

void write_svg(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    write_svg_drawing(draw_picture(index, options), sink);
}

}  // namespace awaitscope
