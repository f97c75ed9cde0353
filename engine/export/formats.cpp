#include "engine/export/formats.h"

#include "engine/export/writers.h"

#include <algorithm>

namespace awaitscope {
namespace {

constexpr ExportFormat kFormats[] = {
    {"text", ".txt", "the timeline as text, for terminals and mails", false, write_text},
    {"csv", ".csv", "one event a row: seq,time,kind,task,line,cause,detail", false, write_csv},
    {"json", ".json", "the whole trace; Awaitscope opens it again without the script", false, write_json},
    {"svg", ".svg", "the timeline as a picture whose text stays text, for slides and papers", false,
     write_svg},
    {"html", ".html", "one page that plays the run in any browser, without a network", false, write_html},
    {"md", ".md", "a table of the steps and the text timeline, for notes and issues", false, write_markdown},
    {"mermaid", ".mmd", "a chart for pages that draw Mermaid", false, write_mermaid},
    {"chrome", ".chrome.json", "Trace Event JSON, for Perfetto, Firefox Profiler, Tracy and chrome://tracing",
     false, write_chrome},
    {"perfetto", ".perfetto-trace", "protobuf for ui.perfetto.dev: the task tree as nested tracks", true,
     write_perfetto},
    {"speedscope", ".speedscope.json", "for speedscope.app: a profile a task", false, write_speedscope},
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
    // The longest ending wins: a ".chrome.json" is no ".json".
    const ExportFormat* best = nullptr;
    for (const ExportFormat& format : kFormats) {
        if (!file_name.ends_with(format.extension)) continue;
        if (best == nullptr || format.extension.size() > best->extension.size()) best = &format;
    }
    return best;
}

}  // namespace awaitscope
