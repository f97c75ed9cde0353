#include "app/shell/export_view.h"

#include "app/shell/drawing_painter.h"
#include "app/shell/files.h"
#include "app/shell/screenshot.h"
#include "engine/export/formats.h"

#include <filesystem>
#include <optional>

namespace awaitscope {
namespace {

std::string name_of(const Model& model) {
    const std::string stem = std::filesystem::path(model.document.source.name).stem().string();
    return stem.empty() ? "awaitscope" : stem;
}

/// A folder of this machine's, made if it is not there.
class FilesBelow final : public Folder {
  public:
    explicit FilesBelow(std::filesystem::path path) : path_(std::move(path)) {
        std::error_code error;
        std::filesystem::create_directories(path_, error);
        if (error) error_ = "cannot make " + path_.string() + ": " + error.message();
    }
    const std::string& error() const { return error_; }
    std::string add(std::string_view name, const std::function<void(Sink&)>& fill) override {
        return save_pieces((path_ / name).string(), fill);
    }

  private:
    std::filesystem::path path_;
    std::string error_;
};

}  // namespace

ExportResult export_view(const Assets& assets, const Model& model, const std::string& format) {
    ExportResult result;
    if (format == kWindowPicture) {
        result.file = name_of(model) + "-window.png";
        const PictureResult picture = take_picture(assets, model, PictureOptions{});
        result.error = picture.error.empty() ? save_png(picture.image, result.file) : picture.error;
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
    options.title = model.document.lesson.title;
    options.summary = model.document.lesson.summary;
    std::optional<DrawingPainter> painter;
    if (known->needs_painter) {
        painter.emplace(assets);
        result.error = painter->error();
        if (!result.error.empty()) return result;
        options.painter = &*painter;
    }
    result.file = name_of(model) + std::string(known->extension);
    if (known->form == ExportForm::folder) {
        FilesBelow folder(result.file);
        result.error = folder.error();
        if (result.error.empty()) result.error = known->write_folder(*model.document.index, options, folder);
        return result;
    }
    result.error =
        save_pieces(result.file, [&](Sink& sink) { known->write(*model.document.index, options, sink); });
    return result;
}

}  // namespace awaitscope
