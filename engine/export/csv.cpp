#include "engine/export/writers.h"

#include <array>

namespace awaitscope {
namespace {

// RFC 4180: a field with a comma, a quote or a line break is quoted, quotes inside are doubled.
void write_field(SinkWriter& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return out.text(text);
    out.character('"');
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t quote = text.find('"', at);
        if (quote == std::string_view::npos) {
            out.text(text.substr(at));
            break;
        }
        out.text(text.substr(at, quote + 1 - at));
        out.character('"');
        at = quote + 1;
    }
    out.character('"');
}

void write_seconds(SinkWriter& out, VirtualTime time) {
    std::array<char, 10> decimals{'.'};
    auto ns = static_cast<std::uint64_t>(time) % kSecond;
    for (std::size_t i = decimals.size() - 1; i >= 1; --i, ns /= 10)
        decimals[i] = static_cast<char>('0' + ns % 10);
    out.number(time / kSecond);
    out.text({decimals.data(), decimals.size()});
}

}  // namespace

void write_csv(const TraceIndex& index, const ExportOptions&, Sink& sink) {
    SinkWriter out(sink);
    out.text("seq,time,kind,task,line,cause,detail\n");
    const Trace& trace = index.trace();
    for (auto it = trace.events().begin(); it != trace.events().end(); ++it) {
        const TraceEvent& event = *it;
        const Seq seq = it.seq();
        out.number(seq);
        out.character(',');
        write_seconds(out, event.time);
        out.character(',');
        out.text(info(event.kind).name);
        out.character(',');
        // The task that the row is about: a ready row says who became ready, not who happened to run.
        const bool about_subject = subject_kind(event.kind) == SubjectKind::task && event.subject != 0;
        const TaskId task = about_subject ? event.subject : event.task;
        if (task != 0) write_field(out, index.task_name(task, seq));
        out.character(',');
        if (event.span != 0) out.number(trace.span(event.span).line);
        out.character(',');
        if (event.cause != 0) out.number(event.cause);
        out.character(',');
        write_field(out, trace.text(event.detail));
        out.text("\n");
    }
}

}  // namespace awaitscope
