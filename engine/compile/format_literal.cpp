#include "engine/compile/format_literal.h"

namespace awaitscope {

namespace {

constexpr int kMaxDigits = 3;

class FormatReader {
  public:
    explicit FormatReader(std::string_view format) : format_(format) {}

    bool at_end() const { return position_ == format_.size(); }

    /// Text up to the next conversion, with %% made %.
    std::string literal() {
        std::string text;
        while (!at_end()) {
            char c = format_[position_];
            if (c == '%') {
                if (position_ + 1 >= format_.size() || format_[position_ + 1] != '%') break;
                ++position_;
            }
            text += c;
            ++position_;
        }
        return text;
    }

    std::optional<FormatPart> conversion() {
        ++position_;  // the percent sign
        bool left = false;
        while (!at_end() && std::string_view("-+ #0").find(format_[position_]) != std::string_view::npos) {
            left |= format_[position_] == '-';
            ++position_;
        }
        std::optional<int> width = number();
        std::optional<int> precision;
        if (!failed_ && !at_end() && format_[position_] == '.') {
            ++position_;
            precision = number();
            if (!precision) precision = 0;
        }
        if (failed_ || at_end()) return std::nullopt;
        FormatPart part;
        part.conversion = format_[position_++];
        if (part.conversion != 's' && part.conversion != 'r' && part.conversion != 'a') return std::nullopt;
        if (!left && width.value_or(0) > 0) part.spec += '>';
        if (width) part.spec += std::to_string(*width);
        if (precision) part.spec += '.' + std::to_string(*precision);
        return part;
    }

  private:
    std::optional<int> number() {
        int digits = 0;
        int value = 0;
        for (; !at_end() && format_[position_] >= '0' && format_[position_] <= '9'; ++position_) {
            value = value * 10 + (format_[position_] - '0');
            if (++digits == kMaxDigits) failed_ = true;
            if (failed_) return std::nullopt;
        }
        if (digits == 0) return std::nullopt;
        return value;
    }

    std::string_view format_;
    std::size_t position_ = 0;
    bool failed_ = false;
};

}  // namespace

std::optional<std::vector<FormatPart>> split_format(std::string_view format, std::size_t operands) {
    FormatReader reader(format);
    std::vector<FormatPart> parts;
    std::size_t used = 0;
    while (true) {
        std::string text = reader.literal();
        if (!text.empty()) parts.push_back({std::move(text), 0, {}});
        if (reader.at_end()) break;
        if (used++ == operands) return std::nullopt;
        auto part = reader.conversion();
        if (!part) return std::nullopt;
        parts.push_back(std::move(*part));
    }
    if (used != operands) return std::nullopt;
    return parts;
}

}  // namespace awaitscope
