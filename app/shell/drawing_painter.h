// Pixels for the exporters' drawings, with the program's own fonts and no display.
#pragma once

#include "app/shell/assets.h"
#include "app/widgets/style.h"
#include "engine/export/pixels.h"

#include <string>

struct ImGuiContext;

namespace awaitscope {

class DrawingPainter final : public PicturePainter {
  public:
    explicit DrawingPainter(const Assets& assets);
    ~DrawingPainter() override;
    DrawingPainter(const DrawingPainter&) = delete;
    DrawingPainter& operator=(const DrawingPainter&) = delete;

    /// Empty, or why it cannot paint: a font is missing.
    const std::string& error() const { return error_; }

    Image paint(const Drawing& drawing, double scale) override;

  private:
    ImGuiContext* before_;
    ImGuiContext* context_;
    Fonts fonts_{};
    std::string error_;
};

}  // namespace awaitscope
