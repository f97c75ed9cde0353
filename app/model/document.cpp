#include "app/model/document.h"

#include "app/model/code_view.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace awaitscope {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// The TOML inside `# /// awaitscope` … `# ///` (the inline metadata of PEP 723), empty if there is none.
std::string metadata_block(const std::vector<std::string_view>& lines) {
    std::string block;
    bool inside = false;
    for (const std::string_view line : lines) {
        if (!inside) {
            inside = line == "# /// awaitscope";
            continue;
        }
        if (line == "# ///") return block;
        if (line != "#" && !line.starts_with("# ")) return {};
        block += line.size() > 2 ? line.substr(2) : std::string_view();
        block += '\n';
    }
    return {};
}

/// The number that the module gives a constant: `NAME = 1.5` at the start of a line.
bool constant_value(const std::vector<std::string_view>& lines, std::string_view name, double& value,
                    bool& integer) {
    for (std::string_view line : lines) {
        if (!line.starts_with(name)) continue;
        line = trimmed(line.substr(name.size()));
        if (!line.starts_with('=') || line.starts_with("==")) continue;
        line = trimmed(line.substr(1));
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
        if (error != std::errc()) return false;
        const std::string_view digits(line.data(), static_cast<std::size_t>(end - line.data()));
        integer = digits.find_first_of(".eE") == std::string_view::npos;
        return true;
    }
    return false;
}

void read_sliders(const toml::table& table, const std::vector<std::string_view>& lines, LessonText& text) {
    const toml::table* sliders = table["slider"].as_table();
    if (sliders == nullptr) return;
    std::vector<std::pair<std::uint32_t, Slider>> found;  // with the line, for the author's order
    for (const auto& [key, node] : *sliders) {
        const toml::table* settings = node.as_table();
        Slider slider;
        slider.name = std::string(key.str());
        if (settings == nullptr || !constant_value(lines, slider.name, slider.value, slider.integer))
            continue;
        slider.min = (*settings)["min"].value_or(std::min(0.0, slider.value));
        slider.max = (*settings)["max"].value_or(std::max(2 * slider.value, slider.min + 1));
        slider.step = (*settings)["step"].value_or(slider.integer ? 1.0 : 0.0);
        if (!(slider.min < slider.max)) continue;
        found.emplace_back(node.source().begin.line, std::move(slider));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [line, slider] : found) text.sliders.push_back(std::move(slider));
}

/// `before` is a line's number, or words that its text holds.
std::uint32_t line_of(const toml::table& settings, const std::vector<std::string_view>& lines) {
    if (const auto number = settings["before"].value<std::int64_t>())
        return *number > 0 ? static_cast<std::uint32_t>(*number) : 0;
    const auto words = settings["before"].value<std::string>();
    if (!words || words->empty()) return 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].starts_with('#') && lines[i].find(*words) != std::string_view::npos)
            return static_cast<std::uint32_t>(i + 1);
    }
    return 0;
}

void read_questions(const toml::table& table, const std::vector<std::string_view>& lines, LessonText& text) {
    const toml::array* questions = table["question"].as_array();
    if (questions == nullptr) return;
    for (const toml::node& node : *questions) {
        const toml::table* settings = node.as_table();
        if (settings == nullptr) continue;
        AuthorQuestion question;
        question.line = line_of(*settings, lines);
        question.times = static_cast<std::uint32_t>(
            std::clamp<std::int64_t>((*settings)["times"].value_or<std::int64_t>(1), 1, 1'000'000));
        question.text = (*settings)["text"].value_or(std::string());
        question.right = (*settings)["right"].value_or(std::string());
        question.why = (*settings)["why"].value_or(std::string());
        if (const toml::array* wrong = (*settings)["wrong"].as_array()) {
            for (const toml::node& answer : *wrong)
                if (const auto words = answer.value<std::string>()) question.wrong.push_back(*words);
        }
        const bool complete = question.line != 0 && !question.text.empty() && !question.right.empty() &&
                              !question.wrong.empty();
        if (complete) text.questions.push_back(std::move(question));
    }
}

/// The module's docstring, its lines joined to paragraphs.
std::string docstring(const std::vector<std::string_view>& lines) {
    std::size_t at = 0;
    while (at < lines.size() && (trimmed(lines[at]).empty() || trimmed(lines[at]).starts_with('#'))) ++at;
    if (at == lines.size()) return {};
    std::string_view quote = lines[at].substr(0, 3);
    if (quote != "\"\"\"" && quote != "'''") {
        quote = lines[at].substr(0, 1);
        if (quote != "\"" && quote != "'") return {};
    }
    std::string joined;
    for (std::string_view line = lines[at].substr(quote.size());; line = lines[at]) {
        const std::size_t end = line.find(quote);
        const std::string_view part = trimmed(line.substr(0, end));
        if (part.empty()) {
            if (!joined.empty() && end == std::string_view::npos) joined += "\n\n";
        } else {
            if (!joined.empty() && !joined.ends_with('\n')) joined += ' ';
            joined += part;
        }
        if (end != std::string_view::npos || quote.size() == 1 || ++at == lines.size()) break;
    }
    return std::string(trimmed(joined));
}

/// "02-two_cooks.py" → "Two cooks"
std::string title_of_file(std::string_view name) {
    if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    if (name.ends_with(".py")) name.remove_suffix(3);
    const std::size_t letters = name.find_first_not_of("0123456789-_ ");
    if (letters != std::string_view::npos) name.remove_prefix(letters);
    std::string title(name);
    std::ranges::replace(title, '-', ' ');
    std::ranges::replace(title, '_', ' ');
    if (!title.empty()) title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    return title;
}

std::vector<Narration> narration_of(std::string_view source, const std::vector<std::string_view>& lines) {
    std::vector<Narration> found;
    const auto pieces = highlight(source);
    std::string pending;
    for (std::size_t i = 0; i < lines.size() && i < pieces.size(); ++i) {
        const std::string_view line = trimmed(lines[i]);
        const bool only_comment =
            !pieces[i].empty() && line.starts_with('#') &&
            (pieces[i][0].color == CodeColor::narration || pieces[i][0].color == CodeColor::comment);
        if (only_comment && pieces[i][0].color == CodeColor::narration) {
            if (!pending.empty()) pending += ' ';
            pending += trimmed(line.substr(2));
        } else if (!line.empty() && !only_comment && !pending.empty()) {
            found.push_back({static_cast<std::uint32_t>(i + 1), std::exchange(pending, {})});
        }
    }
    return found;
}

}  // namespace

std::string slider_literal(const Slider& slider) {
    if (slider.integer) return fmt::format("{}", static_cast<std::int64_t>(std::llround(slider.value)));
    // Six digits keep what a mouse can choose and drop what binary fractions add to it.
    std::string literal = fmt::format("{:.6g}", slider.value);
    if (literal.find_first_of(".en") == std::string::npos) literal += ".0";
    return literal;
}

LessonText lesson_text(const SourceFile& source) {
    LessonText text;
    const auto lines = lines_of(source.text);
    text.title = title_of_file(source.name);
    text.summary = docstring(lines);
    text.narration = narration_of(source.text, lines);
    const std::string block = metadata_block(lines);
    if (block.empty()) return text;
    try {
        const toml::table table = toml::parse(block);
        text.title = table["title"].value_or(text.title);
        text.compare_with = table["compare_with"].value_or(std::string());
        read_sliders(table, lines, text);
        read_questions(table, lines, text);
    } catch (const toml::parse_error&) {
        // A mistake in the block is the author's to find (`check` names it); the program runs all the same.
    }
    return text;
}

Document document_of(std::shared_ptr<const Trace> trace, std::string path) {
    Document document;
    document.path = std::move(path);
    document.index = std::make_shared<const TraceIndex>(std::move(trace));
    if (!document.trace().files().empty()) document.source = document.trace().files()[0];
    document.lesson = lesson_text(document.source);
    document.findings = find_problems(*document.index);
    return document;
}

}  // namespace awaitscope
