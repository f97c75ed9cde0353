// The current event in plain sentences, why it happened, and what the author has to say.
#pragma once

#include "app/model/model.h"
#include "engine/explain/explanation.h"

namespace awaitscope {

struct ExplanationView {
    RichText sentence;              ///< one or two sentences
    std::vector<CauseLink> causes;  ///< nearest first, at most 6
    std::string narration;          ///< the author's words for this line; empty if none
};

ExplanationView explanation_view(const Model& model);

}  // namespace awaitscope
