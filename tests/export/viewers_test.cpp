// The formats that other programs open: chrome, speedscope, svg, md, mermaid.
#include "engine/export/formats.h"
#include "engine/export/markup.h"
#include "tests/support/demo_trace.h"
#include "tests/support/plain_painter.h"

#include <map>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;
using Catch::Matchers::ContainsSubstring;
using Json = nlohmann::json;

namespace {

class FolderText final : public Folder {
  public:
    explicit FolderText(StringSink& sink) : sink_(sink) {}
    std::string add(std::string_view name, const std::function<void(Sink&)>& fill) override {
        sink_.write(name);
        fill(sink_);
        return {};
    }

  private:
    StringSink& sink_;
};

std::string exported(std::string_view format, const std::shared_ptr<const Trace>& trace,
                     ExportOptions options = {}) {
    StringSink sink;
    PlainPainter painter;
    options.painter = &painter;
    if (find_format(format)->form == ExportForm::folder) {
        FolderText folder(sink);
        CHECK(find_format(format)->write_folder(TraceIndex(trace), options, folder).empty());
        return sink.text();
    }
    find_format(format)->write(TraceIndex(trace), options, sink);
    return sink.text();
}

/// Everything that could break out of a quoted text, a tag, a script, a table, a fence or a chart.
const char* const kHostile =
    "</script><script>alert(1)</script> & <b onload='x'> \" ' ``` | a | ]]> --> \x01\x1b[31m \xFF\xC0 "
    "\xE2\x80\xAE"
    "abc \xF0\x9F\x99\x82 : ; # %% \\";

std::shared_ptr<const Trace> hostile_trace() {
    TraceScript script(kHostile, std::string("print('") + kHostile + "')\n");
    const TaskId task = script.create_task(kHostile, kHostile, 1);
    script.add(EventKind::task_renamed, kHostile, task);
    script.resume(task);
    script.add(EventKind::output, kHostile);
    const Seq begin = script.add(EventKind::block_begin, kHostile);
    script.at(kSecond);
    script.add(EventKind::block_end, "", 0, begin);
    script.add(EventKind::suspend, kHostile, 0, 0, 1);
    script.at(5 * kSecond);
    script.remember_ready(task, script.add(EventKind::ready, {}, task));
    script.resume(task);
    script.add(EventKind::failed, kHostile);
    return script.finish(1);
}

}  // namespace

TEST_CASE("every format writes the same bytes again, for any trace") {
    const auto empty = TraceBuilder(TraceHeader{}).finish(0, 0);
    for (const ExportFormat& format : export_formats()) {
        for (const auto& trace : {demo_trace(), hostile_trace(), empty}) {
            INFO(format.name);
            CHECK(exported(format.name, trace) == exported(format.name, trace));
            const bool may_be_empty = trace == empty && (format.name == "gif" || format.name == "steps");
            CHECK(exported(format.name, trace).empty() == may_be_empty);
        }
    }
}

TEST_CASE("formats are found by name and by ending") {
    CHECK(find_format("nonsense") == nullptr);
    CHECK(format_of_file("a/b.csv")->name == "csv");
    CHECK(format_of_file("b.trace.json")->name == "chrome");
    CHECK(format_of_file("b.json")->name == "json");
    CHECK(format_of_file("b") == nullptr);
}

TEST_CASE("chrome: slices, states, arrows and counters are as many as in the trace") {
    const auto trace = demo_trace();
    const TraceIndex index(trace);
    const Json json = Json::parse(exported("chrome", trace));
    std::map<std::string, int> phases, categories;
    std::map<int, std::vector<std::pair<double, double>>> steps;
    for (const Json& event : json["traceEvents"]) {
        ++phases[event["ph"]];
        if (event.contains("cat")) ++categories[event["cat"]];
        if (event["ph"] == "X") steps[event["tid"]].push_back({event["ts"], event["dur"]});
        CHECK(event["tid"] != 0);
        if (event["ph"] == "T" && event["name"] == "Running") CHECK(event["args"]["cpu"] == 0);
    }
    int resumes = 0, callbacks = 0;
    for (const TraceEvent& event : trace->events()) {
        resumes += event.kind == EventKind::resume ? 1 : 0;
        callbacks += event.kind == EventKind::callback ? 1 : 0;
    }
    CHECK(categories["step"] == resumes);
    CHECK(categories["callback"] == callbacks);
    CHECK(phases["s"] == static_cast<int>(index.flows().size()));
    CHECK(phases["f"] == phases["s"]);
    CHECK(phases["i"] == static_cast<int>(index.marks().size()));
    CHECK(phases["C"] > 0);
    for (auto& [track, spans] : steps) {
        std::sort(spans.begin(), spans.end());
        for (std::size_t i = 1; i < spans.size(); ++i) {
            INFO(track);
            CHECK(spans[i].first >= spans[i - 1].first + spans[i - 1].second - 1e-6);  // never overlapping
            CHECK(spans[i].second > 0);
        }
    }
}

TEST_CASE("chrome: an arrow starts inside a slice and ends before the step that it made possible") {
    const Json json = Json::parse(exported("chrome", demo_trace()));
    std::map<int, Json> starts;
    for (const Json& event : json["traceEvents"]) {
        if (event["ph"] == "s") starts[event["id"]] = event;
    }
    for (const Json& event : json["traceEvents"]) {
        if (event["ph"] != "f") continue;
        const Json& start = starts.at(event["id"]);
        CHECK(start["ts"] <= event["ts"]);
        CHECK(start["name"] == event["name"]);
        CHECK_FALSE(event.contains("bp"));
        if (start["name"] == "created by" && start["tid"] == 1)
            continue;  // the program itself, before the loop ran
        const bool inside = std::ranges::any_of(json["traceEvents"], [&](const Json& slice) {
            return slice["ph"] == "X" && slice["tid"] == start["tid"] && slice["ts"] <= start["ts"] &&
                   slice["ts"].get<double>() + slice["dur"].get<double>() >= start["ts"].get<double>();
        });
        CHECK(inside);
    }
}

TEST_CASE("speedscope: every profile is balanced and in order") {
    const Json json = Json::parse(exported("speedscope", demo_trace()));
    CHECK(json["profiles"].size() == 4);
    for (const Json& profile : json["profiles"]) {
        double last = 0;
        std::vector<int> open;
        for (const Json& event : profile["events"]) {
            CHECK(event["at"].get<double>() >= last);
            last = event["at"];
            REQUIRE(event["frame"] < json["shared"]["frames"].size());
            if (event["type"] == "O") {
                open.push_back(event["frame"]);
            } else {
                REQUIRE_FALSE(open.empty());
                CHECK(open.back() == event["frame"]);
                open.pop_back();
            }
        }
        CHECK(open.empty());
        CHECK(last <= profile["endValue"].get<double>());
    }
}

TEST_CASE("hostile texts stay texts in every format") {
    const auto trace = hostile_trace();
    for (const char* format : {"chrome", "speedscope", "json"}) {
        INFO(format);
        CHECK(Json::accept(exported(format, trace)));
    }
    for (const char* format : {"svg", "md"}) {
        INFO(format);
        const std::string text = exported(format, trace);
        const std::string outside_fence = format == std::string("md") ? text.substr(text.rfind("```")) : text;
        CHECK(outside_fence.find("<script") == std::string::npos);
        CHECK(outside_fence.find("<b ") == std::string::npos);
        CHECK(text.find('\x1b') == std::string::npos);
        CHECK(text.find('\xFF') == std::string::npos);
    }
    const std::string chart = exported("mermaid", trace);
    CHECK(chart.find('<') == std::string::npos);
    CHECK(chart.find("%%") == std::string::npos);
}

TEST_CASE("md: a fence is longer than any inside it") {
    TraceScript script("a.py");
    script.add(EventKind::output, "````\n");
    const std::string text = exported("md", script.finish());
    CHECK_THAT(text, ContainsSubstring("`````text\n"));
}

TEST_CASE("html: the run stands in the page as data that parses, and nothing of it as markup") {
    for (const auto& trace : {demo_trace(), hostile_trace()}) {
        const std::string page = exported("html", trace);
        const std::string marker = "id=\"run\">";
        const std::size_t begin = page.find(marker) + marker.size();
        const std::string data = page.substr(begin, page.find("</script>", begin) - begin);
        const Json run = Json::parse(data);
        CHECK(run["events"].size() == trace->size());
        CHECK(run["lanes"].size() == TraceIndex(trace).lanes().size());
        CHECK(data.find('<') == std::string::npos);
        CHECK(page.find("http://") == page.find("http://www.w3.org"));
        CHECK(page.find("https://") == std::string::npos);
        CHECK(page.find("alert(1)</script>") == std::string::npos);
    }
}

TEST_CASE("html: a long run is cut off, and the page says so") {
    TraceScript script;
    for (int i = 0; i < 25'000; ++i) script.line(1);
    const std::string page = exported("html", script.finish());
    CHECK_THAT(page, ContainsSubstring("the first 20000 of 25001 events"));
}

TEST_CASE("svg: one row a lane, one hatched box a wait, the chosen size") {
    ExportOptions options;
    options.width = 900;
    const std::string svg = exported("svg", demo_trace(), options);
    CHECK_THAT(svg, ContainsSubstring("width=\"900\""));
    std::size_t waits = 0;
    for (std::size_t at = svg.find("url(#hatch-"); at != std::string::npos;
         at = svg.find("url(#hatch-", at + 1))
        ++waits;
    CHECK(waits == 5);  // and the legend's
    CHECK_THAT(svg, ContainsSubstring(">boil soup</text>"));
}

TEST_CASE("svg: a long trace makes a picture, not a million boxes") {
    TraceScript script;
    const TaskId task = script.create_task("busy", "", 1);
    for (int i = 0; i < 100'000; ++i) {
        script.resume(task);
        const Seq pause = script.add(EventKind::suspend, "sleep(0)");
        script.remember_ready(task, script.add(EventKind::ready, {}, task, pause));
        script.at(script.now() + kMillisecond);
    }
    const auto trace = script.finish();
    for (const Axis axis : {Axis::elastic, Axis::steps, Axis::time}) {
        ExportOptions options;
        options.axis = axis;
        CHECK(exported("svg", trace, options).size() < 1'000'000);
    }
}

TEST_CASE("markup: what may stand between tags") {
    CHECK(markup_text("<a href=\"x\">&'</a>") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;");
    CHECK(markup_text(std::string("a\0b", 3)) ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(markup_text("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}
