// The command line as plain values: what was asked for, or what is wrong with it. Reads nothing, runs
// nothing.
#pragma once

#include "engine/base/time.h"
#include "engine/export/formats.h"
#include "engine/trace/record_level.h"
#include "engine/trace/time_scale.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace awaitscope {

/// How a program is to be run: the options that several verbs share.
struct RunChoice {
    std::uint64_t seed = 0;
    VirtualTime until = 0;  ///< 0: no limit
    bool has_max_steps = false;
    std::uint64_t max_steps = 0;        ///< 0: no limit; only if has_max_steps
    std::optional<RecordLevel> record;  ///< unset: as much as the verb needs
    std::vector<std::pair<std::string, std::string>> set;
    std::vector<std::string> arguments;  ///< sys.argv after the program's name
};

struct WindowVerb {
    std::string file;  ///< empty: the lessons
};
struct RunVerb {
    std::string file;
    RunChoice choice;
    bool timeline = false;
};
/// How pictures, pages and text are to look.
struct PictureChoice {
    Axis axis = Axis::elastic;
    int width = 0, height = 0;  ///< 0: the format's own choice
    double scale = 1;
    bool light = true;
    bool theme_chosen = false;
    bool with_code = false;
    bool with_legend = true;
    bool has_at = false;
    long at = 0;  ///< a step; 0 and below: counted from the end. Only if has_at
    FrameStop stop = FrameStop::switches;
};
struct ExportVerb {
    std::string file;
    RunChoice choice;
    std::string format;  ///< one of export_formats()
    std::string out = "-";
    PictureChoice picture;
};
struct CompareVerb {
    std::string a, b;
    RunChoice choice;
    std::string format;  ///< one of export_formats() that can compare
    std::string out = "-";
    PictureChoice picture;
};
struct CheckVerb {
    std::string file;
    RunChoice choice;
};
struct LessonsVerb {};
struct ScreenshotVerb {
    std::string file;
    long at = 0;
    int width = 1920, height = 1080;
    double scale = 1;
    std::string panel, theme, mode;
    std::string out;
};
/// Nothing to do but to say something: help and version on stdout with status 0, a usage error on stderr
/// with 2.
struct SayVerb {
    std::string text;
    int status = 0;
};

using Invocation = std::variant<WindowVerb, RunVerb, ExportVerb, CompareVerb, CheckVerb, LessonsVerb,
                                ScreenshotVerb, SayVerb>;

/// `arguments` without the program's own name.
Invocation parse_arguments(const std::vector<std::string>& arguments);

/// "1.5" → 1'500'000'000, exactly. False if it is no number of seconds from 0 on.
bool parse_seconds(std::string_view text, VirtualTime& time);

/// The one of `words` that is most like `text`, empty if none is near.
std::string_view nearest_word(std::string_view text, const std::vector<std::string_view>& words);

}  // namespace awaitscope
