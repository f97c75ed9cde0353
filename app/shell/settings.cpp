#include "app/shell/settings.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include <toml++/toml.h>

namespace awaitscope {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> strings_of(const toml::table& table, std::string_view key) {
    std::vector<std::string> strings;
    if (const toml::array* array = table[key].as_array()) {
        for (const toml::node& node : *array) {
            if (const auto text = node.value<std::string>()) strings.push_back(*text);
        }
    }
    return strings;
}

toml::array array_of(const std::vector<std::string>& strings) {
    toml::array array;
    for (const std::string& text : strings) array.push_back(text);
    return array;
}

}  // namespace

fs::path settings_file() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && config[0] == '/') return fs::path(config) / "awaitscope" / "settings.toml";
    const char* home = std::getenv("HOME");
    if (home != nullptr && home[0] == '/') return fs::path(home) / ".config" / "awaitscope" / "settings.toml";
    return {};
}

Settings read_settings(const fs::path& file) {
    Settings settings;
    std::error_code error;
    if (file.empty() || !fs::exists(file, error)) return settings;
    toml::table table;
    try {
        table = toml::parse_file(file.string());
    } catch (const toml::parse_error&) {
        return settings;
    }
    settings.theme = table["theme"].value_or(settings.theme);
    settings.scale = std::clamp(table["scale"].value_or(settings.scale), 0.5, 4.0);
    settings.width = std::clamp(table["width"].value_or(settings.width), 400, 16384);
    settings.height = std::clamp(table["height"].value_or(settings.height), 300, 16384);
    settings.speed = table["speed"].value_or(settings.speed);
    settings.seen = strings_of(table, "seen");
    settings.recent = strings_of(table, "recent");
    return settings;
}

std::string write_settings(const Settings& settings, const fs::path& file) {
    if (file.empty()) return {};
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) return "cannot make the folder " + file.parent_path().string() + ": " + error.message();
    const toml::table table{
        {"theme", settings.theme},
        {"scale", settings.scale},
        {"width", settings.width},
        {"height", settings.height},
        {"speed", settings.speed},
        {"seen", array_of(settings.seen)},
        {"recent", array_of(settings.recent)},
    };
    fs::path draft = file;
    draft += ".new";
    {
        std::ofstream out(draft);
        out << table << '\n';
        if (!out.flush()) return "cannot write " + draft.string();
    }
    fs::rename(draft, file, error);
    return error ? "cannot write " + file.string() + ": " + error.message() : std::string();
}

std::string lesson_key(const fs::path& lesson) {
    return (lesson.parent_path().filename() / lesson.filename()).string();
}

void remember_file(Settings& settings, const std::string& path) {
    constexpr std::size_t kMost = 10;
    std::vector<std::string> recent{path};
    for (std::string& other : settings.recent) {
        if (other != path && recent.size() < kMost) recent.push_back(std::move(other));
    }
    settings.recent = std::move(recent);
}

}  // namespace awaitscope
