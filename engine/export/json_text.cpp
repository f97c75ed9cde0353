#include "engine/export/json_text.h"

#include "engine/base/utf8.h"

#include <array>

namespace awaitscope {
namespace {

/// Bytes that need no look: ASCII without what is escaped.
constexpr auto kPlain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte)
        plain[byte] = byte != '"' && byte != '\\' && byte != '<';
    return plain;
}();

}  // namespace

void write_json_string(SinkWriter& out, std::string_view text) {
    out.character('"');
    std::size_t plain_from = 0;
    const auto escape = [&](std::size_t at, std::size_t length, std::string_view instead) {
        out.text(text.substr(plain_from, at - plain_from));
        out.text(instead);
        plain_from = at + length;
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (kPlain[byte]) {
            ++i;
            continue;
        }
        std::size_t length = 1;
        if (byte >= 0x80) {
            length = utf8_length(text.substr(i));
            if (length == 0) {
                escape(i, 1, "\xEF\xBF\xBD");
                length = 1;
            } else if (length == 3 && text.substr(i, 2) == "\xE2\x80" && (text[i + 2] & ~1) == '\xA8') {
                escape(i, 3, text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029");
            }
        } else if (byte < 0x20 || byte == '"' || byte == '\\' || byte == '<' || byte == 0x7F) {
            switch (byte) {
                case '"': escape(i, 1, "\\\""); break;
                case '\\': escape(i, 1, "\\\\"); break;
                case '\n': escape(i, 1, "\\n"); break;
                case '\t': escape(i, 1, "\\t"); break;
                case '\r': escape(i, 1, "\\r"); break;
                default: escape(i, 1, fmt::format("\\u{:04x}", byte)); break;
            }
        }
        i += length;
    }
    out.text(text.substr(plain_from));
    out.character('"');
}

}  // namespace awaitscope
