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
        const float inset = std::min(style.px(3), height * 0.08f);
        const Rect cap(right - width, top + inset, right, top + height - inset);
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

namespace {

/// One line of the page of keys: a group's title, or a command.
struct KeyLine {
    std::string_view heading;
    std::string_view title;
    std::vector<std::string> keys;
};

std::vector<KeyLine> key_lines() {
    std::vector<KeyLine> lines;
    const std::vector<KeyHelp> help = key_help();
    for (const CommandGroup group : kGroups) {
        lines.push_back({group_title(group), {}, {}});
        for (const KeyHelp& entry : help) {
            if (info(entry.command).group != group) continue;
            const bool another_answer =
                entry.command > CommandId::answer_1 && entry.command <= CommandId::answer_6;
            if (another_answer) {
                lines.back().keys.insert(lines.back().keys.end(), entry.keys.begin(), entry.keys.end());
                continue;
            }
            const bool answers = entry.command == CommandId::answer_1;
            lines.push_back({{}, answers ? "Choose an answer" : info(entry.command).title, entry.keys});
        }
    }
    return lines;
}

/// Where each line stands; the number of columns that it took.
int place_key_lines(const std::vector<KeyLine>& lines, float row, float heading, float room,
                    std::vector<ImVec2>& places) {
    places.clear();
    int column = 0;
    float y = 0;
    for (const KeyLine& line : lines) {
        // A heading does not stay behind alone at the foot of a column.
        const float needed = line.heading.empty() ? row : heading + row;
        if (y + needed > room && y > 0) {
            ++column;
            y = 0;
        }
        places.push_back({static_cast<float>(column), y});
        y += line.heading.empty() ? row : heading;
    }
    return column + 1;
}

}  // namespace

void draw_keys_page(const PanelContext& context, Rect screen) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const float taller = std::max(1.0f, style.text_scale);
    const std::vector<KeyLine> lines = key_lines();
    const float above = style.px(50) * taller;
    const float room = screen.height() - style.px(40) - above;
    const int most_columns = screen.width() > style.px(1700) * taller ? 4 : 3;
    // Lines move closer together until all of them are to be seen.
    float row = std::round(style.px(27) * taller);
    const float least = std::round(style.px(18) * taller);
    std::vector<ImVec2> places;
    int columns = place_key_lines(lines, row, row * 1.2f, room, places);
    for (; columns > most_columns && row > least;
         columns = place_key_lines(lines, row, row * 1.2f, room, places))
        row -= 1;
    const float column =
        std::min(style.px(430) * taller, (screen.width() - style.px(40)) / static_cast<float>(columns));
    float tallest = 0;
    for (const ImVec2& place : places) tallest = std::max(tallest, place.y + row);
    const float width = column * static_cast<float>(columns) + style.px(24);
    const float height = std::min(screen.height() - style.px(16), tallest + above + style.px(16));
    const ImVec2 at(std::round(screen.center().x - width / 2), std::round(screen.center().y - height / 2));
    Sheet sheet(context, "keys", screen, {at, {at.x + width, at.y + height}});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_text(list, style, Face::heavy, 18, {at.x + style.px(24), at.y + style.px(18)}, ink(colors.text),
              "Keys");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const KeyLine& line = lines[i];
        const float x = at.x + style.px(12) + places[i].x * column;
        const float y = at.y + above + places[i].y;
        if (!line.heading.empty()) {
            draw_text_in(list, style, Face::strong, metrics::kSmall,
                         {x + style.px(12), y + row * 0.2f, x + column, y + row * 1.2f}, ink(colors.dim),
                         line.heading);
            continue;
        }
        draw_keycaps(list, style, x + column - style.px(12), y, row, line.keys);
        float caps = 0;
        for (const std::string& key : line.keys) {
            caps +=
                std::max(measure(style, Face::code, metrics::kSmall, key).x + style.px(12), style.px(22)) +
                style.px(5);
        }
        draw_text_in(list, style, Face::body, row < style.px(22) ? metrics::kTitle : metrics::kBody,
                     {x + style.px(12), y, x + column - style.px(20) - caps, y + row}, ink(colors.text),
                     line.title);
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
