#include "app/shell/export_view.h"

#include "app/shell/files.h"
#include "app/shell/screenshot.h"
#include "engine/export/formats.h"

#include <filesystem>

namespace awaitscope {
namespace {

std::string name_of(const Model& model) {
    const std::string stem = std::filesystem::path(model.document.source.name).stem().string();
    return stem.empty() ? "awaitscope" : stem;
}

}  // namespace

ExportResult export_view(const Assets& assets, const Model& model, const std::string& format) {
    ExportResult result;
    if (format == "png") {
        result.file = name_of(model) + ".png";
        const PictureResult picture = take_picture(assets, model, PictureOptions{});
        result.error = picture.error.empty() ? write_png(picture.image, result.file) : picture.error;
        return result;
    }
    const ExportFormat* known = find_format(format);
    if (known == nullptr) {
        result.error = "there is no export format named " + format;
        return result;
    }
    ExportOptions options;
    options.axis = model.axis;
    options.light = model.look.theme == Theme::light || model.look.theme == Theme::projector;
    StringSink sink;
    known->write(*model.document.index, options, sink);
    result.file = name_of(model) + std::string(known->extension);
    result.error = save_text(result.file, sink.text());
    return result;
}

}  // namespace awaitscope
