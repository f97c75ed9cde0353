#include "app/cli/arguments.h"

#include "engine/export/formats.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr std::string_view kVersion = "awaitscope 0.1.0";

/// A verb: how it is called, and its usage in one line.
struct VerbInfo {
    std::string_view name;
    std::string_view usage;
    std::string_view meaning;
};
constexpr VerbInfo kVerbs[] = {
    {"run", "awaitscope run [--timeline] FILE [ARG…]", "run a program without a window, as python3 would"},
    {"export", "awaitscope export FILE --to FORMAT [-o OUT]",
     "write a run as a picture, a page, a table or a trace"},
    {"compare", "awaitscope compare A B", "two runs beside each other, with the figures that differ"},
    {"check", "awaitscope check FILE", "say what goes wrong in a program; exit status 1 if anything does"},
    {"lessons", "awaitscope lessons", "list the lessons by chapter"},
    {"screenshot", "awaitscope screenshot FILE -o OUT.png", "the window as a picture"},
};

SayVerb usage_error(std::string_view what, std::string_view instead) {
    return {fmt::format("awaitscope: {}; type: {}\n", what, instead), 2};
}

std::string_view usage_of(std::string_view verb) {
    for (const VerbInfo& info : kVerbs) {
        if (info.name == verb) return info.usage;
    }
    return "awaitscope --help";
}

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const ExportFormat& format : export_formats()) names.push_back(format.name);
    names.push_back("png");
    return names;
}

std::string format_help() {
    std::string help = "\nFormats (--to):\n";
    for (const ExportFormat& format : export_formats())
        help += fmt::format("  {:<14}{}\n", format.name, format.meaning);
    help += fmt::format("  {:<14}{}\n", "png", "the timeline as a picture");
    return help;
}

/// What CLI11 fills in before it is checked and turned into values of ours.
struct Raw {
    std::vector<std::string> set;
    std::string until, max_steps, record, size = "1920x1080", axis = "elastic", theme;
    std::uint64_t seed = 0;
};

void add_run_options(CLI::App& verb, Raw& raw) {
    verb.add_option("--set", raw.set, "a module-level constant's value for this run, such as DELAY=0.5")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    verb.add_option("--seed", raw.seed, "of the random module and everything else that varies (0)")
        ->type_name("N");
    verb.add_option("--until", raw.until, "stop when the virtual clock passes this")->type_name("SECONDS");
    verb.add_option("--max-steps", raw.max_steps, "stop after so many steps; 0: no limit")->type_name("N");
    verb.add_option("--record", raw.record, "how much is recorded: off, tasks or full")->type_name("LEVEL");
}

/// Checks and converts; an empty text means that all is well.
std::string read_run_options(const Raw& raw, RunChoice& choice) {
    choice.seed = raw.seed;
    for (const std::string& setting : raw.set) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos || equals == 0)
            return fmt::format("--set {} is not NAME=VALUE", setting);
        choice.set.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
    }
    if (!raw.until.empty() && !parse_seconds(raw.until, choice.until))
        return fmt::format("--until {} is no number of seconds", raw.until);
    if (!raw.max_steps.empty()) {
        const char* end = raw.max_steps.data() + raw.max_steps.size();
        const auto [stop, error] = std::from_chars(raw.max_steps.data(), end, choice.max_steps);
        if (error != std::errc() || stop != end)
            return fmt::format("--max-steps {} is no number", raw.max_steps);
        choice.has_max_steps = true;
    }
    if (!raw.record.empty()) {
        choice.record = level_from_name(raw.record);
        if (!choice.record) return fmt::format("--record {} is not off, tasks or full", raw.record);
    }
    return {};
}

bool parse_size(const std::string& text, int& width, int& height) {
    const std::size_t cross = text.find_first_of("xX");
    if (cross == std::string::npos) return false;
    const auto read = [](std::string_view part, int& number) {
        const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        return error == std::errc() && stop == part.data() + part.size() && number >= 16 && number <= 16384;
    };
    return read(std::string_view(text).substr(0, cross), width) &&
           read(std::string_view(text).substr(cross + 1), height);
}

bool parse_axis(const std::string& text, Axis& axis) {
    for (const Axis known : {Axis::elastic, Axis::steps, Axis::time}) {
        if (text == axis_name(known)) {
            axis = known;
            return true;
        }
    }
    return false;
}

/// Parses with CLI11 and puts whatever it says against the arguments into one line of ours.
template <typename Finish>
Invocation parse_verb(CLI::App& app, std::string_view verb, std::vector<std::string> arguments,
                      const std::string& help_after, Finish finish) {
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    try {
        app.parse(arguments);
    } catch (const CLI::CallForHelp&) {
        return SayVerb{app.help() + help_after, 0};
    } catch (const CLI::ParseError& error) {
        std::string what = error.what();
        std::ranges::replace(what, '\n', ' ');
        return usage_error(what, usage_of(verb));
    }
    return finish();
}

std::unique_ptr<CLI::App> make_verb(std::string_view verb) {
    const auto* info = std::ranges::find(kVerbs, verb, &VerbInfo::name);
    auto app = std::make_unique<CLI::App>(std::string(info->meaning), "awaitscope " + std::string(verb));
    app->set_help_flag("-h,--help", "show this");
    app->get_formatter()->column_width(34);
    return app;
}

Invocation parse_run(const std::vector<std::string>& arguments) {
    RunVerb run;
    Raw raw;
    const auto app = make_verb("run");
    add_run_options(*app, raw);
    app->add_flag("--timeline", run.timeline, "draw the tasks as text when the program has ended");
    app->prefix_command();  // the first word that is no option is FILE, and all the rest is the program's own
    app->footer("\nFILE [ARG…]  the program, - for standard input, and its own arguments (sys.argv)\n");
    return parse_verb(*app, "run", arguments, "", [&]() -> Invocation {
        std::vector<std::string> rest = app->remaining();
        if (!rest.empty() && rest.front() == "--") rest.erase(rest.begin());
        if (rest.empty()) return usage_error("run needs a FILE", usage_of("run"));
        if (rest.front().size() > 1 && rest.front().starts_with('-'))
            return usage_error(fmt::format("run has no option {}", rest.front()), usage_of("run"));
        if (std::string wrong = read_run_options(raw, run.choice); !wrong.empty())
            return usage_error(wrong, usage_of("run"));
        run.file = rest.front();
        run.choice.arguments.assign(rest.begin() + 1, rest.end());
        return run;
    });
}

Invocation parse_export(const std::vector<std::string>& arguments) {
    ExportVerb verb;
    Raw raw;
    const auto app = make_verb("export");
    app->add_option("FILE", verb.file, "a program or a trace, - for standard input");
    app->add_option("--to", verb.format, "the format; without it, what OUT ends in")->type_name("FORMAT");
    app->add_option("-o,--out", verb.out, "where to; - is standard output")->type_name("OUT");
    app->add_option("--axis", raw.axis, "elastic, steps or time, for pictures")->type_name("AXIS");
    app->add_option("--width", verb.width, "of pictures in pixels, of text in columns")->type_name("N");
    app->add_option("--theme", raw.theme, "light or dark, for pictures and pages")->type_name("THEME");
    add_run_options(*app, raw);
    return parse_verb(*app, "export", arguments, format_help(), [&]() -> Invocation {
        const std::string_view usage = usage_of("export");
        if (verb.file.empty()) return usage_error("export needs a FILE", usage);
        if (verb.format.empty()) {
            const ExportFormat* by_name = format_of_file(verb.out);
            if (by_name != nullptr) verb.format = by_name->name;
            if (verb.out.ends_with(".png")) verb.format = "png";
        }
        if (verb.format.empty()) return usage_error("export needs a format", usage);
        if (verb.format != "png" && find_format(verb.format) == nullptr) {
            const std::string_view near = nearest_word(verb.format, format_names());
            return usage_error(fmt::format("there is no format '{}'", verb.format),
                               near.empty() ? std::string("awaitscope export --help")
                                            : fmt::format("awaitscope export FILE --to {}", near));
        }
        if (!parse_axis(raw.axis, verb.axis))
            return usage_error(fmt::format("there is no axis '{}'", raw.axis),
                               "--axis elastic, steps or time");
        if (!raw.theme.empty() && raw.theme != "light" && raw.theme != "dark")
            return usage_error(fmt::format("there is no theme '{}'", raw.theme), "--theme light or dark");
        verb.light = raw.theme != "dark";
        if (verb.width < 0 || verb.width > 20000) return usage_error("--width is out of range", usage);
        if (std::string wrong = read_run_options(raw, verb.choice); !wrong.empty())
            return usage_error(wrong, usage);
        return verb;
    });
}

Invocation parse_compare(const std::vector<std::string>& arguments) {
    CompareVerb verb;
    Raw raw;
    const auto app = make_verb("compare");
    app->add_option("A", verb.a, "a program or a trace");
    app->add_option("B", verb.b, "another one");
    app->add_option("--to", verb.format, "text or md instead of the terminal's own form")
        ->type_name("FORMAT");
    app->add_option("-o,--out", verb.out, "where to; - is standard output")->type_name("OUT");
    add_run_options(*app, raw);
    return parse_verb(*app, "compare", arguments, "", [&]() -> Invocation {
        if (verb.b.empty()) return usage_error("compare needs two files", usage_of("compare"));
        if (!verb.format.empty() && verb.format != "text" && verb.format != "md")
            return usage_error(fmt::format("compare cannot write '{}'", verb.format), "--to text or --to md");
        if (std::string wrong = read_run_options(raw, verb.choice); !wrong.empty())
            return usage_error(wrong, usage_of("compare"));
        return verb;
    });
}

Invocation parse_check(const std::vector<std::string>& arguments) {
    CheckVerb verb;
    Raw raw;
    const auto app = make_verb("check");
    app->add_option("FILE", verb.file, "a program or a trace, - for standard input");
    add_run_options(*app, raw);
    return parse_verb(*app, "check", arguments, "", [&]() -> Invocation {
        if (verb.file.empty()) return usage_error("check needs a FILE", usage_of("check"));
        if (std::string wrong = read_run_options(raw, verb.choice); !wrong.empty())
            return usage_error(wrong, usage_of("check"));
        return verb;
    });
}

Invocation parse_lessons(const std::vector<std::string>& arguments) {
    const auto app = make_verb("lessons");
    return parse_verb(*app, "lessons", arguments, "", []() -> Invocation { return LessonsVerb{}; });
}

Invocation parse_screenshot(const std::vector<std::string>& arguments) {
    ScreenshotVerb verb;
    Raw raw;
    const auto app = make_verb("screenshot");
    app->add_option("FILE", verb.file, "a program or a trace; without it the lesson list");
    app->add_option("--at", verb.at, "the step to stand at; 0: the end, negative: counted from there")
        ->type_name("STEP");
    app->add_option("--size", raw.size, "in pixels (1920x1080)")->type_name("WxH");
    app->add_option("--scale", verb.scale, "of type and everything else (1)")->type_name("X");
    app->add_option("--panel", verb.panel, "one panel instead of the whole window")->type_name("NAME");
    app->add_option("--theme", verb.theme, "dark, light, contrast or projector")->type_name("THEME");
    app->add_option("--mode", verb.mode, "explore, compare, predict, be-the-loop or present")
        ->type_name("MODE");
    app->add_option("-o,--out", verb.out, "the picture; - is standard output")->type_name("OUT.png");
    return parse_verb(*app, "screenshot", arguments, "", [&]() -> Invocation {
        const std::string_view usage = usage_of("screenshot");
        if (verb.out.empty()) return usage_error("screenshot needs -o OUT.png", usage);
        if (!parse_size(raw.size, verb.width, verb.height))
            return usage_error(fmt::format("--size {} is no size", raw.size), "--size 1920x1080");
        if (!(verb.scale >= 0.25 && verb.scale <= 8))
            return usage_error("--scale is out of range", "--scale 2");
        return verb;
    });
}

std::string main_help() {
    std::string help =
        "Awaitscope shows how asynchronous Python programs run.\n\n"
        "  awaitscope                  open the window on the lessons\n"
        "  awaitscope FILE             open the window on a .py file or a trace\n";
    for (const VerbInfo& verb : kVerbs) {
        const std::string_view usage = verb.usage;
        help += fmt::format("  {}\n  {:<28}{}\n", usage, "", verb.meaning);
    }
    help += "\n  awaitscope VERB --help says more about each; - means standard input or output.\n";
    return help;
}

bool looks_like_file(std::string_view word) {
    return word.find_first_of("./\\") != std::string_view::npos || word == "-";
}

}  // namespace

bool parse_seconds(std::string_view text, VirtualTime& time) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    std::string_view whole = text.substr(0, dot);
    std::string_view decimals = dot < text.size() ? text.substr(dot + 1) : std::string_view();
    if (whole.empty() && decimals.empty()) return false;
    if (whole.size() > 9 || decimals.size() > 9) return false;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(decimals, is_digit)) return false;
    std::string digits = fmt::format("{}{:0<9}", whole, decimals);
    return std::from_chars(digits.data(), digits.data() + digits.size(), time).ec == std::errc();
}

std::string_view nearest_word(std::string_view text, const std::vector<std::string_view>& words) {
    std::string_view best;
    std::size_t least = 3;  // more than two letters wrong is another word
    for (const std::string_view word : words) {
        // Levenshtein's distance, row by row.
        std::vector<std::size_t> row(word.size() + 1);
        for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i + 1;
            for (std::size_t j = 0; j < word.size(); ++j) {
                const std::size_t above = row[j + 1];
                row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (text[i] == word[j] ? 0 : 1)});
                diagonal = above;
            }
        }
        if (row.back() < least && row.back() < word.size()) {
            least = row.back();
            best = word;
        }
    }
    return best;
}

Invocation parse_arguments(const std::vector<std::string>& arguments) {
    if (arguments.empty()) return WindowVerb{};
    const std::string& first = arguments.front();
    const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
    if (first == "run") return parse_run(rest);
    if (first == "export") return parse_export(rest);
    if (first == "compare") return parse_compare(rest);
    if (first == "check") return parse_check(rest);
    if (first == "lessons") return parse_lessons(rest);
    if (first == "screenshot") return parse_screenshot(rest);
    if (first == "--help" || first == "-h" || first == "help") return SayVerb{main_help(), 0};
    if (first == "--version" || first == "-V") return SayVerb{fmt::format("{}\n", kVersion), 0};
    if (first.size() > 1 && first.starts_with('-'))
        return usage_error(fmt::format("there is no option {}", first), "awaitscope --help");
    if (!looks_like_file(first)) {
        std::vector<std::string_view> verbs;
        for (const VerbInfo& verb : kVerbs) verbs.push_back(verb.name);
        const std::string_view near = nearest_word(first, verbs);
        return usage_error(fmt::format("there is no verb '{}'", first),
                           near.empty() ? std::string_view("awaitscope --help") : usage_of(near));
    }
    if (!rest.empty())
        return usage_error("the window opens one file",
                           fmt::format("awaitscope {0}, or: awaitscope run {0} [ARG…]", first));
    return WindowVerb{first};
}

}  // namespace awaitscope
