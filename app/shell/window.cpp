#include "app/shell/window.h"

#include "app/shell/export_view.h"
#include "app/shell/files.h"
#include "app/shell/key_input.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <glad/gl.h>
#include <imgui.h>

namespace awaitscope {
namespace {

/// Frames drawn after something has happened: Dear ImGui answers some input two frames late.
constexpr int kFramesAfterInput = 4;
/// How often a window looks after a run in the background, and when it begins to speak of it; seconds.
constexpr double kBusyBeat = 0.1;
constexpr double kBusyWords = 0.4;
/// A tooltip comes after the mouse has rested for a while, with no event that would say so.
constexpr double kTooltipDelay = 0.5;
/// So long a frame waits for the variables of a step, seconds.
constexpr double kStatePatience = 0.012;

std::string glfw_words() {
    const char* words = nullptr;
    glfwGetError(&words);
    return words != nullptr ? words : "unknown reason";
}

/// The remembered size, as far as this screen has room for it.
std::pair<int, int> fitting_size(const Settings& settings) {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor != nullptr) glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    if (width <= 0 || height <= 0) return {settings.width, settings.height};
    return {std::min(settings.width, width), std::min(settings.height, height)};
}

int refuse(const std::string& reason) {
    std::fprintf(
        stderr,
        "awaitscope: cannot open a window: %s\n"
        "Without a display, `awaitscope run FILE --timeline` shows the tasks as text, and `awaitscope "
        "screenshot FILE -o OUT.png` the window as a picture.\n",
        reason.c_str());
    return 1;
}

/// Everything that lives as long as the window. GLFW's callbacks find it through the window's user pointer.
class Window {
  public:
    Window(GLFWwindow* handle, Gui& gui, const Assets& assets, WindowOptions options)
        : handle_(handle),
          gui_(gui),
          assets_(assets),
          options_(std::move(options)),
          model_(std::move(options_.model)),
          runner_(options_.load, [] { glfwPostEmptyEvent(); }) {
        glfwSetWindowUserPointer(handle_, this);
        install_callbacks();
        if (!options_.start.empty()) open(options_.start);
        last_time_ = glfwGetTime();
    }

    void loop() {
        while (!glfwWindowShouldClose(handle_)) {
            wait();
            take_outcomes();
            pass_time();
            ask_for_state();
            if (frames_due_ > 0) draw();
        }
        remember();
    }

  private:
    // ---- events
    static Window& of(GLFWwindow* handle) { return *static_cast<Window*>(glfwGetWindowUserPointer(handle)); }

    void install_callbacks() {
        glfwSetKeyCallback(handle_, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
            of(w).on_key(key, scancode, action, mods);
        });
        glfwSetCharCallback(handle_,
                            [](GLFWwindow* w, unsigned codepoint) { of(w).on_character(codepoint); });
        glfwSetDropCallback(handle_, [](GLFWwindow* w, int count, const char** paths) {
            if (count > 0) of(w).open(paths[count - 1]);
        });
        glfwSetCursorPosCallback(handle_, [](GLFWwindow* w, double x, double y) {
            ImGui_ImplGlfw_CursorPosCallback(w, x, y);
            of(w).mouse_moved_ = glfwGetTime();
            of(w).redraw();
        });
        glfwSetMouseButtonCallback(handle_, [](GLFWwindow* w, int button, int action, int mods) {
            ImGui_ImplGlfw_MouseButtonCallback(w, button, action, mods);
            of(w).redraw();
        });
        glfwSetScrollCallback(handle_, [](GLFWwindow* w, double x, double y) {
            ImGui_ImplGlfw_ScrollCallback(w, x, y);
            of(w).redraw();
        });
        glfwSetWindowFocusCallback(handle_, [](GLFWwindow* w, int focused) {
            ImGui_ImplGlfw_WindowFocusCallback(w, focused);
            if (focused == GLFW_TRUE) of(w).take_up_changes();
            of(w).redraw();
        });
        glfwSetCursorEnterCallback(handle_, [](GLFWwindow* w, int entered) {
            ImGui_ImplGlfw_CursorEnterCallback(w, entered);
            of(w).redraw();
        });
        glfwSetWindowRefreshCallback(handle_, [](GLFWwindow* w) { of(w).redraw(); });
        glfwSetFramebufferSizeCallback(handle_, [](GLFWwindow* w, int, int) { of(w).redraw(); });
        glfwSetWindowContentScaleCallback(handle_, [](GLFWwindow* w, float, float) { of(w).redraw(); });
    }

    void on_key(int key, int scancode, int action, int mods) {
        redraw();
        const auto press = key_press_of(key, scancode, mods);
        const bool escape = key == GLFW_KEY_ESCAPE;
        // Escape would make a text field take back what was typed: here it closes the editor, keeping it.
        if (!escape) ImGui_ImplGlfw_KeyCallback(handle_, key, scancode, action, mods);
        if (action == GLFW_RELEASE || !press) return;
        if (!typing() || works_while_typing(*press)) command(*press);
    }

    void on_character(unsigned codepoint) {
        redraw();
        if (typing()) return ImGui_ImplGlfw_CharCallback(handle_, codepoint);
        const bool shift = glfwGetKey(handle_, GLFW_KEY_LEFT_SHIFT) == GLFW_PRESS ||
                           glfwGetKey(handle_, GLFW_KEY_RIGHT_SHIFT) == GLFW_PRESS;
        if (const auto press = key_press_of_character(codepoint, shift)) command(*press);
    }

    /// Another editor may have saved the file while it had the keyboard.
    void take_up_changes() {
        const std::string& path = model_.document.path;
        if (path.empty() || model_.look.editing) return;
        const long long changed = change_time(path);
        if (changed == 0 || changed == file_time_) return;
        file_time_ = changed;
        RunJob job;
        job.path = path;
        job.set = model_.document.set;
        job.keep_place = true;
        runner_.start(std::move(job));
    }

    /// Keys go into a text. Dear ImGui knows of it a frame late, both when a field opens and when it closes.
    bool typing() const {
        const Look& look = model_.look;
        if (look.palette_open || look.saving_as || listing_) return true;
        return (look.search_open || look.editing) && (ImGui::GetIO().WantTextInput || field_opens_);
    }

    void command(const KeyPress& press) {
        const auto id = command_for(press);
        if (!id) return;
        if (*id == CommandId::clear_selection && runner_.busy()) return runner_.stop();
        Command wanted;
        wanted.id = *id;
        obey(wanted);
    }

    void obey(const Command& wanted) {
        if (wanted.id == CommandId::clear_selection && listing_) {
            listing_.reset();
            return redraw();
        }
        const bool had_field = model_.look.search_open || model_.look.editing;
        apply(model_, wanted);
        field_opens_ = !had_field && (model_.look.search_open || model_.look.editing);
        serve_requests();
        redraw();
    }

    // ---- time
    void redraw() { frames_due_ = kFramesAfterInput; }

    void wait() {
        if (frames_due_ > 0) return glfwPollEvents();
        double timeout = -1;
        if (model_.playback.playing) {
            timeout = std::max(0.0, until_next_beat(model_.playback, *model_.document.index, model_.cursor));
        }
        if (runner_.busy()) timeout = timeout < 0 ? kBusyBeat : std::min(timeout, kBusyBeat);
        if (mouse_moved_ > 0) {
            const double rest = std::max(0.0, mouse_moved_ + kTooltipDelay - glfwGetTime());
            timeout = timeout < 0 ? rest : std::min(timeout, rest);
        }
        if (timeout < 0) {
            glfwWaitEvents();
        } else if (timeout > 0) {
            glfwWaitEventsTimeout(timeout);
        } else {
            glfwPollEvents();
        }
        if (mouse_moved_ > 0 && glfwGetTime() >= mouse_moved_ + kTooltipDelay) {
            mouse_moved_ = 0;
            redraw();
        }
    }

    void pass_time() {
        const double now = glfwGetTime();
        if (model_.playback.playing) {
            const Seq before = model_.cursor;
            tick(model_, now - last_time_);
            if (model_.cursor != before || !model_.playback.playing) redraw();
        }
        last_time_ = now;
        if (!runner_.busy()) busy_since_ = now;
        const bool speak = now - busy_since_ > kBusyWords;
        std::string activity;
        if (speak) {
            const Seq events = runner_.events_so_far();
            activity = events == 0
                           ? "Running… Escape stops it"
                           : fmt::format("Running… {} thousand events. Escape stops it", events / 1000);
        }
        if (activity != surroundings_.activity) {
            surroundings_.activity = activity;
            redraw();
        }
    }

    // ---- drawing
    void draw() {
        --frames_due_;
        gui_.make_current();
        float scale_x = 1;
        float scale_y = 1;
        glfwGetWindowContentScale(handle_, &scale_x, &scale_y);
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        // Where the window system already counts in scaled units (Wayland, macOS), ImGui does the rest.
        const float framebuffer = std::max(0.1f, ImGui::GetIO().DisplayFramebufferScale.x);
        gui_.set_display_scale(std::max(0.5f, scale_x / framebuffer));
        surroundings_.folder = listing_ ? &*listing_ : nullptr;
        const std::vector<Command> commands = gui_.frame(model_, surroundings_);
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(handle_, &width, &height);
        glViewport(0, 0, width, height);
        const std::uint32_t ground = gui_.palette().background.rgb;
        glClearColor(static_cast<float>(ground >> 16 & 0xFF) / 255,
                     static_cast<float>(ground >> 8 & 0xFF) / 255, static_cast<float>(ground & 0xFF) / 255,
                     1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(&gui_.draw_data());
        glfwSwapBuffers(handle_);
        if (ImGui::GetIO().WantTextInput) field_opens_ = false;
        for (const Command& wanted : commands) obey(wanted);
        if (gui_.unsettled()) frames_due_ = std::max(frames_due_, 1);
        retitle();
    }

    void retitle() {
        const std::string& title = model_.document.lesson.title;
        std::string wanted = title.empty() ? "Awaitscope" : title + " – Awaitscope";
        if (wanted == title_) return;
        title_ = std::move(wanted);
        glfwSetWindowTitle(handle_, title_.c_str());
    }

    // ---- what only the shell can do
    void serve_requests() {
        std::vector<Request> requests;
        requests.swap(model_.requests);
        for (const Request& request : requests) {
            switch (request.kind) {
                case Request::Kind::open_file: open(request.text); break;
                case Request::Kind::open_comparison: open_other(request.text); break;
                case Request::Kind::open_dialog: list_files(folder_of(model_.document.path)); break;
                case Request::Kind::run: run_again(); break;
                case Request::Kind::save: save(request.text); break;
                case Request::Kind::export_as: export_as(request.text); break;
                case Request::Kind::full_screen: set_full_screen(model_.look.full_screen); break;
                case Request::Kind::quit: glfwSetWindowShouldClose(handle_, GLFW_TRUE); break;
            }
        }
    }

    static std::string folder_of(const std::string& path) {
        return std::filesystem::path(path).parent_path().string();
    }

    void list_files(const std::string& folder) { listing_ = list_folder(folder); }

    /// Beside where the program was started, named like the program.
    void export_as(const std::string& format) {
        const ExportResult result = export_view(assets_, model_, format);
        gui_.make_current();
        model_.message = result.error.empty() ? "Written: " + result.file : result.error;
        redraw();
    }

    void open(const std::string& path) {
        std::error_code ignored;
        if (std::filesystem::is_directory(path, ignored)) return list_files(path);
        listing_.reset();
        RunJob job;
        job.path = path;
        runner_.start(std::move(job));
        redraw();
    }

    void run_again() {
        RunJob job;
        job.path = model_.document.path;
        job.text = model_.document.source.text;
        job.set = model_.document.set;
        job.keep_place = true;
        runner_.start(std::move(job));
    }

    void save(const std::string& path) {
        Document& document = model_.document;
        if (document.is_trace || document.source.text.empty()) {
            model_.message = "This is a trace: export it to save it under another name.";
            return;
        }
        if (path.empty()) {
            apply(model_, Command{CommandId::save_as});
            return;
        }
        const std::string problem = save_text(path, document.source.text);
        model_.message = problem.empty() ? "Saved: " + path : problem;
        if (!problem.empty()) return;
        document.path = path;
        file_time_ = change_time(path);
        remember_file(options_.settings, path);
        surroundings_.recent_files = options_.settings.recent;
    }

    void take_outcomes() {
        while (auto outcome = runner_.take()) {
            redraw();
            if (!outcome->error.empty()) {
                model_.message = outcome->error;
                continue;
            }
            if (outcome->job.slot == RunJob::Slot::state) {
                const bool current = outcome->job.expected == model_.document.index;
                if (outcome->state && current)
                    model_.state = std::make_shared<const ProgramState>(std::move(*outcome->state));
                continue;
            }
            if (outcome->job.slot == RunJob::Slot::other) {
                model_.other = std::move(outcome->document);
                continue;
            }
            set_document(model_, std::move(outcome->document), outcome->job.keep_place);
            file_time_ = change_time(model_.document.path);
            if (!outcome->job.keep_place) {
                remember_file(options_.settings, model_.document.path);
                surroundings_.recent_files = options_.settings.recent;
                open_twin();
            }
        }
    }

    /// Variables at the cursor come from a run up to there. For a lesson that takes a moment: then the first
    /// frame has them already.
    void ask_for_state() {
        const Seq asked = model_.cursor;
        if (runner_.busy() || !wants_state(model_)) return;
        if (asked_state_ == asked && asked_index_ == model_.document.index) return;
        asked_state_ = asked;
        asked_index_ = model_.document.index;
        runner_.start(state_job(model_));
        runner_.wait_briefly(kStatePatience);
        take_outcomes();
    }

    /// The run that this lesson is compared with, so that it is there when it is asked for.
    void open_twin() {
        model_.other.reset();
        if (!model_.document.lesson.compare_with.empty()) open_other(model_.document.lesson.compare_with);
    }

    void open_other(const std::string& beside) {
        RunJob job;
        job.slot = RunJob::Slot::other;
        job.path = (std::filesystem::path(model_.document.path).parent_path() / beside).string();
        runner_.start(std::move(job));
    }

    void set_full_screen(bool full) {
        if (full == (glfwGetWindowMonitor(handle_) != nullptr)) return;
        if (!full) {
            glfwSetWindowMonitor(handle_, nullptr, place_[0], place_[1], place_[2], place_[3],
                                 GLFW_DONT_CARE);
            return;
        }
        glfwGetWindowPos(handle_, &place_[0], &place_[1]);
        glfwGetWindowSize(handle_, &place_[2], &place_[3]);
        GLFWmonitor* monitor = glfwGetPrimaryMonitor();
        if (monitor == nullptr) return;
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        glfwSetWindowMonitor(handle_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    }

    void remember() {
        Settings settings = options_.settings;
        settings.theme = theme_name(model_.look.theme);
        settings.scale = model_.look.scale;
        settings.speed = model_.playback.speed;
        if (glfwGetWindowMonitor(handle_) == nullptr) {
            glfwGetWindowSize(handle_, &settings.width, &settings.height);
        }
        settings.seen.clear();
        for (const LessonShelf::Entry& entry : model_.shelf.entries) {
            if (entry.seen) settings.seen.push_back(lesson_key(entry.path));
        }
        const std::string problem = write_settings(settings, options_.settings_file);
        if (!problem.empty()) std::fprintf(stderr, "awaitscope: %s\n", problem.c_str());
    }

    GLFWwindow* handle_;
    Gui& gui_;
    const Assets& assets_;
    WindowOptions options_;
    Model model_;
    int frames_due_ = kFramesAfterInput;
    double last_time_ = 0;
    double mouse_moved_ = 0;    ///< when, as long as a tooltip may still come of it; else 0
    bool field_opens_ = false;  ///< a text field was opened and has not yet got the keyboard
    Surroundings surroundings_;
    std::optional<FolderListing> listing_;  ///< set while a file is being chosen
    long long file_time_ = 0;               ///< when the open file was changed last, as far as we know
    Seq asked_state_ = 0;                   ///< the last step whose state was asked for, and in which run
    std::shared_ptr<const TraceIndex> asked_index_;
    double busy_since_ = 0;  ///< when something began to run in the background
    std::string title_;
    int place_[4] = {100, 100, 1440, 900};  ///< of the window before it went full screen
    Runner runner_;                         ///< last: stops before what it wakes is gone
};

}  // namespace

int run_window(const Assets& assets, WindowOptions options) {
    Gui gui(assets);
    if (!gui.error().empty()) return refuse(gui.error());
    if (glfwInit() == GLFW_FALSE) return refuse(glfw_words());
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    const auto [width, height] = fitting_size(options.settings);
    GLFWwindow* handle = glfwCreateWindow(width, height, "Awaitscope", nullptr, nullptr);
    if (handle == nullptr) {
        const int status = refuse("OpenGL 3.3 is needed: " + glfw_words());
        glfwTerminate();
        return status;
    }
    glfwSetWindowSizeLimits(handle, 640, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(handle);
    int status = 0;
    if (gladLoadGL(glfwGetProcAddress) == 0) {
        status = refuse("OpenGL 3.3 is needed, and its functions cannot be loaded");
    } else {
        glfwSwapInterval(1);
        ImGui_ImplGlfw_InitForOpenGL(handle, false);
        ImGui_ImplOpenGL3_Init("#version 330");
        Window(handle, gui, assets, std::move(options)).loop();
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    glfwDestroyWindow(handle);
    glfwTerminate();
    return status;
}

}  // namespace awaitscope
