// Any event of a trace in plain sentences, and the chain of what made it happen.
#pragma once

#include "engine/explain/rich_text.h"
#include "engine/trace/index.h"

#include <span>
#include <string_view>
#include <vector>

namespace awaitscope {

/// One or two sentences; empty for a seq that is not in the trace.
RichText explain(const TraceIndex& index, Seq seq);

struct CauseLink {
    Seq seq = 0;
    RichText text;  ///< a few words: "await asyncio.sleep(0.5) on line 5"
};

/// What led to the event, nearest first.
std::vector<CauseLink> causes_of(const TraceIndex& index, Seq seq, std::size_t limit = 6);

/// The word list behind the terms.
struct Term {
    std::string_view word;
    std::string_view meaning;
};
std::span<const Term> glossary();

}  // namespace awaitscope
