// What the names in the source stand for at the cursor.
#include "app/model/code_view.h"
#include "app/model/task_view.h"

#include <algorithm>
#include <cctype>

namespace awaitscope {
namespace {

constexpr std::size_t kMostValues = 6;

bool is_name_letter(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return std::isalnum(byte) != 0 || letter == '_' || byte >= 0x80;
}

/// The name that holds the column; empty if there is none.
std::string_view name_at(const CodeLine& line, std::uint32_t column) {
    if (column >= line.text.size() || !is_name_letter(line.text[column])) return {};
    for (const CodePiece& piece : line.pieces) {
        const bool holds = column >= piece.begin && column < piece.end;
        const bool is_word = piece.color == CodeColor::plain || piece.color == CodeColor::function;
        if (holds && !is_word) return {};
    }
    std::size_t begin = column;
    while (begin > 0 && is_name_letter(line.text[begin - 1])) --begin;
    std::size_t end = column;
    while (end < line.text.size() && is_name_letter(line.text[end])) ++end;
    // What follows a dot is an attribute, whatever else has that name.
    if (begin > 0 && line.text[begin - 1] == '.') return {};
    return line.text.substr(begin, end - begin);
}

/// The name of the function whose body holds the line, by its indentation; empty in the module's own code.
std::string function_around(const CodeView& view, std::uint32_t number) {
    const auto indentation = [](std::string_view text) { return text.find_first_not_of(" \t"); };
    std::size_t inside = indentation(view.lines[number - 1].text);
    for (std::uint32_t i = number; i >= 1 && inside != 0; --i) {
        std::string_view text = view.lines[i - 1].text;
        const std::size_t depth = indentation(text);
        if (depth == std::string_view::npos || text[depth] == '#') continue;
        text.remove_prefix(depth);
        if (i != number && depth >= inside) continue;
        inside = std::min(inside, depth);
        if (text.starts_with("async ")) text.remove_prefix(6);
        if (!text.starts_with("def ")) continue;
        text.remove_prefix(4);
        return std::string(text.substr(0, text.find('(')));
    }
    return {};
}

/// "Kitchen.boil" and "main.<locals>.boil" are called boil in the source.
std::string plain_name(const std::string& qualified) {
    return qualified.substr(qualified.rfind('.') + 1);
}

void add_frames(const std::vector<FrameState>& frames, const std::string& owner, const std::string& file,
                std::vector<CodeValue>& values) {
    for (std::size_t i = frames.size(); i-- > 0;) {
        if (frames[i].file != file) continue;
        for (const VariableState& variable : frames[i].variables)
            values.push_back({owner, plain_name(frames[i].function), variable.name, variable.text});
    }
}

}  // namespace

std::vector<CodeValue> values_of(const Model& model) {
    std::vector<CodeValue> values;
    const ProgramState* state = state_at_cursor(model);
    if (state == nullptr) return values;
    const TraceIndex& index = *model.document.index;
    const std::string& file = model.document.source.name;
    const TaskId shown = shown_task(model);
    const auto add = [&](const TaskStack& stack) {
        add_frames(stack.frames, std::string(index.task_label(stack.task, model.cursor)), file, values);
    };
    for (const TaskStack& stack : state->tasks)
        if (stack.task == shown) add(stack);
    for (const TaskStack& stack : state->tasks)
        if (stack.task != shown) add(stack);
    add_frames(state->outside, {}, file, values);
    for (const VariableState& global : state->globals) values.push_back({{}, {}, global.name, global.text});
    return values;
}

std::vector<CodeValue> values_at(const CodeView& view, std::uint32_t line, std::uint32_t column) {
    std::vector<CodeValue> found;
    if (line == 0 || line > view.lines.size()) return found;
    const std::string_view name = name_at(view.lines[line - 1], column);
    if (name.empty()) return found;
    const std::string function = function_around(view, line);
    for (const CodeValue& value : view.values) {
        if (value.name != name || value.function != function || function.empty()) continue;
        if (found.size() < kMostValues) found.push_back(value);
    }
    if (!found.empty()) return found;
    const auto global = std::ranges::find_if(
        view.values, [&](const CodeValue& value) { return value.function.empty() && value.name == name; });
    if (global != view.values.end()) found.push_back(*global);
    return found;
}

}  // namespace awaitscope
