// One function a format. Each writes the same bytes for the same trace and options.
#pragma once

#include "engine/export/formats.h"

namespace awaitscope {

void write_csv(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_json(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_chrome(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_perfetto(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_speedscope(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_svg(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_png(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_gif(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_html(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_markdown(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_mermaid(const TraceIndex& index, const ExportOptions& options, Sink& sink);
void write_text(const TraceIndex& index, const ExportOptions& options, Sink& sink);
std::string write_step_pictures(const TraceIndex& index, const ExportOptions& options, Folder& folder);

void compare_text(const ComparedRuns& runs, const ExportOptions& options, Sink& sink);
void compare_json(const ComparedRuns& runs, const ExportOptions& options, Sink& sink);
void compare_svg(const ComparedRuns& runs, const ExportOptions& options, Sink& sink);
void compare_png(const ComparedRuns& runs, const ExportOptions& options, Sink& sink);
void compare_html(const ComparedRuns& runs, const ExportOptions& options, Sink& sink);
void compare_markdown(const ComparedRuns& runs, const ExportOptions& options, Sink& sink);

}  // namespace awaitscope
