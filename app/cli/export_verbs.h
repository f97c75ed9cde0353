// The verbs that write runs in other forms.
#pragma once

#include "app/cli/outside.h"

namespace awaitscope {

int do_verb(const ExportVerb& verb, const Outside& outside);
int do_verb(const CompareVerb& verb, const Outside& outside);

/// One line on standard error. Returns `status`.
int complain(const Outside& outside, std::string_view what, int status = 1);

}  // namespace awaitscope
