// Names: module and class namespaces, unbound locals, annotations.
#include "engine/vm/operations.h"
#include "engine/vm/specialised.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

/// In a namespace that may be any mapping. Null with nothing pending: not there.
Value find_in_mapping(Vm& vm, const Value& mapping, StrObject* name) {
    if (vm.type_of(mapping) == vm.types.dict) {
        const Value* found = dict_find(mapping.as<DictObject>(), name);
        return found ? *found : Value();
    }
    Value value = vm.get_item(mapping, Value::share(name));
    if (!value && vm.pending_is(vm.exc.KeyError)) vm.clear_exception();
    return value;
}

void raise_named(Vm& vm, Type* type, StrObject* name, const std::string& message) {
    vm.raise(type, message);
    vm.pending.as<ExceptionObject>()->extra()[extra::kNameErrorName] = Value::share(name);
}

}  // namespace

void raise_name_error(Vm& vm, StrObject* name) {
    raise_named(vm, vm.exc.NameError, name, fmt::format("name '{}' is not defined", to_utf8(name)));
}

void raise_unbound_local(Vm& vm, Frame* frame, std::uint32_t slot) {
    StrObject* name = frame->code->slot_names[slot];
    raise_named(vm, vm.exc.UnboundLocalError, name,
                fmt::format("cannot access local variable '{}' where it is not associated with a value",
                            to_utf8(name)));
}

void raise_unbound_cell(Vm& vm, Frame* frame, std::uint32_t slot) {
    const CodeUnit& unit = *frame->code->unit;
    if (slot + unit.free_count < unit.slot_names.size()) return raise_unbound_local(vm, frame, slot);
    StrObject* name = frame->code->slot_names[slot];
    raise_named(
        vm, vm.exc.NameError, name,
        fmt::format("cannot access free variable '{}' where it is not associated with a value in enclosing "
                    "scope",
                    to_utf8(name)));
}

Value load_global(Vm& vm, Frame* frame, StrObject* name) {
    if (const Value* found = dict_find(frame->globals, name)) return *found;
    if (const Value* found = dict_find(frame->builtins, name)) return *found;
    raise_name_error(vm, name);
    return Value();
}

Value load_name(Vm& vm, Frame* frame, StrObject* name) {
    Value value = find_in_mapping(vm, frame->locals, name);
    if (value || vm.pending) return value;
    return load_global(vm, frame, name);
}

Value load_from_mapping(Vm& vm, Frame* frame, const Value& mapping, StrObject* name) {
    Value value = find_in_mapping(vm, mapping, name);
    if (value || vm.pending) return value;
    return load_global(vm, frame, name);
}

Value load_from_mapping_or_cell(Vm& vm, Frame* frame, const Value& mapping, std::uint32_t slot) {
    Value value = find_in_mapping(vm, mapping, frame->code->slot_names[slot]);
    if (value || vm.pending) return value;
    const Value& content = frame->slots()[slot].as<CellObject>()->content;
    if (!content) raise_unbound_cell(vm, frame, slot);
    return content;
}

bool store_name(Vm& vm, Frame* frame, StrObject* name, const Value& value) {
    if (vm.type_of(frame->locals) == vm.types.dict)
        return dict_set(vm, frame->locals.as<DictObject>(), name, value), true;
    return vm.set_item(frame->locals, Value::share(name), value);
}

bool delete_name(Vm& vm, Frame* frame, StrObject* name) {
    if (vm.type_of(frame->locals) == vm.types.dict) {
        if (dict_erase(frame->locals.as<DictObject>(), name)) return true;
    } else {
        if (vm.delete_item(frame->locals, Value::share(name))) return true;
        if (!vm.pending_is(vm.exc.KeyError)) return false;
        vm.clear_exception();
    }
    raise_name_error(vm, name);
    return false;
}

bool setup_annotations(Vm& vm, Frame* frame) {
    Value found = find_in_mapping(vm, frame->locals, vm.names.__annotations__);
    if (found) return true;
    if (vm.pending) return false;
    return store_name(vm, frame, vm.names.__annotations__, vm.make_dict());
}

Value load_global_cached(Vm& vm, Instruction& at, InlineCache& cache, Frame* frame, StrObject* name) {
    if (at.cache != 0) {
        std::int32_t position = dict_position(frame->globals, name);
        if (position >= 0) {
            cache.version = dict_keys_version(vm, frame->globals);
            cache.index = static_cast<std::uint32_t>(position);
            at.op = static_cast<std::uint8_t>(Special::LOAD_GLOBAL_MODULE);
            return frame->globals->entries[position].value;
        }
        position = dict_position(frame->builtins, name);
        if (position >= 0) {
            cache.version = dict_keys_version(vm, frame->globals);
            cache.version2 = dict_keys_version(vm, frame->builtins);
            cache.index = static_cast<std::uint32_t>(position);
            at.op = static_cast<std::uint8_t>(Special::LOAD_GLOBAL_BUILTIN);
            return frame->builtins->entries[position].value;
        }
    }
    return load_global(vm, frame, name);
}

}  // namespace awaitscope
