#include "app/shell/visual_text.h"

#include <algorithm>
#include <vector>

#include <fribidi.h>

namespace awaitscope {

std::string visual_text(std::string_view text) {
    const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
    if (ascii) return std::string(text);
    std::vector<FriBidiChar> letters(text.size() + 1), shown(text.size() + 1);
    const auto bytes = static_cast<FriBidiStrIndex>(text.size());
    const FriBidiStrIndex length =
        fribidi_charset_to_unicode(FRIBIDI_CHAR_SET_UTF8, text.data(), bytes, letters.data());
    const bool turns = std::any_of(letters.begin(), letters.begin() + length, [](FriBidiChar c) {
        const FriBidiCharType type = fribidi_get_bidi_type(c);
        return FRIBIDI_IS_RTL(type) || FRIBIDI_IS_EXPLICIT_OR_BN(type) || FRIBIDI_IS_ISOLATE(type);
    });
    if (!turns) return std::string(text);
    FriBidiParType direction = FRIBIDI_PAR_ON;  // as its first strong letter says
    std::vector<FriBidiStrIndex> from(text.size() + 1);
    std::vector<FriBidiLevel> levels(text.size() + 1);
    if (fribidi_log2vis(letters.data(), length, &direction, shown.data(), nullptr, from.data(),
                        levels.data()) == 0)
        return std::string(text);
    const FriBidiStrIndex left = fribidi_remove_bidi_marks(shown.data(), length, nullptr, nullptr, nullptr);
    std::string visual(static_cast<std::size_t>(left) * 6 + 1, '\0');
    visual.resize(static_cast<std::size_t>(
        fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, shown.data(), left, visual.data())));
    return visual;
}

}  // namespace awaitscope
