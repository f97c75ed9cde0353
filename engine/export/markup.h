// Text and colours for pictures and pages.
#pragma once

#include "engine/export/sink.h"
#include "engine/trace/index.h"

#include <string>
#include <string_view>

namespace awaitscope {

/// Text that may stand between tags and inside quoted attributes of XML and HTML. Characters that XML does
/// not allow at all, and bytes that are not UTF-8, become U+FFFD.
std::string markup_text(std::string_view text);

/// Text inside a Markdown table's cell or paragraph: its first line, cut; nothing in it may turn into markup.
std::string markdown_text(std::string_view text);
/// Backquotes that fence the text: more than it has in a row itself.
std::string fence_for(std::string_view text);

/// The colours of pictures and pages. The states' colours are told apart under the common colour-vision
/// deficiencies, and never stand alone: each state has its own form too.
struct MarkupTheme {
    std::string_view background, panel, raised, line, text, dim, faint, accent;
    std::string_view running, ready, waiting, io, lock, blocking, done, failed;
};
const MarkupTheme& markup_theme(bool light);

/// CSS that gives both themes' colours as variables (--panel …): light or dark as the reader's system says,
/// or as the root element's data-theme does.
void write_theme_variables(SinkWriter& out);

/// The colour of a state; waiting has several.
std::string_view state_colour(const MarkupTheme& theme, LaneState state, WaitKind wait);

}  // namespace awaitscope
