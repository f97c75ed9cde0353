// One page that plays the run in any browser, with nothing from the network: for course sites and mails.
#include "engine/explain/explanation.h"
#include "engine/explain/highlight.h"
#include "engine/export/code_drawing.h"
#include "engine/export/json_text.h"
#include "engine/export/markup.h"
#include "engine/export/steps.h"
#include "engine/export/writers.h"
#include "page_parts.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

namespace awaitscope {
namespace {

// A page is for a lesson: what is longer is cut off, and the page says so.
constexpr Seq kMostEvents = 20'000;
constexpr std::size_t kMostLanes = 200;
constexpr std::size_t kMostArrows = 2000;

/// The classes that page.css knows.
std::string_view style_name(TextStyle style) {
    switch (style) {
        case TextStyle::task: return "task";
        case TextStyle::code: return "code";
        case TextStyle::value: return "value";
        case TextStyle::term: return "term";
        case TextStyle::dim: return "dim";
        case TextStyle::plain: break;
    }
    return "";
}

class HtmlWriter {
  public:
    HtmlWriter(const TraceIndex& index, const ExportOptions& options, Sink& sink)
        : index_(index),
          trace_(index.trace()),
          scale_(trace_, options.axis == Axis::time ? Axis::elastic : options.axis),
          last_(std::min(trace_.size(), kMostEvents)),
          title_(run_title(index, options)),
          summary_(options.summary),
          theme_(!options.theme_chosen ? ""
                 : options.light       ? " data-theme=\"light\""
                                       : " data-theme=\"dark\""),
          out_(sink) {}

    void write() {
        out_.format(
            "<!doctype html>\n<html lang=\"en\"{}><head><meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'; script-src '{}'; base-uri 'none'; form-action 'none'\">\n<title>{}</title>\n"
            "<style>",
            theme_, page::js_hash, markup_text(title_));
        write_theme_variables(out_);
        out_.text(page::css);
        out_.text("</style></head>\n<body>\n");
        out_.text(page::html);
        out_.text("<script type=\"application/json\" id=\"run\">");
        write_run();
        out_.text("</script>\n<script>");
        out_.text(page::js);
        out_.text("</script>\n</body></html>\n");
    }

  private:
    void key(std::string_view name) { out_.format(",\n\"{}\":", name); }
    void string(std::string_view text) { write_json_string(out_, text); }
    void write_run();
    void write_source();
    void write_lanes();
    void write_arrows();
    void write_piece(std::string_view text, std::string_view style, bool first);
    void write_events();
    void write_outputs();

    const TraceIndex& index_;
    const Trace& trace_;
    TimeScale scale_;
    Seq last_;
    std::string title_, summary_;
    const char* theme_;
    SinkWriter out_;
};

void HtmlWriter::write_run() {
    const bool is_cut = last_ < trace_.size() || index_.lanes().size() > kMostLanes;
    out_.text("{\"title\":");
    string(title_);
    key("summary");
    string(std::string_view(summary_).substr(0, summary_.find("\n\n")));
    key("file");
    string(trace_.files().empty() ? std::string_view() : file_of(trace_.files()[0].name));
    key("note");
    string(is_cut ? fmt::format("the first {} of {} events, {} of {} lanes", last_, trace_.size(),
                                std::min(index_.lanes().size(), kMostLanes), index_.lanes().size())
                  : "");
    key("length");
    out_.format("{:.2f}", last_ == trace_.size() ? scale_.length() : scale_.position(last_ + 1));
    write_source();
    write_lanes();
    write_arrows();
    write_events();
    write_outputs();
    out_.text("}");
}

void HtmlWriter::write_piece(std::string_view text, std::string_view style, bool first) {
    out_.text(first ? "[" : ",[");
    string(text);
    out_.format(",\"{}\"]", style);
}

// Lines as pieces with a colour each, without the block that only speaks to programs.
void HtmlWriter::write_source() {
    std::string_view text =
        trace_.files().empty() ? std::string_view() : std::string_view(trace_.files()[0].text);
    const auto colours = highlight(text);
    const std::size_t first_line = first_code_line(text);
    key("firstLine");
    out_.number(static_cast<std::int64_t>(first_line));
    key("source");
    out_.text("[");
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view words = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line < first_line) continue;
        out_.text(line == first_line ? "\n[" : ",\n[");
        std::size_t at = 0;
        bool first = true;
        const auto put = [&](std::size_t to, std::string_view style) {
            if (to > at) write_piece(words.substr(at, to - at), style, std::exchange(first, false));
            at = to;
        };
        for (const CodePiece& piece : colours[line - 1]) {
            put(piece.begin, "");
            put(piece.end, code_color_name(piece.color));
        }
        put(words.size(), "");
        out_.text("]");
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

void HtmlWriter::write_arrows() {
    key("arrows");
    out_.text("[");
    bool first = true;
    const bool is_thicket = index_.flows().size() > kMostArrows;
    for (const Flow& flow : is_thicket ? std::span<const Flow>() : index_.flows()) {
        const TraceEvent from = trace_.event(flow.from), to = trace_.event(flow.to);
        const std::size_t from_row = from.task == 0 ? 0 : index_.lane_of_task(from.task);
        const std::size_t to_row = index_.lane_of_task(to.kind == EventKind::ready ? to.subject : to.task);
        const std::size_t rows = std::min(index_.lanes().size(), kMostLanes);
        if (flow.to > last_ || from_row >= rows || to_row >= rows || from_row == to_row) continue;
        out_.format("{}[{},{},{},{}]", std::exchange(first, false) ? "" : ",", flow.from, from_row, flow.to,
                    to_row);
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
    std::vector<RichText> sentences;
    key("events");
    out_.text("[");
    for (Seq seq = 1; seq <= last_; ++seq) {
        const TraceEvent& event = trace_.event(seq);
        RichText sentence = explain(index_, seq);
        const auto [entry, is_new] = numbers.try_emplace(plain(sentence), sentences.size());
        if (is_new) sentences.push_back(std::move(sentence));
        const std::uint32_t line = event.span != 0 && event.file == 0 ? trace_.span(event.span).line : 0;
        out_.format("{}[{},{},{},{},{:.2f},{}]", seq == 1 ? "" : ",", static_cast<int>(event.kind),
                    event.time, event.task, line, scale_.position(seq), entry->second);
    }
    out_.text("]");
    key("sentences");
    out_.text("[");
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        out_.text(i == 0 ? "[" : ",\n[");
        bool first = true;
        for (const TextPiece& piece : sentences[i])
            write_piece(piece.text, style_name(piece.style), std::exchange(first, false));
        out_.text("]");
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
