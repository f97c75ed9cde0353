// The operating system as the command line sees it: standard streams, files, the terminal.
#pragma once

#include "app/cli/outside.h"

#include <cstdio>

namespace awaitscope {

/// Writes to a C stream at once; remembers when that went wrong (a full disk, a closed pipe).
class StreamSink final : public Sink {
  public:
    explicit StreamSink(std::FILE* stream) : stream_(stream) {}
    void write(std::string_view bytes) override;
    bool failed() const { return failed_; }

  private:
    std::FILE* stream_;
    bool failed_ = false;
};

FileBytes read_file(const std::string& path);
std::string write_file(const std::string& path, const std::function<void(Sink&)>& fill);

bool is_terminal(std::FILE* stream);
/// Of the terminal behind the stream, or as COLUMNS says; 0 if unknown.
int terminal_columns(std::FILE* stream);
/// NO_COLOR and TERM=dumb say no.
bool wants_colour();
double wall_clock();

}  // namespace awaitscope
