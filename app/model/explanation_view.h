// The current event in plain sentences, why it happened, and what the author has to say.
#pragma once

#include "app/model/model.h"
#include "app/model/rich_text.h"

namespace awaitscope {

struct CauseLink {
    Seq seq = 0;
    RichText text;  ///< a few words: "sleep(0.5) on line 5"
};

struct ExplanationView {
    RichText sentence;              ///< one or two sentences
    std::vector<CauseLink> causes;  ///< nearest first, at most 6
    std::string narration;          ///< the author's words for this line; empty if none
};

ExplanationView explanation_view(const Model& model);
RichText explain(const TraceIndex& index, Seq seq);
std::vector<CauseLink> causes_of(const TraceIndex& index, Seq seq, std::size_t limit = 6);

/// The word list behind the terms.
struct Term {
    std::string_view word;
    std::string_view meaning;
};
std::span<const Term> glossary();

}  // namespace awaitscope
