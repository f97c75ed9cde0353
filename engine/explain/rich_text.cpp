#include "engine/explain/rich_text.h"

namespace awaitscope {

std::string plain(const RichText& text) {
    std::string letters;
    for (const TextPiece& piece : text) letters += piece.text;
    return letters;
}

}  // namespace awaitscope
