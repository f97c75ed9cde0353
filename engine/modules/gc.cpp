// The `gc` module: the collector of cycles, as far as programs ask for it.
#include "engine/modules/module_list.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

Value collect(Vm& vm, Bound) { return vm.make_int(static_cast<std::int64_t>(vm.heap.collect())); }
Value nothing(Vm&, Bound) { return Value::none(); }
Value is_enabled(Vm& vm, Bound) { return Value::boolean(vm.heap.automatic()); }
Value enable(Vm& vm, Bound) {
    vm.heap.set_automatic(true);
    return Value::none();
}
Value disable(Vm& vm, Bound) {
    vm.heap.set_automatic(false);
    return Value::none();
}
Value counts(Vm& vm, Bound) {
    return vm.make_tuple({vm.make_int(static_cast<std::int64_t>(vm.heap.made_since_collect())), Value::small_int(0),
                          Value::small_int(0)});
}
Value thresholds(Vm& vm, Bound) {
    return vm.make_tuple({Value::small_int(2000), Value::small_int(10), Value::small_int(10)});
}

constexpr NativeSpec kFunctions[] = {
    {.name = "collect", .parameters = "generation=2", .function = collect},
    {.name = "enable", .parameters = "", .function = enable},
    {.name = "disable", .parameters = "", .function = disable},
    {.name = "isenabled", .parameters = "", .function = is_enabled},
    {.name = "get_count", .parameters = "", .function = counts},
    {.name = "freeze", .parameters = "", .function = nothing},
    {.name = "get_threshold", .parameters = "", .function = thresholds},
    {.name = "set_threshold", .parameters = "threshold0, threshold1=10, threshold2=10, /", .function = nothing},
};

}  // namespace

bool populate_gc(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    vm.add_value(module, "garbage", vm.make_list());
    return true;
}

}  // namespace awaitscope
