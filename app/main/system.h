// The operating system as the command line sees it: standard streams, files, the terminal.
#pragma once

#include "app/cli/outside.h"

#include <cstdio>

namespace awaitscope {

/// Writes to a C stream; remembers when that went wrong (a full disk, a closed pipe).
class StreamSink final : public Sink {
  public:
    /// `immediate`: nothing waits in a buffer. `before` is flushed ahead of every write here, so that what a
    /// program says on both streams comes out in its order.
    explicit StreamSink(std::FILE* stream, bool immediate = false, StreamSink* before = nullptr)
        : stream_(stream), immediate_(immediate), before_(before) {}
    void write(std::string_view bytes) override;
    void flush();
    bool failed() const { return failed_; }

  private:
    std::FILE* stream_;
    bool immediate_;
    StreamSink* before_;
    bool failed_ = false;
};

FileBytes read_file(const std::string& path);
std::string write_file(const std::string& path, const std::function<void(Sink&)>& fill);
/// Makes the folder, and those above it, if they are not there. Returns why not, or an empty text.
std::string make_folder(const std::string& path);

bool is_terminal(std::FILE* stream);
/// Of the terminal behind the stream, or as COLUMNS says; 0 if unknown.
int terminal_columns(std::FILE* stream);
/// NO_COLOR and TERM=dumb say no.
bool wants_colour();
double wall_clock();

}  // namespace awaitscope
