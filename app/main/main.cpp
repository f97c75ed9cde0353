// The program's entry: puts the real world around the command line.
#include "app/cli/command_line.h"
#include "app/cli/program.h"
#include "app/main/system.h"
#include "engine/run/session.h"

#ifdef AWAITSCOPE_WINDOW
#include "app/shell/app.h"
#include "app/shell/assets.h"
#include "app/shell/drawing_painter.h"
#endif

namespace {

using namespace awaitscope;

#ifdef AWAITSCOPE_WINDOW
LoadDocument document_loader(const Outside& outside) {
    return [&outside](const RunJob& job, const RunControl& control) {
        LoadedDocument loaded = load_document(outside, {job.path, job.text, job.set, &control.cancel,
                                                        control.on_progress, job.inspect_at, job.expected});
        return RunOutcome{job, std::move(loaded.document), std::move(loaded.state), std::move(loaded.error)};
    };
}

void open_window_room(Outside& outside) {
    outside.painter = [painter = std::shared_ptr<DrawingPainter>()]() mutable {
        if (painter == nullptr) painter = std::make_shared<DrawingPainter>(find_assets());
        return PainterOrError{painter->error().empty() ? painter.get() : nullptr, painter->error()};
    };
    outside.lesson_files = [] {
        std::vector<std::string> paths;
        for (const auto& path : lesson_files(find_assets().scenarios)) paths.push_back(path.string());
        return paths;
    };
    outside.show_window = [&outside](const WindowVerb& verb) {
        return show_window(verb.file, document_loader(outside));
    };
    outside.save_screenshot = [&outside](const ScreenshotVerb& verb) {
        ScreenshotRequest request;
        request.file = verb.file;
        request.at = verb.at;
        request.width = verb.width;
        request.height = verb.height;
        request.scale = verb.scale;
        request.panel = verb.panel;
        request.theme = verb.theme;
        request.mode = verb.mode;
        request.out = verb.out;
        return save_screenshot(request, document_loader(outside));
    };
}
#endif

}  // namespace

int main(int count, char** words) {
    StreamSink out(stdout, is_terminal(stdout)), err(stderr, true, &out);
    Outside outside{out, err};
    outside.out_is_terminal = is_terminal(stdout);
    outside.err_is_terminal = is_terminal(stderr);
    outside.colour = outside.out_is_terminal && wants_colour();
    outside.columns = terminal_columns(stdout);
    outside.read = read_file;
    outside.write = write_file;
    outside.make_folder = make_folder;
    outside.lesson_files = [] { return std::vector<std::string>(); };
    outside.run = run_program;
    outside.clock = wall_clock;
#ifdef AWAITSCOPE_WINDOW
    open_window_room(outside);
#endif
    const int status = run_command_line({words + 1, words + count}, outside);
    out.flush();
    return status == 0 && out.failed() ? 1 : status;
}
