#include "app/shell/rasteriser.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace awaitscope {
namespace {

/// Corners are rounded to 1/256 pixel, so that two triangles that share an edge never both own a pixel of it.
constexpr std::int64_t kSubpixel = 256;

struct Corner {
    std::int64_t x = 0;  ///< in subpixels
    std::int64_t y = 0;
    float u = 0;
    float v = 0;
    float color[4] = {};  ///< red, green, blue, alpha; 0 to 255
};

struct Bounds {
    int left = 0;
    int top = 0;
    int right = 0;  ///< exclusive
    int bottom = 0;
};

/// One edge function: its value at pixel centres is >= 0 on the inner side, with the top-left rule folded in.
struct Edge {
    std::int64_t step_x = 0;
    std::int64_t step_y = 0;
    std::int64_t origin = 0;  ///< value at the centre of pixel (0, 0)

    Edge(const Corner& from, const Corner& to) {
        const std::int64_t dx = to.x - from.x;
        const std::int64_t dy = to.y - from.y;
        step_x = -dy * kSubpixel;
        step_y = dx * kSubpixel;
        const std::int64_t half = kSubpixel / 2;
        origin = dx * (half - from.y) - dy * (half - from.x);
        const bool top_or_left = dy < 0 || (dy == 0 && dx > 0);
        if (!top_or_left) origin -= 1;
    }
};

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    const std::int64_t q = a / b;
    return (a % b != 0 && (a < 0) != (b < 0)) ? q - 1 : q;
}

class Texture {
  public:
    explicit Texture(const ImTextureData* data) : data_(data) {}

    /// Bilinear, clamped at the border; four channels from 0 to 1.
    void sample(float u, float v, float out[4]) const {
        if (data_ == nullptr || data_->Pixels == nullptr) {
            std::fill(out, out + 4, 1.0f);
            return;
        }
        const float x = u * static_cast<float>(data_->Width) - 0.5f;
        const float y = v * static_cast<float>(data_->Height) - 0.5f;
        const int x0 = static_cast<int>(std::floor(x));
        const int y0 = static_cast<int>(std::floor(y));
        const float fx = x - static_cast<float>(x0);
        const float fy = y - static_cast<float>(y0);
        const float weights[4] = {(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy};
        std::fill(out, out + 4, 0.0f);
        for (int corner = 0; corner < 4; ++corner) {
            const int tx = std::clamp(x0 + (corner & 1), 0, data_->Width - 1);
            const int ty = std::clamp(y0 + (corner >> 1), 0, data_->Height - 1);
            const unsigned char* p = data_->Pixels + (tx + ty * data_->Width) * data_->BytesPerPixel;
            for (int channel = 0; channel < 4; ++channel) {
                const float value = data_->BytesPerPixel == 4 ? p[channel] : (channel == 3 ? p[0] : 255);
                out[channel] += weights[corner] * value / 255.0f;
            }
        }
    }

  private:
    const ImTextureData* data_;
};

void mix(std::uint8_t* pixel, const float color[4]) {
    const float alpha = color[3] / 255.0f;
    for (int channel = 0; channel < 3; ++channel) {
        const float under = pixel[channel];
        pixel[channel] = static_cast<std::uint8_t>(under + (color[channel] - under) * alpha + 0.5f);
    }
}

/// Narrows [first, last] to the pixels of row `y` that lie inside `edge`.
void narrow(const Edge& edge, int y, std::int64_t& first, std::int64_t& last) {
    const std::int64_t at_zero = edge.origin + edge.step_y * y;
    if (edge.step_x == 0) {
        if (at_zero < 0) last = first - 1;
    } else if (edge.step_x > 0) {
        first = std::max(first, -floor_div(at_zero, edge.step_x));
    } else {
        last = std::min(last, floor_div(at_zero, -edge.step_x));
    }
}

class Painter {
  public:
    Painter(Image& image, const Texture& texture, Bounds clip)
        : image_(image), texture_(texture), clip_(clip) {}

    void triangle(Corner a, Corner b, Corner c) const {
        std::int64_t area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        if (area == 0) return;
        if (area < 0) {
            std::swap(b, c);
            area = -area;
        }
        const Edge edges[3] = {Edge(b, c), Edge(c, a), Edge(a, b)};
        const auto [low, high] = std::minmax({a.y, b.y, c.y});
        const int top = std::max(clip_.top, static_cast<int>(floor_div(low, kSubpixel)));
        const int bottom = std::min(clip_.bottom, static_cast<int>(floor_div(high, kSubpixel)) + 1);
        const bool flat = same_look(a, b) && same_look(a, c);
        float flat_color[4];
        if (flat) look(a.u, a.v, a.color, flat_color);
        for (int y = top; y < bottom; ++y) {
            std::int64_t first = clip_.left;
            std::int64_t last = clip_.right - 1;
            for (const Edge& edge : edges) narrow(edge, y, first, last);
            if (first > last) continue;
            std::uint8_t* pixel = image_.at(static_cast<int>(first), y);
            for (std::int64_t x = first; x <= last; ++x, pixel += 3) {
                if (flat) {
                    mix(pixel, flat_color);
                    continue;
                }
                float weight[3];
                for (int i = 0; i < 3; ++i) {
                    weight[i] =
                        static_cast<float>(edges[i].origin + edges[i].step_x * x + edges[i].step_y * y) /
                        static_cast<float>(area);
                }
                shade(pixel, a, b, c, weight);
            }
        }
    }

  private:
    static bool same_look(const Corner& a, const Corner& b) {
        return a.u == b.u && a.v == b.v && std::equal(a.color, a.color + 4, b.color);
    }

    void look(float u, float v, const float color[4], float out[4]) const {
        float texel[4];
        texture_.sample(u, v, texel);
        for (int i = 0; i < 4; ++i) out[i] = color[i] * texel[i];
    }

    void shade(std::uint8_t* pixel, const Corner& a, const Corner& b, const Corner& c,
               const float w[3]) const {
        float color[4];
        for (int i = 0; i < 4; ++i) color[i] = w[0] * a.color[i] + w[1] * b.color[i] + w[2] * c.color[i];
        float out[4];
        look(w[0] * a.u + w[1] * b.u + w[2] * c.u, w[0] * a.v + w[1] * b.v + w[2] * c.v, color, out);
        mix(pixel, out);
    }

    Image& image_;
    const Texture& texture_;
    Bounds clip_;
};

Corner corner_of(const ImDrawVert& vertex, ImVec2 origin, ImVec2 scale) {
    Corner corner;
    corner.x = std::llround((vertex.pos.x - origin.x) * scale.x * static_cast<float>(kSubpixel));
    corner.y = std::llround((vertex.pos.y - origin.y) * scale.y * static_cast<float>(kSubpixel));
    corner.u = vertex.uv.x;
    corner.v = vertex.uv.y;
    const int shifts[4] = {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT, IM_COL32_A_SHIFT};
    for (int i = 0; i < 4; ++i) corner.color[i] = static_cast<float>((vertex.col >> shifts[i]) & 0xFF);
    return corner;
}

Bounds clip_of(const ImDrawCmd& command, const ImDrawData& data, const Image& image) {
    const ImVec2 origin = data.DisplayPos;
    const ImVec2 scale = data.FramebufferScale;
    Bounds clip;
    clip.left = std::max(0, static_cast<int>((command.ClipRect.x - origin.x) * scale.x));
    clip.top = std::max(0, static_cast<int>((command.ClipRect.y - origin.y) * scale.y));
    clip.right = std::min(image.width, static_cast<int>((command.ClipRect.z - origin.x) * scale.x));
    clip.bottom = std::min(image.height, static_cast<int>((command.ClipRect.w - origin.y) * scale.y));
    return clip;
}

}  // namespace

void accept_textures(ImDrawData& data) {
    if (data.Textures == nullptr) return;
    for (ImTextureData* texture : *data.Textures) {
        switch (texture->Status) {
            case ImTextureStatus_WantCreate:
                texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID + 1));
                texture->SetStatus(ImTextureStatus_OK);
                break;
            case ImTextureStatus_WantUpdates: texture->SetStatus(ImTextureStatus_OK); break;
            case ImTextureStatus_WantDestroy:
                texture->SetTexID(ImTextureID_Invalid);
                texture->SetStatus(ImTextureStatus_Destroyed);
                break;
            default: break;
        }
    }
}

Image rasterise(const ImDrawData& data, Color background) {
    Image image(static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x),
                static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y));
    for (std::size_t i = 0; i < image.pixels.size(); i += 3) {
        image.pixels[i] = static_cast<std::uint8_t>(background.rgb >> 16);
        image.pixels[i + 1] = static_cast<std::uint8_t>(background.rgb >> 8);
        image.pixels[i + 2] = static_cast<std::uint8_t>(background.rgb);
    }
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.UserCallback != nullptr) continue;
            const Texture texture(command.TexRef._TexData);
            const Painter painter(image, texture, clip_of(command, data, image));
            const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset;
            const ImDrawVert* vertex = list->VtxBuffer.Data + command.VtxOffset;
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                painter.triangle(corner_of(vertex[index[i]], data.DisplayPos, data.FramebufferScale),
                                 corner_of(vertex[index[i + 1]], data.DisplayPos, data.FramebufferScale),
                                 corner_of(vertex[index[i + 2]], data.DisplayPos, data.FramebufferScale));
            }
        }
    }
    return image;
}

}  // namespace awaitscope
