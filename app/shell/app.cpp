#include "app/shell/app.h"

#include "app/model/lessons_view.h"
#include "app/shell/files.h"
#include "app/shell/screenshot.h"
#include "app/shell/window.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <optional>

namespace awaitscope {
namespace {

constexpr Theme kThemes[] = {Theme::dark, Theme::light, Theme::contrast, Theme::projector};
constexpr Mode kModes[] = {Mode::explore, Mode::compare, Mode::predict, Mode::be_the_loop, Mode::present};

/// As the command line writes it: "be-the-loop" for "Be the loop".
std::string plain_name(std::string_view name) {
    std::string plain;
    for (const char letter : name) {
        plain += letter == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return plain;
}

template <typename Value, std::size_t Count>
std::optional<Value> named(std::string_view wanted, const Value (&values)[Count],
                           std::string_view (*name)(Value)) {
    for (const Value value : values) {
        if (plain_name(name(value)) == wanted) return value;
    }
    return std::nullopt;
}

template <typename Value, std::size_t Count>
std::string all_names(const Value (&values)[Count], std::string_view (*name)(Value)) {
    std::string names;
    for (const Value value : values) names += (names.empty() ? "" : ", ") + plain_name(name(value));
    return names;
}

int complain(const std::string& problem, int status) {
    std::fprintf(stderr, "awaitscope: %s\n", problem.c_str());
    return status;
}

LessonShelf read_shelf(const Assets& assets, const Settings& settings) {
    LessonShelf shelf;
    for (const std::filesystem::path& path : lesson_files(assets.scenarios)) {
        TextFile file = read_text(path.string());
        if (!file.error.empty()) continue;
        LessonShelf::Entry entry =
            lesson_entry(path.string(), SourceFile{path.filename().string(), std::move(file.text)});
        const std::string key = lesson_key(path);
        entry.seen = std::find(settings.seen.begin(), settings.seen.end(), key) != settings.seen.end();
        shelf.entries.push_back(std::move(entry));
    }
    return shelf;
}

int open_entry(const LessonShelf& shelf, const std::string& file) {
    std::error_code ignored;
    for (std::size_t i = 0; i < shelf.entries.size(); ++i) {
        if (std::filesystem::equivalent(shelf.entries[i].path, file, ignored)) return static_cast<int>(i);
    }
    return -1;
}

/// A refusal of the arguments, or nothing.
std::optional<std::string> dress(Model& model, const ScreenshotRequest& request) {
    if (!request.theme.empty()) {
        const auto theme = named<Theme>(request.theme, kThemes, theme_name);
        if (!theme)
            return "there is no theme named " + request.theme + "; themes are " +
                   all_names<Theme>(kThemes, theme_name);
        model.look.theme = *theme;
    }
    if (!request.mode.empty()) {
        const auto mode = named<Mode>(request.mode, kModes, mode_name);
        if (!mode) {
            return "there is no way of working named " + request.mode + "; they are " +
                   all_names<Mode>(kModes, mode_name);
        }
        Command command;
        command.id = CommandId::set_mode;
        command.value = static_cast<double>(*mode);
        apply(model, command);
    }
    return std::nullopt;
}

/// The variables at the cursor, read before anything is drawn.
void read_state(Model& model, const LoadDocument& load) {
    if (!wants_state(model)) return;
    const std::atomic<bool> never{false};
    RunOutcome outcome = load(state_job(model), {never, {}});
    if (outcome.state) model.state = std::make_shared<const ProgramState>(std::move(*outcome.state));
}

}  // namespace

int show_window(const std::string& file, const LoadDocument& load) {
    const Assets assets = find_assets();
    WindowOptions options;
    options.load = load;
    options.settings_file = settings_file();
    options.settings = read_settings(options.settings_file);
    options.model = make_model();
    options.model.look.scale = options.settings.scale;
    options.model.playback.speed = options.settings.speed;
    if (const auto theme = named<Theme>(options.settings.theme, kThemes, theme_name)) {
        options.model.look.theme = *theme;
    }
    options.model.shelf = read_shelf(assets, options.settings);
    options.start = file;
    if (file.empty() && !options.model.shelf.entries.empty())
        options.start = options.model.shelf.entries[0].path;
    if (!options.start.empty()) options.model.shelf.open = open_entry(options.model.shelf, options.start);
    return run_window(assets, std::move(options));
}

int save_screenshot(const ScreenshotRequest& request, const LoadDocument& load) {
    const Assets assets = find_assets();
    Model model = make_model();
    model.shelf = read_shelf(assets, Settings{});
    if (!request.file.empty()) {
        const std::atomic<bool> never{false};
        const RunControl control{never, {}};
        RunJob job;
        job.path = request.file;
        RunOutcome outcome = load(job, control);
        if (!outcome.error.empty()) return complain(outcome.error, 1);
        model.shelf.open = open_entry(model.shelf, request.file);
        set_document(model, std::move(outcome.document));
        const std::string& twin = model.document.lesson.compare_with;
        if (!twin.empty()) {
            job.slot = RunJob::Slot::other;
            job.path = (std::filesystem::path(request.file).parent_path() / twin).string();
            RunOutcome other = load(job, control);
            if (other.error.empty()) model.other = std::move(other.document);
        }
    }
    if (const auto problem = dress(model, request)) return complain(*problem, 2);
    const long size = static_cast<long>(model.document.trace().size());
    const long at = request.at > 0 ? request.at : size + request.at;
    move_cursor(model, static_cast<Seq>(std::clamp(at, 1L, std::max(1L, size))));
    read_state(model, load);
    PictureOptions options;
    options.width = request.width;
    options.height = request.height;
    options.scale = static_cast<float>(request.scale);
    options.panel = request.panel;
    const PictureResult picture = take_picture(assets, model, options);
    if (!picture.error.empty()) return complain(picture.error, 1);
    const std::string problem = save_png(picture.image, request.out);
    return problem.empty() ? 0 : complain(problem, 1);
}

}  // namespace awaitscope
