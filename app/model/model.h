// The state of the window as one plain value, and the one function that changes it.
#pragma once

#include "app/model/commands.h"
#include "app/model/document.h"
#include "app/model/playback.h"
#include "app/model/quiz.h"
#include "app/model/viewport.h"

#include <optional>
#include <string>
#include <vector>

namespace awaitscope {

enum class Mode : std::uint8_t { explore, compare, predict, be_the_loop, present };
std::string_view mode_name(Mode mode);

enum class Theme : std::uint8_t { dark, light, contrast, projector };
std::string_view theme_name(Theme theme);

/// What is looked at besides the cursor.
struct Selection {
    TaskId task = 0;     ///< the task panel's task; 0: the one that runs at the cursor
    Seq area_first = 0;  ///< a dragged area, 0: none
    Seq area_last = 0;

    friend bool operator==(const Selection&, const Selection&) = default;
};

/// How things are shown, apart from what.
struct Look {
    Theme theme = Theme::dark;
    double scale = 1.0;  ///< of type and everything else
    bool all_arrows = false;
    bool hide_future = false;
    bool full_screen = false;
    bool keys_open = false;  ///< the "?" page
    bool palette_open = false;
    bool search_open = false;
    bool editing = false;

    friend bool operator==(const Look&, const Look&) = default;
};

/// What only the shell can do; it takes these out of Model::requests after every command.
struct Request {
    enum class Kind : std::uint8_t {
        open_file,        ///< text: path
        open_comparison,  ///< text: path as the lesson has it, beside the lesson's own file
        open_dialog,
        run,  ///< document.source with document.set, again
        save,
        export_as,  ///< text: format
        full_screen,
        quit,
    };
    Kind kind{};
    std::string text;

    friend bool operator==(const Request&, const Request&) = default;
};

/// Which lessons there are, and which one is open.
struct LessonShelf {
    struct Entry {
        std::string path;
        std::string chapter;  ///< "1 Start"
        std::string title;
        std::string compare_with;  ///< path of its twin, empty if none
        bool seen = false;         ///< it has been stepped to its end
    };
    std::vector<Entry> entries;  ///< by chapter, then by number
    int open = -1;               ///< index into entries, -1: something else is open
};

struct Model {
    Document document;
    std::optional<Document> other;  ///< the second run of a comparison
    LessonShelf shelf;
    Seq cursor = 1;  ///< moved by move_cursor() alone
    Axis axis = Axis::elastic;
    Viewport viewport;
    Selection selection;
    Playback playback;
    Mode mode = Mode::explore;
    Look look;
    Quiz quiz;  ///< in the modes predict and be the loop
    std::vector<Request> requests;
    std::string message;  ///< one line for the status bar: the last thing that went wrong, empty if nothing

    TimeScale time_scale() const { return TimeScale(document.trace(), axis); }
};

/// An empty model: no document but an empty trace.
Model make_model();

/// Opens a document: cursor to the start, everything fitted. With `keep_place`, the cursor stays at the same
/// virtual time and the viewport stays (after an edit or a slider).
void set_document(Model& model, Document document, bool keep_place = false);

/// The only place where the cursor moves. Clamps to the trace, keeps the cursor in view, marks a lesson as
/// seen.
void move_cursor(Model& model, Seq seq);

/// The reducer: every command changes the model here and nowhere else.
void apply(Model& model, const Command& command);

/// `elapsed` seconds of the wall clock have passed.
void tick(Model& model, double elapsed);

}  // namespace awaitscope
