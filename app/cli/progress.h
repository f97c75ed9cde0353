// How far a long piece of work has come, on one line of the terminal that goes away in the end.
#pragma once

#include "app/cli/outside.h"

#include <string>

namespace awaitscope {

/// Says nothing during the first second, and nothing at all where standard error is no terminal.
class ProgressLine {
  public:
    explicit ProgressLine(const Outside& outside);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    bool is_wanted() const { return is_wanted_; }
    /// True now and then: it is time to say something.
    bool is_due();
    void say(const std::string& words);

  private:
    const Outside& outside_;
    bool is_wanted_;
    double begin_;
    double last_ = 0;
    bool shown_ = false;
};

/// Hands bytes on and says how many there were.
class CountingSink final : public Sink {
  public:
    CountingSink(Sink& sink, ProgressLine& progress) : sink_(sink), progress_(progress) {}
    void write(std::string_view bytes) override;

  private:
    Sink& sink_;
    ProgressLine& progress_;
    std::uint64_t bytes_ = 0;
};

}  // namespace awaitscope
