// The text of one source file, decoded, and its lines.
#pragma once

#include "engine/syntax/diagnostics.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// An immutable source text in UTF-8 with '\n' line ends (CPython's universal newlines: "\r\n" and "\r" are
/// translated before anything looks at the text). Lines count from 1.
class SourceText {
  public:
    SourceText() = default;

    /// `text` must be valid UTF-8. Translates newlines; does not look for a byte order mark or a coding line.
    SourceText(std::string name, std::string text);

    /// The name as given: what tracebacks print after `File`.
    const std::string& name() const { return name_; }
    std::string_view text() const { return text_; }
    std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

    /// The line without its line end; empty for a line that is not there.
    std::string_view line(std::uint32_t number) const;

    /// Byte offset in text() of the first byte of a line (the end of the text for one past the last).
    std::uint32_t line_start(std::uint32_t number) const;

    /// Number of code points in the first `byte_column` bytes of a line: how CPython turns col_offset into
    /// the (0-based) character offset that carets and SyntaxError.offset count in.
    std::uint32_t character_column(std::uint32_t number, std::uint32_t byte_column) const;

  private:
    std::string name_;
    std::string text_;
    std::vector<std::uint32_t> line_starts_;
};

/// What became of the bytes of a file.
struct DecodedSource {
    SourceText source;
    std::vector<Diagnostic> diagnostics;  // an error here means that `source` must not be parsed

    bool ok() const { return !has_errors(diagnostics); }
};

/// Decodes a source file as CPython does (PEP 263): a UTF-8 byte order mark or a `coding` comment in the
/// first two lines chooses the encoding, UTF-8 else. UTF-8, ASCII and Latin-1 are known; errors carry
/// CPython's words.
DecodedSource decode_source(std::string name, std::string_view bytes);

}  // namespace awaitscope
