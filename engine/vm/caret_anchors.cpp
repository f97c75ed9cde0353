#include "engine/vm/caret_anchors.h"

#include "engine/syntax/arena.h"
#include "engine/syntax/parser.h"
#include "engine/vm/traceback.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace awaitscope {

namespace {

using Line = std::u32string;

bool is_blank(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || (c >= 0x1c && c <= 0x1f) || c == 0x85 || c == 0xa0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000;
}

/// East Asian Width W and F, in rough blocks: enough for the text that stands in source lines.
bool is_wide(char32_t c) {
    static constexpr char32_t kWide[][2] = {
        {0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},   {0x2614, 0x2615},
        {0x2648, 0x2653},   {0x26a1, 0x26a1},   {0x26bd, 0x26be},   {0x26c4, 0x26c5},   {0x26d4, 0x26d4},
        {0x2705, 0x2705},   {0x270a, 0x270b},   {0x2728, 0x2728},   {0x274c, 0x274c},   {0x2753, 0x2755},
        {0x2795, 0x2797},   {0x2b50, 0x2b50},   {0x2e80, 0x303e},   {0x3041, 0x33ff},   {0x3400, 0x4dbf},
        {0x4e00, 0x9fff},   {0xa000, 0xa4cf},   {0xa960, 0xa97c},   {0xac00, 0xd7a3},   {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},   {0xff01, 0xff60},   {0xffe0, 0xffe6},   {0x1f300, 0x1f64f}, {0x1f680, 0x1f6fc},
        {0x1f7e0, 0x1f7eb}, {0x1f900, 0x1f9ff}, {0x1fa70, 0x1faff}, {0x20000, 0x3fffd}};
    return std::any_of(std::begin(kWide), std::end(kWide),
                       [c](const auto& r) { return c >= r[0] && c <= r[1]; });
}

std::size_t count_leading_blanks(const Line& line) {
    std::size_t n = 0;
    while (n < line.size() && is_blank(line[n])) ++n;
    return n;
}

/// textwrap.dedent: takes the longest common leading whitespace off; lines of blanks only become empty.
void dedent(std::vector<Line>& lines) {
    std::optional<Line> margin;
    for (Line& line : lines) {
        const std::size_t blanks = count_leading_blanks(line);
        if (blanks == line.size()) {
            line.clear();
            continue;
        }
        if (!margin) {
            margin = line.substr(0, blanks);
            continue;
        }
        std::size_t common = 0;
        while (common < blanks && common < margin->size() && (*margin)[common] == line[common]) ++common;
        margin->resize(common);
    }
    if (!margin || margin->empty()) return;
    for (Line& line : lines)
        if (!line.empty()) line.erase(0, margin->size());
}

std::size_t characters_before(std::string_view line, std::size_t byte_offset) {
    return decode_utf8(line.substr(0, std::min(byte_offset, line.size()))).size();
}

struct Position {
    std::size_t line, column;
};

/// Where the secondary markers begin and end, relative to the segment.
struct Anchors {
    Position left, right;
    char32_t primary, secondary;
};

/// Walks over the segment in characters, as the Python code does with (lineno, col) pairs.
class SegmentWalker {
  public:
    explicit SegmentWalker(const std::vector<Line>& lines) : lines_(lines) {}

    /// False where the Python code's assertion would fail, which it treats as "no anchors".
    bool make_valid(Position& at) const {
        while (at.line < lines_.size() && at.column >= lines_[at.line].size()) at = {at.line + 1, 0};
        return at.line < lines_.size();
    }

    template <class Stop>
    bool advance_until(Position& at, Stop stop) const {
        while (true) {
            const char32_t c = lines_[at.line][at.column];
            if (c == U'\\' || c == U'#') {
                at = {at.line + 1, 0};
            } else if (stop(c)) {
                return true;
            } else {
                ++at.column;
            }
            if (!make_valid(at)) return false;
        }
    }

    char32_t at(Position p) const { return lines_[p.line][p.column]; }
    std::size_t length(std::size_t line) const { return lines_[line].size(); }

  private:
    const std::vector<Line>& lines_;
};

class AnchorFinder {
  public:
    /// `lines`: the segment that the failing instruction covers.
    explicit AnchorFinder(const std::vector<Line>& lines) : walker_(lines) {
        for (const Line& line : lines) utf8_.push_back(encode_utf8(line));
    }

    std::optional<Anchors> find() {
        std::string text = "(\n";
        for (std::size_t i = 0; i < utf8_.size(); ++i) text += (i ? "\n" : "") + utf8_[i];
        text += "\n)";
        Arena arena;
        const ParseResult parsed = parse(SourceText("<segment>", text), arena);
        if (!parsed.ok() || parsed.module->body.size() != 1) return std::nullopt;
        const auto* statement = ast::try_as<ast::ExprStmt>(parsed.module->body[0]);
        if (!statement) return std::nullopt;
        if (const auto* operation = ast::try_as<ast::BinOp>(statement->value)) return of_operator(*operation);
        if (const auto* subscript = ast::try_as<ast::Subscript>(statement->value))
            return of_brackets(*subscript->value, *subscript, U'[');
        if (const auto* call = ast::try_as<ast::Call>(statement->value))
            return of_brackets(*call->func, *call, U'(');
        return std::nullopt;
    }

  private:
    Position end_of(const ast::Expr& expression) const {
        const std::size_t line = expression.span.end_line - 2;
        return {line, characters_before(utf8_[line], expression.span.end_column)};
    }

    std::optional<Anchors> of_operator(const ast::BinOp& operation) {
        Position left = end_of(*operation.left);
        if (!walker_.make_valid(left)) return std::nullopt;
        if (!walker_.advance_until(left, [](char32_t c) { return !is_blank(c) && c != U')'; }))
            return std::nullopt;
        // The operator has one or two characters, on one line, before the right operand.
        Position right{left.line, left.column + 1};
        const SourceSpan& operand = operation.right->span;
        const std::size_t operand_line = operand.line - 2;
        if (right.column < walker_.length(right.line) &&
            (operand_line > right.line ||
             right.column < characters_before(utf8_[operand_line], operand.column))) {
            const char32_t c = walker_.at(right);
            if (!is_blank(c) && c != U'\\' && c != U'#') ++right.column;
        }
        return Anchors{left, right, U'~', U'^'};
    }

    std::optional<Anchors> of_brackets(const ast::Expr& before, const ast::Expr& whole, char32_t bracket) {
        Position left = end_of(before);
        if (!walker_.make_valid(left)) return std::nullopt;
        if (!walker_.advance_until(left, [bracket](char32_t c) { return c == bracket; })) return std::nullopt;
        return Anchors{left, end_of(whole), U'~', U'^'};
    }

    std::vector<std::string> utf8_;
    SegmentWalker walker_;
};

/// True if the statement is `return f(...)` or `x = f(...)` and the call is the whole span: then markers say
/// nothing.
bool call_fills_statement(const std::vector<Line>& lines, std::size_t start, std::size_t end) {
    std::string text;
    for (const Line& line : lines) text += encode_utf8(line) + "\n";
    Arena arena;
    const ParseResult parsed = parse(SourceText("<lines>", text), arena);
    if (!parsed.ok() || parsed.module->body.empty()) return false;
    const ast::Stmt* statement = parsed.module->body[0];
    const ast::Call* call = nullptr;
    if (const auto* returned = ast::try_as<ast::Return>(statement)) {
        call = ast::try_as<ast::Call>(returned->value);
        if (call && !ast::try_as<ast::Name>(call->func)) call = nullptr;
    } else if (const auto* assigned = ast::try_as<ast::Assign>(statement)) {
        if (assigned->targets.size() == 1 && ast::try_as<ast::Name>(assigned->targets[0]))
            call = ast::try_as<ast::Call>(assigned->value);
    }
    return call && call->span.line == 1 && call->span.end_line == lines.size() &&
           call->span.column == start && call->span.end_column == end;
}

/// The body of a `def` or `class` cut off at the span does not parse; the Python code then shows carets.
bool should_show(const std::vector<Line>& lines, std::size_t start, std::size_t end, bool has_anchors) {
    if (call_fills_statement(lines, start, end)) return false;
    if (has_anchors) return true;
    const Line before = lines.front().substr(0, start);
    const Line after = lines.back().substr(std::min(end, lines.back().size()));
    return count_leading_blanks(before) != before.size() || count_leading_blanks(after) != after.size();
}

class MarkedLines {
  public:
    MarkedLines(std::vector<Line> lines, std::size_t start, std::size_t end)
        : lines_(std::move(lines)), start_(start), end_(end) {
        std::vector<Line> segment = lines_;
        segment.back().resize(std::min(end_, segment.back().size()));
        segment.front().erase(0, std::min(start_, segment.front().size()));
        anchors_ = AnchorFinder(segment).find();
        show_ = should_show(lines_, start_, end_, anchors_.has_value());
        if (anchors_) place_anchors();
    }

    std::vector<Line> write() {
        std::vector<Line> out;
        const std::vector<std::size_t> shown = significant_lines();
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const std::size_t gap = i ? shown[i] - shown[i - 1] : 0;
            if (gap == 2) write_line(out, shown[i] - 1);
            if (gap > 2) out.push_back(decode_utf8("...<" + std::to_string(gap - 1) + " lines>..."));
            write_line(out, shown[i]);
        }
        return out;
    }

  private:
    void place_anchors() {
        // The anchors count from the start of the segment, the markers from the start of the line, in cells.
        if (anchors_->left.line == 0) anchors_->left.column += start_;
        if (anchors_->right.line == 0) anchors_->right.column += start_;
        anchors_->left.column = display_width(lines_[anchors_->left.line], anchors_->left.column);
        anchors_->right.column = display_width(lines_[anchors_->right.line], anchors_->right.column);
    }

    std::vector<std::size_t> significant_lines() const {
        std::set<std::size_t> lines = {0, lines_.size() - 1};
        if (anchors_) {
            for (const std::size_t centre : {anchors_->left.line, anchors_->right.line})
                for (std::size_t line = centre ? centre - 1 : 0; line <= centre + 1; ++line)
                    if (line < lines_.size()) lines.insert(line);
        }
        return {lines.begin(), lines.end()};
    }

    bool within_anchors(std::size_t line, std::size_t cell) const {
        const bool after_left =
            line > anchors_->left.line || (line == anchors_->left.line && cell >= anchors_->left.column);
        const bool before_right =
            line < anchors_->right.line || (line == anchors_->right.line && cell < anchors_->right.column);
        return after_left && before_right;
    }

    void write_line(std::vector<Line>& out, std::size_t number) const {
        const Line& line = lines_[number];
        out.push_back(line);
        if (!show_) return;
        const std::size_t blanks = count_leading_blanks(line);
        const std::size_t first = number == 0 ? display_width(line, start_) : 0;
        const std::size_t count =
            number + 1 == lines_.size() ? display_width(line, end_) : display_width(line, line.size());
        Line markers;
        for (std::size_t cell = 0; cell < count; ++cell) {
            if (cell < blanks || cell < first)
                markers += U' ';
            else if (anchors_)
                markers += within_anchors(number, cell) ? anchors_->secondary : anchors_->primary;
            else
                markers += U'^';
        }
        out.push_back(std::move(markers));
    }

    std::vector<Line> lines_;
    std::size_t start_, end_;  ///< characters, in the first and the last line
    std::optional<Anchors> anchors_;
    bool show_ = false;
};

std::string indented(const std::vector<Line>& lines) {
    std::string text;
    for (const Line& line : lines) text += "    " + encode_utf8(line) + "\n";
    return text;
}

}  // namespace

std::size_t display_width(std::u32string_view line, std::size_t end) {
    end = std::min(end, line.size());
    return end + static_cast<std::size_t>(
                     std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(end), is_wide));
}

std::string format_marked_lines(std::string_view text, const SourceSpan& span, bool has_columns) {
    std::vector<Line> lines;
    const std::uint32_t last = has_columns ? std::max(span.line, span.end_line) : span.line;
    for (std::uint32_t number = span.line; number <= last; ++number) {
        Line line = decode_utf8(source_line(text, number));
        while (!line.empty() && is_blank(line.back())) line.pop_back();
        lines.push_back(std::move(line));
    }
    const std::size_t original_length = lines.front().size();
    dedent(lines);
    if (std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.empty(); })) return {};
    if (!has_columns) return indented({lines.front()});
    const std::size_t removed = original_length - lines.front().size();
    const auto after_dedent = [removed](std::size_t n) { return n > removed ? n - removed : 0; };
    const std::size_t start = after_dedent(characters_before(source_line(text, span.line), span.column));
    const std::size_t end = after_dedent(characters_before(source_line(text, last), span.end_column));
    std::vector<Line> marked = MarkedLines(std::move(lines), start, end).write();
    dedent(marked);
    return indented(marked);
}

std::u32string decode_utf8(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        char32_t c = length == 1 ? lead : lead & (0x7fu >> length);
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
            c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3fu);
        out += c;
        i += length;
    }
    return out;
}

std::string encode_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text) {
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += static_cast<char>(0xc0 | (c >> 6));
            out += static_cast<char>(0x80 | (c & 0x3f));
        } else if (c < 0x10000) {
            out += static_cast<char>(0xe0 | (c >> 12));
            out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
            out += static_cast<char>(0x80 | (c & 0x3f));
        } else {
            out += static_cast<char>(0xf0 | (c >> 18));
            out += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
            out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
            out += static_cast<char>(0x80 | (c & 0x3f));
        }
    }
    return out;
}

}  // namespace awaitscope
