// Reading a file's bytes as text (PEP 263).
#include "engine/syntax/source.h"
#include "engine/syntax/unicode_names.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace awaitscope {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

enum class Encoding : std::uint8_t { kUtf8, kLatin1, kAscii, kUnknown };

bool is_blank_or_comment(std::string_view line) {
    std::size_t first = line.find_first_not_of(" \t\f\r\n");
    return first == std::string_view::npos || line[first] == '#';
}

// The name after `coding:` or `coding=` in a comment.
std::string_view coding_name(std::string_view line) {
    std::size_t first = line.find_first_not_of(" \t\f");
    if (first == std::string_view::npos || line[first] != '#') return {};
    for (std::size_t at = line.find("coding", first); at != std::string_view::npos;
         at = line.find("coding", at + 1)) {
        std::size_t i = at + 6;
        if (i >= line.size() || (line[i] != ':' && line[i] != '=')) continue;
        i = line.find_first_not_of(" \t", i + 1);
        if (i == std::string_view::npos) return {};
        std::size_t end = i;
        auto in_name = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                   c == '_' || c == '.';
        };
        while (end < line.size() && in_name(line[end])) ++end;
        if (end > i) return line.substr(i, end - i);
    }
    return {};
}

Encoding encoding_named(std::string_view name) {
    std::string plain;
    for (char c : name) plain += c == '_' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    if (plain == "utf-8" || plain.starts_with("utf-8-") || plain == "utf8" || plain == "u8")
        return Encoding::kUtf8;
    if (plain == "ascii" || plain == "us-ascii") return Encoding::kAscii;
    for (std::string_view latin : {"latin-1", "iso-8859-1", "iso-latin-1", "latin1", "l1", "iso8859-1"}) {
        if (plain == latin || plain.starts_with(std::string(latin) + "-")) return Encoding::kLatin1;
    }
    return Encoding::kUnknown;
}

// Length of a well-formed UTF-8 sequence at the start of `text`, or 0.
std::size_t sequence_length(std::string_view text) {
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
    unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead < 0xF0) {
        if (!continues(1) || !continues(2)) return 0;
        if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F)) return 0;
        return 3;
    }
    if (lead >= 0xF0 && lead < 0xF5) {
        if (!continues(1) || !continues(2) || !continues(3)) return 0;
        if ((lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) > 0x8F)) return 0;
        return 4;
    }
    return 0;
}

std::optional<std::size_t> first_malformed(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = sequence_length(text.substr(i));
        if (length == 0) return i;
        i += length;
    }
    return std::nullopt;
}

Diagnostic decode_error(std::string message, std::int32_t line) {
    Diagnostic d;
    d.stage = DiagnosticStage::kDecode;
    d.message = std::move(message);
    d.lineno = d.end_lineno = line;
    return d;
}

std::int32_t line_of(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::int32_t>(
                   std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

}  // namespace

DecodedSource decode_source(std::string name, std::string_view bytes) {
    DecodedSource out;
    auto refuse = [&](std::string message, std::int32_t line) {
        out.diagnostics.push_back(decode_error(std::move(message), line));
        out.source = SourceText(std::move(name), std::string());
        return std::move(out);
    };
    bool mark = bytes.starts_with(kByteOrderMark);
    if (mark) bytes.remove_prefix(kByteOrderMark.size());

    std::string_view declared;
    std::string_view rest = bytes;
    for (int line = 0; line < 2 && declared.empty() && !rest.empty(); ++line) {
        std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
        std::string_view text = rest.substr(0, end);
        declared = coding_name(text);
        if (!is_blank_or_comment(text)) break;
        rest.remove_prefix(std::min(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1), rest.size()));
    }
    Encoding encoding = declared.empty() ? Encoding::kUtf8 : encoding_named(declared);
    if (mark && encoding != Encoding::kUtf8)
        return refuse(fmt::format("encoding problem: {} with BOM", declared), 0);
    if (encoding == Encoding::kUnknown) return refuse(fmt::format("unknown encoding: {}", declared), 0);
    if (std::size_t zero = bytes.find('\0'); zero != std::string_view::npos) {
        return refuse("source code cannot contain null bytes", line_of(bytes, zero));
    }

    std::string text;
    if (encoding == Encoding::kLatin1) {
        for (char c : bytes) append_utf8(text, static_cast<unsigned char>(c));
    } else if (encoding == Encoding::kAscii) {
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            auto byte = static_cast<unsigned char>(bytes[i]);
            if (byte < 0x80) continue;
            return refuse(
                fmt::format(
                    "(unicode error) 'ascii' codec can't decode byte 0x{:02x} in position {}: ordinal "
                    "not in range(128)",
                    byte, i),
                0);
        }
        text = bytes;
    } else {
        if (auto bad = first_malformed(bytes)) {
            return refuse(fmt::format("Non-UTF-8 code starting with '\\x{:02x}' in file {} on line {}, but "
                                      "no encoding declared; "
                                      "see https://peps.python.org/pep-0263/ for details",
                                      static_cast<unsigned char>(bytes[*bad]), name, line_of(bytes, *bad)),
                          0);
        }
        text = bytes;
    }
    out.source = SourceText(std::move(name), std::move(text));
    return out;
}

}  // namespace awaitscope
