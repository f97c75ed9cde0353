#include "app/panels/palette_choices.h"

#include "app/model/keyboard.h"
#include "engine/export/formats.h"

#include <fmt/format.h>

namespace awaitscope {
namespace {

void add_commands(std::vector<Choice>& choices) {
    const std::vector<KeyHelp> help = key_help();
    for (const CommandInfo& info : all_commands()) {
        if (info.title == "-" || info.id == CommandId::palette) continue;
        Choice choice;
        choice.title = info.title;
        choice.command.id = info.id;
        for (const KeyHelp& entry : help) {
            if (entry.command == info.id) choice.keys = entry.keys;
        }
        choices.push_back(std::move(choice));
    }
}

void add(std::vector<Choice>& choices, std::string title, std::string note, CommandId id, std::string text,
         double value = 0) {
    Choice choice;
    choice.title = std::move(title);
    choice.note = std::move(note);
    choice.command.id = id;
    choice.command.text = std::move(text);
    choice.command.value = value;
    choices.push_back(std::move(choice));
}

}  // namespace

std::vector<Choice> palette_choices(const Model& model, const std::vector<std::string>& recent_files) {
    std::vector<Choice> choices;
    add_commands(choices);
    for (const LessonShelf::Entry& entry : model.shelf.entries) {
        add(choices, fmt::format("Lesson: {}", entry.title), entry.chapter, CommandId::open_lesson,
            entry.path);
    }
    for (const std::string& file : recent_files) {
        add(choices, fmt::format("Open {}", file), "recent", CommandId::open_file, file);
    }
    for (const ExportFormat& format : export_formats()) {
        add(choices, fmt::format("Export as {}", format.name), std::string(format.meaning),
            CommandId::export_as, std::string(format.name));
    }
    add(choices, "Export a picture of the window as png", "", CommandId::export_as, kWindowPicture);
    for (const Theme theme : {Theme::dark, Theme::light, Theme::contrast, Theme::projector}) {
        add(choices, fmt::format("Theme: {}", theme_name(theme)), "", CommandId::set_theme, "",
            static_cast<double>(theme));
    }
    return choices;
}

}  // namespace awaitscope
