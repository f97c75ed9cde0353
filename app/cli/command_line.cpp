#include "app/cli/command_line.h"

#include "app/cli/program.h"
#include "app/model/compare_view.h"
#include "app/model/lessons_view.h"
#include "engine/export/formats.h"
#include "engine/export/text_width.h"
#include "engine/findings/findings.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {
namespace {

int complain(const Outside& outside, std::string_view what, int status = 1) {
    outside.err.write(fmt::format("awaitscope: {}\n", what));
    return status;
}

ExportOptions text_options(const Outside& outside) {
    ExportOptions options;
    options.width = outside.columns;
    options.colour = outside.colour;
    return options;
}

/// Writes to a file, or to standard output for "-".
int write_out(const Outside& outside, const std::string& path, const std::function<void(Sink&)>& fill) {
    if (path == "-") {
        fill(outside.out);
        return 0;
    }
    const std::string error = outside.write(path, fill);
    return error.empty() ? 0 : complain(outside, fmt::format("can't write '{}': {}", path, error));
}

// ---- Verbs

int do_verb(const SayVerb& verb, const Outside& outside) {
    (verb.status == 0 ? outside.out : outside.err).write(verb.text);
    return verb.status;
}

int do_verb(const WindowVerb& verb, const Outside& outside) {
    if (!outside.show_window)
        return complain(outside, "built without a window; type: awaitscope run --timeline FILE", 2);
    return outside.show_window(verb);
}

int do_verb(const ScreenshotVerb& verb, const Outside& outside) {
    if (!outside.save_screenshot)
        return complain(outside, "built without a window, so it draws no pictures", 2);
    return outside.save_screenshot(verb);
}

int do_verb(const RunVerb& verb, const Outside& outside) {
    FileBytes source = outside.read(verb.file);
    if (!source.error.empty())
        return complain(outside, fmt::format("can't open file '{}': {}", verb.file, source.error));
    if (verb.file != "-" && verb.file.ends_with(".json") && !source.bytes.empty() && source.bytes[0] == '{')
        return complain(
            outside,
            fmt::format("'{0}' is a trace, not a program; type: awaitscope export {0} --to text", verb.file),
            2);
    RunOptions options =
        run_options(outside, verb.file, verb.choice, verb.timeline ? RecordLevel::tasks : RecordLevel::off);
    options.on_output = [&](int stream, std::string_view text) {
        (stream == 2 ? outside.err : outside.out).write(text);
    };
    const RunResult result =
        outside.run({verb.file == "-" ? "<stdin>" : verb.file, std::move(source.bytes)}, options);
    if (verb.timeline) {
        ExportOptions text = text_options(outside);
        text.with_output = false;
        outside.out.write("\n");
        find_format("text")->write(TraceIndex(result.trace), text, outside.out);
    }
    return result.exit_status;
}

int do_verb(const ExportVerb& verb, const Outside& outside) {
    if (verb.format == "png") {
        if (!outside.save_screenshot)
            return complain(outside, "built without a window, so it draws no pictures", 2);
        if (verb.out == "-" && outside.out_is_terminal)
            return complain(
                outside, "a picture is not for a terminal; type: awaitscope export FILE --to png -o OUT.png",
                2);
        ScreenshotVerb picture;
        picture.file = verb.file;
        picture.panel = "timeline";
        picture.out = verb.out;
        picture.theme = verb.light ? "light" : "dark";
        if (verb.width > 0) picture.width = verb.width;
        return outside.save_screenshot(picture);
    }
    const ExportFormat* format = find_format(verb.format);
    if (format->binary && verb.out == "-" && outside.out_is_terminal)
        return complain(
            outside,
            fmt::format("{0} is not for a terminal; type: awaitscope export FILE --to {0} -o OUT{1}",
                        format->name, format->extension),
            2);
    const LoadedProgram loaded = load_program(outside, verb.file, verb.choice, RecordLevel::full);
    if (loaded.index == nullptr) return complain(outside, loaded.error);
    if (!loaded.is_trace && loaded.exit_status != 0)
        complain(outside,
                 fmt::format("the program ended with exit status {}; its trace is written all the same",
                             loaded.exit_status));
    ExportOptions options;
    options.axis = verb.axis;
    options.light = verb.light;
    options.width = verb.width;
    if (format->name == "text" && verb.out == "-") {
        options.colour = outside.colour;
        if (verb.width == 0) options.width = outside.columns;
    }
    return write_out(outside, verb.out, [&](Sink& sink) { format->write(*loaded.index, options, sink); });
}

std::string compare_table(const CompareView& view, bool markdown) {
    std::string text;
    if (markdown) {
        text += fmt::format("| | A: {} | B: {} |\n|---|---:|---:|\n", view.name_a, view.name_b);
        for (const CompareRow& row : view.rows)
            text += fmt::format("| {} | {} | {} |\n", row.name, row.a, row.b);
    } else {
        text += fmt::format("{:24}{:>14}{:>14}\n", "", "A", "B");
        for (const CompareRow& row : view.rows)
            text += fmt::format(
                "{:24}{}{}\n", row.name,
                std::string(static_cast<std::size_t>(std::max(14 - text_columns(row.a), 1)), ' ') + row.a,
                std::string(static_cast<std::size_t>(std::max(14 - text_columns(row.b), 1)), ' ') + row.b);
    }
    const bool has_ratio = !view.ratio.empty();
    text += fmt::format("\n{}{}{}{}\n", markdown && has_ratio ? "**" : "", view.ratio,
                        markdown && has_ratio ? "**" : "", has_ratio ? ": " + view.sentence : view.sentence);
    return text;
}

int do_verb(const CompareVerb& verb, const Outside& outside) {
    const LoadedProgram a = load_program(outside, verb.a, verb.choice, RecordLevel::tasks);
    if (a.index == nullptr) return complain(outside, a.error);
    const LoadedProgram b = load_program(outside, verb.b, verb.choice, RecordLevel::tasks);
    if (b.index == nullptr) return complain(outside, b.error);
    const CompareView view = compare_view(*a.index, verb.a, *b.index, verb.b);
    const bool markdown = verb.format == "md";
    ExportOptions options = text_options(outside);
    options.with_output = false;
    // Both on one scale: the shorter run takes its share of the longer one's width.
    options.until = std::max(view.a.total, view.b.total);
    if (markdown || verb.out != "-") options.colour = false;
    return write_out(outside, verb.out, [&](Sink& sink) {
        const ExportFormat* text = find_format("text");
        for (const auto* run : {&a, &b}) {
            sink.write(markdown ? "```text\n" : run == &a ? "A  " : "B  ");
            text->write(*run->index, options, sink);
            sink.write(markdown ? "```\n\n" : "\n");
        }
        sink.write(compare_table(view, markdown));
    });
}

int do_verb(const CheckVerb& verb, const Outside& outside) {
    const LoadedProgram loaded = load_program(outside, verb.file, verb.choice, RecordLevel::full);
    if (loaded.index == nullptr) return complain(outside, loaded.error);
    const auto findings = find_problems(*loaded.index);
    const auto files = loaded.index->trace().files();
    for (const Finding& finding : findings) {
        const std::string name = finding.file < files.size() ? files[finding.file].name : verb.file;
        std::string message = finding.message;
        std::ranges::replace(message, '\n', ' ');
        outside.out.write(
            fmt::format("{}:{}: {}: {}\n", name, finding.line, finding_name(finding.kind), message));
    }
    return findings.empty() ? 0 : 1;
}

int do_verb(const LessonsVerb&, const Outside& outside) {
    LessonShelf shelf;
    for (const std::string& path : outside.lesson_files()) {
        const FileBytes source = outside.read(path);
        if (source.error.empty()) shelf.entries.push_back(lesson_entry(path, {path, source.bytes}));
    }
    if (shelf.entries.empty()) return complain(outside, "there are no lessons beside the program");
    int widest = 0;
    for (const auto& entry : shelf.entries) widest = std::max(widest, text_columns(entry.title));
    for (const LessonRow& row : lessons_view(shelf).rows) {
        if (row.chapter) {
            outside.out.write(fmt::format("{}\n", row.title));
        } else {
            outside.out.write(fmt::format("  {}  {}\n", pad_to_columns(row.title, widest), row.path));
        }
    }
    return 0;
}

}  // namespace

int run_command_line(const std::vector<std::string>& arguments, const Outside& outside) {
    return std::visit([&](const auto& verb) { return do_verb(verb, outside); }, parse_arguments(arguments));
}

}  // namespace awaitscope
