#include "app/shell/fonts.h"

#include "app/widgets/frame.h"

#include <imgui.h>

namespace awaitscope {
namespace {

constexpr const char* kFontFiles[kFaceCount] = {
#define X(face, file, line_height) file,
    AWAITSCOPE_FACES(X)
#undef X
};

/// Letters, signs and emoji that neither Inter nor JetBrains Mono has: a student's output may hold any.
constexpr const char* kFallbackFiles[] = {"DejaVuSans.ttf", "Symbola_hint.ttf"};

}  // namespace

std::string load_fonts(const std::filesystem::path& folder, Fonts& fonts) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    std::error_code ignored;
    for (std::size_t i = 0; i < kFaceCount; ++i) {
        const std::string file = (folder / kFontFiles[i]).string();
        if (!std::filesystem::exists(file, ignored))
            return "the font " + file + " is missing; building again copies it from the system's fonts";
        fonts[i] = atlas.AddFontFromFileTTF(file.c_str(), metrics::kBody);
        if (fonts[i] == nullptr) return "the font " + file + " cannot be read";
        for (const char* name : kFallbackFiles) {
            const std::string fallback = (folder / name).string();
            if (!std::filesystem::exists(fallback, ignored)) continue;
            ImFontConfig config;
            config.MergeMode = true;
            atlas.AddFontFromFileTTF(fallback.c_str(), metrics::kBody, &config);
        }
    }
    return {};
}

}  // namespace awaitscope
