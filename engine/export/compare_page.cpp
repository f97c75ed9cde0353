// The comparison as one page: both timelines, the figures, both sources. Without scripts: nothing can run.
#include "engine/export/markup.h"
#include "engine/export/picture.h"
#include "engine/export/svg.h"
#include "engine/export/writers.h"

namespace awaitscope {
namespace {

constexpr std::string_view kStyle = R"css(
body { margin: 0; padding: 24px; background: var(--background); color: var(--text); font: 16px/1.5 Inter, system-ui, sans-serif; }
h1 { font-size: 22px; margin: 0 0 16px; } h2 { font-size: 15px; color: var(--dim); margin: 0; padding: 10px 16px; border-bottom: 1px solid var(--line); }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 16px; overflow: auto; }
section svg { display: block; max-width: 100%; height: auto; }
main { max-width: 1400px; margin: auto; } .two { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
.two section { margin: 0; min-width: 0; } @media (max-width: 900px) { .two { grid-template-columns: minmax(0, 1fr); } }
pre { margin: 0; padding: 12px 16px; font: 13.5px/1.55 "JetBrains Mono", ui-monospace, monospace; overflow: auto; unicode-bidi: plaintext; }
pre.code { counter-reset: line; }
.light-only { display: block; } .dark-only { display: none; }
@media (prefers-color-scheme: dark) { .light-only { display: none; } .dark-only { display: block; } }
)css";

void write_source(SinkWriter& out, std::string_view letter, std::string_view name, const TraceIndex& index) {
    const Trace& trace = index.trace();
    out.format(
        "<section><h2>{}: {}</h2><pre class=\"code\" dir=\"auto\" tabindex=\"0\">{}</pre><h2>Output of "
        "{}</h2>"
        "<pre dir=\"auto\">",
        letter, markup_text(name), trace.files().empty() ? std::string() : markup_text(trace.files()[0].text),
        letter);
    for (const Seq seq : index.outputs()) out.text(markup_text(trace.text(trace.event(seq).detail)));
    out.text("</pre></section>\n");
}

}  // namespace

void compare_html(const ComparedRuns& runs, const ExportOptions& options, Sink& sink) {
    const Comparison& figures = runs.figures;
    const std::string heading = markup_text(figures.name_a) + " | " + markup_text(figures.name_b);
    SinkWriter out(sink);
    out.format(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n<title>{}</title>\n<style>",
        heading);
    write_theme_variables(out);
    out.text(kStyle);
    out.format("</style></head>\n<body><main><h1>{}</h1>\n", heading);
    // Once in each theme: a picture's colours are written into it.
    for (const bool light : {true, false}) {
        ExportOptions picture = options;
        picture.light = light;
        out.format("<section class=\"{}-only\">", light ? "light" : "dark");
        out.flush();
        write_svg_drawing(draw_comparison(runs, picture), sink);
        out.text("</section>\n");
    }
    out.text("<div class=\"two\">\n");
    write_source(out, "A", figures.name_a, runs.a);
    write_source(out, "B", figures.name_b, runs.b);
    out.text("</div></main></body></html>\n");
}

}  // namespace awaitscope
