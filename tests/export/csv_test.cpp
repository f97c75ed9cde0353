#include "engine/export/formats.h"
#include "tests/support/demo_trace.h"

#include <vector>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;

namespace {

std::string csv_of(const std::shared_ptr<const Trace>& trace) {
    StringSink sink;
    find_format("csv")->write(TraceIndex(trace), {}, sink);
    return sink.text();
}

/// Reads CSV as RFC 4180 says, independently of the writer.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1);
    std::string field;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            field += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\n')) {
            rows.back().push_back(field);
            field.clear();
            if (c == '\n') rows.emplace_back();
        } else {
            field += c;
        }
    }
    rows.pop_back();
    return rows;
}

}  // namespace

TEST_CASE("csv: one row an event, the time with nine decimals") {
    TraceScript script;
    const TaskId task = script.create_task("work", "", 3);
    script.at(1'000'000'001);
    script.resume(task);
    CHECK(csv_of(script.finish()) ==
          "seq,time,kind,task,line,cause,detail\n"
          "1,0.000000000,task_created,Task-1,3,,work\n"
          "2,0.000000000,ready,Task-1,,1,\n"
          "3,1.000000001,resume,Task-1,,2,\n"
          "4,1.000000001,run_end,,,,0\n");
}

TEST_CASE("csv: hostile texts come out of their fields as they went in") {
    const std::vector<std::string> texts = {"a,b", "say \"hi\"",       "two\nlines\r\n", "\"",
                                            ",",   "\xD7\xA9\xD7\x9C", "🙂, \"🙂\""};
    TraceScript script;
    for (const std::string& text : texts) script.add(EventKind::output, text);
    const auto rows = parse_csv(csv_of(script.finish()));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        REQUIRE(rows[i + 1].size() == 7);
        CHECK(rows[i + 1][6] == texts[i]);
    }
}

TEST_CASE("csv: a task is called by the name it has at that moment") {
    TraceScript script;
    const TaskId task = script.create_task("work", "", 1);
    script.resume(task);
    script.add(EventKind::task_renamed, "a, \"b\"", task);
    script.resume(task);
    const auto rows = parse_csv(csv_of(script.finish()));
    CHECK(rows[3][3] == "Task-1");
    CHECK(rows[5][3] == "a, \"b\"");
}
