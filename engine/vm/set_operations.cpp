// set: union, intersection, difference and the tests between sets, in the order in which CPython visits.
#include "engine/vm/dict.h"
#include "engine/vm/set.h"
#include "engine/vm/vm.h"

namespace awaitscope {

using Entry = SetObject::Entry;

namespace {

bool is_any_set(Vm& vm, const Value& v) {
    return vm.has_flag(v, kTypeSet);
}

/// Calls each(key, hash) for the elements; the set may change meanwhile. Stops when `each` returns false.
template <class Each>
bool for_each(SetObject* set, Each each) {
    for (std::size_t i = 0; i <= set->mask; ++i) {
        Value key = set->table[i].key;
        if (!key.is_null() && !each(key, set->table[i].hash)) return false;
    }
    return true;
}

Value copy_and_subtract(Vm& vm, SetObject* set, const Value& other, Type* type) {
    Value copy = set_copy(vm, set, type);
    if (!copy || !set_difference_update(vm, copy.as<SetObject>(), other)) return Value();
    return copy;
}

}  // namespace

Value set_copy(Vm& vm, SetObject* set, Type* type) {
    Value copy = Value::adopt(allocate_set(vm, type));
    return set_merge(vm, copy.as<SetObject>(), set) ? copy : Value();
}

void set_swap(SetObject* a, SetObject* b) {
    std::swap(a->table, b->table);
    std::swap(a->mask, b->mask);
    std::swap(a->fill, b->fill);
    std::swap(a->used, b->used);
    a->hash = b->hash = -1;
}

Value set_intersection(Vm& vm, SetObject* set, const Value& other, Type* type) {
    if (other.is_object() && other.object() == set) return set_copy(vm, set, type);
    Value result = Value::adopt(allocate_set(vm, type));
    SetObject* out = result.as<SetObject>();
    auto keep_common = [&](SetObject* container, const Value& key, std::int64_t hash) {
        Found found = set_contains_hashed(vm, container, key, hash);
        if (found == Found::error) return false;
        return found == Found::no || set_add_hashed(vm, out, key, hash);
    };
    if (is_any_set(vm, other)) {
        SetObject* larger = set;
        SetObject* smaller = other.as<SetObject>();
        if (smaller->used > larger->used) std::swap(larger, smaller);
        bool done = for_each(
            smaller, [&](const Value& key, std::int64_t hash) { return keep_common(larger, key, hash); });
        return done ? result : Value();
    }
    Value iterator = vm.iter(other);
    if (!iterator) return Value();
    while (Value key = vm.next(iterator)) {
        std::int64_t hash = 0;
        if (!hash_element(vm, key, hash) || !keep_common(set, key, hash)) return Value();
    }
    return vm.pending.is_null() ? result : Value();
}

Value set_difference(Vm& vm, SetObject* set, const Value& other, Type* type) {
    bool is_dict = vm.type_of(other) == vm.types.dict;
    std::size_t size = 0;
    if (is_any_set(vm, other)) {
        size = other.as<SetObject>()->used;
    } else if (is_dict) {
        size = other.as<DictObject>()->used;
    } else {
        return copy_and_subtract(vm, set, other, type);
    }
    if ((set->used >> 2) > size) return copy_and_subtract(vm, set, other, type);
    Value result = Value::adopt(allocate_set(vm, type));
    bool done = for_each(set, [&](const Value& key, std::int64_t hash) {
        bool found = false;
        if (is_dict) {
            std::int32_t position = dict_position(vm, other.as<DictObject>(), key, hash);
            if (position == -2) return false;
            found = position >= 0;
        } else {
            Found answer = set_contains_hashed(vm, other.as<SetObject>(), key, hash);
            if (answer == Found::error) return false;
            found = answer == Found::yes;
        }
        return found || set_add_hashed(vm, result.as<SetObject>(), key, hash);
    });
    return done ? result : Value();
}

bool set_difference_update(Vm& vm, SetObject* set, const Value& other) {
    if (other.is_object() && other.object() == set) {
        set_clear(set);
        return true;
    }
    if (is_any_set(vm, other)) {
        bool done = for_each(other.as<SetObject>(), [&](const Value& key, std::int64_t hash) {
            return set_discard_hashed(vm, set, key, hash) != Found::error;
        });
        if (!done) return false;
    } else {
        Value iterator = vm.iter(other);
        if (!iterator) return false;
        while (Value key = vm.next(iterator)) {
            if (set_discard(vm, set, key) == Found::error) return false;
        }
        if (!vm.pending.is_null()) return false;
    }
    // Too many deleted entries: CPython tidies up here.
    if ((set->fill - set->used) <= set->mask / 5) return true;
    set_resize(set, set->used > 50000 ? set->used * 2 : set->used * 4);
    return true;
}

bool set_symmetric_difference_update(Vm& vm, SetObject* set, const Value& other) {
    if (other.is_object() && other.object() == set) {
        set_clear(set);
        return true;
    }
    auto toggle = [&](const Value& key, std::int64_t hash) {
        Found found = set_discard_hashed(vm, set, key, hash);
        if (found == Found::error) return false;
        return found == Found::yes || set_add_hashed(vm, set, key, hash);
    };
    if (vm.type_of(other) == vm.types.dict) {
        std::size_t position = 0;
        const DictObject::Entry* entry = nullptr;
        while (dict_next(other.as<DictObject>(), position, entry)) {
            Value key = entry->key;
            if (!toggle(key, entry->hash)) return false;
        }
        return true;
    }
    if (is_any_set(vm, other)) return for_each(other.as<SetObject>(), toggle);
    Ref<SetObject> elements = vm.make_set();
    return set_update(vm, elements.get(), other) && for_each(elements.get(), toggle);
}

Value set_symmetric_difference(Vm& vm, SetObject* set, const Value& other, Type* type) {
    Value result = Value::adopt(allocate_set(vm, type));
    if (!set_update(vm, result.as<SetObject>(), other)) return Value();
    return set_symmetric_difference_update(vm, result.as<SetObject>(), Value::share(set)) ? result : Value();
}

bool set_is_subset(Vm& vm, SetObject* set, SetObject* other, bool& out) {
    out = false;
    if (set->used > other->used) return true;
    bool subset = true;
    bool visited_all = for_each(set, [&](const Value& key, std::int64_t hash) {
        Found found = set_contains_hashed(vm, other, key, hash);
        subset = found == Found::yes;
        return subset;
    });
    if (!visited_all && !vm.pending.is_null()) return false;
    out = subset;
    return true;
}

bool set_is_disjoint(Vm& vm, SetObject* set, const Value& other, bool& out) {
    out = true;
    if (is_any_set(vm, other)) {
        SetObject* larger = set;
        SetObject* smaller = other.as<SetObject>();
        if (larger == smaller) {
            out = set->used == 0;
            return true;
        }
        if (smaller->used > larger->used) std::swap(larger, smaller);
        bool visited_all = for_each(smaller, [&](const Value& key, std::int64_t hash) {
            Found found = set_contains_hashed(vm, larger, key, hash);
            if (found == Found::yes) out = false;
            return found == Found::no;
        });
        return visited_all || vm.pending.is_null();
    }
    Value iterator = vm.iter(other);
    if (!iterator) return false;
    while (Value key = vm.next(iterator)) {
        Found found = set_contains(vm, set, key);
        if (found == Found::error) return false;
        if (found == Found::no) continue;
        out = false;
        return true;
    }
    return vm.pending.is_null();
}

}  // namespace awaitscope
