// Draws Dear ImGui's output into memory, with no display, driver or GPU.
//
// Pictures for slides, for tests and for `awaitscope screenshot` come from here. The road not taken is an
// off-screen OpenGL context (EGL or OSMesa): it needs a driver on the machine, and differs between drivers.
// Dear ImGui only ever asks for triangles with colours and one texture, which is little to do by hand and
// then gives the same pixels everywhere.
#pragma once

#include "app/shell/image.h"
#include "app/widgets/palette.h"

struct ImDrawData;

namespace awaitscope {

/// Answers ImGui's texture requests as a graphics driver would. Call once after each ImGui::Render().
void accept_textures(ImDrawData& data);

/// The picture of `data` over `background`. Pixels are framebuffer pixels (DisplaySize × FramebufferScale).
Image rasterise(const ImDrawData& data, Color background);

}  // namespace awaitscope
