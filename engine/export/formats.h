// The table of export formats: command-line help, the window's menu and the documentation derive from it.
#pragma once

#include "engine/export/comparison.h"
#include "engine/export/sink.h"
#include "engine/trace/index.h"
#include "engine/trace/time_scale.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace awaitscope {

class PicturePainter;

/// Where the pictures of a series are taken: each shows the run at one of these.
enum class FrameStop : std::uint8_t { switches, lines, outputs, events };
std::string_view frame_stop_name(FrameStop stop);

/// What some formats can be told; each takes what concerns it.
struct ExportOptions {
    Axis axis = Axis::elastic;
    int width = 0;              ///< pixels of pictures, columns of text; 0: the format's own choice
    int height = 0;             ///< pixels of pictures; 0: as high as the run needs
    double scale = 1;           ///< png, gif: pixels a design pixel
    bool colour = false;        ///< text: with terminal colours
    bool light = true;          ///< pictures and pages: the light theme
    bool theme_chosen = false;  ///< pages: `light` counts, and not what the reader's system says
    bool with_code = false;     ///< pictures: code and output below the timeline
    bool with_legend = true;    ///< pictures: what the signs mean
    Seq at = 0;                 ///< pictures: the run at that step; 0: the whole run
    FrameStop stop = FrameStop::switches;  ///< series of pictures
    VirtualTime until = 0;              ///< text: the axis reaches to this moment at least, for comparisons
    bool with_output = true;            ///< text: list what the program printed, with times
    std::size_t max_rows = 0;           ///< lanes shown in text and pictures; 0: the format's own choice
    std::string title;                  ///< of the lesson; empty: the program's name
    std::string summary;                ///< the lesson's own paragraph, for pages
    PicturePainter* painter = nullptr;  ///< png, gif, steps: null in a build without a window
    /// Called now and then with the share that is done (0 to 1); may be empty.
    std::function<void(double)> on_progress;
};

/// Two runs that are exported beside each other. Both indices outlive it.
struct ComparedRuns {
    const TraceIndex& a;
    const TraceIndex& b;
    const Comparison& figures;
};

/// A folder for formats that are several files.
class Folder {
  public:
    virtual ~Folder() = default;
    /// Writes one file of it, whole. Returns an empty text or why it could not be written.
    virtual std::string add(std::string_view name, const std::function<void(Sink&)>& fill) = 0;
};

enum class ExportForm : std::uint8_t {
    text,
    binary,  ///< not for a terminal
    folder,  ///< several files
};

struct ExportFormat {
    std::string_view name;       ///< as after --to
    std::string_view extension;  ///< of files, with its dot; what a folder's name ends in
    std::string_view meaning;    ///< one line for help and menus
    ExportForm form = ExportForm::text;
    bool needs_painter = false;  ///< pixels: only where there are fonts to draw with
    void (*write)(const TraceIndex& index, const ExportOptions& options, Sink& sink) = nullptr;
    /// Null: two runs have no such form.
    void (*compare)(const ComparedRuns& runs, const ExportOptions& options, Sink& sink) = nullptr;
    /// Instead of `write` for folders. Returns an empty text or what went wrong.
    std::string (*write_folder)(const TraceIndex& index, const ExportOptions& options,
                                Folder& folder) = nullptr;
};

std::span<const ExportFormat> export_formats();

/// Null if there is none of that name.
const ExportFormat* find_format(std::string_view name);
/// The format that a file name's ending stands for; null if none.
const ExportFormat* format_of_file(std::string_view file_name);

/// A name without its folders.
std::string_view file_of(std::string_view path);
/// How a run is called in headings: the lesson's title, else the program's name without folders.
std::string run_title(const TraceIndex& index, const ExportOptions& options);

}  // namespace awaitscope
