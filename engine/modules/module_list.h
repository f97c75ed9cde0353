// Every module of this room, once. Adding one: a line here, and a function `register_NAME` in its file.
#pragma once

namespace awaitscope {

class Vm;

// X(name)
#define AWAITSCOPE_MODULES(X) \
    X(sys)                    \
    X(time)                   \
    X(traceback)              \
    X(warnings)

#define X(name) void register_##name(Vm& vm);
AWAITSCOPE_MODULES(X)
#undef X

}  // namespace awaitscope
