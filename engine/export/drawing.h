// A picture as shapes: what SVG writes down, and what a painter turns into pixels. Pictures are laid out
// once, here, so that a slide's SVG and its PNG show the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

enum class TextFace : std::uint8_t { body, strong, code };
enum class Anchor : std::uint8_t { start, middle, end };

/// One shape, in design pixels from the top left corner. Colours are "#RRGGBB" and outlive the drawing.
struct Shape {
    enum class Kind : std::uint8_t {
        box,     ///< filled
        frame,   ///< the outline of a box
        hatch,   ///< a box filled with slanted lines
        line,    ///< from (x, y) to (x + width, y + height)
        dashes,  ///< the same, dashed
        play,    ///< a triangle that points to the right, in that box
        down,    ///< a triangle that points down, in that box
        arrow,   ///< bends from (x, y) to (x + width, y + height), with a tip there
        dot,     ///< a disc in that box
        text,    ///< its baseline starts (or has its middle or end) at (x, y)
    };
    Kind kind = Kind::box;
    TextFace face = TextFace::body;
    Anchor anchor = Anchor::start;
    float x = 0, y = 0, width = 0, height = 0;
    float rounding = 0;   ///< of boxes
    float thickness = 1;  ///< of lines
    float size = 14;      ///< of text
    float opacity = 1;
    std::string_view colour;
    std::string text{};  ///< of text; of a dot: what it stands for, where the reader can be asked for it
};

class Drawing {
  public:
    Drawing(float width, float height, std::string_view background, std::string title);

    float width() const { return width_; }
    float height() const { return height_; }
    std::string_view background() const { return background_; }
    const std::string& title() const { return title_; }
    const std::vector<Shape>& shapes() const { return shapes_; }

    void add(Shape shape) { shapes_.push_back(std::move(shape)); }
    void box(float x, float y, float width, float height, std::string_view colour, float rounding = 0,
             float opacity = 1);
    void frame(float x, float y, float width, float height, std::string_view colour, float rounding = 0,
               float opacity = 1);
    void hatch(float x, float y, float width, float height, std::string_view colour);
    void line(float x0, float y0, float x1, float y1, std::string_view colour, float thickness = 1);
    void dashes(float x0, float y0, float x1, float y1, std::string_view colour);
    void arrow(float x0, float y0, float x1, float y1, std::string_view colour);
    /// A sign in a box: play, down or dot.
    void sign(Shape::Kind kind, float x, float y, float width, float height, std::string_view colour,
              std::string text = {});
    void text(float x, float y, float size, std::string_view colour, std::string words,
              TextFace face = TextFace::body, Anchor anchor = Anchor::start);

  private:
    float width_, height_;
    std::string_view background_;
    std::string title_;
    std::vector<Shape> shapes_;
};

/// About how wide a text will be; exact for TextFace::code.
float text_width(std::string_view text, float size, TextFace face);
/// The text cut to about that width, with control characters made visible.
std::string fit_text(std::string_view text, float size, TextFace face, float width);

}  // namespace awaitscope
