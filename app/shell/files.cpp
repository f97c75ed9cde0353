#include "app/shell/files.h"

#include <algorithm>
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

class FileSink final : public Sink {
  public:
    explicit FileSink(std::FILE* file) : file_(file) {}
    void write(std::string_view bytes) override {
        good_ = good_ && std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size();
    }
    bool is_good() const { return good_; }

  private:
    std::FILE* file_;
    bool good_ = true;
};

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
    return save_pieces(path, [&](Sink& sink) { sink.write(text); });
}

std::string save_pieces(const std::string& path, const std::function<void(Sink&)>& fill) {
    const std::string draft = path + ".new";
    File file(std::fopen(draft.c_str(), "wb"));
    if (file == nullptr) return trouble("write", draft);
    FileSink sink(file.get());
    fill(sink);
    if (!sink.is_good() || std::fflush(file.get()) != 0) return trouble("write", draft);
    file.reset();
    std::error_code error;
    std::filesystem::rename(draft, path, error);
    return error ? "cannot write " + path + ": " + error.message() : std::string();
}

FolderListing list_folder(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path here = fs::weakly_canonical(folder.empty() ? "." : folder, error);
    std::vector<FolderListing::Entry> entries;
    for (const auto& item :
         fs::directory_iterator(here, fs::directory_options::skip_permission_denied, error)) {
        FolderListing::Entry entry;
        entry.name = item.path().filename().string();
        entry.path = item.path().string();
        std::error_code ignored;
        entry.is_folder = item.is_directory(ignored);
        const std::string extension = item.path().extension().string();
        if (entry.name.starts_with('.')) continue;
        if (entry.is_folder || extension == ".py" || extension == ".json")
            entries.push_back(std::move(entry));
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return a.is_folder != b.is_folder ? a.is_folder : a.name < b.name;
    });
    FolderListing listing;
    listing.folder = here.string();
    if (here != here.root_path()) listing.entries.push_back({"..", here.parent_path().string(), true});
    for (FolderListing::Entry& entry : entries) listing.entries.push_back(std::move(entry));
    return listing;
}

long long change_time(const std::string& path) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(path, error);
    return error ? 0 : static_cast<long long>(time.time_since_epoch().count());
}

}  // namespace awaitscope
