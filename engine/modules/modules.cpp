#include "engine/modules/modules.h"

#include "engine/modules/module_list.h"
#include "engine/vm/vm.h"
#include "modules_python.h"

namespace awaitscope {

namespace python_source {
constexpr const char* none = nullptr;
}

bool populate_none(Vm&, ModuleObject&) {
    return true;
}

namespace {

constexpr ModuleSpec kModules[] = {
#define X(name, native, python) {name, populate_##native, python_source::python},
    AWAITSCOPE_MODULES(X)
#undef X
};

}  // namespace

void register_modules(Vm& vm) {
    for (const ModuleSpec& module : kModules) vm.register_module(module);
}

}  // namespace awaitscope
