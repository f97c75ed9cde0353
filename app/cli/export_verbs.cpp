#include "app/cli/export_verbs.h"

#include "app/cli/program.h"
#include "app/cli/progress.h"
#include "app/model/document.h"
#include "engine/export/formats.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope {
namespace {

/// Writes to a file, or to standard output for "-".
int write_out(const Outside& outside, const std::string& path, const std::function<void(Sink&)>& fill) {
    if (path == "-") {
        fill(outside.out);
        return 0;
    }
    const std::string error = outside.write(path, fill);
    return error.empty() ? 0 : complain(outside, fmt::format("can't write '{}': {}", path, error));
}

class RealFolder final : public Folder {
  public:
    RealFolder(const Outside& outside, std::string path) : outside_(outside), path_(std::move(path)) {}
    std::string add(std::string_view name, const std::function<void(Sink&)>& fill) override {
        const std::string file = fmt::format("{}/{}", path_, name);
        const std::string error = outside_.write(file, fill);
        return error.empty() ? error : fmt::format("can't write '{}': {}", file, error);
    }

  private:
    const Outside& outside_;
    std::string path_;
};

int write_folder(const Outside& outside, const ExportFormat& format, const TraceIndex& index,
                 const ExportOptions& options, const std::string& path) {
    if (const std::string error = outside.make_folder(path); !error.empty())
        return complain(outside, fmt::format("can't make the folder '{}': {}", path, error));
    RealFolder folder(outside, path);
    const std::string error = format.write_folder(index, options, folder);
    return error.empty() ? 0 : complain(outside, error);
}

/// Why this format cannot be written there; empty if it can.
std::string refusal(const Outside& outside, const ExportFormat& format, std::string_view verb,
                    const std::string& out) {
    if (format.needs_painter && !outside.painter)
        return fmt::format("built without a window, so it draws no pixels; type: awaitscope {} --to svg",
                           verb);
    if (out != "-") return {};
    const bool for_terminal = format.form == ExportForm::text || !outside.out_is_terminal;
    if (for_terminal && format.form != ExportForm::folder) return {};
    return fmt::format("{0} is not for {1}; type: awaitscope {2} --to {0} -o OUT{3}", format.name,
                       format.form == ExportForm::folder ? "standard output" : "a terminal", verb,
                       format.extension);
}

/// What both verbs ask of pictures, pages and text.
ExportOptions options_of(const Outside& outside, const PictureChoice& choice, const ExportFormat& format,
                         bool to_stdout) {
    ExportOptions options;
    options.axis = choice.axis;
    options.width = choice.width;
    options.height = choice.height;
    options.scale = choice.scale;
    options.light = choice.light;
    options.theme_chosen = choice.theme_chosen;
    options.with_code = choice.with_code;
    options.with_legend = choice.with_legend;
    options.stop = choice.stop;
    if (format.name == "text" && to_stdout) {
        options.colour = outside.colour;
        if (choice.width == 0) options.width = outside.columns;
    }
    return options;
}

}  // namespace

int complain(const Outside& outside, std::string_view what, int status) {
    outside.err.write(fmt::format("awaitscope: {}\n", what));
    return status;
}

int do_verb(const ExportVerb& verb, const Outside& outside) {
    const ExportFormat& format = *find_format(verb.format);
    if (const std::string why = refusal(outside, format, "export FILE", verb.out); !why.empty())
        return complain(outside, why, 2);
    const LoadedProgram loaded = load_program(outside, verb.file, verb.choice, RecordLevel::full);
    if (loaded.index == nullptr) return complain(outside, loaded.error);
    if (!loaded.is_trace && loaded.exit_status != 0)
        complain(outside,
                 fmt::format("the program ended with exit status {}; its trace is written all the same",
                             loaded.exit_status));
    const Trace& trace = loaded.index->trace();
    ExportOptions options = options_of(outside, verb.picture, format, verb.out == "-");
    if (!trace.files().empty()) {
        const LessonText lesson = lesson_text(trace.files()[0]);
        options.title = lesson.title;
        options.summary = lesson.summary;
    }
    if (verb.picture.has_at) {
        const auto size = static_cast<long>(trace.size());
        const long at = verb.picture.at > 0 ? verb.picture.at : size + verb.picture.at;
        options.at = static_cast<Seq>(std::clamp(at, std::min(1L, size), size));
    }
    if (format.needs_painter) {
        const auto [painter, error] = outside.painter();
        if (painter == nullptr) return complain(outside, error);
        options.painter = painter;
    }
    ProgressLine progress(outside);
    options.on_progress = [&](double share) {
        if (progress.is_due()) progress.say(fmt::format("{:.0f} % drawn", share * 100));
    };
    if (format.form == ExportForm::folder)
        return write_folder(outside, format, *loaded.index, options, verb.out);
    return write_out(outside, verb.out, [&](Sink& sink) {
        // Painters say themselves how far they are.
        CountingSink counting(sink, progress);
        format.write(*loaded.index, options, format.needs_painter ? sink : counting);
    });
}

int do_verb(const CompareVerb& verb, const Outside& outside) {
    const ExportFormat& format = *find_format(verb.format);
    if (const std::string why = refusal(outside, format, "compare A B", verb.out); !why.empty())
        return complain(outside, why, 2);
    // Pages show code and steps; everything else is about tasks.
    const RecordLevel level = format.name == "html" ? RecordLevel::full : RecordLevel::tasks;
    const LoadedProgram a = load_program(outside, verb.a, verb.choice, level);
    if (a.index == nullptr) return complain(outside, a.error);
    const LoadedProgram b = load_program(outside, verb.b, verb.choice, level);
    if (b.index == nullptr) return complain(outside, b.error);
    const auto name = [](const LoadedProgram& run, const std::string& file) {
        if (run.index->trace().files().empty()) return file;
        const std::string title = lesson_text(run.index->trace().files()[0]).title;
        return title.empty() ? file : title;
    };
    std::string name_a = name(a, verb.a), name_b = name(b, verb.b);
    if (name_a == name_b) name_a = verb.a, name_b = verb.b;
    const Comparison figures = compare_runs(*a.index, name_a, *b.index, name_b);
    ExportOptions options = options_of(outside, verb.picture, format, verb.out == "-");
    if (format.needs_painter) {
        const auto [painter, error] = outside.painter();
        if (painter == nullptr) return complain(outside, error);
        options.painter = painter;
    }
    return write_out(outside, verb.out, [&](Sink& sink) {
        format.compare({*a.index, *b.index, figures}, options, sink);
    });
}

}  // namespace awaitscope
