// What the files of set share.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/containers.h"

#include <span>

namespace awaitscope {

class Vm;
struct Type;

/// An empty set of `type`: set, frozenset or a subclass.
SetObject* allocate_set(Vm& vm, Type* type);
void free_set_table(SetObject* set);
void set_clear(SetObject* set);
void set_resize(SetObject* set, std::size_t minimum);
bool set_merge(Vm& vm, SetObject* set, SetObject* other);
/// The hash of an element, with 3.14's words if it has none.
bool hash_element(Vm& vm, const Value& key, std::int64_t& hash);
bool set_add_hashed(Vm& vm, SetObject* set, const Value& key, std::int64_t hash);
Found set_contains_hashed(Vm& vm, SetObject* set, const Value& key, std::int64_t hash);
Found set_discard_hashed(Vm& vm, SetObject* set, const Value& key, std::int64_t hash);

/// Operations on sets and any iterable (set_operations.cpp). Results are new sets of `type`.
Value set_copy(Vm& vm, SetObject* set, Type* type);
Value set_intersection(Vm& vm, SetObject* set, const Value& other, Type* type);
Value set_difference(Vm& vm, SetObject* set, const Value& other, Type* type);
Value set_symmetric_difference(Vm& vm, SetObject* set, const Value& other, Type* type);
bool set_difference_update(Vm& vm, SetObject* set, const Value& other);
bool set_symmetric_difference_update(Vm& vm, SetObject* set, const Value& other);
bool set_is_subset(Vm& vm, SetObject* set, SetObject* other, bool& out);
bool set_is_disjoint(Vm& vm, SetObject* set, const Value& other, bool& out);
/// Exchanges the contents.
void set_swap(SetObject* a, SetObject* b);

}  // namespace awaitscope
