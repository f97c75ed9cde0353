#include "engine/trace/text_form.h"

#include <fmt/format.h>

namespace awaitscope {
namespace {

std::string subject_text(const TraceIndex& index, Seq seq, const TraceEvent& event) {
    const Trace& trace = index.trace();
    if (event.subject == 0) return {};
    if (subject_kind(event.kind) == SubjectKind::task)
        return std::string(index.task_name(event.subject, seq));
    if (event.subject >= trace.objects().size()) return fmt::format("object {}", event.subject);
    return fmt::format("{}#{}", trace.text(trace.objects()[event.subject].kind), event.subject);
}

}  // namespace

std::string decimal_seconds(VirtualTime time) {
    const bool negative = time < 0;
    const auto ns = negative ? 0 - static_cast<std::uint64_t>(time) : static_cast<std::uint64_t>(time);
    return fmt::format("{}{}.{:09}", negative ? "-" : "", ns / 1'000'000'000, ns % 1'000'000'000);
}

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            case '\\': out += "\\\\"; break;
            case '"': out += "\\\""; break;
            default:
                if (byte < 0x20 || byte == 0x7F) {
                    out += fmt::format("\\x{:02x}", byte);
                } else {
                    out += c;
                }
        }
    }
    return out;
}

std::string event_line(const TraceIndex& index, Seq seq) {
    const Trace& trace = index.trace();
    const TraceEvent& event = trace.event(seq);
    std::string line = fmt::format("{:4} {} {:<15}", seq, decimal_seconds(event.time), info(event.kind).name);
    line += fmt::format(" {:<8}", event.task == 0 ? "-" : escaped(index.task_name(event.task, seq)));
    if (event.span != 0) line += fmt::format(" line {}", trace.span(event.span).line);
    if (event.subject != 0) line.append(" ").append(escaped(subject_text(index, seq, event)));
    if (event.cause != 0) line += fmt::format(" <- {}", event.cause);
    if (event.detail != 0) line += fmt::format(" \"{}\"", escaped(trace.text(event.detail)));
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

std::string text_form(const TraceIndex& index) {
    std::string text;
    for (Seq seq = 1; seq <= index.trace().size(); ++seq) {
        text += event_line(index, seq);
        text += '\n';
    }
    return text;
}

}  // namespace awaitscope
