#include "engine/world/world.h"

#include "engine/vm/vm.h"
#include "world_python.h"

namespace awaitscope {

namespace {

constexpr ModuleSpec kModules[] = {
    {"threading", nullptr, python_source::threading},
    {"concurrent", nullptr, python_source::concurrent},
    {"concurrent.futures", nullptr, python_source::concurrent_futures},
    {"concurrent.futures.thread", nullptr, python_source::concurrent_futures_thread},
    {"queue", nullptr, python_source::queue},
    {"_network", nullptr, python_source::network},
};

}  // namespace

void register_world(Vm& vm) {
    for (const ModuleSpec& module : kModules) vm.register_module(module);
}

}  // namespace awaitscope
