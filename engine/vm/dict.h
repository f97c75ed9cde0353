// What the files of dict share, and look-ups that the interpreter inlines.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/containers.h"
#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/type.h"

#include <span>

namespace awaitscope {

class Vm;

/// The hash of a key: at once for small ints and exact strs, by Vm::hash else.
bool hash_general(Vm& vm, const Value& key, std::int64_t& out);
inline std::int64_t hash_small_int(std::int64_t n) {
    constexpr std::int64_t kModulus = (std::int64_t{1} << 61) - 1;
    // C++ keeps the sign, as CPython does. Hardly any int needs the division.
    const std::int64_t hash = n > -kModulus && n < kModulus ? n : n % kModulus;
    return hash == -1 ? -2 : hash;
}
bool hash_value(Vm& vm, const Value& key, std::int64_t& out);
/// Turns "unhashable type" into CPython 3.14's "cannot use 'list' as a dict key (unhashable type: 'list')";
/// `role` is "dict key" or "set element".
void explain_unhashable(Vm& vm, const Value& key, const char* role);

/// An empty dict of `type`, which may be a subclass.
DictObject* allocate_dict(Vm& vm, Type* type);
/// Position in entries of a key with this hash, -1 if absent, -2 with an exception pending.
std::int32_t dict_position(Vm& vm, DictObject* dict, const Value& key, std::int64_t hash);
/// Adds a key that is known to be absent.
void dict_insert_new(DictObject* dict, const Value& key, std::int64_t hash, Value value);
bool dict_set_hashed(Vm& vm, DictObject* dict, const Value& key, std::int64_t hash, Value value);
/// Takes the entry at a position out; the value is returned and the key dropped.
Value dict_take(DictObject* dict, std::int32_t position);
/// A copy with the holes left out.
Ref<DictObject> dict_copy(Vm& vm, const DictObject* dict);
bool dict_equal(Vm& vm, DictObject* a, DictObject* b, bool& out);

/// For the interpreter: dict[key] for an exact dict; null with KeyError pending or not (`missing` handled by
/// the caller for subclasses).
const Value* dict_lookup(Vm& vm, DictObject* dict, const Value& key);

std::span<const NativeSpec> dict_method_table();
Value make_dict_view(Vm& vm, Type* type, const Value& dict);
void make_dict_view_types(Vm& vm);
void make_mapping_proxy_type(Vm& vm);

Value make_mapping_proxy(Vm& vm, const Value& mapping);

/// dict_keys, dict_values, dict_items.
struct DictViewObject : Object {
    Value dict;
};

}  // namespace awaitscope
