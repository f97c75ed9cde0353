// The panels' name for the text that explanations are made of.
#pragma once

#include "engine/explain/rich_text.h"
