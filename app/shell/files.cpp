#include "app/shell/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

namespace awaitscope {
namespace {

struct Close {
    void operator()(std::FILE* file) const {
        if (file != stdin) std::fclose(file);
    }
};
using File = std::unique_ptr<std::FILE, Close>;

std::string trouble(const char* what, const std::string& path) {
    return std::string("cannot ") + what + " " + path + ": " + std::strerror(errno);
}

}  // namespace

TextFile read_text(const std::string& path) {
    TextFile result;
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        result.error = "cannot open " + path + ": it is a folder";
        return result;
    }
    const File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    if (file == nullptr) {
        result.error = trouble("open", path);
        return result;
    }
    char buffer[65536];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) {
        result.text.append(buffer, count);
    }
    if (std::ferror(file.get()) != 0) result.error = trouble("read", path);
    return result;
}

std::string save_text(const std::string& path, const std::string& text) {
    const std::string draft = path + ".new";
    File file(std::fopen(draft.c_str(), "wb"));
    if (file == nullptr) return trouble("write", draft);
    const bool written =
        std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() && std::fflush(file.get()) == 0;
    if (!written) return trouble("write", draft);
    file.reset();
    std::error_code error;
    std::filesystem::rename(draft, path, error);
    return error ? "cannot write " + path + ": " + error.message() : std::string();
}

}  // namespace awaitscope
