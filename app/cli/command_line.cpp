#include "app/cli/command_line.h"

#include "app/cli/export_verbs.h"
#include "app/cli/program.h"
#include "app/model/lessons_view.h"
#include "engine/export/formats.h"
#include "engine/export/text_width.h"
#include "engine/findings/findings.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {
namespace {

ExportOptions text_options(const Outside& outside) {
    ExportOptions options;
    options.width = outside.columns;
    options.colour = outside.colour;
    return options;
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
