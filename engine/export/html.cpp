// One page that plays the run in any browser, with nothing from the network: for course sites and mails.
#include "engine/explain/explanation.h"
#include "engine/export/html_page.h"
#include "engine/export/json_text.h"
#include "engine/export/markup.h"
#include "engine/export/steps.h"
#include "engine/export/writers.h"

#include <algorithm>
#include <unordered_map>

namespace awaitscope {
namespace {

// A page is for a lesson: what is longer is cut off, and the page says so.
constexpr Seq kMostEvents = 20'000;
constexpr std::size_t kMostLanes = 200;

class HtmlWriter {
  public:
    HtmlWriter(const TraceIndex& index, const ExportOptions& options, Sink& sink)
        : index_(index),
          trace_(index.trace()),
          scale_(trace_, options.axis == Axis::time ? Axis::elastic : options.axis),
          last_(std::min(trace_.size(), kMostEvents)),
          out_(sink),
          light_(options.light) {}

    void write() {
        out_.format(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'; "
            "script-src 'unsafe-inline'\">\n<title>{}</title>\n<style>",
            markup_text(trace_.header().program));
        write_colours("dark", markup_theme(false));
        write_colours("light", markup_theme(true));
        out_.text(page_style());
        out_.format("</style></head>\n<body class=\"{}\">", light_ ? "light" : "dark");
        out_.text(page_body());
        out_.text("<script type=\"application/json\" id=\"run\">");
        write_run();
        out_.text("</script>\n<script>");
        out_.text(page_script());
        out_.text("</script>\n</body></html>\n");
    }

  private:
    void write_colours(std::string_view name, const MarkupTheme& theme) {
        out_.format(
            "\n.{} {{ --background: {}; --panel: {}; --raised: {}; --line: {}; --text: {}; --dim: {}; "
            "--faint: {}; "
            "--accent: {}; --running: {}; --ready: {}; --waiting: {}; --io: {}; --lock: {}; --blocking: {}; "
            "--done: {}; "
            "--failed: {}; }}",
            name, theme.background, theme.panel, theme.raised, theme.line, theme.text, theme.dim, theme.faint,
            theme.accent, theme.running, theme.ready, theme.waiting, theme.io, theme.lock, theme.blocking,
            theme.done, theme.failed);
    }

    void key(std::string_view name) { out_.format(",\n\"{}\":", name); }
    void string(std::string_view text) { write_json_string(out_, text); }
    void write_run();
    void write_source();
    void write_lanes();
    void write_events();
    void write_outputs();

    const TraceIndex& index_;
    const Trace& trace_;
    TimeScale scale_;
    Seq last_;
    SinkWriter out_;
    bool light_;
};

void HtmlWriter::write_run() {
    const bool is_cut = last_ < trace_.size() || index_.lanes().size() > kMostLanes;
    out_.text("{\"title\":");
    string(trace_.header().program);
    key("file");
    string(trace_.files().empty() ? std::string_view() : std::string_view(trace_.files()[0].name));
    key("note");
    string(is_cut ? fmt::format("the first {} of {} events, {} of {} lanes", last_, trace_.size(),
                                std::min(index_.lanes().size(), kMostLanes), index_.lanes().size())
                  : "");
    key("length");
    out_.format("{:.2f}", last_ == trace_.size() ? scale_.length() : scale_.position(last_ + 1));
    write_source();
    write_lanes();
    write_events();
    write_outputs();
    out_.text("}");
}

void HtmlWriter::write_source() {
    key("source");
    out_.text("[");
    std::string_view text =
        trace_.files().empty() ? std::string_view() : std::string_view(trace_.files()[0].text);
    for (bool first = true; !text.empty(); first = false) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (!first) out_.text(",");
        string(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    out_.text("]");
}

void HtmlWriter::write_lanes() {
    key("lanes");
    out_.text("[");
    const std::size_t count = std::min(index_.lanes().size(), kMostLanes);
    for (std::size_t i = 0; i < count; ++i) {
        const Lane& lane = index_.lanes()[i];
        out_.text(i == 0 ? "\n{\"label\":" : ",\n{\"label\":");
        string(lane.kind == LaneKind::task ? std::string(index_.task_label(lane.id, trace_.size()))
                                           : lane_name(index_, lane));
        out_.format(",\"task\":{},\"depth\":{},\"slices\":[", lane.kind == LaneKind::task ? lane.id : 0,
                    lane.depth);
        for (std::uint32_t k = 0; k < lane.slice_count; ++k) {
            const Slice slice = index_.slice(lane, k);
            if (slice.begin > last_) break;
            out_.format("{}[{},{},\"{}\",\"{}\",", k == 0 ? "" : ",", std::max<Seq>(slice.begin, 1),
                        std::min(slice.end, last_), state_name(slice.state), wait_kind_name(slice.wait));
            const bool names_it = slice.state == LaneState::waiting || slice.state == LaneState::blocking;
            string(names_it ? trace_.text(trace_.event(slice.begin).detail) : std::string_view());
            out_.text("]");
        }
        out_.text("]}");
    }
    out_.text("]");
}

// Sentences repeat: each is written once.
void HtmlWriter::write_events() {
    key("kinds");
    for (int i = 0; i < kEventKindCount; ++i) {
        out_.text(i == 0 ? "[" : ",");
        string(info(static_cast<EventKind>(i)).name);
    }
    out_.text("]");
    std::unordered_map<std::string, std::size_t> numbers;
    std::vector<std::string> sentences;
    key("events");
    out_.text("[");
    for (Seq seq = 1; seq <= last_; ++seq) {
        const TraceEvent& event = trace_.event(seq);
        const auto [entry, is_new] = numbers.try_emplace(plain(explain(index_, seq)), sentences.size());
        if (is_new) sentences.push_back(entry->first);
        const std::uint32_t line = event.span != 0 && event.file == 0 ? trace_.span(event.span).line : 0;
        out_.format("{}[{},{},{},{},{:.2f},{}]", seq == 1 ? "" : ",", static_cast<int>(event.kind),
                    event.time, event.task, line, scale_.position(seq), entry->second);
    }
    out_.text("]");
    key("sentences");
    out_.text("[");
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (i != 0) out_.text(",");
        string(sentences[i]);
    }
    out_.text("]");
}

void HtmlWriter::write_outputs() {
    key("outputs");
    out_.text("[");
    bool first = true;
    for (const Seq seq : index_.outputs()) {
        if (seq > last_) break;
        out_.format("{}[{},", first ? "" : ",", seq);
        string(trace_.text(trace_.event(seq).detail));
        out_.format(",{}]", trace_.kind(seq) == EventKind::error_output ? 1 : 0);
        first = false;
    }
    out_.text("]");
}

}  // namespace

void write_html(const TraceIndex& index, const ExportOptions& options, Sink& sink) {
    HtmlWriter(index, options, sink).write();
}

}  // namespace awaitscope
