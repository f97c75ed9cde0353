#include "engine/modules/struct_sequence.h"

#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace awaitscope {

namespace {

constexpr std::size_t kMostFields = 24;

template <std::size_t index>
Value get_field(Vm&, const Value& self) {
    return (*self.as<TupleObject>())[index];
}

template <std::size_t... indices>
constexpr auto make_getters(std::index_sequence<indices...>) {
    return std::array<Value (*)(Vm&, const Value&), sizeof...(indices)>{get_field<indices>...};
}

/// Field names live in the type's dict as a tuple, so that repr needs no table of its own.
constexpr std::string_view kFieldsName = "__match_args__";

Value repr_sequence(Vm& vm, const Value& self) {
    Type* type = vm.type_of(self);
    const Value* fields = vm.lookup(type, vm.intern(kFieldsName));
    const auto* names = fields->as<TupleObject>();
    StrBuilder text(vm);
    const Value* module = vm.lookup(type, vm.names.__module__);
    if (module && vm.is_str(*module)) {
        text.append(module->as<StrObject>());
        text.append(U'.');
    }
    text.append(type->name);
    text.append(U'(');
    for (std::size_t i = 0; i < names->size; ++i) {
        const Value item = vm.repr((*self.as<TupleObject>())[i]);
        if (!item) return Value();
        if (i) text.append(", ");
        text.append((*names)[i].as<StrObject>());
        text.append(U'=');
        text.append(item.as<StrObject>());
    }
    text.append(U')');
    return text.finish();
}

}  // namespace

Type* make_struct_sequence_type(Vm& vm, const char* name, std::span<const char* const> fields) {
    static constexpr auto kGetters = make_getters(std::make_index_sequence<kMostFields>());
    CHECK(fields.size() <= kMostFields);
    std::vector<GetSetSpec> getsets;
    std::vector<Value> names;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        getsets.push_back({fields[i], kGetters[i]});
        names.push_back(vm.make_str(fields[i]));
    }
    const char* dot = std::strrchr(name, '.');
    const std::string module(name, dot ? static_cast<std::size_t>(dot - name) : 0);
    Vm::TypeSpec spec;
    spec.name = dot ? dot + 1 : name;
    spec.module = module.c_str();
    spec.base = vm.types.tuple;
    spec.slots.repr = repr_sequence;
    spec.getsets = getsets;
    Type* type = vm.make_type(spec);
    const Value names_tuple = vm.make_tuple(names);
    vm.set_type_attribute(type, vm.intern(kFieldsName), &names_tuple);
    const Value count = Value::small_int(static_cast<std::int64_t>(fields.size()));
    for (const char* attribute : {"n_fields", "n_sequence_fields"})
        vm.set_type_attribute(type, vm.intern(attribute), &count);
    return type;
}

Value make_struct_sequence(Vm& vm, Type* type, std::span<const Value> values) {
    const Value items = vm.make_tuple(values);
    return vm.types.tuple->slots.construct(vm, type, {&items, 1, nullptr});
}

}  // namespace awaitscope
