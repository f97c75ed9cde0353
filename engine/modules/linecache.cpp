// The native part of `linecache`: the sources of the program itself. The rest is python/linecache.py.
#include "engine/modules/module_list.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

/// The text of one of the program's files, None for others.
Value source_of(Vm& vm, Bound arguments) {
    if (!vm.is_str(arguments[0])) return Value::none();
    const std::string name = vm.utf8(arguments[0]);
    for (const Vm::File& file : vm.files)
        if (!file.library && file.name == name) return vm.make_str(file.text);
    return Value::none();
}

constexpr NativeSpec kFunctions[] = {
    {.name = "_source_of",
     .parameters = "filename, /",
     .function = source_of,
     .kind = NativeSpec::Kind::function},
};

}  // namespace

bool populate_linecache(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    return true;
}

}  // namespace awaitscope
