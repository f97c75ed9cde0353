// Calls that leave the interpreter's loop.
#include "engine/vm/descriptors.h"
#include "engine/vm/operations.h"
#include "engine/vm/sequence.h"
#include "engine/vm/signature.h"
#include "engine/vm/vm.h"

namespace awaitscope {

Value call_value(Vm& vm, const Value& callable, const Args& args) {
    const Type* type = vm.type_of(callable);
    if (type == vm.types.native_function) {
        const auto* native = callable.as<NativeFunctionObject>();
        if (!native->self)
            return native->spec->raw ? native->spec->raw(vm, args) : call_native(vm, native, args);
    }
    if (!type->slots.call)
        return vm.raise_f(vm.exc.TypeError, "'{}' object is not callable", full_name(type));
    return type->slots.call(vm, callable, args);
}

Value call_expanded(Vm& vm, const Value& callable, const Value& arguments, const Value& keywords) {
    const auto* positional = arguments.as<TupleObject>();
    if (!keywords || keywords.as<DictObject>()->used == 0)
        return call_value(vm, callable, Args{positional->begin(), positional->size, nullptr});
    std::vector<Value> values(positional->items().begin(), positional->items().end());
    std::vector<Value> names;
    std::size_t position = 0;
    const DictObject::Entry* entry;
    while (dict_next(keywords.as<DictObject>(), position, entry)) {
        if (!vm.is_str(entry->key)) return vm.raise(vm.exc.TypeError, "keywords must be strings");
        names.push_back(entry->key);
        values.push_back(entry->value);
    }
    Value tuple = vm.make_tuple(names);
    return call_value(vm, callable, Args{values.data(), positional->size, tuple.as<TupleObject>()});
}

}  // namespace awaitscope
