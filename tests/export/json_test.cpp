#include "engine/export/formats.h"
#include "engine/export/json_reader.h"
#include "tests/support/demo_trace.h"

#include <fstream>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

using namespace awaitscope;
using namespace awaitscope::testing;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string json_of(const std::shared_ptr<const Trace>& trace) {
    StringSink sink;
    find_format("json")->write(TraceIndex(trace), {}, sink);
    return sink.text();
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("json: reading back gives an equal trace") {
    const auto trace = demo_trace();
    const ReadTrace again = read_json_trace(json_of(trace));
    REQUIRE(again.error == "");
    CHECK(*again.trace == *trace);
    CHECK(json_of(again.trace) == json_of(trace));
}

TEST_CASE("json: hostile texts come back") {
    TraceScript script("<script>\".py", "print('</script>')\n# \xE2\x80\xA8 🙂\n");
    script.add(EventKind::output, std::string("\0\x01\x7F\"\\<b>\r\n\t", 12));
    script.add(EventKind::output,
               "\xE2\x80\xAE"
               "right to left \xD7\xA9\xD7\x9C 🙂 \xE2\x80\xA9");
    const auto trace = script.finish(-3);
    const std::string json = json_of(trace);
    CHECK(json.find("</script") == std::string::npos);
    CHECK(nlohmann::json::accept(json));
    const ReadTrace again = read_json_trace(json);
    REQUIRE(again.error == "");
    CHECK(*again.trace == *trace);
}

TEST_CASE("json: bytes that are not UTF-8 still make valid JSON") {
    TraceScript script;
    script.add(EventKind::output, "a\xFF\xC0\x80\xED\xA0\x80z");
    CHECK(nlohmann::json::accept(json_of(script.finish())));
}

TEST_CASE("json: texts that are no UTF-8 are made so when they are recorded, and come back") {
    TraceScript script("n\xFF.py", "# \xED\xA0\x80\n");
    script.add(EventKind::output, "a\xFF\xC0\x80\xED\xA0\x80z");
    const auto trace = script.finish();
    const ReadTrace again = read_json_trace(json_of(trace));
    REQUIRE(again.error == "");
    CHECK(*again.trace == *trace);
}

TEST_CASE("json: a refusal names the place") {
    const std::string json = json_of(demo_trace());
    CHECK_THAT(read_json_trace(json.substr(0, json.size() / 2)).error, ContainsSubstring("cut off at byte"));
    const std::string damaged = replaced(json, "\"events\": [\n    [0,", "\"events\": [\n    [0.5,");
    CHECK_THAT(read_json_trace(damaged).error, ContainsSubstring("(in \"events\", row 1)"));
}

TEST_CASE("json: an empty trace comes back") {
    const auto trace =
        TraceBuilder(TraceHeader{"x.py", "me", "3.14", UINT64_MAX, RecordLevel::tasks, 0, 0}).finish(1, 5);
    const ReadTrace again = read_json_trace(json_of(trace));
    REQUIRE(again.error == "");
    CHECK(*again.trace == *trace);
}

TEST_CASE("json: a newer version is refused by name") {
    const std::string newer = replaced(json_of(demo_trace()), "\"version\": 1", "\"version\": 7");
    const ReadTrace read = read_json_trace(newer);
    CHECK(read.trace == nullptr);
    CHECK_THAT(read.error, ContainsSubstring("newer Awaitscope (trace version 7"));
}

TEST_CASE("json: what is no trace is refused") {
    for (const char* text :
         {"", "{}", "[]", "[1]", "null", "7", "\"x\"", "import asyncio", "{\"format\": \"x\"}",
          "{\"version\": 1}", "{\"events\": [[1]]}", "{\"format\": \"awaitscope-trace\"}",
          "{\"format\": \"awaitscope-trace\", \"version\": 1, \"events\": [[[[[[1]]]]]]}"}) {
        INFO(text);
        const ReadTrace read = read_json_trace(text);
        CHECK(read.trace == nullptr);
        CHECK_FALSE(read.error.empty());
    }
}

TEST_CASE("json: a trace cut off anywhere is refused, never misread") {
    const std::string json = json_of(demo_trace());
    for (std::size_t length = 0; length + 2 < json.size(); length += 7) {
        const ReadTrace read = read_json_trace(std::string_view(json).substr(0, length));
        REQUIRE(read.trace == nullptr);
    }
}

TEST_CASE("json: references to what is not there are refused") {
    const std::string json = json_of(demo_trace());
    const std::string first_event =
        json.substr(json.find("\"events\": [\n    ") + 16,
                    json.find("]", json.find("\"events\": [\n")) - json.find("\"events\": [\n    ") - 15);
    REQUIRE(first_event == "[0,0,0,0,0,1,0,0,0]");
    for (const char* damaged :
         {"[-1,0,0,0,0,1,0,0,0]", "[0,99,0,0,0,1,0,0,0]", "[0,0,9,0,0,1,0,0,0]", "[0,0,0,1,0,1,0,0,0]",
          "[0,0,0,0,0,999,0,0,0]", "[0,0,0,0,0,1,999,0,0]", "[0,0,0,0,0,1,0,7,0]", "[0,0,0,0,0,1,0,0,70000]",
          "[0,0,0,0,0,1,0,0]", "[0,0,0,0,0,1,0,0,0.5]", "[99999999999999,0,0,0,0,1,0,0,0]"}) {
        INFO(damaged);
        CHECK(read_json_trace(replaced(json, first_event, damaged)).trace == nullptr);
    }
}

TEST_CASE("a trace is told from Python by its beginning") {
    CHECK(looks_like_trace(json_of(demo_trace())));
    CHECK_FALSE(looks_like_trace("import asyncio\n"));
    CHECK_FALSE(looks_like_trace("{'awaitscope': 1}"));
}

TEST_CASE("json: what is written is what the published schema names") {
    std::ifstream file("assets/trace.schema.json");
    REQUIRE(file);
    const auto schema = nlohmann::json::parse(file);
    const auto trace = nlohmann::json::parse(json_of(demo_trace()));
    for (const auto& [key, value] : trace.items()) {
        INFO(key);
        CHECK(schema["properties"].contains(key));
    }
    for (const auto& key : schema["required"]) CHECK(trace.contains(key));
    for (const auto& [key, value] : trace["header"].items())
        CHECK(schema["properties"]["header"]["properties"].contains(key));
    for (const char* list : {"spans", "tasks", "objects", "events"}) {
        for (const auto& row : trace[list])
            CHECK(row.size() == schema["properties"][list]["items"]["minItems"]);
    }
}
