#include "app/main/system.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace awaitscope {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string error_text(int number) {
    return "[Errno " + std::to_string(number) + "] " + std::strerror(number);
}

FileBytes read_stream(std::FILE* stream) {
    FileBytes file;
    char piece[64 * 1024];
    for (std::size_t count = 0; (count = std::fread(piece, 1, sizeof piece, stream)) > 0;)
        file.bytes.append(piece, count);
    if (std::ferror(stream)) file.error = error_text(errno);
    return file;
}

}  // namespace

void StreamSink::write(std::string_view bytes) {
    if (before_ != nullptr) before_->flush();
    if (failed_ || bytes.empty()) return;
    failed_ = std::fwrite(bytes.data(), 1, bytes.size(), stream_) != bytes.size();
    if (immediate_) flush();
}

void StreamSink::flush() {
    if (std::fflush(stream_) != 0) failed_ = true;
}

FileBytes read_file(const std::string& path) {
    if (path == "-") return read_stream(stdin);
    struct stat about {};
    if (::stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode)) return {{}, error_text(EISDIR)};
    const File file(std::fopen(path.c_str(), "rb"));
    if (!file) return {{}, error_text(errno)};
    return read_stream(file.get());
}

// First beside it and then in its place: a reader never sees half of it, and a full disk leaves the old one.
// What is no regular file (a pipe, /dev/null) is written where it is.
std::string write_file(const std::string& path, const std::function<void(Sink&)>& fill) {
    struct stat about {};
    const bool exists = ::stat(path.c_str(), &about) == 0;
    if (exists && S_ISDIR(about.st_mode)) return error_text(EISDIR);
    const bool in_place = exists && !S_ISREG(about.st_mode);
    const std::string written = in_place ? path : path + ".part";
    File file(std::fopen(written.c_str(), "wb"));
    if (!file) return error_text(errno);
    StreamSink sink(file.get());
    fill(sink);
    std::string error = sink.failed() ? error_text(errno) : std::string();
    if (std::fclose(file.release()) != 0 && error.empty()) error = error_text(errno);
    if (!in_place && error.empty() && std::rename(written.c_str(), path.c_str()) != 0)
        error = error_text(errno);
    if (!in_place && !error.empty()) std::remove(written.c_str());
    return error;
}

std::string make_folder(const std::string& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    return error ? error.message() : std::string();
}

bool is_terminal(std::FILE* stream) {
    return ::isatty(::fileno(stream)) == 1;
}

int terminal_columns(std::FILE* stream) {
    if (const char* columns = std::getenv("COLUMNS")) {
        const long number = std::strtol(columns, nullptr, 10);
        if (number > 0 && number < 10000) return static_cast<int>(number);
    }
    winsize size{};
    if (::ioctl(::fileno(stream), TIOCGWINSZ, &size) == 0) return size.ws_col;
    return 0;
}

bool wants_colour() {
    const char* none = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool is_dumb = terminal == nullptr || std::strcmp(terminal, "dumb") == 0;
    return (none == nullptr || *none == '\0') && !is_dumb;
}

double wall_clock() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace awaitscope
