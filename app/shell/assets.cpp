#include "app/shell/assets.h"

#include <algorithm>

namespace awaitscope {

namespace fs = std::filesystem;

Assets find_assets() {
    Assets assets;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) {
        assets.error = "cannot find out where the program itself lies: " + error.message();
        return assets;
    }
    const fs::path beside = program.parent_path();
    // Test programs lie one folder below the program.
    for (const fs::path& root : {beside, beside.parent_path(), beside / ".." / "share" / "awaitscope"}) {
        if (!fs::is_directory(root / "assets" / "fonts", error)) continue;
        assets.folder = root / "assets";
        if (fs::is_directory(root / "scenarios", error)) assets.scenarios = root / "scenarios";
        return assets;
    }
    assets.error = "the folder assets with fonts and themes is not beside the program in " + beside.string() +
                   "; building again puts it there";
    return assets;
}

std::vector<fs::path> lesson_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
        if (entry.path().extension() == ".py" && entry.is_regular_file(error)) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace awaitscope
