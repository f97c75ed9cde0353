// The state of the window as one plain value, and the one function that changes it.
#pragma once

#include "app/model/commands.h"
#include "app/model/document.h"
#include "app/model/playback.h"
#include "app/model/quiz.h"
#include "app/model/viewport.h"
#include "engine/run/program_state.h"

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

/// What the side of the window shows where there is no room for all of it.
enum class SidePanel : std::uint8_t { loop, task, findings, words };
std::string_view side_name(SidePanel panel);
inline constexpr int kSidePanels = 4;

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
    bool saving_as = false;        ///< a name is being typed
    bool lessons_toggled = false;  ///< the lessons are shown where they would not be, or the other way round
    bool pointer = false;          ///< a large pointer around the mouse
    SidePanel side = SidePanel::loop;

    friend bool operator==(const Look&, const Look&) = default;
};

/// What only the shell can do; it takes these out of Model::requests after every command.
struct Request {
    enum class Kind : std::uint8_t {
        open_file,        ///< text: path
        open_comparison,  ///< text: path as the lesson has it, beside the lesson's own file
        open_dialog,
        run,        ///< document.source with document.set, again
        save,       ///< text: path
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

/// Sliders at work: which one the keyboard moves, and the run before.
struct WhatIf {
    int chosen = 0;      ///< index into LessonText::sliders
    std::string moving;  ///< the slider that moved last, as long as nothing else happened
    std::shared_ptr<const TraceIndex> ghost;
    bool ghost_hidden = false;
};

/// Texts of the source before and after: one entry for every time that the editor was open.
struct EditHistory {
    std::vector<std::string> undo;
    std::vector<std::string> redo;
    std::string opened;  ///< what the editor began with
};

/// How the second cursor of a comparison follows the first.
enum class CursorTie : std::uint8_t { time, step };

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
    WhatIf what_if;
    EditHistory edits;
    CursorTie tie = CursorTie::time;
    std::vector<std::uint32_t> breakpoints;  ///< lines of the main file, ascending
    std::uint32_t code_line = 0;             ///< the line that the keyboard has marked; 0: the executing one
    /// Variables and await chains at some step; those of the cursor's step if its seq is the cursor.
    std::shared_ptr<const ProgramState> state;
    std::vector<Request> requests;
    std::string message;  ///< one line for the status bar: the last thing that went wrong, empty if nothing

    TimeScale time_scale() const { return TimeScale(document.trace(), axis); }
};

/// An empty model: no document but an empty trace.
Model make_model();

/// Opens a document: cursor to the start, everything fitted. With `keep_place`, the cursor stays at the same
/// virtual time and the viewport stays (after an edit or a slider).
void set_document(Model& model, Document document, bool keep_place = false);

/// The cursor's step has variables that are not known yet, and running the program again would tell them.
bool wants_state(const Model& model);
/// What is known of the cursor's step; null if nothing is.
const ProgramState* state_at_cursor(const Model& model);

/// The only place where the cursor moves. Clamps to the trace, keeps the cursor in view, marks a lesson as
/// seen.
void move_cursor(Model& model, Seq seq);

/// The reducer: every command changes the model here and nowhere else.
void apply(Model& model, const Command& command);

/// `elapsed` seconds of the wall clock have passed.
void tick(Model& model, double elapsed);

}  // namespace awaitscope
