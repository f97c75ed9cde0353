// Which panel stands where, for every way of working and every window size.
#pragma once

#include "app/model/compare_view.h"
#include "app/model/model.h"
#include "app/panels/code_panel.h"
#include "app/panels/console_panel.h"
#include "app/panels/explanation_panel.h"
#include "app/panels/lessons_panel.h"
#include "app/panels/loop_panel.h"
#include "app/panels/overlays.h"
#include "app/panels/panel.h"
#include "app/panels/task_panel.h"
#include "app/panels/timeline_panel.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// Where a panel was drawn, for pictures of one panel.
struct PlacedPanel {
    std::string_view name;  ///< one of panel_names()
    Rect box;
};

/// The names that `screenshot --panel` knows.
std::vector<std::string_view> panel_names();

/// A folder to choose a file from. A chosen folder is sent as open_file too: the shell then lists that one.
struct FolderListing {
    std::string folder;
    struct Entry {
        std::string name;
        std::string path;
        bool is_folder = false;
    };
    std::vector<Entry> entries;  ///< as they are to be listed
};

/// What the shell knows and the model does not.
struct Surroundings {
    std::string activity;                   ///< "Running…": shown while something happens in the background
    const FolderListing* folder = nullptr;  ///< set: a file is being chosen from it
    std::vector<std::string> recent_files;
};

/// What the panels show of one step. Made again only when the step, the trace or the selection is another:
/// while one zooms or waits for a tooltip, nothing of it changes.
struct StepViews {
    std::shared_ptr<const TraceIndex> index;
    Seq cursor = 0;
    TaskId selected = 0;
    std::shared_ptr<const ProgramState> state;
    std::uint32_t marked = 0;
    std::vector<std::uint32_t> breakpoints;
    const char* source = nullptr;  ///< where the text lies that `code` points into
    std::size_t problems = 0;
    CodeView code;
    ConsoleView console;
    ExplanationView explanation;
    LoopView loop;
    TaskView task;
};

/// The figures of two runs, made again only for other runs.
struct CompareCache {
    std::shared_ptr<const TraceIndex> a, b;
    Comparison view;
};

/// What the window remembers between frames, apart from the model.
struct WorkspaceState {
    TimelineState timeline;
    CodeState code;
    CodeState compared_code;
    CodeState other_code;
    ConsoleState console;
    LessonsState lessons;
    ChooserState palette;
    ChooserState file_list;
    NameSheetState name_sheet;
    std::string lesson_search;
    bool search_was_open = false;
    StepViews views;
    CompareCache comparison;
    /// Heights that panels with little or much to say asked for in the last frame.
    float explanation_height = 0;
    float loop_height = 0;
    std::vector<PlacedPanel> placed;
    /// Some panel asked for another height than it got: draw once more before resting.
    bool unsettled = false;
};

/// Draws everything into `screen`, inside the current ImGui window.
void draw_workspace(const Style& style, std::vector<Command>& commands, Rect screen, const Model& model,
                    const Surroundings& surroundings, WorkspaceState& state);

}  // namespace awaitscope
