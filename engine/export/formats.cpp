#include "engine/export/formats.h"

#include "engine/export/writers.h"

#include <algorithm>

namespace awaitscope {
namespace {

constexpr ExportFormat kFormats[] = {
    {.name = "text",
     .extension = ".txt",
     .meaning = "the timeline as text, for terminals and mails",
     .write = write_text,
     .compare = compare_text},
    {.name = "csv",
     .extension = ".csv",
     .meaning = "one event a row: seq,time,kind,task,line,cause,detail",
     .write = write_csv},
    {.name = "json",
     .extension = ".json",
     .meaning = "the whole trace; Awaitscope opens it again without the script",
     .write = write_json,
     .compare = compare_json},
    {.name = "svg",
     .extension = ".svg",
     .meaning = "the timeline as a picture whose text stays text, for slides and papers",
     .write = write_svg,
     .compare = compare_svg},
    {.name = "png",
     .extension = ".png",
     .meaning = "the same picture in pixels",
     .form = ExportForm::binary,
     .needs_painter = true,
     .write = write_png,
     .compare = compare_png},
    {.name = "gif",
     .extension = ".gif",
     .meaning = "the run step by step as a moving picture, for slides, pages and chats",
     .form = ExportForm::binary,
     .needs_painter = true,
     .write = write_gif},
    {.name = "steps",
     .extension = "-steps",
     .meaning = "a folder of numbered pictures, one a step, for slides",
     .form = ExportForm::folder,
     .needs_painter = true,
     .write_folder = write_step_pictures},
    {.name = "html",
     .extension = ".html",
     .meaning = "one page that plays the run in any browser, without a network",
     .write = write_html,
     .compare = compare_html},
    {.name = "md",
     .extension = ".md",
     .meaning = "a table of the steps and the text timeline, for notes and issues",
     .write = write_markdown,
     .compare = compare_markdown},
    {.name = "mermaid",
     .extension = ".mmd",
     .meaning = "a chart for pages that draw Mermaid",
     .write = write_mermaid},
    {.name = "chrome",
     .extension = ".trace.json",
     .meaning = "Trace Event JSON, for Perfetto, Firefox Profiler, Tracy and chrome://tracing",
     .write = write_chrome},
    {.name = "perfetto",
     .extension = ".perfetto-trace",
     .meaning = "protobuf for ui.perfetto.dev: the task tree as nested tracks",
     .form = ExportForm::binary,
     .write = write_perfetto},
    {.name = "speedscope",
     .extension = ".speedscope.json",
     .meaning = "for speedscope.app: a profile a task",
     .write = write_speedscope},
};

}  // namespace

std::span<const ExportFormat> export_formats() {
    return kFormats;
}

const ExportFormat* find_format(std::string_view name) {
    const auto* found = std::ranges::find(kFormats, name, &ExportFormat::name);
    return found == std::end(kFormats) ? nullptr : found;
}

const ExportFormat* format_of_file(std::string_view file_name) {
    // The longest ending wins: a ".trace.json" is no ".json".
    const ExportFormat* best = nullptr;
    for (const ExportFormat& format : kFormats) {
        if (!file_name.ends_with(format.extension)) continue;
        if (best == nullptr || format.extension.size() > best->extension.size()) best = &format;
    }
    return best;
}

std::string_view file_of(std::string_view path) {
    return path.substr(path.find_last_of("/\\") + 1);
}

std::string run_title(const TraceIndex& index, const ExportOptions& options) {
    if (!options.title.empty()) return options.title;
    return std::string(file_of(index.trace().header().program));
}

std::string_view frame_stop_name(FrameStop stop) {
    switch (stop) {
        case FrameStop::switches: return "switch";
        case FrameStop::lines: return "line";
        case FrameStop::outputs: return "output";
        case FrameStop::events: return "event";
    }
    return {};
}

}  // namespace awaitscope
