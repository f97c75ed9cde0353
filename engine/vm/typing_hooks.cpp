#include "engine/vm/typing_hooks.h"

#include "engine/vm/vm.h"

namespace awaitscope {

Value make_type_parameter(Vm& vm, const char* maker, std::initializer_list<Value> arguments) {
    Value typing = vm.import("typing");
    if (!typing) return Value();
    Value function = vm.get_attribute(typing, vm.intern(maker));
    return function ? vm.call(function, arguments) : Value();
}

}  // namespace awaitscope
