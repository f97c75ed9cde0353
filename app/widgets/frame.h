// The one panel style: a rounded box with a 1 px border, a small dim title, and a body that scrolls if it
// must.
#pragma once

#include "app/widgets/style.h"

#include <span>
#include <string_view>

namespace awaitscope {

/// Design sizes that panels share.
namespace metrics {
inline constexpr float kGap = 10;      ///< between panels
inline constexpr float kRadius = 8;    ///< of panels
inline constexpr float kHeader = 36;   ///< height of a panel's title row
inline constexpr float kPadding = 14;  ///< from a panel's border to its words
inline constexpr float kSmall = 12;    ///< type sizes
inline constexpr float kTitle = 13;
inline constexpr float kBody = 14;
inline constexpr float kLarge = 16;
inline constexpr float kCode = 14;
}  // namespace metrics

struct FrameTitle {
    std::string_view text;   ///< empty: no title row
    std::string_view extra;  ///< to the right, quieter
};

/// Draws a panel's frame and opens its body; the destructor closes it. `content_height` tells what the body
/// needs, so that the body scrolls and the layout can give each panel what it asks for.
class PanelFrame {
  public:
    PanelFrame(const Style& style, const char* id, Rect box, FrameTitle title, bool scrolls = true);
    ~PanelFrame();
    PanelFrame(const PanelFrame&) = delete;
    PanelFrame& operator=(const PanelFrame&) = delete;

    /// Where the body is on the screen, without padding.
    Rect body() const { return body_; }
    /// Where content starts: the body's top left corner, moved by the scroll position.
    ImVec2 origin() const { return origin_; }
    /// Width for content: the body's, less the scroll bar if there is one.
    float width() const { return width_; }
    /// Room to the right in the title row, for controls of the panel.
    Rect header() const { return header_; }
    ImDrawList& list() const;

    /// Call once the content's size is known (device pixels, padding included).
    void set_content_height(float height) { set_content_size(0, height); }
    /// A width of more than width() makes the body scroll sideways too.
    void set_content_size(float width, float height);

    /// Height of the whole panel for a body of `content` device pixels.
    static float height_for(const Style& style, float content, bool titled = true);

  private:
    Rect body_;
    Rect header_;
    ImVec2 origin_;
    float width_ = 0;
};

/// The names of several panels that share a place, in the title row of the one that is shown. Returns the one
/// that was clicked, else -1. Call after the frame is closed; its own title must be blank.
int draw_title_tabs(const Style& style, const char* id, Rect box, std::span<const std::string_view> names,
                    int chosen);

/// A small, dim heading inside a panel. Returns the height that it took.
float draw_heading(ImDrawList& list, const Style& style, ImVec2 at, std::string_view text);

/// What an empty panel says, centred and dim, wrapped to the box.
void draw_empty(ImDrawList& list, const Style& style, Rect box, std::string_view text);

}  // namespace awaitscope
