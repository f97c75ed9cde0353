// Building and unpacking containers; texts of f-strings; attributes of new functions.
#include "engine/vm/operations.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

namespace awaitscope {

Value build_list(Vm& vm, Value* items, std::size_t count) {
    if (count == 0) return vm.make_list();
    return vm.make_list(
        std::vector<Value>(std::make_move_iterator(items), std::make_move_iterator(items + count)));
}

Value build_string(Vm& vm, const Value* parts, std::size_t count) {
    std::size_t length = 0;
    char32_t widest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        length += parts[i].as<StrObject>()->length;
        widest = std::max(widest, widest_of(parts[i].as<StrObject>()));
    }
    if (length == 0) return vm.make_str("");
    StrObject* text = new_str(vm, length, widest);
    std::size_t at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto* part = parts[i].as<StrObject>();
        copy_text(text, at, part, 0, part->length);
        at += part->length;
    }
    return Value::adopt(text);
}

bool extend_list(Vm& vm, const Value& list, const Value& iterable) {
    const Slots& slots = vm.type_of(iterable)->slots;
    if (!slots.iter && !slots.get_item) {
        vm.raise_f(vm.exc.TypeError, "Value after * must be an iterable, not {}", type_name(vm, iterable));
        return false;
    }
    std::vector<Value> items;
    if (!append_all(vm, iterable, items)) return false;
    std::vector<Value>& to = list.as<ListObject>()->items;
    to.insert(to.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    return true;
}

bool update_set(Vm& vm, const Value& set, const Value& iterable) {
    return set_update(vm, set.as<SetObject>(), iterable);
}

bool update_dict(Vm& vm, const Value& dict, const Value& mapping) {
    bool missing = false;
    if (!vm.is_dict(mapping)) {
        Value keys = vm.find_attribute(mapping, vm.names.keys, missing);
        if (!keys && !missing) return false;
        if (missing) {
            vm.raise_f(vm.exc.TypeError, "'{}' object is not a mapping", type_name(vm, mapping));
            return false;
        }
    }
    return dict_update(vm, dict.as<DictObject>(), mapping);
}

namespace {

/// "__main__.f()", for messages about calls (_PyObject_FunctionStr).
std::string function_text(Vm& vm, const Value& callable) {
    bool missing = false;
    Value qualname = vm.find_attribute(callable, vm.names.__qualname__, missing);
    if (!qualname || !vm.is_str(qualname)) {
        vm.clear_exception();
        Value text = vm.str(callable);
        return text ? vm.utf8(text) : "?";
    }
    Value module = vm.find_attribute(callable, vm.names.__module__, missing);
    vm.clear_exception();
    if (module && vm.is_str(module) && vm.utf8(module) != "builtins")
        return vm.utf8(module) + "." + vm.utf8(qualname) + "()";
    return vm.utf8(qualname) + "()";
}

}  // namespace

bool merge_dict(Vm& vm, const Value& dict, const Value& mapping, const Value& callable) {
    auto* to = dict.as<DictObject>();
    Ref<DictObject> from = vm.make_dict();
    if (vm.is_dict(mapping)) {
        from = Ref<DictObject>(mapping);
    } else {
        bool missing = false;
        Value keys = vm.find_attribute(mapping, vm.names.keys, missing);
        if (!keys && !missing) return false;
        if (missing) {
            vm.raise_f(vm.exc.TypeError, "{} argument after ** must be a mapping, not {}",
                       function_text(vm, callable), type_name(vm, mapping));
            return false;
        }
        if (!dict_update(vm, from.get(), mapping)) return false;
    }
    std::size_t position = 0;
    const DictObject::Entry* entry;
    while (dict_next(from.get(), position, entry)) {
        if (!vm.is_str(entry->key)) return vm.raise(vm.exc.TypeError, "keywords must be strings"), false;
        if (dict_find(to, entry->key.as<StrObject>())) {
            vm.raise_f(vm.exc.TypeError, "{} got multiple values for keyword argument '{}'",
                       function_text(vm, callable), vm.utf8(entry->key));
            return false;
        }
        dict_set(vm, to, entry->key.as<StrObject>(), entry->value);
    }
    return true;
}

Value starred_tuple(Vm& vm, const Value& callable, const Value& arguments) {
    if (vm.type_of(arguments) == vm.types.tuple) return arguments;
    const Slots& slots = vm.type_of(arguments)->slots;
    if (!slots.iter && !slots.get_item) {
        return vm.raise_f(vm.exc.TypeError, "{} argument after * must be an iterable, not {}",
                          function_text(vm, callable), type_name(vm, arguments));
    }
    std::vector<Value> items;
    if (!append_all(vm, arguments, items)) return Value();
    return vm.make_tuple(items);
}

namespace {

Value unpack_iterator(Vm& vm, const Value& sequence) {
    const Slots& slots = vm.type_of(sequence)->slots;
    if (!slots.iter && !slots.get_item)
        return vm.raise_f(vm.exc.TypeError, "cannot unpack non-iterable {} object", type_name(vm, sequence));
    return vm.iter(sequence);
}

}  // namespace

bool unpack_sequence(Vm& vm, const Value& sequence, std::size_t count, Value* out) {
    Value iterator = unpack_iterator(vm, sequence);
    if (!iterator) return false;
    for (std::size_t i = 0; i < count; ++i) {
        out[count - 1 - i] = vm.next(iterator);
        if (out[count - 1 - i]) continue;
        if (!vm.pending)
            vm.raise_f(vm.exc.ValueError, "not enough values to unpack (expected {}, got {})", count, i);
        for (std::size_t k = 0; k < count; ++k) out[k] = Value();
        return false;
    }
    Value more = vm.next(iterator);
    if (!more && !vm.pending) return true;
    for (std::size_t k = 0; k < count; ++k) out[k] = Value();
    if (!more) return false;
    if (vm.type_of(sequence) == vm.types.tuple || vm.type_of(sequence) == vm.types.list ||
        vm.type_of(sequence) == vm.types.dict) {
        std::int64_t length = 0;
        if (!vm.length(sequence, length)) return false;
        if (static_cast<std::size_t>(length) > count) {
            vm.raise_f(vm.exc.ValueError, "too many values to unpack (expected {}, got {})", count, length);
            return false;
        }
    }
    vm.raise_f(vm.exc.ValueError, "too many values to unpack (expected {})", count);
    return false;
}

bool unpack_ex(Vm& vm, const Value& sequence, std::size_t before, std::size_t after, Value* out) {
    Value iterator = unpack_iterator(vm, sequence);
    if (!iterator) return false;
    const std::size_t total = before + 1 + after;
    for (std::size_t i = 0; i < before; ++i) {
        out[total - 1 - i] = vm.next(iterator);
        if (out[total - 1 - i]) continue;
        if (!vm.pending) {
            vm.raise_f(vm.exc.ValueError, "not enough values to unpack (expected at least {}, got {})",
                       before + after, i);
        }
        for (std::size_t k = 0; k < total; ++k) out[k] = Value();
        return false;
    }
    std::vector<Value> rest;
    while (Value item = vm.next(iterator)) rest.push_back(std::move(item));
    if (vm.pending || rest.size() < after) {
        if (!vm.pending) {
            vm.raise_f(vm.exc.ValueError, "not enough values to unpack (expected at least {}, got {})",
                       before + after, before + rest.size());
        }
        for (std::size_t k = 0; k < total; ++k) out[k] = Value();
        return false;
    }
    for (std::size_t i = 0; i < after; ++i) {
        out[i] = std::move(rest.back());
        rest.pop_back();
    }
    out[after] = vm.make_list(std::move(rest));
    return true;
}

Value convert_value(Vm& vm, const Value& value, std::uint32_t how) {
    return how == 1 ? vm.str(value) : how == 2 ? vm.repr(value) : vm.ascii(value);
}

bool set_function_attribute(Vm& vm, const Value& function, std::uint32_t which, Value value) {
    auto* f = function.as<FunctionObject>();
    f->version = vm.new_version();
    switch (static_cast<FunctionAttribute>(which)) {
        case FunctionAttribute::defaults: f->defaults = std::move(value); break;
        case FunctionAttribute::kwdefaults: f->kwdefaults = std::move(value); break;
        case FunctionAttribute::annotate: f->annotate = std::move(value); break;
        case FunctionAttribute::closure: f->closure = std::move(value); break;
        case FunctionAttribute::type_params: f->type_params = std::move(value); break;
    }
    return true;
}

}  // namespace awaitscope
