#include "engine/export/svg.h"

#include "engine/export/markup.h"

#include <cmath>
#include <map>

namespace awaitscope {
namespace {

class SvgWriter {
  public:
    SvgWriter(const Drawing& drawing, Sink& sink) : drawing_(drawing), out_(sink) {}

    void write() {
        write_head();
        for (const Shape& shape : drawing_.shapes()) write_shape(shape);
        out_.text("</svg>\n");
    }

  private:
    void write_head();
    void write_shape(const Shape& shape);
    void write_text(const Shape& shape);
    void write_arrow(const Shape& shape);

    /// A coordinate with at most one decimal, as short as it can be.
    void number(std::string_view name, float value) {
        out_.format(" {}=\"{}\"", name, std::round(value * 10) / 10);
    }
    void place(const Shape& shape) {
        number("x", shape.x);
        number("y", shape.y);
        number("width", shape.width);
        number("height", shape.height);
        if (shape.rounding > 0) number("rx", std::min(shape.rounding, shape.width / 2));
    }
    void end(const Shape& shape) {
        if (shape.opacity < 1) out_.format(" opacity=\"{:.2f}\"", shape.opacity);
        out_.text("/>\n");
    }
    /// Of definitions that each colour needs one of.
    static std::string id_of(std::string_view prefix, std::string_view colour) {
        return std::string(prefix).append(colour.substr(1));
    }

    const Drawing& drawing_;
    SinkWriter out_;
};

void SvgWriter::write_head() {
    out_.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
        "font-family=\"Inter, system-ui, sans-serif\" role=\"img\">\n<title>{2}</title>\n<defs>\n",
        drawing_.width(), drawing_.height(), markup_text(drawing_.title()));
    std::map<std::string_view, int> hatches, tips;
    for (const Shape& shape : drawing_.shapes()) {
        if (shape.kind == Shape::Kind::hatch) ++hatches[shape.colour];
        if (shape.kind == Shape::Kind::arrow) ++tips[shape.colour];
    }
    for (const auto& [colour, count] : hatches)
        out_.format(
            "<pattern id=\"{}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
            "patternTransform=\"rotate(45)\"><path d=\"M0 0V7\" stroke=\"{}\" stroke-width=\"2.2\" "
            "opacity=\"0.5\"/></pattern>\n",
            id_of("hatch-", colour), colour);
    for (const auto& [colour, count] : tips)
        out_.format(
            "<marker id=\"{}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" "
            "markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" "
            "fill=\"{}\"/></marker>\n",
            id_of("tip-", colour), colour);
    out_.text("</defs>\n");
}

// The bend leaves and arrives vertically where the two are close, and leans with the arrow where they are
// not.
void SvgWriter::write_arrow(const Shape& shape) {
    const float x1 = shape.x + shape.width, y1 = shape.y + shape.height;
    out_.format(
        "<path d=\"M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}\" fill=\"none\" stroke=\"{}\" "
        "stroke-width=\"{}\" marker-end=\"url(#{})\"",
        shape.x, shape.y, shape.x, shape.y + shape.height * 0.6f, x1 - 14, y1, x1, y1, shape.colour,
        shape.thickness, id_of("tip-", shape.colour));
    end(shape);
}

void SvgWriter::write_text(const Shape& shape) {
    out_.text("<text");
    number("x", shape.x);
    number("y", shape.y);
    out_.format(" font-size=\"{}\" fill=\"{}\"", shape.size, shape.colour);
    if (shape.face == TextFace::strong) out_.text(" font-weight=\"600\"");
    if (shape.face == TextFace::code)
        out_.text(" font-family=\"JetBrains Mono, ui-monospace, monospace\" xml:space=\"preserve\"");
    if (shape.anchor == Anchor::middle) out_.text(" text-anchor=\"middle\"");
    if (shape.anchor == Anchor::end) out_.text(" text-anchor=\"end\"");
    if (shape.opacity < 1) out_.format(" opacity=\"{:.2f}\"", shape.opacity);
    out_.format(">{}</text>\n", markup_text(shape.text));
}

void SvgWriter::write_shape(const Shape& shape) {
    const float x1 = shape.x + shape.width, y1 = shape.y + shape.height;
    switch (shape.kind) {
        case Shape::Kind::box:
            out_.text("<rect");
            place(shape);
            out_.format(" fill=\"{}\"", shape.colour);
            return end(shape);
        case Shape::Kind::frame:
            out_.text("<rect");
            place(shape);
            out_.format(" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"", shape.colour, shape.thickness);
            return end(shape);
        case Shape::Kind::hatch:
            out_.text("<rect");
            place(shape);
            out_.format(" fill=\"url(#{})\"", id_of("hatch-", shape.colour));
            return end(shape);
        case Shape::Kind::line:
        case Shape::Kind::dashes:
            out_.format("<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"{}\" stroke-width=\"{}\"{}",
                        shape.x, shape.y, x1, y1, shape.colour, shape.thickness,
                        shape.kind == Shape::Kind::dashes ? " stroke-dasharray=\"2 5\"" : "");
            return end(shape);
        case Shape::Kind::play:
            out_.format("<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}z\" fill=\"{}\"", shape.x,
                        shape.y, x1, shape.y + shape.height / 2, shape.x, y1, shape.colour);
            return end(shape);
        case Shape::Kind::down:
            out_.format("<path d=\"M{:.1f} {:.1f}H{:.1f}L{:.1f} {:.1f}z\" fill=\"{}\"", shape.x, shape.y, x1,
                        shape.x + shape.width / 2, y1, shape.colour);
            return end(shape);
        case Shape::Kind::dot:
            out_.format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\"",
                        shape.x + shape.width / 2, shape.y + shape.height / 2, shape.width / 2, shape.colour);
            if (shape.text.empty()) return end(shape);
            out_.format("><title>{}</title></circle>\n", markup_text(shape.text));
            return;
        case Shape::Kind::arrow: return write_arrow(shape);
        case Shape::Kind::text: return write_text(shape);
    }
}

}  // namespace

void write_svg_drawing(const Drawing& drawing, Sink& sink) {
    SvgWriter(drawing, sink).write();
}

}  // namespace awaitscope
