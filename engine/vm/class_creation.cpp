// What a class statement makes (type_new in Objects/typeobject.c): bases, layout, MRO, namespace, hooks.
#include "engine/vm/attributes.h"
#include "engine/vm/descriptors.h"
#include "engine/vm/sequence.h"
#include "engine/vm/type_objects.h"
#include "engine/vm/type_slots.h"
#include "engine/vm/vm_private.h"
#include "engine/vm/weakref.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::uint32_t kMaxInline = 24;

/// The ancestor that gave the struct its layout: what Python classes add for __dict__ and weak references
/// fits beside any other.
const Type* solid_base(const Type* type) {
    while (type->base) {
        const bool adds = type->instance_size != type->base->instance_size ||
                          type->member_offsets.size() != type->base->member_offsets.size();
        if (adds) return type;
        type = type->base;
    }
    return type;
}

Type* best_base(Vm& vm, const TupleObject* bases) {
    Type* best = nullptr;
    const Type* winner = nullptr;
    for (const Value& item : bases->items()) {
        Type* base = item.as<Type>();
        if (!(base->flags & kTypeBase)) {
            vm.raise_f(vm.exc.TypeError, "type '{}' is not an acceptable base type", to_utf8(base->name));
            return nullptr;
        }
        const Type* candidate = solid_base(base);
        if (!winner || (winner != candidate && Vm::is_subtype(candidate, winner))) {
            winner = candidate;
            best = base;
        } else if (!Vm::is_subtype(winner, candidate)) {
            vm.raise(vm.exc.TypeError, "multiple bases have instance lay-out conflict");
            return nullptr;
        }
    }
    return best;
}

std::int32_t lowest_offset(const Type* type) {
    std::int32_t lowest = std::min({0, type->attributes_offset, type->weakrefs_offset});
    for (const std::int32_t offset : type->member_offsets) lowest = std::min(lowest, offset);
    return lowest;
}

/// _Py_Mangle
std::string mangled(std::string_view class_name, const std::string& name) {
    if (!name.starts_with("__") || name.ends_with("__") || name.find('.') != std::string::npos) return name;
    const std::size_t start = class_name.find_first_not_of('_');
    if (start == std::string_view::npos) return name;
    return "_" + std::string(class_name.substr(start)) + name;
}

bool is_identifier(const StrObject* s) {
    if (s->length == 0) return false;
    for (std::uint32_t i = 0; i < s->length; ++i) {
        const char32_t c = s->at(i);
        const bool letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 128;
        if (!letter && !(i > 0 && c >= '0' && c <= '9')) return false;
    }
    return true;
}

/// What __slots__ asks for.
struct Layout {
    bool dict = true;
    bool weakrefs = true;
    std::vector<std::string> members;  ///< sorted, mangled
};

bool read_slots(Vm& vm, const Type* base, const Value& slots, const DictObject* dict,
                std::string_view class_name, Layout& layout) {
    std::vector<Value> items;
    if (vm.is_str(slots)) {
        items.push_back(slots);
    } else if (!vm.iterate(slots, [&](Value item) { return items.push_back(std::move(item)), true; })) {
        return false;
    }
    layout.dict = layout.weakrefs = false;
    const bool varying = base->flags & (kTypeInt | kTypeTuple | kTypeBytes | kTypeType);
    if (!items.empty() && varying) {
        vm.raise_f(vm.exc.TypeError, "nonempty __slots__ not supported for subtype of '{}'",
                   to_utf8(base->name));
        return false;
    }
    for (const Value& item : items) {
        if (!vm.is_str(item)) {
            vm.raise_f(vm.exc.TypeError, "__slots__ items must be strings, not '{}'",
                       full_name(vm.type_of(item)));
            return false;
        }
        if (!is_identifier(item.as<StrObject>()))
            return vm.raise(vm.exc.TypeError, "__slots__ must be identifiers"), false;
        std::string name = vm.utf8(item);
        if (name == "__dict__" || name == "__weakref__") {
            bool& wanted = name == "__dict__" ? layout.dict : layout.weakrefs;
            const bool had = name == "__dict__" ? base->attributes_offset != 0 : base->weakrefs_offset != 0;
            if (wanted || had) {
                vm.raise_f(vm.exc.TypeError, "{} slot disallowed: {}", name,
                           name == "__dict__" ? "we already got one" : "we already got one");
                return false;
            }
            wanted = true;
            continue;
        }
        name = mangled(class_name, name);
        if (dict_find(const_cast<DictObject*>(dict), vm.intern(name)) && name != "__qualname__" &&
            name != "__classcell__") {
            vm.raise_f(vm.exc.ValueError, "'{}' in __slots__ conflicts with class variable", name);
            return false;
        }
        layout.members.push_back(std::move(name));
    }
    std::sort(layout.members.begin(), layout.members.end());
    return true;
}

Value get_instance_dict(Vm& vm, const Value& self) {
    Object* object = self.object();
    return Value::share(materialise_dict(vm, object, attributes_of(object, object->type->attributes_offset)));
}
bool set_instance_dict(Vm& vm, const Value& self, const Value* value) {
    if (value && !vm.is_dict(*value)) {
        vm.raise_f(vm.exc.TypeError, "__dict__ must be set to a dictionary, not a '{}'",
                   full_name(vm.type_of(*value)));
        return false;
    }
    Object* object = self.object();
    replace_dict(vm, object, attributes_of(object, object->type->attributes_offset),
                 value ? Ref<DictObject>(*value) : vm.make_dict());
    return true;
}
Value get_instance_weakrefs(Vm&, const Value& self) {
    Object* first = weakrefs_of(self.object());
    return first ? Value::share(first) : Value::none();
}
constexpr GetSetSpec kInstanceDict = {"__dict__", get_instance_dict, set_instance_dict};
constexpr GetSetSpec kInstanceWeakrefs = {"__weakref__", get_instance_weakrefs};

/// Places __dict__, weak references, members and the first attributes before the object.
void lay_out(Vm& vm, Type* type, const Layout& layout) {
    const Type* base = type->base;
    type->instance_size = base->instance_size;
    type->attributes_offset = base->attributes_offset;
    type->weakrefs_offset = base->weakrefs_offset;
    type->member_offsets = base->member_offsets;
    type->flags |= base->flags & (kTypeAttributes | kTypeWeakrefs);
    std::int32_t at = lowest_offset(base);
    // A class that is a metaclass's instance keeps its attributes where every class does.
    if (layout.dict && type->attributes_offset == 0 && !Vm::is_subtype(base, vm.types.type)) {
        type->attributes_offset = at -= static_cast<std::int32_t>(sizeof(Attributes));
        type->flags |= kTypeAttributes;
        dict_set(vm, type->dict, vm.names.__dict__, make_getset(vm, type, kInstanceDict));
    }
    if (layout.weakrefs && type->weakrefs_offset == 0) {
        type->weakrefs_offset = at -= static_cast<std::int32_t>(sizeof(Object*));
        type->flags |= kTypeWeakrefs;
        dict_set(vm, type->dict, vm.names.__weakref__, make_getset(vm, type, kInstanceWeakrefs));
    }
    if (!dict_find(type->dict, vm.names.__doc__)) dict_set(vm, type->dict, vm.names.__doc__, Value::none());
    for (const std::string& member : layout.members) {
        at -= static_cast<std::int32_t>(sizeof(Value));
        type->member_offsets.push_back(at);
        StrObject* name = vm.intern(member);
        dict_set(vm, type->dict, name, make_member(vm, type, name, at));
    }
    if (type->attributes_offset != 0) type->shape = make_root_shape(vm);
    if (type->attributes_offset < 0) {
        std::size_t expected = base->inline_values;
        if (const Value* names = dict_find(type->dict, vm.names.__static_attributes__);
            names && vm.is_tuple(*names))
            expected += names->as<TupleObject>()->size;
        type->inline_values = static_cast<std::uint32_t>(std::min<std::size_t>(expected, kMaxInline));
    }
    const std::size_t used = static_cast<std::size_t>(-at) + type->inline_values * sizeof(Value);
    type->prefix_size = static_cast<std::uint32_t>((used + 15) / 16 * 16);
}

/// Names that are class methods or static methods without saying so.
void wrap_implicit(Vm& vm, DictObject* dict) {
    auto wrap = [&](StrObject* name, Type* wrapper) {
        Value* found = dict_find(dict, name);
        if (!found || vm.type_of(*found) != vm.types.function) return;
        Value wrapped = vm.call(Value::share(wrapper), {*found});
        if (wrapped) dict_set(vm, dict, name, std::move(wrapped));
    };
    wrap(vm.names.__new__, vm.types.static_method);
    wrap(vm.names.__init_subclass__, vm.types.class_method);
    wrap(vm.names.__class_getitem__, vm.types.class_method);
}

bool take_qualname(Vm& vm, Type* type, DictObject* dict) {
    Value* found = dict_find(dict, vm.names.__qualname__);
    if (!found) return true;
    if (!vm.is_str(*found)) {
        vm.raise_f(vm.exc.TypeError, "type __qualname__ must be a str, not {}",
                   full_name(vm.type_of(*found)));
        return false;
    }
    type->qualname = vm.intern(*found).get();
    return dict_erase(dict, vm.names.__qualname__);
}

/// The class as far as its namespace goes: implicit entries that CPython adds.
bool complete_namespace(Vm& vm, Type* type) {
    DictObject* dict = type->dict;
    if (!dict_find(dict, vm.names.__module__) && vm.current_frame) {
        if (Value* module = dict_find(vm.current_frame->globals, vm.names.__name__))
            dict_set(vm, dict, vm.names.__module__, *module);
    }
    if (!take_qualname(vm, type, dict)) return false;
    if (dict_find(dict, vm.names.__eq__) && !dict_find(dict, vm.names.__hash__))
        dict_set(vm, dict, vm.names.__hash__, Value::none());
    wrap_implicit(vm, dict);
    if (Value* cell = dict_find(dict, vm.names.__classcell__)) {
        if (vm.type_of(*cell) != vm.types.cell) {
            vm.raise_f(vm.exc.TypeError, "__classcell__ must be a nonlocal cell, not {}",
                       vm.utf8(vm.repr(Value::share(vm.type_of(*cell)))));
            return false;
        }
        cell->as<CellObject>()->content = Value::share(type);
        dict_erase(dict, vm.names.__classcell__);
    }
    if (Value* cell = dict_find(dict, vm.names.__classdictcell__)) {
        cell->as<CellObject>()->content = Value::share(dict);
        dict_erase(dict, vm.names.__classdictcell__);
    }
    return true;
}

bool call_set_names(Vm& vm, Type* type) {
    std::vector<std::pair<Value, Value>> items;
    std::size_t position = 0;
    const DictObject::Entry* entry;
    while (dict_next(type->dict, position, entry)) items.emplace_back(entry->key, entry->value);
    for (const auto& [key, value] : items) {
        Value method = vm.special_method(value, vm.names.__set_name__);
        if (!method) {
            if (vm.pending) return false;
            continue;
        }
        if (!vm.call(method, {Value::share(type), key})) {
            Value exception = vm.take_exception();
            Value shown = vm.repr(key);
            if (!shown) return false;
            Value note =
                vm.make_str(fmt::format("Error calling __set_name__ on '{}' instance {} in '{}'",
                                        full_name(vm.type_of(value)), vm.utf8(shown), to_utf8(type->name)));
            if (!vm.call_method(exception, vm.names.add_note, {note})) return false;
            vm.raise_value(std::move(exception));
            return false;
        }
    }
    return true;
}

bool call_init_subclass(Vm& vm, Type* type, const Args& keywords) {
    Value parent = vm.call(Value::share(vm.types.super), {Value::share(type), Value::share(type)});
    if (!parent) return false;
    Value hook = vm.get_attribute(parent, vm.names.__init_subclass__);
    if (!hook) return false;
    Args only{keywords.values + keywords.positional, 0, keywords.names};
    return static_cast<bool>(vm.call(hook, only));
}

}  // namespace

Type* winning_metaclass(Vm& vm, Type* meta, const TupleObject* bases) {
    Type* winner = meta;
    for (const Value& base : bases->items()) {
        Type* candidate = vm.type_of(base);
        if (Vm::is_subtype(winner, candidate)) continue;
        if (Vm::is_subtype(candidate, winner)) {
            winner = candidate;
            continue;
        }
        vm.raise(
            vm.exc.TypeError,
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
            "metaclasses of all its bases");
        return nullptr;
    }
    return winner;
}

TupleObject* compute_mro(Vm& vm, Type* type, const TupleObject* bases) {
    for (std::size_t i = 0; i < bases->size; ++i)
        for (std::size_t j = i + 1; j < bases->size; ++j)
            if (identical((*bases)[i], (*bases)[j])) {
                vm.raise_f(vm.exc.TypeError, "duplicate base class {}",
                           to_utf8((*bases)[i].as<Type>()->name));
                return nullptr;
            }
    std::vector<std::vector<Type*>> lists;
    for (const Value& base : bases->items()) {
        lists.emplace_back();
        for (const Value& above : base.as<Type>()->mro->items()) lists.back().push_back(above.as<Type>());
    }
    lists.emplace_back();
    for (const Value& base : bases->items()) lists.back().push_back(base.as<Type>());

    std::vector<Value> order{Value::share(type)};
    std::vector<std::size_t> heads(lists.size(), 0);
    auto in_a_tail = [&](const Type* candidate) {
        for (std::size_t i = 0; i < lists.size(); ++i)
            for (std::size_t j = heads[i] + 1; j < lists[i].size(); ++j)
                if (lists[i][j] == candidate) return true;
        return false;
    };
    while (true) {
        Type* next = nullptr;
        bool left = false;
        for (std::size_t i = 0; i < lists.size() && !next; ++i) {
            if (heads[i] == lists[i].size()) continue;
            left = true;
            if (!in_a_tail(lists[i][heads[i]])) next = lists[i][heads[i]];
        }
        if (!left) break;
        if (!next) {
            std::vector<Type*> named;
            std::string text;
            for (std::size_t i = 0; i < lists.size(); ++i) {
                if (heads[i] == lists[i].size()) continue;
                Type* head = lists[i][heads[i]];
                if (std::find(named.begin(), named.end(), head) != named.end()) continue;
                named.push_back(head);
                text += (text.empty() ? "" : ", ") + to_utf8(head->name);
            }
            vm.raise_f(vm.exc.TypeError,
                       "Cannot create a consistent method resolution order (MRO) for bases {}", text);
            return nullptr;
        }
        order.push_back(Value::share(next));
        for (std::size_t i = 0; i < lists.size(); ++i)
            if (heads[i] < lists[i].size() && lists[i][heads[i]] == next) ++heads[i];
    }
    return static_cast<TupleObject*>(vm.make_tuple(order).leak());
}

Value new_class(Vm& vm, Type* meta, const Value& name, const Value& bases_value, const Value& namespace_,
                const Args& keywords) {
    Value bases = bases_value;
    if (bases.as<TupleObject>()->size == 0) bases = vm.make_tuple({Value::share(vm.types.object)});
    const auto* base_list = bases.as<TupleObject>();
    for (const Value& base : base_list->items()) {
        if (vm.is_type(base)) continue;
        bool missing = false;
        Value entries = vm.find_attribute(base, vm.names.__mro_entries__, missing);
        if (!entries && !missing) return Value();
        return vm.raise(vm.exc.TypeError,
                        entries ? "type() doesn't support MRO entry resolution; use types.new_class()"
                                : "bases must be types");
    }
    Type* base = best_base(vm, base_list);
    if (!base) return Value();
    Ref<DictObject> dict = vm.make_dict();
    if (!dict_update(vm, dict.get(), namespace_)) return Value();
    Layout layout;
    const std::string class_name = vm.utf8(name);
    if (Value* slots = dict_find(dict.get(), vm.names.__slots__)) {
        Value held = *slots;
        if (!read_slots(vm, base, held, dict.get(), class_name, layout)) return Value();
    }

    Ref<Type> type = Ref<Type>::adopt(new_type_object(vm, meta));
    type->flags = kTypeHeap | kTypeBase | (base->flags & (0xffff'0000u | kTypeSequence | kTypeMapping));
    for (const Value& other : base_list->items())
        type->flags |= other.as<Type>()->flags & (kTypeSequence | kTypeMapping);
    type->name = type->qualname = vm.intern(name).get();
    type->base = base;
    type->bases = static_cast<TupleObject*>(Value(bases).leak());
    type->dict = static_cast<DictObject*>(std::move(dict).value().leak());
    type->version = vm.new_version();
    type->mro = compute_mro(vm, type.get(), base_list);
    if (!type->mro) {
        type->mro = static_cast<TupleObject*>(vm.make_tuple(std::span<const Value>()).leak());
        return Value();
    }
    vm.heap.track(type.get());
    if (!complete_namespace(vm, type.get())) return Value();
    lay_out(vm, type.get(), layout);
    for (const Value& above : base_list->items()) {
        above.as<Type>()->subclasses.push_back(type.get());
        type->registered_in.push_back(above.as<Type>());
    }
    fix_slots(vm, type.get());
    renew_versions(vm, type.get());
    if (!call_set_names(vm, type.get()) || !call_init_subclass(vm, type.get(), keywords)) return Value();
    return type;
}

Value Vm::make_class(std::string_view name, std::initializer_list<Type*> bases, std::string_view module) {
    std::vector<Value> items;
    for (Type* base : bases) items.push_back(Value::share(base));
    Ref<DictObject> dict = make_dict();
    dict_set(*this, dict.get(), names.__module__, make_str(module));
    return new_class(*this, types.type, make_str(name), make_tuple(items), dict, {});
}

}  // namespace awaitscope
