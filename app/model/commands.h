// Everything that a user can tell the program, once: id, words for menus and palette, and keys.
#pragma once

#include "engine/base/ids.h"

#include <span>
#include <string>
#include <string_view>

namespace awaitscope {

// X(id, group, title, keys)
//
// Keys as shown to people, alternatives separated by a blank; keyboard.h parses them. A command without keys
// is reached by mouse or palette; "-" as the title keeps it out of the palette (it needs an argument).
#define AWAITSCOPE_COMMANDS(X)                                                           \
    X(step_forward, cursor, "Step forward", "Right PageDown")                            \
    X(step_back, cursor, "Step back", "Left PageUp")                                     \
    X(event_forward, cursor, "Next event", "Alt+Right")                                  \
    X(event_back, cursor, "Previous event", "Alt+Left")                                  \
    X(line_forward, cursor, "Next line", "F11")                                          \
    X(line_back, cursor, "Previous line", "Shift+F11")                                   \
    X(switch_forward, cursor, "Next task switch", "Ctrl+Right")                          \
    X(switch_back, cursor, "Previous task switch", "Ctrl+Left")                          \
    X(task_forward, cursor, "Next step of this task, over its await", "F10")             \
    X(task_back, cursor, "Previous step of this task", "Shift+F10")                      \
    X(turn_forward, cursor, "Next turn of the loop", "T")                                \
    X(turn_back, cursor, "Previous turn of the loop", "Shift+T")                         \
    X(output_forward, cursor, "Next output", "O")                                        \
    X(output_back, cursor, "Previous output", "Shift+O")                                 \
    X(follow_wakee, cursor, "Go to what this woke", "]")                                 \
    X(follow_waker, cursor, "Go to what woke this", "[")                                 \
    X(slice_next, cursor, "Next stretch on the selected lane", ".")                      \
    X(slice_previous, cursor, "Previous stretch on the selected lane", ",")              \
    X(go_start, cursor, "Go to the start", "Home")                                       \
    X(go_end, cursor, "Go to the end", "End")                                            \
    X(go_to, cursor, "-", "")                                                            \
    X(toggle_breakpoint, cursor, "Set or clear a breakpoint", "F9")                      \
    X(toggle_breakpoint_at, cursor, "-", "")                                             \
    X(clear_breakpoints, cursor, "Clear all breakpoints", "Ctrl+Shift+F9")               \
    X(run_to_line, cursor, "Run to the marked line", "Ctrl+F10")                         \
    X(run_to, cursor, "-", "")                                                           \
    X(continue_back, cursor, "Back to the breakpoint before", "Shift+F5")                \
    X(code_line_down, cursor, "Mark the next line of the source", "J")                   \
    X(code_line_up, cursor, "Mark the previous line of the source", "K")                 \
    X(next_finding, cursor, "Go to the next finding", "N")                               \
    X(previous_finding, cursor, "Go to the finding before", "Shift+N")                   \
    X(set_step_unit, cursor, "-", "")                                                    \
    X(next_step_unit, cursor, "Change what a step is", "U")                              \
    X(play_pause, play, "Play or pause", "Space")                                        \
    X(continue_forward, play, "Run to the next breakpoint; play if there is none", "F5") \
    X(faster, play, "Play faster", "+ =")                                                \
    X(slower, play, "Play slower", "-")                                                  \
    X(set_speed, play, "-", "")                                                          \
    X(zoom_in, view, "Zoom in", "W")                                                     \
    X(zoom_out, view, "Zoom out", "S")                                                   \
    X(zoom_at, view, "-", "")                                                            \
    X(pan_left, view, "Pan left", "A")                                                   \
    X(pan_right, view, "Pan right", "D")                                                 \
    X(pan_by, view, "-", "")                                                             \
    X(scroll_lanes, view, "-", "")                                                       \
    X(fit_all, view, "Show the whole run", "0")                                          \
    X(focus_cursor, view, "Centre on the cursor; again: fit the selection", "F")         \
    X(zoom_to_area, view, "Zoom to the area", "Ctrl+E")                                  \
    X(next_axis, view, "Change the axis: elastic, steps, time", "X")                     \
    X(set_axis, view, "-", "")                                                           \
    X(toggle_all_arrows, view, "Show all arrows, or only the selected step's", "V")      \
    X(next_side, view, "Show the next panel on the side", "I")                           \
    X(set_side, view, "-", "")                                                           \
    X(toggle_lessons, view, "Show or hide the lessons", "L")                             \
    X(toggle_ghost, view, "Show or hide the run before", "G")                            \
    X(tie_cursors, view, "Compare: tie the cursors by time or by step", "C")             \
    X(select_task, selection, "-", "")                                                   \
    X(select_next_lane, selection, "Select the next lane", "Down")                       \
    X(select_previous_lane, selection, "Select the previous lane", "Up")                 \
    X(select_area, selection, "-", "")                                                   \
    X(area_of_event, selection, "Select the area of this stretch", "R")                  \
    X(clear_selection, selection, "Clear the selection, close what is open", "Escape")   \
    X(set_mode, mode, "-", "")                                                           \
    X(mode_explore, mode, "Explore", "F1")                                               \
    X(mode_compare, mode, "Compare two runs", "F2")                                      \
    X(mode_predict, mode, "Predict what comes next", "F3")                               \
    X(mode_be_the_loop, mode, "Be the event loop", "F4")                                 \
    X(mode_present, mode, "Present: large type, the future hidden", "F6")                \
    X(toggle_future, mode, "Hide or show the future", "H")                               \
    X(toggle_pointer, mode, "A pointer to be seen from afar", "P")                       \
    X(answer, mode, "-", "")                                                             \
    X(answer_1, mode, "Answer 1", "1")                                                   \
    X(answer_2, mode, "Answer 2", "2")                                                   \
    X(answer_3, mode, "Answer 3", "3")                                                   \
    X(answer_4, mode, "Answer 4", "4")                                                   \
    X(answer_5, mode, "Answer 5", "5")                                                   \
    X(answer_6, mode, "Answer 6", "6")                                                   \
    X(next_theme, window, "Change the theme", "Ctrl+T")                                  \
    X(set_theme, window, "-", "")                                                        \
    X(larger, window, "Larger type", "Ctrl++ Ctrl+=")                                    \
    X(smaller, window, "Smaller type", "Ctrl+-")                                         \
    X(normal_size, window, "Normal type size", "Ctrl+0")                                 \
    X(full_screen, window, "Full screen", "Alt+Enter")                                   \
    X(palette, window, "All commands", "Ctrl+Shift+P")                                   \
    X(show_keys, window, "All keys", "?")                                                \
    X(search, window, "Search", "/")                                                     \
    X(open_lesson, file, "-", "")                                                        \
    X(next_lesson, file, "Next lesson", "Ctrl+PageDown")                                 \
    X(previous_lesson, file, "Previous lesson", "Ctrl+PageUp")                           \
    X(open_file, file, "-", "")                                                          \
    X(open_file_dialog, file, "Open a file", "Ctrl+O")                                   \
    X(open_comparison, file, "Compare with the lesson's twin", "")                       \
    X(edit_source, file, "Edit the source", "E")                                         \
    X(set_source, file, "-", "")                                                         \
    X(set_slider, file, "-", "")                                                         \
    X(next_slider, file, "Choose the next slider", "Q")                                  \
    X(slider_up, file, "Move the chosen slider up", "Alt+Up")                            \
    X(slider_down, file, "Move the chosen slider down", "Alt+Down")                      \
    X(undo, file, "Undo an edit", "Ctrl+Z")                                              \
    X(redo, file, "Redo an edit", "Ctrl+Y Ctrl+Shift+Z")                                 \
    X(save, file, "Save", "Ctrl+S")                                                      \
    X(save_as, file, "Save under another name", "Ctrl+Shift+S")                          \
    X(save_to, file, "-", "")                                                            \
    X(export_as, file, "-", "")                                                          \
    X(run_again, file, "Run again", "Ctrl+R")                                            \
    X(quit, file, "Quit", "Ctrl+Q")

/// What export_as takes besides the formats of engine/export: the whole window as a picture.
inline constexpr const char* kWindowPicture = "window";

enum class CommandId : std::uint8_t {
#define X(id, group, title, keys) id,
    AWAITSCOPE_COMMANDS(X)
#undef X
};

enum class CommandGroup : std::uint8_t { cursor, play, view, selection, mode, window, file };

struct CommandInfo {
    CommandId id;
    CommandGroup group;
    std::string_view name;   ///< "step_forward": for settings and tests
    std::string_view title;  ///< "Step forward"; "-" for those that need an argument
    std::string_view keys;   ///< "Right PageDown"
};

/// All commands, in the order of the table; the index is the id.
std::span<const CommandInfo> all_commands();
const CommandInfo& info(CommandId id);
std::string_view group_title(CommandGroup group);

/// What the user wants. Only the fields that the command names are looked at.
struct Command {
    CommandId id{};
    Seq seq = 0;      ///< go_to; select_area: its first event
    Seq last = 0;     ///< select_area: its last event
    TaskId task = 0;  ///< select_task
    /// zoom_at: factor; pan_by: share of the width; scroll_lanes: rows; set_speed; set_slider: its value;
    /// answer: the choice, from 0; set_step_unit, set_axis, set_mode, set_theme, set_side: the enumerator's
    /// number; toggle_breakpoint_at, run_to: a line
    double value = 0;
    double at = 0;  ///< zoom_at: the position that stays
    /// open_file, open_lesson, save_to: path; set_source: the text; set_slider: name; export_as: format
    std::string text = {};

    friend bool operator==(const Command&, const Command&) = default;
};

}  // namespace awaitscope
