// Everything that can be done, as one list: commands, lessons, themes, exports, recent files.
#pragma once

#include "app/model/model.h"
#include "app/panels/overlays.h"

namespace awaitscope {

std::vector<Choice> palette_choices(const Model& model, const std::vector<std::string>& recent_files);

}  // namespace awaitscope
