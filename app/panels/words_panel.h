// The word list behind the terms.
#pragma once

#include "app/panels/panel.h"

namespace awaitscope {

/// Words that `sentence` uses come first, brighter. Returns the height that the panel would like to have.
float draw_words_panel(const PanelContext& context, Rect box, const RichText& sentence, FrameTitle title);

}  // namespace awaitscope
