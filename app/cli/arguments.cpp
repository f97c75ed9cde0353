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
    {"compare", "awaitscope compare A B [--to FORMAT -o OUT]",
     "two runs beside each other, with the figures that differ"},
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

using IsOffered = bool (*)(const ExportFormat& format);
bool is_offered_by_export(const ExportFormat&) {
    return true;
}
bool is_offered_by_compare(const ExportFormat& format) {
    return format.compare != nullptr;
}

std::string format_help(IsOffered is_offered) {
    std::string help = "\nFormats (--to):\n";
    for (const ExportFormat& format : export_formats()) {
        if (is_offered(format)) help += fmt::format("  {:<14}{}\n", format.name, format.meaning);
    }
    return help;
}

/// What CLI11 fills in before it is checked and turned into values of ours.
struct Raw {
    std::vector<std::string> set;
    std::string until, max_steps, record, size, axis = "elastic", theme, stop = "switch";
    bool no_legend = false;
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

void add_picture_options(CLI::App& verb, PictureChoice& picture, Raw& raw) {
    verb.add_option("--width", picture.width, "of pictures in pixels, of text in columns")->type_name("N");
    verb.add_option("--size", raw.size, "of pictures in pixels, for slides of that size")->type_name("WxH");
    verb.add_option("--scale", picture.scale, "of png and gif: 2 for twice the pixels")->type_name("X");
    verb.add_option("--theme", raw.theme, "light or dark, for pictures and pages")->type_name("THEME");
}

/// Checks and converts; an empty text means that all is well.
std::string read_picture_options(const Raw& raw, PictureChoice& picture) {
    if (!raw.size.empty() && !parse_size(raw.size, picture.width, picture.height))
        return fmt::format("--size {} is no size such as 1600x900", raw.size);
    if (picture.width < 0 || picture.width > 16384) return "--width is out of range";
    if (!(picture.scale >= 0.25 && picture.scale <= 8)) return "--scale is out of range";
    if (!raw.theme.empty() && raw.theme != "light" && raw.theme != "dark")
        return fmt::format("--theme {} is not light or dark", raw.theme);
    picture.light = raw.theme != "dark";
    picture.theme_chosen = !raw.theme.empty();
    picture.with_legend = !raw.no_legend;
    if (!parse_axis(raw.axis, picture.axis))
        return fmt::format("--axis {} is not elastic, steps or time", raw.axis);
    for (const FrameStop stop :
         {FrameStop::switches, FrameStop::lines, FrameStop::outputs, FrameStop::events}) {
        if (raw.stop != frame_stop_name(stop)) continue;
        picture.stop = stop;
        return {};
    }
    return fmt::format("--step-by {} is not switch, line, output or event", raw.stop);
}

/// The format that was named, or that OUT's ending stands for. Returns what is wrong, if anything is.
std::optional<SayVerb> choose_format(std::string_view verb, IsOffered is_offered, std::string_view otherwise,
                                     const std::string& out, std::string& format) {
    if (format.empty()) {
        const ExportFormat* by_name = format_of_file(out);
        format = by_name != nullptr ? by_name->name : otherwise;
    }
    if (format.empty()) return usage_error(fmt::format("{} needs a format", verb), usage_of(verb));
    const ExportFormat* known = find_format(format);
    if (known != nullptr && is_offered(*known)) return std::nullopt;
    if (known != nullptr)
        return usage_error(fmt::format("two runs have no {}", format),
                           fmt::format("awaitscope {} --help", verb));
    std::vector<std::string_view> names;
    for (const ExportFormat& each : export_formats()) {
        if (is_offered(each)) names.push_back(each.name);
    }
    const std::string_view near = nearest_word(format, names);
    return usage_error(
        fmt::format("there is no format '{}'", format),
        near.empty() ? fmt::format("awaitscope {} --help", verb) : fmt::format("--to {}", near));
}

Invocation parse_export(const std::vector<std::string>& arguments) {
    ExportVerb verb;
    Raw raw;
    const auto app = make_verb("export");
    app->add_option("FILE", verb.file, "a program or a trace, - for standard input");
    app->add_option("--to", verb.format, "the format; without it, what OUT ends in")->type_name("FORMAT");
    app->add_option("-o,--out", verb.out, "where to; - is standard output")->type_name("OUT");
    app->add_option("--axis", raw.axis, "elastic, steps or time, for pictures")->type_name("AXIS");
    add_picture_options(*app, verb.picture, raw);
    app->add_flag("--code", verb.picture.with_code, "pictures: code and output below the timeline");
    app->add_flag("--no-legend", raw.no_legend, "pictures: without what the signs mean");
    const CLI::Option* at =
        app->add_option("--at", verb.picture.at, "pictures: the run at that step; 0 and below: from the end");
    app->add_option("--step-by", raw.stop, "gif, steps: a picture at each switch, line, output or event")
        ->type_name("UNIT");
    add_run_options(*app, raw);
    return parse_verb(*app, "export", arguments, format_help(is_offered_by_export), [&]() -> Invocation {
        const std::string_view usage = usage_of("export");
        if (verb.file.empty()) return usage_error("export needs a FILE", usage);
        verb.picture.has_at = at->count() != 0;
        if (auto wrong = choose_format("export", is_offered_by_export, "", verb.out, verb.format))
            return *wrong;
        std::string wrong = read_picture_options(raw, verb.picture);
        if (wrong.empty()) wrong = read_run_options(raw, verb.choice);
        if (!wrong.empty()) return usage_error(wrong, usage);
        return verb;
    });
}

Invocation parse_compare(const std::vector<std::string>& arguments) {
    CompareVerb verb;
    Raw raw;
    const auto app = make_verb("compare");
    app->add_option("A", verb.a, "a program or a trace");
    app->add_option("B", verb.b, "another");
    app->add_option("--to", verb.format, "the format; without it, what OUT ends in, else text")
        ->type_name("FORMAT");
    app->add_option("-o,--out", verb.out, "where to; - is standard output")->type_name("OUT");
    add_picture_options(*app, verb.picture, raw);
    add_run_options(*app, raw);
    return parse_verb(*app, "compare", arguments, format_help(is_offered_by_compare), [&]() -> Invocation {
        const std::string_view usage = usage_of("compare");
        if (verb.a.empty() || verb.b.empty()) return usage_error("compare needs two files", usage);
        if (auto wrong = choose_format("compare", is_offered_by_compare, "text", verb.out, verb.format))
            return *wrong;
        std::string wrong = read_picture_options(raw, verb.picture);
        if (wrong.empty()) wrong = read_run_options(raw, verb.choice);
        if (!wrong.empty()) return usage_error(wrong, usage);
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
        if (!raw.size.empty() && !parse_size(raw.size, verb.width, verb.height))
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
