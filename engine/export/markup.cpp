#include "engine/export/markup.h"

#include "engine/base/utf8.h"

#include <algorithm>

namespace awaitscope {

std::string markup_text(std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
        text.remove_prefix(character.size());
        const auto byte = static_cast<unsigned char>(character[0]);
        const bool is_forbidden = (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F ||
                                  character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
        if (length == 0 || is_forbidden) {
            safe += replacement;
            continue;
        }
        switch (byte) {
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '&': safe += "&amp;"; break;
            case '"': safe += "&quot;"; break;
            case '\'': safe += "&#39;"; break;
            default: safe += character;
        }
    }
    return safe;
}

const MarkupTheme& markup_theme(bool light) {
    static constexpr MarkupTheme kLight{"#F4F5F7", "#FFFFFF", "#ECEFF3", "#D5DAE1", "#1B2130", "#566072",
                                        "#98A2B3", "#B25E00", "#00875F", "#8A8F00", "#1F78B4", "#B36B00",
                                        "#A3457A", "#C7361B", "#5F6B7C", "#C7361B"};
    static constexpr MarkupTheme kDark{"#12151B", "#191D25", "#222834", "#2C3340", "#E8EBF0", "#98A2B3",
                                       "#5C6675", "#FFD166", "#22B884", "#D7E35B", "#56B4E9", "#E69F00",
                                       "#CC79A7", "#E4572E", "#8C97A8", "#E4572E"};
    return light ? kLight : kDark;
}

namespace {

void write_variables(SinkWriter& out, std::string_view selector, const MarkupTheme& theme) {
    out.format(
        "{} {{ --background: {}; --panel: {}; --raised: {}; --line: {}; --text: {}; --dim: {}; --faint: {}; "
        "--accent: {}; --running: {}; --ready: {}; --waiting: {}; --io: {}; --lock: {}; --blocking: {}; "
        "--done: {}; --failed: {}; }}\n",
        selector, theme.background, theme.panel, theme.raised, theme.line, theme.text, theme.dim, theme.faint,
        theme.accent, theme.running, theme.ready, theme.waiting, theme.io, theme.lock, theme.blocking,
        theme.done, theme.failed);
}

}  // namespace

void write_theme_variables(SinkWriter& out) {
    out.text("\n");
    write_variables(out, ":root", markup_theme(true));
    out.text("@media (prefers-color-scheme: dark) {\n");
    write_variables(out, ":root", markup_theme(false));
    out.text("}\n");
    write_variables(out, ":root[data-theme=light]", markup_theme(true));
    write_variables(out, ":root[data-theme=dark]", markup_theme(false));
}

std::string_view state_colour(const MarkupTheme& theme, LaneState state, WaitKind wait) {
    switch (state) {
        case LaneState::running: return theme.running;
        case LaneState::ready: return theme.ready;
        case LaneState::blocking: return theme.blocking;
        case LaneState::waiting:
            return wait == WaitKind::io ? theme.io : wait == WaitKind::lock ? theme.lock : theme.waiting;
        case LaneState::failed:
        case LaneState::destroyed: return theme.failed;
        case LaneState::cancelled: return theme.lock;
        case LaneState::idle: return theme.faint;
        default: return theme.done;
    }
}

}  // namespace awaitscope
