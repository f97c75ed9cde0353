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

Diagnostic decode_error(std::string message, std::uint32_t line, std::int32_t offset,
                        std::int32_t end_offset) {
    Diagnostic d;
    d.stage = DiagnosticStage::kDecode;
    d.message = std::move(message);
    d.lineno = d.end_lineno = static_cast<std::int32_t>(line);
    d.offset = offset;
    d.end_offset = end_offset;
    return d;
}

// Where a byte stands: its line from 1, that line's text with what is malformed replaced, and the column in
// bytes.
struct Place {
    std::uint32_t line = 1;
    std::size_t column = 0;
    std::string text;
};

Place place_of(std::string_view bytes, std::size_t offset) {
    Place place;
    std::string_view before = bytes.substr(0, offset);
    place.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    std::size_t newline = before.rfind('\n');
    std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    place.column = offset - start;
    std::string_view line = bytes.substr(start);
    line = line.substr(0, line.find_first_of("\r\n"));
    while (!line.empty()) {
        std::size_t length = sequence_length(line);
        if (length == 0) {
            append_utf8(place.text, 0xFFFD);
            length = 1;
        } else {
            place.text += line.substr(0, length);
        }
        line.remove_prefix(length);
    }
    return place;
}

// Why Python's UTF-8 decoder stops at a malformed sequence.
const char* malformed_reason(std::string_view text) {
    auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0xC2 || lead > 0xF4) return "invalid start byte";
    std::size_t need = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (std::size_t i = 1; i < need; ++i) {
        if (i >= text.size()) return "unexpected end of data";
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return "invalid continuation byte";
    }
    return "invalid continuation byte";
}

// Encodings that Python knows and we do not.
bool is_python_encoding(std::string_view name) {
    for (std::string_view family : {"cp", "windows", "iso", "mac", "koi8", "euc", "gb", "big5", "shift",
                                    "sjis", "utf", "hz", "johab", "ptcp", "tis", "latin", "kz"}) {
        if (name.starts_with(family)) return true;
    }
    return false;
}

}  // namespace

DecodedSource decode_source(std::string name, std::string_view bytes) {
    DecodedSource out;
    auto refuse = [&](Diagnostic diagnostic) {
        out.diagnostics.push_back(std::move(diagnostic));
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
    if (encoding == Encoding::kUnknown && is_python_encoding(declared)) {
        Diagnostic d = decode_error(
            fmt::format("source files in the encoding {} are not supported; save the file as UTF-8",
                        declared),
            1, 0, 0);
        d.kind = DiagnosticKind::kUnsupported;
        return refuse(std::move(d));
    }
    if (encoding == Encoding::kUnknown)
        return refuse(decode_error(fmt::format("unknown encoding: {}", declared), 0, -1, 0));
    if (mark && encoding != Encoding::kUtf8) {
        std::string_view normal = encoding == Encoding::kLatin1 ? "iso-8859-1" : declared;
        Diagnostic d = decode_error(fmt::format("encoding problem: {} with BOM", normal), 1, 0, 0);
        d.text = place_of(bytes, 0).text;
        return refuse(std::move(d));
    }
    if (std::size_t zero = bytes.find('\0'); zero != std::string_view::npos) {
        Place place = place_of(bytes, zero);
        Diagnostic d = decode_error("source code cannot contain null bytes", place.line, 0, 0);
        d.text = place.text.substr(0, place.column);
        return refuse(std::move(d));
    }

    std::string text;
    if (encoding == Encoding::kLatin1) {
        for (char c : bytes) append_utf8(text, static_cast<unsigned char>(c));
    } else if (encoding == Encoding::kAscii) {
        auto foreign = std::find_if(bytes.begin(), bytes.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (foreign != bytes.end()) {
            Place place = place_of(bytes, static_cast<std::size_t>(foreign - bytes.begin()));
            return refuse(decode_error(
                fmt::format(
                    "'ascii' codec can't decode byte 0x{:02x} in position {}: ordinal not in range(128)",
                    static_cast<unsigned char>(*foreign), place.column + (place.line > 1 ? 1 : 0)),
                0, -1, 0));
        }
        text = bytes;
    } else {
        if (auto bad = first_malformed(bytes)) {
            Place place = place_of(bytes, *bad);
            auto byte = static_cast<unsigned char>(bytes[*bad]);
            if (!declared.empty()) {
                Diagnostic d = decode_error(
                    fmt::format("(unicode error) 'utf-8' codec can't decode byte 0x{:02x} in position {}: {}",
                                byte, place.column, malformed_reason(bytes.substr(*bad))),
                    place.line, 0, -1);
                d.text = place.text;
                return refuse(std::move(d));
            }
            // CPython looks for the coding line in the first two lines before it counts any.
            std::uint32_t line = place.line <= 2 ? 1 : place.line;
            auto offset = static_cast<std::int32_t>(place.column) + 1;
            Diagnostic d = decode_error(fmt::format("Non-UTF-8 code starting with '\\x{:02x}' in file {} on "
                                                    "line {}, but no encoding declared; "
                                                    "see https://peps.python.org/pep-0263/ for details",
                                                    byte, name, line),
                                        line, offset, offset);
            d.text = place.text;
            return refuse(std::move(d));
        }
        text = bytes;
    }
    out.source = SourceText(std::move(name), std::move(text));
    return out;
}

}  // namespace awaitscope
