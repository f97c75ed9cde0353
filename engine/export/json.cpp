// Our own trace format. json_reader.cpp reads it; docs of every field: assets/trace.schema.json.
#include "engine/export/json_reader.h"
#include "engine/export/json_text.h"
#include "engine/export/writers.h"

#include <utility>

namespace awaitscope {
namespace {

void write_header(SinkWriter& out, const TraceHeader& header) {
    out.text("  \"header\": {\"program\": ");
    write_json_string(out, header.program);
    out.text(", \"engine\": ");
    write_json_string(out, header.engine);
    out.text(", \"python\": ");
    write_json_string(out, header.python);
    out.format(", \"seed\": {}, \"level\": \"{}\", \"exit_status\": {}, \"end\": {}}},\n", header.seed,
               level_name(header.level), header.exit_status, header.end);
}

/// Writes `"name": [` item, item … `],` with a line for each item.
template <typename Write>
void write_list(SinkWriter& out, std::string_view name, std::size_t first, std::size_t end, Write write) {
    out.format("  \"{}\": [", name);
    for (std::size_t i = first; i < end; ++i) {
        out.text(i == first ? "\n    " : ",\n    ");
        write(i);
    }
    out.text("\n  ],\n");
}

void write_row(SinkWriter& out, std::initializer_list<std::int64_t> numbers) {
    char before = '[';
    for (const std::int64_t number : numbers) {
        out.character(before);
        out.number(number);
        before = ',';
    }
    out.text("]");
}

void write_fields(SinkWriter& out, std::string_view name, std::string_view fields) {
    out.format("  \"{}\": {},\n", name, fields);
}

}  // namespace

void write_json(const TraceIndex& index, const ExportOptions&, Sink& sink) {
    const Trace& trace = index.trace();
    SinkWriter out(sink);
    out.format("{{\n  \"format\": \"{}\",\n  \"version\": {},\n", kTraceFormat, kTraceVersion);
    write_header(out, trace.header());
    write_list(out, "files", 0, trace.files().size(), [&](std::size_t i) {
        out.text("{\"name\": ");
        write_json_string(out, trace.files()[i].name);
        out.text(", \"text\": ");
        write_json_string(out, trace.files()[i].text);
        out.text("}");
    });
    write_list(out, "kinds", 0, static_cast<std::size_t>(kEventKindCount),
               [&](std::size_t i) { write_json_string(out, info(static_cast<EventKind>(i)).name); });
    write_list(out, "texts", 1, trace.text_count(),
               [&](std::size_t i) { write_json_string(out, trace.text(static_cast<TextId>(i))); });
    write_list(out, "spans", 1, trace.span_count(), [&](std::size_t i) {
        const SourceSpan& span = trace.span(static_cast<std::uint32_t>(i));
        write_row(out, {span.line, span.column, span.end_line, span.end_column});
    });
    write_fields(out, "task_fields", R"(["name", "coroutine", "parent", "created", "group", "label"])");
    write_list(out, "tasks", 1, trace.tasks().size(), [&](std::size_t i) {
        const TaskInfo& task = trace.tasks()[i];
        write_row(out, {task.name, task.coroutine, task.parent, task.created, task.group, task.label});
    });
    write_fields(out, "object_fields", R"(["kind", "label", "created", "task"])");
    write_list(out, "objects", 1, trace.objects().size(), [&](std::size_t i) {
        const ObjectInfo& object = trace.objects()[i];
        write_row(out, {object.kind, object.label, object.created, object.task});
    });
    write_fields(out, "event_fields",
                 R"(["time", "kind", "task", "cause", "subject", "detail", "span", "file", "depth"])");
    out.text("  \"events\": [");
    const char* separator = "\n    ";
    for (const TraceEvent& event : trace.events()) {
        out.text(std::exchange(separator, ",\n    "));
        write_row(out, {event.time, static_cast<std::int64_t>(event.kind), event.task, event.cause,
                        event.subject, event.detail, event.span, event.file, event.depth});
    }
    out.text("\n  ]\n}\n");
}

}  // namespace awaitscope
