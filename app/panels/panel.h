// What all panels share. A panel is one function: it gets a view from app/model, draws it into a box, and
// adds what the user wants to `commands`. What a panel must remember between frames (a scroll target, a drag)
// lies in a small state struct that its caller owns; behaviour lives in app/model.
#pragma once

#include "app/model/commands.h"
#include "app/model/rich_text.h"
#include "app/widgets/controls.h"
#include "app/widgets/frame.h"
#include "app/widgets/paragraph.h"
#include "engine/trace/index.h"

#include <vector>

namespace awaitscope {

struct PanelContext {
    const Style& style;
    std::vector<Command>& commands;
    bool presenting = false;  ///< larger type, fewer words

    void send(const Command& command) const { commands.push_back(command); }
    void send(CommandId id) const {
        Command command;
        command.id = id;
        commands.push_back(command);
    }
    void go_to(Seq seq) const {
        Command command;
        command.id = CommandId::go_to;
        command.seq = seq;
        commands.push_back(command);
    }
    void select_task(TaskId task) const {
        Command command;
        command.id = CommandId::select_task;
        command.task = task;
        commands.push_back(command);
    }
};

/// The one place that gives a state its colour and its glyph.
Color state_color(const Palette& palette, LaneState state, WaitKind wait = WaitKind::none);
Glyph state_glyph(LaneState state, WaitKind wait = WaitKind::none);

/// A chip for a task in that state. The texts must outlive the chip.
Chip task_chip(const Palette& palette, std::string_view label, std::string_view note, LaneState state,
               WaitKind wait);

/// RichText with the panel's looks. Links are numbered as the pieces are.
std::vector<Word> words_of(const Palette& palette, const RichText& text, Color plain_color);

/// Draws rich text; a click on a link goes to its step, one on a task selects it. Returns the height.
float draw_rich_text(const PanelContext& context, ImDrawList* list, ImVec2 at, float width,
                     const RichText& text, Color plain_color, ParagraphLook look);

/// The same as one line of a tooltip.
TipLine tip_of(const Palette& palette, const RichText& text);

}  // namespace awaitscope
