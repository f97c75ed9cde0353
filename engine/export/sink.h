// Where an export goes. Writers never hold a whole output: memory does not grow with it.
#pragma once

#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace awaitscope {

/// Takes bytes in order. What becomes of a full disk is the sink's own affair.
class Sink {
  public:
    virtual ~Sink() = default;
    virtual void write(std::string_view bytes) = 0;
};

/// Keeps everything: tests, the clipboard.
class StringSink final : public Sink {
  public:
    void write(std::string_view bytes) override { text_.append(bytes); }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

/// Collects small pieces into large ones on their way to a sink. Empty it with flush() at the end; the
/// destructor does so too.
class SinkWriter {
  public:
    explicit SinkWriter(Sink& sink) : sink_(sink) { buffer_.reserve(kPiece + 4096); }
    ~SinkWriter() { flush(); }
    SinkWriter(const SinkWriter&) = delete;
    SinkWriter& operator=(const SinkWriter&) = delete;

    void text(std::string_view text) {
        buffer_.append(text);
        if (buffer_.size() >= kPiece) flush();
    }
    void character(char c) { buffer_.push_back(c); }
    void number(std::int64_t number) {
        const fmt::format_int digits(number);
        buffer_.append(digits.data(), digits.size());
    }

    template <typename... Args>
    void format(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(buffer_), format, std::forward<Args>(args)...);
        if (buffer_.size() >= kPiece) flush();
    }

    void flush() {
        if (!buffer_.empty()) sink_.write(buffer_);
        buffer_.clear();
    }

  private:
    static constexpr std::size_t kPiece = 64 * 1024;
    Sink& sink_;
    std::string buffer_;
};

}  // namespace awaitscope
