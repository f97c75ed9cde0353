#include "app/cli/progress.h"

#include <fmt/format.h>

namespace awaitscope {

ProgressLine::ProgressLine(const Outside& outside)
    : outside_(outside),
      is_wanted_(outside.err_is_terminal && outside.clock),
      begin_(is_wanted_ ? outside.clock() : 0) {}

ProgressLine::~ProgressLine() {
    if (shown_) outside_.err.write("\r\x1b[K");
}

bool ProgressLine::is_due() {
    if (!is_wanted_) return false;
    const double elapsed = outside_.clock() - begin_;
    if (elapsed < 1 || elapsed - last_ < 0.1) return false;
    last_ = elapsed;
    return true;
}

void ProgressLine::say(const std::string& words) {
    shown_ = true;
    outside_.err.write("\r\x1b[K" + words);
}

void CountingSink::write(std::string_view bytes) {
    sink_.write(bytes);
    bytes_ += bytes.size();
    if (progress_.is_due())
        progress_.say(fmt::format("{:.1f} MB written", static_cast<double>(bytes_) / 1e6));
}

}  // namespace awaitscope
