#include "app/model/lessons_view.h"

#include <algorithm>
#include <cctype>

namespace awaitscope {
namespace {

std::string lowered(std::string_view text) {
    std::string low(text);
    std::ranges::transform(low, low.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return low;
}

/// "01-first_steps" → "1 First steps"
std::string chapter_title(std::string_view folder) {
    const std::size_t digits = std::min(folder.find_first_not_of("0123456789"), folder.size());
    std::string_view number = folder.substr(0, digits);
    while (number.size() > 1 && number.starts_with('0')) number.remove_prefix(1);
    std::string name(folder.substr(std::min(folder.find_first_not_of("-_ ", digits), folder.size())));
    std::ranges::replace(name, '-', ' ');
    std::ranges::replace(name, '_', ' ');
    if (!name.empty()) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    return number.empty() ? name : name.empty() ? std::string(number) : std::string(number) + " " + name;
}

}  // namespace

LessonShelf::Entry lesson_entry(const std::string& path, const SourceFile& source) {
    LessonShelf::Entry entry;
    entry.path = path;
    const LessonText text = lesson_text(source);
    entry.title = text.title;
    const std::size_t slash = path.find_last_of("/\\");
    const std::string folder = slash == std::string::npos ? std::string() : path.substr(0, slash);
    const std::size_t before = folder.find_last_of("/\\");
    entry.chapter = chapter_title(before == std::string::npos ? folder : folder.substr(before + 1));
    if (!text.compare_with.empty())
        entry.compare_with = folder.empty() ? text.compare_with : folder + "/" + text.compare_with;
    return entry;
}

LessonsView lessons_view(const LessonShelf& shelf, std::string_view search) {
    LessonsView view;
    const std::string wanted = lowered(search);
    const std::string* chapter = nullptr;
    for (std::size_t i = 0; i < shelf.entries.size(); ++i) {
        const LessonShelf::Entry& entry = shelf.entries[i];
        ++view.total;
        view.seen += entry.seen ? 1 : 0;
        const bool fits = wanted.empty() || lowered(entry.title).find(wanted) != std::string::npos ||
                          lowered(entry.chapter).find(wanted) != std::string::npos;
        if (!fits) continue;
        if (chapter == nullptr || *chapter != entry.chapter) {
            chapter = &entry.chapter;
            view.rows.push_back({entry.chapter, {}, true, false, false, -1});
        }
        const bool open = static_cast<int>(i) == shelf.open;
        view.rows.push_back({entry.title, entry.path, false, open, entry.seen, static_cast<int>(i)});
    }
    return view;
}

}  // namespace awaitscope
