#include "app/panels/overlays.h"

#include "app/model/keyboard.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <misc/cpp/imgui_stdlib.h>

namespace awaitscope {
namespace {

constexpr CommandGroup kGroups[] = {CommandGroup::cursor,    CommandGroup::play, CommandGroup::view,
                                    CommandGroup::selection, CommandGroup::mode, CommandGroup::window,
                                    CommandGroup::file};

/// Opens a window of its own above everything; dims the rest. A press outside closes what is open.
class Sheet {
  public:
    Sheet(const PanelContext& context, const char* id, Rect screen, Rect box) {
        const Style& style = context.style;
        ImGui::SetNextWindowPos(screen.min);
        ImGui::SetNextWindowSize(screen.size());
        ImGui::SetNextWindowFocus();
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
        ImGui::Begin(id, nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                         ImGuiWindowFlags_NoNavInputs);
        ImGui::PopStyleVar();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled(screen.min, screen.max, IM_COL32(0, 0, 0, style.colors().dark ? 130 : 70));
        draw_box(list, box, style.px(10), ink(style.colors().panel),
                 ink(blend(style.colors().line, style.colors().text, 0.2f)), style.rule());
        const bool outside =
            ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.contains(ImGui::GetIO().MousePos);
        if (outside) context.send(CommandId::clear_selection);
    }
    ~Sheet() { ImGui::End(); }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
};

/// Keys as little caps, from the right side leftwards.
void draw_keycaps(ImDrawList& list, const Style& style, float right, float top, float height,
                  std::span<const std::string> keys) {
    const Palette& colors = style.colors();
    for (std::size_t i = keys.size(); i-- > 0;) {
        const float words = measure(style, Face::code, metrics::kSmall, keys[i]).x;
        const float width = std::max(words + style.px(12), style.px(22));
        const Rect cap(right - width, top + style.px(3), right, top + height - style.px(3));
        draw_box(list, cap, style.px(4), ink(colors.raised), ink(blend(colors.line, colors.text, 0.15f)),
                 style.rule());
        draw_text_in(list, style, Face::code, metrics::kSmall,
                     {cap.center().x - words / 2, cap.min.y, cap.max.x, cap.max.y}, ink(colors.text),
                     keys[i]);
        right -= width + style.px(5);
    }
}

bool holds(std::string_view text, std::string_view part) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

/// Every word of the query somewhere in the title.
bool matches(std::string_view title, std::string_view query) {
    while (!query.empty()) {
        const std::size_t blank = std::min(query.find(' '), query.size());
        if (!holds(title, query.substr(0, blank))) return false;
        query.remove_prefix(std::min(blank + 1, query.size()));
    }
    return true;
}

std::vector<std::size_t> matching(std::span<const Choice> choices, std::string_view query) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (matches(choices[i].title, query)) found.push_back(i);
    }
    return found;
}

}  // namespace

bool draw_text_field(const PanelContext& context, const char* id, Rect box, std::string& text,
                     const char* hint, bool focus) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_box(list, box, style.px(6), ink(colors.raised), ink(blend(colors.line, colors.text, 0.15f)),
             style.rule());
    const float glyph = style.px(13);
    draw_glyph(list, Glyph::search, {box.min.x + style.px(12) + glyph / 2, box.center().y}, glyph,
               ink(colors.dim));
    ImFont* font = (*style.fonts)[static_cast<std::size_t>(Face::body)];
    const float pixels = style.line_height(Face::body, metrics::kBody);
    ImGui::PushFont(font, pixels);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, std::floor((box.height() - pixels) / 2)});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    ImGui::PushStyleColor(ImGuiCol_Text, ink(colors.text));
    ImGui::PushStyleColor(ImGuiCol_TextDisabled, ink(colors.faint));
    ImGui::PushStyleColor(ImGuiCol_InputTextCursor, ink(colors.text));
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, ink(colors.waiting, 0.35f));
    ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);
    ImGui::SetCursorScreenPos({box.min.x + style.px(22) + glyph, box.min.y});
    ImGui::SetNextItemWidth(box.width() - style.px(34) - glyph);
    if (focus) ImGui::SetKeyboardFocusHere();
    const bool changed = ImGui::InputTextWithHint(id, hint, &text);
    ImGui::PopStyleColor(6);
    ImGui::PopStyleVar(2);
    ImGui::PopFont();
    return changed;
}

void draw_keys_page(const PanelContext& context, Rect screen) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float taller = std::max(1.0f, style.text_scale);
    const float row = std::round(style.px(27) * taller);
    const float heading = std::round(style.px(34) * taller);
    const std::vector<KeyHelp> help = key_help();
    float total = 0;
    for (const CommandGroup group : kGroups) {
        total += heading;
        for (const KeyHelp& entry : help) total += info(entry.command).group == group ? row : 0.0f;
    }
    const float room = screen.height() - style.px(150);
    const int columns = std::clamp(static_cast<int>(std::ceil(total / room)), 2, 3);
    const float column =
        std::min(style.px(430) * taller, (screen.width() - style.px(40)) / static_cast<float>(columns));
    const float width = column * static_cast<float>(columns) + style.px(24);
    const float height =
        std::min(screen.height() - style.px(24), total / static_cast<float>(columns) + style.px(150));
    const ImVec2 at(std::round(screen.center().x - width / 2), std::round(screen.center().y - height / 2));
    const Rect box(at, {at.x + width, at.y + height});
    Sheet sheet(context, "keys", screen, box);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_text(list, style, Face::heavy, 18, {box.min.x + style.px(24), box.min.y + style.px(18)},
              ink(colors.text), "Keys");
    const float top = box.min.y + style.px(50) * taller;
    const float bottom = box.max.y - style.px(16);
    float x = box.min.x + style.px(12);
    float y = top;
    for (const CommandGroup group : kGroups) {
        bool titled = false;
        for (const KeyHelp& entry : help) {
            const CommandInfo& command = info(entry.command);
            if (command.group != group || entry.keys.empty()) continue;
            if (y + row + (titled ? 0 : heading) > bottom && x + 2 * column <= box.max.x) {
                x += column;
                y = top;
                titled = false;
            }
            if (!titled) {
                y += style.px(8);
                draw_text(list, style, Face::strong, metrics::kSmall, {x + style.px(12), y},
                          ink(colors.faint), group_title(group));
                y += heading - style.px(8);
                titled = true;
            }
            draw_keycaps(list, style, x + column - style.px(12), y, row, entry.keys);
            float caps = 0;
            for (const std::string& key : entry.keys) {
                caps += std::max(measure(style, Face::code, metrics::kSmall, key).x + style.px(12),
                                 style.px(22)) +
                        style.px(5);
            }
            draw_text_in(list, style, Face::body, metrics::kBody,
                         {x + style.px(12), y, x + column - style.px(20) - caps, y + row}, ink(colors.text),
                         command.title);
            y += row;
        }
    }
}

void draw_name_sheet(const PanelContext& context, Rect screen, const std::string& name,
                     NameSheetState& state) {
    const Style& style = context.style;
    const float taller = std::max(1.0f, style.text_scale);
    const float field = std::round(style.px(40) * taller);
    const float heading = std::round(style.px(28) * taller);
    const float width = std::min(style.px(620) * taller, screen.width() - style.px(40));
    const ImVec2 at(std::round(screen.center().x - width / 2),
                    std::round(screen.min.y + screen.height() * 0.12f));
    const Rect box(at, {at.x + width, at.y + heading + field + style.px(24)});
    Sheet sheet(context, "save as", screen, box);
    if (!state.open) state.text = name;
    const Rect line = box.inset(style.px(12));
    draw_text_in(*ImGui::GetWindowDrawList(), style, Face::strong, metrics::kTitle,
                 {line.min.x + style.px(2), line.min.y, line.max.x, line.min.y + heading - style.px(6)},
                 ink(style.colors().dim), "Save under another name. Enter saves, Escape does not.");
    draw_text_field(context, "##name",
                    {line.min.x, line.min.y + heading, line.max.x, line.min.y + heading + field}, state.text,
                    "Name of the file", !state.open);
    const bool accepted =
        state.open && (ImGui::IsKeyPressed(ImGuiKey_Enter) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter));
    state.open = true;
    if (!accepted) return;
    Command command;
    command.id = CommandId::save_to;
    command.text = state.text;
    context.send(command);
}

void draw_chooser(const PanelContext& context, Rect screen, const Chooser& chooser,
                  std::span<const Choice> choices, ChooserState& state) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float taller = std::max(1.0f, style.text_scale);
    const float row = std::round(style.px(34) * taller);
    const float field = std::round(style.px(40) * taller);
    const float heading = chooser.heading.empty() ? 0.0f : std::round(style.px(28) * taller);
    const int room = static_cast<int>((screen.height() * 0.6f) / row);
    if (!state.open) state = ChooserState{};
    std::vector<std::size_t> found = matching(choices, state.text);
    const int shown = std::clamp(static_cast<int>(found.size()), 1, std::max(4, room));
    const float width = std::min(style.px(620) * taller, screen.width() - style.px(40));
    const ImVec2 at(std::round(screen.center().x - width / 2),
                    std::round(screen.min.y + screen.height() * 0.12f));
    const float height = heading + field + style.px(32) + row * static_cast<float>(shown);
    const Rect box(at, {at.x + width, at.y + height});
    Sheet sheet(context, chooser.id, screen, box);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    Rect line = box.inset(style.px(12));
    draw_text_in(list, style, Face::strong, metrics::kTitle,
                 {line.min.x + style.px(2), line.min.y, line.max.x, line.min.y + heading - style.px(6)},
                 ink(colors.dim), chooser.heading);
    line.min.y += heading;
    line.max.y = line.min.y + field;
    if (draw_text_field(context, "##query", line, state.text, chooser.hint, !state.open)) {
        state.chosen = 0;
        found = matching(choices, state.text);
    }
    state.open = true;
    const int count = static_cast<int>(found.size());
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++state.chosen;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --state.chosen;
    state.chosen = std::clamp(state.chosen, 0, std::max(0, count - 1));
    if (found.empty()) {
        draw_empty(list, style, {line.min.x, line.max.y, line.max.x, box.max.y}, chooser.nothing);
        return;
    }
    const int first = std::clamp(state.chosen - shown / 2, 0, std::max(0, count - shown));
    float y = line.max.y + style.px(10);
    bool run = ImGui::IsKeyPressed(ImGuiKey_Enter) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter);
    for (int i = first; i < std::min(count, first + shown); ++i) {
        const Choice& choice = choices[found[static_cast<std::size_t>(i)]];
        const Rect entry(line.min.x, y, line.max.x, y + row);
        ImGui::PushID(i);
        const Press press = press_area("choice", entry);
        ImGui::PopID();
        const ImVec2 moved = ImGui::GetIO().MouseDelta;
        if (press.hovered && (moved.x != 0 || moved.y != 0)) state.chosen = i;
        if (i == state.chosen) draw_box(list, entry, style.px(6), ink(colors.raised));
        const float left = entry.min.x + style.px(12);
        const float note =
            std::min(measure(style, Face::body, metrics::kTitle, choice.note).x, entry.width() * 0.45f);
        float right = entry.max.x - style.px(12);
        draw_text_in(list, style, Face::body, metrics::kTitle,
                     {right - note, entry.min.y, right + 1, entry.max.y}, ink(colors.dim), choice.note);
        right -= note + style.px(12);
        draw_keycaps(list, style, right + style.px(10), entry.min.y + style.px(3), row - style.px(6),
                     choice.keys);
        if (!choice.keys.empty()) right -= style.px(130);
        draw_text_in(list, style, Face::body, metrics::kBody, {left, entry.min.y, right, entry.max.y},
                     ink(colors.text), choice.title);
        if (press.clicked) {
            state.chosen = i;
            run = true;
        }
        y += row;
    }
    if (run) {
        // Closing comes first: what is chosen may open something itself.
        context.send(CommandId::clear_selection);
        context.send(choices[found[static_cast<std::size_t>(state.chosen)]].command);
    }
}

}  // namespace awaitscope
