#include "engine/modules/modules.h"

#include "engine/modules/module_list.h"

namespace awaitscope {

void register_modules(Vm& vm) {
#define X(name) register_##name(vm);
    AWAITSCOPE_MODULES(X)
#undef X
}

}  // namespace awaitscope
