#include "app/cli/program.h"

#include "app/cli/progress.h"
#include "engine/export/json_reader.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace awaitscope {
namespace {

std::string folder_of(const std::string& file) {
    const std::size_t slash = file.find_last_of("/\\");
    return slash == std::string::npos ? std::string() : file.substr(0, slash + 1);
}

std::string shown_name(const std::string& file) {
    return file == "-" ? "<stdin>" : file;
}

/// What stderr says about a program that did not run, or not to its end: Python's last line and its place.
std::vector<SourceProblem> problems_of(const Trace& trace) {
    if (trace.header().exit_status == 0) return {};
    std::string text;
    for (const TraceEvent& event : trace.events()) {
        if (event.kind == EventKind::error_output) text += trace.text(event.detail);
    }
    while (text.ends_with('\n')) text.pop_back();
    if (text.empty()) return {};
    SourceProblem problem;
    problem.message = text.substr(text.rfind('\n') + 1);
    constexpr std::string_view marker = ", line ";
    if (const std::size_t at = text.rfind(marker); at != std::string::npos) {
        const char* digits = text.data() + at + marker.size();
        std::from_chars(digits, text.data() + text.size(), problem.span.line);
        problem.span.end_line = problem.span.line;
    }
    return {problem};
}

/// Both tell the same up to that event.
bool begins_like(const Trace& run, const Trace& expected, Seq last) {
    if (run.size() < last || expected.size() < last) return false;
    auto wanted = expected.events().begin();
    for (auto at = run.events().begin(); at.seq() < last; ++at, ++wanted) {
        if (*at != *wanted) return false;
    }
    return run.event(last) == expected.event(last);
}

}  // namespace

RunOptions run_options(const Outside& outside, const std::string& file, const RunChoice& choice,
                       RecordLevel level) {
    RunOptions options;
    options.level = choice.record.value_or(level);
    options.arguments = choice.arguments;
    options.seed = choice.seed;
    options.until = choice.until;
    if (choice.has_max_steps) options.max_steps = choice.max_steps;
    options.set = choice.set;
    const std::string folder = file == "-" ? std::string() : folder_of(file);
    options.find_source = [&outside, folder](const std::string& path, std::string& text) {
        FileBytes found = outside.read(folder + path);
        if (!found.error.empty()) return false;
        text = std::move(found.bytes);
        return true;
    };
    return options;
}

LoadedProgram load_program(const Outside& outside, const std::string& file, const RunChoice& choice,
                           RecordLevel level) {
    LoadedProgram loaded;
    FileBytes source = outside.read(file);
    if (!source.error.empty()) {
        loaded.error = fmt::format("can't open file '{}': {}", file, source.error);
        return loaded;
    }
    ProgressLine progress(outside);
    if (looks_like_trace(source.bytes)) {
        ReadTrace read = read_json_trace(source.bytes, [&](Seq events) {
            if (progress.is_due()) progress.say(fmt::format("{} events read", events));
        });
        if (read.trace == nullptr) {
            loaded.error = fmt::format("{}: {}", shown_name(file), read.error);
            return loaded;
        }
        loaded.is_trace = true;
        loaded.exit_status = read.trace->header().exit_status;
        loaded.index = std::make_shared<const TraceIndex>(std::move(read.trace));
        return loaded;
    }
    RunOptions options = run_options(outside, file, choice, level);
    if (progress.is_wanted())
        options.on_progress = [&](VirtualTime now, Seq events) {
            if (progress.is_due())
                progress.say(fmt::format("{} events, {:.3f} s of virtual time", events, to_seconds(now)));
        };
    RunResult result = outside.run({shown_name(file), std::move(source.bytes)}, options);
    loaded.exit_status = result.exit_status;
    loaded.index = std::make_shared<const TraceIndex>(std::move(result.trace));
    return loaded;
}

LoadedDocument load_document(const Outside& outside, const DocumentRequest& request) {
    LoadedDocument loaded;
    FileBytes source;
    if (request.text) {
        source.bytes = *request.text;
    } else {
        source = outside.read(request.file);
    }
    if (!source.error.empty()) {
        loaded.error = fmt::format("can't open file '{}': {}", request.file, source.error);
        return loaded;
    }
    if (looks_like_trace(source.bytes)) {
        ReadTrace read = read_json_trace(source.bytes);
        if (read.trace == nullptr) {
            loaded.error = fmt::format("{}: {}", shown_name(request.file), read.error);
        } else {
            loaded.document = document_of(std::move(read.trace), request.file);
            loaded.document.is_trace = true;
        }
        return loaded;
    }
    RunChoice choice;
    choice.set = request.set;
    RunOptions options = run_options(outside, request.file, choice, RecordLevel::full);
    options.cancel = request.cancel;
    options.on_progress = request.on_progress;
    options.inspect_at = request.inspect_at;
    const SourceFile file{shown_name(request.file), std::move(source.bytes)};
    RunResult result = outside.run(file, options);
    if (request.inspect_at != 0) {
        if (begins_like(*result.trace, request.expected->trace(), request.inspect_at))
            loaded.state = std::move(result.state);
        return loaded;
    }
    Document& document = loaded.document;
    document = document_of(std::move(result.trace), request.file);
    document.problems = problems_of(document.trace());
    document.source = file;
    document.lesson = lesson_text(file);
    document.set = request.set;
    for (Slider& slider : document.lesson.sliders) {
        const auto changed =
            std::ranges::find(request.set, slider.name, &std::pair<std::string, std::string>::first);
        if (changed == request.set.end()) continue;
        const std::string& literal = changed->second;
        std::from_chars(literal.data(), literal.data() + literal.size(), slider.value);
    }
    return loaded;
}

}  // namespace awaitscope
