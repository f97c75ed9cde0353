// The editor: Dear ImGui's text field does the typing, our own colours are drawn over its (invisible)
// letters.
#include "app/panels/code_panel.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <imgui.h>
#include <imgui_internal.h>
#include <misc/cpp/imgui_stdlib.h>

namespace awaitscope {
namespace {

constexpr float kTextLeft = 64;
constexpr const char* kFieldId = "source";

Color color_of(const Palette& colors, CodeColor color) {
    switch (color) {
        case CodeColor::keyword: return colors.keyword;
        case CodeColor::function:
        case CodeColor::decorator: return colors.function;
        case CodeColor::string: return colors.string;
        case CodeColor::number: return colors.number;
        case CodeColor::comment: return colors.comment;
        case CodeColor::narration: return colors.narration;
        case CodeColor::plain: break;
    }
    return colors.text;
}

/// How far the field has scrolled: it keeps that in a child window of its own.
ImVec2 scroll_of_field(ImGuiID field) {
    char name[256];
    std::snprintf(name, sizeof name, "%s/%s_%08X", ImGui::GetCurrentWindow()->Name, kFieldId, field);
    const ImGuiWindow* child = ImGui::FindWindowByName(name);
    return child != nullptr ? child->Scroll : ImVec2(0, 0);
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find('\n', begin);
        lines.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos) return lines;
        begin = end + 1;
    }
}

/// Tab types four blanks, and a new line starts as deep as the one before it, deeper after a colon.
/// (ImGui's own tab input would make a field that takes tabs impossible to give the keyboard to from code.)
int shape_input(ImGuiInputTextCallbackData* data) {
    int& length = *static_cast<int*>(data->UserData);
    const int at = data->CursorPos;
    if (data->EventFlag == ImGuiInputTextFlags_CallbackCompletion) {
        data->InsertChars(at, "    ");
    } else if (data->BufTextLen == length + 1 && at > 0 && data->Buf[at - 1] == '\n') {
        const std::string_view before(data->Buf, static_cast<std::size_t>(at - 1));
        const std::size_t end_before = before.rfind('\n');
        const std::string_view line =
            end_before == std::string_view::npos ? before : before.substr(end_before + 1);
        std::string indentation(std::min(line.find_first_not_of(' '), line.size()), ' ');
        if (!line.empty() && line.back() == ':') indentation += "    ";
        if (!indentation.empty()) data->InsertChars(at, indentation.c_str());
    }
    length = data->BufTextLen;
    return 0;
}

class Overlay {
  public:
    Overlay(const PanelContext& context, ImDrawList& list, Rect body, ImVec2 scroll)
        : context_(context), list_(list), body_(body), scroll_(scroll) {
        font_ = (*context.style.fonts)[static_cast<std::size_t>(Face::code)];
        pixels_ = context.style.line_height(Face::code, metrics::kCode);
    }

    void draw(const std::vector<std::string_view>& lines, const std::vector<std::vector<CodePiece>>& colors,
              const std::vector<SourceProblem>& problems, ImVec2 text_origin) const {
        const Palette& palette = context_.style.colors();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const float y = text_origin.y + pixels_ * static_cast<float>(i) - scroll_.y;
            if (y + pixels_ < body_.min.y || y > body_.max.y) continue;
            const std::string number = std::to_string(i + 1);
            const float width = measure(context_.style, Face::code, metrics::kCode, number).x;
            list_.AddText(font_, pixels_, {text_origin.x - width - context_.style.px(16), y},
                          ink(palette.faint), number.data(), number.data() + number.size());
            list_.PushClipRect({text_origin.x - 1, body_.min.y}, body_.max, true);
            draw_line(lines[i], i < colors.size() ? colors[i] : std::vector<CodePiece>{},
                      {text_origin.x - scroll_.x, y});
            for (const SourceProblem& problem : problems) {
                if (problem.span.line == i + 1) underline(lines[i], problem, {text_origin.x - scroll_.x, y});
            }
            list_.PopClipRect();
        }
    }

  private:
    float width_of(std::string_view text) const {
        return font_->CalcTextSizeA(pixels_, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
    }

    void draw_line(std::string_view text, const std::vector<CodePiece>& pieces, ImVec2 at) const {
        const Palette& palette = context_.style.colors();
        std::size_t done = 0;
        const auto piece = [&](std::size_t end, CodeColor color) {
            if (end <= done) return;
            const std::string_view part = text.substr(done, end - done);
            list_.AddText(font_, pixels_, at, ink(color_of(palette, color)), part.data(),
                          part.data() + part.size());
            at.x += width_of(part);
            done = end;
        };
        for (const CodePiece& colored : pieces) {
            piece(std::min<std::size_t>(colored.begin, text.size()), CodeColor::plain);
            piece(std::min<std::size_t>(colored.end, text.size()), colored.color);
        }
        piece(text.size(), CodeColor::plain);
    }

    void underline(std::string_view text, const SourceProblem& problem, ImVec2 at) const {
        const Style& style = context_.style;
        const Color red = style.colors().blocking;
        const std::size_t begin = std::min<std::size_t>(problem.span.column, text.size());
        const std::size_t end = problem.span.end_line == problem.span.line
                                    ? std::min<std::size_t>(problem.span.end_column, text.size())
                                    : text.size();
        const float left = at.x + width_of(text.substr(0, begin));
        const float right = std::max(left + style.px(8), at.x + width_of(text.substr(0, end)));
        bool up = false;
        for (float x = left; x <= right; x += style.px(2.5f), up = !up) {
            list_.PathLineTo({x, at.y + pixels_ - (up ? style.px(2.5f) : 0.0f)});
        }
        list_.PathStroke(ink(red), 0, style.rule(1.5f));
        const float message = at.x + width_of(text) + style.px(20);
        draw_text(list_, style, Face::body, metrics::kTitle,
                  {message, at.y + (pixels_ - style.line_height(Face::body, metrics::kTitle)) / 2}, ink(red),
                  problem.message);
    }

    const PanelContext& context_;
    ImDrawList& list_;
    Rect body_;
    ImVec2 scroll_;
    ImFont* font_;
    float pixels_;
};

}  // namespace

void draw_code_editor(const PanelContext& context, Rect box, const CodeView& view, CodeState& state,
                      std::string_view source) {
    const Style& style = context.style;
    const Palette& colors = style.colors();
    const bool opened = !state.editing;
    if (opened) state.text = source;
    state.editing = true;
    PanelFrame frame(
        style, "editor", box,
        {view.file.empty() ? "Source" : std::string_view(view.file), "editing · Ctrl+S saves · Esc ends"},
        false);
    const Rect body = frame.body();
    const float left = style.px(kTextLeft);
    const ImVec2 field_at(body.min.x + left, body.min.y + style.px(8));
    const ImVec2 field_size(body.max.x - field_at.x - style.px(4), body.max.y - field_at.y - style.px(4));
    ImGui::PushFont((*style.fonts)[static_cast<std::size_t>(Face::code)],
                    style.line_height(Face::code, metrics::kCode));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    ImGui::PushStyleColor(ImGuiCol_Text, 0);
    ImGui::PushStyleColor(ImGuiCol_InputTextCursor, ink(colors.text));
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, ink(colors.waiting, 0.35f));
    ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);
    ImGui::SetCursorScreenPos(field_at);
    if (opened) ImGui::SetKeyboardFocusHere();
    if (!ImGui::IsAnyItemActive()) state.typed = static_cast<int>(state.text.size());
    const bool changed = ImGui::InputTextMultiline(
        kFieldId, &state.text, field_size,
        ImGuiInputTextFlags_CallbackEdit | ImGuiInputTextFlags_CallbackCompletion, shape_input, &state.typed);
    const ImGuiID field = ImGui::GetItemID();
    ImGui::PopStyleColor(5);
    ImGui::PopStyleVar(2);
    ImGui::PopFont();
    if (changed) {
        Command command;
        command.id = CommandId::set_source;
        command.text = state.text;
        context.send(command);
    }
    ImVec2 scroll = scroll_of_field(field);
    const ImGuiInputTextState* typing = ImGui::GetInputTextState(field);
    if (typing != nullptr) scroll.x = typing->Scroll.x;
    Overlay overlay(context, frame.list(), body, scroll);
    overlay.draw(split_lines(state.text), highlight(state.text), view.problems, field_at);
}

}  // namespace awaitscope
