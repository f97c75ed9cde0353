// What a scenario's author wrote for the audience, in comments.
#pragma once

#include "engine/base/source_span.h"
#include "engine/syntax/source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace awaitscope {

/// `#:` lines that stand together: shown when the next line of code runs.
struct Narration {
    std::string text;  // the lines without `#:` and the blank behind it, joined by line ends
    SourceSpan span;   // from the first `#:` to the end of the last line
    std::uint32_t
        line;  // the next line with code, 0 if there is none; a comment behind code speaks of its own line
};

/// The block `# /// awaitscope` … `# ///` (the inline-metadata convention of PEP 723).
struct MetadataBlock {
    std::string toml;          // the lines between, without `# `; each ends with a line end
    SourceSpan span;           // the whole block
    std::uint32_t first_line;  // the source line of the first line of `toml`
};

/// All narration of a file, in order. Comments inside strings are not comments.
std::vector<Narration> find_narration(const SourceText& source);

/// The file's block, if it has a complete one.
std::optional<MetadataBlock> find_metadata(const SourceText& source);

}  // namespace awaitscope
