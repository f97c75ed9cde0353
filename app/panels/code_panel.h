// The source: colours, the line that ran and the one that comes next, and a chip for every task paused there.
#pragma once

#include "app/model/code_view.h"
#include "app/panels/panel.h"

#include <string>

namespace awaitscope {

struct CodeState {
    std::uint32_t focus = 0;  ///< the line that was scrolled to last
    std::string file;         ///< of which file
    bool editing = false;     ///< was open in the frame before
    std::string text;         ///< while editing: what has been typed
    int typed = 0;            ///< while editing: its length before the last change
};

/// Height (device pixels) at which the whole source is seen.
float code_height(const PanelContext& context, std::size_t lines);

void draw_code_panel(const PanelContext& context, const char* id, Rect box, const CodeView& view,
                     CodeState& state);

/// The same source as an editor; every change is sent as set_source.
void draw_code_editor(const PanelContext& context, Rect box, const CodeView& view, CodeState& state,
                      std::string_view source);

}  // namespace awaitscope
